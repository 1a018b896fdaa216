<?xml version="1.0" encoding="UTF-8"?>
<!-- The plan as rows for spreadsheets and programs: one an activity, words in the language of the plan, days as
     2017-03-14. What no activity has stays an empty column, so that files of several plans have the same. What is to be added
     stands in columns of its own, a year each, in figures alone, which spreadsheets of all countries read as a number; numbers
     among words are written as the language does. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns="https://handlingsplan.org/ns/rows/1"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:exsl="http://exslt.org/common"
                xmlns:v="https://handlingsplan.org/ns/stylesheets/values"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="fo exsl v r p">
  <xsl:import href="plan.xsl"/>
  <xsl:import href="modules/plain.xsl"/>
  <xsl:import href="modules/rows.xsl"/>

  <!-- What else is said of activities, a column each. -->
  <xsl:variable name="list-of-kinds">
    <v:kind name="resources"/>
    <v:kind name="cost"/>
    <v:kind name="target-group"/>
    <v:kind name="intended-result"/>
    <v:kind name="risk"/>
    <v:kind name="indicator"/>
    <v:kind name="derives-from"/>
  </xsl:variable>
  <xsl:variable name="kinds" select="exsl:node-set($list-of-kinds)/v:kind/@name"/>

  <!-- v:amounts year currency: of the columns that costs are added in. The sums have the order of years. -->
  <xsl:key name="amounts" match="p:activity[ancestor::p:area][not(ancestor::r:*)]/p:cost[@amount]"
           use="concat(@year, ' ', @currency, substring('SEK', 1, 3 * not(@currency)))"/>
  <xsl:key name="sums" match="p:plan/r:sum/r:cost[@of = 'activity']" use="@currency"/>
  <xsl:key name="sums-of-year" match="p:plan/r:sum/r:cost[@of = 'activity']" use="concat(@year, ' ', @currency)"/>
  <xsl:variable name="amounts-tree">
    <xsl:for-each select="/p:plan/r:sum/r:cost[generate-id() = generate-id(key('sums', @currency))]">
      <xsl:for-each select="key('sums', @currency)[generate-id() = generate-id(key('sums-of-year', concat(@year, ' ', @currency)))]">
        <xsl:if test="key('amounts', concat(@year, ' ', @currency))"><v:amounts year="{@year}" currency="{@currency}"/></xsl:if>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="amounts" select="exsl:node-set($amounts-tree)/v:amounts"/>

  <!-- The same of what objectives cost. It may be what their activities cost, so that it stands in columns of its own; each
       once, in the row of the first activity, so that a column can be added. -->
  <xsl:variable name="costed" select="//p:*[self::p:objective or self::p:objective-group][p:cost][not(ancestor::r:*)]"/>
  <xsl:key name="costed-by-first" match="p:objective[p:cost] | p:objective-group[p:cost]" use="generate-id(descendant::p:activity[not(ancestor::r:*)][1])"/>
  <xsl:key name="amounts-of-objectives" match="p:plan/r:sum/r:cost[@of != 'activity']" use="@currency"/>
  <xsl:key name="amounts-of-objectives" match="p:plan/r:sum/r:cost[@of != 'activity']" use="concat(@year, ' ', @currency)"/>
  <xsl:variable name="amounts-of-objectives-tree">
    <xsl:for-each select="/p:plan/r:sum/r:cost[generate-id() = generate-id(key('amounts-of-objectives', @currency))]">
      <xsl:for-each select="key('amounts-of-objectives', @currency)[generate-id() = generate-id(key('amounts-of-objectives', concat(@year, ' ', @currency)))]">
        <v:amounts year="{@year}" currency="{@currency}"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="amounts-of-objectives" select="exsl:node-set($amounts-of-objectives-tree)/v:amounts"/>

  <xsl:template match="p:plan">
    <row>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'id'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'part-area'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'goal'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'objective'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'number'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'activity'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'responsible'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'with'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'timeframe'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'earliest-start'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'latest-start'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'earliest-end'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'latest-end'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'next-occurrence'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'priority'"/></xsl:call-template>
      <xsl:for-each select="$kinds">
        <xsl:variable name="kind" select="string()"/>
        <xsl:for-each select="$head"><xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="$kind"/></xsl:call-template></xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="$own-fields"><xsl:call-template name="cell-of-row"><xsl:with-param name="words"><xsl:call-template name="field-label"/></xsl:with-param></xsl:call-template></xsl:for-each>
      <xsl:for-each select="$amounts">
        <xsl:variable name="label"><xsl:for-each select="$head"><xsl:call-template name="own-label"><xsl:with-param name="name" select="'cost'"/></xsl:call-template></xsl:for-each></xsl:variable>
        <cell><xsl:value-of select="normalize-space(concat($label, ' ', @year, ' ', @currency))"/></cell>
      </xsl:for-each>
      <xsl:if test="$costed">
        <xsl:variable name="label"><xsl:for-each select="$head"><xsl:call-template name="own-label"><xsl:with-param name="name" select="'cost'"/></xsl:call-template><xsl:text> (</xsl:text><xsl:call-template name="own-label"><xsl:with-param name="name" select="'objective'"/></xsl:call-template>)</xsl:for-each></xsl:variable>
        <cell><xsl:value-of select="normalize-space($label)"/></cell>
        <xsl:for-each select="$amounts-of-objectives">
          <cell><xsl:value-of select="normalize-space(concat($label, ' ', @year, ' ', @currency))"/></cell>
        </xsl:for-each>
      </xsl:if>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'progress'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'rating'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'late-since'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'described'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'then'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'comment'"/></xsl:call-template>
      <xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'amendments'"/></xsl:call-template>
      <!-- A column that only what is made up has: each of its rows says so. -->
      <xsl:if test="@r:fictitious"><xsl:call-template name="heading-of-row"><xsl:with-param name="label" select="'fictitious'"/></xsl:call-template></xsl:if>
    </row>
    <xsl:apply-templates select="descendant::p:activity[ancestor::p:area][not(ancestor::r:*)]" mode="row"/>
  </xsl:template>

  <xsl:template match="p:activity" mode="row">
    <xsl:variable name="activity" select="."/>
    <row>
      <cell><xsl:value-of select="@id"/></cell>
      <xsl:call-template name="cell-of-row"><xsl:with-param name="words"><xsl:call-template name="areas-in-a-line"/></xsl:with-param></xsl:call-template>
      <xsl:call-template name="cell-of-row">
        <xsl:with-param name="words">
          <xsl:for-each select="ancestor::p:goal | ancestor::p:area[1]/p:goal[not(current()/ancestor::p:goal)][not(p:objective | p:objective-group | p:activity)]">
            <xsl:if test="position() &gt; 1">; </xsl:if>
            <xsl:apply-templates select="p:text/node()" mode="words"/>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="cell-of-row"><xsl:with-param name="words"><xsl:call-template name="objectives-in-a-line"/></xsl:with-param></xsl:call-template>
      <cell><xsl:value-of select="@number"/></cell>
      <xsl:call-template name="cell-of-row"><xsl:with-param name="words"><xsl:call-template name="activity-in-a-line"/></xsl:with-param></xsl:call-template>
      <xsl:call-template name="cell-of-row"><xsl:with-param name="words"><xsl:call-template name="responsible-in-a-line"/></xsl:with-param></xsl:call-template>
      <xsl:call-template name="cell-of-row">
        <xsl:with-param name="words">
          <xsl:for-each select="(p:responsible | key('stated', concat('responsible ', generate-id(..)))[not(current()/p:responsible)])[@with]">
            <xsl:if test="position() &gt; 1">; </xsl:if>
            <xsl:call-template name="names"><xsl:with-param name="ids" select="@with"/></xsl:call-template>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="cell-of-row"><xsl:with-param name="words"><xsl:call-template name="timeframe-in-a-line"/></xsl:with-param></xsl:call-template>
      <cell><xsl:value-of select="r:time/@earliest-start"/></cell>
      <cell><xsl:value-of select="r:time/@latest-start"/></cell>
      <cell><xsl:value-of select="r:time/@earliest-end"/></cell>
      <cell><xsl:value-of select="r:time/@latest-end"/></cell>
      <cell><xsl:value-of select="r:occurrence[@next]/@last"/></cell>
      <xsl:call-template name="cell-of-row"><xsl:with-param name="words"><xsl:if test="@priority"><xsl:call-template name="priority"/></xsl:if></xsl:with-param></xsl:call-template>
      <xsl:for-each select="$kinds">
        <xsl:variable name="kind" select="string()"/>
        <xsl:for-each select="$activity"><xsl:call-template name="planned"><xsl:with-param name="items" select="*[local-name() = $kind]"/></xsl:call-template></xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="$own-fields">
        <xsl:variable name="name" select="string(@name)"/>
        <xsl:for-each select="$activity"><xsl:call-template name="planned"><xsl:with-param name="items" select="p:field[@name = $name]"/></xsl:call-template></xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="$amounts">
        <xsl:variable name="costs" select="$activity/p:cost[@amount][concat(@year, ' ', @currency, substring('SEK', 1, 3 * not(@currency))) = concat(current()/@year, ' ', current()/@currency)]"/>
        <cell><xsl:if test="$costs"><xsl:value-of select="format-number(sum($costs/@amount), '0')"/></xsl:if></cell>
      </xsl:for-each>
      <xsl:if test="$costed">
        <xsl:variable name="of-objectives" select="key('costed-by-first', generate-id())"/>
        <xsl:call-template name="planned"><xsl:with-param name="items" select="$of-objectives/p:cost"/></xsl:call-template>
        <xsl:for-each select="$amounts-of-objectives">
          <xsl:variable name="costs" select="$of-objectives/p:cost[@amount][concat(@year, ' ', @currency, substring('SEK', 1, 3 * not(@currency))) = concat(current()/@year, ' ', current()/@currency)]"/>
          <cell><xsl:if test="$costs"><xsl:value-of select="format-number(sum($costs/@amount), '0')"/></xsl:if></cell>
        </xsl:for-each>
      </xsl:if>
      <xsl:call-template name="how-it-stands"/>
    </row>
  </xsl:template>

  <!-- All of a kind: the activity's own, as the plan has them. -->
  <xsl:template name="planned">
    <xsl:param name="items"/>
    <xsl:call-template name="cell-of-row">
      <xsl:with-param name="words">
        <xsl:for-each select="$items">
          <xsl:if test="position() &gt; 1">; </xsl:if>
          <xsl:call-template name="planning-words"/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="how-it-stands">
    <xsl:call-template name="cell-of-row"><xsl:with-param name="words"><xsl:for-each select="r:progress[$has-reports and not(../r:withdrawn)]"><xsl:call-template name="progress-in-a-line"/></xsl:for-each></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell-of-row"><xsl:with-param name="words"><xsl:for-each select="r:progress[not(../r:withdrawn)]/@rating"><xsl:call-template name="state"><xsl:with-param name="name" select="."/></xsl:call-template></xsl:for-each></xsl:with-param></xsl:call-template>
    <cell><xsl:value-of select="r:late/@by"/></cell>
    <cell><xsl:value-of select="r:progress/@described"/></cell>
    <xsl:call-template name="cell-of-row">
      <xsl:with-param name="words">
        <xsl:for-each select="/*/r:since/r:difference[@target = current()/@id][@what = 'progress']/r:then/r:progress"><xsl:call-template name="progress-in-a-line"/></xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="cell-of-row"><xsl:with-param name="words"><xsl:for-each select="r:progress"><xsl:call-template name="report-words"/></xsl:for-each></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell-of-row">
      <xsl:with-param name="words">
        <xsl:call-template name="amended"/>
        <xsl:if test="r:withdrawn and $consolidated"><xsl:for-each select="p:text[1]"><xsl:call-template name="words-in-force"/></xsl:for-each></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="/*/@r:fictitious"><xsl:call-template name="cell-of-row"><xsl:with-param name="words"><xsl:call-template name="label"><xsl:with-param name="id" select="'fictitious-in-full'"/></xsl:call-template></xsl:with-param></xsl:call-template></xsl:if>
  </xsl:template>
</xsl:stylesheet>
