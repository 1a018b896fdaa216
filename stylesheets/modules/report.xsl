<?xml version="1.0" encoding="UTF-8"?>
<!-- What documents about how a plan stands share: they say which they are and of which day, in the running lines, in
     the metadata, and where they begin. A view says in the template report-name what it is called. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p r">

  <xsl:template name="as-of-words">
    <xsl:variable name="day"><xsl:call-template name="date"><xsl:with-param name="date" select="/p:plan/@r:as-of"/></xsl:call-template></xsl:variable>
    <xsl:if test="/p:plan/@r:as-of">
      <xsl:call-template name="label"><xsl:with-param name="id" select="'as-of'"/><xsl:with-param name="a" select="string($day)"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- These take the places of the plan's own words. -->
  <xsl:template name="running-heads">
    <xsl:param name="start"><xsl:call-template name="report-name"/></xsl:param>
    <xsl:param name="end"><xsl:call-template name="page-of-pages"/></xsl:param>
    <fo:static-content flow-name="xsl-region-before">
      <xsl:call-template name="running-line">
        <xsl:with-param name="start"><xsl:call-template name="short-title"/><xsl:call-template name="fictitious-mark"/></xsl:with-param>
        <xsl:with-param name="end"><xsl:call-template name="as-of-words"/></xsl:with-param>
        <xsl:with-param name="share" select="2"/>
      </xsl:call-template>
    </fo:static-content>
    <fo:static-content flow-name="xsl-region-after">
      <xsl:call-template name="running-line">
        <xsl:with-param name="start" select="$start"/>
        <xsl:with-param name="end" select="$end"/>
        <xsl:with-param name="share" select="3"/>
      </xsl:call-template>
    </fo:static-content>
    <xsl:call-template name="footnote-separator"/>
  </xsl:template>

  <xsl:template name="description">
    <xsl:call-template name="report-name"/>
    <xsl:text>. </xsl:text>
    <xsl:call-template name="as-of-words"/>
    <xsl:call-template name="fictitious-mark"/>
  </xsl:template>

  <xsl:template name="report-title">
    <xsl:for-each select="p:head/p:title">
      <fo:block role="Title" id="document.title" font-family="{$heading-font/@family}" font-weight="{$heading-font/@weight}" font-size="{$h1.size}"
                line-height="{$h1.line}" color="{$accent}" keep-with-next.within-page="always">
        <xsl:copy-of select="@hpx:at | @xml:lang"/>
        <xsl:call-template name="balanced"><xsl:with-param name="words"><xsl:apply-templates mode="words"/></xsl:with-param></xsl:call-template>
      </fo:block>
    </xsl:for-each>
  </xsl:template>

  <!-- A chapter, of which there may be several on a page; or with another role what stands below one. -->
  <xsl:template name="report-heading">
    <xsl:param name="id"/>
    <xsl:param name="words"/>
    <xsl:param name="role" select="'H1'"/>
    <fo:block id="{$id}" xsl:use-attribute-sets="heading-2" role="{$role}">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="balanced"><xsl:with-param name="words" select="$words"/></xsl:call-template>
    </fo:block>
  </xsl:template>

  <xsl:template name="overview-title">
    <xsl:param name="id"/>
    <xsl:param name="words"/>
    <xsl:call-template name="report-heading">
      <xsl:with-param name="id" select="$id"/>
      <xsl:with-param name="words" select="$words"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Where no heading shows what amendments and reports refer to. -->
  <xsl:template name="times-in-words">
    <xsl:variable name="times" select="(ancestor-or-self::*[self::p:activity or self::p:objective or self::p:objective-group][p:timeframe])[last()]/p:timeframe"/>
    <xsl:apply-templates select="$times[not(@same-as)] | key('id', $times/@same-as)/p:timeframe" mode="timeframe"/>
  </xsl:template>
</xsl:stylesheet>
