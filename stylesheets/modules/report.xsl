<?xml version="1.0" encoding="UTF-8"?>
<!-- What documents about how a plan stands share: they say which they are and of which day, in the running lines, in
     the metadata, and where they begin. A view says in the template report-name what it is called. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:s="https://handlingsplan.org/ns/stylesheets/states"
                xmlns:h="https://handlingsplan.org/ns/house/1"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p r h s">

  <!-- How many days before its last one something is soon to be done. -->
  <xsl:variable name="days"><xsl:value-of select="$the-house/h:notice/@days"/><xsl:if test="not($the-house/h:notice)">60</xsl:if></xsl:variable>

  <xsl:template name="as-of-words">
    <xsl:variable name="day"><xsl:call-template name="date"><xsl:with-param name="date" select="/*/@r:as-of"/></xsl:call-template></xsl:variable>
    <xsl:if test="/*/@r:as-of">
      <xsl:call-template name="label"><xsl:with-param name="id" select="'as-of'"/><xsl:with-param name="a" select="string($day)"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="no-activities">
    <fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="'no-activities'"/></xsl:call-template></fo:block>
  </xsl:template>

  <!-- These take the places of the plan's own words. -->
  <xsl:template name="running-heads">
    <xsl:param name="start"><xsl:call-template name="report-name"/></xsl:param>
    <xsl:param name="end"><xsl:call-template name="page-of-pages"/></xsl:param>
    <fo:static-content flow-name="xsl-region-before">
      <xsl:call-template name="running-line">
        <xsl:with-param name="start"><xsl:call-template name="title-in-head"/><xsl:call-template name="fictitious-mark"/></xsl:with-param>
        <xsl:with-param name="end"><xsl:call-template name="as-of-words"/></xsl:with-param>
        <xsl:with-param name="share" select="2"/>
      </xsl:call-template>
    </fo:static-content>
    <fo:static-content flow-name="xsl-region-after">
      <xsl:call-template name="running-line">
        <xsl:with-param name="start" select="$start"/>
        <xsl:with-param name="end" select="$end"/>
        <xsl:with-param name="share" select="3"/>
      </xsl:call-template>
    </fo:static-content>
    <xsl:call-template name="footnote-separator"/>
  </xsl:template>

  <xsl:template name="description">
    <xsl:call-template name="report-name"/>
    <xsl:text>. </xsl:text>
    <xsl:call-template name="as-of-words"/>
    <xsl:call-template name="fictitious-mark"/>
  </xsl:template>

  <xsl:template name="report-title">
    <xsl:for-each select="p:head/p:title">
      <fo:block role="Title" id="document.title" font-family="{$heading-font/@family}" font-weight="{$heading-font/@weight}" font-size="{$h1.size}"
                line-height="{$h1.line}" color="{$accent}" keep-with-next.within-page="always">
        <xsl:copy-of select="@hpx:at | @xml:lang"/>
        <xsl:call-template name="balanced"><xsl:with-param name="words"><xsl:apply-templates mode="words"/></xsl:with-param></xsl:call-template>
      </fo:block>
    </xsl:for-each>
  </xsl:template>

  <!-- A chapter, of which there may be several on a page; or with another role what stands below one. -->
  <xsl:template name="report-heading">
    <xsl:param name="id"/>
    <xsl:param name="words"/>
    <xsl:param name="role" select="'H1'"/>
    <fo:block id="{$id}" xsl:use-attribute-sets="heading-2" role="{$role}">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="balanced"><xsl:with-param name="words" select="$words"/></xsl:call-template>
    </fo:block>
  </xsl:template>

  <xsl:template name="overview-title">
    <xsl:param name="id"/>
    <xsl:param name="words"/>
    <xsl:call-template name="report-heading">
      <xsl:with-param name="id" select="$id"/>
      <xsl:with-param name="words" select="$words"/>
    </xsl:call-template>
  </xsl:template>

  <!-- ==== How it stands at a glance: of the current element with its r:sum ==== -->

  <!-- Done, late, silent: three figures beside each other. -->
  <xsl:template name="figures">
    <xsl:param name="then" select="/.."/>
    <fo:table role="NonStruct" table-layout="fixed" width="100%" start-indent="0pt" end-indent="0pt" space-after="{$l}" keep-together.within-page="always">
      <fo:table-column column-width="proportional-column-width(31)"/>
      <fo:table-column column-width="proportional-column-width(2)"/>
      <fo:table-column column-width="proportional-column-width(31)"/>
      <fo:table-column column-width="proportional-column-width(2)"/>
      <fo:table-column column-width="proportional-column-width(31)"/>
      <fo:table-body role="NonStruct">
        <fo:table-row role="NonStruct">
          <xsl:call-template name="figure-box">
            <xsl:with-param name="column" select="1"/>
            <xsl:with-param name="state" select="'complete'"/>
            <xsl:with-param name="number" select="sum(r:sum/r:count[@state = 'complete']/@activities)"/>
            <xsl:with-param name="then" select="$then"/>
            <xsl:with-param name="was" select="sum($then/r:count[@state = 'complete']/@activities)"/>
          </xsl:call-template>
          <xsl:call-template name="figure-box">
            <xsl:with-param name="column" select="3"/>
            <xsl:with-param name="state" select="'late'"/>
            <xsl:with-param name="number" select="sum(r:sum/@late)"/>
            <xsl:with-param name="then" select="$then"/>
            <xsl:with-param name="was" select="sum($then/@late)"/>
          </xsl:call-template>
          <xsl:call-template name="figure-box">
            <xsl:with-param name="column" select="5"/>
            <xsl:with-param name="state" select="'not-reported'"/>
            <xsl:with-param name="number" select="sum(r:sum/r:count[@state = 'not-reported']/@activities)"/>
            <xsl:with-param name="then" select="$then"/>
            <xsl:with-param name="was" select="sum($then/r:count[@state = 'not-reported']/@activities)"/>
          </xsl:call-template>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- 9 done, 6 then -->
  <xsl:template name="figure-box">
    <xsl:param name="column"/>
    <xsl:param name="state"/>
    <xsl:param name="number"/>
    <xsl:param name="then"/>
    <xsl:param name="was"/>
    <xsl:variable name="its-colour" select="$colour/@*[local-name() = $states/*[@name = $state]/@colour]"/>
    <fo:table-cell role="NonStruct" column-number="{$column}" border-before-style="solid" border-before-width="{$thick-width}"
                   border-before-color="{$its-colour}" background-color="{$surface}" padding="{$s}">
      <fo:block font-family="{$heading-font/@family}" font-weight="{$heading-font/@weight}" font-size="{$title.size}" line-height="{$title.line}"
                color="{$its-colour}"><xsl:call-template name="grouped"><xsl:with-param name="number" select="$number"/></xsl:call-template></fo:block>
      <fo:block font-weight="{$bold}">
        <xsl:call-template name="state">
          <xsl:with-param name="name" select="$state"/>
          <xsl:with-param name="capital" select="true()"/>
          <xsl:with-param name="label" select="concat(substring('state-', 1, 6 * ($number = 1)), substring('those-', 1, 6 * ($number != 1)), $state)"/>
        </xsl:call-template>
      </fo:block>
      <xsl:if test="$then">
        <fo:block xsl:use-attribute-sets="note-text" color="{$muted}">
          <xsl:call-template name="label"><xsl:with-param name="id" select="'was-then'"/><xsl:with-param name="a"><xsl:call-template name="grouped"><xsl:with-param name="number" select="$was"/></xsl:call-template></xsl:with-param></xsl:call-template>
        </fo:block>
      </xsl:if>
    </fo:table-cell>
  </xsl:template>

  <!-- ==== Counts: a row a state, with a bar; read aloud, word and number ==== -->

  <xsl:template name="counts">
    <xsl:variable name="sum" select="r:sum"/>
    <xsl:if test="$sum/r:count">
      <xsl:call-template name="report-heading">
        <xsl:with-param name="id" select="'document.counts'"/>
        <xsl:with-param name="words"><xsl:call-template name="label"><xsl:with-param name="id" select="'counts'"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
      <fo:table table-layout="fixed" width="100%" start-indent="0pt" end-indent="0pt" font-size="{$table.size}" line-height="16pt"
                border-top="{$thin-rule}" border-bottom="{$medium-width} solid {$accent}" space-after="{$s}" keep-together.within-page="always">
        <fo:table-column column-width="38mm"/>
        <fo:table-column column-width="12mm"/>
        <fo:table-column column-width="proportional-column-width(1)"/>
        <fo:table-body>
          <xsl:for-each select="$states/s:state">
            <xsl:variable name="state" select="@name"/>
            <xsl:call-template name="count-row">
              <xsl:with-param name="state" select="$state"/>
              <xsl:with-param name="count" select="$sum/r:count[@state = $state]"/>
            </xsl:call-template>
          </xsl:for-each>
          <fo:table-row font-weight="{$bold}">
            <fo:table-cell role="TH" border-top="{$thin-rule}"><fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="'sum'"/></xsl:call-template></fo:block></fo:table-cell>
            <fo:table-cell border-top="{$thin-rule}" padding-end="{$s}">
              <fo:block text-align="end" hpx:font-features="{$figures-font/@features}"><xsl:call-template name="grouped"><xsl:with-param name="number" select="$sum/@activities"/></xsl:call-template></fo:block>
            </fo:table-cell>
            <fo:table-cell border-top="{$thin-rule}" padding-start="{$s}">
              <fo:block font-weight="{$body-font/@weight}">
                <xsl:choose>
                  <xsl:when test="$sum/@late">
                    <xsl:call-template name="label"><xsl:with-param name="id" select="'of-which-late'"/><xsl:with-param name="a"><xsl:call-template name="grouped"><xsl:with-param name="number" select="$sum/@late"/></xsl:call-template></xsl:with-param></xsl:call-template>
                  </xsl:when>
                  <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="id" select="'none-late'"/></xsl:call-template></xsl:otherwise>
                </xsl:choose>
              </fo:block>
            </fo:table-cell>
          </fo:table-row>
        </fo:table-body>
      </fo:table>
    </xsl:if>
  </xsl:template>

  <xsl:template name="count-row">
    <xsl:param name="state"/>
    <xsl:param name="count"/>
    <fo:table-row>
      <fo:table-cell role="TH"><fo:block font-weight="{$body-font/@weight}"><xsl:call-template name="state"><xsl:with-param name="name" select="$state"/><xsl:with-param name="capital" select="true()"/></xsl:call-template></fo:block></fo:table-cell>
      <fo:table-cell padding-end="{$s}">
        <fo:block text-align="end" font-weight="{$bold}" hpx:font-features="{$figures-font/@features}"><xsl:call-template name="grouped"><xsl:with-param name="number" select="sum($count/@activities)"/></xsl:call-template></fo:block>
      </fo:table-cell>
      <fo:table-cell role="NonStruct" border-start-style="solid" border-start-width="{$medium-width}" border-start-color="{$rule-strong}">
        <xsl:choose>
          <xsl:when test="$count">
            <fo:table role="Artifact" table-layout="fixed" width="100%">
              <fo:table-column column-width="proportional-column-width({$count/@length})"/>
              <xsl:if test="$count/@length != 1000"><fo:table-column column-width="proportional-column-width({1000 - $count/@length})"/></xsl:if>
              <fo:table-body>
                <fo:table-row>
                  <fo:table-cell padding-before="3.5pt"><fo:block font-size="7pt" line-height="9pt" background-color="{$accent}">&#xA0;</fo:block></fo:table-cell>
                </fo:table-row>
              </fo:table-body>
            </fo:table>
          </xsl:when>
          <xsl:otherwise><fo:block role="Artifact">&#xA0;</fo:block></xsl:otherwise>
        </xsl:choose>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- Where no heading shows what amendments and reports refer to. -->
  <xsl:template name="times-in-words">
    <xsl:variable name="when" select="(ancestor-or-self::*[self::p:activity or self::p:objective or self::p:objective-group][key('stated', concat('timeframe ', generate-id()))])[last()]"/>
    <xsl:variable name="times" select="key('stated', concat('timeframe ', generate-id($when)))"/>
    <xsl:apply-templates select="$times[not(@same-as)] | key('id', $times/@same-as)/p:timeframe" mode="timeframe"/>
  </xsl:template>
</xsl:stylesheet>
