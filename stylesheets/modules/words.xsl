<?xml version="1.0" encoding="UTF-8"?>
<!-- Words inside a paragraph, a cell or a heading: emphasis, quotations, links, citations, references, and the
     names of parties. In mode "words" the same without notes and links, for headings and lists of them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p">

  <xsl:key name="id" match="p:*[@id]" use="@id"/>

  <!-- ==== Emphasis ==== -->

  <xsl:template match="p:em | p:work">
    <fo:inline xsl:use-attribute-sets="italic"><xsl:copy-of select="@xml:lang"/><xsl:apply-templates/></fo:inline>
  </xsl:template>
  <xsl:template match="p:em | p:work" mode="words">
    <fo:inline xsl:use-attribute-sets="italic"><xsl:copy-of select="@xml:lang"/><xsl:apply-templates mode="words"/></fo:inline>
  </xsl:template>

  <xsl:template match="p:strong">
    <fo:inline font-weight="{$bold}"><xsl:apply-templates/></fo:inline>
  </xsl:template>

  <xsl:template match="p:phrase">
    <fo:inline><xsl:copy-of select="@xml:lang"/><xsl:apply-templates/></fo:inline>
  </xsl:template>
  <xsl:template match="p:phrase" mode="words">
    <fo:inline><xsl:copy-of select="@xml:lang"/><xsl:apply-templates mode="words"/></fo:inline>
  </xsl:template>

  <xsl:template match="p:title[@xml:lang]" mode="words">
    <fo:inline><xsl:copy-of select="@xml:lang"/><xsl:apply-templates mode="words"/></fo:inline>
  </xsl:template>

  <!-- The quotation marks are those of the words around. -->
  <xsl:template match="p:quote">
    <xsl:call-template name="label"><xsl:with-param name="id" select="'quote-before'"/></xsl:call-template>
    <xsl:choose>
      <xsl:when test="@xml:lang"><fo:inline><xsl:copy-of select="@xml:lang"/><xsl:apply-templates/></fo:inline></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="label"><xsl:with-param name="id" select="'quote-after'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="p:quote" mode="words">
    <xsl:call-template name="label"><xsl:with-param name="id" select="'quote-before'"/></xsl:call-template>
    <xsl:choose>
      <xsl:when test="@xml:lang"><fo:inline><xsl:copy-of select="@xml:lang"/><xsl:apply-templates mode="words"/></fo:inline></xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="words"/></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="label"><xsl:with-param name="id" select="'quote-after'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="p:sub">
    <fo:inline font-size="0.7em" baseline-shift="sub"><xsl:apply-templates/></fo:inline>
  </xsl:template>
  <xsl:template match="p:sup">
    <fo:inline font-size="0.7em" baseline-shift="super"><xsl:apply-templates/></fo:inline>
  </xsl:template>

  <xsl:template match="p:footnote | p:internal" mode="words"/>

  <!-- The room that a number, what stands after it and a space of half an em take, in em, so that lines hang below
       the words and not below the number. Figures are close to 0.58 em wide in the fonts that suit a plan. -->
  <xsl:template name="hang">
    <xsl:param name="number"/>
    <xsl:param name="after" select="0"/>
    <xsl:value-of select="string-length($number) * 0.58 + $after + 0.5"/>
  </xsl:template>
  <xsl:variable name="full-stop" select="0.25"/>

  <!-- ==== Links ==== -->

  <!-- To the web, from the current node's href; its words, or the address. -->
  <xsl:template match="p:link" name="web-link">
    <fo:basic-link external-destination="url('{@href}')" xsl:use-attribute-sets="link">
      <xsl:copy-of select="@hpx:at | @xml:lang"/>
      <xsl:choose>
        <xsl:when test="node()"><xsl:apply-templates/></xsl:when>
        <xsl:otherwise>
          <fo:inline hyphenate="false"><xsl:value-of select="@href"/></fo:inline>
        </xsl:otherwise>
      </xsl:choose>
    </fo:basic-link>
  </xsl:template>

  <!-- What has a place in this document, so that one can go there. -->
  <xsl:key name="place" use="@id"
           match="p:section | p:p | p:list | p:item | p:figure | p:table | p:box | p:area | p:goal | p:objective
                  | p:objective-group | p:activity | p:reference | p:definition"/>

  <!-- To another place in the document: the words given, or that place's number or heading. -->
  <xsl:template match="p:ref">
    <xsl:variable name="target" select="key('place', @to)"/>
    <xsl:choose>
      <xsl:when test="$target">
        <fo:basic-link internal-destination="{@to}" xsl:use-attribute-sets="reference">
          <xsl:copy-of select="@hpx:at"/>
          <!-- Read aloud, a mere number says where it leads. -->
          <xsl:if test="$target[self::p:area or self::p:section]">
            <xsl:variable name="title"><xsl:apply-templates select="$target" mode="title"/></xsl:variable>
            <xsl:attribute name="hpx:alt"><xsl:value-of select="normalize-space($title)"/></xsl:attribute>
          </xsl:if>
          <xsl:call-template name="reference-words"><xsl:with-param name="target" select="$target"/></xsl:call-template>
        </fo:basic-link>
        <xsl:if test="@page">
          <xsl:text>, </xsl:text>
          <xsl:call-template name="label"><xsl:with-param name="id" select="'page-reference'"/></xsl:call-template>
          <fo:page-number-citation ref-id="{@to}"/>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="reference-words">
    <xsl:param name="target"/>
    <xsl:choose>
      <xsl:when test="node()"><xsl:apply-templates/></xsl:when>
      <xsl:when test="$target/@number"><xsl:value-of select="$target/@number"/></xsl:when>
      <xsl:when test="$target/p:title"><xsl:apply-templates select="$target/p:title" mode="words"/></xsl:when>
      <xsl:when test="$target/p:name"><xsl:value-of select="$target/p:name"/></xsl:when>
      <xsl:when test="$target/p:text"><xsl:apply-templates select="$target/p:text[1]" mode="words"/></xsl:when>
      <xsl:otherwise><fo:page-number-citation ref-id="{@to}"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== Citations: (SKL 2015), SKL (2015), (jmf. SKL 2015, s. 12) ==== -->

  <xsl:template match="p:cite" name="citation">
    <xsl:variable name="reference" select="key('id', @source)"/>
    <!-- A short name is not parted from itself: "SOU 2009:68". -->
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="string-length($reference/@cited-as) &lt; 16"><xsl:value-of select="translate($reference/@cited-as, ' ', '&#xA0;')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$reference/@cited-as"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="year"><xsl:if test="$reference/@year"><xsl:value-of select="concat('&#xA0;', $reference/@year)"/></xsl:if></xsl:variable>
    <xsl:variable name="at"><xsl:if test="@at"><xsl:value-of select="concat(', ', @at)"/></xsl:if></xsl:variable>
    <xsl:variable name="before"><xsl:if test="@before"><xsl:value-of select="concat(@before, ' ')"/></xsl:if></xsl:variable>
    <fo:basic-link internal-destination="{@source}" xsl:use-attribute-sets="reference">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:choose>
        <xsl:when test="@form = 'sentence' and $reference/@year">
          <xsl:value-of select="concat($before, $name, '&#xA0;(', $reference/@year, $at, ')')"/>
        </xsl:when>
        <xsl:when test="@form = 'bare' or @form = 'sentence'">
          <xsl:value-of select="concat($before, $name, $year, $at)"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="concat('(', $before, $name, $year, $at, ')')"/>
        </xsl:otherwise>
      </xsl:choose>
    </fo:basic-link>
  </xsl:template>
  <xsl:template match="p:cite" mode="words"/>

  <!-- To the source in the references: the words given, or its title and how it is cited. -->
  <xsl:template name="reference-link">
    <fo:basic-link internal-destination="{@source}" xsl:use-attribute-sets="reference">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:apply-templates/>
      <xsl:if test="normalize-space(.) = ''">
        <xsl:for-each select="key('id', @source)">
          <xsl:if test="p:title">
            <xsl:apply-templates select="p:title" mode="words"/>
            <xsl:text> </xsl:text>
          </xsl:if>
          <xsl:value-of select="concat('(', @cited-as)"/>
          <xsl:if test="@year"><xsl:value-of select="concat('&#xA0;', @year)"/></xsl:if>
          <xsl:text>)</xsl:text>
        </xsl:for-each>
      </xsl:if>
    </fo:basic-link>
  </xsl:template>

  <!-- ==== Parties ==== -->

  <!-- The words if there are any, else the names of those meant. -->
  <xsl:template name="mention">
    <xsl:variable name="words" select="node()[not(self::p:example or self::p:etc or self::p:footnote)]"/>
    <xsl:choose>
      <xsl:when test="normalize-space(translate(string($words[1]), '&#10;', ' ')) != '' or $words[2]">
        <xsl:apply-templates select="node()[not(self::p:example or self::p:etc)]"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="names"><xsl:with-param name="ids" select="@party"/></xsl:call-template>
        <xsl:apply-templates select="p:footnote"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "A", "A and B", "A, B and C" from a list of ids. -->
  <xsl:template name="names">
    <xsl:param name="ids"/>
    <xsl:param name="rest" select="concat(normalize-space($ids), ' ')"/>
    <xsl:param name="first" select="true()"/>
    <xsl:variable name="id" select="substring-before($rest, ' ')"/>
    <xsl:variable name="after" select="substring-after($rest, ' ')"/>
    <xsl:if test="$id != ''">
      <xsl:choose>
        <xsl:when test="$first"/>
        <xsl:when test="$after = ''"><xsl:call-template name="label"><xsl:with-param name="id" select="'and'"/></xsl:call-template></xsl:when>
        <xsl:otherwise>, </xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="key('id', $id)/p:name"/>
      <xsl:call-template name="names">
        <xsl:with-param name="rest" select="$after"/>
        <xsl:with-param name="first" select="false()"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
