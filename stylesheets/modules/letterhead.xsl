<?xml version="1.0" encoding="UTF-8"?>
<!-- The first page of a letter: who writes, what it is, of which day, to whom; and the lines of the pages after it.

       │ logo                        │ Regeringsbeslut
       │ Socialdepartementet         │ Datum        9 april 2026
       │                             │ Diarienummer S2026/00562
       │ Socialstyrelsen             │ Sida         1 (3) -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:h="https://handlingsplan.org/ns/house/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1"
                xmlns:hpx="https://handlingsplan.org/ns/extension" exclude-result-prefixes="p r h">

  <!-- Where the facts begin, from the edge of the paper, and how wide their labels are; a logo is no higher. -->
  <xsl:variable name="facts-start" select="concat(105 - 38 * $narrow-paper, 'mm')"/>
  <xsl:variable name="facts-labels" select="concat(28 - 4 * $narrow-paper, 'mm')"/>
  <xsl:variable name="logo-height" select="'14mm'"/>

  <!-- ==== Pages ==== -->

  <!-- The first page begins with the letterhead, which says what the running lines of the others do. -->
  <xsl:template name="letter-masters">
    <fo:layout-master-set>
      <fo:simple-page-master master-name="first" page-width="{$paper/@width}" page-height="{$paper/@height}"
                             margin-left="{$paper/@inner}" margin-right="{$paper/@outer}"
                             margin-top="{$paper/@head}" margin-bottom="{$paper/@foot}">
        <fo:region-body margin-bottom="{$paper/@bottom} - {$paper/@foot}"/>
      </fo:simple-page-master>
      <xsl:call-template name="page-master">
        <xsl:with-param name="name" select="'right'"/>
        <xsl:with-param name="width" select="$paper/@width"/>
        <xsl:with-param name="height" select="$paper/@height"/>
        <xsl:with-param name="left" select="$paper/@inner"/>
        <xsl:with-param name="right" select="$paper/@outer"/>
      </xsl:call-template>
      <xsl:call-template name="page-master">
        <xsl:with-param name="name" select="'left'"/>
        <xsl:with-param name="width" select="$paper/@width"/>
        <xsl:with-param name="height" select="$paper/@height"/>
        <xsl:with-param name="left" select="$paper/@outer"/>
        <xsl:with-param name="right" select="$paper/@inner"/>
      </xsl:call-template>
      <fo:page-sequence-master master-name="pages">
        <fo:repeatable-page-master-alternatives>
          <fo:conditional-page-master-reference master-reference="first" page-position="first"/>
          <xsl:if test="$paper/@sides = 'double'">
            <fo:conditional-page-master-reference master-reference="left" odd-or-even="even"/>
          </xsl:if>
          <fo:conditional-page-master-reference master-reference="right"/>
        </fo:repeatable-page-master-alternatives>
      </fo:page-sequence-master>
    </fo:layout-master-set>
  </xsl:template>

  <xsl:template name="decision-running-heads">
    <fo:static-content flow-name="xsl-region-before">
      <xsl:call-template name="running-line">
        <xsl:with-param name="start"><xsl:call-template name="title-in-head"/></xsl:with-param>
        <xsl:with-param name="end"><xsl:value-of select="translate($diary-number, ' ', '&#xA0;')"/></xsl:with-param>
      </xsl:call-template>
    </fo:static-content>
    <fo:static-content flow-name="xsl-region-after">
      <xsl:call-template name="running-line">
        <xsl:with-param name="start">
          <xsl:call-template name="kind-words"/>
        </xsl:with-param>
        <xsl:with-param name="end"><xsl:call-template name="page-of-pages"/></xsl:with-param>
      </xsl:call-template>
    </fo:static-content>
    <xsl:call-template name="footnote-separator"/>
  </xsl:template>

  <!-- ==== The letterhead ==== -->

  <xsl:variable name="decided" select="/p:decision/p:head/p:decided"/>
  <xsl:variable name="diary-number" select="normalize-space((/p:decision/p:head/p:diary-number | $decided/@diary-number)[1])"/>

  <xsl:template name="kind-words">
    <xsl:choose>
      <xsl:when test="$head/p:document-type"><xsl:value-of select="normalize-space($head/p:document-type)"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="id" select="concat('decision-', @kind)"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Two columns for the eye; read aloud, one after the other. -->
  <xsl:template name="letterhead">
    <fo:table role="NonStruct" table-layout="fixed" width="100%" start-indent="0pt" end-indent="0pt" space-after="{$l}">
      <fo:table-column column-width="{$facts-start} - {$paper/@inner}"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-body role="NonStruct">
        <fo:table-row role="NonStruct">
          <fo:table-cell role="NonStruct" padding-end="{$m}">
            <fo:block>
              <xsl:call-template name="logos">
                <xsl:with-param name="highest" select="$logo-height"/>
                <xsl:with-param name="space-after" select="$s"/>
              </xsl:call-template>
              <xsl:call-template name="letter-sender"/>
              <xsl:call-template name="letter-recipient"/>
            </fo:block>
          </fo:table-cell>
          <fo:table-cell role="NonStruct">
            <fo:block font-family="{$heading-font/@family}" font-weight="{$heading-font/@weight}" font-size="{$h3.size}"
                      line-height="{$h3.line}" space-after="{$s}">
              <xsl:for-each select="p:head/p:document-type"><xsl:copy-of select="@hpx:at | @xml:lang"/></xsl:for-each>
              <xsl:call-template name="kind-words"/>
            </fo:block>
            <xsl:call-template name="letter-facts"/>
          </fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="letter-sender">
    <xsl:choose>
      <xsl:when test="p:head/p:sender">
        <xsl:for-each select="p:head/p:sender">
          <fo:block>
            <xsl:if test="position() = 1"><xsl:attribute name="font-weight"><xsl:value-of select="$bold"/></xsl:attribute></xsl:if>
            <xsl:copy-of select="@hpx:at"/>
            <xsl:call-template name="mention"/>
          </fo:block>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$decided[@party]">
          <fo:block font-weight="{$bold}"><xsl:copy-of select="@hpx:at"/><xsl:call-template name="names"><xsl:with-param name="ids" select="@party"/></xsl:call-template></fo:block>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="not($logos)">
      <xsl:for-each select="$sender-name[not(current()/p:head/p:sender)]"><fo:block><xsl:value-of select="."/></fo:block></xsl:for-each>
    </xsl:if>
    <xsl:apply-templates select="p:head/p:contact" mode="letter"/>
  </xsl:template>

  <xsl:template match="p:contact" mode="letter">
    <fo:block xsl:use-attribute-sets="note-text" color="{$muted}"><xsl:apply-templates select="." mode="fact"/></fo:block>
  </xsl:template>

  <xsl:template name="letter-recipient">
    <xsl:for-each select="p:head/p:recipient">
      <fo:block>
        <xsl:if test="position() = 1"><xsl:attribute name="space-before"><xsl:value-of select="$m"/></xsl:attribute></xsl:if>
        <xsl:copy-of select="@hpx:at"/>
        <xsl:call-template name="mention"/>
      </fo:block>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== Its facts: a label and a value a row ==== -->

  <xsl:template name="letter-facts">
    <fo:table table-layout="fixed" width="100%">
      <fo:table-column column-width="{$facts-labels}"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-body>
        <xsl:for-each select="p:head">
          <xsl:for-each select="p:issued | p:decided[not(../p:issued)][@date or normalize-space(.) != '']">
            <xsl:call-template name="letter-fact">
              <xsl:with-param name="name" select="'date-of'"/>
              <xsl:with-param name="words"><xsl:apply-templates select="." mode="letter-words"/></xsl:with-param>
            </xsl:call-template>
          </xsl:for-each>
          <xsl:for-each select="p:decided[@paragraph]">
            <xsl:call-template name="letter-fact">
              <xsl:with-param name="name" select="'paragraph'"/>
              <xsl:with-param name="words" select="translate(@paragraph, ' ', '&#xA0;')"/>
            </xsl:call-template>
          </xsl:for-each>
          <xsl:if test="$diary-number != ''">
            <xsl:call-template name="letter-fact">
              <xsl:with-param name="name" select="'diary-number'"/>
              <xsl:with-param name="words">
                <xsl:for-each select="p:diary-number | p:decided[not(../p:diary-number)]/@diary-number">
                  <fo:block><xsl:value-of select="translate(., ' ', '&#xA0;')"/></fo:block>
                </xsl:for-each>
              </xsl:with-param>
            </xsl:call-template>
          </xsl:if>
          <xsl:for-each select="p:delegation | p:reported | p:adjusted | p:posted | p:restriction | p:see-also">
            <xsl:call-template name="letter-fact">
              <xsl:with-param name="name" select="local-name()"/>
              <xsl:with-param name="words"><xsl:apply-templates select="." mode="letter-words"/></xsl:with-param>
            </xsl:call-template>
          </xsl:for-each>
        </xsl:for-each>
        <xsl:call-template name="letter-fact">
          <xsl:with-param name="name" select="'page'"/>
          <xsl:with-param name="words">
            <fo:inline xsl:use-attribute-sets="figures">
              <fo:page-number/>
              <xsl:call-template name="label"><xsl:with-param name="id" select="'page-between'"/></xsl:call-template>
              <fo:page-number-citation-last ref-id="document"/>
              <xsl:call-template name="label"><xsl:with-param name="id" select="'page-after'"/></xsl:call-template>
            </fo:inline>
          </xsl:with-param>
        </xsl:call-template>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="letter-fact">
    <xsl:param name="name"/>
    <xsl:param name="words"/>
    <fo:table-row keep-together.within-page="always">
      <fo:table-cell role="TH" color="{$muted}" font-size="{$small.size}">
        <fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="$name"/></xsl:call-template></fo:block>
      </fo:table-cell>
      <fo:table-cell><fo:block><xsl:copy-of select="@hpx:at"/><xsl:copy-of select="$words"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template match="*" mode="letter-words"><xsl:apply-templates select="." mode="fact-words"/></xsl:template>

  <xsl:template match="p:decided" mode="letter-words">
    <xsl:choose>
      <xsl:when test="normalize-space(.) != ''"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise><xsl:call-template name="date"><xsl:with-param name="date" select="@date"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:delegation" mode="letter-words">
    <xsl:value-of select="@point"/>
    <xsl:if test="normalize-space(.) != ''"><xsl:text>, </xsl:text><xsl:apply-templates/></xsl:if>
  </xsl:template>

  <!-- Who, when, the paragraph; or the words. -->
  <xsl:template match="p:reported | p:adjusted" mode="letter-words">
    <xsl:choose>
      <xsl:when test="normalize-space(.) != ''"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
        <xsl:if test="@date and @party">, </xsl:if>
        <xsl:call-template name="names"><xsl:with-param name="ids" select="@party"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="@paragraph | @diary-number"><xsl:value-of select="concat(', ', translate(., ' ', '&#xA0;'))"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="p:posted" mode="letter-words">
    <xsl:variable name="from"><xsl:call-template name="date"><xsl:with-param name="date" select="@from"/></xsl:call-template></xsl:variable>
    <xsl:variable name="to"><xsl:call-template name="date"><xsl:with-param name="date" select="@to"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="normalize-space(.) != ''"><xsl:apply-templates/></xsl:when>
      <xsl:when test="@to">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'valid-between'"/>
          <xsl:with-param name="a" select="$from"/>
          <xsl:with-param name="b" select="$to"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="label"><xsl:with-param name="id" select="'valid-from'"/><xsl:with-param name="a" select="$from"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
