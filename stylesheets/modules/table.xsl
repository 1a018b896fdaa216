<?xml version="1.0" encoding="UTF-8"?>
<!-- The table of an area: objective │ activities │ responsible │ timeframe.

     Each activity is a row. What is given for an objective as a whole spans the rows of its activities, what an
     activity has of its own stands in its row, so that it reads as one line across the table:

       objective 1 │ • activity a │ ◦ party    │ time        shared by a and b
                   │ • activity b │ ◦ party    │
       ────────────┼──────────────┼────────────┼─────
       objective 2 │ • activity a │ ◦ party    │ time        a and b each have their own
                   │ ─────────────┼────────────┼─────
                   │ • activity b │ ◦ party    │ time
       ────────────┼──────────────┼────────────┼─────
       objective 3 │ • activity   │ ◦ party    │ time        a group: objectives paired with activities
       objective 4 │ • activity   │            │
       ────────────┴──────────────┴────────────┴─────
     The rows of an objective or a group are kept on one page where they fit, unless each says all by itself.

     Plain tables have nothing that spans: each row says again what it shares with others, for screen readers
     that lose count after spans. What is said again has no ids, and refers to its notes; "Se ovan" names whom it means.

       objective 1 │ • activity a │ ◦ party    │ time
       ────────────┼──────────────┼────────────┼─────
       objective 1 │ • activity b │ ◦ party    │ time -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:exsl="http://exslt.org/common"
                xmlns:h="https://handlingsplan.org/ns/house/1"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p r h exsl">

  <!-- "spans" or "plain"; without it, as the house has it. -->
  <xsl:param name="tables"/>
  <xsl:variable name="plain-tables" select="$tables = 'plain' or ($tables = '' and $the-house/h:profile/@tables = 'plain')"/>

  <xsl:key name="same-as" match="p:responsible[@same-as]" use="@same-as"/>

  <xsl:template name="objectives-table">
    <xsl:if test="p:objective | p:objective-group">
      <fo:table xsl:use-attribute-sets="table">
        <!-- A small table stays whole: better a short page of text before it than two rows alone on the next. -->
        <xsl:if test="count(.//p:activity) &lt; 6"><xsl:attribute name="keep-together.within-page">20</xsl:attribute></xsl:if>
        <xsl:copy-of select="@hpx:at"/>
        <fo:table-column column-width="proportional-column-width(42)"/>
        <fo:table-column column-width="proportional-column-width(49)"/>
        <fo:table-column column-width="proportional-column-width(44)"/>
        <fo:table-column column-width="proportional-column-width(25)"/>
        <fo:table-header>
          <fo:table-row keep-with-next.within-page="always">
            <xsl:call-template name="column-heading">
              <xsl:with-param name="name" select="'objective'"/>
              <xsl:with-param name="continued" select="true()"/>
            </xsl:call-template>
            <xsl:call-template name="column-heading"><xsl:with-param name="name" select="'activity'"/></xsl:call-template>
            <xsl:call-template name="column-heading"><xsl:with-param name="name" select="'responsible'"/></xsl:call-template>
            <xsl:call-template name="column-heading"><xsl:with-param name="name" select="'timeframe'"/></xsl:call-template>
          </fo:table-row>
        </fo:table-header>
        <fo:table-body>
          <xsl:apply-templates select="p:objective | p:objective-group" mode="rows"/>
        </fo:table-body>
      </fo:table>
    </xsl:if>
  </xsl:template>

  <!-- On the pages after the first, the first heading says that the table continues: every row but the first
       leaves the word in markers, in both of the cells that may be the first to start on a page. -->
  <xsl:template name="column-heading">
    <xsl:param name="name"/>
    <xsl:param name="continued" select="false()"/>
    <fo:table-cell xsl:use-attribute-sets="heading-cell">
      <fo:block>
        <xsl:call-template name="own-label"><xsl:with-param name="name" select="$name"/></xsl:call-template>
        <xsl:if test="$continued">
          <fo:inline font-weight="{$body-font/@weight}">
            <fo:retrieve-table-marker retrieve-class-name="continued" retrieve-position-within-table="first-starting"
                                      retrieve-boundary-within-table="table-fragment"/>
          </fo:inline>
        </xsl:if>
      </fo:block>
    </fo:table-cell>
  </xsl:template>

  <xsl:template name="continued-marker">
    <fo:marker marker-class-name="continued">
      <xsl:if test="generate-id() != generate-id(ancestor::p:area/descendant::p:activity[1])">
        <xsl:text>, </xsl:text>
        <xsl:call-template name="label"><xsl:with-param name="id" select="'continued'"/></xsl:call-template>
      </xsl:if>
    </fo:marker>
  </xsl:template>

  <!-- ==== The rows of an objective or a group ==== -->

  <!-- A row is an activity, or an objective of a group that has none and shares none. -->
  <xsl:template match="p:objective | p:objective-group" mode="rows">
    <xsl:variable name="unit" select="."/>
    <xsl:variable name="rows" select=".//p:activity | self::p:objective-group[not(p:activity)]/p:objective[not(p:activity)]"/>
    <xsl:for-each select="$rows">
      <xsl:variable name="row" select="position()"/>
      <fo:table-row xsl:use-attribute-sets="row">
        <xsl:copy-of select="@hpx:at"/>
        <xsl:if test="$row = 1"><xsl:copy-of select="$unit/self::p:objective-group/@id"/></xsl:if>
        <xsl:if test="$row &lt; last() and not($plain-tables)">
          <xsl:attribute name="keep-with-next.within-page">150</xsl:attribute>
        </xsl:if>
        <xsl:call-template name="objective-cell">
          <xsl:with-param name="unit" select="$unit"/>
          <xsl:with-param name="rows" select="$rows"/>
          <xsl:with-param name="row" select="$row"/>
        </xsl:call-template>
        <xsl:choose>
          <xsl:when test="self::p:activity">
            <xsl:call-template name="activity-cell">
              <xsl:with-param name="unit" select="$unit"/>
              <xsl:with-param name="rows" select="$rows"/>
              <xsl:with-param name="row" select="$row"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:when test="$plain-tables">
            <xsl:call-template name="cell-of"><xsl:with-param name="items" select="/.."/></xsl:call-template>
          </xsl:when>
        </xsl:choose>
        <xsl:call-template name="own-or-shared-cell">
          <xsl:with-param name="unit" select="$unit"/>
          <xsl:with-param name="rows" select="$rows"/>
          <xsl:with-param name="row" select="$row"/>
          <xsl:with-param name="kind" select="'responsible'"/>
        </xsl:call-template>
        <xsl:call-template name="own-or-shared-cell">
          <xsl:with-param name="unit" select="$unit"/>
          <xsl:with-param name="rows" select="$rows"/>
          <xsl:with-param name="row" select="$row"/>
          <xsl:with-param name="kind" select="'timeframe'"/>
        </xsl:call-template>
      </fo:table-row>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== Objectives ==== -->

  <!-- Beside the first of its activities, spanning them. -->
  <xsl:template name="objective-cell">
    <xsl:param name="unit"/>
    <xsl:param name="rows"/>
    <xsl:param name="row"/>
    <!-- Objectives of a group without activities of their own stand beside those in common. -->
    <xsl:variable name="in-common" select="$unit/self::p:objective-group/p:objective[not(p:activity)]"/>
    <xsl:choose>
      <xsl:when test="$plain-tables">
        <xsl:variable name="objectives"
                      select="self::p:objective | parent::p:objective | parent::p:objective-group[$in-common]/p:objective[not(p:activity)]
                              | parent::p:objective-group[not($in-common)]/p:objective"/>
        <xsl:call-template name="first-or-repeated">
          <xsl:with-param name="first" select="not(preceding-sibling::p:activity) and not(parent::p:objective-group[not($in-common)])"/>
          <xsl:with-param name="cell">
            <xsl:call-template name="objective-cell-of"><xsl:with-param name="objectives" select="$objectives"/></xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="self::p:objective">
        <xsl:call-template name="objective-cell-of">
          <xsl:with-param name="objectives" select="."/>
          <xsl:with-param name="columns" select="2"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="parent::p:objective and not(preceding-sibling::p:activity)">
        <xsl:call-template name="objective-cell-of">
          <xsl:with-param name="objectives" select=".."/>
          <xsl:with-param name="span" select="count(../p:activity)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="parent::p:objective-group and not(preceding-sibling::p:activity) and $in-common">
        <xsl:call-template name="objective-cell-of">
          <xsl:with-param name="objectives" select="$in-common"/>
          <xsl:with-param name="span" select="count(../p:activity)"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Said again, without ids; a note is said once. -->
  <xsl:template name="first-or-repeated">
    <xsl:param name="first"/>
    <xsl:param name="cell"/>
    <xsl:choose>
      <xsl:when test="$first"><xsl:copy-of select="$cell"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="exsl:node-set($cell)/node()" mode="repeated"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@* | node()" mode="repeated">
    <xsl:copy><xsl:apply-templates select="@* | node()" mode="repeated"/></xsl:copy>
  </xsl:template>
  <xsl:template match="@id" mode="repeated"/>
  <xsl:template match="fo:footnote" mode="repeated">
    <fo:inline role="Reference"><xsl:apply-templates select="fo:inline[1]/@* | fo:inline[1]/node()" mode="repeated"/></fo:inline>
  </xsl:template>

  <xsl:template name="objective-cell-of">
    <xsl:param name="objectives"/>
    <xsl:param name="span" select="1"/>
    <xsl:param name="columns" select="1"/>
    <fo:table-cell xsl:use-attribute-sets="cell" role="TH">
      <xsl:call-template name="spans">
        <xsl:with-param name="rows" select="$span"/>
        <xsl:with-param name="columns" select="$columns"/>
      </xsl:call-template>
      <xsl:copy-of select="$objectives[1]/@hpx:at"/>
      <xsl:variable name="texts" select="$objectives/p:text"/>
      <xsl:choose>
        <xsl:when test="count($texts) = 1">
          <fo:block id="{$objectives/@id}">
            <xsl:copy-of select="$texts/@hpx:at | $texts/@xml:lang"/>
            <xsl:call-template name="continued-marker"/>
            <xsl:for-each select="$texts"><xsl:call-template name="objective-words"/></xsl:for-each>
          </fo:block>
        </xsl:when>
        <xsl:otherwise>
          <fo:list-block>
            <xsl:call-template name="continued-marker"/>
            <xsl:for-each select="$texts">
              <xsl:call-template name="list-item">
                <xsl:with-param name="marker" select="'&#x2022;'"/>
                <xsl:with-param name="body">
                  <fo:block>
                    <xsl:if test="not(preceding-sibling::p:text)"><xsl:copy-of select="../@id"/></xsl:if>
                    <xsl:call-template name="objective-words"/>
                  </fo:block>
                </xsl:with-param>
              </xsl:call-template>
            </xsl:for-each>
          </fo:list-block>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="$objectives | $objectives[1]/parent::p:objective-group[p:objective[1]/@id = $objectives[1]/@id]">
        <xsl:if test="not($consolidated and r:withdrawn)"><xsl:call-template name="planning"/></xsl:if>
        <xsl:call-template name="amended"/>
      </xsl:for-each>
    </fo:table-cell>
  </xsl:template>

  <!-- "2.1 Försöksprojekt: …" -->
  <xsl:template name="objective-words">
    <xsl:if test="../@number and not(preceding-sibling::p:text)"><xsl:value-of select="concat(../@number, '&#x2002;')"/></xsl:if>
    <xsl:if test="../@pilot and not(preceding-sibling::p:text)">
      <fo:inline font-weight="{$bold}">
        <xsl:call-template name="own-label"><xsl:with-param name="name" select="'pilot'"/></xsl:call-template>
        <xsl:text>: </xsl:text>
      </fo:inline>
    </xsl:if>
    <xsl:call-template name="conditional-words">
      <xsl:with-param name="element" select=".."/>
      <xsl:with-param name="words"><xsl:call-template name="words-in-force"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- In italics and marked with the note, where it depends on decisions and resources. -->
  <xsl:template name="conditional-words">
    <xsl:param name="element" select="."/>
    <xsl:param name="words"/>
    <xsl:choose>
      <xsl:when test="$element/@conditional">
        <fo:inline xsl:use-attribute-sets="italic"><xsl:copy-of select="$words"/></fo:inline>
        <xsl:for-each select="$element"><xsl:call-template name="conditional-mark"/></xsl:for-each>
      </xsl:when>
      <xsl:otherwise><xsl:copy-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== Activities ==== -->

  <xsl:template name="activity-cell">
    <xsl:param name="unit"/>
    <xsl:param name="rows"/>
    <xsl:param name="row"/>
    <fo:table-cell xsl:use-attribute-sets="cell">
      <!-- In common to objectives that all have activities of their own: across their column too. -->
      <xsl:if test="not($plain-tables) and parent::p:objective-group and not(../p:objective[not(p:activity)])">
        <xsl:attribute name="number-columns-spanned">2</xsl:attribute>
      </xsl:if>
      <xsl:if test="not($plain-tables)">
        <xsl:call-template name="closed-up">
          <xsl:with-param name="above" select="$rows[$row - 1]"/>
          <xsl:with-param name="below" select="$rows[$row + 1]"/>
        </xsl:call-template>
      </xsl:if>
      <fo:list-block role="NonStruct">
        <!-- Wide enough for a number: no figure is wider than 0.6 em. -->
        <xsl:if test="@number">
          <xsl:attribute name="provisional-distance-between-starts">
            <xsl:value-of select="concat(string-length(@number), ' * 0.6em + ', $xs)"/>
          </xsl:attribute>
        </xsl:if>
        <xsl:call-template name="list-item">
          <xsl:with-param name="marker">
            <xsl:choose>
              <xsl:when test="@number"><xsl:value-of select="@number"/></xsl:when>
              <xsl:otherwise>&#x2022;</xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
          <xsl:with-param name="last" select="true()"/>
          <xsl:with-param name="alone" select="true()"/>
          <xsl:with-param name="body">
            <fo:block>
              <xsl:copy-of select="@id | p:text/@hpx:at | p:text/@xml:lang"/>
              <xsl:if test="preceding-sibling::p:activity"><xsl:call-template name="continued-marker"/></xsl:if>
              <xsl:call-template name="conditional-words">
                <xsl:with-param name="words"><xsl:for-each select="p:text"><xsl:call-template name="words-in-force"/></xsl:for-each></xsl:with-param>
              </xsl:call-template>
            </fo:block>
            <xsl:if test="not($consolidated and r:withdrawn)">
              <xsl:apply-templates select="p:continuation | p:list"/>
              <xsl:call-template name="planning"/>
            </xsl:if>
            <xsl:call-template name="amended"/>
          </xsl:with-param>
        </xsl:call-template>
      </fo:list-block>
    </fo:table-cell>
  </xsl:template>

  <!-- Activities that share everything stand close, like the items of a list, with no rule between. -->
  <xsl:template name="closed-up">
    <xsl:param name="above"/>
    <xsl:param name="below"/>
    <xsl:variable name="own" select="p:responsible | p:timeframe"/>
    <xsl:variable name="close-above" select="not($own) and $above and not($above/p:responsible | $above/p:timeframe) and generate-id($above/..) = generate-id(..)"/>
    <xsl:variable name="close-below" select="not($own) and $below and not($below/p:responsible | $below/p:timeframe) and generate-id($below/..) = generate-id(..)"/>
    <xsl:if test="$close-above">
      <xsl:attribute name="padding-top">0pt</xsl:attribute>
    </xsl:if>
    <xsl:if test="$close-below">
      <xsl:attribute name="padding-bottom"><xsl:value-of select="$xs"/></xsl:attribute>
      <xsl:attribute name="border-bottom">none</xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- ==== Responsible and timeframe ==== -->

  <!-- An activity's own in its row; what is shared, spanning the rows up to one that has its own. -->
  <xsl:template name="own-or-shared-cell">
    <xsl:param name="unit"/>
    <xsl:param name="rows"/>
    <xsl:param name="row"/>
    <xsl:param name="kind"/>
    <xsl:variable name="own" select="self::p:activity/*[local-name() = $kind]"/>
    <xsl:variable name="starts" select="$row = 1 or $rows[$row - 1]/self::p:activity/*[local-name() = $kind]"/>
    <xsl:choose>
      <xsl:when test="$own">
        <xsl:call-template name="cell-of"><xsl:with-param name="items" select="$own"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$starts or $plain-tables">
        <xsl:variable name="sharing" select="$rows[not(self::p:activity/*[local-name() = $kind])]"/>
        <xsl:variable name="stop">
          <xsl:for-each select="$rows">
            <xsl:if test="position() &gt; $row and self::p:activity/*[local-name() = $kind]">
              <xsl:value-of select="concat(position(), ' ')"/>
            </xsl:if>
          </xsl:for-each>
          <xsl:value-of select="count($rows) + 1"/>
        </xsl:variable>
        <xsl:call-template name="first-or-repeated">
          <xsl:with-param name="first" select="generate-id() = generate-id($sharing[1])"/>
          <xsl:with-param name="cell">
            <xsl:call-template name="cell-of">
              <xsl:with-param name="items" select="$unit/*[local-name() = $kind]"/>
              <xsl:with-param name="span">
                <xsl:choose>
                  <xsl:when test="$plain-tables">1</xsl:when>
                  <xsl:otherwise><xsl:value-of select="substring-before(concat($stop, ' '), ' ') - $row"/></xsl:otherwise>
                </xsl:choose>
              </xsl:with-param>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="cell-of">
    <xsl:param name="items"/>
    <xsl:param name="span" select="1"/>
    <fo:table-cell xsl:use-attribute-sets="cell">
      <xsl:call-template name="spans"><xsl:with-param name="rows" select="$span"/></xsl:call-template>
      <xsl:copy-of select="$items[1]/@hpx:at"/>
      <xsl:choose>
        <xsl:when test="$items/self::p:responsible"><xsl:call-template name="responsible-content"><xsl:with-param name="items" select="$items"/></xsl:call-template></xsl:when>
        <xsl:when test="$items/self::p:timeframe">
          <xsl:apply-templates select="$items" mode="timeframe"/>
        </xsl:when>
        <xsl:otherwise><fo:block><xsl:call-template name="nothing"/></fo:block></xsl:otherwise>
      </xsl:choose>
    </fo:table-cell>
  </xsl:template>

  <xsl:template name="spans">
    <xsl:param name="rows" select="1"/>
    <xsl:param name="columns" select="1"/>
    <xsl:if test="$rows &gt; 1"><xsl:attribute name="number-rows-spanned"><xsl:value-of select="$rows"/></xsl:attribute></xsl:if>
    <xsl:if test="$columns &gt; 1"><xsl:attribute name="number-columns-spanned"><xsl:value-of select="$columns"/></xsl:attribute></xsl:if>
  </xsl:template>

  <!-- Those without examples as items of a list; one with examples as words with a list of them. -->
  <xsl:template name="responsible-content">
    <xsl:param name="items"/>
    <xsl:if test="$items[not(p:example)]">
      <xsl:variable name="alone" select="count($items) = 1"/>
      <fo:list-block provisional-distance-between-starts="{$table-indent}" provisional-label-separation="{$xs}">
        <xsl:if test="$alone"><xsl:attribute name="role">NonStruct</xsl:attribute></xsl:if>
        <!-- What others refer to as above. -->
        <xsl:if test="not($items/@same-as) and key('same-as', $items[1]/../@id)"><xsl:attribute name="id"><xsl:value-of select="concat($items[1]/../@id, '.responsible')"/></xsl:attribute></xsl:if>
        <xsl:for-each select="$items[not(p:example)]">
          <xsl:call-template name="list-item">
            <xsl:with-param name="marker" select="'&#x25E6;'"/>
            <xsl:with-param name="alone" select="$alone"/>
            <xsl:with-param name="body"><fo:block><xsl:call-template name="responsible-words"/></fo:block></xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
      </fo:list-block>
    </xsl:if>
    <xsl:for-each select="$items[p:example]">
      <fo:block keep-with-next.within-page="always" space-after="{$xs}">
        <xsl:copy-of select="@hpx:at"/>
        <xsl:call-template name="responsible-words"/>
      </fo:block>
      <fo:list-block provisional-distance-between-starts="{$table-indent}" provisional-label-separation="{$xs}">
        <xsl:for-each select="p:example">
          <xsl:call-template name="list-item">
            <xsl:with-param name="marker" select="'&#x25E6;'"/>
            <xsl:with-param name="body"><fo:block><xsl:call-template name="mention"/></fo:block></xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
      </fo:list-block>
      <xsl:if test="p:etc">
        <fo:block space-before="{$xs}"><xsl:apply-templates select="p:etc"/></fo:block>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="responsible-words">
    <xsl:choose>
      <xsl:when test="@same-as"><xsl:call-template name="see-above"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="conditional-words">
          <xsl:with-param name="words"><xsl:call-template name="responsible-name"/></xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The words printed; without them the names, with those it works together with and its role. -->
  <xsl:template name="responsible-name">
    <xsl:variable name="name"><xsl:call-template name="mention"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="normalize-space(text()) != '' or *[not(self::p:example or self::p:etc)]">
        <xsl:copy-of select="$name"/>
      </xsl:when>
      <xsl:when test="@with">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'together-with'"/>
          <xsl:with-param name="a" select="$name"/>
          <xsl:with-param name="b"><xsl:call-template name="names"><xsl:with-param name="ids" select="@with"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@each-member">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'each-member'"/>
          <xsl:with-param name="a" select="$name"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@role">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="@role"/>
          <xsl:with-param name="a" select="$name"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:copy-of select="$name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "Se ovan" leads there; read aloud, it says who is meant, and in plain tables in print too. -->
  <xsl:template name="see-above">
    <xsl:variable name="target" select="key('id', @same-as)"/>
    <fo:basic-link xsl:use-attribute-sets="reference">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:attribute name="internal-destination">
        <xsl:choose>
          <xsl:when test="$target/p:responsible[not(p:example)]"><xsl:value-of select="concat(@same-as, '.responsible')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$target/descendant-or-self::*[self::p:activity or self::p:objective][1]/@id"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:variable name="words"><xsl:call-template name="own-label"><xsl:with-param name="name" select="'see-above'"/></xsl:call-template></xsl:variable>
      <xsl:variable name="meant"><xsl:call-template name="meant-above"/></xsl:variable>
      <xsl:attribute name="hpx:alt"><xsl:value-of select="normalize-space(concat($words, ': ', $meant))"/></xsl:attribute>
      <xsl:value-of select="$words"/>
      <xsl:if test="$plain-tables">
        <xsl:text>: </xsl:text>
        <xsl:copy-of select="$meant"/>
      </xsl:if>
    </fo:basic-link>
  </xsl:template>

  <!-- What an element with same-as refers to, in a line. -->
  <xsl:template name="meant-above">
    <xsl:for-each select="key('id', @same-as)/*[local-name() = local-name(current())]">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:call-template name="said-in-a-line"/>
    </xsl:for-each>
  </xsl:template>

  <!-- A responsible or a timeframe with all that belongs to it, in a line and without notes: what is conditional
       says so in words. -->
  <xsl:template name="said-in-a-line">
    <xsl:variable name="words">
      <xsl:choose>
        <xsl:when test="@same-as"><xsl:call-template name="meant-above"/></xsl:when>
        <xsl:when test="self::p:responsible"><xsl:call-template name="responsible-name"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="timeframe-words"/></xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="p:example">
        <xsl:text> </xsl:text>
        <xsl:call-template name="mention"/>
      </xsl:for-each>
      <xsl:if test="p:etc">
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="p:etc"/>
      </xsl:if>
    </xsl:variable>
    <xsl:apply-templates select="exsl:node-set($words)/node()" mode="without-notes"/>
    <xsl:if test="@conditional">
      <xsl:text> (</xsl:text>
      <xsl:apply-templates select="$head/p:conditional-note/node()" mode="words"/>
      <xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="@* | node()" mode="without-notes">
    <xsl:copy><xsl:apply-templates select="@* | node()" mode="without-notes"/></xsl:copy>
  </xsl:template>
  <xsl:template match="@id | fo:footnote | fo:inline[@role = 'Reference']" mode="without-notes"/>

  <xsl:template match="p:timeframe" mode="timeframe">
    <fo:block hpx:font-features="{$figures-font/@features}">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:if test="position() &gt; 1"><xsl:attribute name="space-before"><xsl:value-of select="$xs"/></xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="@same-as"><xsl:call-template name="see-above"/></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="conditional-words">
            <xsl:with-param name="words"><xsl:call-template name="timeframe-words"/></xsl:with-param>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
