<?xml version="1.0" encoding="UTF-8"?>
<!-- The timeline view: a bar an activity, on landscape pages.

       activity      │ how it stands │  2017                2018
       time in words │               │  Vt    Ht    Vt ┃14 mars
       ──────────────┼───────────────┼─────┬─────┬─────┃──┬─────
       1.1 Something │ ✓ complete    │  █████████      ┃  │
       1.2 Other     │ ! late        │     │░░░░░┌┄┄┄┄┄┃  │

     What stands in words is a table; the bars are for the eye. They are set in thousandths of the span, a cell a period,
     and the one that has today in it is two. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:exsl="http://exslt.org/common"
                xmlns:b="https://handlingsplan.org/ns/stylesheets/bars"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                exclude-result-prefixes="p r b hpx exsl">
  <xsl:import href="plan.xsl"/>
  <xsl:import href="modules/overview.xsl"/>
  <xsl:import href="modules/report.xsl"/>

  <!-- All pages are turned. -->
  <xsl:variable name="wide-areas" select="/*"/>

  <xsl:variable name="span" select="/p:plan/r:span"/>
  <xsl:variable name="activities" select="//p:activity[r:progress][not(r:withdrawn)][not(ancestor::r:*)]"/>
  <xsl:variable name="timed" select="$activities[r:time/@length or r:occurrence/@length]"/>
  <xsl:key name="timed" match="p:activity[r:progress][not(r:withdrawn)][not(ancestor::r:*)][r:time/@length or r:occurrence/@length]" use="generate-id(ancestor::p:area[1])"/>
  <xsl:variable name="timeless" select="$activities[not(r:time/@length or r:occurrence/@length)]"/>

  <xsl:template match="p:plan">
    <fo:root xml:lang="{$language}" xsl:use-attribute-sets="document">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="page-masters"/>
      <xsl:call-template name="metadata"/>
      <fo:bookmark-tree>
        <fo:bookmark internal-destination="document.timeline"><fo:bookmark-title><xsl:call-template name="report-name"/></fo:bookmark-title></fo:bookmark>
        <xsl:if test="$timeless"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'timeless'"/></xsl:call-template></xsl:if>
      </fo:bookmark-tree>
      <fo:page-sequence master-reference="wide-pages" id="document">
        <xsl:call-template name="running-heads"/>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="beginning"/>
          <xsl:if test="$timed"><xsl:call-template name="timeline"/></xsl:if>
          <xsl:if test="$timeless"><xsl:call-template name="without-days"/></xsl:if>
          <xsl:if test="not($activities)"><xsl:call-template name="no-activities"/></xsl:if>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <!-- Timeline 2016–2018 -->
  <xsl:template name="report-name">
    <xsl:variable name="first" select="substring($span/@first, 1, 4)"/>
    <xsl:variable name="last" select="substring($span/@last, 1, 4)"/>
    <xsl:choose>
      <xsl:when test="$span">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'timeline-of'"/>
          <xsl:with-param name="a"><xsl:value-of select="$first"/><xsl:if test="$last != $first"><xsl:value-of select="concat('&#x2013;', $last)"/></xsl:if></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="id" select="'timeline'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="beginning">
    <xsl:if test="$attachment != ''"><xsl:call-template name="attachment-line"/></xsl:if>
    <fo:block xsl:use-attribute-sets="note-text" color="{$muted}" keep-with-next.within-page="always"><xsl:call-template name="report-name"/></fo:block>
    <xsl:call-template name="report-title"/>
    <fo:block id="document.timeline" font-size="{$lead.size}" line-height="{$lead.line}" space-after="{$s}" keep-with-next.within-page="always">
      <xsl:call-template name="as-of-words"/>
      <xsl:if test="@r:as-of"><xsl:text> · </xsl:text></xsl:if>
      <xsl:call-template name="label-of-number"><xsl:with-param name="id" select="'n-activities'"/><xsl:with-param name="number" select="r:sum/@activities"/></xsl:call-template>
    </fo:block>
    <xsl:call-template name="fictitious-words"/>
    <!-- What the bars mean, for who sees them; on a low page the table begins on the next one. -->
    <xsl:if test="$timed">
      <fo:block role="Artifact" xsl:use-attribute-sets="note-text" color="{$muted}" keep-together.within-page="always">
        <xsl:call-template name="label"><xsl:with-param name="id" select="'timeline-key'"/></xsl:call-template>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- ==== The periods: b:column left, right; of what begins a year, of what begins today ==== -->

  <xsl:variable name="scale" select="$span/r:scale[last()]"/>
  <xsl:variable name="today" select="$span/@day"/>

  <xsl:template match="r:period" mode="columns">
    <xsl:variable name="from" select="sum(preceding-sibling::r:period/@length)"/>
    <xsl:variable name="to" select="$from + @length"/>
    <xsl:variable name="year" select="substring(@period, 1, 4) != substring(preceding-sibling::r:period[1]/@period, 1, 4)"/>
    <xsl:if test="@length &gt; 0">
      <xsl:choose>
        <xsl:when test="$today &gt; $from and $today &lt; $to">
          <b:column left="{$from}" right="{$today}"><xsl:if test="$year"><xsl:attribute name="year">yes</xsl:attribute></xsl:if></b:column>
          <b:column left="{$today}" right="{$to}" today="yes"/>
        </xsl:when>
        <xsl:otherwise>
          <b:column left="{$from}" right="{$to}">
            <xsl:if test="$year"><xsl:attribute name="year">yes</xsl:attribute></xsl:if>
            <xsl:if test="$today = $from"><xsl:attribute name="today">yes</xsl:attribute></xsl:if>
          </b:column>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>
  <xsl:variable name="columns-tree"><xsl:apply-templates select="$scale/r:period" mode="columns"/></xsl:variable>
  <xsl:variable name="columns" select="exsl:node-set($columns-tree)/b:column"/>

  <!-- How many points a thousandth of the span has, about: beside the two columns of words. -->
  <xsl:variable name="point" select="0.445 - 0.228 * $narrow-paper"/>

  <!-- The line where a period begins: of a year, of today, of others. -->
  <xsl:template name="line-before">
    <xsl:attribute name="border-start-style">solid</xsl:attribute>
    <xsl:attribute name="border-start-width">
      <xsl:choose>
        <xsl:when test="@today">1.5pt</xsl:when>
        <xsl:when test="@year"><xsl:value-of select="$medium-width"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$thin-width"/></xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
    <xsl:attribute name="border-start-color">
      <xsl:choose>
        <xsl:when test="@today"><xsl:value-of select="$text-colour"/></xsl:when>
        <xsl:when test="@year"><xsl:value-of select="$rule-strong"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$rule-colour"/></xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
  </xsl:template>

  <!-- ==== The table ==== -->

  <xsl:template name="timeline">
    <fo:table xsl:use-attribute-sets="table" space-before="{$s}">
      <!-- A low page has few rows. -->
      <xsl:if test="$narrow-paper">
        <xsl:attribute name="font-size"><xsl:value-of select="$small.size"/></xsl:attribute>
        <xsl:attribute name="line-height"><xsl:value-of select="$small.line"/></xsl:attribute>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="$narrow-paper">
          <fo:table-column column-width="37%"/>
          <fo:table-column column-width="18%"/>
        </xsl:when>
        <xsl:otherwise>
          <fo:table-column column-width="66mm"/>
          <fo:table-column column-width="34mm"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="$columns"><fo:table-column column-width="proportional-column-width({@right - @left})"/></xsl:for-each>
      <fo:table-header>
        <xsl:if test="$today"><xsl:call-template name="row-of-today"/></xsl:if>
        <xsl:if test="$span/r:scale[2]"><xsl:call-template name="row-of-years"/></xsl:if>
        <fo:table-row>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'part-activity'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'progress'"/></xsl:call-template>
          <xsl:for-each select="$scale/r:period[@length &gt; 0]"><xsl:call-template name="period-heading"/></xsl:for-each>
        </fo:table-row>
      </fo:table-header>
      <xsl:for-each select="//p:area[not(ancestor::r:*)][.//p:activity]">
        <xsl:variable name="own" select="key('timed', generate-id())"/>
        <xsl:if test="$own">
          <fo:table-body>
            <fo:table-row keep-together.within-page="always" keep-with-next.within-page="always">
              <fo:table-cell role="TH" number-columns-spanned="{2 + count($columns)}" padding="{$cell-padding}" border-bottom="{$thin-rule}" font-weight="{$bold}" color="{$accent}">
                <fo:block><xsl:copy-of select="@hpx:at"/><xsl:apply-templates select="." mode="title"/></fo:block>
              </fo:table-cell>
            </fo:table-row>
            <xsl:variable name="is-last" select="position() = last()"/>
            <xsl:for-each select="$own"><xsl:call-template name="timeline-row"><xsl:with-param name="is-last" select="$is-last"/></xsl:call-template></xsl:for-each>
          </fo:table-body>
        </xsl:if>
      </xsl:for-each>
    </fo:table>
  </xsl:template>

  <!-- "14 mars" above the line: to the right of it, or to its left where the span is about to end. -->
  <xsl:template name="row-of-today">
    <xsl:variable name="before" select="count($columns[@left &lt; $today])"/>
    <xsl:variable name="near-end" select="$today &gt; 850"/>
    <xsl:variable name="words">
      <xsl:call-template name="label">
        <xsl:with-param name="id" select="'day-in-year'"/>
        <xsl:with-param name="a" select="number(substring(/p:plan/@r:as-of, 9, 2))"/>
        <xsl:with-param name="b"><xsl:call-template name="month-name"><xsl:with-param name="month" select="substring(/p:plan/@r:as-of, 6, 2)"/><xsl:with-param name="form" select="'date'"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </xsl:variable>
    <fo:table-row role="Artifact">
      <fo:table-cell number-columns-spanned="2" background-color="{$surface}"><fo:block>&#xA0;</fo:block></fo:table-cell>
      <xsl:if test="$before &gt; 0">
        <fo:table-cell number-columns-spanned="{$before}" background-color="{$surface}" padding="2pt 3pt 0pt 3pt">
          <fo:block xsl:use-attribute-sets="note-text" font-weight="{$bold}" text-align="end">
            <xsl:choose><xsl:when test="$near-end"><xsl:copy-of select="$words"/></xsl:when><xsl:otherwise><fo:inline font-size="1pt">&#xA0;</fo:inline></xsl:otherwise></xsl:choose>
          </fo:block>
        </fo:table-cell>
      </xsl:if>
      <fo:table-cell number-columns-spanned="{count($columns) - $before}" background-color="{$surface}" padding="2pt 3pt 0pt 3pt"
                     border-left="1.5pt solid {$text-colour}">
        <fo:block xsl:use-attribute-sets="note-text" font-weight="{$bold}">
          <xsl:choose><xsl:when test="not($near-end)"><xsl:copy-of select="$words"/></xsl:when><xsl:otherwise><fo:inline font-size="1pt">&#xA0;</fo:inline></xsl:otherwise></xsl:choose>
        </fo:block>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="row-of-years">
    <fo:table-row role="Artifact">
      <fo:table-cell number-columns-spanned="2" background-color="{$surface}"><fo:block>&#xA0;</fo:block></fo:table-cell>
      <xsl:for-each select="$span/r:scale[@every = 'year']/r:period">
        <xsl:variable name="year" select="@period"/>
        <xsl:variable name="periods" select="$scale/r:period[starts-with(@period, $year)][@length &gt; 0]"/>
        <xsl:variable name="from" select="sum($periods[1]/preceding-sibling::r:period/@length)"/>
        <xsl:variable name="to" select="$from + sum($periods/@length)"/>
        <xsl:if test="$periods">
          <fo:table-cell number-columns-spanned="{count($columns[@left &gt;= $from and @right &lt;= $to])}" background-color="{$surface}" padding="2pt 3pt 0pt 3pt">
            <xsl:for-each select="$columns[@left = $from]"><xsl:call-template name="line-before"/></xsl:for-each>
            <fo:block font-weight="{$bold}" color="{$accent}">
              <xsl:call-template name="unless-cut-short"><xsl:with-param name="words" select="$year"/></xsl:call-template>
            </fo:block>
          </fo:table-cell>
        </xsl:if>
      </xsl:for-each>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="period-heading">
    <xsl:variable name="from" select="sum(preceding-sibling::r:period/@length)"/>
    <xsl:variable name="to" select="$from + @length"/>
    <fo:table-cell role="Artifact" number-columns-spanned="{count($columns[@left &gt;= $from and @right &lt;= $to])}" background-color="{$surface}"
                   border-bottom="{$medium-width} solid {$accent}" padding="0pt 2pt 3pt 3pt" display-align="after">
      <xsl:for-each select="$columns[@left = $from]"><xsl:call-template name="line-before"/></xsl:for-each>
      <fo:block xsl:use-attribute-sets="note-text">
        <xsl:if test="../@every = 'year'">
          <xsl:attribute name="font-weight"><xsl:value-of select="$bold"/></xsl:attribute>
          <xsl:attribute name="color"><xsl:value-of select="$accent"/></xsl:attribute>
        </xsl:if>
        <xsl:call-template name="unless-cut-short"><xsl:with-param name="words"><xsl:call-template name="short-period"/></xsl:with-param></xsl:call-template>
      </fo:block>
    </fo:table-cell>
  </xsl:template>

  <!-- The first and the last may be too short for a word: a plan that begins in December has a month of its first year. -->
  <xsl:template name="unless-cut-short">
    <xsl:param name="words"/>
    <xsl:choose>
      <xsl:when test="@length * $point &gt; 5 * string-length($words) + 6.5"><xsl:value-of select="$words"/></xsl:when>
      <!-- Of many years none is that wide, and all are said. -->
      <xsl:when test="../@every = 'year' and ../../r:scale[2] and not((following-sibling::r:period[1] | preceding-sibling::r:period[1])[@length &gt; 1.25 * current()/@length])">
        <xsl:value-of select="$words"/>
      </xsl:when>
      <xsl:otherwise><fo:inline font-size="1pt">&#xA0;</fo:inline></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Vt, Kv 2, mar: the year stands above. -->
  <xsl:template name="short-period">
    <xsl:variable name="part" select="substring(@period, 6)"/>
    <xsl:choose>
      <xsl:when test="../@every = 'year'"><xsl:value-of select="@period"/></xsl:when>
      <xsl:when test="$part = 'VT'"><xsl:call-template name="label"><xsl:with-param name="id" select="'short-term-spring'"/></xsl:call-template></xsl:when>
      <xsl:when test="$part = 'HT'"><xsl:call-template name="label"><xsl:with-param name="id" select="'short-term-autumn'"/></xsl:call-template></xsl:when>
      <xsl:when test="../@every = 'half-year'"><xsl:call-template name="label"><xsl:with-param name="id" select="'short-half'"/><xsl:with-param name="a" select="substring($part, 2)"/></xsl:call-template></xsl:when>
      <xsl:when test="../@every = 'quarter'"><xsl:call-template name="label"><xsl:with-param name="id" select="'short-quarter'"/><xsl:with-param name="a" select="substring($part, 2)"/></xsl:call-template></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="month"><xsl:call-template name="month-name"><xsl:with-param name="month" select="$part"/></xsl:call-template></xsl:variable>
        <xsl:value-of select="substring($month, 1, 3)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="timeline-row">
    <xsl:param name="is-last"/>
    <xsl:variable name="bars-tree"><xsl:call-template name="bars"/></xsl:variable>
    <xsl:variable name="bars" select="exsl:node-set($bars-tree)/b:bar[@right &gt; @left]"/>
    <fo:table-row keep-together.within-page="always">
      <!-- The heading of an area takes one row with it; the last row of all is not alone. -->
      <xsl:call-template name="two-at-ends">
        <xsl:with-param name="begins" select="false()"/>
        <xsl:with-param name="ends" select="position() = last() and position() &gt; 1 and $is-last"/>
      </xsl:call-template>
      <xsl:copy-of select="@hpx:at"/>
      <fo:table-cell role="TH" xsl:use-attribute-sets="cell">
        <fo:block><xsl:call-template name="part-words"/></fo:block>
        <fo:block xsl:use-attribute-sets="note-text" color="{$muted}"><xsl:call-template name="times-in-words"/></fo:block>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cell"><xsl:call-template name="standing-words"/></fo:table-cell>
      <xsl:for-each select="$columns">
        <fo:table-cell role="Artifact" border-bottom="{$thin-rule}" padding="7pt 0pt 6pt 0pt">
          <xsl:call-template name="line-before"/>
          <xsl:call-template name="bars-in"><xsl:with-param name="bars" select="$bars"/></xsl:call-template>
        </fo:table-cell>
      </xsl:for-each>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="standing-words">
    <xsl:for-each select="r:late"><fo:block><xsl:call-template name="state"><xsl:with-param name="name" select="'late'"/></xsl:call-template></fo:block></xsl:for-each>
    <xsl:for-each select="r:progress"><xsl:call-template name="progress-words"/></xsl:for-each>
  </xsl:template>

  <!-- ==== Bars ==== -->

  <!-- b:bar left, right, is: done, left, late; open: its end is not decided; starts, ends: with a line there. -->
  <xsl:template name="bars">
    <!-- Of what will not be done, nothing is left. -->
    <xsl:variable name="is-over" select="boolean(r:progress[@state = 'dropped' or @state = 'moved' or @state = 'not-relevant'])"/>
    <xsl:choose>
      <xsl:when test="r:occurrence/@length">
        <xsl:for-each select="r:occurrence[@length][not($is-over) or @state = 'complete']">
          <!-- A block of 3 mm where the period ends, apart from the line. -->
          <xsl:variable name="end" select="@before + @length - 4"/>
          <xsl:variable name="start" select="($end - 20) * ($end - 20 &gt; @before) + @before * ($end - 20 &lt;= @before)"/>
          <b:bar left="{$start}" right="{$end}" starts="yes" ends="yes">
            <xsl:attribute name="is">
              <xsl:choose>
                <xsl:when test="@state = 'complete'">done</xsl:when>
                <xsl:when test="../r:late and @before + @length &lt;= $today and (@state = 'not-reported' or @state = 'not-started' or @state = 'in-progress' or @state = 'ongoing' or @state = 'paused')">late</xsl:when>
                <xsl:otherwise>left</xsl:otherwise>
              </xsl:choose>
            </xsl:attribute>
          </b:bar>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="late" select="r:late"/>
        <xsl:for-each select="r:time[not($is-over)]">
          <xsl:variable name="has-start" select="boolean(@earliest-start or @latest-start)"/>
          <xsl:variable name="from" select="@before * $has-start"/>
          <xsl:variable name="to" select="@before + @length"/>
          <xsl:variable name="done" select="$from + round(($to - $from) * sum(@done) div 1000)"/>
          <b:bar left="{$from}" right="{$done}" is="done"><xsl:if test="$has-start"><xsl:attribute name="starts">yes</xsl:attribute></xsl:if></b:bar>
          <b:bar left="{$done}" right="{$to}" is="left">
            <xsl:if test="$has-start and $done = $from"><xsl:attribute name="starts">yes</xsl:attribute></xsl:if>
            <xsl:choose><xsl:when test="@open"><xsl:attribute name="open">yes</xsl:attribute></xsl:when><xsl:otherwise><xsl:attribute name="ends">yes</xsl:attribute></xsl:otherwise></xsl:choose>
          </b:bar>
          <xsl:if test="$late and $today &gt; $to"><b:bar left="{$to}" right="{$today}" is="late"/></xsl:if>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What of the bars is in the period: a table of its own, which has them side by side. -->
  <xsl:template name="bars-in">
    <xsl:param name="bars"/>
    <xsl:variable name="from" select="@left"/>
    <xsl:variable name="to" select="@right"/>
    <xsl:variable name="pieces" select="$bars[@left &lt; $to and @right &gt; $from]"/>
    <xsl:choose>
      <xsl:when test="$pieces">
        <xsl:variable name="cut-tree">
          <xsl:for-each select="$pieces">
            <xsl:variable name="n" select="position()"/>
            <xsl:variable name="begins" select="@left * (@left &gt; $from) + $from * (@left &lt;= $from)"/>
            <b:piece is="{@is}" short="{@right - @left &lt; 30}" gap="{$begins - $from * ($n = 1) - sum($pieces[$n - 1]/@right)}" left="{$begins}" right="{@right * (@right &lt; $to) + $to * (@right &gt;= $to)}">
              <xsl:if test="@left &gt;= $from"><xsl:copy-of select="@starts"/></xsl:if>
              <xsl:if test="@right &lt;= $to"><xsl:copy-of select="@ends | @open"/></xsl:if>
            </b:piece>
          </xsl:for-each>
        </xsl:variable>
        <xsl:variable name="cut" select="exsl:node-set($cut-tree)/b:piece"/>
        <fo:table table-layout="fixed" width="100%" font-size="1pt" line-height="8pt" border-collapse="separate">
          <xsl:for-each select="$cut">
            <xsl:if test="@gap &gt; 0"><fo:table-column column-width="proportional-column-width({@gap})"/></xsl:if>
            <fo:table-column column-width="proportional-column-width({@right - @left})"/>
          </xsl:for-each>
          <xsl:if test="$cut[last()]/@right &lt; $to"><fo:table-column column-width="proportional-column-width({$to - $cut[last()]/@right})"/></xsl:if>
          <fo:table-body>
            <fo:table-row>
              <xsl:for-each select="$cut">
                <xsl:if test="@gap &gt; 0"><fo:table-cell><fo:block>&#xA0;</fo:block></fo:table-cell></xsl:if>
                <xsl:call-template name="piece"/>
              </xsl:for-each>
              <xsl:if test="$cut[last()]/@right &lt; $to"><fo:table-cell><fo:block>&#xA0;</fo:block></fo:table-cell></xsl:if>
            </fo:table-row>
          </fo:table-body>
        </fo:table>
      </xsl:when>
      <xsl:otherwise><fo:block font-size="1pt" line-height="8pt">&#xA0;</fo:block></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="piece">
    <xsl:variable name="line">
      <xsl:choose>
        <!-- Of something short, dashes would be mere dots. -->
        <xsl:when test="@is = 'late' and @short = 'true'"><xsl:value-of select="concat('1.5pt solid ', $colour/@alert)"/></xsl:when>
        <xsl:when test="@is = 'late'"><xsl:value-of select="concat('0.75pt dashed ', $colour/@alert)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="concat('0.75pt solid ', $accent)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <fo:table-cell border-top="{$line}" border-bottom="{$line}">
      <xsl:if test="@starts"><xsl:attribute name="border-left"><xsl:value-of select="$line"/></xsl:attribute></xsl:if>
      <xsl:if test="@ends"><xsl:attribute name="border-right"><xsl:value-of select="$line"/></xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="@is = 'done'"><xsl:attribute name="background-color"><xsl:value-of select="$accent"/></xsl:attribute></xsl:when>
        <xsl:when test="@is = 'left'"><xsl:attribute name="background-color"><xsl:value-of select="$accent-surface"/></xsl:attribute></xsl:when>
      </xsl:choose>
      <xsl:choose>
        <xsl:when test="@open and (@right - @left) * $point &gt; 8"><fo:block font-family="DejaVu Sans" font-size="7pt" text-align="end" color="{$accent}">&#x2192;</fo:block></xsl:when>
        <xsl:otherwise><fo:block>&#xA0;</fo:block></xsl:otherwise>
      </xsl:choose>
    </fo:table-cell>
  </xsl:template>

  <!-- ==== What has no days ==== -->

  <xsl:template name="without-days">
    <xsl:call-template name="overview">
      <xsl:with-param name="id" select="'timeless'"/>
      <xsl:with-param name="whole" select="false()"/>
      <xsl:with-param name="columns">
        <fo:table-column column-width="proportional-column-width(52)"/>
        <fo:table-column column-width="proportional-column-width(24)"/>
        <fo:table-column column-width="proportional-column-width(24)"/>
      </xsl:with-param>
      <xsl:with-param name="heading">
        <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'part-activity'"/></xsl:call-template>
        <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'timeframe'"/></xsl:call-template>
        <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'progress'"/></xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="rows">
        <xsl:for-each select="$timeless">
          <xsl:variable name="times"><xsl:call-template name="times-in-words"/></xsl:variable>
          <fo:table-row xsl:use-attribute-sets="row">
            <xsl:copy-of select="@hpx:at"/>
            <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="part-words"/></xsl:with-param></xsl:call-template>
            <xsl:call-template name="overview-cell"><xsl:with-param name="words" select="$times"/></xsl:call-template>
            <fo:table-cell xsl:use-attribute-sets="cell"><xsl:call-template name="standing-words"/></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
