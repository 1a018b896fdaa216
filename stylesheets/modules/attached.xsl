<?xml version="1.0" encoding="UTF-8"?>
<!-- What shows that a document is attached to another: its number, and the matter that it belongs to.

       Bilaga 1                              RS 2026/123
       The title                             (instead of a cover)
       …
       chapter                  Bilaga 1, sida 1 (9) -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:p="https://handlingsplan.org/ns/plan/1"
                xmlns:hpx="https://handlingsplan.org/ns/extension" exclude-result-prefixes="p">

  <!-- Which attachment it is, "1", or "1.2" of attachment 1; none if empty. The registry number of the matter. -->
  <xsl:param name="attachment"/>
  <xsl:param name="case"/>

  <xsl:template name="attachment-words">
    <xsl:call-template name="label">
      <xsl:with-param name="id" select="'attachment-number'"/>
      <xsl:with-param name="a" select="string($attachment)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="attachment-page-before">
    <xsl:call-template name="label">
      <xsl:with-param name="id" select="'attachment-page-before'"/>
      <xsl:with-param name="a" select="string($attachment)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The number, and at the other end of the line whose attachment it is. -->
  <xsl:template name="attachment-line">
    <fo:block font-size="{$lead.size}" line-height="{$lead.line}" font-weight="{$bold}" color="{$accent}" text-align-last="justify"
              space-after="{$m}" keep-with-next.within-page="always">
      <xsl:call-template name="attachment-words"/>
      <xsl:if test="$case != ''">
        <xsl:text> </xsl:text>
        <fo:leader leader-length.minimum="{$m}" leader-length.optimum="{$m}" leader-length.maximum="100%" leader-pattern="space"/>
        <xsl:text> </xsl:text>
        <fo:inline font-weight="{$body-font/@weight}" font-size="{$body.size}" color="{$text-colour}"><xsl:value-of select="translate($case, ' ', '&#xA0;')"/></fo:inline>
      </xsl:if>
    </fo:block>
  </xsl:template>

  <!-- Instead of a cover. -->
  <xsl:template name="attachment-front">
    <xsl:call-template name="attachment-line"/>
    <xsl:call-template name="title-on-the-page"/>
  </xsl:template>

  <!-- Its title, type and subtitle, where the text follows on the page. -->
  <xsl:template name="title-on-the-page">
    <xsl:call-template name="fictitious-words"/>
    <xsl:for-each select="p:head/p:title">
      <fo:block role="Title" font-family="{$heading-font/@family}" font-weight="{$heading-font/@weight}" font-size="{$h1.size}"
                line-height="{$h1.line}" color="{$accent}" keep-with-next.within-page="always">
        <xsl:copy-of select="@hpx:at | @xml:lang"/>
        <xsl:call-template name="balanced"><xsl:with-param name="words"><xsl:apply-templates mode="words"/></xsl:with-param></xsl:call-template>
      </fo:block>
    </xsl:for-each>
    <xsl:for-each select="p:head/p:document-type | p:head/p:subtitle">
      <fo:block font-size="{$lead.size}" line-height="{$lead.line}" space-before="{$xs}" keep-with-next.within-page="always">
        <xsl:copy-of select="@hpx:at | @xml:lang"/>
        <xsl:apply-templates mode="words"/>
      </fo:block>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
