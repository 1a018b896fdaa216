<?xml version="1.0" encoding="UTF-8"?>
<!-- Rows of cells, which the program writes as CSV; after the view whose words they say. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns="https://handlingsplan.org/ns/rows/1">

  <xsl:template match="/">
    <xsl:variable name="separator"><xsl:call-template name="label"><xsl:with-param name="id" select="'list-separator'"/></xsl:call-template></xsl:variable>
    <rows separator="{$separator}"><xsl:apply-templates select="*"/></rows>
  </xsl:template>

  <!-- Most have nothing. -->
  <xsl:template name="cell-of-row">
    <xsl:param name="words"/>
    <cell><xsl:if test="string($words) != ''"><xsl:call-template name="plain"><xsl:with-param name="words" select="$words"/></xsl:call-template></xsl:if></cell>
  </xsl:template>

  <xsl:template name="heading-of-row">
    <xsl:param name="label"/>
    <xsl:call-template name="cell-of-row"><xsl:with-param name="words"><xsl:call-template name="own-label"><xsl:with-param name="name" select="$label"/></xsl:call-template></xsl:with-param></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
