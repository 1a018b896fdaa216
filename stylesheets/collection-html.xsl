<?xml version="1.0" encoding="UTF-8"?>
<!-- The overview of a collection as a page for the web: what the overview says, by the same templates. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="collection.xsl"/>
  <xsl:import href="modules/web.xsl"/>
</xsl:stylesheet>
