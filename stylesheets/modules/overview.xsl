<?xml version="1.0" encoding="UTF-8"?>
<!-- Small tables under a heading of their own: what is listed or computed of a document. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="exsl">

  <!-- `id` is that of its label, and of its place. Whole on a page, unless it may be long; then, too, where it has no more than a few rows.
       Narrower where its columns would stand far from each other. -->
  <xsl:template name="overview">
    <xsl:param name="id"/>
    <xsl:param name="columns"/>
    <xsl:param name="heading"/>
    <xsl:param name="rows"/>
    <xsl:param name="whole" select="true()"/>
    <xsl:param name="few" select="0"/>
    <xsl:param name="width" select="'100%'"/>
    <xsl:call-template name="overview-title">
      <xsl:with-param name="id" select="concat('document.', $id)"/>
      <xsl:with-param name="words"><xsl:call-template name="label"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
    <fo:table xsl:use-attribute-sets="table" width="{$width}" space-before="0pt">
      <xsl:if test="$whole"><xsl:attribute name="keep-together.within-page">always</xsl:attribute></xsl:if>
      <xsl:if test="not($whole) and count(exsl:node-set($rows)/fo:table-row) &lt;= $few"><xsl:attribute name="keep-together.within-page">20</xsl:attribute></xsl:if>
      <xsl:copy-of select="$columns"/>
      <fo:table-header><fo:table-row><xsl:copy-of select="$heading"/></fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="exsl:node-set($rows)/fo:table-row">
          <xsl:copy>
            <xsl:copy-of select="@*"/>
            <xsl:call-template name="two-at-ends"/>
            <xsl:copy-of select="node()"/>
          </xsl:copy>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="overview-title">
    <xsl:param name="id"/>
    <xsl:param name="words"/>
    <xsl:call-template name="heading">
      <xsl:with-param name="level" select="2"/>
      <xsl:with-param name="id" select="$id"/>
      <xsl:with-param name="words" select="$words"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="overview-heading">
    <xsl:param name="label"/>
    <xsl:param name="a"/>
    <xsl:param name="align" select="'start'"/>
    <fo:table-cell xsl:use-attribute-sets="heading-cell" text-align="{$align}">
      <fo:block>
        <xsl:call-template name="capitalised">
          <xsl:with-param name="words"><xsl:call-template name="label"><xsl:with-param name="id" select="$label"/><xsl:with-param name="a" select="$a"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </fo:block>
    </fo:table-cell>
  </xsl:template>

  <!-- A cell; a dash where it has nothing. -->
  <xsl:template name="overview-cell">
    <xsl:param name="words"/>
    <xsl:param name="align" select="'start'"/>
    <fo:table-cell xsl:use-attribute-sets="cell" text-align="{$align}">
      <fo:block>
        <xsl:choose>
          <xsl:when test="string($words) != '' or exsl:object-type($words) = 'RTF' and exsl:node-set($words)/*"><xsl:copy-of select="$words"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="nothing"/></xsl:otherwise>
        </xsl:choose>
      </fo:block>
    </fo:table-cell>
  </xsl:template>
</xsl:stylesheet>
