<?xml version="1.0" encoding="UTF-8"?>
<!-- What documents about a collection of plans share: pages, title, which plan is meant, what is left out. A view says
     in report-name what it is called, in collection-lead, collection-bookmarks and collection-contents what it has. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                exclude-result-prefixes="p r hpx">
  <xsl:preserve-space elements="r:text r:title r:short-title r:name r:owner r:responsible r:group r:who"/>

  <xsl:key name="plan" match="r:plan[parent::p:collected]" use="@number"/>
  <xsl:key name="activity-of-plan" match="r:activity[parent::r:plan[parent::p:collected]]" use="concat(../@number, ' ', @activity)"/>
  <xsl:key name="place" match="r:derives[parent::r:plan[parent::p:collected]]" use="@place"/>

  <xsl:variable name="plans" select="/p:collection/p:collected/r:plan"/>
  <!-- Where all are, it is said once. -->
  <xsl:variable name="all-fictitious" select="$plans and not($plans[not(@fictitious)])"/>
  <xsl:variable name="lists" select="/p:collection/p:collected/r:proposals"/>

  <xsl:template match="/">
    <xsl:call-template name="check-house"/>
    <xsl:apply-templates select="p:collection"/>
  </xsl:template>

  <xsl:template match="p:collection">
    <fo:root xml:lang="{$language}" xsl:use-attribute-sets="document">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="page-masters"/>
      <xsl:call-template name="metadata"/>
      <fo:bookmark-tree><xsl:call-template name="collection-bookmarks"/></fo:bookmark-tree>
      <fo:page-sequence master-reference="pages" id="document">
        <xsl:call-template name="running-heads"/>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="collection-front"/>
          <xsl:call-template name="collection-contents"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <xsl:template name="collection-front">
    <xsl:if test="$attachment != ''"><xsl:call-template name="attachment-line"/></xsl:if>
    <fo:block xsl:use-attribute-sets="note-text" color="{$muted}" keep-with-next.within-page="always"><xsl:call-template name="report-name"/></fo:block>
    <xsl:call-template name="report-title"/>
    <xsl:for-each select="p:head/p:subtitle">
      <fo:block font-size="{$h3.size}" line-height="{$h3.line}" color="{$muted}" space-after="{$xs}" keep-with-next.within-page="always">
        <xsl:copy-of select="@hpx:at | @xml:lang"/>
        <xsl:apply-templates mode="words"/>
      </fo:block>
    </xsl:for-each>
    <fo:block font-size="{$lead.size}" line-height="{$lead.line}" space-after="{$m}" keep-with-next.within-page="always">
      <xsl:call-template name="as-of-words"/>
      <xsl:if test="@r:as-of"><xsl:text> · </xsl:text></xsl:if>
      <xsl:call-template name="collection-lead"/>
    </fo:block>
    <xsl:call-template name="fictitious-words"/>
  </xsl:template>

  <!-- Where it is some of the plans, they are marked. -->
  <xsl:template name="fictitious-words">
    <xsl:if test="/*/@r:fictitious">
      <fo:block font-weight="{$bold}" space-after="{$s}" keep-with-next.within-page="always">
        <xsl:call-template name="label"><xsl:with-param name="id" select="concat('fictitious-in-', substring('some', 1, 4 * not($all-fictitious)), substring('full', 1, 4 * $all-fictitious))"/></xsl:call-template>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template name="n-plans">
    <xsl:param name="n" select="count($plans)"/>
    <xsl:call-template name="label-of-number"><xsl:with-param name="id" select="'n-plans'"/><xsl:with-param name="number" select="$n"/></xsl:call-template>
  </xsl:template>

  <!-- What the current plan, or list, is called; what is made up says so. -->
  <xsl:template name="title-of-plan">
    <xsl:for-each select="r:title">
      <xsl:call-template name="in-its-language"><xsl:with-param name="words"><xsl:apply-templates mode="words"/></xsl:with-param></xsl:call-template>
    </xsl:for-each>
    <xsl:if test="@fictitious and not($all-fictitious)">
      <xsl:text> </xsl:text>
      <fo:inline font-weight="{$bold}"><xsl:text>(</xsl:text><xsl:call-template name="label"><xsl:with-param name="id" select="'fictitious'"/></xsl:call-template><xsl:text>)</xsl:text></fo:inline>
    </xsl:if>
  </xsl:template>

  <!-- The same, short where the plan has a short title. -->
  <xsl:template name="short-title-of-plan">
    <xsl:for-each select="(r:short-title | r:title)[last()]"><xsl:call-template name="words-of-plan"/></xsl:for-each>
    <xsl:if test="@fictitious and not($all-fictitious)">
      <xsl:text> (</xsl:text>
      <xsl:call-template name="label"><xsl:with-param name="id" select="'fictitious'"/></xsl:call-template>
      <xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- Words of a plan: an activity's, a party's name. -->
  <xsl:template name="words-of-plan">
    <xsl:call-template name="in-its-language"><xsl:with-param name="words"><xsl:apply-templates mode="words"/></xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- An activity with its number. -->
  <xsl:template name="activity-of-plan">
    <xsl:if test="@number"><xsl:value-of select="concat(@number, '&#x2002;')"/></xsl:if>
    <xsl:for-each select="r:text"><xsl:call-template name="words-of-plan"/></xsl:for-each>
  </xsl:template>

  <xsl:template name="left-out">
    <xsl:if test="p:collected/r:left-out">
      <fo:block xsl:use-attribute-sets="paragraph" font-weight="{$bold}">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'left-out'"/>
          <xsl:with-param name="a">
            <xsl:for-each select="p:collected[r:left-out]"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="@plan | @proposals"/></xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- A figure in a table; what asks for something stands out. -->
  <xsl:template name="number-cell">
    <xsl:param name="number"/>
    <xsl:param name="stands-out" select="false()"/>
    <fo:table-cell xsl:use-attribute-sets="cell" text-align="end">
      <fo:block hpx:font-features="{$figures-font/@features}">
        <xsl:if test="$stands-out and $number &gt; 0">
          <xsl:attribute name="font-weight"><xsl:value-of select="$bold"/></xsl:attribute>
          <xsl:attribute name="color"><xsl:value-of select="$colour/@alert"/></xsl:attribute>
        </xsl:if>
        <xsl:call-template name="grouped"><xsl:with-param name="number" select="$number"/></xsl:call-template>
      </fo:block>
    </fo:table-cell>
  </xsl:template>
</xsl:stylesheet>
