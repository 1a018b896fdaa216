<?xml version="1.0" encoding="UTF-8"?>
<!-- What the areas of a plan's XSL-FO show, a line each: headings, paragraphs, and the rows of tables with bars between
     the cells; "(2 rows)", "(2 columns)" after what spans. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:strip-space elements="*"/>
  <xsl:preserve-space elements="fo:block fo:inline fo:basic-link fo:wrapper"/>

  <xsl:template match="/">
    <xsl:apply-templates select="//fo:bookmark"/>
    <xsl:apply-templates select="//fo:flow//fo:block[@role = 'TOCI']"/>
    <xsl:apply-templates select="//fo:page-sequence/fo:flow"/>
  </xsl:template>

  <xsl:template name="line">
    <xsl:param name="before"/>
    <xsl:param name="of" select="."/>
    <xsl:value-of select="$before"/>
    <xsl:variable name="words"><xsl:apply-templates select="$of" mode="words"/></xsl:variable>
    <xsl:value-of select="concat(normalize-space(translate($words, '&#xA0;&#x2002;', '  ')), '&#10;')"/>
  </xsl:template>

  <xsl:template match="fo:bookmark">
    <xsl:call-template name="line">
      <xsl:with-param name="before" select="concat(substring('      ', 1, 2 * count(ancestor::fo:bookmark)), '# ')"/>
      <xsl:with-param name="of" select="fo:bookmark-title"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="fo:block[@role = 'TOCI']">
    <xsl:call-template name="line"><xsl:with-param name="before" select="'… '"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="fo:flow">
    <xsl:value-of select="concat('==== ', ../@master-reference, '&#10;')"/>
    <xsl:apply-templates select=".//fo:block[starts-with(@role, 'H')] | .//fo:table-row
      | .//fo:block[not(@role) and text() and not(ancestor::fo:table-cell or ancestor-or-self::fo:block[@role])]
      | .//fo:block[not(@role) and not(.//fo:block or ancestor::fo:table-cell or ancestor-or-self::fo:block[@role])]"/>
  </xsl:template>

  <xsl:template match="fo:block[starts-with(@role, 'H')]">
    <xsl:call-template name="line"><xsl:with-param name="before" select="concat(@role, ' ')"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="fo:block">
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template match="fo:table-row">
    <xsl:for-each select="fo:table-cell">
      <xsl:value-of select="substring(' | ', 1, 1 + 2 * (position() &gt; 1))"/>
      <xsl:if test="parent::fo:table-row[parent::fo:table-body] and @role = 'TH'">*</xsl:if>
      <xsl:variable name="words"><xsl:apply-templates select="." mode="words"/></xsl:variable>
      <xsl:value-of select="normalize-space(translate($words, '&#xA0;&#x2002;', '  '))"/>
      <xsl:if test="@number-rows-spanned"> (<xsl:value-of select="@number-rows-spanned"/> rows)</xsl:if>
      <xsl:if test="@number-columns-spanned"> (<xsl:value-of select="@number-columns-spanned"/> columns)</xsl:if>
    </xsl:for-each>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="fo:block" mode="words">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="words"/>
  </xsl:template>
  <xsl:template match="fo:list-item-label" mode="words"><xsl:text> </xsl:text><xsl:apply-templates mode="words"/></xsl:template>
  <xsl:template match="fo:marker | fo:footnote-body | fo:retrieve-table-marker" mode="words"/>
</xsl:stylesheet>
