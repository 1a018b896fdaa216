<?xml version="1.0" encoding="UTF-8"?>
<!-- The plan as a form that is filled in at a meeting: a row an activity, what is due first, with what was said of it last
     and empty cells for what is new. The program writes it as a spreadsheet, and reads it again.

       title, day, what to do
       number │ objective │ activity │ responsible … last said │ progress │ rating │ comment │ period │ id
       ├──────────── kept as they are ───────────┤  ├ shown ┤   ├─────────── filled in ───────────┤  kept

     For one party (parameter party) it is what that one is asked about; forms.xsl makes a sheet for each. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns="https://handlingsplan.org/ns/form/1"
                xmlns:f="https://handlingsplan.org/ns/stylesheets/form-columns"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="f r p">
  <xsl:import href="plan.xsl"/>
  <xsl:import href="modules/plain.xsl"/>
  <xsl:import href="modules/report.xsl"/>

  <xsl:param name="party"/>

  <!-- Widths are in characters. Without a label of its own a column is called as the plan calls it. What cells are in
       "keep" makes a row what it is; what is in "show" depends on the day. -->
  <f:columns>
    <f:column name="number" width="6" use="keep"/>
    <f:column name="objective" width="19" use="keep"/>
    <f:column name="activity" width="34" use="keep"/>
    <f:column name="responsible" width="17" use="keep"/>
    <f:column name="timeframe" width="13" use="keep"/>
    <f:column name="due" width="11" use="show" kind="day" label="latest-end"/>
    <f:column name="when" width="10" use="show" label="when"/>
    <f:column name="last" width="28" use="show" label="form-last"/>
    <f:column name="progress" width="14" use="fill" label="form-progress">
      <f:state name="in-progress"/>
      <f:state name="ongoing"/>
      <f:state name="complete"/>
      <f:state name="not-started"/>
      <f:state name="paused"/>
      <f:state name="dropped"/>
      <f:state name="not-relevant"/>
    </f:column>
    <f:column name="rating" width="13" use="fill" label="rating">
      <f:state name="as-planned"/>
      <f:state name="at-risk"/>
      <f:state name="behind"/>
    </f:column>
    <f:column name="words" width="34" use="fill" label="comment"/>
    <f:column name="period" width="10" use="fill" label="form-period"/>
    <f:column name="id" width="24" use="keep" label="id"/>
  </f:columns>
  <xsl:variable name="columns" select="document('')/*/f:columns/f:column"/>
  <xsl:key name="meeting" match="p:meeting" use="@date"/>
  <!-- Nothing more is expected of it. -->
  <xsl:key name="closed" match="p:activity[r:progress[@state = 'complete' or @state = 'dropped' or @state = 'moved' or @state = 'not-relevant']][not(r:occurrence[@next])]" use="generate-id()"/>
  <!-- Not of all plans. -->
  <xsl:variable name="has-numbers" select="boolean(/p:plan/descendant::*[@number][self::p:activity or self::p:objective or self::p:objective-group])"/>
  <xsl:variable name="has-due" select="/p:plan/descendant::r:late or /p:plan/descendant::r:should-have-begun or /p:plan/descendant::r:soon"/>
  <xsl:variable name="recurs" select="boolean(/p:plan/descendant::r:occurrence)"/>

  <xsl:template match="/">
    <xsl:for-each select="p:plan">
      <form plan="{@id}" language="{$language}" day="{@r:as-of}">
        <xsl:attribute name="title"><xsl:call-template name="plan-title"/></xsl:attribute>
        <xsl:attribute name="choose"><xsl:call-template name="plain-label"><xsl:with-param name="id" select="'form-choose'"/></xsl:call-template></xsl:attribute>
        <xsl:call-template name="sheets"/>
      </form>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="sheets">
    <xsl:choose>
      <xsl:when test="$party = ''">
        <xsl:call-template name="form-sheet">
          <xsl:with-param name="name"><xsl:call-template name="label"><xsl:with-param name="id" select="'followup'"/></xsl:call-template></xsl:with-param>
          <xsl:with-param name="activities" select="descendant::p:activity[ancestor::p:area][not(ancestor::r:*)][not(r:withdrawn)]"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="p:parties/*[@id = $party]"><xsl:call-template name="sheet-of-party"/></xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What it is asked about: not where it only takes part, nor where a group of its answers. -->
  <xsl:template name="sheet-of-party">
    <xsl:variable name="who" select="@id"/>
    <xsl:call-template name="form-sheet">
      <xsl:with-param name="name"><xsl:call-template name="names"><xsl:with-param name="ids" select="@id"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="who" select="$who"/>
      <xsl:with-param name="activities" select="key('id', r:responsibility[@role = 'lead' or @role = 'responsible']
          [not(@through) or key('id', @activity)/r:progress/r:party[@party = $who][not(@counted)]]/@activity)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="form-sheet">
    <xsl:param name="name"/>
    <xsl:param name="who"/>
    <xsl:param name="activities"/>
    <xsl:variable name="left" select="$activities[not(key('closed', generate-id()))]"/>
    <sheet>
      <xsl:attribute name="name"><xsl:call-template name="plain"><xsl:with-param name="words" select="$name"/></xsl:call-template></xsl:attribute>
      <xsl:if test="$who"><xsl:attribute name="party"><xsl:value-of select="$who"/></xsl:attribute></xsl:if>
      <line>
        <xsl:for-each select="/p:plan"><xsl:call-template name="plan-title"/></xsl:for-each>
        <xsl:if test="$who"><xsl:text> – </xsl:text><xsl:call-template name="plain"><xsl:with-param name="words" select="$name"/></xsl:call-template></xsl:if>
      </line>
      <xsl:if test="/p:plan/@r:as-of"><line><xsl:call-template name="day-and-meeting"/></line></xsl:if>
      <line><xsl:call-template name="plain-label"><xsl:with-param name="id" select="'form-how'"/></xsl:call-template></line>
      <xsl:call-template name="form-columns"/>
      <xsl:apply-templates select="$left[r:late]" mode="form"><xsl:with-param name="who" select="$who"/></xsl:apply-templates>
      <xsl:apply-templates select="$left[not(r:late)][r:should-have-begun]" mode="form"><xsl:with-param name="who" select="$who"/></xsl:apply-templates>
      <xsl:apply-templates select="$left[not(r:late)][not(r:should-have-begun)][r:soon]" mode="form"><xsl:with-param name="who" select="$who"/></xsl:apply-templates>
      <xsl:apply-templates select="$left[not(r:late or r:should-have-begun or r:soon)]" mode="form"><xsl:with-param name="who" select="$who"/></xsl:apply-templates>
      <xsl:apply-templates select="$activities[key('closed', generate-id())]" mode="form"><xsl:with-param name="who" select="$who"/></xsl:apply-templates>
    </sheet>
  </xsl:template>

  <xsl:template name="day-and-meeting">
    <xsl:variable name="day" select="/p:plan/@r:as-of"/>
    <xsl:variable name="words"><xsl:call-template name="as-of-words"/></xsl:variable>
    <xsl:call-template name="plain"><xsl:with-param name="words" select="$words"/></xsl:call-template>
    <xsl:for-each select="key('meeting', $day)[p:title][1]/p:title">
      <xsl:text> – </xsl:text>
      <xsl:call-template name="plain"><xsl:with-param name="words"><xsl:apply-templates mode="words"/></xsl:with-param></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="form-columns">
    <xsl:for-each select="$columns[@name != 'number' or $has-numbers][@name != 'when' or $has-due][@name != 'period' or $recurs]">
      <column>
        <xsl:copy-of select="@name | @width | @use | @kind"/>
        <xsl:attribute name="label">
          <xsl:choose>
            <xsl:when test="@label"><xsl:call-template name="plain-label"><xsl:with-param name="id" select="@label"/></xsl:call-template></xsl:when>
            <xsl:otherwise><xsl:call-template name="plain"><xsl:with-param name="words"><xsl:call-template name="own-label"><xsl:with-param name="name" select="@name"/></xsl:call-template></xsl:with-param></xsl:call-template></xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:for-each select="f:state">
          <choice state="{@name}"><xsl:call-template name="plain-label"><xsl:with-param name="id" select="concat('state-', @name)"/></xsl:call-template></choice>
        </xsl:for-each>
      </column>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="p:activity" mode="form">
    <xsl:param name="who"/>
    <!-- In a party's sheet, what it has said itself; else what holds. -->
    <xsl:variable name="own" select="r:progress/r:party[@party = $who][@entry]"/>
    <row id="{@id}">
      <!-- What it is due by then depends on the day. -->
      <xsl:if test="r:occurrence"><xsl:attribute name="recurs">yes</xsl:attribute></xsl:if>
      <xsl:attribute name="said">
        <xsl:choose>
          <xsl:when test="$who"><xsl:value-of select="$own/@entry"/></xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="r:progress/@entry"/>
            <xsl:for-each select="r:progress/r:party/@entry"><xsl:value-of select="concat(' ', .)"/></xsl:for-each>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:if test="$has-numbers"><cell><xsl:value-of select="(@number | self::*[not(@number)]/../@number)[1]"/></cell></xsl:if>
      <cell>
        <xsl:variable name="objectives"><xsl:call-template name="objectives-in-a-line"/></xsl:variable>
        <xsl:call-template name="plain"><xsl:with-param name="words" select="$objectives"/></xsl:call-template>
        <xsl:if test="string($objectives) = ''"><xsl:call-template name="plain"><xsl:with-param name="words"><xsl:call-template name="areas-in-a-line"/></xsl:with-param></xsl:call-template></xsl:if>
      </cell>
      <cell><xsl:call-template name="plain"><xsl:with-param name="words"><xsl:call-template name="activity-in-a-line"/></xsl:with-param></xsl:call-template></cell>
      <cell><xsl:call-template name="plain"><xsl:with-param name="words"><xsl:call-template name="responsible-in-a-line"/></xsl:with-param></xsl:call-template></cell>
      <cell><xsl:call-template name="plain"><xsl:with-param name="words"><xsl:call-template name="timeframe-in-a-line"/></xsl:with-param></xsl:call-template></cell>
      <cell><xsl:value-of select="(r:late/@by | r:occurrence[@next][not(../r:late)]/@last | r:time[not(../r:late or ../r:occurrence[@next])]/@latest-end)[1]"/></cell>
      <xsl:if test="$has-due"><cell><xsl:call-template name="plain"><xsl:with-param name="words"><xsl:call-template name="due-words"/></xsl:with-param></xsl:call-template></cell></xsl:if>
      <cell>
        <xsl:call-template name="plain">
          <xsl:with-param name="words">
            <xsl:for-each select="$own"><xsl:call-template name="last-said"/></xsl:for-each>
            <xsl:if test="not($own)"><xsl:for-each select="r:progress[@entry or r:party/@entry]"><xsl:call-template name="last-said"/></xsl:for-each></xsl:if>
          </xsl:with-param>
        </xsl:call-template>
      </cell>
      <cell/>
      <cell/>
      <cell/>
      <xsl:if test="$recurs"><cell><xsl:value-of select="r:occurrence[@next or @state != 'complete'][1]/@period"/></cell></xsl:if>
      <cell><xsl:value-of select="@id"/></cell>
    </row>
  </xsl:template>

  <xsl:template name="due-words">
    <xsl:choose>
      <xsl:when test="r:late"><xsl:call-template name="label"><xsl:with-param name="id" select="'state-late'"/></xsl:call-template></xsl:when>
      <xsl:when test="r:should-have-begun">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'start-by'"/>
          <xsl:with-param name="a"><xsl:call-template name="date"><xsl:with-param name="date" select="r:should-have-begun/@by"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="r:soon"><xsl:call-template name="label"><xsl:with-param name="id" select="'form-soon'"/></xsl:call-template></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- in progress, as planned (14 March 2017): Two have answered. -->
  <xsl:template name="last-said">
    <xsl:call-template name="progress-in-a-line"/>
    <xsl:if test="@rating"><xsl:text>, </xsl:text><xsl:call-template name="state"><xsl:with-param name="name" select="@rating"/></xsl:call-template></xsl:if>
    <xsl:if test="@described">
      <xsl:text> (</xsl:text>
      <xsl:call-template name="date"><xsl:with-param name="date" select="@described"/></xsl:call-template>
      <xsl:text>)</xsl:text>
    </xsl:if>
    <xsl:variable name="words"><xsl:call-template name="report-words"/></xsl:variable>
    <xsl:if test="string($words) != ''"><xsl:text>: </xsl:text><xsl:copy-of select="$words"/></xsl:if>
  </xsl:template>

  <xsl:template name="plan-title">
    <xsl:call-template name="plain"><xsl:with-param name="words"><xsl:apply-templates select="p:head/p:title/node()" mode="words"/></xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template name="plain-label">
    <xsl:param name="id"/>
    <xsl:call-template name="plain"><xsl:with-param name="words"><xsl:call-template name="label"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:with-param></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
