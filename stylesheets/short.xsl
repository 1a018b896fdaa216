<?xml version="1.0" encoding="UTF-8"?>
<!-- The short view: a folder. The paper lies, in three panels that are folded like a Z; columns are the panels.

         front                      back, or the last page there is
       ┌─────────┬────────┬────────┐   ┌────────┬────────┬─────────┐
       │▓ cover ▓│ text   │ text   │   │ text   │ text   │ colophon│
       │▓▓▓▓▓▓▓▓▓│ …      │ …      │   │ …      │        │         │
       └─────────┴────────┴────────┘   └────────┴────────┴─────────┘

     A text that needs more panels takes more pages; the colophon is always in the last panel of the last one. It is
     one sheet; two, where somebody has written a text for the folder about each area. Of
     proposals it is what their short version says, of a plan its summary, and of each area the short wording, the
     goals and the objectives.
     All stands on the grid of the lines: sizes and spaces are halves and wholes of one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:exsl="http://exslt.org/common"
                xmlns:f="https://handlingsplan.org/ns/stylesheets/folder"
                xmlns:h="https://handlingsplan.org/ns/house/1"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                exclude-result-prefixes="p r h f exsl hpx">
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
  <xsl:import href="modules/amendments.xsl"/>
  <xsl:import href="modules/back.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <!-- ==== The grid: a line is that of tables ==== -->

  <xsl:variable name="line" select="$table.line"/>
  <xsl:variable name="half-line" select="concat(0.5 * translate($line, $units, ''), translate($line, $digits, ''))"/>
  <xsl:variable name="line-and-half" select="concat(1.5 * translate($line, $units, ''), translate($line, $digits, ''))"/>
  <xsl:variable name="xs" select="'0pt'"/>
  <xsl:variable name="s" select="$half-line"/>
  <xsl:variable name="m" select="$line"/>
  <xsl:variable name="beside-measure" select="'0pt'"/>
  <xsl:variable name="longest-kept" select="18"/>
  <xsl:variable name="longest-with-preposition" select="$longest-kept"/>

  <xsl:attribute-set name="document">
    <xsl:attribute name="font-size"><xsl:value-of select="$table.size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$line"/></xsl:attribute>
    <!-- Words that are too long for a panel. -->
    <xsl:attribute name="hyphenate">true</xsl:attribute>
  </xsl:attribute-set>

  <!-- A panel is what a page is elsewhere. -->
  <xsl:attribute-set name="heading">
    <xsl:attribute name="keep-together.within-column">always</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-column">always</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="list-item">
    <xsl:attribute name="keep-together.within-column">100</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="heading-1">
    <xsl:attribute name="font-size"><xsl:value-of select="$h2.size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$line-and-half"/></xsl:attribute>
    <xsl:attribute name="space-before"><xsl:value-of select="concat('2 * ', $line)"/></xsl:attribute>
    <xsl:attribute name="space-after"><xsl:value-of select="$half-line"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="heading-2">
    <xsl:attribute name="font-size"><xsl:value-of select="$body.size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$line"/></xsl:attribute>
    <xsl:attribute name="space-before"><xsl:value-of select="$line"/></xsl:attribute>
    <xsl:attribute name="space-after">0pt</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="heading-3">
    <xsl:attribute name="font-size"><xsl:value-of select="$table.size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$line"/></xsl:attribute>
    <xsl:attribute name="space-before"><xsl:value-of select="$half-line"/></xsl:attribute>
    <xsl:attribute name="space-after">0pt</xsl:attribute>
  </xsl:attribute-set>

  <!-- ==== The sheet ==== -->

  <xsl:variable name="edge" select="'10mm'"/>
  <xsl:variable name="panel" select="concat($paper/@height, ' div 3')"/>

  <xsl:template name="page-masters">
    <fo:layout-master-set>
      <xsl:call-template name="sheet"><xsl:with-param name="name" select="'only'"/><xsl:with-param name="cover" select="true()"/><xsl:with-param name="colophon" select="true()"/></xsl:call-template>
      <xsl:call-template name="sheet"><xsl:with-param name="name" select="'first'"/><xsl:with-param name="cover" select="true()"/></xsl:call-template>
      <xsl:call-template name="sheet"><xsl:with-param name="name" select="'rest'"/></xsl:call-template>
      <xsl:call-template name="sheet"><xsl:with-param name="name" select="'last'"/><xsl:with-param name="colophon" select="true()"/></xsl:call-template>
      <fo:page-sequence-master master-name="folder">
        <fo:repeatable-page-master-alternatives>
          <fo:conditional-page-master-reference master-reference="only" page-position="only"/>
          <fo:conditional-page-master-reference master-reference="first" page-position="first"/>
          <fo:conditional-page-master-reference master-reference="last" page-position="last"/>
          <fo:conditional-page-master-reference master-reference="rest"/>
        </fo:repeatable-page-master-alternatives>
      </fo:page-sequence-master>
    </fo:layout-master-set>
  </xsl:template>

  <!-- The grounds of cover and colophon are those of regions beside the text: their words are in the flow. -->
  <xsl:template name="sheet">
    <xsl:param name="name"/>
    <xsl:param name="cover" select="false()"/>
    <xsl:param name="colophon" select="false()"/>
    <fo:simple-page-master master-name="{$name}" page-width="{$paper/@height}" page-height="{$paper/@width}">
      <fo:region-body margin="{$edge}" column-count="3" column-gap="2 * {$edge}" background-color="{$colour/@page}">
        <xsl:if test="$cover or $colophon"><xsl:attribute name="background-color">transparent</xsl:attribute></xsl:if>
      </fo:region-body>
      <xsl:if test="$cover"><fo:region-start extent="{$panel}" background-color="{$accent}"/></xsl:if>
      <xsl:if test="$colophon"><fo:region-end extent="{$panel}" background-color="{$accent-surface}"/></xsl:if>
    </fo:simple-page-master>
  </xsl:template>

  <!-- ==== The folder ==== -->

  <xsl:template match="/">
    <xsl:call-template name="check-house"/>
    <xsl:apply-templates select="p:proposals | p:plan"/>
  </xsl:template>

  <xsl:template match="p:proposals | p:plan">
    <fo:root xml:lang="{$language}" xsl:use-attribute-sets="document">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="page-masters"/>
      <xsl:call-template name="metadata"/>
      <xsl:call-template name="bookmarks"/>
      <fo:page-sequence master-reference="folder" id="document" hpx:most-pages="{2 + 2 * boolean(p:area/p:short-version)}">
        <fo:static-content flow-name="xsl-footnote-separator"><fo:block role="Artifact"/></fo:static-content>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="cover"/>
          <fo:block break-before="column">
            <xsl:apply-templates select="$chapters" mode="panel"/>
          </fo:block>
          <!-- In a panel without text: the next, which may be one of another sheet. -->
          <fo:block break-before="column"><xsl:call-template name="colophon"/></fo:block>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <xsl:template name="document-title">
    <xsl:value-of select="normalize-space(($head/p:short-title | $head/p:title)[last()])"/>
  </xsl:template>

  <!-- Title and subtitle in the upper part, whose it is at the foot: together as high as the panel. -->
  <xsl:template name="cover">
    <fo:block-container height="0.6 * ({$paper/@width} - 2 * {$edge})" display-align="after" color="{$on-accent}">
      <xsl:if test="$attachment != ''">
        <fo:block font-size="{$lead.size}" line-height="{$line-and-half}" font-weight="{$bold}" space-after="{$line}">
          <xsl:call-template name="attachment-words"/>
          <xsl:if test="$case != ''"><xsl:value-of select="concat(', ', translate($case, ' ', '&#xA0;'))"/></xsl:if>
        </fo:block>
      </xsl:if>
      <xsl:apply-templates select="p:head/p:document-type" mode="cover"/>
      <xsl:apply-templates select="p:head/p:short-title | p:head/p:title[not(../p:short-title)]" mode="cover"/>
      <xsl:apply-templates select="p:head/p:subtitle" mode="cover"/>
    </fo:block-container>
    <xsl:if test="p:head/p:owner | p:head/p:prepared-by | p:head/p:issued">
      <fo:block-container height="0.4 * ({$paper/@width} - 2 * {$edge})" display-align="after" color="{$on-accent}">
        <xsl:for-each select="p:head/p:owner | p:head/p:prepared-by[not(../p:owner)]">
          <fo:block font-weight="{$bold}"><xsl:copy-of select="@hpx:at"/><xsl:call-template name="mention"/></fo:block>
        </xsl:for-each>
        <xsl:for-each select="p:head/p:issued">
          <fo:block><xsl:copy-of select="@hpx:at"/><xsl:apply-templates select="." mode="fact-words"/></fo:block>
        </xsl:for-each>
      </fo:block-container>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:short-title | p:title" mode="cover">
    <fo:block role="Title" font-family="{$heading-font/@family}" font-weight="{$heading-font/@weight}"
              font-size="0.75 * {$title.size}" line-height="0.765 * {$title.line}">
      <!-- A panel has room for some 120 letters of that size. -->
      <xsl:if test="string-length(normalize-space()) &gt; 120">
        <xsl:attribute name="font-size"><xsl:value-of select="$h2.size"/></xsl:attribute>
        <xsl:attribute name="line-height"><xsl:value-of select="$h2.line"/></xsl:attribute>
      </xsl:if>
      <xsl:copy-of select="@hpx:at | @xml:lang"/>
      <xsl:call-template name="balanced"><xsl:with-param name="words"><xsl:apply-templates mode="words"/></xsl:with-param></xsl:call-template>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:document-type | p:subtitle" mode="cover">
    <fo:block font-size="{$lead.size}" line-height="{$line-and-half}" space-before="{$line}" space-after="{$line}">
      <xsl:copy-of select="@hpx:at | @xml:lang"/>
      <xsl:call-template name="balanced"><xsl:with-param name="words"><xsl:apply-templates mode="words"/></xsl:with-param></xsl:call-template>
    </fo:block>
  </xsl:template>

  <!-- ==== What the short version says ==== -->

  <!-- Where nothing is said before the areas, the introduction is. -->
  <xsl:variable name="chapters"
                select="/p:proposals/p:short-version | /p:proposals/p:introduction[not(../p:short-version[following-sibling::p:area])]
                        | /p:proposals/p:area[p:short-version or .//p:proposal/p:short]
                        | /p:plan/p:head/p:summary | /p:plan/p:introduction[not(../p:head/p:summary)] | /p:plan/p:area"/>
  <xsl:variable name="back-matter" select="/.."/>

  <xsl:template match="p:short-version" mode="title"><xsl:apply-templates select="p:title" mode="words"/></xsl:template>
  <xsl:template match="p:area" mode="title">
    <xsl:apply-templates select="(p:title | p:short-version/p:title)[last()]" mode="words"/>
  </xsl:template>

  <!-- ==== A plan that fills the two panels beside its cover, and no more: over the two behind them, too ==== -->

  <!-- How many lines each chapter comes to, about; its goals and what they are to be reached by are most of it. -->
  <xsl:variable name="chapter-lines-tree">
    <xsl:for-each select="$chapters[/p:plan]">
      <f:chapter>
        <xsl:for-each select=".//p:title[parent::p:area] | .//p:short[parent::p:area] | .//p:goal/p:text | .//p:objective/p:text
                              | .//p:activity[not(parent::p:objective or parent::p:objective-group)]/p:text
                              | self::p:summary//p:p | self::p:introduction/p:p | self::p:introduction/p:section[1]/p:p">
          <f:words lines="{ceiling(string-length(normalize-space()) * (1 + boolean(self::p:title)) div 42) + 2 * boolean(self::p:title | parent::p:goal)}"/>
        </xsl:for-each>
      </f:chapter>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="chapter-lines" select="exsl:node-set($chapter-lines-tree)/f:chapter"/>
  <xsl:variable name="lines-of-panel" select="40"/>

  <!-- " 2 4 ": which of them then begin in a panel of their own, for four parts as equal as can be. -->
  <xsl:variable name="spread-over-panels">
    <xsl:variable name="all" select="sum($chapter-lines/f:words/@lines)"/>
    <xsl:if test="$all &gt; $lines-of-panel and $all &lt;= 2 * $lines-of-panel">
      <xsl:text> </xsl:text>
      <xsl:for-each select="$chapter-lines[position() &gt; 1]">
        <xsl:variable name="before" select="sum(preceding-sibling::f:chapter/f:words/@lines)"/>
        <xsl:variable name="before-last" select="$before - sum(preceding-sibling::f:chapter[1]/f:words/@lines)"/>
        <xsl:if test="round(4 * $before div $all) &gt; round(4 * $before-last div $all)"><xsl:value-of select="concat(position() + 1, ' ')"/></xsl:if>
      </xsl:for-each>
    </xsl:if>
  </xsl:variable>

  <!-- An area that has much to say begins in a panel of its own; the others stand whole in one where that can be. -->
  <xsl:template match="*" mode="panel">
    <xsl:variable name="title"><xsl:apply-templates select="." mode="title"/></xsl:variable>
    <fo:block>
      <xsl:if test="self::p:area[parent::p:plan]"><xsl:attribute name="keep-together.within-column">20</xsl:attribute></xsl:if>
      <xsl:if test="self::p:area/p:short-version and position() &gt; 1 or contains($spread-over-panels, concat(' ', position(), ' '))"><xsl:attribute name="break-before">column</xsl:attribute></xsl:if>
      <xsl:if test="string($title) != ''">
        <xsl:for-each select="(. | p:title | p:short-version/p:title)[last()]">
          <xsl:call-template name="heading">
            <xsl:with-param name="level" select="1"/>
            <xsl:with-param name="id"><xsl:apply-templates select="ancestor-or-self::*[(parent::p:proposals or parent::p:plan) and not(self::p:head) or self::p:summary]" mode="chapter-id"/></xsl:with-param>
            <xsl:with-param name="words" select="$title"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="/p:plan"><xsl:apply-templates select="." mode="of-plan"/></xsl:when>
        <xsl:when test="self::p:area and not(p:short-version)"><xsl:call-template name="shorts"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="self::p:area/p:short-version | self::p:short-version | self::p:introduction"/></xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>

  <!-- ==== A plan ==== -->

  <xsl:template match="p:summary" mode="of-plan">
    <xsl:apply-templates><xsl:with-param name="level" select="2"/></xsl:apply-templates>
    <!-- One of the introduction's quotations. -->
    <xsl:apply-templates select="(/p:plan/p:introduction//p:pullquote)[1]"/>
  </xsl:template>

  <!-- Without a summary, how the introduction begins: what stands before its first section, or that section. -->
  <xsl:template match="p:introduction" mode="of-plan">
    <xsl:apply-templates select="self::*[not(p:section)]/p:p | p:section[1]/preceding-sibling::p:p | p:section[1][not(preceding-sibling::p:p)]/p:p"/>
    <xsl:apply-templates select="(.//p:pullquote)[1]"/>
  </xsl:template>

  <!-- Its short wording, its goals, and what they are to be reached by; a quotation. -->
  <xsl:template match="p:area" mode="of-plan">
    <xsl:for-each select="p:short">
      <fo:block xsl:use-attribute-sets="paragraph"><xsl:call-template name="origin"/><xsl:apply-templates/></fo:block>
    </xsl:for-each>
    <xsl:apply-templates select="p:goal[not($consolidated and r:withdrawn)]" mode="of-plan"/>
    <xsl:if test="p:goal[p:objective | p:objective-group | p:activity] and (p:objective | p:objective-group | p:activity)">
      <fo:block font-weight="{$bold}" color="{$accent}" keep-with-next.within-column="always">
        <xsl:call-template name="label"><xsl:with-param name="id" select="'for-area'"/></xsl:call-template>
      </fo:block>
    </xsl:if>
    <xsl:call-template name="objectives-in-short"/>
    <xsl:apply-templates select="(p:introduction//p:pullquote)[1]"/>
    <xsl:for-each select="p:area">
      <fo:block>
        <xsl:for-each select="p:title">
          <xsl:call-template name="heading">
            <xsl:with-param name="level" select="2"/>
            <xsl:with-param name="id" select="../@id"/>
            <xsl:with-param name="words"><xsl:apply-templates select=".." mode="title-words"/></xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
        <xsl:apply-templates select="." mode="of-plan"/>
      </fo:block>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="p:goal" mode="of-plan">
    <fo:block space-after="{$half-line}" padding-start="{$half-line}" start-indent="{$half-line}" border-start-style="solid"
              border-start-width="{$thick-width}" border-start-color="{$accent}" keep-together.within-column="always">
      <xsl:call-template name="origin"/>
      <fo:block font-weight="{$bold}" color="{$accent}" keep-with-next.within-column="always"><xsl:apply-templates select="." mode="title"/></fo:block>
      <fo:block><xsl:for-each select="p:text"><xsl:call-template name="words-in-force"/></xsl:for-each></fo:block>
    </fo:block>
    <xsl:call-template name="objectives-in-short"/>
  </xsl:template>

  <!-- Objectives of an area or a goal; where there are none, its activities. -->
  <xsl:template name="objectives-in-short">
    <xsl:variable name="all" select="p:objective | p:objective-group/p:objective | p:activity"/>
    <xsl:variable name="live" select="$all[not($consolidated and r:withdrawn)]"/>
    <xsl:if test="$live">
      <fo:list-block provisional-distance-between-starts="{1 + boolean($live/@number) + 0.5 * boolean($live[string-length(@number) &gt; 4])} * {$indent}" space-after="{$half-line}">
        <xsl:for-each select="$live">
          <xsl:call-template name="list-item">
            <xsl:with-param name="marker">
              <xsl:value-of select="@number"/>
              <xsl:if test="not(@number)"><xsl:text>•</xsl:text></xsl:if>
            </xsl:with-param>
            <xsl:with-param name="body"><fo:block><xsl:apply-templates select="p:text[1]/node()" mode="words"/></fo:block></xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
      </fo:list-block>
    </xsl:if>
  </xsl:template>

  <!-- ==== Proposals ==== -->

  <xsl:template match="p:short-version">
    <fo:block>
      <xsl:copy-of select="@hpx:at | @xml:lang"/>
      <xsl:apply-templates select="*[not(self::p:title)]"><xsl:with-param name="level" select="2"/></xsl:apply-templates>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:short-version" mode="chapter-id"><xsl:call-template name="id-by-place"/></xsl:template>

  <!-- The proposals of an area, each in short, with their numbers. -->
  <xsl:template name="shorts">
    <xsl:for-each select="p:lead">
      <fo:block xsl:use-attribute-sets="paragraph"><xsl:call-template name="origin"/><xsl:apply-templates/></fo:block>
    </xsl:for-each>
    <fo:list-block provisional-distance-between-starts="2 * {$indent}" space-after="{$line}">
      <xsl:for-each select=".//p:proposal/p:short">
        <xsl:call-template name="list-item">
          <xsl:with-param name="marker" select="string(../@number)"/>
          <xsl:with-param name="body"><fo:block><xsl:apply-templates/></fo:block></xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </fo:list-block>
    <xsl:apply-templates select=".//p:proposal/p:pullquote"/>
  </xsl:template>

  <!-- ==== Pull quotes: read aloud only where the text does not say the same ==== -->

  <xsl:variable name="said">
    <xsl:for-each select="//p:*[(self::p:p or self::p:item) and ancestor::p:short-version or (self::p:text or self::p:short) and parent::p:proposal]">
      <xsl:value-of select="concat(' ', translate(normalize-space(), $upper-case, $lower-case))"/>
    </xsl:for-each>
  </xsl:variable>

  <xsl:template match="p:pullquote">
    <xsl:variable name="words" select="translate(normalize-space(), $upper-case, $lower-case)"/>
    <!-- Without its full stop. -->
    <xsl:variable name="core" select="substring($words, 1, string-length($words) - (substring($words, string-length($words)) = '.'))"/>
    <fo:block font-size="{$lead.size}" line-height="{$line-and-half}" color="{$accent}" space-before="{$line}" space-after="{$line}"
              border-top="{$medium-width} solid {$accent}" border-bottom="{$medium-width} solid {$accent}"
              padding-before="{$half-line} - {$medium-width}" padding-after="{$half-line} - {$medium-width}"
              keep-together.within-column="always">
      <xsl:attribute name="role">
        <xsl:choose>
          <xsl:when test="contains($said, $core)">Artifact</xsl:when>
          <xsl:otherwise>BlockQuote</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:call-template name="origin"/>
      <fo:block>
        <xsl:call-template name="label"><xsl:with-param name="id" select="'quote-before'"/></xsl:call-template>
        <xsl:apply-templates/>
        <xsl:call-template name="label"><xsl:with-param name="id" select="'quote-after'"/></xsl:call-template>
      </fo:block>
      <xsl:if test="@who">
        <fo:block xsl:use-attribute-sets="note-text" color="{$muted}"><xsl:value-of select="@who"/></fo:block>
      </xsl:if>
    </fo:block>
  </xsl:template>

  <!-- ==== Colophon ==== -->

  <xsl:template name="colophon">
    <fo:block-container absolute-position="fixed" left="2 * {$panel} + {$edge}" top="{$edge}" width="{$panel} - 2 * {$edge}"
                        height="{$paper/@width} - 2 * {$edge}" display-align="after" xsl:use-attribute-sets="note-text">
      <xsl:apply-templates select="p:head/p:back-cover/*"/>
      <xsl:choose>
        <xsl:when test="self::p:plan"><xsl:call-template name="standing-of-plan"/></xsl:when>
        <!-- A panel of proposals that say no more of themselves says what they are called. -->
        <xsl:when test="not(p:head/p:back-cover/* or p:head/p:contact or p:head/p:see-also or p:head/p:imprint or $logos or $sender)">
          <fo:block font-weight="{$bold}" color="{$accent}"><xsl:apply-templates select="p:head/p:title" mode="words"/></fo:block>
        </xsl:when>
      </xsl:choose>
      <xsl:if test="p:head/p:contact">
        <fo:block font-weight="{$bold}" color="{$accent}"><xsl:call-template name="label"><xsl:with-param name="id" select="'contact'"/></xsl:call-template></fo:block>
        <xsl:apply-templates select="p:head/p:contact" mode="fact"/>
      </xsl:if>
      <xsl:if test="p:head/p:see-also">
        <fo:block space-before="{$line}">
          <xsl:apply-templates select="p:head/p:see-also" mode="fact"/>
        </fo:block>
      </xsl:if>
      <xsl:if test="$logos | $sender">
        <fo:block space-before="{$line}"><xsl:call-template name="cover-sender"/></fo:block>
      </xsl:if>
      <xsl:for-each select="p:head/p:imprint">
        <fo:block space-before="{$line}" color="{$muted}">
          <xsl:for-each select="p:line">
            <fo:block>
              <xsl:copy-of select="@hpx:at"/>
              <xsl:if test="@label"><xsl:value-of select="concat(@label, ': ')"/></xsl:if>
              <xsl:apply-templates/>
            </fo:block>
          </xsl:for-each>
        </fo:block>
      </xsl:for-each>
    </fo:block-container>
  </xsl:template>

  <!-- What the whole plan is called, and whether it has been decided. -->
  <xsl:template name="standing-of-plan">
    <fo:block space-after="{$line}">
      <fo:block font-weight="{$bold}" color="{$accent}"><xsl:apply-templates select="p:head/p:title" mode="words"/></fo:block>
      <fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="concat('status-', $status)"/></xsl:call-template></fo:block>
      <xsl:apply-templates select="p:head/p:adoption | p:head/p:valid" mode="fact"/>
    </fo:block>
  </xsl:template>

  <!-- The foot of a sheet is that of its cover, too: notes stay in the plan. Of proposals the text is written for the
       folder, and its notes with it: they are said where they are cited. -->
  <xsl:template match="p:footnote"/>
  <xsl:template match="p:footnote[ancestor::p:short-version]">
    <xsl:text> (</xsl:text><xsl:apply-templates/><xsl:text>)</xsl:text>
  </xsl:template>

  <!-- A folder has no references, and not all the places of its plan: these are named, and not led to. -->
  <xsl:template match="p:cite[/p:plan]">
    <xsl:variable name="reference" select="key('id', @source)"/>
    <xsl:value-of select="concat('(', $reference/@cited-as, substring(concat('&#xA0;', $reference/@year), 1, 5 * count($reference/@year)), ')')"/>
  </xsl:template>
  <xsl:template match="p:ref[/p:plan]">
    <xsl:call-template name="reference-words"><xsl:with-param name="target" select="key('place', @to)"/></xsl:call-template>
  </xsl:template>

  <!-- ==== Outline: the chapters and their sections ==== -->

  <xsl:template name="bookmarks">
    <fo:bookmark-tree>
      <xsl:for-each select="$chapters">
        <xsl:variable name="title"><xsl:apply-templates select="." mode="title"/></xsl:variable>
        <xsl:if test="string($title) != ''"><xsl:apply-templates select="." mode="bookmark"/></xsl:if>
      </xsl:for-each>
    </fo:bookmark-tree>
  </xsl:template>

  <xsl:template match="p:area | p:short-version" mode="bookmark">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="chapter-id"/></xsl:variable>
    <xsl:variable name="title"><xsl:apply-templates select="." mode="title"/></xsl:variable>
    <fo:bookmark internal-destination="{$id}">
      <fo:bookmark-title><xsl:value-of select="normalize-space($title)"/></fo:bookmark-title>
      <xsl:apply-templates select="self::p:short-version/p:section | p:short-version/p:section" mode="bookmark"/>
    </fo:bookmark>
  </xsl:template>
</xsl:stylesheet>
