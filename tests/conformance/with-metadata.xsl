<?xml version="1.0" encoding="UTF-8"?>
<!-- Gives somebody's XSL-FO what the profiles ask of every document and layout does not:
     a title, a language, and a text for each graphic that has none. What it has already stays. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:x="adobe:ns:meta/" xmlns:hpx="https://handlingsplan.org/ns/extension"
  xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <xsl:param name="title"/>

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="fo:root">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:if test="not(normalize-space(@xml:lang)) and (not(@language) or @language = 'none')">
        <xsl:attribute name="xml:lang">sv</xsl:attribute>
      </xsl:if>
      <xsl:apply-templates select="node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="fo:layout-master-set[not(../fo:declarations)]">
    <xsl:copy-of select="."/>
    <fo:declarations>
      <xsl:call-template name="metadata"/>
    </fo:declarations>
  </xsl:template>

  <xsl:template match="fo:declarations[not(.//dc:title[normalize-space()])]">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
      <xsl:call-template name="metadata"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template name="metadata">
    <x:xmpmeta>
      <rdf:RDF>
        <rdf:Description rdf:about="">
          <dc:title><xsl:value-of select="$title"/></dc:title>
        </rdf:Description>
      </rdf:RDF>
    </x:xmpmeta>
  </xsl:template>

  <xsl:template match="fo:external-graphic[not(@hpx:alt) and not(@fox:alt-text)]
                       |fo:instream-foreign-object[not(@hpx:alt) and not(@fox:alt-text)]">
    <xsl:copy>
      <xsl:attribute name="hpx:alt">A picture</xsl:attribute>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
