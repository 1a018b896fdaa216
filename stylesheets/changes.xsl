<?xml version="1.0" encoding="UTF-8"?>
<!-- The changes view: what is otherwise in a plan than on an earlier day, or in an earlier version.

       title, of which day, since when
       the plan as a whole     │ part │ then │ now
       area, area …            │ part │ then │ now       a row a difference, with a bar beside it
       what is not there now   │ part │ then │ gone

     What follows from something else is told where it stands itself, and sums are not told. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:exsl="http://exslt.org/common"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                exclude-result-prefixes="p r hpx exsl">
  <xsl:import href="followup.xsl"/>

  <!-- What came, went or was said with something else is told with that. By the outermost area that it is in, "in area-1", or "in " of
       the whole: looked up once, as areas that looked through all differences would take as long as there are of both. -->
  <xsl:key name="told" match="r:since/r:difference[not(@from or @unchanged or @kind = 'follows' and @what != 'status' or @kind = 'gone')]"
           use="concat('in ', key('id', @target)/ancestor-or-self::p:area[last()]/@id)"/>
  <xsl:variable name="of-whole" select="key('told', 'in ')"/>
  <xsl:variable name="in-areas" select="//p:area[not(ancestor::p:area or ancestor::r:*)][key('told', concat('in ', @id))]"/>
  <xsl:variable name="gone" select="$since/r:difference[@kind = 'gone'][not(@from or @unchanged)]"/>
  <xsl:variable name="differs" select="$of-whole or $in-areas or $gone"/>

  <xsl:template match="p:plan">
    <fo:root xml:lang="{$language}" xsl:use-attribute-sets="document">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="page-masters"/>
      <xsl:call-template name="metadata"/>
      <xsl:call-template name="changes-bookmarks"/>
      <fo:page-sequence master-reference="pages" id="document">
        <xsl:call-template name="running-heads"/>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="changes-front"/>
          <xsl:call-template name="changes-of">
            <xsl:with-param name="id" select="'document.whole-plan'"/>
            <xsl:with-param name="heading"><xsl:call-template name="label"><xsl:with-param name="id" select="'whole-plan'"/></xsl:call-template></xsl:with-param>
            <xsl:with-param name="rows" select="$of-whole"/>
          </xsl:call-template>
          <xsl:for-each select="$in-areas">
            <xsl:call-template name="changes-of">
              <xsl:with-param name="id" select="@id"/>
              <xsl:with-param name="heading"><xsl:apply-templates select="." mode="title"/></xsl:with-param>
              <xsl:with-param name="hang"><xsl:apply-templates select="." mode="hang"/></xsl:with-param>
              <xsl:with-param name="rows" select="key('told', concat('in ', @id))"/>
            </xsl:call-template>
          </xsl:for-each>
          <xsl:call-template name="changes-of">
            <xsl:with-param name="id" select="'document.not-there'"/>
            <xsl:with-param name="heading"><xsl:call-template name="label"><xsl:with-param name="id" select="'not-there'"/></xsl:call-template></xsl:with-param>
            <xsl:with-param name="rows" select="$gone"/>
          </xsl:call-template>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <!-- ==== What it is of ==== -->

  <xsl:template name="report-name">
    <xsl:call-template name="label"><xsl:with-param name="id" select="'changes-of-plan'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="followup-words">
    <xsl:call-template name="report-name"/>
    <xsl:if test="$since/@day"><xsl:text> </xsl:text><xsl:call-template name="since-words"/></xsl:if>
  </xsl:template>

  <xsl:template name="changes-front">
    <xsl:if test="$attachment != ''"><xsl:call-template name="attachment-line"/></xsl:if>
    <fo:block xsl:use-attribute-sets="note-text" color="{$muted}" keep-with-next.within-page="always">
      <xsl:call-template name="followup-words"/>
    </fo:block>
    <xsl:for-each select="p:head/p:title">
      <fo:block role="Title" id="document.title" font-family="{$heading-font/@family}" font-weight="{$heading-font/@weight}" font-size="{$h1.size}"
                line-height="{$h1.line}" color="{$accent}" keep-with-next.within-page="always">
        <xsl:copy-of select="@hpx:at | @xml:lang"/>
        <xsl:call-template name="balanced"><xsl:with-param name="words"><xsl:apply-templates mode="words"/></xsl:with-param></xsl:call-template>
      </fo:block>
    </xsl:for-each>
    <fo:block font-size="{$lead.size}" line-height="{$lead.line}" space-after="{$m}">
      <xsl:call-template name="as-of-words"/>
      <xsl:if test="not($differs)">
        <xsl:if test="@r:as-of"><xsl:text> · </xsl:text></xsl:if>
        <xsl:call-template name="label"><xsl:with-param name="id" select="'no-differences'"/></xsl:call-template>
      </xsl:if>
    </fo:block>
  </xsl:template>

  <!-- ==== Rows ==== -->

  <xsl:template name="changes-of">
    <xsl:param name="id"/>
    <xsl:param name="heading"/>
    <xsl:param name="hang" select="0"/>
    <xsl:param name="rows"/>
    <xsl:if test="$rows">
      <xsl:call-template name="heading">
        <xsl:with-param name="level" select="2"/>
        <xsl:with-param name="id" select="$id"/>
        <xsl:with-param name="words" select="$heading"/>
        <xsl:with-param name="hang" select="$hang"/>
      </xsl:call-template>
      <fo:table xsl:use-attribute-sets="table" space-before="0pt">
        <fo:table-column column-width="proportional-column-width(30)"/>
        <fo:table-column column-width="proportional-column-width(35)"/>
        <fo:table-column column-width="proportional-column-width(35)"/>
        <fo:table-header>
          <fo:table-row>
            <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'amendment-part'"/></xsl:call-template>
            <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'then'"/></xsl:call-template>
            <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'now'"/></xsl:call-template>
          </fo:table-row>
        </fo:table-header>
        <fo:table-body><xsl:for-each select="$rows"><xsl:call-template name="change-row"/></xsl:for-each></fo:table-body>
      </fo:table>
    </xsl:if>
  </xsl:template>

  <xsl:template name="change-row">
    <xsl:variable name="part" select="key('id', @target) | key('amendment', @target)"/>
    <xsl:variable name="name" select="concat('part-', @part)"/>
    <xsl:variable name="kind-of-part"><xsl:for-each select="$catalogue"><xsl:value-of select="key('label', $name)"/></xsl:for-each></xsl:variable>
    <fo:table-row xsl:use-attribute-sets="row">
      <xsl:call-template name="two-at-ends"/>
      <xsl:copy-of select="$part/@hpx:at"/>
      <fo:table-cell xsl:use-attribute-sets="cell" role="TH">
        <fo:block>
          <fo:change-bar-begin change-bar-class="changes" change-bar-style="solid" change-bar-width="{$medium-width}" change-bar-color="{$accent}" change-bar-offset="6pt"/>
          <xsl:call-template name="changed-part"><xsl:with-param name="part" select="$part"/><xsl:with-param name="kind" select="string($kind-of-part)"/></xsl:call-template>
        </fo:block>
        <xsl:call-template name="changed-what"><xsl:with-param name="part" select="$part"/></xsl:call-template>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cell" color="{$muted}">
        <xsl:choose>
          <!-- What is called by its words alone has them in the first column, and is new now. -->
          <xsl:when test="@kind = 'new' and $kind-of-part = ''"><fo:block><xsl:call-template name="nothing"/></fo:block></xsl:when>
          <xsl:when test="@kind = 'new'"><fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="'is-new'"/></xsl:call-template></fo:block></xsl:when>
          <xsl:when test="@kind = 'reinstated'"><fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="'withdrawn'"/></xsl:call-template></fo:block></xsl:when>
          <xsl:when test="@kind = 'withdrawn'"><xsl:for-each select="$part"><xsl:call-template name="words-of-part"/></xsl:for-each></xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="changed-side"><xsl:with-param name="side" select="r:then"/><xsl:with-param name="part" select="$part"/></xsl:call-template>
            <xsl:call-template name="gone-with-it"/>
          </xsl:otherwise>
        </xsl:choose>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:choose>
          <xsl:when test="@kind = 'new' and $kind-of-part = ''"><fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="'is-new'"/></xsl:call-template></fo:block></xsl:when>
          <xsl:when test="@kind = 'new' and $part[self::p:area or self::p:goal or self::p:objective-group or self::p:objective or self::p:activity]">
            <xsl:for-each select="$part"><xsl:call-template name="added-words"><xsl:with-param name="part" select="."/></xsl:call-template></xsl:for-each>
          </xsl:when>
          <xsl:when test="@kind = 'new' or @kind = 'reinstated'"><xsl:for-each select="$part"><xsl:call-template name="words-of-part"/></xsl:for-each></xsl:when>
          <xsl:when test="@kind = 'withdrawn'"><fo:block><xsl:call-template name="withdrawn-by"/></fo:block></xsl:when>
          <xsl:when test="@kind = 'gone'"><fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="'withdrawn'"/></xsl:call-template></fo:block></xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="changed-side"><xsl:with-param name="side" select="r:now"/><xsl:with-param name="part" select="$part"/></xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
        <fo:block><fo:change-bar-end change-bar-class="changes"/></fo:block>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- What was in it when it left, a line each. -->
  <xsl:template name="gone-with-it">
    <xsl:for-each select="self::r:difference[@kind = 'gone']">
      <xsl:for-each select="$since/r:difference[@kind = 'gone' and @from = current()/@target]">
        <xsl:for-each select="r:then[p:*]"><xsl:call-template name="words-of-part"/></xsl:for-each>
        <xsl:call-template name="gone-with-it"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- Activity 1.2; what has no number by its words, as they were where it is gone: those of what is new stand beside it. -->
  <xsl:template name="changed-part">
    <xsl:param name="part"/>
    <xsl:param name="kind"/>
    <xsl:variable name="words">
      <xsl:choose>
        <xsl:when test="@part = 'plan' or $kind != '' and (@kind = 'new' or @number)"/>
        <xsl:when test="$part"><xsl:for-each select="$part"><xsl:call-template name="words-in-a-line"/></xsl:for-each></xsl:when>
        <xsl:otherwise><xsl:for-each select="r:then"><xsl:call-template name="words-in-a-line"/></xsl:for-each></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="$kind != ''"><xsl:call-template name="label"><xsl:with-param name="id" select="concat('part-', @part)"/></xsl:call-template></xsl:if>
    <xsl:if test="@number"><xsl:value-of select="concat('&#xA0;', @number)"/></xsl:if>
    <xsl:if test="$kind != '' and exsl:node-set($words)/node()">: </xsl:if>
    <xsl:copy-of select="$words"/>
    <xsl:if test="$kind = '' and not(exsl:node-set($words)/node())"><xsl:value-of select="@target"/></xsl:if>
  </xsl:template>

  <!-- Its words, title or name; of a meeting its day. -->
  <xsl:template name="words-in-a-line">
    <xsl:variable name="words" select="(p:text | p:title | p:name | p:expansion)[1]"/>
    <xsl:choose>
      <xsl:when test="self::p:amendment"><xsl:apply-templates select="." mode="title"/></xsl:when>
      <xsl:when test="$words"><xsl:apply-templates select="$words/node()" mode="words"/></xsl:when>
      <xsl:when test="@date"><xsl:call-template name="date"><xsl:with-param name="date" select="@date"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="@id"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="words-of-part">
    <fo:block><xsl:copy-of select="@hpx:at"/><xsl:call-template name="words-in-a-line"/></fo:block>
  </xsl:template>

  <!-- What of it: not said of its words. -->
  <xsl:template name="changed-what">
    <xsl:param name="part"/>
    <xsl:variable name="what" select="@what"/>
    <xsl:variable name="is-named"><xsl:for-each select="$catalogue"><xsl:value-of select="key('label', $what)"/></xsl:for-each></xsl:variable>
    <xsl:if test="starts-with($what, 'field:') or $is-named != ''">
      <fo:block color="{$muted}">
        <xsl:choose>
          <xsl:when test="starts-with($what, 'field:')">
            <xsl:call-template name="field-label"><xsl:with-param name="name" select="substring-after($what, ':')"/></xsl:call-template>
          </xsl:when>
          <xsl:when test="$part"><xsl:for-each select="$part[1]"><xsl:call-template name="own-label"><xsl:with-param name="name" select="string($what)"/></xsl:call-template></xsl:for-each></xsl:when>
          <xsl:otherwise><xsl:value-of select="$is-named"/></xsl:otherwise>
        </xsl:choose>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- Withdrawn, § 9 -->
  <xsl:template name="withdrawn-by">
    <xsl:call-template name="label"><xsl:with-param name="id" select="'withdrawn'"/></xsl:call-template>
    <xsl:for-each select="key('amendment', @amendment)/p:decided">
      <xsl:text> </xsl:text>
      <xsl:call-template name="decision-words"/>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== Sides ==== -->

  <xsl:template name="changed-side">
    <xsl:param name="side"/>
    <xsl:param name="part"/>
    <xsl:variable name="what" select="@what"/>
    <xsl:variable name="said">
      <xsl:for-each select="$side">
        <xsl:choose>
          <xsl:when test="@value and ($what = 'priority' or $what = 'conditional' or $what = 'pilot')">
            <xsl:call-template name="property"><xsl:with-param name="name" select="$what"/><xsl:with-param name="value" select="@value"/></xsl:call-template>
          </xsl:when>
          <xsl:when test="@value and $what = 'status'">
            <fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="concat('status-', @value)"/></xsl:call-template></fo:block>
          </xsl:when>
          <xsl:when test="@value"><fo:block><xsl:value-of select="@value"/></fo:block></xsl:when>
          <xsl:when test="@into"><xsl:call-template name="place"/></xsl:when>
          <xsl:when test="r:*[not(self::r:time)]"><xsl:call-template name="side"><xsl:with-param name="reasons" select="boolean(self::r:now)"/></xsl:call-template></xsl:when>
          <xsl:otherwise>
            <xsl:for-each select="p:*"><xsl:call-template name="changed-words"><xsl:with-param name="part" select="$part"/></xsl:call-template></xsl:for-each>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:variable>
    <xsl:copy-of select="$said"/>
    <xsl:if test="not(exsl:node-set($said)/*)"><fo:block><xsl:call-template name="nothing"/></fo:block></xsl:if>
  </xsl:template>

  <xsl:template name="place">
    <fo:block>
      <xsl:call-template name="label">
        <xsl:with-param name="id" select="substring('place-after place-first', 1 + 12 * not(@after), 11)"/>
        <xsl:with-param name="a"><xsl:for-each select="key('id', @after | @into[not(../@after)])"><xsl:call-template name="words-in-a-line"/></xsl:for-each></xsl:with-param>
      </xsl:call-template>
    </fo:block>
  </xsl:template>

  <!-- As the list of amendments has it; what that does not list, by its words, or by its attributes where it has none. -->
  <xsl:template name="changed-words">
    <xsl:param name="part"/>
    <xsl:choose>
      <xsl:when test="self::p:responsible or self::p:timeframe or self::p:valid or self::p:next-revision or self::p:p or self::p:list or self::p:figure
                      or self::p:table or self::p:box or self::p:blockquote or self::p:pullquote or self::p:indicator or self::p:cost or self::p:risk
                      or self::p:derives-from or self::p:baseline or self::p:target or self::p:introduction">
        <fo:block>
          <xsl:copy-of select="@hpx:at | @xml:lang"/>
          <!-- Without words of its own that could be marked. -->
          <xsl:if test="parent::r:now and self::p:responsible[@party][normalize-space() = ''] and ../../r:then/p:* and not(../../r:then/p:responsible/@party = @party)">
            <xsl:attribute name="font-weight"><xsl:value-of select="$bold"/></xsl:attribute>
          </xsl:if>
          <xsl:call-template name="version-words"><xsl:with-param name="part" select="$part"/></xsl:call-template>
        </fo:block>
      </xsl:when>
      <xsl:when test="normalize-space() != ''">
        <fo:block><xsl:copy-of select="@hpx:at | @xml:lang"/><xsl:apply-templates mode="words"/></fo:block>
      </xsl:when>
      <xsl:when test="@party"><fo:block><xsl:call-template name="names"><xsl:with-param name="ids" select="@party"/></xsl:call-template></fo:block></xsl:when>
      <xsl:otherwise><xsl:for-each select="@*[namespace-uri() = '']"><fo:block><xsl:value-of select="."/></fo:block></xsl:for-each></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== Bookmarks ==== -->

  <xsl:template name="changes-bookmarks">
    <xsl:if test="$differs">
      <fo:bookmark-tree>
        <xsl:if test="$of-whole"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'whole-plan'"/></xsl:call-template></xsl:if>
        <xsl:for-each select="$in-areas">
          <fo:bookmark internal-destination="{@id}">
            <fo:bookmark-title><xsl:apply-templates select="." mode="title"/></fo:bookmark-title>
          </fo:bookmark>
        </xsl:for-each>
        <xsl:if test="$gone"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'not-there'"/></xsl:call-template></xsl:if>
      </fo:bookmark-tree>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
