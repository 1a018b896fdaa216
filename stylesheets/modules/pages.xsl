<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages: their masters, running head and foot, and the document's metadata.

       ┌──────────────────────────────┐  head  ↕ from the paper's edge to the running head
       │  short title     status, day │
       │                              │  top   ↕ from the paper's edge to the text
       │  text                        │
       │  …                           │
       │  chapter          Sida n (N) │  foot  ↕ from the running foot to the paper's edge
       └──────────────────────────────┘
     Single-sided, every page is like a right-hand one; double-sided, inner and outer change sides. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:exsl="http://exslt.org/common"
                xmlns:h="https://handlingsplan.org/ns/house/1"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p r h exsl">

  <xsl:template name="page-masters">
    <fo:layout-master-set>
      <fo:simple-page-master master-name="cover" page-width="{$paper/@width}" page-height="{$paper/@height}">
        <fo:region-body background-color="{$colour/@page}"/>
      </fo:simple-page-master>
      <xsl:call-template name="body-pages"/>
      <xsl:if test="$wide-areas">
        <xsl:call-template name="body-pages">
          <xsl:with-param name="prefix" select="'wide-'"/>
          <xsl:with-param name="width" select="$paper/@height"/>
          <xsl:with-param name="height" select="$paper/@width"/>
        </xsl:call-template>
      </xsl:if>
    </fo:layout-master-set>
  </xsl:template>

  <!-- The areas that stand on landscape pages, the paper turned: those that are said to; and, where nothing is said, those with
       a table of more chosen columns than have room beside each other upright. -->
  <xsl:variable name="wide-areas" select="/*/p:area[@layout = 'wide' or not(@layout) and ../@layout = 'wide'
                                                    or not(@layout | ../@layout)
                                                       and (descendant-or-self::p:area/p:columns[count(p:column) &gt; $most-columns]
                                                            or not(p:columns) and $columns-for-all[count(*) &gt; $most-columns])]"/>

  <!-- Those that a plan, or the house for it, chooses for areas that choose none. -->
  <xsl:variable name="columns-for-all" select="/*/p:head/p:columns | $the-house/h:columns[not($head/p:columns)]"/>

  <!-- A column of words is 19 mm wide at the least, some ten characters; numbers need less, sentences more. -->
  <xsl:variable name="most-columns" select="floor($text-millimetres div 19)"/>
  <xsl:variable name="millimetres">
    <xsl:for-each select="$paper/@width | $paper/@inner | $paper/@outer">
      <mm is="{(1 - 2 * (local-name() != 'width')) * translate(., $units, '') * (1 + 9 * contains(., 'c')) * (1 - 0.6472 * contains(., 'p'))}"/>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="text-millimetres" select="sum(exsl:node-set($millimetres)/*/@is)"/>

  <xsl:template name="body-pages">
    <xsl:param name="prefix"/>
    <xsl:param name="width" select="$paper/@width"/>
    <xsl:param name="height" select="$paper/@height"/>
    <xsl:call-template name="page-master">
      <xsl:with-param name="name" select="concat($prefix, 'right')"/>
      <xsl:with-param name="width" select="$width"/>
      <xsl:with-param name="height" select="$height"/>
      <xsl:with-param name="left" select="$paper/@inner"/>
      <xsl:with-param name="right" select="$paper/@outer"/>
    </xsl:call-template>
    <xsl:if test="$paper/@sides = 'double'">
      <xsl:call-template name="page-master">
        <xsl:with-param name="name" select="concat($prefix, 'left')"/>
        <xsl:with-param name="width" select="$width"/>
        <xsl:with-param name="height" select="$height"/>
        <xsl:with-param name="left" select="$paper/@outer"/>
        <xsl:with-param name="right" select="$paper/@inner"/>
      </xsl:call-template>
    </xsl:if>
    <fo:page-sequence-master master-name="{$prefix}pages">
      <fo:repeatable-page-master-alternatives>
        <xsl:if test="$paper/@sides = 'double'">
          <fo:conditional-page-master-reference master-reference="{$prefix}left" odd-or-even="even"/>
        </xsl:if>
        <fo:conditional-page-master-reference master-reference="{$prefix}right"/>
      </fo:repeatable-page-master-alternatives>
    </fo:page-sequence-master>
  </xsl:template>

  <xsl:template name="page-master">
    <xsl:param name="name"/>
    <xsl:param name="width"/>
    <xsl:param name="height"/>
    <xsl:param name="left"/>
    <xsl:param name="right"/>
    <fo:simple-page-master master-name="{$name}" page-width="{$width}" page-height="{$height}"
                           margin-left="{$left}" margin-right="{$right}"
                           margin-top="{$paper/@head} - 2 * {$small.line}" margin-bottom="{$paper/@foot}">
      <fo:region-body margin-top="{$paper/@top} - {$paper/@head} + 2 * {$small.line}" margin-bottom="{$paper/@bottom} - {$paper/@foot}"/>
      <!-- The last line of it stands at the same place however many it has: up to three. -->
      <fo:region-before extent="3 * {$small.line}" display-align="after"/>
      <fo:region-after extent="{$paper/@bottom} - {$paper/@foot}" display-align="after"/>
    </fo:simple-page-master>
  </xsl:template>

  <!-- Running head and foot. They are for the eye; what they say stands in the body as well. -->
  <xsl:template name="running-heads">
    <xsl:variable name="end">
      <xsl:call-template name="label">
        <xsl:with-param name="id" select="concat('status-', $status)"/>
      </xsl:call-template>
      <xsl:for-each select="(/*/@r:as-of | $head/p:issued[not(/*/@r:as-of)]/@date | $head/p:adoption[not(/*/@r:as-of | ../p:issued/@date)]/@date)[last()]">
        <xsl:text>, </xsl:text>
        <xsl:call-template name="date"><xsl:with-param name="date" select="."/></xsl:call-template>
      </xsl:for-each>
    </xsl:variable>
    <!-- The title has what is left beside it: some five points a character. -->
    <xsl:variable name="left" select="(453 - 147 * $narrow-paper) div (10 + 5 * string-length($end)) - 1"/>
    <fo:static-content flow-name="xsl-region-before">
      <xsl:call-template name="running-line">
        <xsl:with-param name="start">
          <xsl:call-template name="title-in-head"/>
          <xsl:variable name="wording"><xsl:call-template name="wording"/></xsl:variable>
          <xsl:if test="string($wording) != ''"><xsl:value-of select="concat('. ', $wording)"/></xsl:if>
          <xsl:call-template name="fictitious-mark"/>
        </xsl:with-param>
        <xsl:with-param name="share" select="1.6 + ($left - 1.6) * ($left &gt; 1.6)"/>
        <xsl:with-param name="end" select="$end"/>
      </xsl:call-template>
    </fo:static-content>
    <fo:static-content flow-name="xsl-region-after">
      <xsl:call-template name="running-line">
        <xsl:with-param name="start">
          <fo:retrieve-marker retrieve-class-name="chapter" retrieve-position="first-including-carryover"/>
        </xsl:with-param>
        <xsl:with-param name="end"><xsl:call-template name="page-of-pages"/></xsl:with-param>
      </xsl:call-template>
    </fo:static-content>
    <xsl:call-template name="footnote-separator"/>
  </xsl:template>

  <xsl:template name="footnote-separator">
    <fo:static-content flow-name="xsl-footnote-separator">
      <fo:block role="Artifact" font-size="{$small.size}" line-height="{$small.line}">
        <fo:leader leader-pattern="rule" leader-length="25%" rule-thickness="{$thin-width}" color="{$rule-colour}"/>
      </fo:block>
    </fo:static-content>
  </xsl:template>

  <xsl:template name="running-line">
    <xsl:param name="start"/>
    <xsl:param name="end"/>
    <!-- How much wider the first is. -->
    <xsl:param name="share" select="4 - 2 * $narrow-paper"/>
    <fo:table xsl:use-attribute-sets="running" table-layout="fixed" width="100%">
      <fo:table-column column-width="proportional-column-width({$share})"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-body>
        <fo:table-row>
          <fo:table-cell>
            <fo:block><xsl:copy-of select="$start"/></fo:block>
          </fo:table-cell>
          <fo:table-cell display-align="after">
            <fo:block text-align="end"><xsl:copy-of select="$end"/></fo:block>
          </fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="page-of-pages">
    <fo:inline xsl:use-attribute-sets="figures">
      <xsl:choose>
        <xsl:when test="$attachment != ''"><xsl:call-template name="attachment-page-before"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="id" select="'page-before'"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
      <fo:page-number/>
      <xsl:call-template name="label"><xsl:with-param name="id" select="'page-between'"/></xsl:call-template>
      <fo:page-number-citation-last ref-id="document"/>
      <xsl:call-template name="label"><xsl:with-param name="id" select="'page-after'"/></xsl:call-template>
    </fo:inline>
  </xsl:template>

  <!-- What is made up says so on every page: here for the eye, where the document begins in full. -->
  <xsl:template name="fictitious-mark">
    <xsl:if test="/*/@r:fictitious">
      <xsl:text>. </xsl:text>
      <fo:inline font-weight="{$bold}"><xsl:call-template name="label"><xsl:with-param name="id" select="'fictitious'"/></xsl:call-template></fo:inline>
    </xsl:if>
  </xsl:template>
  <xsl:template name="fictitious-words">
    <xsl:if test="/*/@r:fictitious">
      <fo:block font-weight="{$bold}" space-after="{$s}" keep-with-next.within-page="always">
        <xsl:call-template name="label"><xsl:with-param name="id" select="'fictitious-in-full'"/></xsl:call-template>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- A title without a short one, as much of it as a running head has room for. -->
  <xsl:template name="title-in-head">
    <xsl:variable name="title"><xsl:call-template name="short-title"/></xsl:variable>
    <xsl:call-template name="shortened"><xsl:with-param name="words" select="string($title)"/><xsl:with-param name="most" select="90"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="short-title">
    <xsl:value-of select="normalize-space(($head/p:short-title | $head/p:title)[last()])"/>
  </xsl:template>

  <!-- Whose the document is, what it is called and from when, for readers and archives: as the table of facts says. -->
  <xsl:template name="metadata">
    <fo:declarations>
      <x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                 xmlns:dc="http://purl.org/dc/elements/1.1/">
        <rdf:RDF>
          <rdf:Description rdf:about="">
            <dc:title>
              <rdf:Alt><rdf:li xml:lang="x-default"><xsl:call-template name="document-title"/></rdf:li></rdf:Alt>
            </dc:title>
            <xsl:variable name="owners" select="p:head/p:owner | p:head/p:prepared-by[not(../p:owner)] | p:head/p:sender"/>
            <xsl:if test="$owners">
              <dc:creator>
                <rdf:Seq>
                  <xsl:for-each select="$owners">
                    <xsl:variable name="owner"><xsl:call-template name="mention"/></xsl:variable>
                    <rdf:li><xsl:value-of select="normalize-space($owner)"/></rdf:li>
                  </xsl:for-each>
                </rdf:Seq>
              </dc:creator>
            </xsl:if>
            <xsl:for-each select="$sender-name">
              <dc:publisher>
                <rdf:Bag><rdf:li><xsl:value-of select="normalize-space()"/></rdf:li></rdf:Bag>
              </dc:publisher>
            </xsl:for-each>
            <xsl:for-each select="p:head/p:diary-number[1]">
              <dc:identifier><xsl:value-of select="normalize-space()"/></dc:identifier>
            </xsl:for-each>
            <xsl:for-each select="(p:head/p:issued | p:head/*[self::p:adoption or self::p:decided][not(../p:issued)])[1]">
              <dc:date>
                <rdf:Seq><rdf:li><xsl:value-of select="@date | @month | @year"/></rdf:li></rdf:Seq>
              </dc:date>
            </xsl:for-each>
            <xsl:variable name="description"><xsl:call-template name="description"/></xsl:variable>
            <dc:description>
              <rdf:Alt><rdf:li xml:lang="x-default"><xsl:value-of select="$description"/></rdf:li></rdf:Alt>
            </dc:description>
            <dc:language>
              <rdf:Bag><rdf:li><xsl:value-of select="$language"/></rdf:li></rdf:Bag>
            </dc:language>
          </rdf:Description>
        </rdf:RDF>
      </x:xmpmeta>
      <!-- How the house divides its words. -->
      <xsl:for-each select="$the-house/h:words">
        <hpx:words><xsl:copy-of select="@xml:lang"/><xsl:value-of select="normalize-space()"/></hpx:words>
      </xsl:for-each>
    </fo:declarations>
  </xsl:template>

  <!-- What this document of the source is called. -->
  <xsl:template name="document-title">
    <xsl:value-of select="normalize-space($head/p:title)"/>
  </xsl:template>

  <!-- How the plan stands on the day. -->
  <xsl:variable name="status" select="/*/@r:status"/>

  <!-- The plan in a line: its kind, subtitle, status and registry number. -->
  <xsl:template name="description">
    <xsl:variable name="standing">
      <xsl:call-template name="label">
        <xsl:with-param name="id" select="concat('status-', $status)"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:for-each select="p:head/p:document-type | p:head/p:subtitle">
      <xsl:value-of select="concat(normalize-space(.), '. ')"/>
    </xsl:for-each>
    <xsl:call-template name="label"><xsl:with-param name="id" select="'status'"/></xsl:call-template>
    <xsl:value-of select="concat(': ', $standing, '.')"/>
    <xsl:variable name="wording"><xsl:call-template name="wording"/></xsl:variable>
    <xsl:if test="string($wording) != ''"><xsl:value-of select="concat(' ', $wording, '.')"/></xsl:if>
    <xsl:for-each select="p:head/p:diary-number">
      <xsl:text> </xsl:text>
      <xsl:call-template name="label"><xsl:with-param name="id" select="'diary-number'"/></xsl:call-template>
      <xsl:value-of select="concat(': ', ., '.')"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
