<?xml version="1.0" encoding="UTF-8"?>
<!-- What is decided or proposed: the points in a box, then the days and the money that they name, in tables. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1"
                xmlns:hpx="https://handlingsplan.org/ns/extension" exclude-result-prefixes="p r">

  <!-- ==== Rulings ==== -->

  <!-- Large, as what most readers look for; a point stays whole, the box breaks between points. -->
  <xsl:template match="p:rulings">
    <fo:block xsl:use-attribute-sets="goal-box" keep-together.within-page="auto" keep-with-next.within-page="auto"
              padding-before.conditionality="retain" padding-after.conditionality="retain">
      <xsl:copy-of select="@hpx:at"/>
      <fo:block xsl:use-attribute-sets="box-heading">
        <xsl:attribute name="id"><xsl:apply-templates select="." mode="chapter-id"/></xsl:attribute>
        <xsl:apply-templates select="." mode="title"/>
      </fo:block>
      <xsl:choose>
        <xsl:when test="@numbered"><xsl:call-template name="numbered-rulings"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="p:ruling"/></xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:ruling">
    <fo:block xsl:use-attribute-sets="goal-text" keep-together.within-page="always">
      <xsl:call-template name="origin"/>
      <xsl:if test="position() != last()"><xsl:attribute name="space-after"><xsl:value-of select="$s"/></xsl:attribute></xsl:if>
      <xsl:apply-templates select="*[not(self::p:deadline or self::p:funding)]"/>
    </fo:block>
  </xsl:template>

  <xsl:template name="numbered-rulings">
    <fo:list-block xsl:use-attribute-sets="goal-text" provisional-distance-between-starts="1.5 * {$indent}">
      <xsl:for-each select="p:ruling">
        <fo:list-item keep-together.within-page="always">
          <xsl:call-template name="origin"/>
          <xsl:if test="position() != last()"><xsl:attribute name="space-after"><xsl:value-of select="$s"/></xsl:attribute></xsl:if>
          <fo:list-item-label end-indent="label-end()">
            <fo:block><xsl:value-of select="concat(@number, substring(position(), 1, 9 * not(@number)), '.')"/></fo:block>
          </fo:list-item-label>
          <fo:list-item-body start-indent="body-start()">
            <fo:block><xsl:apply-templates select="*[not(self::p:deadline or self::p:funding)]"/></fo:block>
          </fo:list-item-body>
        </fo:list-item>
      </xsl:for-each>
    </fo:list-block>
  </xsl:template>

  <!-- The box sets the measure. -->
  <xsl:template match="p:ruling/p:p" priority="1">
    <fo:block>
      <xsl:call-template name="origin"/>
      <xsl:if test="following-sibling::*[1]/self::*[not(self::p:deadline or self::p:funding or self::p:internal)]">
        <xsl:attribute name="space-after"><xsl:value-of select="$s"/></xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>
  <xsl:template match="p:ruling/p:list" priority="1">
    <xsl:for-each select="p:lead">
      <fo:block keep-with-next.within-page="always" space-after="{$xs}"><xsl:copy-of select="@hpx:at | @xml:lang"/><xsl:apply-templates/></fo:block>
    </xsl:for-each>
    <xsl:call-template name="list-block"><xsl:with-param name="inside" select="true()"/></xsl:call-template>
    <xsl:if test="following-sibling::*[1]/self::*[not(self::p:deadline or self::p:funding or self::p:internal)]">
      <fo:block space-after="{$s}"/>
    </xsl:if>
  </xsl:template>

  <!-- ==== Tables of what they name ==== -->

  <xsl:template match="p:deadline | p:funding"/>

  <xsl:template name="deadlines">
    <xsl:variable name="all" select=".//p:deadline[not(ancestor::r:*)]"/>
    <xsl:if test="$all">
      <xsl:call-template name="overview">
        <xsl:with-param name="id" select="'deadlines'"/>
        <xsl:with-param name="columns">
          <fo:table-column column-width="32mm"/>
          <fo:table-column column-width="proportional-column-width(3)"/>
          <fo:table-column column-width="proportional-column-width(2)"/>
          <fo:table-column column-width="proportional-column-width(2)"/>
        </xsl:with-param>
        <xsl:with-param name="heading">
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'deadline-day'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'deadline-what'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'deadline-by'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'deadline-to'"/></xsl:call-template>
        </xsl:with-param>
        <xsl:with-param name="rows">
          <xsl:for-each select="$all">
            <fo:table-row xsl:use-attribute-sets="row">
              <xsl:copy-of select="@hpx:at"/>
              <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="date"><xsl:with-param name="date" select="@date"/></xsl:call-template></xsl:with-param></xsl:call-template>
              <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="deadline-words"/></xsl:with-param></xsl:call-template>
              <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="names"><xsl:with-param name="ids" select="@by"/></xsl:call-template></xsl:with-param></xsl:call-template>
              <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="names"><xsl:with-param name="ids" select="@to"/></xsl:call-template></xsl:with-param></xsl:call-template>
            </fo:table-row>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Interim report, oral -->
  <xsl:template name="deadline-words">
    <xsl:choose>
      <xsl:when test="normalize-space(text()) != '' or *[not(self::r:*)]"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="label"><xsl:with-param name="id" select="concat('deadline-', @kind)"/></xsl:call-template>
        <xsl:if test="@form">
          <xsl:text>, </xsl:text>
          <xsl:call-template name="label"><xsl:with-param name="id" select="concat('form-', @form)"/></xsl:call-template>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="fundings">
    <xsl:variable name="all" select=".//p:funding[not(ancestor::r:*)]"/>
    <xsl:if test="$all">
      <xsl:call-template name="overview">
        <xsl:with-param name="id" select="'fundings'"/>
        <xsl:with-param name="columns">
          <fo:table-column column-width="16mm"/>
          <fo:table-column column-width="42mm"/>
          <fo:table-column column-width="proportional-column-width(1)"/>
        </xsl:with-param>
        <xsl:with-param name="heading">
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'funding-year'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'funding-amount'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'funding-from'"/></xsl:call-template>
        </xsl:with-param>
        <xsl:with-param name="rows">
          <xsl:for-each select="$all">
            <fo:table-row xsl:use-attribute-sets="row">
              <xsl:copy-of select="@hpx:at"/>
              <xsl:call-template name="overview-cell"><xsl:with-param name="words" select="string(@year)"/></xsl:call-template>
              <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="funding-amount"/></xsl:with-param></xsl:call-template>
              <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="funding-source"/></xsl:with-param></xsl:call-template>
            </fo:table-row>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- At most 1 500 000 kr -->
  <xsl:template name="funding-amount">
    <xsl:variable name="amount"><xsl:call-template name="amount"/></xsl:variable>
    <fo:inline hpx:font-features="{$figures-font/@features}">
      <xsl:choose>
        <xsl:when test="@limit">
          <xsl:call-template name="label">
            <xsl:with-param name="id" select="concat('limit-', @limit)"/>
            <xsl:with-param name="a" select="$amount"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$amount"/></xsl:otherwise>
      </xsl:choose>
    </fo:inline>
  </xsl:template>

  <!-- Expenditure area 9 Health, appropriation 4:7 …; the condition. -->
  <xsl:template name="funding-source">
    <xsl:for-each select="p:expenditure-area | p:appropriation | p:appropriation-item">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:call-template name="label">
        <xsl:with-param name="id" select="local-name()"/>
        <xsl:with-param name="a" select="@number"/>
      </xsl:call-template>
      <xsl:if test="node()"><xsl:text> </xsl:text><xsl:apply-templates/></xsl:if>
    </xsl:for-each>
    <xsl:for-each select="p:condition">
      <xsl:if test="../p:expenditure-area or ../p:appropriation or ../p:appropriation-item">; </xsl:if>
      <fo:inline><xsl:copy-of select="@hpx:at | @xml:lang"/><xsl:apply-templates/></fo:inline>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
