<?xml version="1.0" encoding="UTF-8"?>
<!-- How it stands with an activity: a sign, a word, a colour. The sign is for the eye; nothing is said by colour alone. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:exsl="http://exslt.org/common"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:s="https://handlingsplan.org/ns/stylesheets/states"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p r s exsl">

  <!-- In the order in which they are counted; then late, and the ratings. -->
  <xsl:variable name="table-of-states">
    <s:state name="complete" sign="&#x2713;" colour="good"/>
    <s:state name="in-progress" sign="&#x25D0;" colour="accent"/>
    <s:state name="ongoing" sign="&#x21BB;" colour="accent"/>
    <s:state name="not-started" sign="&#x25CB;" colour="muted"/>
    <s:state name="paused" sign="&#x2016;" colour="caution"/>
    <s:state name="moved" sign="&#x2192;" colour="muted"/>
    <s:state name="dropped" sign="&#xD7;" colour="muted"/>
    <s:state name="not-relevant" sign="&#x2013;" colour="muted"/>
    <s:state name="not-reported" sign="?" colour="caution"/>
    <s:mark name="late" sign="!" colour="alert" bold="yes"/>
    <s:mark name="as-planned" sign="=" colour="good"/>
    <s:mark name="at-risk" sign="&#x25B3;" colour="caution" bold="yes"/>
    <s:mark name="behind" sign="&#x25B2;" colour="alert" bold="yes"/>
  </xsl:variable>
  <xsl:variable name="states" select="exsl:node-set($table-of-states)"/>

  <!-- Whether anything has been reported of the activities. -->
  <xsl:variable name="has-reports" select="boolean(/p:plan/r:sum/r:count[@state != 'not-reported'])"/>

  <!-- Sign and word of a state, a rating or of what is late. -->
  <xsl:template name="state">
    <xsl:param name="name"/>
    <xsl:param name="capital" select="false()"/>
    <xsl:param name="label" select="concat('state-', $name)"/>
    <xsl:variable name="state" select="$states/*[@name = $name]"/>
    <xsl:variable name="word"><xsl:call-template name="label"><xsl:with-param name="id" select="$label"/></xsl:call-template></xsl:variable>
    <fo:inline color="{$colour/@*[local-name() = $state/@colour]}">
      <xsl:if test="$state/@bold"><xsl:attribute name="font-weight"><xsl:value-of select="$bold"/></xsl:attribute></xsl:if>
      <xsl:call-template name="sign"><xsl:with-param name="sign" select="$state/@sign"/></xsl:call-template>
      <xsl:text>&#xA0;</xsl:text>
      <xsl:choose>
        <xsl:when test="$capital"><xsl:call-template name="capitalised"><xsl:with-param name="words" select="$word"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:copy-of select="$word"/></xsl:otherwise>
      </xsl:choose>
    </fo:inline>
  </xsl:template>

  <!-- The fonts of the house may lack it, and another's must not move the line. -->
  <xsl:template name="sign">
    <xsl:param name="name"/>
    <xsl:param name="sign" select="$states/*[@name = $name]/@sign"/>
    <fo:inline role="Artifact" font-family="DejaVu Sans" font-weight="400" font-size="0.9em" line-height="1pt">
      <xsl:value-of select="$sign"/>
    </fo:inline>
  </xsl:template>

  <!-- Of an r:progress: the state, how many of several have done it, the period, the rating. -->
  <xsl:template name="progress-words">
    <fo:block>
      <xsl:call-template name="state"><xsl:with-param name="name" select="@state"/></xsl:call-template>
      <xsl:if test="@period">
        <xsl:text> (</xsl:text>
        <xsl:call-template name="period"><xsl:with-param name="period" select="@period"/></xsl:call-template>
        <xsl:text>)</xsl:text>
      </xsl:if>
      <xsl:if test="@degree">
        <xsl:text>, </xsl:text>
        <xsl:call-template name="label"><xsl:with-param name="id" select="'percent'"/><xsl:with-param name="a" select="string(@degree)"/></xsl:call-template>
      </xsl:if>
    </fo:block>
    <xsl:if test="@parties">
      <fo:block color="{$muted}">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'done-of'"/>
          <xsl:with-param name="a"><xsl:call-template name="grouped"><xsl:with-param name="number" select="sum(r:count[@state = 'complete']/@parties)"/></xsl:call-template></xsl:with-param>
          <xsl:with-param name="b"><xsl:call-template name="grouped"><xsl:with-param name="number" select="@parties"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </fo:block>
    </xsl:if>
    <xsl:if test="@rating"><fo:block><xsl:call-template name="state"><xsl:with-param name="name" select="@rating"/></xsl:call-template></fo:block></xsl:if>
    <xsl:if test="@moved-to">
      <fo:block>
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'moved-to'"/>
          <xsl:with-param name="a"><xsl:for-each select="key('id', @moved-to)"><xsl:call-template name="part-words"/></xsl:for-each></xsl:with-param>
        </xsl:call-template>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- Of the current part: how it stands, what is late, and the day that it was so. -->
  <xsl:template name="progress-and-day">
    <xsl:for-each select="r:progress"><xsl:call-template name="progress-words"/></xsl:for-each>
    <xsl:for-each select="r:late"><xsl:call-template name="late-words"/></xsl:for-each>
    <xsl:for-each select="r:progress/@described">
      <fo:block color="{$muted}"><xsl:call-template name="date"><xsl:with-param name="date" select="."/></xsl:call-template></fo:block>
    </xsl:for-each>
  </xsl:template>

  <!-- ! late since 1 January 2017 -->
  <xsl:template name="late-words">
    <fo:block>
      <xsl:call-template name="state"><xsl:with-param name="name" select="'late'"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:call-template name="label">
        <xsl:with-param name="id" select="'since'"/>
        <xsl:with-param name="a"><xsl:call-template name="date"><xsl:with-param name="date" select="@by"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </fo:block>
  </xsl:template>

  <!-- What was said with the report that holds: the reason, the words, what shows it. -->
  <xsl:template name="report-words">
    <xsl:for-each select="key('id', (@entry | r:party[not(../@entry)][1]/@entry)[1])">
      <xsl:for-each select="p:reason | p:p">
        <fo:block><xsl:copy-of select="@hpx:at | @xml:lang"/><xsl:apply-templates mode="words"/></fo:block>
      </xsl:for-each>
      <xsl:for-each select="p:evidence">
        <fo:block>
          <xsl:copy-of select="@hpx:at"/>
          <xsl:choose>
            <xsl:when test="@href"><xsl:call-template name="web-link"/></xsl:when>
            <xsl:otherwise><xsl:apply-templates mode="words"/></xsl:otherwise>
          </xsl:choose>
        </fo:block>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- What a part is called in a list: its number and its words, a goal's or an area's its title. -->
  <xsl:template name="part-words">
    <xsl:variable name="number" select="(@number | self::p:activity[not(@number)]/../@number)[1]"/>
    <xsl:if test="$number and not(self::p:area)"><xsl:value-of select="concat($number, '&#x2002;')"/></xsl:if>
    <xsl:choose>
      <xsl:when test="self::p:area"><xsl:apply-templates select="." mode="title"/></xsl:when>
      <xsl:when test="self::p:plan"><xsl:call-template name="label"><xsl:with-param name="id" select="'part-plan'"/></xsl:call-template></xsl:when>
      <!-- A group has no words of its own. -->
      <xsl:when test="self::p:objective-group">
        <xsl:for-each select="p:objective">
          <xsl:if test="position() != 1">; </xsl:if>
          <xsl:call-template name="part-words"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="(p:text | p:title | p:name)[1]/node()" mode="words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Who is responsible for an activity, in a line; the first of more than so many. -->
  <xsl:template name="responsible-line">
    <xsl:param name="most" select="1000"/>
    <xsl:variable name="who" select="(ancestor-or-self::*[self::p:activity or self::p:objective or self::p:objective-group][key('stated', concat('responsible ', generate-id()))])[last()]"/>
    <xsl:variable name="stated" select="key('stated', concat('responsible ', generate-id($who)))"/>
    <xsl:variable name="all" select="$stated[not(@same-as)] | key('id', $stated/@same-as)/p:responsible"/>
    <xsl:variable name="names">
      <xsl:for-each select="$all">
        <xsl:if test="position() &lt;= $most or last() = $most + 1">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:call-template name="mention"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="count($all) &gt; $most + 1"><xsl:call-template name="label"><xsl:with-param name="id" select="'and-others'"/><xsl:with-param name="a" select="$names"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:copy-of select="$names"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
