<?xml version="1.0" encoding="UTF-8"?>
<!-- An area: its heading on a new page, what it builds on, its introduction, its goals in boxes, its table. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p r">

  <xsl:template match="p:area" mode="inside">
    <fo:block break-before="page">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:for-each select="p:title">
        <xsl:call-template name="heading">
          <xsl:with-param name="level" select="1"/>
          <xsl:with-param name="id" select="../@id"/>
          <xsl:with-param name="words"><xsl:apply-templates select=".." mode="title"/></xsl:with-param>
          <xsl:with-param name="hang"><xsl:apply-templates select=".." mode="hang"/></xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </fo:block>
    <xsl:call-template name="amended"/>
    <xsl:call-template name="derived-from"/>
    <xsl:apply-templates select="p:introduction">
      <xsl:with-param name="level" select="2"/>
    </xsl:apply-templates>
    <xsl:apply-templates select="p:goal"/>
    <xsl:call-template name="objectives-table"/>
    <xsl:apply-templates select="p:closing">
      <xsl:with-param name="level" select="2"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- ==== Goals ==== -->

  <xsl:template match="p:goal">
    <fo:block xsl:use-attribute-sets="goal-box">
      <xsl:call-template name="origin"/>
      <fo:block xsl:use-attribute-sets="box-heading">
        <xsl:apply-templates select="." mode="title"/>
      </fo:block>
      <fo:block xsl:use-attribute-sets="goal-text">
        <xsl:copy-of select="p:text/@hpx:at | p:text/@xml:lang"/>
        <xsl:for-each select="p:text"><xsl:call-template name="words-in-force"/></xsl:for-each>
      </fo:block>
      <xsl:if test="not($consolidated and r:withdrawn)"><xsl:call-template name="planning"/></xsl:if>
      <xsl:call-template name="amended"/>
    </fo:block>
  </xsl:template>

  <!-- ==== What else is said about an area, a goal, an objective or an activity ==== -->

  <xsl:template name="derived-from">
    <xsl:for-each select="p:derives-from">
      <xsl:call-template name="remark">
        <xsl:with-param name="label">
          <xsl:choose>
            <xsl:when test="@basis = 'inferred'">derives-from-inferred</xsl:when>
            <xsl:otherwise>derives-from</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
        <xsl:with-param name="words"><xsl:call-template name="derivation"/></xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="derivation">
    <xsl:choose>
      <xsl:when test="normalize-space(.) != ''"><xsl:apply-templates/></xsl:when>
      <xsl:when test="key('id', @source)"><xsl:call-template name="reference-link"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="label"><xsl:with-param name="id" select="concat('kind-', @kind)"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@numbers and normalize-space(.) = ''">
      <xsl:text>, </xsl:text>
      <xsl:call-template name="label">
        <xsl:with-param name="id" select="'numbers'"/>
        <xsl:with-param name="a"><xsl:call-template name="comma-separated"><xsl:with-param name="words" select="normalize-space(@numbers)"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- "3.6 11.2" → "3.6, 11.2" -->
  <xsl:template name="comma-separated">
    <xsl:param name="words"/>
    <xsl:choose>
      <xsl:when test="contains($words, ' ')">
        <xsl:value-of select="concat(substring-before($words, ' '), ', ')"/>
        <xsl:call-template name="comma-separated"><xsl:with-param name="words" select="substring-after($words, ' ')"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A label and some words, small, below what they are about. -->
  <xsl:template name="remark">
    <xsl:param name="label"/>
    <xsl:param name="words"><xsl:apply-templates/></xsl:param>
    <fo:block xsl:use-attribute-sets="note-text" space-before="{$xs}">
      <xsl:copy-of select="@hpx:at | @xml:lang"/>
      <xsl:if test="parent::p:area and not(following-sibling::*[1][self::p:derives-from])">
        <xsl:attribute name="space-after"><xsl:value-of select="$s"/></xsl:attribute>
      </xsl:if>
      <fo:inline color="{$muted}">
        <xsl:call-template name="label"><xsl:with-param name="id" select="$label"/></xsl:call-template>
        <xsl:text>: </xsl:text>
      </fo:inline>
      <xsl:copy-of select="$words"/>
    </fo:block>
  </xsl:template>

  <xsl:template name="planning">
    <xsl:if test="@priority">
      <xsl:call-template name="remark">
        <xsl:with-param name="label" select="'priority'"/>
        <xsl:with-param name="words">
          <xsl:call-template name="label"><xsl:with-param name="id" select="concat('priority-', @priority)"/></xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="p:intended-result | p:target-group | p:resources">
      <xsl:call-template name="remark"><xsl:with-param name="label" select="local-name()"/></xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="p:cost">
      <xsl:call-template name="remark">
        <xsl:with-param name="label" select="'cost'"/>
        <xsl:with-param name="words"><xsl:call-template name="cost"/></xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="p:risk">
      <xsl:call-template name="remark">
        <xsl:with-param name="label" select="'risk'"/>
        <xsl:with-param name="words">
          <xsl:apply-templates select="p:text/node()"/>
          <xsl:if test="p:response">
            <xsl:text> </xsl:text>
            <xsl:call-template name="label"><xsl:with-param name="id" select="'response'"/></xsl:call-template>
            <xsl:text>: </xsl:text>
            <xsl:apply-templates select="p:response/node()"/>
          </xsl:if>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="derived-from"/>
    <xsl:for-each select="p:indicator">
      <xsl:call-template name="remark">
        <xsl:with-param name="label" select="'indicator'"/>
        <xsl:with-param name="words">
          <xsl:call-template name="indicator"/>
          <xsl:call-template name="amended"><xsl:with-param name="inline" select="true()"/></xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- 2017: 250 000 kr, Statsbidrag -->
  <xsl:template name="cost">
    <xsl:choose>
      <xsl:when test="normalize-space(.) != ''"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise>
        <xsl:if test="@year"><xsl:value-of select="concat(@year, ': ')"/></xsl:if>
        <xsl:if test="@amount"><xsl:call-template name="amount"/></xsl:if>
        <xsl:if test="@amount and @funded-by">, </xsl:if>
        <xsl:value-of select="@funded-by"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:decimal-format name="spaced" grouping-separator="&#xA0;"/>

  <xsl:template name="amount">
    <xsl:variable name="figures" select="format-number(@amount, '#&#xA0;##0', 'spaced')"/>
    <xsl:choose>
      <xsl:when test="@currency"><xsl:value-of select="concat($figures, '&#xA0;', @currency)"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'kronor'"/>
          <xsl:with-param name="a" select="$figures"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="indicator">
    <xsl:for-each select="p:text"><xsl:call-template name="words-in-force"/></xsl:for-each>
    <xsl:for-each select="(p:baseline | p:target)[not($consolidated and ../r:withdrawn)]">
      <xsl:text>; </xsl:text>
      <xsl:call-template name="label"><xsl:with-param name="id" select="local-name()"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:call-template name="measured"><xsl:with-param name="unit" select="../@unit"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- 12,5 procent (2017) -->
  <xsl:template name="measured">
    <xsl:param name="unit"/>
    <xsl:choose>
      <xsl:when test="normalize-space(.) != ''"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="point"><xsl:call-template name="label"><xsl:with-param name="id" select="'decimal-point'"/></xsl:call-template></xsl:variable>
        <xsl:value-of select="translate(@value, '.', $point)"/>
        <xsl:if test="$unit"><xsl:value-of select="concat('&#xA0;', $unit)"/></xsl:if>
        <xsl:if test="@period"><xsl:text> (</xsl:text><xsl:call-template name="period"><xsl:with-param name="period" select="@period"/></xsl:call-template><xsl:text>)</xsl:text></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
