<?xml version="1.0" encoding="UTF-8"?>
<!-- The followup view: the report of a meeting, for a reader who has two minutes.

       how it stands: done, late, silent │ what changed since the last │ what comes next      │ all activities
       what needs a decision             │ meeting, then → now         │ who has not reported │ with how they stand
       counts, the next meeting          │ late and at risk, and why   │ goals and indicators │

     What has changed since the earlier day has a bar beside it in the last table. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:s="https://handlingsplan.org/ns/stylesheets/states"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                exclude-result-prefixes="p r s hpx">
  <xsl:import href="plan.xsl"/>
  <xsl:import href="modules/overview.xsl"/>
  <xsl:import href="modules/report.xsl"/>

  <xsl:template match="p:plan">
    <fo:root xml:lang="{$language}" xsl:use-attribute-sets="document">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="page-masters"/>
      <xsl:call-template name="metadata"/>
      <xsl:call-template name="followup-bookmarks"/>
      <fo:page-sequence master-reference="pages" id="document">
        <xsl:call-template name="running-heads"/>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="at-a-glance"/>
          <xsl:call-template name="to-decide"/>
          <xsl:call-template name="counts"/>
          <xsl:call-template name="next-meeting"/>
          <xsl:call-template name="differences"/>
          <xsl:call-template name="late-and-at-risk"/>
          <xsl:call-template name="coming"/>
          <xsl:call-template name="silent"/>
          <xsl:call-template name="measures-and-goals"/>
          <xsl:apply-templates select="r:amendments" mode="chapter"/>
          <xsl:call-template name="all-activities"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <!-- ==== What it is of ==== -->

  <xsl:variable name="since" select="/p:plan/r:since"/>
  <!-- Those that are counted: what is withdrawn is not. -->
  <xsl:variable name="activities" select="//p:activity[r:progress][not(r:withdrawn)][not(ancestor::r:*)]"/>
  <xsl:variable name="problems" select="$activities[r:late or r:progress/@rating = 'behind' or r:progress/@rating = 'at-risk']"/>

  <xsl:variable name="soon" select="$activities[r:soon or r:should-have-begun]"/>
  <xsl:variable name="those" select="(/p:plan/r:reporting/r:missing | /p:plan/r:reporting/r:silent[not(../r:missing)])[1]"/>
  <xsl:variable name="goals" select="//p:*[self::p:goal or self::p:objective][r:assessed][not(ancestor::r:*)]"/>
  <xsl:variable name="indicators" select="//p:indicator[r:observed or p:target][not(ancestor::r:*)]"/>

  <xsl:template name="report-name">
    <xsl:call-template name="label"><xsl:with-param name="id" select="'followup'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="since-words">
    <xsl:variable name="day"><xsl:call-template name="date"><xsl:with-param name="date" select="$since/@day"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="label"><xsl:with-param name="id" select="'since'"/><xsl:with-param name="a" select="string($day)"/></xsl:call-template>
  </xsl:template>

  <!-- ==== Page 1 ==== -->

  <xsl:template name="at-a-glance">
    <xsl:if test="$attachment != ''"><xsl:call-template name="attachment-line"/></xsl:if>
    <fo:block xsl:use-attribute-sets="note-text" color="{$muted}" keep-with-next.within-page="always">
      <xsl:call-template name="report-name"/>
      <xsl:if test="$since/@day"><xsl:text> </xsl:text><xsl:call-template name="since-words"/></xsl:if>
    </fo:block>
    <xsl:call-template name="report-title"/>
    <fo:block font-size="{$lead.size}" line-height="{$lead.line}" space-after="{$m}" keep-with-next.within-page="always">
      <xsl:call-template name="as-of-words"/>
      <xsl:if test="@r:as-of"><xsl:text> · </xsl:text></xsl:if>
      <xsl:call-template name="label-of-number"><xsl:with-param name="id" select="'n-activities'"/><xsl:with-param name="number" select="r:sum/@activities"/></xsl:call-template>
    </fo:block>
    <xsl:call-template name="fictitious-words"/>
    <xsl:variable name="then" select="$since/r:difference[@target = /p:plan/@id and @what = 'sum']/r:then/r:sum"/>
    <xsl:call-template name="figures"><xsl:with-param name="then" select="$then"/></xsl:call-template>
  </xsl:template>

  <!-- The late ones first, and as many as leave room on the page for the counts, at most five; the rest further on. -->
  <xsl:variable name="late" select="$problems[r:late]"/>
  <xsl:variable name="not-late" select="$problems[not(r:late)]"/>
  <xsl:variable name="most-to-decide">
    <xsl:call-template name="rows-in-room">
      <xsl:with-param name="room" select="15.6 - 2 * (string-length(normalize-space($head/p:title)) &gt; 44) - 1.8 * boolean(/*/@r:fictitious) - 1.8 * boolean(/p:plan/r:reporting/r:next)"/>
    </xsl:call-template>
  </xsl:variable>

  <!-- How many rows have room in so many lines: two at least, five at most. Of what stands in a row's three columns, the longest counts, and its padding. -->
  <xsl:template name="rows-in-room">
    <xsl:param name="room"/>
    <xsl:param name="row" select="1"/>
    <xsl:variable name="height">
      <xsl:for-each select="$late[$row] | $not-late[$row - count($late)]">
        <xsl:variable name="who"><xsl:call-template name="responsible-line"><xsl:with-param name="most" select="2"/></xsl:call-template></xsl:variable>
        <xsl:variable name="words" select="ceiling(string-length(normalize-space(p:text[1])) div 38)"/>
        <xsl:variable name="names" select="ceiling(string-length(normalize-space($who)) div 28)"/>
        <xsl:variable name="state" select="2 * boolean(r:late) + boolean(r:progress/@rating)"/>
        <xsl:value-of select="0.8 + $words * ($words &gt;= $names and $words &gt;= $state) + $names * ($names &gt; $words and $names &gt;= $state)
                              + $state * ($state &gt; $words and $state &gt; $names)"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$height = '' or $row &gt; 5 or $row &gt; 2 and $height &gt; $room"><xsl:value-of select="$row - 1"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="rows-in-room">
          <xsl:with-param name="room" select="$room - $height"/>
          <xsl:with-param name="row" select="$row + 1"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="to-decide">
    <xsl:if test="$problems">
      <xsl:call-template name="overview">
        <xsl:with-param name="id" select="'to-decide'"/>
        <xsl:with-param name="columns"><xsl:call-template name="problem-columns"/></xsl:with-param>
        <xsl:with-param name="heading"><xsl:call-template name="problem-headings"/></xsl:with-param>
        <xsl:with-param name="rows">
          <xsl:for-each select="$late[position() &lt;= $most-to-decide]"><xsl:call-template name="problem-row"/></xsl:for-each>
          <xsl:for-each select="$not-late[position() + count($late) &lt;= $most-to-decide]"><xsl:call-template name="problem-row"/></xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="count($problems) &gt; $most-to-decide">
        <fo:block xsl:use-attribute-sets="note-text" color="{$muted}" keep-with-previous.within-page="always">
          <xsl:call-template name="label-of-number"><xsl:with-param name="id" select="'more-problems'"/><xsl:with-param name="number" select="count($problems)"/></xsl:call-template>
          <xsl:text> </xsl:text>
          <fo:basic-link internal-destination="document.late-and-at-risk" xsl:use-attribute-sets="reference">
            <xsl:call-template name="label"><xsl:with-param name="id" select="'page-reference'"/></xsl:call-template>
            <fo:page-number-citation ref-id="document.late-and-at-risk"/>
          </fo:basic-link>
        </fo:block>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="problem-columns">
    <fo:table-column column-width="proportional-column-width(43)"/>
    <fo:table-column column-width="proportional-column-width(31)"/>
    <fo:table-column column-width="proportional-column-width(26)"/>
  </xsl:template>

  <xsl:template name="problem-headings">
    <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'part-activity'"/></xsl:call-template>
    <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'responsible'"/></xsl:call-template>
    <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'progress-and-reason'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="problem-row">
    <xsl:param name="reasons" select="false()"/>
    <fo:table-row xsl:use-attribute-sets="row">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="part-words"/></xsl:with-param></xsl:call-template>
      <xsl:call-template name="overview-cell">
        <xsl:with-param name="words">
          <xsl:call-template name="responsible-line"><xsl:with-param name="most" select="2 + 1000 * $reasons"/></xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:for-each select="r:late"><xsl:call-template name="late-words"/></xsl:for-each>
        <xsl:for-each select="r:progress[@rating]"><fo:block><xsl:call-template name="state"><xsl:with-param name="name" select="@rating"/></xsl:call-template></fo:block></xsl:for-each>
        <xsl:if test="$reasons"><xsl:for-each select="r:progress"><xsl:call-template name="report-words"/></xsl:for-each></xsl:if>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="next-meeting">
    <xsl:for-each select="r:reporting/r:next">
      <fo:block space-before="{$s}" keep-with-previous.within-page="always">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'next-report'"/>
          <xsl:with-param name="a"><xsl:call-template name="date"><xsl:with-param name="date" select="@by"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <xsl:if test="@to"><xsl:text>, </xsl:text><xsl:call-template name="names"><xsl:with-param name="ids" select="@to"/></xsl:call-template></xsl:if>
        <xsl:if test="@period"><xsl:text> (</xsl:text><xsl:call-template name="period"><xsl:with-param name="period" select="@period"/></xsl:call-template><xsl:text>)</xsl:text></xsl:if>
      </fo:block>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== What has changed: then → now ==== -->

  <!-- Wording that was changed by decision stands with the amendments; of a group that is new, its objectives are told. -->
  <xsl:variable name="told" select="$since/r:difference[@part = 'activity' or @part = 'objective' or @part = 'objective-group' or @part = 'goal' or @part = 'area' or @part = 'indicator' or @part = 'plan']
    [@what = 'progress' or @what = 'assessed' or @what = 'observed' or @what = 'occurrence' or @kind = 'new' and not(@what) or @kind = 'withdrawn' or @kind = 'gone'][not(@unchanged)]
    [not(@part = 'objective-group' and @kind = 'new')]"/>

  <xsl:template name="differences">
    <xsl:if test="$since">
      <xsl:choose>
        <xsl:when test="$told">
          <xsl:call-template name="overview">
            <xsl:with-param name="id" select="'differences'"/>
            <xsl:with-param name="whole" select="false()"/>
            <xsl:with-param name="columns">
              <fo:table-column column-width="proportional-column-width(34)"/>
              <fo:table-column column-width="proportional-column-width(29)"/>
              <fo:table-column column-width="proportional-column-width(37)"/>
            </xsl:with-param>
            <xsl:with-param name="heading">
              <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'amendment-part'"/></xsl:call-template>
              <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'then'"/></xsl:call-template>
              <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'now'"/></xsl:call-template>
            </xsl:with-param>
            <xsl:with-param name="rows"><xsl:for-each select="$told"><xsl:call-template name="difference-row"/></xsl:for-each></xsl:with-param>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="report-heading">
            <xsl:with-param name="id" select="'document.differences'"/>
            <xsl:with-param name="words"><xsl:call-template name="label"><xsl:with-param name="id" select="'differences'"/></xsl:call-template></xsl:with-param>
          </xsl:call-template>
          <fo:block xsl:use-attribute-sets="paragraph"><xsl:call-template name="label"><xsl:with-param name="id" select="'no-differences'"/></xsl:call-template></fo:block>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <!-- What is gone has no place in the plan: its name is that of then. -->
  <xsl:template name="difference-row">
    <xsl:variable name="part" select="key('id', @target)"/>
    <fo:table-row xsl:use-attribute-sets="row">
      <xsl:copy-of select="$part/@hpx:at"/>
      <xsl:call-template name="overview-cell"><xsl:with-param name="words">
        <xsl:for-each select="$part"><xsl:call-template name="part-words"/></xsl:for-each>
        <xsl:if test="not($part)"><xsl:apply-templates select="r:then/p:*[1]/node()" mode="words"/></xsl:if>
      </xsl:with-param></xsl:call-template>
      <fo:table-cell xsl:use-attribute-sets="cell" color="{$muted}">
        <xsl:choose>
          <xsl:when test="@kind = 'new'"><fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="'is-new'"/></xsl:call-template></fo:block></xsl:when>
          <xsl:otherwise><xsl:for-each select="r:then"><xsl:call-template name="side"/></xsl:for-each><xsl:if test="not(r:then)"><fo:block><xsl:call-template name="nothing"/></fo:block></xsl:if></xsl:otherwise>
        </xsl:choose>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:choose>
          <xsl:when test="@kind = 'withdrawn' or @kind = 'gone'"><fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="'withdrawn'"/></xsl:call-template></fo:block></xsl:when>
          <xsl:when test="@kind = 'new'"><xsl:for-each select="$part/r:progress"><xsl:call-template name="progress-words"/></xsl:for-each><xsl:if test="not($part/r:progress)"><fo:block><xsl:call-template name="nothing"/></fo:block></xsl:if></xsl:when>
          <xsl:otherwise><xsl:for-each select="r:now"><xsl:call-template name="side"><xsl:with-param name="reasons" select="true()"/></xsl:call-template></xsl:for-each></xsl:otherwise>
        </xsl:choose>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- What was said then, or is now. -->
  <xsl:template name="side">
    <xsl:param name="reasons" select="false()"/>
    <xsl:if test="not(r:*)"><fo:block><xsl:call-template name="nothing"/></fo:block></xsl:if>
    <xsl:for-each select="r:progress | r:occurrence">
      <xsl:call-template name="progress-words"/>
      <xsl:if test="$reasons"><xsl:call-template name="report-words"/></xsl:if>
    </xsl:for-each>
    <xsl:for-each select="r:assessed"><xsl:call-template name="assessed-words"/></xsl:for-each>
    <xsl:for-each select="r:observed"><xsl:call-template name="observed-words"/></xsl:for-each>
  </xsl:template>

  <xsl:template name="assessed-words">
    <fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="concat('result-', @result)"/></xsl:call-template></fo:block>
  </xsl:template>

  <!-- 41,5 (second half of 2016) -->
  <xsl:template name="observed-words">
    <fo:block hpx:font-features="{$figures-font/@features}">
      <xsl:call-template name="value"/>
      <xsl:if test="@period">
        <xsl:text> (</xsl:text><xsl:call-template name="period"><xsl:with-param name="period" select="@period"/></xsl:call-template><xsl:text>)</xsl:text>
      </xsl:if>
    </fo:block>
  </xsl:template>

  <!-- ==== Late and at risk, what comes, who is silent ==== -->

  <!-- Left out where it would say what page 1 has said. -->
  <xsl:variable name="late-and-at-risk" select="$problems[count($problems) &gt; $most-to-decide or key('id', r:progress/@entry | r:progress/r:party/@entry)/*[self::p:reason or self::p:p or self::p:evidence]]"/>

  <xsl:template name="late-and-at-risk">
    <xsl:if test="$late-and-at-risk">
      <xsl:call-template name="overview">
        <xsl:with-param name="id" select="'late-and-at-risk'"/>
        <xsl:with-param name="whole" select="false()"/>
        <xsl:with-param name="columns"><xsl:call-template name="problem-columns"/></xsl:with-param>
        <xsl:with-param name="heading"><xsl:call-template name="problem-headings"/></xsl:with-param>
        <xsl:with-param name="rows">
          <xsl:for-each select="$late"><xsl:call-template name="problem-row"><xsl:with-param name="reasons" select="true()"/></xsl:call-template></xsl:for-each>
          <xsl:for-each select="$not-late"><xsl:call-template name="problem-row"><xsl:with-param name="reasons" select="true()"/></xsl:call-template></xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="coming">
    <xsl:if test="$soon">
      <xsl:call-template name="overview">
        <xsl:with-param name="id" select="'coming-next'"/>
        <xsl:with-param name="whole" select="false()"/>
        <xsl:with-param name="columns"><xsl:call-template name="problem-columns"/></xsl:with-param>
        <xsl:with-param name="heading">
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'part-activity'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'responsible'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'timeframe'"/></xsl:call-template>
        </xsl:with-param>
        <xsl:with-param name="rows">
          <xsl:for-each select="$soon">
            <fo:table-row xsl:use-attribute-sets="row">
              <xsl:copy-of select="@hpx:at"/>
              <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="part-words"/></xsl:with-param></xsl:call-template>
              <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="responsible-line"/></xsl:with-param></xsl:call-template>
              <fo:table-cell xsl:use-attribute-sets="cell">
                <xsl:for-each select="r:soon"><xsl:call-template name="by-words"><xsl:with-param name="label" select="'due'"/></xsl:call-template></xsl:for-each>
                <xsl:for-each select="r:should-have-begun"><xsl:call-template name="by-words"><xsl:with-param name="label" select="'start-by'"/></xsl:call-template></xsl:for-each>
              </fo:table-cell>
            </fo:table-row>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Due 30 November 2017 (second half of 2017) -->
  <xsl:template name="by-words">
    <xsl:param name="label"/>
    <fo:block>
      <xsl:call-template name="label">
        <xsl:with-param name="id" select="$label"/>
        <xsl:with-param name="a"><xsl:call-template name="date"><xsl:with-param name="date" select="@by"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
      <xsl:if test="@period"><xsl:text> (</xsl:text><xsl:call-template name="period"><xsl:with-param name="period" select="@period"/></xsl:call-template><xsl:text>)</xsl:text></xsl:if>
    </fo:block>
  </xsl:template>

  <xsl:template name="silent">
    <xsl:if test="$those">
      <xsl:call-template name="overview">
        <xsl:with-param name="id" select="'has-not-reported'"/>
        <xsl:with-param name="whole" select="false()"/>
        <xsl:with-param name="few" select="12"/>
        <xsl:with-param name="width" select="'60%'"/>
        <xsl:with-param name="columns">
          <fo:table-column column-width="proportional-column-width(70)"/>
          <fo:table-column column-width="proportional-column-width(30)"/>
        </xsl:with-param>
        <xsl:with-param name="heading">
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'party'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'activity'"/><xsl:with-param name="align" select="'end'"/></xsl:call-template>
        </xsl:with-param>
        <xsl:with-param name="rows">
          <xsl:for-each select="$those/r:who[@party]">
            <fo:table-row xsl:use-attribute-sets="row">
              <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="names"><xsl:with-param name="ids" select="@party"/></xsl:call-template></xsl:with-param></xsl:call-template>
              <xsl:call-template name="overview-cell"><xsl:with-param name="align" select="'end'"/><xsl:with-param name="words"><xsl:call-template name="grouped"><xsl:with-param name="number" select="@activities"/></xsl:call-template></xsl:with-param></xsl:call-template>
            </fo:table-row>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- ==== Goals and indicators against their targets ==== -->

  <xsl:template name="measures-and-goals">
    <xsl:if test="$goals">
      <xsl:call-template name="overview">
        <xsl:with-param name="id" select="'assessed-goals'"/>
        <xsl:with-param name="whole" select="false()"/>
        <xsl:with-param name="columns">
          <fo:table-column column-width="proportional-column-width(3)"/>
          <fo:table-column column-width="proportional-column-width(2)"/>
        </xsl:with-param>
        <xsl:with-param name="heading">
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'goal'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'assessment'"/></xsl:call-template>
        </xsl:with-param>
        <xsl:with-param name="rows">
          <xsl:for-each select="$goals">
            <fo:table-row xsl:use-attribute-sets="row">
              <xsl:copy-of select="@hpx:at"/>
              <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="part-words"/></xsl:with-param></xsl:call-template>
              <fo:table-cell xsl:use-attribute-sets="cell">
                <xsl:for-each select="r:assessed"><xsl:call-template name="assessed-words"/><xsl:call-template name="report-words"/></xsl:for-each>
              </fo:table-cell>
            </fo:table-row>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="$indicators">
      <xsl:call-template name="overview">
        <xsl:with-param name="id" select="'indicators'"/>
        <xsl:with-param name="whole" select="false()"/>
        <xsl:with-param name="columns">
          <fo:table-column column-width="proportional-column-width(36)"/>
          <fo:table-column column-width="proportional-column-width(16)"/>
          <fo:table-column column-width="proportional-column-width(16)"/>
          <fo:table-column column-width="proportional-column-width(32)"/>
        </xsl:with-param>
        <xsl:with-param name="heading">
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'indicator'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'baseline'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'target'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'last-value'"/></xsl:call-template>
        </xsl:with-param>
        <xsl:with-param name="rows"><xsl:for-each select="$indicators"><xsl:call-template name="indicator-row"/></xsl:for-each></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="indicator-row">
    <fo:table-row xsl:use-attribute-sets="row">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="overview-cell">
        <xsl:with-param name="words"><xsl:apply-templates select="p:text[1]/node()" mode="words"/><xsl:if test="@unit"><xsl:value-of select="concat(' (', @unit, ')')"/></xsl:if></xsl:with-param>
      </xsl:call-template>
      <xsl:for-each select="(p:baseline | self::*[not(p:baseline)])[last()]"><xsl:call-template name="value-cell"><xsl:with-param name="is" select="boolean(self::p:baseline)"/></xsl:call-template></xsl:for-each>
      <xsl:for-each select="(p:target | self::*[not(p:target)])[last()]"><xsl:call-template name="value-cell"><xsl:with-param name="is" select="boolean(self::p:target)"/></xsl:call-template></xsl:for-each>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:for-each select="r:observed">
          <xsl:call-template name="observed-words"/>
          <xsl:if test="@on-the-way"><fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="concat('on-the-way-', @on-the-way)"/></xsl:call-template></fo:block></xsl:if>
        </xsl:for-each>
        <xsl:if test="not(r:observed)"><fo:block><xsl:call-template name="nothing"/></fo:block></xsl:if>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="value-cell">
    <xsl:param name="is"/>
    <fo:table-cell xsl:use-attribute-sets="cell">
      <fo:block hpx:font-features="{$figures-font/@features}">
        <xsl:choose>
          <xsl:when test="$is"><xsl:call-template name="value"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="nothing"/></xsl:otherwise>
        </xsl:choose>
      </fo:block>
    </fo:table-cell>
  </xsl:template>

  <!-- ==== Decided changes: a chapter like the others, of which several stand on a page ==== -->

  <xsl:variable name="level-of-amendments" select="3"/>

  <xsl:template match="r:amendments" mode="chapter">
    <xsl:call-template name="report-heading">
      <xsl:with-param name="id"><xsl:apply-templates select="." mode="chapter-id"/></xsl:with-param>
      <xsl:with-param name="words"><xsl:apply-templates select="." mode="title"/></xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates select="."/>
  </xsl:template>

  <!-- ==== All activities ==== -->

  <xsl:template name="all-activities">
    <xsl:call-template name="report-heading">
      <xsl:with-param name="id" select="'document.all-activities'"/>
      <xsl:with-param name="words"><xsl:call-template name="label"><xsl:with-param name="id" select="'all-activities'"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
    <xsl:if test="not(//p:area//p:activity[r:progress][not(ancestor::r:*)])"><xsl:call-template name="no-activities"/></xsl:if>
    <xsl:for-each select="//p:area[not(ancestor::r:*)][.//p:activity[r:progress]]">
      <xsl:variable name="own" select=".//p:activity[r:progress][not(ancestor::r:*)][generate-id(ancestor::p:area[1]) = generate-id(current())]"/>
      <xsl:if test="$own">
        <fo:block role="H2" xsl:use-attribute-sets="heading-3">
          <xsl:call-template name="hanging"><xsl:with-param name="hang"><xsl:apply-templates select="." mode="hang"/></xsl:with-param></xsl:call-template>
          <xsl:copy-of select="@hpx:at | @id"/>
          <!-- What else amendments refer to: its goals, and the areas that it is the first in. -->
          <xsl:for-each select="p:goal[@id] | ancestor::p:area[generate-id((.//p:activity[r:progress])[1]) = generate-id($own[1])]">
            <fo:wrapper id="{@id}"/>
          </xsl:for-each>
          <xsl:apply-templates select="." mode="title"/>
        </fo:block>
        <fo:table xsl:use-attribute-sets="table">
          <fo:table-column column-width="proportional-column-width(34)"/>
          <fo:table-column column-width="proportional-column-width(21)"/>
          <fo:table-column column-width="proportional-column-width(21)"/>
          <fo:table-column column-width="proportional-column-width(24)"/>
          <fo:table-header>
            <fo:table-row>
              <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'part-activity'"/></xsl:call-template>
              <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'responsible'"/></xsl:call-template>
              <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'timeframe'"/></xsl:call-template>
              <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'progress'"/></xsl:call-template>
            </fo:table-row>
          </fo:table-header>
          <fo:table-body><xsl:for-each select="$own"><xsl:call-template name="activity-row"/></xsl:for-each></fo:table-body>
        </fo:table>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- What amendments refer to is here: of an objective, its first activity. -->
  <xsl:template name="activity-row">
    <fo:table-row xsl:use-attribute-sets="row">
      <xsl:call-template name="two-at-ends"/>
      <xsl:copy-of select="@hpx:at | @id"/>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <fo:block>
          <xsl:if test="not(parent::p:area or parent::p:goal or preceding-sibling::p:activity[1])"><xsl:copy-of select="../@id"/></xsl:if>
          <xsl:if test="@r:differs"><fo:change-bar-begin change-bar-class="since" change-bar-style="solid" change-bar-width="{$medium-width}" change-bar-color="{$accent}" change-bar-offset="6pt"/></xsl:if>
          <xsl:call-template name="part-words"/>
        </fo:block>
      </fo:table-cell>
      <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="responsible-line"/></xsl:with-param></xsl:call-template>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:variable name="times"><xsl:call-template name="times-in-words"/></xsl:variable>
        <xsl:copy-of select="$times"/>
        <xsl:if test="string($times) = ''"><fo:block><xsl:call-template name="nothing"/></fo:block></xsl:if>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:choose>
          <xsl:when test="r:withdrawn"><fo:block color="{$muted}"><xsl:call-template name="label"><xsl:with-param name="id" select="'withdrawn'"/></xsl:call-template></fo:block></xsl:when>
          <xsl:otherwise>
            <xsl:for-each select="r:progress"><xsl:call-template name="progress-words"/></xsl:for-each>
            <xsl:for-each select="r:late"><xsl:call-template name="late-words"/></xsl:for-each>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@r:differs"><fo:block><fo:change-bar-end change-bar-class="since"/></fo:block></xsl:if>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- ==== Bookmarks ==== -->

  <xsl:template name="followup-bookmarks">
    <fo:bookmark-tree>
      <xsl:if test="$problems"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'to-decide'"/></xsl:call-template></xsl:if>
      <xsl:if test="r:sum/r:count"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'counts'"/></xsl:call-template></xsl:if>
      <xsl:if test="$since"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'differences'"/></xsl:call-template></xsl:if>
      <xsl:if test="$late-and-at-risk"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'late-and-at-risk'"/></xsl:call-template></xsl:if>
      <xsl:if test="$soon"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'coming-next'"/></xsl:call-template></xsl:if>
      <xsl:if test="$those"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'has-not-reported'"/></xsl:call-template></xsl:if>
      <xsl:if test="$goals"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'assessed-goals'"/></xsl:call-template></xsl:if>
      <xsl:if test="$indicators"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'indicators'"/></xsl:call-template></xsl:if>
      <xsl:apply-templates select="r:amendments" mode="bookmark"/>
      <xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'all-activities'"/></xsl:call-template>
    </fo:bookmark-tree>
  </xsl:template>
</xsl:stylesheet>
