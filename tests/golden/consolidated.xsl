<?xml version="1.0" encoding="UTF-8"?>
<!-- A resolved tree without what is computed: the consolidated source. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:r="https://handlingsplan.org/ns/resolved/1">
  <xsl:template match="@* | node()">
    <xsl:copy><xsl:apply-templates select="@* | node()"/></xsl:copy>
  </xsl:template>

  <xsl:template match="r:* | @r:*"/>
  <!-- Words that are marked as new are the plan's. -->
  <xsl:template match="r:inserted[not(ancestor::r:*)]"><xsl:apply-templates/></xsl:template>
</xsl:stylesheet>
