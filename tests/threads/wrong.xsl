<?xml version="1.0" encoding="UTF-8"?>
<!-- Refused in several ways: each is told by another part of libxslt. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="../nowhere.xsl"/>
  <xsl:template match="/">
    <xsl:value-of select="1 +"/>
    <xsl:call-template/>
    <xsl:unknown/>
  </xsl:template>
</xsl:stylesheet>
