<?xml version="1.0" encoding="UTF-8"?>
<!-- An area: its heading, what it builds on, its introduction, its goals
     in boxes, each with the table of what belongs to it, its own table, the areas in it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p r">

  <xsl:template match="p:area" mode="inside">
    <xsl:variable name="level" select="count(ancestor-or-self::p:area)"/>
    <fo:block>
      <xsl:choose>
        <xsl:when test="$level &gt; 1"/>
        <xsl:when test="$paper/@areas = 'new-page'"><xsl:attribute name="break-before">page</xsl:attribute></xsl:when>
        <!-- Room for the heading, what it builds on and four lines. -->
        <xsl:otherwise>
          <xsl:attribute name="space-before"><xsl:value-of select="concat('2 * ', $m)"/></xsl:attribute>
          <xsl:attribute name="space-before.minimum"><xsl:value-of select="concat('1.6 * ', $m)"/></xsl:attribute>
          <xsl:attribute name="hpx:break-unless-left"><xsl:value-of select="concat($h1.line, ' + ', $m, ' + 6 * ', $body.line)"/></xsl:attribute>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:copy-of select="@hpx:at"/>
      <xsl:for-each select="p:title">
        <xsl:call-template name="heading">
          <xsl:with-param name="level" select="$level"/>
          <xsl:with-param name="id" select="../@id"/>
          <xsl:with-param name="words"><xsl:apply-templates select=".." mode="title"/></xsl:with-param>
          <xsl:with-param name="hang"><xsl:apply-templates select=".." mode="hang"/></xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </fo:block>
    <xsl:call-template name="amended"><xsl:with-param name="below-heading" select="true()"/></xsl:call-template>
    <xsl:call-template name="derived-from"/>
    <xsl:apply-templates select="p:introduction">
      <xsl:with-param name="level" select="$level + 1"/>
    </xsl:apply-templates>
    <xsl:for-each select="p:goal">
      <xsl:apply-templates select="."/>
      <xsl:call-template name="what-is-to-be-done"/>
    </xsl:for-each>
    <xsl:call-template name="heading-of-own"/>
    <xsl:call-template name="what-is-to-be-done"/>
    <xsl:apply-templates select="p:area"/>
    <xsl:apply-templates select="p:closing">
      <xsl:with-param name="level" select="$level + 1"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- Over what stands right in the current area where goals of it have objectives of their own: it comes after the last
       of them, and is none of its. -->
  <xsl:template name="heading-of-own">
    <xsl:if test="p:goal[p:objective | p:objective-group | p:activity] and (p:objective | p:objective-group | p:activity)">
      <fo:block xsl:use-attribute-sets="heading-of-own" role="H{count(ancestor-or-self::p:area) + 1}">
        <xsl:call-template name="label"><xsl:with-param name="id" select="'for-area'"/></xsl:call-template>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- ==== Goals ==== -->

  <xsl:template match="p:goal">
    <fo:block xsl:use-attribute-sets="goal-box">
      <xsl:call-template name="origin"/>
      <fo:block xsl:use-attribute-sets="box-heading" role="H{count(ancestor::p:area) + 1}">
        <xsl:apply-templates select="." mode="title"/>
      </fo:block>
      <fo:block xsl:use-attribute-sets="goal-text">
        <xsl:copy-of select="p:text/@hpx:at | p:text/@xml:lang"/>
        <xsl:call-template name="balanced">
          <xsl:with-param name="words"><xsl:for-each select="p:text"><xsl:call-template name="words-in-force"/></xsl:for-each></xsl:with-param>
        </xsl:call-template>
      </fo:block>
      <xsl:if test="not($consolidated and r:withdrawn)"><xsl:call-template name="planning"/></xsl:if>
      <xsl:call-template name="amended"/>
    </fo:block>
  </xsl:template>

  <!-- ==== What else is said about an area, a goal, an objective or an activity ==== -->

  <xsl:template name="derived-from">
    <xsl:apply-templates select="p:derives-from" mode="remark"/>
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
    <xsl:param name="label" select="local-name()"/>
    <xsl:param name="label-words"><xsl:call-template name="label"><xsl:with-param name="id" select="$label"/></xsl:call-template></xsl:param>
    <xsl:param name="words"><xsl:call-template name="planning-words"/></xsl:param>
    <fo:block xsl:use-attribute-sets="note-text" space-before="{$xs}">
      <xsl:copy-of select="@hpx:at | @xml:lang"/>
      <!-- Below the heading of an area. -->
      <xsl:if test="parent::p:area">
        <xsl:if test="self::p:derives-from"><xsl:attribute name="keep-with-next.within-page">always</xsl:attribute></xsl:if>
        <xsl:if test="not(following-sibling::*[1]/self::p:derives-from)"><xsl:attribute name="space-after"><xsl:value-of select="$s"/></xsl:attribute></xsl:if>
      </xsl:if>
      <fo:inline color="{$muted}">
        <xsl:copy-of select="$label-words"/>
        <xsl:text>: </xsl:text>
      </fo:inline>
      <xsl:copy-of select="$words"/>
    </fo:block>
  </xsl:template>

  <!-- All of it that has no column of its own: those named in in-columns, each between spaces, have. -->
  <xsl:template name="planning">
    <xsl:param name="in-columns"/>
    <xsl:if test="@priority and not(contains($in-columns, ' priority '))">
      <xsl:call-template name="remark">
        <xsl:with-param name="label" select="'priority'"/>
        <xsl:with-param name="words"><xsl:call-template name="priority"/></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="*[self::p:intended-result or self::p:target-group or self::p:resources or self::p:cost or self::p:risk
                            or self::p:derives-from or self::p:indicator or self::p:field]">
      <xsl:variable name="kind"><xsl:call-template name="kind"/></xsl:variable>
      <xsl:if test="not(contains($in-columns, concat(' ', $kind, ' ')))"><xsl:apply-templates select="." mode="remark"/></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- What the current node is called in in-columns: its name; of a field of the plan's own, that too. -->
  <xsl:template name="kind">
    <xsl:value-of select="local-name()"/>
    <xsl:if test="self::p:field"><xsl:value-of select="concat(':', @name)"/></xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="remark">
    <xsl:call-template name="remark"/>
  </xsl:template>

  <xsl:template match="p:derives-from" mode="remark">
    <xsl:call-template name="remark">
      <xsl:with-param name="label">
        <xsl:choose>
          <xsl:when test="@basis = 'inferred'">derives-from-inferred</xsl:when>
          <xsl:otherwise>derives-from</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Risk (high likelihood, minor impact): words; Response: words. -->
  <xsl:template match="p:risk" mode="remark">
    <xsl:call-template name="remark">
      <xsl:with-param name="label-words">
        <xsl:call-template name="label"><xsl:with-param name="id" select="'risk'"/></xsl:call-template>
        <xsl:if test="@likelihood | @impact">
          <xsl:text> (</xsl:text>
          <xsl:call-template name="risk-levels"/>
          <xsl:text>)</xsl:text>
        </xsl:if>
      </xsl:with-param>
      <xsl:with-param name="words"><xsl:apply-templates select="p:text/node()"/></xsl:with-param>
    </xsl:call-template>
    <xsl:for-each select="p:response"><xsl:call-template name="remark"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="p:field" mode="remark">
    <xsl:call-template name="remark">
      <xsl:with-param name="label-words"><xsl:call-template name="field-label"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What the plan calls a field of its own. -->
  <xsl:variable name="own-fields" select="$head/p:fields/p:own"/>
  <xsl:template name="field-label">
    <xsl:param name="name" select="@name"/>
    <xsl:for-each select="$own-fields[@name = $name]">
      <xsl:call-template name="in-its-language"><xsl:with-param name="words"><xsl:value-of select="@label"/></xsl:with-param></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== Each kind in words ==== -->

  <xsl:template name="planning-words">
    <xsl:choose>
      <xsl:when test="self::p:cost"><xsl:call-template name="cost"/></xsl:when>
      <xsl:when test="self::p:risk"><xsl:call-template name="risk"/></xsl:when>
      <xsl:when test="self::p:indicator">
        <xsl:call-template name="indicator"/>
        <xsl:call-template name="amended"><xsl:with-param name="inline" select="true()"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="self::p:derives-from"><xsl:call-template name="derivation"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="priority">
    <xsl:param name="priority" select="@priority"/>
    <xsl:call-template name="label"><xsl:with-param name="id" select="concat('priority-', $priority)"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="risk-levels">
    <xsl:if test="@likelihood"><xsl:call-template name="label"><xsl:with-param name="id" select="concat('likelihood-', @likelihood)"/></xsl:call-template></xsl:if>
    <xsl:if test="@likelihood and @impact">, </xsl:if>
    <xsl:if test="@impact"><xsl:call-template name="label"><xsl:with-param name="id" select="concat('impact-', @impact)"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- High likelihood, minor impact: words. Response: words -->
  <xsl:template name="risk">
    <xsl:if test="@likelihood | @impact">
      <xsl:call-template name="capitalised"><xsl:with-param name="words"><xsl:call-template name="risk-levels"/></xsl:with-param></xsl:call-template>
      <xsl:text>: </xsl:text>
    </xsl:if>
    <xsl:apply-templates select="p:text/node()"/>
    <xsl:if test="p:response">
      <xsl:variable name="said" select="normalize-space(p:text)"/>
      <xsl:if test="not(contains('.!?', substring($said, string-length($said))))">.</xsl:if>
      <xsl:text> </xsl:text>
      <xsl:call-template name="label"><xsl:with-param name="id" select="'response'"/></xsl:call-template>
      <xsl:text>: </xsl:text>
      <xsl:apply-templates select="p:response/node()"/>
    </xsl:if>
  </xsl:template>

  <!-- 2017: 250 000 kr, Statsbidrag; 2017: words that do not say the year themselves -->
  <xsl:template name="cost">
    <xsl:choose>
      <xsl:when test="normalize-space(.) != ''">
        <xsl:if test="@year and not(contains(., @year))"><xsl:value-of select="concat(@year, ': ')"/></xsl:if>
        <xsl:apply-templates/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="@year"><xsl:value-of select="concat(@year, ': ')"/></xsl:if>
        <xsl:if test="@amount"><xsl:call-template name="amount"/></xsl:if>
        <xsl:if test="@amount and @funded-by">, </xsl:if>
        <xsl:value-of select="@funded-by"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="amount">
    <xsl:variable name="currency" select="concat(@currency, substring('SEK', 1, 3 * not(@currency)))"/>
    <xsl:variable name="figures"><xsl:call-template name="grouped"><xsl:with-param name="number" select="@amount"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="label">
      <xsl:with-param name="id" select="'amount'"/>
      <xsl:with-param name="form" select="$currency"/>
      <xsl:with-param name="a" select="string($figures)"/>
      <xsl:with-param name="b" select="$currency"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Number trained (number, to increase, N15419); baseline 120 (third 2 of 2025); target 1 500 (2027) -->
  <xsl:template name="indicator">
    <xsl:for-each select="p:text"><xsl:call-template name="words-in-force"/></xsl:for-each>
    <xsl:if test="@unit | @direction | @code">
      <xsl:text> (</xsl:text>
      <xsl:value-of select="@unit"/>
      <xsl:if test="@direction">
        <xsl:if test="@unit">, </xsl:if>
        <xsl:call-template name="label"><xsl:with-param name="id" select="concat('direction-', @direction)"/></xsl:call-template>
      </xsl:if>
      <xsl:if test="@code">
        <xsl:if test="@unit | @direction">, </xsl:if>
        <xsl:value-of select="@code"/>
      </xsl:if>
      <xsl:text>)</xsl:text>
    </xsl:if>
    <xsl:for-each select="(p:baseline | p:target)[not($consolidated and ../r:withdrawn)]">
      <xsl:text>; </xsl:text>
      <xsl:call-template name="label"><xsl:with-param name="id" select="local-name()"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:call-template name="measured"/>
    </xsl:for-each>
  </xsl:template>

  <!-- 12,5 procent (2017); the unit only where nothing around says it. -->
  <xsl:template name="measured">
    <xsl:param name="unit"/>
    <xsl:choose>
      <xsl:when test="normalize-space(.) != ''"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="value"/>
        <xsl:if test="$unit"><xsl:value-of select="concat('&#xA0;', $unit)"/></xsl:if>
        <xsl:if test="@period"><xsl:text> (</xsl:text><xsl:call-template name="period"><xsl:with-param name="period" select="@period"/></xsl:call-template><xsl:text>)</xsl:text></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- -1500.5 → −1 500,5 -->
  <xsl:template name="value">
    <xsl:variable name="value" select="normalize-space(@value)"/>
    <xsl:variable name="figures" select="translate($value, '+-', '')"/>
    <xsl:variable name="whole" select="substring-before(concat($figures, '.'), '.')"/>
    <xsl:if test="starts-with($value, '-')">&#x2212;</xsl:if>
    <xsl:choose>
      <!-- As far as numbers are exact. -->
      <xsl:when test="string-length($whole) &lt; 16"><xsl:call-template name="grouped"><xsl:with-param name="number" select="concat('0', $whole)"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="$whole"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="substring-after($figures, '.') != ''">
      <xsl:call-template name="label"><xsl:with-param name="id" select="'decimal-point'"/></xsl:call-template>
      <xsl:value-of select="substring-after($figures, '.')"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
