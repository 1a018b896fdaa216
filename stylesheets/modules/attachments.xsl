<?xml version="1.0" encoding="UTF-8"?>
<!-- The list of what is attached, which follows behind: each source in pages of its own, whose ids begin with the id of
     its attachment ("bilaga-1.document"); a finished file in the PDF as it is. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1"
                xmlns:hpx="https://handlingsplan.org/ns/extension" exclude-result-prefixes="p r">

  <!-- Not empty where what is attached is made as files of their own. -->
  <xsl:param name="apart"/>

  <xsl:template name="attachments">
    <xsl:if test="p:attachment">
      <xsl:call-template name="overview">
        <xsl:with-param name="id" select="'attachments'"/>
        <xsl:with-param name="columns">
          <fo:table-column column-width="20mm"/>
          <fo:table-column column-width="proportional-column-width(1)"/>
          <xsl:if test="$attached-days"><fo:table-column column-width="34mm"/></xsl:if>
          <fo:table-column column-width="18mm"/>
        </xsl:with-param>
        <xsl:with-param name="heading">
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'attachment'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'attachment-title'"/></xsl:call-template>
          <xsl:if test="$attached-days"><xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'attachment-day'"/></xsl:call-template></xsl:if>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'attachment-pages'"/><xsl:with-param name="align" select="'end'"/></xsl:call-template>
        </xsl:with-param>
        <xsl:with-param name="rows"><xsl:apply-templates select="p:attachment"/></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- A column only where one of them has a day. -->
  <xsl:variable name="attached-days" select="//p:attachment/r:attached/@as-of"/>

  <xsl:template match="p:attachment">
    <fo:table-row xsl:use-attribute-sets="row">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="own-number"/></xsl:with-param></xsl:call-template>
      <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="attachment-link"/></xsl:with-param></xsl:call-template>
      <xsl:if test="$attached-days">
        <xsl:call-template name="overview-cell">
          <xsl:with-param name="words"><xsl:call-template name="date"><xsl:with-param name="date" select="r:attached/@as-of"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="overview-cell">
        <xsl:with-param name="align" select="'end'"/>
        <xsl:with-param name="words">
          <xsl:choose>
            <xsl:when test="@type"><xsl:value-of select="translate(@type, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')"/></xsl:when>
            <xsl:when test="$apart = ''"><fo:page-number-citation-last ref-id="{@id}.document"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="r:attached/@pages"/></xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </fo:table-row>
  </xsl:template>

  <!-- Its title, which leads there; for whom it is; what a file is called. -->
  <xsl:template name="attachment-link">
    <xsl:choose>
      <xsl:when test="@type or $apart != ''"><xsl:call-template name="attachment-title"/></xsl:when>
      <xsl:otherwise>
        <fo:basic-link internal-destination="{@id}" xsl:use-attribute-sets="reference"><xsl:call-template name="attachment-title"/></fo:basic-link>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="r:attached/@party"><xsl:value-of select="concat(', ', r:attached/@party)"/></xsl:if>
    <xsl:if test="@type and p:title"><xsl:value-of select="concat(' (', @src, ')')"/></xsl:if>
  </xsl:template>

  <xsl:template name="attachment-title">
    <xsl:choose>
      <xsl:when test="p:title"><xsl:apply-templates select="p:title" mode="words"/></xsl:when>
      <xsl:when test="r:attached/@language != $language"><fo:inline xml:lang="{r:attached/@language}"><xsl:value-of select="r:attached/@title"/></fo:inline></xsl:when>
      <xsl:when test="r:attached"><xsl:value-of select="r:attached/@title"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@src"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "1"; "1.2" where this is itself an attachment 1. -->
  <xsl:template name="own-number">
    <xsl:if test="$attachment != ''"><xsl:value-of select="concat($attachment, '.')"/></xsl:if>
    <xsl:value-of select="@number"/>
  </xsl:template>

  <!-- What each has for entries of its own comes below. -->
  <xsl:template match="p:attachment" mode="bookmark">
    <xsl:if test="not(@type) and $apart = ''">
      <xsl:variable name="number"><xsl:call-template name="own-number"/></xsl:variable>
      <xsl:variable name="words">
        <xsl:call-template name="label"><xsl:with-param name="id" select="'attachment-number'"/><xsl:with-param name="a" select="string($number)"/></xsl:call-template>
        <xsl:text>. </xsl:text>
        <xsl:call-template name="attachment-title"/>
      </xsl:variable>
      <fo:bookmark internal-destination="{@id}"><fo:bookmark-title><xsl:value-of select="normalize-space($words)"/></fo:bookmark-title></fo:bookmark>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
