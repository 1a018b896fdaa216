<?xml version="1.0" encoding="UTF-8"?>
<!-- The responsible view: a sheet for each party, to be handed to it.

       title, contents │ party                   │ party …
       (of all sheets) │ late, soon, later …     │
                       │ what to report, by when │

     For one party (parameter party) it is that sheet alone. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:w="https://handlingsplan.org/ns/stylesheets/when"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1"
                xmlns:exsl="http://exslt.org/common"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                exclude-result-prefixes="p r w exsl hpx">
  <xsl:import href="plan.xsl"/>
  <xsl:import href="modules/overview.xsl"/>
  <xsl:import href="modules/report.xsl"/>

  <xsl:param name="party"/>

  <!-- The headings of a sheet. -->
  <xsl:variable name="list-of-whens"><w:when is="late"/><w:when is="soon"/><w:when is="later"/><w:when is="open"/><w:when is="done"/></xsl:variable>
  <xsl:variable name="whens" select="exsl:node-set($list-of-whens)/w:when"/>
  <xsl:variable name="the-parties" select="/p:plan/p:parties/*[r:responsibility]"/>
  <!-- Where only one has anything to do, a list of sheets would say less than the sheet. -->
  <xsl:variable name="the-one" select="/p:plan/p:parties/*[@id = $party] | $the-parties[$party = ''][not(../*[r:responsibility][2])]"/>

  <xsl:template match="p:plan" name="sheets">
    <fo:root xml:lang="{$language}" xsl:use-attribute-sets="document">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="page-masters"/>
      <xsl:call-template name="metadata"/>
      <xsl:choose>
        <xsl:when test="$the-one">
          <fo:bookmark-tree><xsl:for-each select="$the-one"><xsl:call-template name="sheet-bookmark"/></xsl:for-each></fo:bookmark-tree>
          <fo:page-sequence master-reference="pages" id="document">
            <xsl:call-template name="running-heads"/>
            <fo:flow flow-name="xsl-region-body">
              <xsl:if test="$attachment != ''"><xsl:call-template name="attachment-line"/></xsl:if>
              <xsl:for-each select="$the-one"><xsl:call-template name="sheet"/></xsl:for-each>
            </fo:flow>
          </fo:page-sequence>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="all-sheets"/></xsl:otherwise>
      </xsl:choose>
    </fo:root>
  </xsl:template>

  <xsl:template name="report-name">
    <xsl:call-template name="label"><xsl:with-param name="id" select="concat('responsible-sheet', substring('s', 1, 1 * not($the-one)))"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="document-title">
    <xsl:value-of select="normalize-space($head/p:title)"/>
    <xsl:if test="$the-one"><xsl:text>: </xsl:text><xsl:value-of select="normalize-space($the-one/*[self::p:name or self::r:name])"/></xsl:if>
  </xsl:template>

  <!-- ==== All sheets, with a list of them ==== -->

  <xsl:template name="all-sheets">
    <fo:bookmark-tree>
      <xsl:choose>
        <xsl:when test="$the-parties"><xsl:call-template name="own-bookmark"><xsl:with-param name="id" select="'contents'"/></xsl:call-template></xsl:when>
        <xsl:otherwise><fo:bookmark internal-destination="document.title"><fo:bookmark-title><xsl:call-template name="report-name"/></fo:bookmark-title></fo:bookmark></xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="$the-parties"><xsl:sort select="@r:position" data-type="number"/><xsl:call-template name="sheet-bookmark"/></xsl:for-each>
    </fo:bookmark-tree>
    <fo:page-sequence master-reference="pages" force-page-count="no-force">
      <xsl:if test="not($the-parties)"><xsl:attribute name="id">document</xsl:attribute></xsl:if>
      <xsl:call-template name="running-heads"><xsl:with-param name="end" select="''"/></xsl:call-template>
      <fo:flow flow-name="xsl-region-body">
        <xsl:if test="$attachment != ''"><xsl:call-template name="attachment-line"/></xsl:if>
        <fo:block xsl:use-attribute-sets="note-text" color="{$muted}" keep-with-next.within-page="always"><xsl:call-template name="report-name"/></fo:block>
        <xsl:call-template name="report-title"/>
        <fo:block font-size="{$lead.size}" line-height="{$lead.line}" space-after="{$m}"><xsl:call-template name="as-of-words"/></fo:block>
        <xsl:call-template name="fictitious-words"/>
        <xsl:choose>
          <xsl:when test="$the-parties"><xsl:call-template name="list-of-sheets"/></xsl:when>
          <xsl:otherwise><fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="'commitments-none'"/></xsl:call-template></fo:block></xsl:otherwise>
        </xsl:choose>
      </fo:flow>
    </fo:page-sequence>
    <xsl:for-each select="$the-parties">
      <xsl:sort select="@r:position" data-type="number"/>
      <xsl:variable name="number" select="position()"/>
      <xsl:variable name="last" select="position() = last()"/>
      <xsl:variable name="sheet" select="concat(substring('document', 1, 8 * $last), substring(concat('sheet.', @id), 1, 80 * not($last)))"/>
      <fo:page-sequence master-reference="pages" initial-page-number="1" force-page-count="no-force" id="{$sheet}">
        <xsl:call-template name="running-heads">
          <xsl:with-param name="start"><xsl:call-template name="name-of-party"/></xsl:with-param>
          <xsl:with-param name="end"><xsl:call-template name="page-of-sheet"><xsl:with-param name="number" select="$number"/><xsl:with-param name="sheet" select="$sheet"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
        <fo:flow flow-name="xsl-region-body"><xsl:call-template name="sheet"/></fo:flow>
      </fo:page-sequence>
    </xsl:for-each>
  </xsl:template>

  <!-- Sheet 3, page 1 (2) -->
  <xsl:template name="page-of-sheet">
    <xsl:param name="number"/>
    <xsl:param name="sheet"/>
    <fo:inline xsl:use-attribute-sets="figures">
      <xsl:call-template name="label"><xsl:with-param name="id" select="'sheet-page'"/><xsl:with-param name="a" select="string($number)"/></xsl:call-template>
      <fo:page-number/>
      <xsl:call-template name="label"><xsl:with-param name="id" select="'page-between'"/></xsl:call-template>
      <fo:page-number-citation-last ref-id="{$sheet}"/>
      <xsl:call-template name="label"><xsl:with-param name="id" select="'page-after'"/></xsl:call-template>
    </fo:inline>
  </xsl:template>

  <!-- A list, each with its sheet: their pages are counted from one. -->
  <xsl:template name="list-of-sheets">
    <xsl:call-template name="report-heading">
      <xsl:with-param name="id" select="'document.contents'"/>
      <xsl:with-param name="words"><xsl:call-template name="label"><xsl:with-param name="id" select="'contents'"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
    <fo:block role="TOC">
      <xsl:for-each select="$the-parties">
        <xsl:sort select="@r:position" data-type="number"/>
        <xsl:variable name="sheet"><xsl:call-template name="label"><xsl:with-param name="id" select="'sheet'"/><xsl:with-param name="a" select="string(position())"/></xsl:call-template></xsl:variable>
        <xsl:variable name="sums"><xsl:call-template name="commitments"/></xsl:variable>
        <xsl:variable name="apart"><xsl:call-template name="told-apart"/></xsl:variable>
        <fo:block role="TOCI" text-align-last="justify" hyphenate="false" space-after="{$xs}" start-indent="1.5em" text-indent="-1.5em"
                  end-indent="{$beside-measure} + 3 * {$indent}" last-line-end-indent="-3 * {$indent}">
          <xsl:copy-of select="@hpx:at"/>
          <fo:basic-link internal-destination="{@id}" hpx:alt="{normalize-space(translate(concat(p:name | r:name, $apart, ', ', $sums, ', ', $sheet), '&#xA0;', ' '))}">
            <xsl:call-template name="name-of-party"/>
            <xsl:copy-of select="$apart"/>
            <xsl:text>, </xsl:text>
            <fo:inline color="{$muted}"><xsl:copy-of select="$sums"/></fo:inline>
            <xsl:text>&#xA0;</xsl:text>
            <fo:leader leader-pattern="dots" leader-pattern-width="{$xs} * 1.5" leader-length.minimum="{$indent}"
                       leader-length.optimum="{$indent}" leader-length.maximum="100%" color="{$rule-colour}" role="Artifact"/>
            <xsl:text>&#xA0;</xsl:text>
            <fo:inline xsl:use-attribute-sets="figures"><xsl:copy-of select="$sheet"/></fo:inline>
          </fo:basic-link>
        </fo:block>
      </xsl:for-each>
    </fo:block>
  </xsl:template>

  <xsl:template name="sheet-bookmark">
    <fo:bookmark internal-destination="{@id}">
      <xsl:variable name="apart"><xsl:call-template name="told-apart"/></xsl:variable>
      <fo:bookmark-title><xsl:value-of select="concat(normalize-space(p:name | r:name), $apart)"/></fo:bookmark-title>
    </fo:bookmark>
  </xsl:template>

  <!-- ==== A sheet ==== -->

  <xsl:template name="sheet">
    <xsl:variable name="who" select="."/>
    <fo:block xsl:use-attribute-sets="note-text" color="{$muted}" keep-with-next.within-page="always"><xsl:call-template name="short-title"/></fo:block>
    <fo:block id="{@id}" xsl:use-attribute-sets="heading-1" space-before="0pt" space-after="0pt">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:if test="$the-one"><xsl:attribute name="role">Title</xsl:attribute></xsl:if>
      <xsl:call-template name="balanced"><xsl:with-param name="words"><xsl:call-template name="name-of-party"/></xsl:with-param></xsl:call-template>
    </fo:block>
    <fo:block font-size="{$lead.size}" line-height="{$lead.line}" space-after="{$m}" keep-with-next.within-page="always">
      <xsl:call-template name="commitments"/>
      <xsl:call-template name="where-committed"/>
      <xsl:if test="/*/@r:as-of"><xsl:text> · </xsl:text></xsl:if>
      <xsl:call-template name="as-of-words"/>
    </fo:block>
    <xsl:call-template name="of-which-plan"/>
    <xsl:call-template name="fictitious-words"/>
    <xsl:for-each select="$whens">
      <xsl:variable name="when" select="string(@is)"/>
      <xsl:for-each select="$who[r:responsibility/@when = $when]">
        <xsl:call-template name="sheet-part"><xsl:with-param name="when" select="$when"/></xsl:call-template>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:call-template name="to-report"/>
  </xsl:template>

  <xsl:template name="name-of-party"><xsl:apply-templates select="(p:name | r:name)/node()" mode="words"/></xsl:template>

  <!-- For views over several plans to tell those of one name apart, in a list of names. -->
  <xsl:template name="told-apart"/>

  <!-- For views over several plans to say in how many, and in which if that is one. -->
  <xsl:template name="where-committed"/>
  <xsl:template name="of-which-plan"/>

  <!-- 8 commitments, 2 late -->
  <xsl:template name="commitments">
    <xsl:variable name="n" select="count(r:responsibility)"/>
    <xsl:variable name="late" select="count(r:responsibility[@when = 'late'])"/>
    <xsl:call-template name="label">
      <xsl:with-param name="id" select="concat('commitments-', substring('none', 1, 4 * ($n = 0)), substring('one', 1, 3 * ($n = 1)), substring('many', 1, 4 * ($n &gt; 1)))"/>
      <xsl:with-param name="a"><xsl:call-template name="grouped"><xsl:with-param name="number" select="$n"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
    <xsl:if test="$late &gt; 0">
      <xsl:text>, </xsl:text>
      <xsl:call-template name="label">
        <xsl:with-param name="id" select="concat('commitments-', substring('one', 1, 3 * ($late = 1)), substring('many', 1, 4 * ($late &gt; 1)), '-late')"/>
        <xsl:with-param name="a"><xsl:call-template name="grouped"><xsl:with-param name="number" select="$late"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="sheet-part">
    <xsl:param name="when"/>
    <xsl:variable name="who" select="@id"/>
    <xsl:call-template name="report-heading">
      <xsl:with-param name="id" select="concat(@id, '.', $when)"/>
      <xsl:with-param name="role" select="concat('H', 2 - boolean($the-one))"/>
      <xsl:with-param name="words"><xsl:call-template name="label"><xsl:with-param name="id" select="concat('when-', $when)"/><xsl:with-param name="a" select="string($days)"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
    <fo:table xsl:use-attribute-sets="table" space-before="0pt">
      <xsl:choose>
        <xsl:when test="$narrow-paper">
          <fo:table-column column-width="proportional-column-width(21)"/>
          <fo:table-column column-width="proportional-column-width(33)"/>
          <fo:table-column column-width="proportional-column-width(24)"/>
          <fo:table-column column-width="proportional-column-width(22)"/>
        </xsl:when>
        <xsl:otherwise>
          <!-- "30 september 2026" on one line. -->
          <fo:table-column column-width="33mm"/>
          <fo:table-column column-width="proportional-column-width(1)"/>
          <fo:table-column column-width="42mm"/>
          <fo:table-column column-width="33mm"/>
        </xsl:otherwise>
      </xsl:choose>
      <fo:table-header>
        <fo:table-row>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'when'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'what'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'role-and-with'"/></xsl:call-template>
          <xsl:call-template name="overview-heading"><xsl:with-param name="label" select="'progress'"/></xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="r:responsibility[@when = $when]"><xsl:call-template name="commitment"><xsl:with-param name="who" select="$who"/><xsl:with-param name="is-first" select="position() = 1 and position() != last()"/><xsl:with-param name="is-last" select="position() = last() and position() &gt; 1"/></xsl:call-template></xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- What an activity is, how it stands and who is responsible: the same for all parties that have to do with it, so it is put
       into words once. -->
  <xsl:variable name="activities-in-words">
    <xsl:for-each select="key('id', /p:plan/p:parties/*[@id = $the-one/@id or not($the-one)]/r:responsibility/@activity)">
      <xsl:variable name="who" select="(ancestor-or-self::*[self::p:activity or self::p:objective or self::p:objective-group][key('stated', concat('responsible ', generate-id()))])[last()]"/>
      <xsl:variable name="stated" select="key('stated', concat('responsible ', generate-id($who)))"/>
      <activity id="{@id}">
        <xsl:call-template name="overview-cell"><xsl:with-param name="words"><xsl:call-template name="part-words"/></xsl:with-param></xsl:call-template>
        <xsl:for-each select="r:progress"><xsl:call-template name="progress-words"/></xsl:for-each>
        <xsl:for-each select="$stated[not(@same-as)] | key('id', $stated/@same-as)/p:responsible">
          <party id="{@party}" with="{@with}"><xsl:call-template name="name-of-responsible"/></party>
        </xsl:for-each>
      </activity>
    </xsl:for-each>
  </xsl:variable>
  <xsl:key name="in-words" match="/activity" use="@id"/>

  <xsl:template name="commitment">
    <xsl:param name="who"/>
    <xsl:param name="is-first"/>
    <xsl:param name="is-last"/>
    <xsl:variable name="own" select="."/>
    <xsl:variable name="activity" select="key('id', @activity)"/>
    <xsl:for-each select="exsl:node-set($activities-in-words)">
      <xsl:variable name="in-words" select="key('in-words', $own/@activity)"/>
      <xsl:for-each select="$activity">
        <xsl:call-template name="row-of-commitment">
          <xsl:with-param name="own" select="$own"/>
          <xsl:with-param name="who" select="$who"/>
          <xsl:with-param name="in-words" select="$in-words"/>
          <xsl:with-param name="is-first" select="$is-first"/>
          <xsl:with-param name="is-last" select="$is-last"/>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="row-of-commitment">
    <xsl:param name="own"/>
    <xsl:param name="who"/>
    <xsl:param name="in-words"/>
    <xsl:param name="is-first"/>
    <xsl:param name="is-last"/>
    <xsl:variable name="day" select="$own/@by"/>
    <fo:table-row xsl:use-attribute-sets="row">
      <xsl:call-template name="two-at-ends"><xsl:with-param name="begins" select="$is-first"/><xsl:with-param name="ends" select="$is-last"/></xsl:call-template>
      <xsl:copy-of select="@hpx:at"/>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:for-each select="(r:late[$own/@when = 'late'] | r:soon[$own/@when = 'soon'])[1]">
          <fo:block><xsl:call-template name="date"><xsl:with-param name="date" select="@by"/></xsl:call-template></fo:block>
          <xsl:if test="@period"><fo:block color="{$muted}"><xsl:call-template name="period"><xsl:with-param name="period" select="@period"/></xsl:call-template></fo:block></xsl:if>
        </xsl:for-each>
        <xsl:if test="$own/@when != 'late' and $own/@when != 'soon'">
          <xsl:variable name="times"><xsl:if test="not($day)"><xsl:call-template name="times-in-words"/></xsl:if></xsl:variable>
          <xsl:choose>
            <xsl:when test="$day"><fo:block><xsl:call-template name="date"><xsl:with-param name="date" select="$day"/></xsl:call-template></fo:block></xsl:when>
            <xsl:when test="string($times) != ''"><xsl:copy-of select="$times"/></xsl:when>
            <xsl:otherwise><fo:block><xsl:call-template name="nothing"/></fo:block></xsl:otherwise>
          </xsl:choose>
        </xsl:if>
      </fo:table-cell>
      <xsl:copy-of select="$in-words/fo:table-cell"/>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:for-each select="$own"><xsl:call-template name="role-words"/></xsl:for-each>
        <xsl:call-template name="with-others"><xsl:with-param name="own" select="$own"/><xsl:with-param name="who" select="$who"/><xsl:with-param name="all" select="$in-words/party"/></xsl:call-template>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:for-each select="r:progress">
          <xsl:copy-of select="$in-words/fo:block"/>
          <xsl:for-each select="r:party[@party = $who][../@parties][@state != ../@state]"><xsl:call-template name="own-part"/></xsl:for-each>
        </xsl:for-each>
        <xsl:if test="not(r:progress)"><fo:block><xsl:call-template name="nothing"/></fo:block></xsl:if>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- How it stands with what the party itself has to do. -->
  <xsl:template name="own-part">
    <fo:block color="{$muted}" keep-with-next.within-page="always"><xsl:call-template name="label"><xsl:with-param name="id" select="'own-part'"/></xsl:call-template></fo:block>
    <fo:block><xsl:call-template name="state"><xsl:with-param name="name" select="@state"/></xsl:call-template></fo:block>
  </xsl:template>

  <!-- Responsible, through the municipalities, conditionally -->
  <xsl:template name="role-words">
    <xsl:variable name="role"><xsl:call-template name="label"><xsl:with-param name="id" select="concat('role-', @role)"/></xsl:call-template></xsl:variable>
    <xsl:variable name="words">
      <xsl:choose>
        <xsl:when test="@through">
          <xsl:call-template name="label">
            <xsl:with-param name="id" select="'role-through'"/>
            <xsl:with-param name="a" select="$role"/>
            <xsl:with-param name="b"><xsl:call-template name="name-of-group"/></xsl:with-param>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:copy-of select="$role"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <fo:block>
      <xsl:choose>
        <xsl:when test="@conditional">
          <xsl:call-template name="label"><xsl:with-param name="id" select="'if-decided'"/><xsl:with-param name="a" select="$words"/></xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:copy-of select="$words"/></xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>

  <xsl:template name="name-of-group"><xsl:call-template name="names"><xsl:with-param name="ids" select="@through"/></xsl:call-template></xsl:template>

  <!-- The others who are named with it. -->
  <xsl:template name="with-others">
    <xsl:param name="own"/>
    <xsl:param name="who"/>
    <xsl:param name="all"/>
    <xsl:variable name="others" select="$all[not(@id = $who or @id = $own/@through)]"/>
    <xsl:variable name="partners" select="$all[@id = $who or @id = $own/@through][@with != ''][not(contains(concat(' ', @with, ' '), concat(' ', $who, ' ')))]"/>
    <xsl:if test="$others or $partners">
      <fo:block color="{$muted}">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'with-others'"/>
          <xsl:with-param name="a">
            <xsl:for-each select="$others"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:copy-of select="node()"/></xsl:for-each>
            <xsl:for-each select="$partners">
              <xsl:variable name="with" select="@with"/>
              <xsl:if test="$others or position() &gt; 1">, </xsl:if>
              <xsl:for-each select="$own"><xsl:call-template name="names"><xsl:with-param name="ids" select="$with"/></xsl:call-template></xsl:for-each>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- By its name, whatever the plan's text says there; words, where it has only those. -->
  <xsl:template name="name-of-responsible">
    <xsl:choose>
      <xsl:when test="@party"><xsl:call-template name="names"><xsl:with-param name="ids" select="@party"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="node()[not(self::p:footnote)]" mode="words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== What to report, when, to whom ==== -->

  <xsl:template name="to-report">
    <xsl:variable name="who" select="@id"/>
    <xsl:variable name="missing" select="key('id', r:responsibility/@activity)[r:missing/r:who/@party = $who]"/>
    <!-- What it is asked about: not where it only takes part, nor where a group of its answers. -->
    <xsl:variable name="left" select="r:responsibility[@when != 'done'][@role = 'lead' or @role = 'responsible']
                                      [not(@through) or key('id', @activity)/r:progress/r:party[@party = $who][not(@counted)]]"/>
    <!-- Rather than alone on a page, it takes the last rows with it. -->
    <fo:block xsl:use-attribute-sets="box" role="Aside" keep-with-previous.within-page="30">
      <xsl:variable name="is-all" select="count($left) = count(r:responsibility[@when != 'done'])"/>
      <!-- A long list goes on on the next page, rather than all of it there. -->
      <xsl:if test="count($left[not($is-all)]) + count($missing) &gt; 3">
        <xsl:attribute name="keep-together.within-page">auto</xsl:attribute>
        <xsl:attribute name="padding-before.conditionality">retain</xsl:attribute>
        <xsl:attribute name="padding-after.conditionality">retain</xsl:attribute>
      </xsl:if>
      <fo:block xsl:use-attribute-sets="box-heading" role="H{2 - boolean($the-one)}"><xsl:call-template name="label"><xsl:with-param name="id" select="'to-report'"/></xsl:call-template></fo:block>
      <xsl:if test="$missing">
        <xsl:for-each select="/p:plan/r:reporting/r:missing">
          <fo:block keep-with-next.within-page="always">
            <xsl:call-template name="label">
              <xsl:with-param name="id" select="concat('report-missing', substring('-by', 1, 3 * not(@period)))"/>
              <xsl:with-param name="a">
                <xsl:choose>
                  <xsl:when test="@period"><xsl:call-template name="period"><xsl:with-param name="period" select="@period"/></xsl:call-template></xsl:when>
                  <xsl:otherwise><xsl:call-template name="date"><xsl:with-param name="date" select="@by"/></xsl:call-template></xsl:otherwise>
                </xsl:choose>
              </xsl:with-param>
            </xsl:call-template>
          </fo:block>
        </xsl:for-each>
        <xsl:call-template name="list-of-parts"><xsl:with-param name="parts" select="$missing"/></xsl:call-template>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="$left">
          <fo:block>
            <xsl:if test="not($is-all)"><xsl:attribute name="keep-with-next.within-page">always</xsl:attribute></xsl:if>
            <xsl:if test="$missing"><xsl:attribute name="space-before"><xsl:value-of select="$s"/></xsl:attribute></xsl:if>
            <xsl:call-template name="next-day"/>
            <!-- The sheet has just listed them. -->
            <xsl:if test="$is-all">
              <xsl:text> </xsl:text>
              <xsl:call-template name="label-of-number"><xsl:with-param name="id" select="'all-unfinished'"/><xsl:with-param name="number" select="count($left)"/></xsl:call-template>
              <xsl:text>.</xsl:text>
            </xsl:if>
          </fo:block>
          <xsl:if test="not($is-all)"><xsl:call-template name="list-of-parts"><xsl:with-param name="parts" select="key('id', $left/@activity)"/></xsl:call-template></xsl:if>
        </xsl:when>
        <xsl:when test="not($missing)"><fo:block><xsl:call-template name="label"><xsl:with-param name="id" select="'nothing-to-report'"/></xsl:call-template></fo:block></xsl:when>
      </xsl:choose>
    </fo:block>
  </xsl:template>

  <xsl:template name="next-day">
    <xsl:variable name="next" select="/p:plan/r:reporting/r:next"/>
    <xsl:call-template name="label">
      <xsl:with-param name="id" select="concat('report-', substring('no-day', 1, 6 * not($next)), substring('by', 1, 2 * boolean($next)), substring('-to', 1, 3 * boolean($next/@to)))"/>
      <xsl:with-param name="a">
        <xsl:for-each select="$next">
          <xsl:call-template name="date"><xsl:with-param name="date" select="@by"/></xsl:call-template>
          <xsl:if test="@period"><xsl:text> (</xsl:text><xsl:call-template name="period"><xsl:with-param name="period" select="@period"/></xsl:call-template><xsl:text>)</xsl:text></xsl:if>
        </xsl:for-each>
      </xsl:with-param>
      <xsl:with-param name="b"><xsl:call-template name="names"><xsl:with-param name="ids" select="$next/@to"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="list-of-parts">
    <xsl:param name="parts"/>
    <fo:list-block provisional-distance-between-starts="{$table-indent}" provisional-label-separation="{$xs}" space-before="{$xs}">
      <xsl:for-each select="$parts">
        <fo:list-item>
          <xsl:if test="position() = 1 and position() != last()"><xsl:attribute name="keep-with-next.within-page">20</xsl:attribute></xsl:if>
          <xsl:call-template name="two-at-ends"/>
          <xsl:copy-of select="@hpx:at"/>
          <fo:list-item-label end-indent="label-end()"><fo:block>•</fo:block></fo:list-item-label>
          <fo:list-item-body start-indent="body-start()"><fo:block><xsl:call-template name="part-words"/></fo:block></fo:list-item-body>
        </fo:list-item>
      </xsl:for-each>
    </fo:list-block>
  </xsl:template>
</xsl:stylesheet>
