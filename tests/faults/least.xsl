<?xml version="1.0" encoding="UTF-8"?>
<!-- The least of documents: what is tried with it is how files are written, not what they say. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p">
  <xsl:template match="/p:plan">
    <fo:root xml:lang="{@xml:lang}" font-family="Lato">
      <fo:layout-master-set>
        <fo:simple-page-master master-name="page" page-width="90mm" page-height="90mm">
          <fo:region-body/>
        </fo:simple-page-master>
      </fo:layout-master-set>
      <fo:page-sequence master-reference="page">
        <fo:title><xsl:value-of select="p:head/p:title"/></fo:title>
        <fo:flow flow-name="xsl-region-body">
          <fo:block role="Title"><xsl:value-of select="p:head/p:title"/></fo:block>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>
</xsl:stylesheet>
