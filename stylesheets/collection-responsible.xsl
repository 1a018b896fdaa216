<?xml version="1.0" encoding="UTF-8"?>
<!-- The sheets of the responsible view over many plans: what a party has to do in all of them, in order of time, each with
     the plan that it is in.

       party                  │ party …
       late, soon, later …    │
       which plans ask, when  │

     A sheet each party that the collection has itself, or else each that has something to do; for one (parameter party) that
     one alone. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1"
                exclude-result-prefixes="p r">
  <xsl:import href="responsible.xsl"/>
  <xsl:import href="modules/collection.xsl"/>

  <xsl:variable name="all-parties" select="/p:collection/r:participant"/>
  <xsl:variable name="the-parties" select="$all-parties[r:responsibility][@declared or not($all-parties/@declared)]"/>
  <xsl:variable name="the-one" select="$all-parties[@id = $party]"/>

  <xsl:template match="p:collection"><xsl:call-template name="sheets"/></xsl:template>

  <xsl:template name="report-name">
    <xsl:call-template name="label"><xsl:with-param name="id" select="'in-all-plans'"/></xsl:call-template>
  </xsl:template>

  <xsl:key name="participant-of-name" match="r:participant[parent::p:collection]" use="normalize-space(r:name)"/>

  <!-- "Socialnämnden (Trygga skolvägar)": by the plans that each is in. -->
  <xsl:template name="told-apart">
    <xsl:if test="key('participant-of-name', normalize-space(r:name))[2]">
      <xsl:text> (</xsl:text>
      <xsl:for-each select="$plans[@number = current()/r:in/@plan]">
        <xsl:sort select="@r:position" data-type="number"/>
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <xsl:call-template name="short-title-of-plan"/>
      </xsl:for-each>
      <xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- 8 commitments, 2 late, in 3 plans -->
  <xsl:template name="where-committed">
    <xsl:variable name="n" select="count($plans[@number = current()/r:responsibility/@plan])"/>
    <xsl:if test="$n &gt; 0">
      <xsl:text>, </xsl:text>
      <xsl:call-template name="label-of-number"><xsl:with-param name="id" select="'in-plans'"/><xsl:with-param name="number" select="$n"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- All in one: said here, rather than in each row. -->
  <xsl:template name="of-which-plan">
    <xsl:variable name="committed" select="$plans[@number = current()/r:responsibility/@plan]"/>
    <xsl:if test="count($committed) = 1">
      <fo:block color="{$muted}" space-after="{$s}" keep-with-next.within-page="always"><xsl:for-each select="$committed"><xsl:call-template name="short-title-of-plan"/></xsl:for-each></fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template name="commitment">
    <xsl:param name="who"/>
    <xsl:param name="is-first"/>
    <xsl:param name="is-last"/>
    <xsl:variable name="own" select="."/>
    <xsl:variable name="in-several" select="../r:responsibility[@plan != $own/@plan]"/>
    <xsl:for-each select="key('activity-of-plan', concat(@plan, ' ', @activity))">
      <fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="two-at-ends"><xsl:with-param name="begins" select="$is-first"/><xsl:with-param name="ends" select="$is-last"/></xsl:call-template>
        <xsl:call-template name="overview-cell">
          <xsl:with-param name="words">
            <xsl:variable name="day" select="(r:late/@by[$own/@when = 'late'] | r:soon/@by[$own/@when = 'soon'] | $own/@by[$own/@when != 'late' and $own/@when != 'soon'])[1]"/>
            <xsl:if test="$day"><xsl:call-template name="date"><xsl:with-param name="date" select="$day"/></xsl:call-template></xsl:if>
          </xsl:with-param>
        </xsl:call-template>
        <fo:table-cell xsl:use-attribute-sets="cell">
          <fo:block><xsl:call-template name="activity-of-plan"/></fo:block>
          <xsl:if test="$in-several"><fo:block color="{$muted}"><xsl:for-each select=".."><xsl:call-template name="short-title-of-plan"/></xsl:for-each></fo:block></xsl:if>
        </fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="cell">
          <xsl:for-each select="$own"><xsl:call-template name="role-words"/></xsl:for-each>
          <xsl:call-template name="with-others"><xsl:with-param name="own" select="$own"/></xsl:call-template>
        </fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="cell">
          <xsl:for-each select="r:progress">
            <xsl:call-template name="progress-words"/>
            <xsl:for-each select="r:party[@party = $own/../r:in[@plan = $own/@plan]/@party][../@parties][@state != ../@state][1]"><xsl:call-template name="own-part"/></xsl:for-each>
          </xsl:for-each>
        </fo:table-cell>
      </fo:table-row>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="name-of-group"><xsl:for-each select="r:group"><xsl:call-template name="words-of-plan"/></xsl:for-each></xsl:template>

  <!-- The others who are responsible. -->
  <xsl:template name="with-others">
    <xsl:param name="own"/>
    <xsl:variable name="ids" select="$own/../r:in[@plan = $own/@plan]/@party"/>
    <xsl:variable name="others" select="r:responsible[not(@party = $ids or @party = $own/@through)]"/>
    <xsl:if test="$others">
      <fo:block color="{$muted}">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'with-others'"/>
          <xsl:with-param name="a"><xsl:for-each select="$others"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="words-of-plan"/></xsl:for-each></xsl:with-param>
        </xsl:call-template>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- Which plans ask for a report, and when. -->
  <xsl:template name="to-report">
    <xsl:variable name="left" select="r:responsibility[@when != 'done'][@role = 'lead' or @role = 'responsible']/@plan"/>
    <xsl:variable name="asking" select="$plans[@number = $left][r:reporting/r:next]"/>
    <xsl:if test="$asking">
      <fo:block xsl:use-attribute-sets="box" role="Aside">
        <fo:block xsl:use-attribute-sets="box-heading" role="H{2 - boolean($the-one)}"><xsl:call-template name="label"><xsl:with-param name="id" select="'to-report'"/></xsl:call-template></fo:block>
        <xsl:for-each select="$asking">
          <xsl:sort select="@r:position" data-type="number"/>
          <fo:block>
            <xsl:call-template name="short-title-of-plan"/>
            <xsl:text>: </xsl:text>
            <xsl:for-each select="r:reporting/r:next"><xsl:call-template name="date"><xsl:with-param name="date" select="@by"/></xsl:call-template></xsl:for-each>
          </fo:block>
        </xsl:for-each>
      </fo:block>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
