<?xml version="1.0" encoding="UTF-8"?>
<!-- The title page, and the table of facts about the document. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:h="https://handlingsplan.org/ns/house/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p h">

  <!-- ==== Title page: a field in the colour of the house with the title, the sender below it ==== -->

  <xsl:template name="cover">
    <!-- Less than half of the paper, unless the words need more. -->
    <xsl:variable name="field" select="0.45 + 0.17 * ($narrow-paper or string-length(p:head/p:title) + string-length(p:head/p:subtitle) &gt; 200)"/>
    <fo:page-sequence master-reference="cover">
      <fo:flow flow-name="xsl-region-body" hyphenate="false">
        <fo:block-container height="{$field} * {$paper/@height}" background-color="{$accent}" color="{$on-accent}"
                            display-align="after">
          <fo:block start-indent="{$paper/@inner}" end-indent="{$paper/@outer}" padding-after="{$xl}">
            <xsl:apply-templates select="p:head/p:document-type | p:head/p:title | p:head/p:subtitle" mode="cover"/>
          </fo:block>
        </fo:block-container>
        <fo:block-container height="{1 - $field} * {$paper/@height} - {$paper/@foot}">
          <fo:block start-indent="{$paper/@inner}" end-indent="{$paper/@outer}" padding-before="{$l}">
            <xsl:call-template name="cover-facts"/>
          </fo:block>
          <xsl:if test="$logos | $sender">
            <fo:block start-indent="{$paper/@inner}" end-indent="{$paper/@outer}" padding-before="{$xl}">
              <xsl:call-template name="cover-sender"/>
            </fo:block>
          </xsl:if>
        </fo:block-container>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <xsl:template match="p:title" mode="cover">
    <fo:block role="Title" font-family="{$heading-font/@family}" font-weight="{$heading-font/@weight}"
              font-size="{$title.size}" line-height="{$title.line}">
      <xsl:copy-of select="@hpx:at | @xml:lang"/>
      <xsl:call-template name="balanced"><xsl:with-param name="words"><xsl:apply-templates mode="words"/></xsl:with-param></xsl:call-template>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:document-type | p:subtitle" mode="cover">
    <fo:block font-size="{$lead.size}" line-height="{$lead.line}">
      <xsl:copy-of select="@hpx:at | @xml:lang"/>
      <xsl:choose>
        <xsl:when test="self::p:subtitle"><xsl:attribute name="space-before"><xsl:value-of select="$l"/></xsl:attribute></xsl:when>
        <xsl:otherwise><xsl:attribute name="space-after"><xsl:value-of select="$m"/></xsl:attribute></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="balanced"><xsl:with-param name="words"><xsl:apply-templates mode="words"/></xsl:with-param></xsl:call-template>
    </fo:block>
  </xsl:template>

  <!-- Status, whose plan it is, when it was issued, and any limit to its distribution. -->
  <xsl:template name="cover-facts">
    <xsl:call-template name="fictitious-words"/>
    <fo:block font-size="{$lead.size}" line-height="{$lead.line}" font-weight="{$bold}" color="{$accent}" space-after="{$xs}">
      <xsl:call-template name="label"><xsl:with-param name="id" select="concat('status-', $status)"/></xsl:call-template>
    </fo:block>
    <xsl:variable name="wording"><xsl:call-template name="wording"/></xsl:variable>
    <xsl:if test="string($wording) != ''">
      <fo:block font-size="{$lead.size}" line-height="{$lead.line}" space-after="{$xs}"><xsl:copy-of select="$wording"/></fo:block>
    </xsl:if>
    <xsl:for-each select="p:head/p:owner | p:head/p:prepared-by[not(../p:owner)]">
      <fo:block>
        <xsl:copy-of select="@hpx:at"/>
        <xsl:call-template name="mention"/>
      </fo:block>
    </xsl:for-each>
    <xsl:for-each select="p:head/p:issued | p:head/p:restriction">
      <fo:block>
        <xsl:copy-of select="@hpx:at"/>
        <xsl:apply-templates select="." mode="fact-words"/>
      </fo:block>
    </xsl:for-each>
    <xsl:if test="p:head/p:cover">
      <fo:block space-before="{$m}">
        <xsl:apply-templates select="p:head/p:cover/*"/>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- The logos with their clear space, as high as the house has them, but no higher than `highest`. -->
  <xsl:template name="logos">
    <xsl:param name="highest"/>
    <xsl:param name="space-after" select="'0pt'"/>
    <xsl:if test="$logos">
      <fo:block line-height="1" space-after="{$space-after}">
        <xsl:for-each select="$logos">
          <xsl:variable name="file"><xsl:call-template name="house-file"><xsl:with-param name="name" select="@src"/></xsl:call-template></xsl:variable>
          <fo:external-graphic src="url('{$file}')" hpx:alt="{@alt}" content-height="{@height}" padding-end="{@clear-space}">
            <xsl:if test="$highest">
              <xsl:attribute name="height"><xsl:value-of select="$highest"/></xsl:attribute>
              <xsl:attribute name="content-height">scale-down-to-fit</xsl:attribute>
            </xsl:if>
            <xsl:copy-of select="@hpx:at"/>
          </fo:external-graphic>
        </xsl:for-each>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- The logos, then the lines of the sender. -->
  <xsl:template name="cover-sender">
    <xsl:call-template name="logos"/>
    <xsl:for-each select="$sender-name">
      <fo:block font-weight="{$bold}" space-before="{$s}"><xsl:value-of select="."/></fo:block>
    </xsl:for-each>
    <xsl:for-each select="$sender/h:line[not(@xml:lang) or starts-with($language, @xml:lang)]">
      <fo:block color="{$muted}"><xsl:value-of select="."/></fo:block>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== Without a title page ==== -->

  <!-- The logos as in a letter; what the facts below do not say. -->
  <xsl:template name="front-without-cover">
    <xsl:call-template name="logos">
      <xsl:with-param name="highest" select="'14mm'"/>
      <xsl:with-param name="space-after" select="$l"/>
    </xsl:call-template>
    <xsl:for-each select="$sender-name[not($logos)]">
      <fo:block color="{$muted}" space-after="{$m}" keep-with-next.within-page="always"><xsl:value-of select="."/></fo:block>
    </xsl:for-each>
    <xsl:call-template name="title-on-the-page"/>
    <xsl:variable name="wording"><xsl:call-template name="wording"/></xsl:variable>
    <xsl:if test="string($wording) != ''">
      <fo:block space-before="{$xs}" keep-with-next.within-page="always"><xsl:copy-of select="$wording"/></fo:block>
    </xsl:if>
  </xsl:template>

  <!-- ==== Facts ==== -->

  <xsl:template name="facts">
    <xsl:call-template name="heading">
      <xsl:with-param name="level" select="1"/>
      <xsl:with-param name="id" select="'document.facts'"/>
      <xsl:with-param name="words">
        <xsl:call-template name="label"><xsl:with-param name="id" select="'facts'"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <fo:table xsl:use-attribute-sets="table-without-heading">
      <fo:table-column column-width="proportional-column-width(3)"/>
      <fo:table-column column-width="proportional-column-width(8)"/>
      <fo:table-body>
        <xsl:call-template name="fact">
          <xsl:with-param name="name" select="'status'"/>
          <xsl:with-param name="words">
            <fo:block>
              <xsl:call-template name="label">
                <xsl:with-param name="id" select="concat('status-', $status)"/>
              </xsl:call-template>
            </fo:block>
          </xsl:with-param>
        </xsl:call-template>
        <!-- One row for each kind of fact, with all of that kind. -->
        <xsl:for-each select="p:head/*[self::p:owner or self::p:unit or self::p:contact or self::p:prepared-by
                              or self::p:prepared-with or self::p:diary-number or self::p:issued or self::p:adoption
                              or self::p:valid or self::p:next-revision or self::p:reporting or self::p:replaces or self::p:builds-on
                              or self::p:restriction or self::p:see-also]
                              [name() != name(preceding-sibling::*[1])]">
          <xsl:call-template name="fact">
            <xsl:with-param name="name" select="local-name()"/>
            <xsl:with-param name="words">
              <xsl:apply-templates select="../*[name() = name(current())]" mode="fact"/>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="fact">
    <xsl:param name="name"/>
    <xsl:param name="words"/>
    <fo:table-row xsl:use-attribute-sets="row">
      <fo:table-cell xsl:use-attribute-sets="cell" role="TH" color="{$accent}" font-weight="{$bold}">
        <fo:block>
          <xsl:call-template name="label"><xsl:with-param name="id" select="$name"/></xsl:call-template>
        </fo:block>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:copy-of select="$words"/>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template match="*" mode="fact">
    <fo:block>
      <xsl:copy-of select="@hpx:at"/>
      <xsl:apply-templates select="." mode="fact-words"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="*" mode="fact-words">
    <xsl:apply-templates/>
  </xsl:template>

  <!-- The words, then the law, who decided it and when. -->
  <xsl:template match="p:restriction" mode="fact-words">
    <xsl:apply-templates/>
    <xsl:if test="@law | @party | @date">
      <xsl:text> (</xsl:text>
      <xsl:value-of select="@law"/>
      <xsl:if test="@law and (@party or @date)">, </xsl:if>
      <xsl:call-template name="names"><xsl:with-param name="ids" select="@party"/></xsl:call-template>
      <xsl:if test="@party and @date"><xsl:text> </xsl:text></xsl:if>
      <xsl:if test="@date"><xsl:call-template name="date"><xsl:with-param name="date" select="@date"/></xsl:call-template></xsl:if>
      <xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:owner | p:unit | p:prepared-by | p:prepared-with" mode="fact-words">
    <xsl:call-template name="mention"/>
  </xsl:template>

  <xsl:template match="p:replaces | p:builds-on | p:see-also" mode="fact-words">
    <xsl:choose>
      <xsl:when test="@source and key('id', @source)">
        <xsl:call-template name="reference-link"/>
      </xsl:when>
      <xsl:when test="@href">
        <xsl:call-template name="web-link"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The name, then the ways to reach it, a line each. -->
  <xsl:template match="p:contact" mode="fact">
    <!-- A person, a function, or a person in one; an address may be all there is. -->
    <xsl:if test="p:name or p:role or @party or not(*)">
      <fo:block>
        <xsl:copy-of select="@hpx:at"/>
        <xsl:choose>
          <xsl:when test="p:name"><xsl:for-each select="p:name"><xsl:call-template name="in-its-language"/></xsl:for-each></xsl:when>
          <xsl:when test="@party"><xsl:call-template name="names"><xsl:with-param name="ids" select="@party"/></xsl:call-template></xsl:when>
        </xsl:choose>
        <xsl:if test="p:role and (p:name or @party)"><xsl:text>, </xsl:text></xsl:if>
        <xsl:value-of select="p:role"/>
      </fo:block>
    </xsl:if>
    <xsl:for-each select="p:email | p:phone | p:web | p:address/p:line">
      <fo:block>
        <xsl:copy-of select="@hpx:at"/>
        <xsl:choose>
          <xsl:when test="self::p:email">
            <fo:basic-link external-destination="url('mailto:{.}')" xsl:use-attribute-sets="link">
              <xsl:attribute name="hpx:alt">
                <xsl:call-template name="label"><xsl:with-param name="id" select="'to-email'"/><xsl:with-param name="a" select="string(.)"/></xsl:call-template>
              </xsl:attribute>
              <xsl:value-of select="."/>
            </fo:basic-link>
          </xsl:when>
          <xsl:when test="self::p:web">
            <xsl:call-template name="printed-address"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:if test="@label"><xsl:value-of select="concat(@label, ': ')"/></xsl:if>
            <xsl:apply-templates/>
          </xsl:otherwise>
        </xsl:choose>
      </fo:block>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="p:issued | p:next-revision" mode="fact-words">
    <xsl:choose>
      <xsl:when test="normalize-space(.) != ''"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="capitalised">
          <xsl:with-param name="words"><xsl:call-template name="point"/></xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- How often, and on which occasions: a line each. -->
  <xsl:template match="p:reporting" mode="fact">
    <xsl:for-each select="p:recurs | p:occasion">
      <fo:block>
        <xsl:copy-of select="@hpx:at"/>
        <xsl:apply-templates select="." mode="fact-words"/>
      </fo:block>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="p:reporting/p:recurs" mode="fact-words">
    <xsl:variable name="often"><xsl:apply-templates select="." mode="time"/></xsl:variable>
    <xsl:call-template name="capitalised">
      <xsl:with-param name="words">
        <xsl:choose>
          <xsl:when test="@within &gt; 0">
            <xsl:call-template name="label">
              <xsl:with-param name="id" select="'reporting-within'"/>
              <xsl:with-param name="count" select="@within"/>
              <xsl:with-param name="a" select="$often"/>
              <xsl:with-param name="b" select="@within"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="$often"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="taker"/>
  </xsl:template>

  <xsl:template match="p:occasion" mode="fact-words">
    <xsl:choose>
      <xsl:when test="normalize-space(.) != ''"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
        <xsl:call-template name="taker"/>
        <xsl:if test="@period">
          <xsl:text> (</xsl:text>
          <xsl:call-template name="period"><xsl:with-param name="period" select="@period"/></xsl:call-template>
          <xsl:text>)</xsl:text>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Who takes the report. -->
  <xsl:template name="taker">
    <xsl:if test="@party">
      <xsl:text>, </xsl:text>
      <xsl:call-template name="names"><xsl:with-param name="ids" select="@party"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:adoption" mode="fact-words">
    <xsl:choose>
      <xsl:when test="normalize-space(.) != ''"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="@form"/>
          <xsl:with-param name="a"><xsl:call-template name="names"><xsl:with-param name="ids" select="@party"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:if test="@date">
          <xsl:text> </xsl:text>
          <xsl:call-template name="date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
        </xsl:if>
        <xsl:for-each select="@paragraph | @diary-number">
          <xsl:value-of select="concat(', ', .)"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:valid" mode="fact-words">
    <xsl:variable name="from"><xsl:call-template name="date"><xsl:with-param name="date" select="@from"/></xsl:call-template></xsl:variable>
    <xsl:variable name="to"><xsl:call-template name="date"><xsl:with-param name="date" select="@to"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="normalize-space(.) != ''"><xsl:apply-templates/></xsl:when>
      <xsl:when test="@from and @to">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'valid-between'"/>
          <xsl:with-param name="a" select="$from"/>
          <xsl:with-param name="b" select="$to"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@from">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'valid-from'"/>
          <xsl:with-param name="a" select="$from"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'valid-to'"/>
          <xsl:with-param name="a" select="$to"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
