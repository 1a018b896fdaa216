<?xml version="1.0" encoding="UTF-8"?>
<!-- The plan as a page for the web: what the plan view says, by the same templates. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="https://handlingsplan.org/ns/stylesheets/columns" exclude-result-prefixes="t">
  <xsl:import href="plan.xsl"/>
  <xsl:import href="modules/web.xsl"/>

  <!-- How it stands has a column where the plan does not choose its columns, and something has been reported. -->
  <xsl:variable name="usual">
    <t:column field="objective" width="40"/>
    <t:column field="activity" width="56"/>
    <t:column field="responsible" width="38"/>
    <t:column field="timeframe" width="26"/>
    <xsl:if test="$has-reports"><t:column field="progress" width="30"/></xsl:if>
  </xsl:variable>
</xsl:stylesheet>
