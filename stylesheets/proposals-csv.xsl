<?xml version="1.0" encoding="UTF-8"?>
<!-- The proposals as rows, one each. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns="https://handlingsplan.org/ns/rows/1"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="r p">
  <xsl:import href="proposals.xsl"/>
  <xsl:import href="modules/plain.xsl"/>
  <xsl:import href="modules/rows.xsl"/>

  <xsl:template match="p:proposals">
    <row>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'id'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'part-area'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'topic'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'number'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'proposals'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'actor'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'addressee'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'concerned'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'consulted'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'derives-from'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'taken-up-in'"/></xsl:call-template>
    </row>
    <xsl:apply-templates select="p:area//p:proposal" mode="row"/>
  </xsl:template>

  <xsl:template match="p:proposal" mode="row">
    <row>
      <cell><xsl:value-of select="@id"/></cell>
      <xsl:call-template name="cell-of-row"><xsl:with-param name="words"><xsl:call-template name="areas-in-a-line"/></xsl:with-param></xsl:call-template>
      <xsl:call-template name="cell-of-row"><xsl:with-param name="words"><xsl:apply-templates select="parent::p:topic" mode="title"/></xsl:with-param></xsl:call-template>
      <cell><xsl:value-of select="@number"/></cell>
      <xsl:call-template name="cell-of-row"><xsl:with-param name="words"><xsl:call-template name="activity-in-a-line"/></xsl:with-param></xsl:call-template>
      <xsl:call-template name="named-in-row"><xsl:with-param name="ids" select="@actor"/></xsl:call-template>
      <xsl:call-template name="named-in-row"><xsl:with-param name="ids" select="@addressee"/></xsl:call-template>
      <xsl:call-template name="named-in-row"><xsl:with-param name="ids" select="@concerned"/></xsl:call-template>
      <xsl:call-template name="named-in-row"><xsl:with-param name="ids" select="@consulted"/></xsl:call-template>
      <xsl:call-template name="cell-of-row">
        <xsl:with-param name="words">
          <xsl:for-each select="p:derives-from">
            <xsl:if test="position() &gt; 1">; </xsl:if>
            <xsl:call-template name="derivation"/>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="cell-of-row">
        <xsl:with-param name="words">
          <xsl:for-each select="key('part-of-plan', r:taken-up/@place)">
            <xsl:if test="position() &gt; 1">; </xsl:if>
            <xsl:apply-templates select="(../p:short-title | ../p:title[not(../p:short-title)])/node()" mode="words"/>
            <xsl:if test="@number"><xsl:value-of select="concat(', ', @number)"/></xsl:if>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </row>
  </xsl:template>

  <xsl:template name="named-in-row">
    <xsl:param name="ids"/>
    <xsl:call-template name="cell-of-row"><xsl:with-param name="words"><xsl:if test="$ids"><xsl:call-template name="names"><xsl:with-param name="ids" select="$ids"/></xsl:call-template></xsl:if></xsl:with-param></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
