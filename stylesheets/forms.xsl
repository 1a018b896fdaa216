<?xml version="1.0" encoding="UTF-8"?>
<!-- The form with a sheet for each party that is asked about something. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="r p">
  <xsl:import href="form.xsl"/>

  <xsl:template name="sheets">
    <xsl:for-each select="p:parties/*[r:responsibility[@role = 'lead' or @role = 'responsible']]"><xsl:call-template name="sheet-of-party"/></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
