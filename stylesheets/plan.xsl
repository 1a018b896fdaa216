<?xml version="1.0" encoding="UTF-8"?>
<!-- The plan view: the whole plan as a document one hands to a council.

       title page │ facts and contents │ summary and introduction │ area, area … │ closing, costs, amendments,
                  │                    │                          │              │ references, glossary

     This file says what the view contains and in which order; the modules say how each part is set. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:exsl="http://exslt.org/common"
                xmlns:str="http://exslt.org/strings"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:t="https://handlingsplan.org/ns/stylesheets/turns"
                xmlns:p="https://handlingsplan.org/ns/plan/1"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                exclude-result-prefixes="p r t hpx exsl str">
  <xsl:import href="modules/house.xsl"/>
  <xsl:import href="modules/labels.xsl"/>
  <xsl:import href="modules/styles.xsl"/>
  <xsl:import href="modules/pages.xsl"/>
  <xsl:import href="modules/attached.xsl"/>
  <xsl:import href="modules/front.xsl"/>
  <xsl:import href="modules/contents.xsl"/>
  <xsl:import href="modules/narrative.xsl"/>
  <xsl:import href="modules/words.xsl"/>
  <xsl:import href="modules/notes.xsl"/>
  <xsl:import href="modules/times.xsl"/>
  <xsl:import href="modules/area.xsl"/>
  <xsl:import href="modules/table.xsl"/>
  <xsl:import href="modules/measures.xsl"/>
  <xsl:import href="modules/overview.xsl"/>
  <xsl:import href="modules/costs.xsl"/>
  <xsl:import href="modules/amendments.xsl"/>
  <xsl:import href="modules/progress.xsl"/>
  <xsl:import href="modules/back.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/">
    <xsl:call-template name="check-house"/>
    <xsl:apply-templates select="p:plan"/>
  </xsl:template>

  <!-- A cover, where the plan comes to some eight pages, or the house says so; else the title, facts and text share the
       first page. -->
  <xsl:variable name="has-cover"
                select="$attachment = '' and not($paper/@cover = 'never')
                        and ($paper/@cover = 'always' or /*/p:head/p:cover or count(/p:plan/p:area) &gt;= 3
                             or count(/p:plan/p:area//p:activity[not(ancestor::r:*)]) &gt;= 20)"/>

  <!-- Contents from five chapters up. -->
  <xsl:variable name="own-headings"
                select="concat(' facts ', substring('contents ', 1, 9 * (count($before-chapters | $chapters | $after-chapters | $back-matter) &gt;= 5)))"/>

  <xsl:template match="p:plan">
    <fo:root xml:lang="{$language}" xsl:use-attribute-sets="document">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="page-masters"/>
      <xsl:call-template name="metadata"/>
      <xsl:call-template name="bookmarks"/>
      <xsl:if test="$has-cover"><xsl:call-template name="cover"/></xsl:if>
      <xsl:choose>
        <xsl:when test="$wide-areas">
          <xsl:call-template name="turning-pages"/>
        </xsl:when>
        <xsl:otherwise>
          <fo:page-sequence master-reference="pages" id="document">
            <xsl:call-template name="running-heads"/>
            <fo:flow flow-name="xsl-region-body">
              <xsl:call-template name="before-the-areas"/>
              <xsl:apply-templates select="p:area"/>
              <xsl:call-template name="after-the-areas"/>
            </fo:flow>
          </fo:page-sequence>
        </xsl:otherwise>
      </xsl:choose>
    </fo:root>
  </xsl:template>

  <xsl:template name="before-the-areas">
    <xsl:choose>
      <xsl:when test="$attachment != ''"><xsl:call-template name="attachment-front"/></xsl:when>
      <xsl:when test="not($has-cover)"><xsl:call-template name="front-without-cover"/></xsl:when>
    </xsl:choose>
    <xsl:call-template name="facts"/>
    <xsl:if test="contains($own-headings, ' contents ')"><xsl:call-template name="contents"/></xsl:if>
    <xsl:apply-templates select="p:head/p:summary" mode="chapter"/>
    <xsl:apply-templates select="p:head/p:changes" mode="chapter"/>
    <xsl:apply-templates select="p:introduction[count(. | $without-heading) = count($without-heading)]" mode="chapter"/>
    <xsl:apply-templates select="p:introduction[count(. | $without-heading) != count($without-heading)]"/>
  </xsl:template>

  <xsl:template name="after-the-areas">
    <xsl:apply-templates select="p:closing[count(. | $without-heading) = count($without-heading)]" mode="chapter"/>
    <xsl:apply-templates select="p:closing[count(. | $without-heading) != count($without-heading)]"/>
    <xsl:apply-templates select="$costs" mode="chapter"/>
    <xsl:apply-templates select="r:amendments" mode="chapter"/>
    <xsl:apply-templates select="$back-matter" mode="chapter"/>
    <xsl:apply-templates select="p:head/p:back-cover | p:head/p:imprint"/>
  </xsl:template>

  <!-- ==== Pages that turn ==== -->

  <!-- Pages, landscape ones where they are wide. The last of them has the id by which the number of pages is found. -->
  <xsl:template name="sequence">
    <xsl:param name="wide" select="false()"/>
    <xsl:param name="last" select="false()"/>
    <xsl:param name="content"/>
    <fo:page-sequence master-reference="pages">
      <xsl:if test="$wide"><xsl:attribute name="master-reference">wide-pages</xsl:attribute></xsl:if>
      <xsl:if test="$last"><xsl:attribute name="id">document</xsl:attribute></xsl:if>
      <xsl:for-each select="/p:plan"><xsl:call-template name="running-heads"/></xsl:for-each>
      <fo:flow flow-name="xsl-region-body"><xsl:copy-of select="$content"/></fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <!-- From the first turn on, "| id id| id| id id": those between two turns, one way or back. Written down once, as a turn that
       looked for its areas would pass all the others. -->
  <xsl:variable name="wide">
    <xsl:for-each select="$wide-areas"><t:wide area="{@id}"/></xsl:for-each>
  </xsl:variable>
  <xsl:key name="wide" match="t:wide" use="@area"/>
  <xsl:variable name="areas-between-turns">
    <xsl:for-each select="$wide-areas[1] | $wide-areas[1]/following-sibling::p:area">
      <xsl:variable name="id" select="@id"/>
      <xsl:variable name="id-before" select="preceding-sibling::p:area[1]/@id"/>
      <xsl:for-each select="exsl:node-set($wide)"><xsl:if test="count(key('wide', $id)) != count(key('wide', $id-before))">|</xsl:if></xsl:for-each>
      <xsl:value-of select="concat(' ', $id)"/>
    </xsl:for-each>
  </xsl:variable>

  <!-- Nothing but facts comes before landscape pages: they stand on the first of these, not on a page of their own. -->
  <xsl:variable name="facts-turn" select="$has-cover and count($wide-areas[1] | /p:plan/p:area[1]) = 1 and not(contains($own-headings, ' contents ') or /p:plan/p:head/p:summary
                                          or /p:plan/p:head/p:changes or /p:plan/p:introduction)"/>

  <!-- What comes before the areas, with those up to the first turn; what lies between two turns; the rest. -->
  <xsl:template name="turning-pages">
    <xsl:variable name="plan" select="."/>
    <xsl:variable name="after"><xsl:call-template name="after-the-areas"/></xsl:variable>
    <xsl:variable name="turns-back" select="count(p:area[last()] | $wide-areas) = count($wide-areas) and exsl:node-set($after)/*"/>
    <xsl:if test="not($facts-turn)">
      <xsl:call-template name="sequence">
        <xsl:with-param name="content">
          <xsl:call-template name="before-the-areas"/>
          <xsl:apply-templates select="$wide-areas[1]/preceding-sibling::p:area"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="str:tokenize($areas-between-turns, '|')">
      <xsl:variable name="turns" select="position()"/>
      <xsl:variable name="ends" select="position() = last() and not($turns-back)"/>
      <xsl:variable name="ids" select="str:tokenize(., ' ')"/>
      <xsl:for-each select="$plan">
        <xsl:call-template name="sequence">
          <xsl:with-param name="wide" select="$turns mod 2 = 1"/>
          <xsl:with-param name="last" select="$ends"/>
          <xsl:with-param name="content">
            <xsl:if test="$turns = 1 and $facts-turn"><xsl:call-template name="before-the-areas"/></xsl:if>
            <xsl:for-each select="$ids">
              <xsl:variable name="id" select="string()"/>
              <xsl:for-each select="$plan"><xsl:apply-templates select="key('id', $id)"/></xsl:for-each>
            </xsl:for-each>
            <xsl:if test="$ends"><xsl:copy-of select="$after"/></xsl:if>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:if test="$turns-back">
      <xsl:call-template name="sequence">
        <xsl:with-param name="last" select="true()"/>
        <xsl:with-param name="content"><xsl:copy-of select="$after"/></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
