<?xml version="1.0" encoding="UTF-8"?>
<!-- The goals and tables of a plan as tab-separated text: area, row, then the printed words of the four
     columns, the parts of a cell with " | " between them. An activity with its own responsible parties and
     timeframe is a line of its own (3a, 3b …), where the objective stands only on the first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:key name="party" match="p:party | p:person" use="@id"/>

  <xsl:template match="/">
    <xsl:apply-templates select="/p:plan/p:area"/>
  </xsl:template>

  <xsl:template match="p:area">
    <xsl:for-each select="p:goal">
      <xsl:value-of select="concat(ancestor::p:area/@number, '&#9;goal&#9;')"/>
      <xsl:apply-templates select="p:text" mode="cell"/>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
    <xsl:for-each select="p:objective | p:objective-group">
      <xsl:variable name="row" select="position()"/>
      <xsl:variable name="shared" select="p:responsible | p:timeframe"/>
      <xsl:choose>
        <xsl:when test="$shared">
          <xsl:call-template name="line">
            <xsl:with-param name="row" select="$row"/>
            <xsl:with-param name="objectives" select="self::p:objective/p:text | p:objective/p:text"/>
            <xsl:with-param name="activities" select=".//p:activity"/>
            <xsl:with-param name="shared" select="$shared"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:for-each select=".//p:activity">
            <xsl:call-template name="line">
              <xsl:with-param name="row" select="concat($row, substring('abcdefghij', position(), 1))"/>
              <xsl:with-param name="objectives" select="../p:text[current()[not(preceding-sibling::p:activity)]]"/>
              <xsl:with-param name="activities" select="."/>
              <xsl:with-param name="shared" select="p:responsible | p:timeframe"/>
            </xsl:call-template>
          </xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="line">
    <xsl:param name="row"/>
    <xsl:param name="objectives"/>
    <xsl:param name="activities"/>
    <xsl:param name="shared"/>
    <xsl:value-of select="concat(ancestor::p:area/@number, '&#9;', $row, '&#9;')"/>
    <xsl:apply-templates select="$objectives" mode="cell"/>
    <xsl:text>&#9;</xsl:text>
    <xsl:apply-templates select="$activities/p:text | $activities/p:continuation" mode="cell"/>
    <xsl:text>&#9;</xsl:text>
    <xsl:apply-templates select="$shared[self::p:responsible]" mode="cell"/>
    <xsl:text>&#9;</xsl:text>
    <xsl:apply-templates select="$shared[self::p:timeframe]" mode="cell"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- One part of a cell, after a bar where it is not the first. -->
  <xsl:template match="*" mode="cell">
    <xsl:variable name="words">
      <xsl:apply-templates select="." mode="words"/>
    </xsl:variable>
    <xsl:if test="position() &gt; 1"> | </xsl:if>
    <xsl:if test="parent::p:objective/@pilot and self::p:text">
      <xsl:value-of select="concat(/p:plan/p:head/p:labels/@pilot, ': ')"/>
    </xsl:if>
    <xsl:value-of select="normalize-space($words)"/>
    <xsl:for-each select="p:example | p:etc">
      <xsl:text> | </xsl:text>
      <xsl:apply-templates select="." mode="part"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="*" mode="part">
    <xsl:variable name="words">
      <xsl:apply-templates select="." mode="words"/>
    </xsl:variable>
    <xsl:value-of select="normalize-space($words)"/>
  </xsl:template>

  <xsl:template match="*" mode="words">
    <xsl:apply-templates mode="words"/>
  </xsl:template>
  <xsl:template match="p:quote" mode="words">
    <xsl:text>”</xsl:text>
    <xsl:apply-templates mode="words"/>
    <xsl:text>”</xsl:text>
  </xsl:template>
  <xsl:template match="p:footnote" mode="words"/>
  <xsl:template match="p:responsible[p:example]" mode="words" priority="2">
    <xsl:apply-templates select="node()[not(self::p:example | self::p:etc)]" mode="words"/>
  </xsl:template>
  <xsl:template match="p:etc[not(node())]" mode="words">etc.</xsl:template>
  <xsl:template match="p:responsible[@same-as] | p:timeframe[@same-as]" mode="words" priority="2">
    <xsl:value-of select="/p:plan/p:head/p:labels/@see-above"/>
  </xsl:template>
  <xsl:template match="*[@party][normalize-space() = '']" mode="words" priority="2">
    <xsl:value-of select="key('party', @party)/p:name"/>
  </xsl:template>
</xsl:stylesheet>
