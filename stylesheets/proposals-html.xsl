<?xml version="1.0" encoding="UTF-8"?>
<!-- The proposals as a page for the web: what the proposals view says, by the same templates. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="proposals.xsl"/>
  <xsl:import href="modules/web.xsl"/>
</xsl:stylesheet>
