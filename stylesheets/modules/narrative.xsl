<?xml version="1.0" encoding="UTF-8"?>
<!-- Running text: headings, paragraphs, lists, figures, simple tables, quotations, boxes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:exsl="http://exslt.org/common"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:t="https://handlingsplan.org/ns/stylesheets/tables"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p exsl t">

  <!-- What every object that stems from an element carries: its place in the plan, its id and language. -->
  <xsl:template name="origin">
    <xsl:copy-of select="@hpx:at | @xml:lang | @id"/>
  </xsl:template>

  <!-- ==== Headings and sections ==== -->

  <!-- A heading; its level is 1 for a chapter, whose name goes to the running foot. -->
  <xsl:template name="heading">
    <xsl:param name="level"/>
    <xsl:param name="id"/>
    <xsl:param name="words"/>
    <!-- How far the lines after the first are indented, in em. -->
    <xsl:param name="hang" select="0"/>
    <!-- How much of the page must be left for a chapter to begin on it. -->
    <xsl:param name="room"/>
    <xsl:choose>
      <xsl:when test="$level = 1">
        <fo:block id="{$id}" xsl:use-attribute-sets="heading-1">
          <xsl:if test="$room"><xsl:attribute name="hpx:break-unless-left"><xsl:value-of select="$room"/></xsl:attribute></xsl:if>
          <xsl:call-template name="hanging"><xsl:with-param name="hang" select="$hang"/></xsl:call-template>
          <xsl:copy-of select="@hpx:at"/>
          <fo:marker marker-class-name="chapter">
            <xsl:choose>
              <xsl:when test="string-length($words) &lt; 140"><xsl:copy-of select="$words"/></xsl:when>
              <xsl:otherwise>
                <xsl:call-template name="shortened"><xsl:with-param name="words" select="normalize-space($words)"/><xsl:with-param name="most" select="120"/></xsl:call-template>
              </xsl:otherwise>
            </xsl:choose>
          </fo:marker>
          <xsl:call-template name="balanced"><xsl:with-param name="words" select="$words"/></xsl:call-template>
        </fo:block>
      </xsl:when>
      <xsl:when test="$level = 2">
        <fo:block id="{$id}" xsl:use-attribute-sets="heading-2" role="H2">
          <xsl:call-template name="hanging"><xsl:with-param name="hang" select="$hang"/></xsl:call-template>
          <xsl:copy-of select="@hpx:at"/>
          <xsl:call-template name="balanced"><xsl:with-param name="words" select="$words"/></xsl:call-template>
        </fo:block>
      </xsl:when>
      <xsl:otherwise>
        <!-- There are six levels of headings. -->
        <fo:block id="{$id}" xsl:use-attribute-sets="heading-3" role="H{$level - ($level &gt; 6) * ($level - 6)}">
          <xsl:call-template name="hanging"><xsl:with-param name="hang" select="$hang"/></xsl:call-template>
          <xsl:copy-of select="@hpx:at"/>
          <xsl:copy-of select="$words"/>
        </fo:block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The lines after the first begin where the words after a number do. -->
  <xsl:template name="hanging">
    <xsl:param name="hang"/>
    <xsl:if test="$hang &gt; 0">
      <xsl:attribute name="start-indent"><xsl:value-of select="concat($hang, 'em')"/></xsl:attribute>
      <xsl:attribute name="text-indent"><xsl:value-of select="concat(-$hang, 'em')"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- The last two words of a heading keep together, so that no single one is left on a line of its own; so does a
       preposition with what it is of; where that does not fit on one, or is too long to look well there, they part. -->
  <xsl:variable name="longest-kept" select="25"/>
  <xsl:variable name="longest-with-preposition" select="1.4 * $longest-kept"/>
  <xsl:template name="balanced">
    <xsl:param name="words"/>
    <xsl:apply-templates select="exsl:node-set($words)/node()" mode="balanced"/>
  </xsl:template>

  <xsl:template match="@* | node()" mode="balanced">
    <xsl:copy><xsl:apply-templates select="@* | node()" mode="balanced"/></xsl:copy>
  </xsl:template>

  <xsl:template match="text()" mode="balanced" priority="1">
    <xsl:choose>
      <xsl:when test="following::text()[1]"><xsl:value-of select="."/></xsl:when>
      <xsl:otherwise><xsl:call-template name="last-words-together"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="last-words-together">
    <xsl:param name="words" select="concat(substring(' ', 1, 1 * (normalize-space(substring(., 1, 1)) = '')), normalize-space())"/>
    <xsl:param name="before"/>
    <xsl:variable name="first" select="substring-before($words, ' ')"/>
    <xsl:variable name="rest" select="substring-after($words, ' ')"/>
    <xsl:choose>
      <xsl:when test="contains($rest, ' ') and contains($prepositions, concat(' ', translate($first, $upper-case, $lower-case), ' '))">
        <xsl:call-template name="last-words-together">
          <xsl:with-param name="words" select="$rest"/>
          <xsl:with-param name="before" select="concat($before, $first, ' ')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="contains($rest, ' ') or $before != '' and string-length($before) + string-length($words) &gt;= $longest-with-preposition">
        <xsl:call-template name="words-together"><xsl:with-param name="words" select="concat($before, $first)"/></xsl:call-template>
        <xsl:text> </xsl:text>
        <xsl:call-template name="last-words-together"><xsl:with-param name="words" select="$rest"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="words-together">
          <xsl:with-param name="words" select="concat($before, $words)"/>
          <xsl:with-param name="longest" select="$longest-kept + ($longest-with-preposition - $longest-kept) * ($before != '')"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="words-together">
    <xsl:param name="words"/>
    <xsl:param name="longest" select="$longest-kept"/>
    <xsl:choose>
      <xsl:when test="contains($words, ' ') and string-length($words) &lt; $longest"><fo:inline keep-together.within-line="100"><xsl:value-of select="$words"/></fo:inline></xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:variable name="words-before"><xsl:call-template name="label"><xsl:with-param name="id" select="'prepositions'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="prepositions" select="concat(' ', $words-before, ' ')"/>

  <!-- A chapter that is printed under a label: the summary, the references … -->
  <xsl:template match="*" mode="chapter">
    <xsl:call-template name="heading">
      <xsl:with-param name="level" select="1"/>
      <xsl:with-param name="id"><xsl:apply-templates select="." mode="chapter-id"/></xsl:with-param>
      <xsl:with-param name="words"><xsl:apply-templates select="." mode="title"/></xsl:with-param>
      <xsl:with-param name="room" select="$room-for-chapter"/>
    </xsl:call-template>
    <xsl:apply-templates select="."/>
  </xsl:template>

  <!-- For two lines of its heading and four below. -->
  <xsl:variable name="room-for-chapter" select="concat('2 * ', $h1.line, ' + ', $m, ' + 4 * ', $body.line)"/>

  <!-- What makes no object of its own: in another language than its surroundings, a block that says so. -->
  <xsl:template match="p:area | p:section | p:introduction | p:closing | p:summary | p:changes">
    <xsl:param name="level" select="1"/>
    <xsl:choose>
      <xsl:when test="@xml:lang != ''">
        <fo:block>
          <xsl:copy-of select="@xml:lang"/>
          <xsl:apply-templates select="." mode="inside"><xsl:with-param name="level" select="$level"/></xsl:apply-templates>
        </fo:block>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="." mode="inside"><xsl:with-param name="level" select="$level"/></xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:introduction | p:closing | p:summary | p:changes" mode="inside">
    <xsl:param name="level" select="1"/>
    <xsl:apply-templates select="*">
      <xsl:with-param name="level" select="$level"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="p:section" mode="inside">
    <xsl:param name="level" select="1"/>
    <xsl:for-each select="p:title">
      <xsl:call-template name="heading">
        <xsl:with-param name="level" select="$level"/>
        <xsl:with-param name="id"><xsl:apply-templates select=".." mode="chapter-id"/></xsl:with-param>
        <xsl:with-param name="words"><xsl:apply-templates select=".." mode="title"/></xsl:with-param>
        <xsl:with-param name="room" select="$room-for-chapter"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:if test="@id"><xsl:call-template name="amended"><xsl:with-param name="below-heading" select="true()"/></xsl:call-template></xsl:if>
    <xsl:apply-templates select="*[not(self::p:title)]">
      <xsl:with-param name="level" select="$level + 1"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- ==== Paragraphs ==== -->

  <xsl:template match="p:p">
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:call-template name="origin"/>
      <xsl:variable name="begins" select="not(preceding-sibling::*[1]/self::*[not(self::p:title)])"/>
      <!-- Below a heading, four lines before the page ends. -->
      <xsl:if test="$begins"><xsl:attribute name="orphans">4</xsl:attribute></xsl:if>
      <!-- A few words below a heading belong to what comes after them. -->
      <xsl:if test="following-sibling::*[1]/self::p:list
                    or $begins and string-length(normalize-space()) &lt; $few-words
                       and (following-sibling::*[not(self::p:internal)] or parent::p:introduction/parent::p:area)">
        <xsl:attribute name="keep-with-next.within-page">50</xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>
  <xsl:variable name="few-words" select="180"/>

  <!-- Where the surroundings set the measure: in a box, a cell, a quotation. -->
  <xsl:template match="p:box/p:p | p:blockquote/p:p | p:description/p:p" priority="1">
    <fo:block>
      <xsl:call-template name="origin"/>
      <xsl:if test="following-sibling::*[1]"><xsl:attribute name="space-after"><xsl:value-of select="$s"/></xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:repeat">
    <xsl:for-each select="key('id', @ref)">
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:copy-of select="@hpx:at | @xml:lang"/>
        <xsl:apply-templates/>
      </fo:block>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="p:internal"/>

  <!-- ==== Lists ==== -->

  <xsl:template match="p:list">
    <xsl:if test="p:lead">
      <fo:block xsl:use-attribute-sets="paragraph" space-after="{$xs}" keep-with-next.within-page="always">
        <xsl:copy-of select="p:lead/@hpx:at | p:lead/@xml:lang"/>
        <xsl:apply-templates select="p:lead/node()"/>
      </fo:block>
    </xsl:if>
    <xsl:call-template name="list-block"/>
  </xsl:template>

  <!-- Inside an item or a cell a list takes the width and the spaces there. -->
  <xsl:template match="p:item/p:list | p:cell/p:list | p:activity/p:list | p:box/p:list | p:blockquote/p:list" priority="1">
    <xsl:if test="p:lead">
      <fo:block keep-with-next.within-page="always">
        <xsl:copy-of select="p:lead/@hpx:at | p:lead/@xml:lang"/>
        <xsl:apply-templates select="p:lead/node()"/>
      </fo:block>
    </xsl:if>
    <xsl:call-template name="list-block">
      <xsl:with-param name="inside" select="true()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="list-block">
    <xsl:param name="inside" select="false()"/>
    <xsl:variable name="width">
      <xsl:choose>
        <xsl:when test="@marker = 'number' or @marker = 'letter'">1.5</xsl:when>
        <xsl:otherwise>1</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <fo:list-block provisional-distance-between-starts="{$width} * {$indent}">
      <xsl:call-template name="origin"/>
      <xsl:if test="not($inside)">
        <xsl:attribute name="end-indent"><xsl:value-of select="$beside-measure"/></xsl:attribute>
        <xsl:attribute name="space-after"><xsl:value-of select="concat($s, ' + ', $xs)"/></xsl:attribute>
      </xsl:if>
      <xsl:for-each select="p:item">
        <xsl:call-template name="list-item">
          <xsl:with-param name="marker">
            <xsl:call-template name="item-marker"><xsl:with-param name="position" select="position()"/></xsl:call-template>
          </xsl:with-param>
          <xsl:with-param name="body">
            <fo:block>
              <xsl:apply-templates select="node()[not(self::p:continuation or self::p:list)]"/>
            </fo:block>
            <xsl:apply-templates select="p:continuation | p:list"/>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </fo:list-block>
    <xsl:if test="p:etc">
      <fo:block space-after="{$s}">
        <xsl:if test="not($inside)">
          <xsl:attribute name="end-indent"><xsl:value-of select="$beside-measure"/></xsl:attribute>
        </xsl:if>
        <xsl:apply-templates select="p:etc"/>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- An item; the current node is what it stems from. One alone in its cell looks like those of a list, but "a list
       with one item" in every cell helps nobody who listens: its list-block has the role NonStruct too. -->
  <xsl:template name="list-item">
    <xsl:param name="marker"/>
    <xsl:param name="body"/>
    <xsl:param name="last" select="position() = last()"/>
    <xsl:param name="alone" select="false()"/>
    <fo:list-item xsl:use-attribute-sets="list-item">
      <xsl:if test="$alone"><xsl:attribute name="role">NonStruct</xsl:attribute></xsl:if>
      <xsl:copy-of select="@hpx:at | @xml:lang"/>
      <xsl:if test="self::p:item"><xsl:copy-of select="@id"/></xsl:if>
      <xsl:if test="not($last)"><xsl:attribute name="space-after"><xsl:value-of select="$xs"/></xsl:attribute></xsl:if>
      <fo:list-item-label end-indent="label-end()">
        <xsl:if test="$alone"><xsl:call-template name="role-of-lone-marker"><xsl:with-param name="marker" select="$marker"/></xsl:call-template></xsl:if>
        <fo:block><xsl:value-of select="$marker"/></fo:block>
      </fo:list-item-label>
      <fo:list-item-body start-indent="body-start()">
        <xsl:if test="$alone"><xsl:attribute name="role">NonStruct</xsl:attribute></xsl:if>
        <xsl:copy-of select="$body"/>
      </fo:list-item-body>
    </fo:list-item>
  </xsl:template>

  <!-- A bullet says nothing; a number does. -->
  <xsl:template name="role-of-lone-marker">
    <xsl:param name="marker"/>
    <xsl:attribute name="role">
      <xsl:choose>
        <xsl:when test="translate($marker, '&#x2022;&#x25E6;', '') = ''">Artifact</xsl:when>
        <xsl:otherwise>P</xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
  </xsl:template>

  <xsl:template name="item-marker">
    <xsl:param name="position"/>
    <!-- sum() of no attribute is 0, and not() of one counts as 0: the first number, or 1. -->
    <xsl:variable name="number" select="$position - 1 + sum(../@first) + not(../@first)"/>
    <xsl:choose>
      <xsl:when test="not(../@marker) or ../@marker = 'bullet'">&#x2022;</xsl:when>
      <xsl:when test="../@marker = 'hollow'">&#x25E6;</xsl:when>
      <xsl:when test="../@marker = 'dash'">&#x2013;</xsl:when>
      <xsl:when test="../@marker = 'arrow'">&#x203A;</xsl:when>
      <xsl:when test="../@marker = 'number'"><xsl:number value="$number" format="1."/></xsl:when>
      <xsl:when test="../@marker = 'letter'"><xsl:number value="$number" format="a."/></xsl:when>
      <xsl:otherwise>&#xA0;</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:continuation">
    <fo:block space-before="{$xs}">
      <xsl:copy-of select="@hpx:at | @xml:lang"/>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:etc">
    <xsl:choose>
      <xsl:when test="node()"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="label"><xsl:with-param name="id" select="'etc'"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== Figures ==== -->

  <xsl:template match="p:figure">
    <fo:block space-before="{$m}" space-after="{$m}" end-indent="{$beside-measure}" keep-together.within-page="always">
      <xsl:call-template name="origin"/>
      <!-- The file is named relative to the one the figure is written in, which may be an included one. -->
      <xsl:variable name="file">
        <xsl:choose>
          <xsl:when test="function-available('hpx:resolve')"><xsl:value-of select="hpx:resolve(string(@src))"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="@src"/></xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <fo:block keep-with-next.within-page="always">
        <fo:external-graphic src="url('{$file}')" content-width="scale-to-fit" scaling="uniform">
          <xsl:attribute name="width">
            <xsl:choose>
              <xsl:when test="@width"><xsl:value-of select="concat(@width, '%')"/></xsl:when>
              <xsl:otherwise>100%</xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
          <xsl:choose>
            <xsl:when test="@decorative"><xsl:attribute name="role">Artifact</xsl:attribute></xsl:when>
            <xsl:otherwise><xsl:attribute name="hpx:alt"><xsl:value-of select="@alt"/></xsl:attribute></xsl:otherwise>
          </xsl:choose>
        </fo:external-graphic>
      </fo:block>
      <xsl:call-template name="caption"><xsl:with-param name="label" select="'figure'"/></xsl:call-template>
      <xsl:for-each select="p:credit">
        <fo:block xsl:use-attribute-sets="note-text" color="{$muted}"><xsl:apply-templates/></fo:block>
      </xsl:for-each>
    </fo:block>
    <xsl:apply-templates select="p:description/*"/>
  </xsl:template>

  <!-- Number and words; nothing if there are neither. -->
  <xsl:template name="caption">
    <xsl:param name="label"/>
    <xsl:if test="@number or p:caption">
      <fo:block role="Caption" xsl:use-attribute-sets="note-text" space-before="{$xs}" space-after="{$xs}">
        <xsl:copy-of select="p:caption/@hpx:at | p:caption/@xml:lang"/>
        <xsl:if test="@number">
          <fo:inline font-weight="{$bold}">
            <xsl:call-template name="label">
              <xsl:with-param name="id" select="$label"/>
              <xsl:with-param name="a" select="@number"/>
            </xsl:call-template>
            <xsl:text>. </xsl:text>
          </fo:inline>
        </xsl:if>
        <xsl:apply-templates select="p:caption/node()"/>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- ==== Simple tables ==== -->

  <xsl:template match="p:table">
    <xsl:if test="@number or p:caption">
      <fo:block keep-with-next.within-page="always" space-before="{$m}">
        <xsl:call-template name="caption"><xsl:with-param name="label" select="'table'"/></xsl:call-template>
      </fo:block>
    </xsl:if>
    <fo:table xsl:use-attribute-sets="table">
      <xsl:call-template name="origin"/>
      <xsl:if test="@number or p:caption"><xsl:attribute name="space-before">0pt</xsl:attribute></xsl:if>
      <xsl:if test="count(p:row) &lt; 10"><xsl:attribute name="keep-together.within-page">20</xsl:attribute></xsl:if>
      <xsl:if test="not(p:heading-row)">
        <xsl:attribute name="border-top"><xsl:value-of select="concat($thin-width, ' solid ', $rule-colour)"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="p:note"><xsl:attribute name="space-after"><xsl:value-of select="$s"/></xsl:attribute></xsl:if>
      <xsl:for-each select="p:column">
        <fo:table-column>
          <xsl:attribute name="column-width">
            <xsl:text>proportional-column-width(</xsl:text>
            <xsl:value-of select="sum(@width) + not(@width)"/>
            <xsl:text>)</xsl:text>
          </xsl:attribute>
        </fo:table-column>
      </xsl:for-each>
      <xsl:if test="p:heading-row">
        <fo:table-header>
          <xsl:call-template name="rows"><xsl:with-param name="rows" select="p:heading-row"/></xsl:call-template>
        </fo:table-header>
      </xsl:if>
      <fo:table-body>
        <xsl:call-template name="rows"><xsl:with-param name="rows" select="p:row"/></xsl:call-template>
      </fo:table-body>
    </fo:table>
    <xsl:for-each select="p:note">
      <fo:block xsl:use-attribute-sets="note-text" keep-with-previous.within-page="always" space-after="{$m}">
        <xsl:copy-of select="@hpx:at | @xml:lang"/>
        <xsl:apply-templates/>
      </fo:block>
    </xsl:for-each>
  </xsl:template>

  <!-- By their table: they are no children like others, of which there may be thousands. -->
  <xsl:key name="table-column" match="p:column[parent::p:table]" use="generate-id(..)"/>

  <xsl:template name="rows">
    <xsl:param name="rows"/>
    <xsl:choose>
      <xsl:when test="$rows/p:cell[@columns or @rows]">
        <xsl:call-template name="rows-with-spans"><xsl:with-param name="rows" select="$rows"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$rows">
          <fo:table-row xsl:use-attribute-sets="row">
            <xsl:copy-of select="@hpx:at"/>
            <xsl:for-each select="p:cell">
              <xsl:call-template name="cell"><xsl:with-param name="column" select="position()"/></xsl:call-template>
            </xsl:for-each>
          </fo:table-row>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Each row as the slots of its columns, since a cell may fill several of a row and reach into the rows below:

         <cell columns="2" rows="2">A</cell><cell>B</cell>       A yes 1 │ A no 1 │ B yes 0
         <cell>C</cell>                                          A no  0 │ A no 0 │ C yes 0

       A slot names its cell, says whether it is the cell's first, and how many rows below the cell fills too. A plain
       table sets every slot, saying again what the first one says; any other sets the first, spanning. -->
  <xsl:template name="rows-with-spans">
    <xsl:param name="rows"/>
    <xsl:param name="above" select="/.."/>
    <xsl:variable name="slots">
      <xsl:call-template name="slots">
        <xsl:with-param name="cells" select="$rows[1]/p:cell"/>
        <xsl:with-param name="above" select="$above"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:for-each select="$rows[1]">
      <fo:table-row xsl:use-attribute-sets="row">
        <xsl:copy-of select="@hpx:at"/>
        <xsl:call-template name="cells"><xsl:with-param name="slots" select="exsl:node-set($slots)/t:slot"/></xsl:call-template>
      </fo:table-row>
    </xsl:for-each>
    <xsl:if test="$rows[2]">
      <xsl:call-template name="rows-with-spans">
        <xsl:with-param name="rows" select="$rows[position() &gt; 1]"/>
        <xsl:with-param name="above" select="exsl:node-set($slots)/t:slot"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="slots">
    <xsl:param name="cells"/>
    <xsl:param name="above"/>
    <!-- Columns that are left of the first of the cells. -->
    <xsl:param name="left" select="sum($cells[1]/@columns) + not($cells[1]/@columns)"/>
    <xsl:choose>
      <xsl:when test="$above[1]/@below &gt; 0">
        <t:slot cell="{$above[1]/@cell}" first="no" below="{$above[1]/@below - 1}"/>
        <xsl:call-template name="slots">
          <xsl:with-param name="cells" select="$cells"/>
          <xsl:with-param name="above" select="$above[position() &gt; 1]"/>
          <xsl:with-param name="left" select="$left"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$cells">
        <xsl:variable name="columns" select="sum($cells[1]/@columns) + not($cells[1]/@columns)"/>
        <t:slot cell="{generate-id($cells[1])}" below="{sum($cells[1]/@rows) + not($cells[1]/@rows) - 1}">
          <xsl:attribute name="first"><xsl:choose><xsl:when test="$left = $columns">yes</xsl:when><xsl:otherwise>no</xsl:otherwise></xsl:choose></xsl:attribute>
        </t:slot>
        <xsl:choose>
          <xsl:when test="$left &gt; 1">
            <xsl:call-template name="slots">
              <xsl:with-param name="cells" select="$cells"/>
              <xsl:with-param name="above" select="$above[position() &gt; 1]"/>
              <xsl:with-param name="left" select="$left - 1"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="slots">
              <xsl:with-param name="cells" select="$cells[position() &gt; 1]"/>
              <xsl:with-param name="above" select="$above[position() &gt; 1]"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:when test="$above[@below &gt; 0]">
        <xsl:call-template name="slots">
          <xsl:with-param name="cells" select="$cells"/>
          <xsl:with-param name="above" select="$above[position() &gt; 1]"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The cells of the current row, whose table it is in. -->
  <xsl:template name="cells">
    <xsl:param name="slots"/>
    <xsl:variable name="table" select=".."/>
    <xsl:variable name="row" select="generate-id()"/>
    <xsl:for-each select="$slots[$plain-tables or @first = 'yes']">
      <xsl:variable name="id" select="@cell"/>
      <xsl:variable name="first" select="@first = 'yes'"/>
      <xsl:variable name="column" select="count(preceding-sibling::t:slot) + 1"/>
      <xsl:for-each select="$table/*/p:cell[generate-id() = $id]">
        <xsl:call-template name="first-or-repeated">
          <xsl:with-param name="first" select="$first"/>
          <xsl:with-param name="below" select="generate-id(..) != $row"/>
          <xsl:with-param name="cell"><xsl:call-template name="cell"><xsl:with-param name="column" select="$column"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="cell">
    <xsl:param name="column"/>
    <xsl:choose>
      <xsl:when test="parent::p:heading-row">
        <fo:table-cell xsl:use-attribute-sets="heading-cell">
          <xsl:call-template name="cell-content"><xsl:with-param name="column" select="$column"/></xsl:call-template>
        </fo:table-cell>
      </xsl:when>
      <xsl:when test="../../@row-headings and $column = 1">
        <fo:table-cell xsl:use-attribute-sets="cell" role="TH" font-weight="{$bold}">
          <xsl:call-template name="cell-content"><xsl:with-param name="column" select="$column"/></xsl:call-template>
        </fo:table-cell>
      </xsl:when>
      <xsl:otherwise>
        <fo:table-cell xsl:use-attribute-sets="cell">
          <xsl:call-template name="cell-content"><xsl:with-param name="column" select="$column"/></xsl:call-template>
        </fo:table-cell>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="cell-content">
    <xsl:param name="column"/>
    <xsl:copy-of select="@hpx:at | @xml:lang"/>
    <xsl:if test="not($plain-tables)">
      <xsl:call-template name="spans">
        <xsl:with-param name="rows" select="@rows"/>
        <xsl:with-param name="columns" select="@columns"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="key('table-column', generate-id(../..))[$column]/@align">
      <xsl:attribute name="text-align"><xsl:value-of select="key('table-column', generate-id(../..))[$column]/@align"/></xsl:attribute>
    </xsl:if>
    <fo:block>
      <xsl:if test="key('table-column', generate-id(../..))[$column]/@align = 'end'">
        <xsl:attribute name="hpx:font-features"><xsl:value-of select="$figures-font/@features"/></xsl:attribute>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="node()"><xsl:apply-templates select="node()[not(self::p:list)]"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="nothing"/></xsl:otherwise>
      </xsl:choose>
    </fo:block>
    <xsl:apply-templates select="p:list"/>
  </xsl:template>

  <!-- ==== Quotations and boxes ==== -->

  <xsl:template match="p:pullquote">
    <fo:block role="BlockQuote" font-size="{$lead.size}" line-height="{$lead.line}" color="{$accent}" hyphenate="false"
              space-before="{$m}" space-after="{$m}" start-indent="2 * {$indent}" end-indent="{$beside-measure}"
              keep-together.within-page="always">
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

  <xsl:template match="p:blockquote">
    <fo:block role="BlockQuote" space-before="{$s}" space-after="{$m}" start-indent="2 * {$indent}"
              end-indent="{$beside-measure}" padding-start="{$indent}" border-start-style="solid"
              border-start-width="{$medium-width}" border-start-color="{$rule-colour}">
      <xsl:call-template name="origin"/>
      <xsl:apply-templates select="p:p | p:list"/>
      <xsl:if test="@source">
        <fo:block keep-with-previous.within-page="always">
          <xsl:call-template name="citation"/>
        </fo:block>
      </xsl:if>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:box">
    <fo:block role="Aside" xsl:use-attribute-sets="box">
      <xsl:call-template name="origin"/>
      <xsl:if test="p:title">
        <fo:block xsl:use-attribute-sets="box-heading" role="P">
          <xsl:copy-of select="p:title/@hpx:at | p:title/@xml:lang"/>
          <xsl:apply-templates select="p:title" mode="words"/>
        </fo:block>
      </xsl:if>
      <xsl:apply-templates select="*[not(self::p:title)]"/>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
