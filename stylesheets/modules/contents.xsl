<?xml version="1.0" encoding="UTF-8"?>
<!-- The table of contents and the bookmarks. Both walk the same chapters: an element with a template in mode
     "title" is one; its sections come below it, two levels deep in the table, areas in areas as deep as they are.
     The bookmarks are all the headings. What is here is a plan as a whole; a view that has less, or more, says so
     in variables of the same names. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:exsl="http://exslt.org/common"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:s="https://handlingsplan.org/ns/stylesheets/sections"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p r s exsl">

  <!-- Headings of the document's own that are no chapters, by the labels that they have. -->
  <xsl:variable name="own-headings" select="' facts contents '"/>

  <!-- In the order of the document. -->
  <xsl:variable name="before-chapters" select="/*/p:head/p:summary"/>
  <!-- One amount is no sum. -->
  <xsl:variable name="costs" select="/p:plan/r:sum[r:cost][count(//p:cost[@amount][ancestor::p:area][not(ancestor::r:* or ancestor::p:amendments)]) &gt; 1]"/>
  <xsl:variable name="after-chapters" select="/*/r:amendments"/>
  <xsl:variable name="chapters"
                select="/*/p:head/p:changes | $without-heading
                        | /*/p:introduction/p:section | /*/p:area | /*/p:closing/p:section"/>
  <xsl:variable name="back-matter" select="/*/p:bibliography[.//p:reference] | /*/p:glossary[.//p:definition]"/>

  <!-- An introduction or closing that begins with no heading of its own, which would seem to belong to what is before. -->
  <xsl:variable name="without-heading"
                select="/*/*[self::p:introduction or self::p:closing][*[not(self::p:internal)][1][not(self::p:section)]]"/>

  <!-- ==== What a chapter is called, and its id ==== -->

  <xsl:template match="p:section | p:topic" mode="title">
    <xsl:apply-templates select="." mode="title-words"/>
  </xsl:template>

  <!-- In the language of the chapter, also in the contents and in references. -->
  <xsl:template match="p:section | p:topic | p:area" mode="title-words">
    <xsl:for-each select="p:title[1]">
      <xsl:choose>
        <xsl:when test="@xml:lang"><xsl:apply-templates select="." mode="words"/></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="in-its-language"><xsl:with-param name="words"><xsl:apply-templates mode="words"/></xsl:with-param></xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="p:area" mode="title">
    <!-- "1. Title", or "Area 1. Title" where the plan has a word for its areas; "1.1 Title" in another. -->
    <xsl:for-each select="(key('labels-of', generate-id())/@area | $head/p:labels/@area[not(current()/parent::p:area)])[last()]"><xsl:value-of select="concat(., '&#xA0;')"/></xsl:for-each>
    <xsl:if test="@number">
      <xsl:call-template name="number-of-area"/>
      <xsl:text>&#x2002;</xsl:text>
    </xsl:if>
    <xsl:apply-templates select="." mode="title-words"/>
  </xsl:template>

  <xsl:template name="number-of-area">
    <xsl:value-of select="@number"/>
    <xsl:if test="not(parent::p:area)">.</xsl:if>
  </xsl:template>

  <xsl:template match="p:summary | p:changes | p:introduction | p:closing | r:amendments | p:bibliography | p:glossary" mode="title">
    <xsl:call-template name="label"><xsl:with-param name="id" select="local-name()"/></xsl:call-template>
  </xsl:template>

  <!-- Headings of their own that are no chapters. -->
  <xsl:template match="p:goal" mode="title">
    <xsl:call-template name="own-label"><xsl:with-param name="name" select="'goal'"/></xsl:call-template>
    <xsl:if test="@number"><xsl:value-of select="concat('&#xA0;', @number)"/></xsl:if>
  </xsl:template>

  <xsl:template match="p:objective | p:activity" mode="title">
    <xsl:if test="@number"><xsl:value-of select="concat(@number, '&#x2002;')"/></xsl:if>
    <xsl:apply-templates select="p:text[1]/node()" mode="words"/>
  </xsl:template>

  <xsl:template match="p:amendment" mode="title">
    <xsl:for-each select="p:decided"><xsl:call-template name="decision-words"/></xsl:for-each>
  </xsl:template>

  <!-- How far the lines after the first are indented, in em: to the words after a number. -->
  <xsl:template match="*" mode="hang">0</xsl:template>
  <xsl:template match="p:area[@number]" mode="hang">
    <xsl:choose>
      <xsl:when test="p:labels/@area | $head/p:labels/@area[not(current()/parent::p:area)]">0</xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="hang">
          <xsl:with-param name="number" select="@number"/>
          <xsl:with-param name="after" select="$full-stop * not(parent::p:area)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="chapter-id">
    <xsl:choose>
      <xsl:when test="@id"><xsl:value-of select="@id"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(local-name(), '.', count(preceding::p:section | ancestor::p:section))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of parts without ids it is their place among all of their kind: numbered once, not counted by each. -->
  <xsl:variable name="ids-by-place">
    <xsl:for-each select="//p:section"><s:part of="{generate-id()}" id="section.{position() - 1}"/></xsl:for-each>
    <xsl:for-each select="//p:short-version"><s:part of="{generate-id()}" id="short.{position() - 1}"/></xsl:for-each>
    <xsl:for-each select="/p:decision/p:consequence"><s:part of="{generate-id()}" id="document.consequence.{position()}"/></xsl:for-each>
  </xsl:variable>
  <xsl:key name="id-by-place" match="s:part" use="@of"/>
  <xsl:template match="p:section[not(@id)]" mode="chapter-id" name="id-by-place">
    <xsl:variable name="of" select="generate-id()"/>
    <xsl:for-each select="exsl:node-set($ids-by-place)"><xsl:value-of select="key('id-by-place', $of)/@id"/></xsl:for-each>
  </xsl:template>

  <!-- ==== Table of contents ==== -->

  <!-- On the page of the facts if there is room for all of it. -->
  <xsl:template name="contents">
    <fo:block keep-together.within-page="100" break-after="page">
      <xsl:call-template name="heading">
        <xsl:with-param name="level" select="1"/>
        <xsl:with-param name="id" select="'document.contents'"/>
        <xsl:with-param name="words">
          <xsl:call-template name="label"><xsl:with-param name="id" select="'contents'"/></xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
      <fo:block role="TOC">
        <xsl:apply-templates select="$before-chapters" mode="entry"/>
        <xsl:apply-templates select="$chapters" mode="entry">
          <xsl:with-param name="widest"><xsl:call-template name="widest-hang"><xsl:with-param name="areas" select="$chapters[self::p:area]"/></xsl:call-template></xsl:with-param>
        </xsl:apply-templates>
        <xsl:apply-templates select="$costs" mode="entry"/>
        <xsl:apply-templates select="$after-chapters" mode="entry"/>
        <xsl:apply-templates select="$back-matter" mode="entry"/>
      </fo:block>
    </fo:block>
  </xsl:template>

  <!-- How far that of the longest number hangs, among areas beside each other. -->
  <xsl:template name="widest-hang">
    <xsl:param name="areas"/>
    <xsl:variable name="length" select="string-length($areas[1]/@number)"/>
    <xsl:variable name="longer" select="$areas[string-length(@number) &gt; $length]"/>
    <xsl:choose>
      <xsl:when test="$longer"><xsl:call-template name="widest-hang"><xsl:with-param name="areas" select="$longer"/></xsl:call-template></xsl:when>
      <xsl:when test="$areas"><xsl:apply-templates select="$areas[1]" mode="hang"/></xsl:when>
      <xsl:otherwise>0</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The words of all that have numbers begin below each other: where a number is shorter, there is room after it. -->
  <xsl:template match="*" mode="entry">
    <xsl:param name="level" select="1"/>
    <xsl:param name="widest" select="0"/>
    <xsl:variable name="id"><xsl:apply-templates select="." mode="chapter-id"/></xsl:variable>
    <xsl:variable name="number-hang"><xsl:apply-templates select="." mode="hang"/></xsl:variable>
    <xsl:variable name="hang" select="$widest * ($number-hang &gt; 0) + 1.5 * ($number-hang = 0)"/>
    <fo:block role="TOCI" text-align-last="justify" hyphenate="false" space-after="{$xs}"
              start-indent="{1.5 * ($level - 1) + $hang}em" text-indent="{-$hang}em"
              end-indent="{$beside-measure} + 3 * {$indent}" last-line-end-indent="-3 * {$indent}">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:variable name="title"><xsl:apply-templates select="." mode="title"/></xsl:variable>
      <fo:basic-link internal-destination="{$id}" hpx:alt="{normalize-space(translate($title, '&#x2002;&#xA0;', '  '))}">
        <xsl:choose>
          <xsl:when test="$number-hang &gt; 0">
            <fo:inline xsl:use-attribute-sets="figures"><xsl:call-template name="number-of-area"/></fo:inline>
            <xsl:if test="$widest &gt; $number-hang"><fo:leader leader-length="{$widest - $number-hang}em" role="Artifact"/></xsl:if>
            <xsl:text>&#x2002;</xsl:text>
            <xsl:call-template name="balanced"><xsl:with-param name="words"><xsl:apply-templates select="." mode="title-words"/></xsl:with-param></xsl:call-template>
          </xsl:when>
          <xsl:otherwise><xsl:call-template name="balanced"><xsl:with-param name="words" select="$title"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
        <!-- Nothing breaks between the last word, the leader and the number. -->
        <xsl:text>&#xA0;</xsl:text>
        <fo:leader leader-pattern="dots" leader-pattern-width="{$xs} * 1.5" leader-length.minimum="{$indent}"
                   leader-length.optimum="{$indent}" leader-length.maximum="100%" color="{$rule-colour}" role="Artifact"/>
        <xsl:text>&#xA0;</xsl:text>
        <fo:inline xsl:use-attribute-sets="figures"><fo:page-number-citation ref-id="{$id}"/></fo:inline>
      </fo:basic-link>
    </fo:block>
    <xsl:call-template name="entries-below"><xsl:with-param name="level" select="$level"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="entries-below">
    <xsl:param name="level"/>
    <xsl:apply-templates select="self::p:area/p:area | self::p:area/p:topic | self::p:section[$level &lt; 2]/p:section
                                 | self::p:area[$level &lt; 2]/*[self::p:introduction or self::p:closing]/p:section" mode="entry">
      <xsl:with-param name="level" select="$level + 1"/>
      <xsl:with-param name="widest"><xsl:call-template name="widest-hang"><xsl:with-param name="areas" select="p:area"/></xsl:call-template></xsl:with-param>
    </xsl:apply-templates>
  </xsl:template>

  <!-- ==== Bookmarks ==== -->

  <xsl:template name="bookmarks">
    <fo:bookmark-tree>
      <xsl:if test="contains($own-headings, ' facts ')"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'facts'"/></xsl:call-template></xsl:if>
      <xsl:if test="contains($own-headings, ' contents ')"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'contents'"/></xsl:call-template></xsl:if>
      <xsl:apply-templates select="$before-chapters" mode="bookmark"/>
      <xsl:apply-templates select="$chapters" mode="bookmark"/>
      <xsl:apply-templates select="$costs" mode="bookmark"/>
      <xsl:apply-templates select="$after-chapters" mode="bookmark"/>
      <xsl:apply-templates select="$back-matter" mode="bookmark"/>
    </fo:bookmark-tree>
  </xsl:template>

  <xsl:template name="own-bookmark">
    <xsl:param name="id"/>
    <fo:bookmark internal-destination="document.{$id}">
      <xsl:variable name="title"><xsl:call-template name="label"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:variable>
      <fo:bookmark-title><xsl:value-of select="$title"/></fo:bookmark-title>
    </fo:bookmark>
  </xsl:template>

  <xsl:template match="*" mode="bookmark">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="chapter-id"/></xsl:variable>
    <!-- The words alone: a bookmark holds no markup. -->
    <xsl:variable name="title"><xsl:apply-templates select="." mode="title"/></xsl:variable>
    <fo:bookmark internal-destination="{$id}">
      <fo:bookmark-title><xsl:value-of select="normalize-space($title)"/></fo:bookmark-title>
      <!-- Objectives and activities have headings where they are set as sections. -->
      <xsl:variable name="sections" select="self::*[ancestor-or-self::*[@layout][1]/@layout = 'measures']"/>
      <xsl:apply-templates select="self::p:section/p:section | p:introduction/p:section | p:goal | self::p:area/p:area | p:topic | p:closing/p:section | p:amendment
        | $sections/p:objective | $sections/p:activity | $sections/p:objective-group/p:objective | $sections/p:objective-group/p:activity" mode="bookmark"/>
    </fo:bookmark>
  </xsl:template>
</xsl:stylesheet>
