<?xml version="1.0" encoding="UTF-8"?>
<!-- The overview of a collection: how the plans of a county stand, for whoever answers for them together.

       three figures, the plans, a row each │ what is late, plan by plan │ reports: last, next, who is silent

     The rest of a plan is in that plan's own documents. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1"
                exclude-result-prefixes="p r">
  <xsl:import href="plan.xsl"/>
  <xsl:import href="modules/overview.xsl"/>
  <xsl:import href="modules/report.xsl"/>
  <xsl:import href="modules/collection.xsl"/>

  <xsl:variable name="with-late" select="$plans[r:sum/@late]"/>
  <!-- Of a plan, those that have been late longest; the rest are in its own follow-up. -->
  <xsl:variable name="most-late" select="5"/>

  <xsl:template name="report-name">
    <xsl:call-template name="label"><xsl:with-param name="id" select="'collection-overview'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="collection-lead">
    <xsl:call-template name="n-plans"/>
    <xsl:text> · </xsl:text>
    <xsl:call-template name="label-of-number"><xsl:with-param name="id" select="'n-activities'"/><xsl:with-param name="number" select="r:sum/@activities"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="collection-bookmarks">
    <xsl:if test="$plans"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'the-plans'"/></xsl:call-template></xsl:if>
    <xsl:if test="r:sum/r:count"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'counts'"/></xsl:call-template></xsl:if>
    <xsl:if test="$with-late"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'when-late'"/></xsl:call-template></xsl:if>
    <xsl:if test="$plans"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'reports'"/></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template name="collection-contents">
    <xsl:call-template name="figures"/>
    <xsl:apply-templates select="p:head/p:summary/node()"/>
    <xsl:call-template name="left-out"/>
    <xsl:if test="$plans"><xsl:call-template name="how-plans-stand"/></xsl:if>
    <xsl:call-template name="counts"/>
    <xsl:call-template name="what-is-late"/>
    <xsl:if test="$plans"><xsl:call-template name="who-reports"/></xsl:if>
  </xsl:template>

  <!-- ==== The plans, a row each, in the order of their titles ==== -->

  <xsl:template name="how-plans-stand">
    <xsl:call-template name="overview">
      <xsl:with-param name="id" select="'the-plans'"/>
      <xsl:with-param name="whole" select="count($plans) &lt; 8"/>
      <xsl:with-param name="columns">
        <fo:table-column column-width="proportional-column-width(28)"/>
        <fo:table-column column-width="proportional-column-width(14)"/>
        <fo:table-column column-width="proportional-column-width(15)"/>
        <fo:table-column column-width="proportional-column-width(13)"/>
        <fo:table-column column-width="proportional-column-width(12)"/>
        <fo:table-column column-width="proportional-column-width(18)"/>
      </xsl:with-param>
      <xsl:with-param name="heading">
        <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'one-plan'"/></xsl:call-template>
        <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'all-of-them'"/><xsl:with-param name="align" select="'end'"/></xsl:call-template>
        <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'those-complete'"/><xsl:with-param name="align" select="'end'"/></xsl:call-template>
        <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'those-late'"/><xsl:with-param name="align" select="'end'"/></xsl:call-template>
        <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'when-soon'"/><xsl:with-param name="a" select="string($days)"/><xsl:with-param name="align" select="'end'"/></xsl:call-template>
        <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'those-not-reported'"/><xsl:with-param name="align" select="'end'"/></xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="rows">
        <xsl:for-each select="$plans">
          <xsl:sort select="@r:position" data-type="number"/>
          <fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="cell" role="TH">
              <fo:block font-weight="{$body-font/@weight}"><xsl:call-template name="title-of-plan"/></fo:block>
              <xsl:if test="r:owner">
                <fo:block font-weight="{$body-font/@weight}" color="{$muted}">
                  <xsl:for-each select="r:owner"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="words-of-plan"/></xsl:for-each>
                </fo:block>
              </xsl:if>
            </fo:table-cell>
            <xsl:call-template name="numbers-of-sum"/>
          </fo:table-row>
        </xsl:for-each>
        <xsl:if test="count($plans) &gt; 1">
          <fo:table-row xsl:use-attribute-sets="row" font-weight="{$bold}">
            <fo:table-cell xsl:use-attribute-sets="cell" role="TH"><fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="'sum'"/></xsl:call-template></fo:block></fo:table-cell>
            <xsl:call-template name="numbers-of-sum"/>
          </fo:table-row>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="numbers-of-sum">
    <xsl:call-template name="number-cell"><xsl:with-param name="number" select="string(r:sum/@activities)"/></xsl:call-template>
    <xsl:call-template name="number-cell"><xsl:with-param name="number" select="sum(r:sum/r:count[@state = 'complete']/@activities)"/></xsl:call-template>
    <xsl:call-template name="number-cell"><xsl:with-param name="number" select="sum(r:sum/@late)"/><xsl:with-param name="stands-out" select="true()"/></xsl:call-template>
    <xsl:call-template name="number-cell"><xsl:with-param name="number" select="sum(r:sum/@soon)"/></xsl:call-template>
    <xsl:call-template name="number-cell"><xsl:with-param name="number" select="sum(r:sum/r:count[@state = 'not-reported']/@activities)"/></xsl:call-template>
  </xsl:template>

  <!-- ==== What is late, a table each plan that has any ==== -->

  <xsl:template name="what-is-late">
    <xsl:if test="$with-late">
      <xsl:call-template name="report-heading">
        <xsl:with-param name="id" select="'document.when-late'"/>
        <xsl:with-param name="words"><xsl:call-template name="label"><xsl:with-param name="id" select="'when-late'"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
      <xsl:for-each select="$with-late">
        <xsl:sort select="@r:position" data-type="number"/>
        <fo:block xsl:use-attribute-sets="heading-3" role="H2"><xsl:call-template name="title-of-plan"/></fo:block>
        <fo:table xsl:use-attribute-sets="table" space-before="0pt">
          <fo:table-column column-width="proportional-column-width(45)"/>
          <fo:table-column column-width="proportional-column-width(29)"/>
          <fo:table-column column-width="proportional-column-width(26)"/>
          <fo:table-header>
            <fo:table-row>
              <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'part-activity'"/></xsl:call-template>
              <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'responsible'"/></xsl:call-template>
              <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'progress'"/></xsl:call-template>
            </fo:table-row>
          </fo:table-header>
          <fo:table-body>
            <xsl:apply-templates select="r:activity[r:late][@r:position &lt;= $most-late]" mode="late-row">
              <xsl:sort select="@r:position" data-type="number"/>
            </xsl:apply-templates>
          </fo:table-body>
        </fo:table>
        <xsl:variable name="left" select="count(r:activity[@r:position &gt; $most-late])"/>
        <xsl:if test="$left &gt; 0">
          <fo:block xsl:use-attribute-sets="note-text" color="{$muted}" keep-with-previous.within-page="always">
            <xsl:call-template name="label-of-number"><xsl:with-param name="id" select="'more-late'"/><xsl:with-param name="number" select="$left"/></xsl:call-template>
          </fo:block>
        </xsl:if>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:activity" mode="late-row">
    <fo:table-row xsl:use-attribute-sets="row">
      <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="activity-of-plan"/></xsl:with-param></xsl:call-template>
      <xsl:call-template name="overview-cell">
        <xsl:with-param name="words">
          <xsl:for-each select="r:responsible"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="words-of-plan"/></xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:for-each select="r:late"><xsl:call-template name="late-words"/></xsl:for-each>
        <xsl:for-each select="r:progress"><xsl:call-template name="progress-words"/></xsl:for-each>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- ==== When reports came, when they are due, who has not given any ==== -->

  <xsl:template name="who-reports">
    <xsl:call-template name="overview">
      <xsl:with-param name="id" select="'reports'"/>
      <xsl:with-param name="whole" select="false()"/>
      <xsl:with-param name="columns">
        <fo:table-column column-width="proportional-column-width(24)"/>
        <fo:table-column column-width="proportional-column-width({20 - 2 * $narrow-paper})"/>
        <fo:table-column column-width="proportional-column-width({20 - 2 * $narrow-paper})"/>
        <fo:table-column column-width="proportional-column-width({36 + 4 * $narrow-paper})"/>
      </xsl:with-param>
      <xsl:with-param name="heading">
        <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'one-plan'"/></xsl:call-template>
        <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'last-report'"/></xsl:call-template>
        <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'coming-report'"/></xsl:call-template>
        <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'has-not-reported'"/></xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="rows">
        <xsl:for-each select="$plans">
          <xsl:sort select="@r:position" data-type="number"/>
          <xsl:call-template name="reporting-row"/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="reporting-row">
    <fo:table-row xsl:use-attribute-sets="row">
      <fo:table-cell xsl:use-attribute-sets="cell" role="TH"><fo:block font-weight="{$body-font/@weight}"><xsl:call-template name="short-title-of-plan"/></fo:block></fo:table-cell>
      <xsl:call-template name="overview-cell">
        <xsl:with-param name="words">
          <xsl:choose>
            <xsl:when test="@reported"><xsl:call-template name="date"><xsl:with-param name="date" select="@reported"/></xsl:call-template></xsl:when>
            <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="id" select="'no-report-yet'"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="overview-cell">
        <xsl:with-param name="words"><xsl:for-each select="r:reporting/r:next"><xsl:call-template name="date"><xsl:with-param name="date" select="@by"/></xsl:call-template></xsl:for-each></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="overview-cell">
        <xsl:with-param name="words">
          <xsl:for-each select="(r:reporting/r:missing | r:reporting/r:silent[not(../r:missing)])[1]/r:who[@party]">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:value-of select="concat(normalize-space(), '&#xA0;(')"/><xsl:call-template name="grouped"><xsl:with-param name="number" select="@activities"/></xsl:call-template><xsl:text>)</xsl:text>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </fo:table-row>
  </xsl:template>
</xsl:stylesheet>
