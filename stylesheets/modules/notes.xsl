<?xml version="1.0" encoding="UTF-8"?>
<!-- Footnotes, numbered through the document in the order in which they are printed.

     What is conditional is set in italics and gets the plan's conditional note: the note itself at the first
     in an area, the same number again at the others there. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:exsl="http://exslt.org/common"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:n="https://handlingsplan.org/ns/stylesheets/notes"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p r exsl n">

  <xsl:key name="conditional" match="p:*[@conditional][not(ancestor::r:* or ancestor::p:amendments)]" use="generate-id(ancestor::p:area)"/>

  <!-- ==== Numbers: one n:note for each footnote, in order ==== -->

  <xsl:variable name="ordered-notes">
    <xsl:apply-templates select="/*/p:head | /*/p:introduction | /*/p:area | /*/p:closing
                                 | /*/p:bibliography | /*/p:glossary" mode="order"/>
  </xsl:variable>
  <xsl:variable name="numbered-notes">
    <xsl:for-each select="exsl:node-set($ordered-notes)/n:note">
      <n:note for="{@for}" number="{position()}"/>
    </xsl:for-each>
  </xsl:variable>
  <xsl:key name="note" match="/n:note" use="@for"/>

  <!-- Most parts have none: those are not gone through. -->
  <xsl:template match="*" mode="order">
    <xsl:apply-templates select="*[self::p:footnote or @conditional or .//p:footnote or .//@conditional]" mode="order"/>
    <xsl:call-template name="order-conditional"/>
  </xsl:template>

  <!-- In the table, the parties and times of an objective stand beside its first activity. -->
  <xsl:template match="p:objective | p:objective-group" mode="order">
    <xsl:apply-templates select="p:text" mode="order"/>
    <xsl:call-template name="order-conditional"/>
    <xsl:apply-templates select="(p:activity | p:objective)[1]" mode="order"/>
    <xsl:apply-templates select="p:responsible | p:timeframe" mode="order"/>
    <xsl:apply-templates select="(p:activity | p:objective)[position() &gt; 1]" mode="order"/>
  </xsl:template>

  <xsl:template name="order-conditional">
    <xsl:if test="@conditional and generate-id() = generate-id(key('conditional', generate-id(ancestor::p:area))[1])">
      <n:note for="{generate-id()}"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:footnote" mode="order"><n:note for="{generate-id()}"/></xsl:template>
  <xsl:template match="p:internal | r:*" mode="order"/>
  <!-- Of what has left a consolidated text only parties and times are printed. -->
  <xsl:template match="p:*[r:withdrawn][/*/@r:wording != 'adopted']/p:*[not(self::p:responsible or self::p:timeframe
                       or self::p:objective or self::p:activity or self::p:goal)][not(../self::p:area)]" mode="order" priority="1"/>

  <xsl:template name="note-number">
    <xsl:param name="note"/>
    <xsl:variable name="id" select="generate-id($note)"/>
    <xsl:for-each select="exsl:node-set($numbered-notes)">
      <xsl:value-of select="key('note', $id)/@number"/>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== Footnotes ==== -->

  <xsl:template match="p:footnote">
    <xsl:call-template name="footnote">
      <xsl:with-param name="number">
        <xsl:call-template name="note-number"><xsl:with-param name="note" select="."/></xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="words"><xsl:apply-templates/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="footnote">
    <xsl:param name="number"/>
    <xsl:param name="words"/>
    <xsl:param name="id" select="concat('note.', $number)"/>
    <xsl:param name="said"/>
    <fo:footnote>
      <xsl:copy-of select="@hpx:at"/>
      <fo:inline xsl:use-attribute-sets="note-mark">
        <xsl:call-template name="link-to-note">
          <xsl:with-param name="number" select="$number"/>
          <xsl:with-param name="note" select="$id"/>
          <xsl:with-param name="id" select="concat($id, '.mark')"/>
          <xsl:with-param name="said" select="$said"/>
        </xsl:call-template>
      </fo:inline>
      <fo:footnote-body>
        <!-- The note starts afresh: nothing of the cell or item it is cited in reaches it. -->
        <xsl:variable name="hang"><xsl:call-template name="hang"><xsl:with-param name="number" select="$number"/></xsl:call-template></xsl:variable>
        <fo:block id="{$id}" role="Note" xsl:use-attribute-sets="note-text" start-indent="{$hang}em" end-indent="0pt" text-indent="-{$hang}em"
                  text-align="start" text-align-last="start" font-style="normal" font-weight="{$body-font/@weight}" color="{$text-colour}"
                  font-family="{$body-font/@family}" hyphenate="false" space-before="0pt">
          <xsl:copy-of select="@hpx:at | @xml:lang"/>
          <fo:inline role="Lbl" xsl:use-attribute-sets="figures">
            <fo:basic-link internal-destination="{$id}.mark">
              <xsl:attribute name="hpx:alt">
                <xsl:call-template name="label"><xsl:with-param name="id" select="'to-note-mark'"/><xsl:with-param name="a" select="$number"/></xsl:call-template>
              </xsl:attribute>
              <xsl:value-of select="$number"/>
            </fo:basic-link>
          </fo:inline>
          <xsl:text>&#x2002;</xsl:text>
          <xsl:copy-of select="$words"/>
        </fo:block>
      </fo:footnote-body>
    </fo:footnote>
  </xsl:template>

  <!-- The number in the text, which leads to the note as the number there leads back. Read aloud, it is a footnote
       and, if it is given, what the note says. -->
  <xsl:template name="link-to-note">
    <xsl:param name="number"/>
    <xsl:param name="note"/>
    <xsl:param name="id"/>
    <xsl:param name="said"/>
    <fo:basic-link internal-destination="{$note}">
      <xsl:if test="$id"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if>
      <xsl:attribute name="hpx:alt">
        <xsl:call-template name="label"><xsl:with-param name="id" select="'to-note'"/><xsl:with-param name="a" select="$number"/></xsl:call-template>
        <xsl:if test="$said != ''"><xsl:value-of select="concat(': ', $said)"/></xsl:if>
      </xsl:attribute>
      <xsl:value-of select="$number"/>
    </fo:basic-link>
  </xsl:template>

  <!-- ==== What is conditional ==== -->

  <!-- The mark of a conditional element, after its words. -->
  <xsl:template name="conditional-mark">
    <xsl:if test="@conditional">
      <xsl:variable name="first" select="key('conditional', generate-id(ancestor::p:area))[1]"/>
      <xsl:variable name="number">
        <xsl:call-template name="note-number"><xsl:with-param name="note" select="$first"/></xsl:call-template>
      </xsl:variable>
      <xsl:variable name="said"><xsl:apply-templates select="$head/p:conditional-note/node()" mode="words"/></xsl:variable>
      <xsl:choose>
        <xsl:when test="generate-id() = generate-id($first)">
          <xsl:call-template name="footnote">
            <xsl:with-param name="number" select="$number"/>
            <xsl:with-param name="said" select="normalize-space($said)"/>
            <xsl:with-param name="words">
              <xsl:apply-templates select="$head/p:conditional-note/node()"/>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <fo:inline role="Reference" xsl:use-attribute-sets="note-mark">
            <xsl:call-template name="link-to-note">
              <xsl:with-param name="number" select="$number"/>
              <xsl:with-param name="note" select="concat('note.', $number)"/>
              <xsl:with-param name="said" select="normalize-space($said)"/>
            </xsl:call-template>
          </fo:inline>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
