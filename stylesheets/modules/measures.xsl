<?xml version="1.0" encoding="UTF-8"?>
<!-- Objectives and activities as sections, for plans whose activities have pages of prose (layout "measures"):

       2.1  Objective                     heading
       2.1.1  Activity                    heading, one level below
       Further lines and lists            at full measure
       Responsible │ party                facts: its own, else those of its objective or group
       Timeframe   │ time
       Cost        │ …
     An activity that stands in no objective has a heading of the objectives' level. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:exsl="http://exslt.org/common"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:h="https://handlingsplan.org/ns/house/1"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p h r exsl">

  <!-- What is to be done, right in the current node (an area or a goal), in the layout that holds there. -->
  <xsl:template name="what-is-to-be-done">
    <xsl:variable name="layout"><xsl:call-template name="layout"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$layout = 'measures'">
        <xsl:apply-templates select="p:objective | p:objective-group | p:activity" mode="measure">
          <xsl:with-param name="level" select="count(ancestor-or-self::p:area) + 1"/>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="objectives-table"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- That of the area, of one around it, or of the plan. -->
  <xsl:template name="layout">
    <xsl:value-of select="ancestor-or-self::*[@layout][1]/@layout"/>
  </xsl:template>

  <!-- ==== Headings ==== -->

  <xsl:template match="p:objective" mode="measure">
    <xsl:param name="level"/>
    <xsl:call-template name="measure-heading">
      <xsl:with-param name="level" select="$level"/>
      <xsl:with-param name="words"><xsl:for-each select="p:text[1]"><xsl:call-template name="objective-words"/></xsl:for-each></xsl:with-param>
    </xsl:call-template>
    <xsl:for-each select="p:text[position() &gt; 1]">
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:copy-of select="@hpx:at | @xml:lang"/>
        <xsl:call-template name="objective-words"/>
      </fo:block>
    </xsl:for-each>
    <xsl:call-template name="measure-remarks"/>
    <xsl:apply-templates select="p:activity" mode="measure"><xsl:with-param name="level" select="$level + 1"/></xsl:apply-templates>
  </xsl:template>

  <!-- What its objectives have in common comes after them, on their level. -->
  <xsl:template match="p:objective-group" mode="measure">
    <xsl:param name="level"/>
    <fo:block id="{@id}">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:apply-templates select="p:objective | p:activity" mode="measure"><xsl:with-param name="level" select="$level"/></xsl:apply-templates>
      <xsl:if test="not(.//p:activity)"><xsl:call-template name="measure-facts"/></xsl:if>
      <xsl:call-template name="measure-remarks"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:activity" mode="measure">
    <xsl:param name="level"/>
    <xsl:call-template name="measure-heading">
      <xsl:with-param name="level" select="$level"/>
      <xsl:with-param name="words">
        <xsl:if test="@number"><xsl:value-of select="concat(@number, '&#x2002;')"/></xsl:if>
        <xsl:call-template name="conditional-words">
          <xsl:with-param name="words"><xsl:apply-templates select="p:text/node()"/></xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <!-- At full measure they are paragraphs, as all text is. -->
    <xsl:for-each select="p:continuation | p:list">
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:choose>
          <xsl:when test="self::p:continuation">
            <xsl:copy-of select="@hpx:at | @xml:lang"/>
            <xsl:apply-templates/>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise>
        </xsl:choose>
      </fo:block>
    </xsl:for-each>
    <xsl:call-template name="measure-facts"/>
    <xsl:variable name="amended"><xsl:call-template name="amended"/></xsl:variable>
    <xsl:for-each select="exsl:node-set($amended)/*">
      <xsl:copy>
        <xsl:attribute name="keep-with-previous.within-page">150</xsl:attribute>
        <xsl:copy-of select="@* | node()"/>
      </xsl:copy>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="measure-heading">
    <xsl:param name="level"/>
    <xsl:param name="words"/>
    <xsl:for-each select="p:text[1]">
      <xsl:call-template name="heading">
        <xsl:with-param name="level" select="$level"/>
        <xsl:with-param name="id" select="../@id"/>
        <xsl:with-param name="words"><fo:wrapper><xsl:copy-of select="@xml:lang"/><xsl:copy-of select="$words"/></fo:wrapper></xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="measure-remarks">
    <xsl:if test="@priority | p:*[not(self::p:text or self::p:objective or self::p:activity or self::p:responsible or self::p:timeframe)]">
      <fo:block xsl:use-attribute-sets="paragraph" keep-together.within-page="100">
        <xsl:if test="self::p:objective[p:activity]"><xsl:attribute name="keep-with-next.within-page">100</xsl:attribute></xsl:if>
        <xsl:call-template name="planning"/>
      </fo:block>
    </xsl:if>
    <xsl:call-template name="amended"/>
  </xsl:template>

  <!-- ==== Facts ==== -->

  <!-- A row a kind, with all of that kind. -->
  <xsl:template name="measure-facts">
    <xsl:variable name="around" select="ancestor-or-self::*[self::p:activity or self::p:objective or self::p:objective-group]"/>
    <xsl:variable name="responsible" select="key('stated', concat('responsible ', generate-id($around[key('stated', concat('responsible ', generate-id()))][last()])))"/>
    <xsl:variable name="timeframes" select="key('stated', concat('timeframe ', generate-id($around[key('stated', concat('timeframe ', generate-id()))][last()])))"/>
    <xsl:variable name="planning" select="p:intended-result | p:target-group | p:resources | p:cost | p:risk | p:derives-from | p:indicator | p:field"/>
    <xsl:variable name="chosen"><xsl:if test="$has-reports and r:progress"><xsl:call-template name="chosen-fields"/></xsl:if></xsl:variable>
    <xsl:variable name="has-standing" select="contains($chosen, ' progress ') or contains($chosen, ' comment ')"/>
    <xsl:if test="$responsible | $timeframes | $planning | @priority or $has-standing">
      <fo:table xsl:use-attribute-sets="table-without-heading" keep-together.within-page="100">
        <xsl:copy-of select="@hpx:at"/>
        <fo:table-column column-width="proportional-column-width(3)"/>
        <fo:table-column column-width="proportional-column-width(8)"/>
        <fo:table-body>
          <xsl:if test="$responsible">
            <xsl:call-template name="measure-fact">
              <xsl:with-param name="label"><xsl:call-template name="own-label"><xsl:with-param name="name" select="'responsible'"/></xsl:call-template></xsl:with-param>
              <xsl:with-param name="words">
                <xsl:call-template name="own-or-repeated">
                  <xsl:with-param name="items" select="$responsible"/>
                  <xsl:with-param name="words"><xsl:call-template name="responsible-content"><xsl:with-param name="items" select="$responsible"/></xsl:call-template></xsl:with-param>
                </xsl:call-template>
              </xsl:with-param>
            </xsl:call-template>
          </xsl:if>
          <xsl:if test="$timeframes">
            <xsl:call-template name="measure-fact">
              <xsl:with-param name="label"><xsl:call-template name="own-label"><xsl:with-param name="name" select="'timeframe'"/></xsl:call-template></xsl:with-param>
              <xsl:with-param name="words">
                <xsl:call-template name="own-or-repeated">
                  <xsl:with-param name="items" select="$timeframes"/>
                  <xsl:with-param name="words"><xsl:apply-templates select="$timeframes" mode="timeframe"/></xsl:with-param>
                </xsl:call-template>
              </xsl:with-param>
            </xsl:call-template>
          </xsl:if>
          <xsl:if test="@priority">
            <xsl:call-template name="measure-fact">
              <xsl:with-param name="label"><xsl:call-template name="label"><xsl:with-param name="id" select="'priority'"/></xsl:call-template></xsl:with-param>
              <xsl:with-param name="words"><xsl:apply-templates select="@priority" mode="column"/></xsl:with-param>
            </xsl:call-template>
          </xsl:if>
          <xsl:for-each select="$planning[self::p:field or name() != name(preceding-sibling::*[1])]">
            <xsl:call-template name="measure-fact">
              <xsl:with-param name="label">
                <xsl:choose>
                  <xsl:when test="self::p:field"><xsl:call-template name="field-label"/></xsl:when>
                  <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="id" select="local-name()"/></xsl:call-template></xsl:otherwise>
                </xsl:choose>
              </xsl:with-param>
              <xsl:with-param name="words">
                <xsl:apply-templates select="self::p:field | ../*[not(self::p:field)][name() = name(current())]" mode="column"/>
              </xsl:with-param>
            </xsl:call-template>
          </xsl:for-each>
          <xsl:if test="$has-standing">
            <xsl:call-template name="measure-standing"><xsl:with-param name="chosen" select="string($chosen)"/></xsl:call-template>
          </xsl:if>
        </fo:table-body>
      </fo:table>
    </xsl:if>
  </xsl:template>

  <!-- " activity progress ": the fields of the columns that hold here, as far as they were chosen. -->
  <xsl:template name="chosen-fields">
    <xsl:variable name="chosen"><xsl:call-template name="chosen-columns"/></xsl:variable>
    <xsl:for-each select="exsl:node-set($chosen)/*">
      <xsl:value-of select="concat(' ', @field, ' ')"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="measure-standing">
    <xsl:param name="chosen"/>
    <xsl:if test="contains($chosen, ' progress ')">
      <xsl:call-template name="measure-fact">
        <xsl:with-param name="label"><xsl:call-template name="own-label"><xsl:with-param name="name" select="'progress'"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="words"><xsl:call-template name="standing"><xsl:with-param name="field" select="'progress'"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="contains($chosen, ' comment ')">
      <xsl:call-template name="measure-fact">
        <xsl:with-param name="label"><xsl:call-template name="own-label"><xsl:with-param name="name" select="'comment'"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="words"><xsl:call-template name="standing"><xsl:with-param name="field" select="'comment'"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- What several activities share is said again at each but the first: without ids, a note once. -->
  <xsl:template name="own-or-repeated">
    <xsl:param name="items"/>
    <xsl:param name="words"/>
    <xsl:variable name="kind" select="local-name($items[1])"/>
    <!-- All that share it are looked through only where the one before does not tell: there may be thousands. -->
    <xsl:call-template name="first-or-repeated">
      <xsl:with-param name="first" select="generate-id($items[1]/..) = generate-id()
                        or not(preceding-sibling::p:activity[1]/self::*[not(*[local-name() = $kind])])
                           and generate-id($items[1]/..//p:activity[not(*[local-name() = $kind])]) = generate-id()"/>
      <xsl:with-param name="cell" select="$words"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="measure-fact">
    <xsl:param name="label"/>
    <xsl:param name="words"/>
    <fo:table-row xsl:use-attribute-sets="row">
      <fo:table-cell xsl:use-attribute-sets="cell" role="TH" color="{$accent}" font-weight="{$bold}">
        <fo:block><xsl:copy-of select="$label"/></fo:block>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cell"><xsl:copy-of select="$words"/></fo:table-cell>
    </fo:table-row>
  </xsl:template>
</xsl:stylesheet>
