<?xml version="1.0" encoding="UTF-8"?>
<!-- Gives somebody's XSL-FO what the profiles ask of every document and layout does not:
     a title, a language, and a text for each graphic that has none. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:x="adobe:ns:meta/" xmlns:hpx="https://handlingsplan.org/ns/extension"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <xsl:param name="title"/>

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="fo:root[not(@xml:lang) and not(@language)]">
    <xsl:copy>
      <xsl:attribute name="xml:lang">sv</xsl:attribute>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="fo:layout-master-set[not(../fo:declarations)]">
    <xsl:copy-of select="."/>
    <fo:declarations>
      <x:xmpmeta>
        <rdf:RDF>
          <rdf:Description rdf:about="">
            <dc:title><xsl:value-of select="$title"/></dc:title>
          </rdf:Description>
        </rdf:RDF>
      </x:xmpmeta>
    </fo:declarations>
  </xsl:template>

  <xsl:template match="fo:external-graphic[not(@hpx:alt)]|fo:instream-foreign-object[not(@hpx:alt)]">
    <xsl:copy>
      <xsl:attribute name="hpx:alt">A picture</xsl:attribute>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
