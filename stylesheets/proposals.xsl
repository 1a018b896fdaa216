<?xml version="1.0" encoding="UTF-8"?>
<!-- The proposals view: all proposals, each whole, with whose they are and whom they are addressed to.

       title page │ facts and contents │ introduction, area, area … │ plans that take them up, references,
                  │                    │                            │ glossary, indexes -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                exclude-result-prefixes="p r hpx">
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

  <xsl:key name="number" match="p:proposal" use="@number"/>
  <xsl:key name="part-of-plan" match="p:place[parent::p:taken-up]" use="@r:position"/>

  <xsl:template match="/">
    <xsl:call-template name="check-house"/>
    <xsl:apply-templates select="p:proposals"/>
  </xsl:template>

  <xsl:template match="p:proposals">
    <fo:root xml:lang="{$language}" xsl:use-attribute-sets="document">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="page-masters"/>
      <xsl:call-template name="metadata"/>
      <xsl:call-template name="bookmarks"/>
      <xsl:if test="$attachment = ''"><xsl:call-template name="cover"/></xsl:if>
      <fo:page-sequence master-reference="pages" id="document">
        <xsl:call-template name="running-heads"/>
        <fo:flow flow-name="xsl-region-body">
          <xsl:if test="$attachment != ''"><xsl:call-template name="attachment-front"/></xsl:if>
          <xsl:call-template name="facts"/>
          <xsl:call-template name="contents"/>
          <xsl:apply-templates select="p:head/p:summary" mode="chapter"/>
          <xsl:apply-templates select="p:head/p:changes" mode="chapter"/>
          <xsl:apply-templates select="p:introduction[count(. | $without-heading) = count($without-heading)]" mode="chapter"/>
          <xsl:apply-templates select="p:introduction[count(. | $without-heading) != count($without-heading)]"/>
          <xsl:apply-templates select="p:area"/>
          <xsl:apply-templates select="p:closing[count(. | $without-heading) = count($without-heading)]" mode="chapter"/>
          <xsl:apply-templates select="p:closing[count(. | $without-heading) != count($without-heading)]"/>
          <xsl:apply-templates select="$back-matter" mode="chapter"/>
          <!-- Where there is a folder, it is the folder that was printed so. -->
          <xsl:apply-templates select="p:head/p:back-cover | p:head/p:imprint[not(//p:short-version)]"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <!-- ==== Chapters ==== -->

  <xsl:variable name="back-matter"
                select="/*/p:taken-up[1] | /*/p:bibliography[.//p:reference] | /*/p:glossary[.//p:definition] | /*/r:index[r:entry]"/>

  <xsl:template match="p:taken-up" mode="title">
    <xsl:call-template name="label"><xsl:with-param name="id" select="'taken-up'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="r:index" mode="title">
    <xsl:call-template name="label"><xsl:with-param name="id" select="concat('index-', @of)"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="r:index" mode="chapter-id"><xsl:value-of select="concat('index.', @of)"/></xsl:template>

  <!-- What the short version says is that view's. -->
  <xsl:template match="p:short-version | p:short | p:proposal/p:pullquote" mode="order"/>

  <!-- ==== Areas and topics ==== -->

  <xsl:template match="p:area" mode="inside">
    <xsl:for-each select="p:title">
      <xsl:call-template name="heading">
        <xsl:with-param name="level" select="1"/>
        <xsl:with-param name="id" select="../@id"/>
        <xsl:with-param name="words"><xsl:apply-templates select=".." mode="title"/></xsl:with-param>
        <xsl:with-param name="hang"><xsl:apply-templates select=".." mode="hang"/></xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="p:lead">
      <fo:block xsl:use-attribute-sets="measure" font-size="{$lead.size}" line-height="{$lead.line}" color="{$muted}"
                space-after="{$s}" keep-with-next.within-page="always">
        <xsl:call-template name="origin"/>
        <xsl:apply-templates/>
      </fo:block>
    </xsl:for-each>
    <xsl:apply-templates select="p:introduction"><xsl:with-param name="level" select="2"/></xsl:apply-templates>
    <xsl:apply-templates select="p:topic"/>
    <xsl:call-template name="proposals"/>
    <xsl:apply-templates select="p:closing"><xsl:with-param name="level" select="2"/></xsl:apply-templates>
  </xsl:template>

  <xsl:template match="p:topic">
    <xsl:for-each select="p:title">
      <xsl:call-template name="heading">
        <xsl:with-param name="level" select="2"/>
        <xsl:with-param name="id" select="../@id"/>
        <xsl:with-param name="words"><xsl:apply-templates select=".." mode="title"/></xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:apply-templates select="p:introduction"><xsl:with-param name="level" select="3"/></xsl:apply-templates>
    <xsl:call-template name="proposals"/>
  </xsl:template>

  <!-- ==== Proposals: the number hangs, the words keep to the measure ==== -->

  <xsl:template name="proposals">
    <xsl:if test="p:proposal">
      <fo:list-block provisional-distance-between-starts="3 * {$indent}" space-after="{$m}">
        <xsl:apply-templates select="p:proposal"/>
      </fo:list-block>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:proposal">
    <fo:list-item keep-together.within-page="150" space-before="{$m}">
      <xsl:if test="position() = 1"><xsl:attribute name="space-before">0pt</xsl:attribute></xsl:if>
      <xsl:call-template name="origin"/>
      <fo:list-item-label end-indent="label-end()">
        <fo:block xsl:use-attribute-sets="figures" font-size="{$h3.size}" line-height="{$body.line}" font-weight="{$bold}"
                  color="{$accent}">
          <xsl:value-of select="@number"/>
        </fo:block>
      </fo:list-item-label>
      <fo:list-item-body start-indent="body-start()" end-indent="{$beside-measure}">
        <xsl:for-each select="p:text">
          <fo:block>
            <xsl:copy-of select="@hpx:at | @xml:lang"/>
            <xsl:apply-templates/>
          </fo:block>
        </xsl:for-each>
        <xsl:apply-templates select="p:continuation | p:list"/>
        <xsl:call-template name="who-to-whom"/>
        <xsl:apply-templates select="p:derives-from" mode="remark"/>
        <xsl:apply-templates select="r:taken-up"/>
      </fo:list-item-body>
    </fo:list-item>
  </xsl:template>

  <!-- Lists take the width that is there. -->
  <xsl:template match="p:proposal/p:list" priority="2">
    <fo:block space-before="{$xs}">
      <xsl:for-each select="p:lead">
        <fo:block keep-with-next.within-page="always">
          <xsl:copy-of select="@hpx:at | @xml:lang"/>
          <xsl:apply-templates/>
        </fo:block>
      </xsl:for-each>
      <xsl:call-template name="list-block"><xsl:with-param name="inside" select="true()"/></xsl:call-template>
    </fo:block>
  </xsl:template>

  <!-- SKL → Government    Concerns: Social Board -->
  <xsl:template name="who-to-whom">
    <xsl:if test="@actor | @addressee | @concerned | @consulted">
      <fo:block xsl:use-attribute-sets="small-fact" space-before="{$xs}">
        <fo:inline font-weight="{$bold}" color="{$accent}">
          <xsl:call-template name="short-names"><xsl:with-param name="ids" select="@actor"/></xsl:call-template>
          <xsl:if test="@addressee">
            <xsl:variable name="said"><xsl:call-template name="label"><xsl:with-param name="id" select="'addressed-to'"/></xsl:call-template></xsl:variable>
            <xsl:if test="@actor">&#xA0;</xsl:if>
            <fo:inline hpx:expansion="{$said}">&#x2192;</fo:inline>
            <xsl:text>&#xA0;</xsl:text>
            <xsl:call-template name="short-names"><xsl:with-param name="ids" select="@addressee"/></xsl:call-template>
          </xsl:if>
        </fo:inline>
        <xsl:for-each select="@concerned | @consulted">
          <xsl:text>&#x2003; </xsl:text>
          <xsl:call-template name="fact-label"><xsl:with-param name="id" select="name()"/></xsl:call-template>
          <xsl:call-template name="short-names"><xsl:with-param name="ids" select="."/></xsl:call-template>
        </xsl:for-each>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template name="short-names">
    <xsl:param name="ids"/>
    <xsl:call-template name="names">
      <xsl:with-param name="ids" select="$ids"/>
      <xsl:with-param name="abbreviated" select="true()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- May use the full width: it is looked up, not read. -->
  <xsl:attribute-set name="small-fact" use-attribute-sets="note-text">
    <xsl:attribute name="end-indent">0pt</xsl:attribute>
    <xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
  </xsl:attribute-set>

  <xsl:template name="fact-label">
    <xsl:param name="id"/>
    <fo:inline color="{$muted}">
      <xsl:call-template name="label"><xsl:with-param name="id" select="$id"/></xsl:call-template>
      <xsl:text>: </xsl:text>
    </fo:inline>
  </xsl:template>

  <!-- Where it is taken up: the plan, and the part of it. -->
  <xsl:template match="r:taken-up">
    <xsl:variable name="place" select="key('part-of-plan', @place)"/>
    <fo:block xsl:use-attribute-sets="small-fact">
      <xsl:call-template name="fact-label"><xsl:with-param name="id" select="'taken-up-in'"/></xsl:call-template>
      <fo:basic-link internal-destination="plan-part.{@place}" xsl:use-attribute-sets="reference">
        <xsl:for-each select="$place/../p:short-title | $place/../p:title[not(../p:short-title)]">
          <xsl:call-template name="in-its-language"><xsl:with-param name="words"><xsl:apply-templates mode="words"/></xsl:with-param></xsl:call-template>
        </xsl:for-each>
        <xsl:if test="$place/@number">
          <xsl:text>, </xsl:text>
          <xsl:call-template name="label"><xsl:with-param name="id" select="'part-number'"/><xsl:with-param name="a" select="string($place/@number)"/></xsl:call-template>
        </xsl:if>
      </fo:basic-link>
      <xsl:for-each select="$place[@basis = 'inferred']"><xsl:call-template name="inferred"/></xsl:for-each>
    </fo:block>
  </xsl:template>

  <xsl:template name="inferred">
    <fo:inline font-weight="{$body-font/@weight}" color="{$muted}">
      <xsl:text> (</xsl:text>
      <xsl:call-template name="label"><xsl:with-param name="id" select="'inferred'"/></xsl:call-template>
      <xsl:text>)</xsl:text>
    </fo:inline>
  </xsl:template>

  <!-- ==== Plans that take them up ==== -->

  <xsl:template match="p:taken-up">
    <xsl:for-each select="/*/p:taken-up">
      <xsl:sort select="@r:position" data-type="number"/>
      <xsl:call-template name="heading">
        <xsl:with-param name="level" select="2"/>
        <xsl:with-param name="id" select="concat('plan.', @r:position)"/>
        <xsl:with-param name="words"><xsl:apply-templates select="." mode="plan-title"/></xsl:with-param>
      </xsl:call-template>
      <xsl:if test="@href"><fo:block space-after="{$s}"><xsl:call-template name="printed-address"><xsl:with-param name="address" select="@href"/></xsl:call-template></fo:block></xsl:if>
      <xsl:if test="p:place">
        <xsl:call-template name="index-table">
          <xsl:with-param name="heading" select="'amendment-part'"/>
          <xsl:with-param name="rows"><xsl:apply-templates select="p:place"/></xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="p:taken-up" mode="plan-title">
    <xsl:for-each select="p:title">
      <xsl:call-template name="in-its-language"><xsl:with-param name="words"><xsl:apply-templates mode="words"/></xsl:with-param></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="p:taken-up" mode="bookmark">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="chapter-id"/></xsl:variable>
    <fo:bookmark internal-destination="{$id}">
      <xsl:variable name="title"><xsl:apply-templates select="." mode="title"/></xsl:variable>
      <fo:bookmark-title><xsl:value-of select="$title"/></fo:bookmark-title>
      <xsl:for-each select="/*/p:taken-up">
        <xsl:sort select="@r:position" data-type="number"/>
        <fo:bookmark internal-destination="plan.{@r:position}">
          <fo:bookmark-title><xsl:value-of select="normalize-space(p:title)"/></fo:bookmark-title>
        </fo:bookmark>
      </xsl:for-each>
    </fo:bookmark>
  </xsl:template>

  <xsl:template match="p:place">
    <xsl:call-template name="index-row">
      <xsl:with-param name="id" select="concat('plan-part.', @r:position)"/>
      <xsl:with-param name="name">
        <xsl:if test="@number"><xsl:value-of select="concat(@number, '&#x2002;')"/></xsl:if>
        <xsl:for-each select="p:title">
          <xsl:call-template name="in-its-language"><xsl:with-param name="words"><xsl:apply-templates mode="words"/></xsl:with-param></xsl:call-template>
        </xsl:for-each>
        <xsl:if test="@basis = 'inferred'"><xsl:call-template name="inferred"/></xsl:if>
      </xsl:with-param>
      <xsl:with-param name="numbers">
        <xsl:call-template name="links"><xsl:with-param name="numbers" select="@numbers"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ==== Indexes ==== -->

  <xsl:template match="r:index">
    <xsl:call-template name="index-table">
      <xsl:with-param name="heading" select="@of"/>
      <xsl:with-param name="rows"><xsl:apply-templates select="r:entry"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="r:entry">
    <xsl:call-template name="index-row">
      <xsl:with-param name="name">
        <xsl:choose>
          <xsl:when test="@party">
            <xsl:for-each select="key('id', @party)">
              <xsl:for-each select="p:name"><xsl:call-template name="in-its-language"/></xsl:for-each>
              <xsl:if test="p:abbreviation"><xsl:value-of select="concat(' (', p:abbreviation, ')')"/></xsl:if>
            </xsl:for-each>
          </xsl:when>
          <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="id" select="concat('no-', ../@of)"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="numbers">
        <xsl:for-each select="r:run">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:for-each select="key('id', @first)"><xsl:call-template name="proposal-link"/></xsl:for-each>
          <xsl:for-each select="key('id', @last)">
            <xsl:text>–</xsl:text>
            <xsl:call-template name="proposal-link"/>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="index-table">
    <xsl:param name="heading"/>
    <xsl:param name="rows"/>
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(3)"/>
      <fo:table-column column-width="proportional-column-width(4)"/>
      <fo:table-header>
        <fo:table-row>
          <fo:table-cell xsl:use-attribute-sets="heading-cell">
            <fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="$heading"/></xsl:call-template></fo:block>
          </fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="heading-cell">
            <fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="'proposals'"/></xsl:call-template></fo:block>
          </fo:table-cell>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body><xsl:copy-of select="$rows"/></fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="index-row">
    <xsl:param name="id"/>
    <xsl:param name="name"/>
    <xsl:param name="numbers"/>
    <fo:table-row xsl:use-attribute-sets="row">
      <xsl:call-template name="two-at-ends"/>
      <xsl:copy-of select="@hpx:at"/>
      <fo:table-cell xsl:use-attribute-sets="cell" role="TH" font-weight="{$bold}">
        <fo:block>
          <xsl:if test="$id"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if>
          <xsl:copy-of select="$name"/>
        </fo:block>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <fo:block xsl:use-attribute-sets="figures"><xsl:copy-of select="$numbers"/></fo:block>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- "1, 2, 3", each a link to the proposal of that number. -->
  <xsl:template name="links">
    <xsl:param name="numbers"/>
    <xsl:variable name="list" select="normalize-space($numbers)"/>
    <xsl:variable name="number" select="substring-before(concat($list, ' '), ' ')"/>
    <xsl:variable name="rest" select="substring-after($list, ' ')"/>
    <xsl:for-each select="key('number', $number)[1]"><xsl:call-template name="proposal-link"/></xsl:for-each>
    <xsl:if test="not(key('number', $number))"><xsl:value-of select="$number"/></xsl:if>
    <xsl:if test="$rest != ''">
      <xsl:text>, </xsl:text>
      <xsl:call-template name="links"><xsl:with-param name="numbers" select="$rest"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="proposal-link">
    <fo:basic-link internal-destination="{@id}" xsl:use-attribute-sets="reference">
      <xsl:attribute name="hpx:alt">
        <xsl:call-template name="label"><xsl:with-param name="id" select="'to-proposal'"/><xsl:with-param name="a" select="string(@number)"/></xsl:call-template>
      </xsl:attribute>
      <xsl:value-of select="@number"/>
    </fo:basic-link>
  </xsl:template>
</xsl:stylesheet>
