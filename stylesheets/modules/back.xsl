<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands last: references, glossary, back cover, imprint. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p r">

  <!-- ==== References, in the order of the language ==== -->

  <xsl:template match="p:bibliography">
    <xsl:if test=".//p:reference/@complete = 'no'">
      <fo:block xsl:use-attribute-sets="paragraph" color="{$muted}">
        <xsl:call-template name="label"><xsl:with-param name="id" select="'bibliography-incomplete'"/></xsl:call-template>
      </fo:block>
    </xsl:if>
    <fo:block role="L" xsl:use-attribute-sets="table-text">
      <xsl:for-each select=".//p:reference">
        <xsl:sort select="@r:position" data-type="number"/>
        <xsl:call-template name="reference"/>
      </xsl:for-each>
    </fo:block>
  </xsl:template>

  <!-- Author, Author (2014). Title. Part of. Publisher. Address. Note. -->
  <xsl:template name="reference">
    <fo:block role="LI" xsl:use-attribute-sets="measure" start-indent="2 * {$indent}" text-indent="-2 * {$indent}" space-after="{$xs}"
              keep-together.within-page="50">
      <xsl:call-template name="two-at-ends"/>
      <xsl:call-template name="origin"/>
      <fo:block role="LBody">
        <xsl:choose>
          <xsl:when test="p:author">
            <xsl:for-each select="p:author">
              <xsl:choose>
                <xsl:when test="position() = 1"/>
                <xsl:when test="position() = last()"><xsl:call-template name="label"><xsl:with-param name="id" select="'and'"/></xsl:call-template></xsl:when>
                <xsl:otherwise>, </xsl:otherwise>
              </xsl:choose>
              <xsl:call-template name="in-its-language"/>
            </xsl:for-each>
            <!-- The name in the citations, where it is another than the author's. -->
            <xsl:if test="not(contains(@cited-as, p:author[1]))"><xsl:value-of select="concat(' [', @cited-as, ']')"/></xsl:if>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="@cited-as"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@year"><xsl:value-of select="concat(' (', @year, ')')"/></xsl:if>
        <xsl:text>.</xsl:text>
        <xsl:for-each select="p:title">
          <xsl:text> </xsl:text>
          <fo:inline xsl:use-attribute-sets="italic"><xsl:copy-of select="@xml:lang"/><xsl:apply-templates select="." mode="words"/></fo:inline>
          <xsl:text>.</xsl:text>
        </xsl:for-each>
        <xsl:for-each select="p:part-of | p:publisher">
          <xsl:text> </xsl:text>
          <xsl:apply-templates/>
          <xsl:text>.</xsl:text>
        </xsl:for-each>
        <xsl:for-each select="p:web">
          <xsl:text> </xsl:text>
          <xsl:call-template name="printed-address"/>
        </xsl:for-each>
        <xsl:for-each select="p:note">
          <xsl:text> </xsl:text>
          <xsl:apply-templates/>
        </xsl:for-each>
      </fo:block>
    </fo:block>
  </xsl:template>

  <!-- ==== Words and abbreviations ==== -->

  <xsl:template match="p:glossary">
    <fo:list-block xsl:use-attribute-sets="table-text" provisional-distance-between-starts="{$xl} + {$indent}" provisional-label-separation="{$indent}"
                   end-indent="{$beside-measure}">
      <xsl:apply-templates select=".//p:definition">
        <xsl:sort select="@r:position" data-type="number"/>
      </xsl:apply-templates>
    </fo:list-block>
  </xsl:template>

  <xsl:template match="p:definition">
    <fo:list-item space-after="{$xs}" keep-together.within-page="50">
      <xsl:call-template name="two-at-ends"/>
      <xsl:call-template name="origin"/>
      <fo:list-item-label end-indent="label-end()">
        <fo:block font-weight="{$bold}"><xsl:for-each select="p:name"><xsl:call-template name="in-its-language"/></xsl:for-each></fo:block>
      </fo:list-item-label>
      <fo:list-item-body start-indent="body-start()">
        <fo:block>
          <xsl:for-each select="p:expansion"><xsl:call-template name="in-its-language"/></xsl:for-each>
          <xsl:if test="p:expansion and p:meaning">. </xsl:if>
          <xsl:for-each select="p:meaning"><xsl:call-template name="in-its-language"><xsl:with-param name="words"><xsl:apply-templates/></xsl:with-param></xsl:call-template></xsl:for-each>
        </fo:block>
      </fo:list-item-body>
    </fo:list-item>
  </xsl:template>

  <!-- ==== Back cover and imprint ==== -->

  <xsl:template match="p:back-cover">
    <fo:block break-before="page">
      <xsl:apply-templates select="*"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:imprint">
    <fo:block xsl:use-attribute-sets="note-text" color="{$muted}" space-before="{$xl}" keep-together.within-page="always">
      <xsl:for-each select="p:line">
        <fo:block>
          <xsl:copy-of select="@hpx:at"/>
          <xsl:if test="@label"><xsl:value-of select="concat(@label, ': ')"/></xsl:if>
          <xsl:apply-templates/>
        </fo:block>
      </xsl:for-each>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
