<?xml version="1.0" encoding="UTF-8"?>
<!-- Decided changes to the plan, those that are in force and those to come. What has changed says so where it stands,
     and the chapter here shows the old and the new side by side, decision by decision. What was there before stands
     beside each change (r:before). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p r">

  <xsl:key name="amended" match="p:change[parent::p:amendment[parent::r:amendments]]" use="@target"/>
  <xsl:key name="amended" match="p:withdraw[parent::p:amendment[parent::r:amendments]]" use="@target"/>

  <xsl:key name="amendment" match="p:amendment[parent::r:amendments]" use="@id"/>

  <!-- Whether the amendments in force are worked into the text. -->
  <xsl:variable name="marked" select="/*/@r:wording = 'marked'"/>
  <xsl:variable name="consolidated" select="$marked or /*/@r:wording = 'consolidated'"/>

  <!-- Below the words of something that has been changed: when, and where to read about it. What has left says so itself
       in a consolidated text, and what was added is in no other. Inline it follows the words, after a full stop. -->
  <xsl:template name="amended">
    <xsl:param name="inline" select="false()"/>
    <!-- Below a heading, with what follows it. -->
    <xsl:param name="below-heading" select="false()"/>
    <xsl:for-each select="r:added">
      <xsl:call-template name="amended-note">
        <xsl:with-param name="label" select="'amended-add'"/>
        <xsl:with-param name="amendment" select="key('amendment', @amendment)"/>
        <xsl:with-param name="inline" select="$inline"/>
        <xsl:with-param name="below-heading" select="$below-heading"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:variable name="withdrawn" select="boolean($consolidated and r:withdrawn)"/>
    <xsl:for-each select="key('amended', @id)[not($withdrawn and self::p:withdraw)]">
      <xsl:call-template name="amended-note">
        <xsl:with-param name="label" select="concat('amended-', local-name())"/>
        <xsl:with-param name="amendment" select=".."/>
        <xsl:with-param name="inline" select="$inline"/>
        <xsl:with-param name="below-heading" select="$below-heading"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:if test="$marked and not($inline)"><xsl:call-template name="was-before"/></xsl:if>
  </xsl:template>

  <!-- ==== Marked in the text: new words, and those that were there before ==== -->

  <!-- A bar beside the lines of some words. -->
  <xsl:template name="in-a-bar">
    <xsl:param name="words"/>
    <fo:change-bar-begin change-bar-class="marked" change-bar-style="solid" change-bar-width="{$medium-width}" change-bar-color="{$accent}" change-bar-offset="6pt"/>
    <xsl:copy-of select="$words"/>
    <fo:change-bar-end change-bar-class="marked"/>
  </xsl:template>

  <!-- Beside what was there before it is seen that they are new. -->
  <xsl:template match="r:now//r:inserted" priority="1">
    <fo:inline font-weight="{$bold}"><xsl:apply-templates/></fo:inline>
  </xsl:template>

  <!-- Bold in tables, underlined in running text; read aloud it is said that they are new. -->
  <xsl:template match="r:inserted">
    <xsl:call-template name="in-a-bar">
      <xsl:with-param name="words">
        <fo:inline role="Span">
          <xsl:choose>
            <xsl:when test="ancestor::p:activity or ancestor::p:objective"><xsl:attribute name="font-weight"><xsl:value-of select="$bold"/></xsl:attribute></xsl:when>
            <xsl:otherwise>
              <xsl:attribute name="color"><xsl:value-of select="$accent"/></xsl:attribute>
              <xsl:attribute name="text-decoration">underline</xsl:attribute>
            </xsl:otherwise>
          </xsl:choose>
          <xsl:attribute name="hpx:alt">
            <xsl:call-template name="label"><xsl:with-param name="id" select="'new-words'"/><xsl:with-param name="a" select="normalize-space()"/></xsl:call-template>
          </xsl:attribute>
          <xsl:apply-templates/>
        </fo:inline>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="r:deleted" name="struck">
    <xsl:call-template name="in-a-bar">
      <xsl:with-param name="words">
        <fo:inline role="Span" color="{$muted}" text-decoration="line-through">
          <xsl:attribute name="hpx:alt">
            <xsl:call-template name="label"><xsl:with-param name="id" select="'struck-words'"/><xsl:with-param name="a" select="normalize-space()"/></xsl:call-template>
          </xsl:attribute>
          <xsl:value-of select="."/>
        </fo:inline>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <!-- A block that is gone, its words as one line. -->
  <xsl:template match="r:gone">
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:call-template name="struck"/></fo:block>
  </xsl:template>

  <!-- What a part was before, of what does not stand in its words; it may have held for it from elsewhere. -->
  <xsl:template name="was-before">
    <xsl:variable name="part" select="."/>
    <xsl:variable name="changed" select="r:changed[not(@marked)][not(preceding-sibling::r:changed/@what = @what)]"/>
    <xsl:if test="$changed or r:withdrawn and p:text">
      <fo:block xsl:use-attribute-sets="note-text" space-before="{$xs}" color="{$muted}">
        <fo:block keep-with-next.within-page="always" color="{$text-colour}">
          <xsl:call-template name="in-a-bar">
            <xsl:with-param name="words"><xsl:call-template name="label"><xsl:with-param name="id" select="'then'"/></xsl:call-template>:</xsl:with-param>
          </xsl:call-template>
        </fo:block>
        <xsl:for-each select="$changed">
          <xsl:variable name="before" select="(key('amended', $part/@id)/r:before[@what = current()/@what])[1]"/>
          <xsl:choose>
            <xsl:when test="$before/p:*"><xsl:call-template name="version"><xsl:with-param name="words" select="$before/p:*"/><xsl:with-param name="part" select="$part"/></xsl:call-template></xsl:when>
            <xsl:when test="@what = 'priority' or @what = 'conditional' or @what = 'pilot'">
              <xsl:call-template name="property"><xsl:with-param name="name" select="@what"/><xsl:with-param name="value" select="@was"/></xsl:call-template>
            </xsl:when>
            <xsl:otherwise><fo:block><xsl:call-template name="nothing"/></fo:block></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
        <xsl:if test="r:withdrawn">
          <xsl:call-template name="version"><xsl:with-param name="words" select="p:text"/><xsl:with-param name="part" select="$part"/></xsl:call-template>
        </xsl:if>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template name="amended-note">
    <xsl:param name="label"/>
    <xsl:param name="amendment"/>
    <xsl:param name="inline"/>
    <xsl:param name="below-heading"/>
    <xsl:variable name="link">
      <xsl:call-template name="amended-link">
        <xsl:with-param name="label" select="$label"/>
        <xsl:with-param name="amendment" select="$amendment"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$inline"><xsl:text>. </xsl:text><xsl:copy-of select="$link"/></xsl:when>
      <xsl:otherwise>
        <fo:block xsl:use-attribute-sets="note-text" space-before="{$xs}">
          <xsl:if test="$below-heading"><xsl:attribute name="keep-with-next.within-page">always</xsl:attribute></xsl:if>
          <xsl:copy-of select="@hpx:at"/>
          <xsl:copy-of select="$link"/>
        </fo:block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="amended-link">
    <xsl:param name="label"/>
    <xsl:param name="amendment"/>
    <fo:basic-link internal-destination="{$amendment/@id}" xsl:use-attribute-sets="reference">
      <xsl:call-template name="label">
        <xsl:with-param name="id" select="$label"/>
        <xsl:with-param name="a"><xsl:call-template name="date"><xsl:with-param name="date" select="$amendment/p:decided[1]/@date"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </fo:basic-link>
  </xsl:template>

  <!-- The current wording of a part; of one that has left a consolidated text, that it has, and by which decision. -->
  <xsl:template name="words-in-force">
    <xsl:choose>
      <xsl:when test="not($consolidated and ../r:withdrawn)"><xsl:apply-templates/></xsl:when>
      <xsl:when test="not(preceding-sibling::p:text[1])">
        <xsl:call-template name="amended-link">
          <xsl:with-param name="label" select="'amended-withdraw'"/>
          <xsl:with-param name="amendment" select="key('amendment', ../r:withdrawn[1]/@amendment)"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- "Konsoliderad lydelse t.o.m. § 9, 1 november 2025": up to the last amendment in force. -->
  <xsl:variable name="last-decision" select="/*[$consolidated]/r:amendments/p:amendment[not(r:coming)][last()]/p:decided"/>
  <xsl:template name="wording">
    <xsl:for-each select="$last-decision">
      <xsl:call-template name="label">
        <xsl:with-param name="id" select="concat('wording-', /*/@r:wording)"/>
        <xsl:with-param name="a">
          <xsl:if test="@paragraph"><xsl:value-of select="concat(translate(@paragraph, ' ', '&#xA0;'), ', ')"/></xsl:if>
          <xsl:call-template name="date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== The chapter ==== -->

  <xsl:template match="r:amendments" priority="1">
    <xsl:apply-templates select="p:amendment"/>
  </xsl:template>

  <xsl:variable name="level-of-amendments" select="2"/>

  <xsl:template match="p:amendment">
    <xsl:for-each select="p:decided">
      <xsl:call-template name="heading">
        <xsl:with-param name="level" select="$level-of-amendments"/>
        <xsl:with-param name="id" select="../@id"/>
        <xsl:with-param name="words"><xsl:apply-templates select=".." mode="title"/></xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <!-- A heading leads nowhere. -->
    <xsl:for-each select="p:decided[@href]">
      <fo:block xsl:use-attribute-sets="paragraph" keep-with-next.within-page="50">
        <xsl:copy-of select="@hpx:at"/>
        <xsl:call-template name="printed-address"><xsl:with-param name="address" select="@href"/></xsl:call-template>
      </fo:block>
    </xsl:for-each>
    <xsl:for-each select="p:reason">
      <fo:block xsl:use-attribute-sets="paragraph" keep-with-next.within-page="50">
        <xsl:copy-of select="@hpx:at | @xml:lang"/>
        <xsl:apply-templates/>
      </fo:block>
    </xsl:for-each>
    <xsl:if test="@in-force">
      <fo:block xsl:use-attribute-sets="paragraph" keep-with-next.within-page="50">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'in-force'"/>
          <xsl:with-param name="a"><xsl:call-template name="date"><xsl:with-param name="date" select="@in-force"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </fo:block>
    </xsl:if>
    <fo:table xsl:use-attribute-sets="table">
      <xsl:copy-of select="@hpx:at"/>
      <fo:table-column column-width="proportional-column-width(2)"/>
      <fo:table-column column-width="proportional-column-width(3)"/>
      <fo:table-column column-width="proportional-column-width(3)"/>
      <fo:table-header>
        <fo:table-row keep-with-next.within-page="always">
          <xsl:call-template name="amendment-heading"><xsl:with-param name="label" select="'amendment-part'"/></xsl:call-template>
          <xsl:call-template name="amendment-heading"><xsl:with-param name="label" select="'amendment-before'"/></xsl:call-template>
          <xsl:call-template name="amendment-heading"><xsl:with-param name="label" select="'amendment-after'"/></xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:apply-templates select="p:change | p:add/* | p:withdraw" mode="amendment"/>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- The words given, or the body and the day; then the paragraph and the registry number. -->
  <xsl:template name="decision-words">
    <xsl:choose>
      <xsl:when test="normalize-space(.) != ''"><xsl:apply-templates mode="words"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="names"><xsl:with-param name="ids" select="@party"/></xsl:call-template>
        <xsl:if test="@party"><xsl:text> </xsl:text></xsl:if>
        <xsl:call-template name="date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="@paragraph | @diary-number">
      <xsl:value-of select="concat(', ', translate(., ' ', '&#xA0;'))"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="amendment-heading">
    <xsl:param name="label"/>
    <fo:table-cell xsl:use-attribute-sets="heading-cell">
      <fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="$label"/></xsl:call-template></fo:block>
    </fo:table-cell>
  </xsl:template>

  <!-- ==== Rows ==== -->

  <!-- A row for each kind of thing that changes: the wording, the responsible, the time, the priority … -->
  <xsl:template match="p:change" mode="amendment">
    <xsl:variable name="part" select="key('id', @target) | key('replaced', @target)[not(key('id', @id))][1]"/>
    <xsl:variable name="begins" select="position() = 1 and position() != last()"/>
    <xsl:variable name="ends" select="position() = last() and position() &gt; 1"/>
    <xsl:for-each select="r:before">
      <xsl:variable name="after" select="../p:*[local-name() = current()/@what or current()/@what = 'blocks' and not(self::p:title)
                                         or current()/@what = 'continuation' and self::p:list
                                         or self::p:field and concat('field:', @name) = current()/@what]"/>
      <fo:table-row xsl:use-attribute-sets="row">
        <!-- What changes of one part stands under its name. -->
        <xsl:if test="position() &gt; 1"><xsl:attribute name="keep-with-previous.within-page">150</xsl:attribute></xsl:if>
        <xsl:call-template name="two-at-ends">
          <xsl:with-param name="begins" select="$begins and position() = last()"/>
          <xsl:with-param name="ends" select="$ends and position() = 1"/>
        </xsl:call-template>
        <xsl:copy-of select="(../@hpx:at[not($after)] | $after/@hpx:at)[1]"/>
        <xsl:if test="position() = 1 or $plain-tables">
          <xsl:call-template name="part-cell">
            <xsl:with-param name="part" select="$part"/>
            <xsl:with-param name="rows" select="($plain-tables) + not($plain-tables) * last()"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="version-cell">
          <xsl:with-param name="words" select="p:*"/>
          <xsl:with-param name="property" select="@was"/>
          <xsl:with-param name="part" select="$part"/>
        </xsl:call-template>
        <xsl:call-template name="version-cell">
          <xsl:with-param name="words" select="$after"/>
          <xsl:with-param name="property" select="(../@priority | ../@conditional | ../@pilot)[name() = current()/@what]"/>
          <xsl:with-param name="part" select="$part"/>
        </xsl:call-template>
      </fo:table-row>
    </xsl:for-each>
  </xsl:template>

  <!-- Of the kind that the current r:before is of. -->
  <xsl:template name="version-cell">
    <xsl:param name="words"/>
    <xsl:param name="property"/>
    <xsl:param name="part"/>
    <fo:table-cell xsl:use-attribute-sets="cell">
      <xsl:choose>
        <xsl:when test="$property">
          <xsl:call-template name="property"><xsl:with-param name="name" select="@what"/><xsl:with-param name="value" select="$property"/></xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="version"><xsl:with-param name="words" select="$words"/><xsl:with-param name="part" select="$part"/></xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </fo:table-cell>
  </xsl:template>

  <!-- What a part is beside its words: its priority, a pilot, conditional. -->
  <xsl:template name="property">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <fo:block>
      <xsl:choose>
        <xsl:when test="$value = 'none' or $value = 'no' or string($value) = ''"><xsl:call-template name="nothing"/></xsl:when>
        <xsl:when test="$name = 'priority'">
          <fo:inline color="{$muted}"><xsl:call-template name="label"><xsl:with-param name="id" select="$name"/></xsl:call-template>: </fo:inline>
          <xsl:call-template name="label"><xsl:with-param name="id" select="concat('priority-', $value)"/></xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="id" select="$name"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:add/*" mode="amendment">
    <xsl:variable name="part" select="key('id', @id) | self::*[not(key('id', @id))]"/>
    <fo:table-row xsl:use-attribute-sets="row">
      <xsl:call-template name="two-at-ends"/>
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="part-cell"><xsl:with-param name="part" select="$part"/></xsl:call-template>
      <fo:table-cell xsl:use-attribute-sets="cell"><fo:block><xsl:call-template name="nothing"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:call-template name="added-words"><xsl:with-param name="part" select="$part"/></xsl:call-template>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- All that a part says which was added, and what is in it. -->
  <xsl:template name="added-words">
    <xsl:param name="part"/>
    <xsl:for-each select=".//p:title[parent::p:area] | .//p:text[not(parent::p:indicator or parent::p:risk)] | .//p:responsible | .//p:timeframe
                          | .//p:intended-result | .//p:target-group | .//p:resources | .//p:cost | .//p:risk | .//p:derives-from
                          | descendant-or-self::p:indicator | .//p:field">
      <xsl:if test="not(ancestor::r:changed)">
        <xsl:call-template name="version"><xsl:with-param name="words" select="."/><xsl:with-param name="part" select="$part"/></xsl:call-template>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="p:withdraw" mode="amendment">
    <xsl:variable name="part" select="key('id', @target) | key('replaced', @target)[not(key('id', @id))][1]"/>
    <xsl:variable name="reason" select="node()[not(self::r:*)]"/>
    <fo:table-row xsl:use-attribute-sets="row">
      <xsl:call-template name="two-at-ends"/>
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="part-cell"><xsl:with-param name="part" select="$part"/></xsl:call-template>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:call-template name="version"><xsl:with-param name="words" select="r:before/p:*"/><xsl:with-param name="part" select="$part"/></xsl:call-template>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="'withdrawn'"/></xsl:call-template></fo:block>
        <xsl:if test="$reason[normalize-space() != '']"><fo:block><xsl:apply-templates select="$reason"/></fo:block></xsl:if>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- What the part is, with its number or else its words, leading there if it is in the text. -->
  <xsl:template name="part-cell">
    <xsl:param name="part"/>
    <xsl:param name="rows" select="1"/>
    <xsl:variable name="words">
      <xsl:call-template name="label"><xsl:with-param name="id" select="concat('part-', local-name($part))"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="$part/@number"><xsl:value-of select="concat('&#xA0;', $part/@number)"/></xsl:when>
        <xsl:when test="$part[not(self::p:plan)]">
          <xsl:for-each select="($part/p:title | $part/p:text | $part/p:objective/p:text)[1]">
            <xsl:text>: </xsl:text>
            <xsl:call-template name="in-its-language"><xsl:with-param name="words"><xsl:apply-templates mode="words"/></xsl:with-param></xsl:call-template>
          </xsl:for-each>
        </xsl:when>
      </xsl:choose>
    </xsl:variable>
    <fo:table-cell xsl:use-attribute-sets="cell" role="TH">
      <xsl:call-template name="spans"><xsl:with-param name="rows" select="$rows"/></xsl:call-template>
      <fo:block>
        <xsl:choose>
          <xsl:when test="$part[not(ancestor::p:amendment)][self::p:area or self::p:goal or self::p:objective or self::p:activity]">
            <fo:basic-link internal-destination="{$part/@id}" xsl:use-attribute-sets="reference"><xsl:copy-of select="$words"/></fo:basic-link>
          </xsl:when>
          <xsl:otherwise><xsl:copy-of select="$words"/></xsl:otherwise>
        </xsl:choose>
      </fo:block>
    </fo:table-cell>
  </xsl:template>

  <!-- Wordings, parties, times or remarks of a part, a block each, labelled where they are not wording. -->
  <xsl:template name="version">
    <xsl:param name="words"/>
    <xsl:param name="part"/>
    <xsl:for-each select="$words">
      <fo:block>
        <xsl:copy-of select="@hpx:at | @xml:lang"/>
        <xsl:if test="not(self::p:text or self::p:title or self::p:short or self::p:introduction or self::p:continuation
                          or $part/self::p:section or self::p:list)">
          <fo:inline color="{$muted}">
            <xsl:choose>
              <xsl:when test="self::p:responsible or self::p:timeframe">
                <xsl:variable name="name" select="local-name()"/>
                <xsl:for-each select="$part"><xsl:call-template name="own-label"><xsl:with-param name="name" select="$name"/></xsl:call-template></xsl:for-each>
              </xsl:when>
              <xsl:when test="self::p:field"><xsl:call-template name="field-label"/></xsl:when>
              <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="id" select="local-name()"/></xsl:call-template></xsl:otherwise>
            </xsl:choose>
            <xsl:text>: </xsl:text>
          </fo:inline>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="@conditional">
            <fo:inline xsl:use-attribute-sets="italic"><xsl:call-template name="version-words"><xsl:with-param name="part" select="$part"/></xsl:call-template></fo:inline>
          </xsl:when>
          <xsl:otherwise><xsl:call-template name="version-words"><xsl:with-param name="part" select="$part"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </fo:block>
    </xsl:for-each>
    <xsl:if test="not($words)"><fo:block><xsl:call-template name="nothing"/></fo:block></xsl:if>
  </xsl:template>

  <xsl:template name="version-words">
    <xsl:param name="part"/>
    <xsl:choose>
      <xsl:when test="self::p:responsible or self::p:timeframe"><xsl:call-template name="said-in-a-line"/></xsl:when>
      <xsl:when test="self::p:valid or self::p:next-revision"><xsl:apply-templates select="." mode="fact-words"/></xsl:when>
      <xsl:when test="self::p:introduction or self::p:p or self::p:list or self::p:figure or self::p:table or self::p:box
                      or self::p:blockquote or self::p:pullquote or self::p:repeat">
        <xsl:apply-templates select="." mode="version"/>
      </xsl:when>
      <xsl:when test="self::p:baseline or self::p:target">
        <xsl:call-template name="measured">
          <xsl:with-param name="unit" select="$part/@unit"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="self::p:indicator"><xsl:call-template name="indicator"/></xsl:when>
      <xsl:when test="self::p:cost or self::p:risk or self::p:derives-from"><xsl:call-template name="planning-words"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== Running text, line by line: it stands in full where it belongs ==== -->

  <xsl:template match="*" mode="version">
    <xsl:apply-templates select="p:*" mode="version"/>
  </xsl:template>

  <xsl:template match="p:p | p:lead | p:continuation | p:title | p:caption | p:note | p:pullquote" mode="version">
    <fo:block><xsl:apply-templates mode="words"/></fo:block>
  </xsl:template>

  <xsl:template match="p:item" mode="version">
    <fo:block start-indent="0.75em" text-indent="-0.75em">
      <xsl:text>–&#xA0;</xsl:text>
      <xsl:apply-templates select="node()[not(self::p:list or self::p:continuation)]" mode="words"/>
    </fo:block>
    <xsl:apply-templates select="p:list | p:continuation" mode="version"/>
  </xsl:template>

  <xsl:template match="p:row | p:heading-row" mode="version">
    <fo:block>
      <xsl:for-each select="p:cell">
        <xsl:if test="position() != 1">, </xsl:if>
        <xsl:apply-templates mode="words"/>
      </xsl:for-each>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:figure" mode="version">
    <xsl:apply-templates select="p:caption" mode="version"/>
    <xsl:if test="not(p:caption) and @alt"><fo:block><xsl:value-of select="@alt"/></fo:block></xsl:if>
  </xsl:template>

  <xsl:template match="p:repeat" mode="version">
    <xsl:apply-templates select="key('id', @ref)" mode="version"/>
  </xsl:template>
</xsl:stylesheet>
