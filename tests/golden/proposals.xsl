<?xml version="1.0" encoding="UTF-8"?>
<!-- A list of proposals as tab-separated text: number, who acts, to whom, and all of its words; or, with `folder`,
     what the short version has word for word: headings, pull quotes, items of lists, imprint. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:param name="folder"/>
  <xsl:key name="party" match="p:party" use="@id"/>

  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="$folder">
        <xsl:apply-templates select="//p:short-version//p:title | //p:area[p:short-version[not(p:title)]]/p:title" mode="line"/>
        <xsl:apply-templates select="//p:short-version//p:pullquote" mode="line"/>
        <xsl:apply-templates select="//p:short-version//p:item" mode="line"/>
        <xsl:apply-templates select="/*/p:head/p:imprint/p:line" mode="line"/>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="//p:proposal"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:proposal">
    <xsl:value-of select="concat(@number, '&#9;')"/>
    <xsl:call-template name="names"><xsl:with-param name="ids" select="@actor"/></xsl:call-template>
    <xsl:text>&#9;</xsl:text>
    <xsl:call-template name="names"><xsl:with-param name="ids" select="@addressee"/></xsl:call-template>
    <xsl:value-of select="concat('&#9;', normalize-space(p:text), '&#10;')"/>
  </xsl:template>

  <xsl:template name="names">
    <xsl:param name="ids"/>
    <xsl:variable name="list" select="normalize-space($ids)"/>
    <xsl:variable name="rest" select="substring-after($list, ' ')"/>
    <xsl:choose>
      <xsl:when test="$list = ''">–</xsl:when>
      <xsl:otherwise><xsl:value-of select="key('party', substring-before(concat($list, ' '), ' '))/p:name"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$rest != ''">
      <xsl:text> | </xsl:text>
      <xsl:call-template name="names"><xsl:with-param name="ids" select="$rest"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:title" mode="line"><xsl:value-of select="concat('heading&#9;', normalize-space(), '&#10;')"/></xsl:template>
  <xsl:template match="p:pullquote" mode="line"><xsl:value-of select="concat('quotation&#9;', normalize-space(), '&#10;')"/></xsl:template>
  <xsl:template match="p:item" mode="line"><xsl:value-of select="concat('item&#9;', normalize-space(), '&#10;')"/></xsl:template>
  <xsl:template match="p:line" mode="line">
    <xsl:text>imprint&#9;</xsl:text>
    <xsl:if test="@label"><xsl:value-of select="concat(@label, ': ')"/></xsl:if>
    <xsl:value-of select="concat(normalize-space(), '&#10;')"/>
  </xsl:template>
</xsl:stylesheet>
