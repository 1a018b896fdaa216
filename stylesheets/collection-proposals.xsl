<?xml version="1.0" encoding="UTF-8"?>
<!-- Which proposals the plans of a collection take up, and where: for whoever follows a national plan.

       list: how many │ each proposal, and the parts of plans that take it up │ each plan, and what it takes up -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1"
                exclude-result-prefixes="p r">
  <xsl:import href="plan.xsl"/>
  <xsl:import href="modules/overview.xsl"/>
  <xsl:import href="modules/report.xsl"/>
  <xsl:import href="modules/collection.xsl"/>

  <xsl:template name="report-name">
    <xsl:call-template name="label"><xsl:with-param name="id" select="'proposals-in-plans'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="collection-lead"><xsl:call-template name="n-plans"/></xsl:template>

  <xsl:template name="collection-bookmarks">
    <xsl:for-each select="$lists">
      <fo:bookmark internal-destination="list.{@document}"><fo:bookmark-title><xsl:value-of select="normalize-space(r:title)"/></fo:bookmark-title></fo:bookmark>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="$plans/r:derives[@list = $lists/@document]"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'what-each-takes-up'"/></xsl:call-template></xsl:when>
      <xsl:when test="not($lists)"><fo:bookmark internal-destination="document.title"><fo:bookmark-title><xsl:value-of select="normalize-space($head/p:title)"/></fo:bookmark-title></fo:bookmark></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="collection-contents">
    <xsl:call-template name="left-out"/>
    <xsl:if test="not($lists)"><fo:block xsl:use-attribute-sets="paragraph"><xsl:call-template name="label"><xsl:with-param name="id" select="'no-list'"/></xsl:call-template></fo:block></xsl:if>
    <xsl:for-each select="$lists"><xsl:call-template name="list"/></xsl:for-each>
    <xsl:call-template name="what-each-takes-up"/>
  </xsl:template>

  <!-- ==== A list, a row each proposal ==== -->

  <xsl:template name="list">
    <xsl:call-template name="report-heading">
      <xsl:with-param name="id" select="concat('list.', @document)"/>
      <xsl:with-param name="words"><xsl:for-each select="r:title"><xsl:call-template name="words-of-plan"/></xsl:for-each></xsl:with-param>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph" keep-with-next.within-page="always">
      <xsl:call-template name="label">
        <xsl:with-param name="id" select="'n-taken-up'"/>
        <xsl:with-param name="a"><xsl:call-template name="grouped"><xsl:with-param name="number" select="@taken-up"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="b"><xsl:call-template name="grouped"><xsl:with-param name="number" select="@all"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
      <!-- The one plan that there is, rather than in each row. -->
      <xsl:for-each select="$plans[count($plans) = 1]"><xsl:text> · </xsl:text><xsl:call-template name="short-title-of-plan"/></xsl:for-each>
    </fo:block>
    <fo:table xsl:use-attribute-sets="table" space-before="0pt">
      <fo:table-column column-width="14mm"/>
      <fo:table-column column-width="proportional-column-width({55 + 6 * (count($plans) = 1)})"/>
      <fo:table-column column-width="proportional-column-width({45 - 6 * (count($plans) = 1)})"/>
      <fo:table-header>
        <fo:table-row>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'number'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'one-proposal'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'taken-up-in'"/></xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body><xsl:apply-templates select="r:proposal" mode="proposal-row"/></fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template match="r:proposal" mode="proposal-row">
    <fo:table-row xsl:use-attribute-sets="row">
      <xsl:call-template name="two-at-ends"/>
      <fo:table-cell xsl:use-attribute-sets="cell" role="TH">
        <fo:block font-weight="{$bold}" color="{$accent}"><xsl:value-of select="@number"/></fo:block>
      </fo:table-cell>
      <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:for-each select="r:text"><xsl:call-template name="words-of-plan"/></xsl:for-each></xsl:with-param></xsl:call-template>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:apply-templates select="r:taken-up" mode="place"/>
        <xsl:if test="not(r:taken-up)">
          <fo:block color="{$muted}"><xsl:call-template name="label"><xsl:with-param name="id" select="'no-plan'"/></xsl:call-template></fo:block>
        </xsl:if>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- A plan, and the part of it. -->
  <xsl:template match="r:taken-up" mode="place">
    <xsl:for-each select="key('place', @place)">
      <fo:block>
        <xsl:if test="count($plans) &gt; 1">
          <xsl:for-each select="(../r:short-title | ../r:title)[last()]"><xsl:call-template name="words-of-plan"/></xsl:for-each>
          <xsl:text>: </xsl:text>
        </xsl:if>
        <xsl:call-template name="part-of-plan"/>
      </fo:block>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="part-of-plan">
    <xsl:if test="@number"><xsl:value-of select="concat(@number, '&#x2002;')"/></xsl:if>
    <xsl:for-each select="r:title"><xsl:call-template name="words-of-plan"/></xsl:for-each>
    <xsl:if test="@basis = 'inferred'">
      <fo:inline color="{$muted}"><xsl:text> (</xsl:text><xsl:call-template name="label"><xsl:with-param name="id" select="'inferred'"/></xsl:call-template><xsl:text>)</xsl:text></fo:inline>
    </xsl:if>
  </xsl:template>

  <!-- ==== The other way: each plan with what it takes up, part by part ==== -->

  <xsl:template name="what-each-takes-up">
    <xsl:if test="$plans/r:derives[@list = $lists/@document]">
      <xsl:call-template name="overview">
        <xsl:with-param name="id" select="'what-each-takes-up'"/>
        <xsl:with-param name="whole" select="false()"/>
        <xsl:with-param name="columns">
          <fo:table-column column-width="proportional-column-width(36)"/>
          <fo:table-column column-width="proportional-column-width(44)"/>
          <fo:table-column column-width="proportional-column-width(20)"/>
        </xsl:with-param>
        <xsl:with-param name="heading">
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'one-plan'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'amendment-part'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'proposals'"/></xsl:call-template>
        </xsl:with-param>
        <xsl:with-param name="rows">
          <xsl:for-each select="$plans[r:derives]">
            <xsl:sort select="@r:position" data-type="number"/>
            <xsl:for-each select="r:derives[@list = $lists/@document]">
              <fo:table-row xsl:use-attribute-sets="row">
                <xsl:if test="position() = 1">
                  <fo:table-cell xsl:use-attribute-sets="cell" role="TH" number-rows-spanned="{last()}">
                    <fo:block font-weight="{$body-font/@weight}"><xsl:for-each select=".."><xsl:call-template name="short-title-of-plan"/></xsl:for-each></fo:block>
                  </fo:table-cell>
                </xsl:if>
                <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="part-of-plan"/></xsl:with-param></xsl:call-template>
                <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="comma-separated"><xsl:with-param name="words" select="normalize-space(@numbers)"/></xsl:call-template></xsl:with-param></xsl:call-template>
              </fo:table-row>
            </xsl:for-each>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
