<?xml version="1.0" encoding="UTF-8"?>
<!-- Times in words, where the plan gives none: made from the structured parts. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p fo">

  <!-- 2017-03-14 → 14 mars 2017 -->
  <xsl:template name="date">
    <xsl:param name="date"/>
    <xsl:call-template name="date-words"><xsl:with-param name="date" select="$date"/></xsl:call-template>
  </xsl:template>
  <xsl:template name="date-words">
    <xsl:param name="date"/>
    <xsl:if test="$date">
      <xsl:call-template name="label">
        <xsl:with-param name="id" select="'date'"/>
        <xsl:with-param name="a" select="number(substring($date, 9, 2))"/>
        <xsl:with-param name="b"><xsl:call-template name="month-name"><xsl:with-param name="month" select="substring($date, 6, 2)"/><xsl:with-param name="form" select="'date'"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="c" select="substring($date, 1, 4)"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="month-name">
    <xsl:param name="month"/>
    <xsl:param name="form"/>
    <xsl:call-template name="label">
      <xsl:with-param name="id" select="concat('month-', number($month))"/>
      <xsl:with-param name="form" select="$form"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The point in time that the current node's attributes name. -->
  <xsl:template name="point">
    <xsl:choose>
      <xsl:when test="@date">
        <xsl:call-template name="date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="@month">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'month'"/>
          <xsl:with-param name="a"><xsl:call-template name="month-name"><xsl:with-param name="month" select="substring(@month, 6, 2)"/></xsl:call-template></xsl:with-param>
          <xsl:with-param name="b" select="substring(@month, 1, 4)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@season">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="concat('season-', @season)"/>
          <xsl:with-param name="a" select="@year"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@half">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="concat('half-', @half)"/>
          <xsl:with-param name="a" select="@year"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@quarter | @tertial">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="name(@quarter | @tertial)"/>
          <xsl:with-param name="a" select="@quarter | @tertial"/>
          <xsl:with-param name="b" select="@year"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="@year"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A period in words: 2017, 2017-H1, 2017-HT, 2017-T2, 2017-Q3, 2017-05, 2017-W07, a day, or two. -->
  <xsl:template name="period">
    <xsl:param name="period"/>
    <xsl:variable name="year" select="substring($period, 1, 4)"/>
    <xsl:variable name="part" select="substring($period, 6)"/>
    <xsl:variable name="letter" select="substring($part, 1, 1)"/>
    <xsl:choose>
      <xsl:when test="contains($period, '/')">
        <xsl:call-template name="date"><xsl:with-param name="date" select="substring-before($period, '/')"/></xsl:call-template>
        <xsl:text>–</xsl:text>
        <xsl:call-template name="date"><xsl:with-param name="date" select="substring-after($period, '/')"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$part = ''"><xsl:value-of select="$year"/></xsl:when>
      <xsl:when test="contains($part, '-')">
        <xsl:call-template name="date"><xsl:with-param name="date" select="$period"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$part = 'VT' or $part = 'HT'">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="concat('season-', substring('spring-autumn', 1 + 7 * ($part = 'HT'), 6), '-term')"/>
          <xsl:with-param name="a" select="$year"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$letter = 'H'">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="concat('half-', substring($part, 2))"/>
          <xsl:with-param name="a" select="$year"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="translate($letter, 'TQW', '') = ''">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="substring-before(substring-after('T tertial Q quarter W week ', concat($letter, ' ')), ' ')"/>
          <xsl:with-param name="a" select="number(substring($part, 2))"/>
          <xsl:with-param name="b" select="$year"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'month'"/>
          <xsl:with-param name="a"><xsl:call-template name="month-name"><xsl:with-param name="month" select="$part"/></xsl:call-template></xsl:with-param>
          <xsl:with-param name="b" select="$year"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== The parts of a timeframe, in mode "time" ==== -->

  <xsl:template match="p:during | p:start | p:start-by | p:end | p:due" mode="time">
    <xsl:call-template name="label">
      <xsl:with-param name="id" select="local-name()"/>
      <xsl:with-param name="a"><xsl:call-template name="point"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="p:open" mode="time">
    <xsl:call-template name="label"><xsl:with-param name="id" select="'open'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="p:recurs" mode="time">
    <xsl:choose>
      <xsl:when test="@interval &gt; 1">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'every-interval'"/>
          <xsl:with-param name="a" select="@interval"/>
          <xsl:with-param name="b"><xsl:call-template name="label"><xsl:with-param name="id" select="concat('periods-', @every)"/><xsl:with-param name="count" select="@interval"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@times &gt; 1">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'every-times'"/>
          <xsl:with-param name="count" select="@times"/>
          <xsl:with-param name="a" select="@times"/>
          <xsl:with-param name="b"><xsl:call-template name="label"><xsl:with-param name="id" select="concat('period-', @every)"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="label"><xsl:with-param name="id" select="concat('every-', @every)"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:duration" mode="time">
    <xsl:variable name="words">
      <xsl:variable name="unit">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="concat('unit-', @unit)"/>
          <xsl:with-param name="count" select="(@max | @min)[name() = 'max' or not(../@max)]"/>
        </xsl:call-template>
      </xsl:variable>
      <xsl:choose>
        <xsl:when test="@max and @max != @min">
          <xsl:call-template name="label">
            <xsl:with-param name="id" select="'duration-between'"/>
            <xsl:with-param name="a" select="@min"/>
            <xsl:with-param name="b" select="@max"/>
            <xsl:with-param name="c" select="$unit"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="label">
            <xsl:with-param name="id" select="'duration'"/>
            <xsl:with-param name="a" select="@min"/>
            <xsl:with-param name="b" select="$unit"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="@each">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'duration-each'"/>
          <xsl:with-param name="a" select="$words"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The words of a timeframe: those printed, else those made from its parts. -->
  <xsl:template name="timeframe-words">
    <xsl:choose>
      <xsl:when test="normalize-space(.) != ''">
        <xsl:apply-templates select="node()[not(self::p:during or self::p:start or self::p:start-by or self::p:end
                                     or self::p:due or self::p:recurs or self::p:duration or self::p:open)]"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="capitalised">
          <xsl:with-param name="words">
            <xsl:for-each select="*">
              <xsl:if test="position() &gt; 1">, </xsl:if>
              <xsl:apply-templates select="." mode="time"/>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
