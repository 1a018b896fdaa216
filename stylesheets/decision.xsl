<?xml version="1.0" encoding="UTF-8"?>
<!-- The decision view: a government decision, an official memo, an extract from minutes, a decision by delegation.

       logo            kind                 rulings in a box │ summary, reasons, consequences │ signatures, copies,
       sender          date, number, page                    │ deadlines and money in tables  │ attachments
       recipient
       Heading

     A house chooses the order of a memo's parts. What is attached follows behind, each in its own pages. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:h="https://handlingsplan.org/ns/house/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                exclude-result-prefixes="p r h hpx">
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
  <xsl:import href="modules/amendments.xsl"/>
  <xsl:import href="modules/back.xsl"/>
  <xsl:import href="modules/letterhead.xsl"/>
  <xsl:import href="modules/overview.xsl"/>
  <xsl:import href="modules/rulings.xsl"/>
  <xsl:import href="modules/attachments.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/">
    <xsl:call-template name="check-house"/>
    <xsl:apply-templates select="p:decision"/>
  </xsl:template>

  <xsl:template match="p:decision">
    <fo:root xml:lang="{$language}" xsl:use-attribute-sets="document">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="letter-masters"/>
      <xsl:call-template name="metadata"/>
      <xsl:call-template name="decision-bookmarks"/>
      <fo:page-sequence master-reference="pages" id="document">
        <xsl:call-template name="decision-running-heads"/>
        <fo:flow flow-name="xsl-region-body">
          <xsl:if test="$attachment != ''"><xsl:call-template name="attachment-line"/></xsl:if>
          <xsl:call-template name="letterhead"/>
          <xsl:apply-templates select="p:head/p:title" mode="matter"/>
          <xsl:call-template name="parts"><xsl:with-param name="order" select="$order"/></xsl:call-template>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <!-- ==== The parts, in their order ==== -->

  <xsl:variable name="usual-order" select="'rulings summary introduction consequences basis consultation closing signatures copies appeal attachments'"/>
  <!-- Those that the house names first, of a memo; then the rest. -->
  <xsl:variable name="order">
    <xsl:if test="/p:decision/@kind = 'memo'"><xsl:value-of select="concat(normalize-space($the-house/h:memo/@order), ' ')"/></xsl:if>
    <xsl:value-of select="$usual-order"/>
  </xsl:variable>

  <xsl:template name="parts">
    <xsl:param name="order"/>
    <xsl:param name="done" select="' '"/>
    <xsl:variable name="rest" select="concat(normalize-space($order), ' ')"/>
    <xsl:variable name="name" select="substring-before($rest, ' ')"/>
    <xsl:if test="$name != ''">
      <xsl:if test="not(contains($done, concat(' ', $name, ' ')))">
        <xsl:call-template name="part"><xsl:with-param name="name" select="$name"/></xsl:call-template>
      </xsl:if>
      <xsl:call-template name="parts">
        <xsl:with-param name="order" select="substring-after($rest, ' ')"/>
        <xsl:with-param name="done" select="concat($done, $name, ' ')"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="$name = ''">
      <xsl:apply-templates select="$back-matter" mode="chapter"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="part">
    <xsl:param name="name"/>
    <xsl:choose>
      <xsl:when test="$name = 'rulings'">
        <xsl:apply-templates select="p:rulings"/>
        <xsl:call-template name="deadlines"/>
        <xsl:call-template name="fundings"/>
      </xsl:when>
      <xsl:when test="$name = 'consequences'"><xsl:call-template name="consequences"/></xsl:when>
      <xsl:when test="$name = 'copies'"><xsl:call-template name="copies"/></xsl:when>
      <xsl:when test="$name = 'attachments'"><xsl:call-template name="attachments"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="*[local-name() = $name]" mode="part"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Summary, appeal and others have a heading of their own or the usual one. -->
  <xsl:template match="*" mode="part">
    <xsl:call-template name="part-heading"/>
    <xsl:apply-templates select="*[not(self::p:title)]"><xsl:with-param name="level" select="3"/></xsl:apply-templates>
  </xsl:template>

  <xsl:template match="p:introduction | p:closing" mode="part">
    <xsl:apply-templates select="*"><xsl:with-param name="level" select="2"/></xsl:apply-templates>
  </xsl:template>

  <xsl:template name="part-heading">
    <xsl:param name="level" select="2"/>
    <xsl:call-template name="heading">
      <xsl:with-param name="level" select="$level"/>
      <xsl:with-param name="id"><xsl:apply-templates select="." mode="chapter-id"/></xsl:with-param>
      <xsl:with-param name="words"><xsl:apply-templates select="." mode="title"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="p:rulings | p:appeal | p:consequence | p:consultation | p:basis" mode="title">
    <xsl:choose>
      <xsl:when test="p:title"><xsl:apply-templates select="p:title" mode="words"/></xsl:when>
      <xsl:when test="self::p:rulings"><xsl:call-template name="label"><xsl:with-param name="id" select="concat('rulings-', @kind)"/></xsl:call-template></xsl:when>
      <xsl:when test="self::p:consequence"><xsl:call-template name="label"><xsl:with-param name="id" select="concat('aspect-', @aspect)"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="id" select="local-name()"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:consequence" mode="chapter-id"><xsl:call-template name="id-by-place"/></xsl:template>

  <!-- References and glossary: chapters, a level below the matter. -->
  <xsl:template match="p:bibliography | p:glossary" mode="chapter">
    <xsl:call-template name="part-heading"/>
    <xsl:apply-templates select="."/>
  </xsl:template>
  <xsl:variable name="back-matter" select="/p:decision/p:bibliography[.//p:reference] | /p:decision/p:glossary[.//p:definition]"/>

  <!-- What the matter is: the document's title. -->
  <xsl:template match="p:title" mode="matter">
    <fo:block role="Title" id="document.matter" font-family="{$heading-font/@family}" font-weight="{$heading-font/@weight}"
              font-size="{$h1.size}" line-height="{$h1.line}" color="{$accent}" space-before="{$l}" space-after="{$m}"
              keep-together.within-page="always" keep-with-next.within-page="always">
      <xsl:copy-of select="@hpx:at | @xml:lang"/>
      <xsl:call-template name="balanced"><xsl:with-param name="words"><xsl:apply-templates mode="words"/></xsl:with-param></xsl:call-template>
    </fo:block>
    <xsl:for-each select="../p:subtitle">
      <fo:block font-size="{$lead.size}" line-height="{$lead.line}" space-after="{$m}">
        <xsl:copy-of select="@hpx:at | @xml:lang"/>
        <xsl:apply-templates mode="words"/>
      </fo:block>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== Consequences, basis, consultation ==== -->

  <xsl:template name="consequences">
    <xsl:if test="p:consequence">
      <xsl:call-template name="heading">
        <xsl:with-param name="level" select="2"/>
        <xsl:with-param name="id" select="'document.consequences'"/>
        <xsl:with-param name="words"><xsl:call-template name="label"><xsl:with-param name="id" select="'consequences'"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
      <xsl:for-each select="p:consequence">
        <fo:block>
          <xsl:copy-of select="@xml:lang"/>
          <xsl:call-template name="part-heading"><xsl:with-param name="level" select="3"/></xsl:call-template>
          <xsl:apply-templates select="*[not(self::p:title)]"><xsl:with-param name="level" select="4"/></xsl:apply-templates>
        </fo:block>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:basis" mode="part">
    <xsl:call-template name="part-heading"/>
    <fo:list-block provisional-distance-between-starts="{$indent}" end-indent="{$beside-measure}" space-after="{$s}">
      <xsl:for-each select="p:document">
        <xsl:call-template name="list-item">
          <xsl:with-param name="marker">&#x2022;</xsl:with-param>
          <xsl:with-param name="alone" select="last() = 1"/>
          <xsl:with-param name="body"><fo:block><xsl:call-template name="basis-document"/></fo:block></xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </fo:list-block>
  </xsl:template>

  <xsl:template name="basis-document">
    <xsl:choose>
      <xsl:when test="@href"><xsl:call-template name="web-link"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@date">
      <xsl:text>, </xsl:text>
      <xsl:call-template name="date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="@diary-number"><xsl:value-of select="concat(', ', translate(@diary-number, ' ', '&#xA0;'))"/></xsl:if>
  </xsl:template>

  <!-- ==== Signatures and copies ==== -->

  <!-- Two beside each other, with room to sign; never alone on a page. -->
  <xsl:template match="p:signatures" mode="part">
    <fo:block space-before="{$l}" keep-together.within-page="always" keep-with-previous.within-page="always">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:for-each select="p:formula">
        <fo:block space-after="{$s}"><xsl:copy-of select="@hpx:at | @xml:lang"/><xsl:apply-templates/></fo:block>
      </xsl:for-each>
      <fo:table role="NonStruct" table-layout="fixed" width="{140 - 40 * $narrow-paper}mm" start-indent="0pt" end-indent="0pt">
        <fo:table-column column-width="{70 - 20 * $narrow-paper}mm" number-columns-repeated="2"/>
        <fo:table-body role="NonStruct">
          <xsl:for-each select="p:signatory[position() mod 2 = 1]">
            <fo:table-row role="NonStruct">
              <xsl:for-each select=". | following-sibling::p:signatory[1]"><xsl:call-template name="signature"/></xsl:for-each>
            </fo:table-row>
          </xsl:for-each>
        </fo:table-body>
      </fo:table>
    </fo:block>
  </xsl:template>

  <xsl:template name="signature">
    <fo:table-cell role="NonStruct" padding-before="{$xl}" padding-end="{$m}">
      <xsl:copy-of select="@hpx:at"/>
      <fo:block>
        <xsl:call-template name="signatory-name"/>
      </fo:block>
      <xsl:if test="p:role or @function">
        <fo:block xsl:use-attribute-sets="note-text" color="{$muted}">
          <xsl:value-of select="p:role"/>
          <xsl:if test="p:role and @function">, </xsl:if>
          <xsl:if test="@function"><xsl:call-template name="label"><xsl:with-param name="id" select="concat('function-', @function)"/></xsl:call-template></xsl:if>
        </fo:block>
      </xsl:if>
    </fo:table-cell>
  </xsl:template>

  <xsl:template name="signatory-name">
    <xsl:choose>
      <xsl:when test="p:name"><xsl:value-of select="p:name"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="names"><xsl:with-param name="ids" select="@person"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="copies">
    <xsl:if test="p:copy">
      <fo:block space-before="{$l}" end-indent="{$beside-measure}" keep-together.within-page="always">
        <fo:block font-weight="{$bold}" space-after="{$xs}" keep-with-next.within-page="always">
          <xsl:call-template name="label"><xsl:with-param name="id" select="'copies'"/></xsl:call-template>
        </fo:block>
        <fo:block role="L">
          <xsl:for-each select="p:copy">
            <fo:block role="LI"><xsl:copy-of select="@hpx:at"/><fo:block role="LBody"><xsl:call-template name="mention"/></fo:block></fo:block>
          </xsl:for-each>
        </fo:block>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- ==== Bookmarks and notes ==== -->

  <xsl:template name="decision-bookmarks">
    <fo:bookmark-tree>
      <fo:bookmark internal-destination="document.matter">
        <fo:bookmark-title><xsl:call-template name="matter-words"/></fo:bookmark-title>
      </fo:bookmark>
      <xsl:apply-templates select="p:rulings | p:summary | p:introduction/p:section | p:basis | p:consultation | p:closing/p:section | p:appeal
                                   | $back-matter" mode="bookmark"/>
      <xsl:apply-templates select="p:attachment" mode="bookmark"/>
    </fo:bookmark-tree>
  </xsl:template>

  <xsl:template name="matter-words">
    <xsl:variable name="words"><xsl:apply-templates select="p:head/p:title/node()" mode="words"/></xsl:variable>
    <xsl:value-of select="normalize-space($words)"/>
  </xsl:template>

  <!-- The decision in a line: its kind and registry number. -->
  <xsl:template name="description">
    <xsl:call-template name="kind-words"/>
    <xsl:if test="$diary-number != ''">
      <xsl:text>. </xsl:text>
      <xsl:call-template name="label"><xsl:with-param name="id" select="'diary-number'"/></xsl:call-template>
      <xsl:value-of select="concat(': ', $diary-number)"/>
    </xsl:if>
    <xsl:text>.</xsl:text>
  </xsl:template>

  <xsl:variable name="ordered-notes"><xsl:apply-templates select="/p:decision/*" mode="order"/></xsl:variable>
</xsl:stylesheet>
