<?xml version="1.0" encoding="UTF-8"?>
<!-- What is computed in a resolved tree, and what of it stands where: the rest is the source. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:r="https://handlingsplan.org/ns/resolved/1">
  <xsl:output indent="yes" encoding="UTF-8"/>

  <xsl:template match="/">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="*">
    <xsl:choose>
      <xsl:when test="@r:* or r:* or not(parent::*)">
        <xsl:element name="{local-name()}">
          <xsl:copy-of select="namespace::*[. = 'https://handlingsplan.org/ns/resolved/1']"/>
          <xsl:copy-of select="@id | @number | @r:*"/>
          <xsl:apply-templates select="*"/>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="*"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:*">
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:apply-templates mode="inside"/>
    </xsl:copy>
  </xsl:template>

  <!-- What was there before, and the amendments. -->
  <xsl:template match="*" mode="inside">
    <xsl:element name="{local-name()}">
      <xsl:copy-of select="@*"/>
      <xsl:apply-templates mode="inside"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="r:*" mode="inside">
    <xsl:apply-templates select="."/>
  </xsl:template>

  <xsl:template match="text()[not(parent::r:*)]"/>
</xsl:stylesheet>
