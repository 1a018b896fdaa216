<?xml version="1.0" encoding="UTF-8"?>
<!-- What the plan costs: the sums of the amounts that it gives, by area and year; and where the money comes from, where several
     are named. Amounts of objectives may be those of their activities, so that they are not added; nor are those in several currencies.

       area    │  2025 │  2026 │  sum        or, of many years:   area    │ sum        year │ sum
       ────────┼───────┼───────┼─────                             ────────┼─────       ─────┼─────
       1. One  │   450 │     – │   450                            1. One  │   450       2025 │   450
       ────────┼───────┼───────┼─────
       Sum     │   450 │ 1 500 │ 1 950 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:exsl="http://exslt.org/common"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p r exsl">

  <!-- Those that are added, of one sum. -->
  <xsl:key name="added" match="r:sum/r:cost" use="concat(generate-id(..), ' ', @of, ' ', @currency)"/>
  <xsl:key name="added-of-year" match="r:sum/r:cost" use="concat(generate-id(..), ' ', @of, ' ', @currency, ' ', @year)"/>
  <xsl:key name="added-of-funder" match="r:sum/r:cost" use="concat(generate-id(..), ' ', @of, ' ', @currency, ' ', @funded-by)"/>

  <xsl:template match="r:sum" mode="title"><xsl:call-template name="label"><xsl:with-param name="id" select="'costs'"/></xsl:call-template></xsl:template>

  <xsl:template match="r:sum" priority="1">
    <xsl:for-each select="r:cost[generate-id() = generate-id(key('added', concat(generate-id(..), ' ', @of, ' ', @currency)))]">
      <xsl:variable name="added" select="key('added', concat(generate-id(..), ' ', @of, ' ', @currency))"/>
      <!-- The first of each year. -->
      <xsl:variable name="years" select="$added[generate-id() = generate-id(key('added-of-year', concat(generate-id(..), ' ', @of, ' ', @currency, ' ', @year)))]"/>
      <xsl:variable name="in-columns" select="$years[count($years) &lt;= 4 - 2 * $narrow-paper]"/>
      <xsl:variable name="of" select="string(@of)"/>
      <xsl:variable name="currency" select="string(@currency)"/>
      <xsl:variable name="unit"><xsl:call-template name="label"><xsl:with-param name="id" select="'amount'"/><xsl:with-param name="form" select="$currency"/><xsl:with-param name="b" select="$currency"/></xsl:call-template></xsl:variable>
      <fo:block xsl:use-attribute-sets="paragraph" keep-with-next.within-page="always">
        <xsl:call-template name="label"><xsl:with-param name="id" select="concat('costs-of-', $of)"/><xsl:with-param name="a" select="normalize-space(translate($unit, '&#xA0;', ' '))"/></xsl:call-template>
      </fo:block>
      <xsl:call-template name="table-of-costs">
        <xsl:with-param name="heading" select="'part-area'"/>
        <xsl:with-param name="years" select="$in-columns"/>
        <xsl:with-param name="added" select="$added"/>
        <xsl:with-param name="rows">
          <xsl:for-each select="/p:plan/p:area">
            <xsl:variable name="of-area" select="key('added', concat(generate-id(r:sum), ' ', $of, ' ', $currency))"/>
            <xsl:if test="$of-area">
              <xsl:call-template name="row-of-costs">
                <xsl:with-param name="words"><xsl:apply-templates select="." mode="title"/></xsl:with-param>
                <xsl:with-param name="years" select="$in-columns"/>
                <xsl:with-param name="added" select="$of-area"/>
              </xsl:call-template>
            </xsl:if>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="not($in-columns)">
        <xsl:call-template name="table-of-costs">
          <xsl:with-param name="heading" select="'funding-year'"/>
          <xsl:with-param name="added" select="$added"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$years">
              <xsl:call-template name="row-of-costs">
                <xsl:with-param name="words"><xsl:call-template name="year-of-costs"/></xsl:with-param>
                <xsl:with-param name="added" select="key('added-of-year', concat(generate-id(..), ' ', @of, ' ', @currency, ' ', @year))"/>
              </xsl:call-template>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:variable name="funders" select="$added[generate-id() = generate-id(key('added-of-funder', concat(generate-id(..), ' ', @of, ' ', @currency, ' ', @funded-by)))]"/>
      <xsl:if test="$funders[2]">
        <xsl:call-template name="table-of-costs">
          <xsl:with-param name="heading" select="'funded-by'"/>
          <xsl:with-param name="years" select="$in-columns"/>
          <xsl:with-param name="added" select="$added"/>
          <xsl:with-param name="rows">
            <xsl:for-each select="$funders[@funded-by]">
              <xsl:call-template name="row-of-costs">
                <xsl:with-param name="words" select="string(@funded-by)"/>
                <xsl:with-param name="years" select="$in-columns"/>
                <xsl:with-param name="added" select="key('added-of-funder', concat(generate-id(..), ' ', @of, ' ', @currency, ' ', @funded-by))"/>
              </xsl:call-template>
            </xsl:for-each>
            <xsl:if test="$added[not(@funded-by)]">
              <xsl:call-template name="row-of-costs">
                <xsl:with-param name="words"><xsl:call-template name="label"><xsl:with-param name="id" select="'funded-by-not-said'"/></xsl:call-template></xsl:with-param>
                <xsl:with-param name="years" select="$in-columns"/>
                <xsl:with-param name="added" select="$added[not(@funded-by)]"/>
              </xsl:call-template>
            </xsl:if>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- What tells the page of them: their columns stand in line. -->
  <xsl:attribute-set name="sums"/>

  <!-- The last row is the sum, which one row has no need of. -->
  <xsl:template name="table-of-costs">
    <xsl:param name="heading"/>
    <xsl:param name="years" select="/.."/>
    <xsl:param name="added"/>
    <xsl:param name="rows"/>
    <fo:table xsl:use-attribute-sets="table sums" keep-together.within-page="20">
      <fo:table-column column-width="proportional-column-width(1)"/>
      <xsl:for-each select="$years"><fo:table-column column-width="{26 - 3 * $narrow-paper}mm"/></xsl:for-each>
      <xsl:if test="not($years) or $years[2]"><fo:table-column column-width="{26 - 3 * $narrow-paper}mm"/></xsl:if>
      <fo:table-header>
        <fo:table-row keep-with-next.within-page="always">
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="$heading"/></xsl:call-template>
          <xsl:for-each select="$years">
            <fo:table-cell xsl:use-attribute-sets="heading-cell" text-align="end"><fo:block><xsl:call-template name="year-of-costs"/></fo:block></fo:table-cell>
          </xsl:for-each>
          <xsl:if test="not($years) or $years[2]"><xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'sum'"/><xsl:with-param name="align" select="'end'"/></xsl:call-template></xsl:if>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:copy-of select="$rows"/>
        <xsl:if test="exsl:node-set($rows)/*[2]">
          <xsl:call-template name="row-of-costs">
            <xsl:with-param name="words"><xsl:call-template name="label"><xsl:with-param name="id" select="'sum'"/></xsl:call-template></xsl:with-param>
            <xsl:with-param name="years" select="$years"/>
            <xsl:with-param name="added" select="$added"/>
            <xsl:with-param name="is-last" select="true()"/>
          </xsl:call-template>
        </xsl:if>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="year-of-costs">
    <xsl:value-of select="@year"/>
    <xsl:if test="not(@year)"><xsl:call-template name="label"><xsl:with-param name="id" select="'without-year'"/></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template name="row-of-costs">
    <xsl:param name="words"/>
    <xsl:param name="years" select="/.."/>
    <xsl:param name="added"/>
    <xsl:param name="is-last" select="false()"/>
    <fo:table-row xsl:use-attribute-sets="row">
      <xsl:if test="$is-last">
        <xsl:attribute name="font-weight"><xsl:value-of select="$bold"/></xsl:attribute>
        <xsl:attribute name="keep-with-previous.within-page">30</xsl:attribute>
      </xsl:if>
      <fo:table-cell xsl:use-attribute-sets="cell" role="TH"><fo:block><xsl:copy-of select="$words"/></fo:block></fo:table-cell>
      <xsl:for-each select="$years">
        <xsl:call-template name="cell-of-costs"><xsl:with-param name="costs" select="$added[string(@year) = string(current()/@year)]"/></xsl:call-template>
      </xsl:for-each>
      <xsl:if test="not($years) or $years[2]"><xsl:call-template name="cell-of-costs"><xsl:with-param name="costs" select="$added"/></xsl:call-template></xsl:if>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="cell-of-costs">
    <xsl:param name="costs"/>
    <fo:table-cell xsl:use-attribute-sets="cell" text-align="end">
      <fo:block hpx:font-features="{$figures-font/@features}">
        <xsl:choose>
          <xsl:when test="$costs"><xsl:call-template name="grouped"><xsl:with-param name="number" select="sum($costs/@amount)"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:call-template name="nothing"/></xsl:otherwise>
        </xsl:choose>
      </fo:block>
    </fo:table-cell>
  </xsl:template>
</xsl:stylesheet>
