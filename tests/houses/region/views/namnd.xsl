<?xml version="1.0" encoding="UTF-8"?>
<!-- How a plan stands, for the board: the numbers, area by area, and all that is late or at risk. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p r">
  <xsl:import href="handlingsplan:followup.xsl"/>

  <!-- What the document is called, at its beginning and at the foot of each page. -->
  <xsl:template name="report-name">
    <xsl:call-template name="label"><xsl:with-param name="id" select="'own-board'"/></xsl:call-template>
  </xsl:template>

  <!-- What is printed, in this order. -->
  <xsl:template match="p:plan">
    <fo:root xml:lang="{$language}" xsl:use-attribute-sets="document">
      <xsl:call-template name="page-masters"/>
      <xsl:call-template name="metadata"/>
      <fo:bookmark-tree>
        <xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'own-per-area'"/></xsl:call-template>
        <xsl:if test="$problems"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'to-decide'"/></xsl:call-template></xsl:if>
      </fo:bookmark-tree>
      <fo:page-sequence master-reference="pages" id="document">
        <xsl:call-template name="running-heads"/>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="at-a-glance"/>
          <xsl:call-template name="per-area"/>
          <xsl:call-template name="to-decide"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <!-- A row an area: how many activities it has, how many are complete, how many late. -->
  <xsl:template name="per-area">
    <xsl:call-template name="overview">
      <xsl:with-param name="id" select="'own-per-area'"/>
      <xsl:with-param name="columns">
        <fo:table-column column-width="proportional-column-width(55)"/>
        <fo:table-column column-width="proportional-column-width(15)"/>
        <fo:table-column column-width="proportional-column-width(15)"/>
        <fo:table-column column-width="proportional-column-width(15)"/>
      </xsl:with-param>
      <xsl:with-param name="heading">
        <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'part-area'"/></xsl:call-template>
        <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'own-activities'"/><xsl:with-param name="align" select="'end'"/></xsl:call-template>
        <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'state-complete'"/><xsl:with-param name="align" select="'end'"/></xsl:call-template>
        <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'state-late'"/><xsl:with-param name="align" select="'end'"/></xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="rows"><xsl:apply-templates select="p:area" mode="per-area"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="p:area" mode="per-area">
    <fo:table-row xsl:use-attribute-sets="row">
      <xsl:call-template name="overview-cell">
        <xsl:with-param name="words"><xsl:apply-templates select="p:title" mode="words"/></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="overview-cell"><xsl:with-param name="words" select="string(r:sum/@activities)"/><xsl:with-param name="align" select="'end'"/></xsl:call-template>
      <xsl:call-template name="overview-cell"><xsl:with-param name="words" select="string(sum(r:sum/r:count[@state = 'complete']/@activities))"/><xsl:with-param name="align" select="'end'"/></xsl:call-template>
      <xsl:call-template name="overview-cell"><xsl:with-param name="words" select="string(sum(r:sum/@late))"/><xsl:with-param name="align" select="'end'"/></xsl:call-template>
    </fo:table-row>
  </xsl:template>

  <!-- All that is late or at risk, where the report of a meeting has the first five. -->
  <xsl:template name="to-decide">
    <xsl:if test="$problems">
      <xsl:call-template name="overview">
        <xsl:with-param name="id" select="'to-decide'"/>
        <xsl:with-param name="columns"><xsl:call-template name="problem-columns"/></xsl:with-param>
        <xsl:with-param name="heading"><xsl:call-template name="problem-headings"/></xsl:with-param>
        <xsl:with-param name="rows"><xsl:for-each select="$problems"><xsl:call-template name="problem-row"/></xsl:for-each></xsl:with-param>
        <xsl:with-param name="whole" select="false()"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:call-template name="next-meeting"/>
  </xsl:template>
</xsl:stylesheet>
