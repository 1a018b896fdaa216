<?xml version="1.0" encoding="UTF-8"?>
<!-- The plan as a calendar, in the form that RFC 6321 gives it: a day for the latest end of each activity, and one for the
     end of its next occurrence. An event is the same one in later calendars, too, by organisation, plan and activity, also when its day
     has moved: the newer is the one with the greater SEQUENCE, which is the day of the plan in figures. What is done,
     or has left the plan, is cancelled. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns="urn:ietf:params:xml:ns:icalendar-2.0"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="r p">
  <xsl:import href="plan.xsl"/>
  <xsl:import href="modules/plain.xsl"/>

  <xsl:param name="program"/>

  <!-- The day that the calendar is of; of a plan that says none, the first that there is. -->
  <xsl:variable name="day">
    <xsl:value-of select="/*/@r:as-of"/>
    <xsl:if test="not(/*/@r:as-of)">1970-01-01</xsl:if>
  </xsl:variable>

  <!-- Whose calendar it is: the house's domain; else what its owner is known by, else the name of the house or of the owner. Plans
       of two organisations may have the same ids. -->
  <xsl:variable name="owner" select="key('id', substring-before(concat(($head/p:owner | $head/p:prepared-by[not(../p:owner)])[1]/@party, ' '), ' '))"/>
  <xsl:variable name="own-name" select="($owner/@identifier | $sender-name[not($owner/@identifier)] | $owner/p:name[not($owner/@identifier) and not($sender-name)])[1]"/>
  <xsl:variable name="letters" select="'abcdefghijklmnopqrstuvwxyz0123456789'"/>
  <xsl:variable name="plain-name" select="translate($own-name, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ&#xC5;&#xC4;&#xD6;&#xE5;&#xE4;&#xF6;', 'abcdefghijklmnopqrstuvwxyzaaoaao')"/>
  <xsl:variable name="organisation">
    <xsl:choose>
      <xsl:when test="$sender/@domain"><xsl:value-of select="concat('@', $sender/@domain)"/></xsl:when>
      <xsl:when test="translate($plain-name, translate($plain-name, $letters, ''), '') != ''">
        <xsl:value-of select="concat('.', translate($plain-name, translate($plain-name, $letters, ''), ''), '@handlingsplan.org')"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="'@handlingsplan.org'"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:template match="/">
    <icalendar><xsl:apply-templates select="p:plan"/></icalendar>
  </xsl:template>

  <xsl:template match="p:plan">
    <vcalendar>
      <properties>
        <prodid><text><xsl:value-of select="concat('-//', $program, '//', $language)"/></text></prodid>
        <version><text>2.0</text></version>
        <method><text>PUBLISH</text></method>
        <xsl:variable name="name"><xsl:call-template name="short-title"/></xsl:variable>
        <name><text><xsl:value-of select="$name"/></text></name>
        <x-wr-calname><text><xsl:value-of select="$name"/></text></x-wr-calname>
        <xsl:if test="@r:fictitious">
          <xsl:variable name="made-up"><xsl:call-template name="label"><xsl:with-param name="id" select="'fictitious-in-full'"/></xsl:call-template></xsl:variable>
          <description><text><xsl:value-of select="$made-up"/></text></description>
          <x-wr-caldesc><text><xsl:value-of select="$made-up"/></text></x-wr-caldesc>
        </xsl:if>
      </properties>
      <components>
        <xsl:apply-templates select="descendant::p:activity[ancestor::p:area][not(ancestor::r:*)]" mode="event"/>
      </components>
    </vcalendar>
  </xsl:template>

  <!-- An activity that is next done on the day by which it should be complete is one event. -->
  <xsl:template match="p:activity" mode="event">
    <xsl:variable name="next" select="r:occurrence[@next]"/>
    <xsl:for-each select="r:time/@latest-end">
      <xsl:call-template name="event"><xsl:with-param name="activity" select="../.."/><xsl:with-param name="which" select="'end'"/></xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$next/@last[. != string(current()/r:time/@latest-end)]">
      <xsl:call-template name="event"><xsl:with-param name="activity" select="../.."/><xsl:with-param name="which" select="'next'"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- On the day that is the current node. -->
  <xsl:template name="event">
    <xsl:param name="activity"/>
    <xsl:param name="which"/>
    <xsl:variable name="on" select="string()"/>
    <xsl:variable name="stamp" select="concat($day, 'T00:00:00Z')"/>
    <xsl:for-each select="$activity">
      <vevent>
        <properties>
          <uid><text><xsl:value-of select="concat(@id, '.', $which, '.', /*/@id, $organisation)"/></text></uid>
          <dtstamp><date-time><xsl:value-of select="$stamp"/></date-time></dtstamp>
          <last-modified><date-time><xsl:value-of select="$stamp"/></date-time></last-modified>
          <sequence><integer><xsl:value-of select="translate($day, '-', '')"/></integer></sequence>
          <dtstart><date><xsl:value-of select="$on"/></date></dtstart>
          <summary><text><xsl:call-template name="summary-of-event"/></text></summary>
          <description><text><xsl:call-template name="description-of-event"/></text></description>
          <xsl:for-each select="ancestor::p:area[last()]">
            <categories><text><xsl:call-template name="plain"><xsl:with-param name="words"><xsl:apply-templates select="." mode="title-words"/></xsl:with-param></xsl:call-template></text></categories>
          </xsl:for-each>
          <status>
            <text>
              <xsl:choose>
                <xsl:when test="r:withdrawn or r:progress[not(@period)][@state = 'complete' or @state = 'dropped' or @state = 'moved' or @state = 'not-relevant']">CANCELLED</xsl:when>
                <xsl:otherwise>CONFIRMED</xsl:otherwise>
              </xsl:choose>
            </text>
          </status>
          <transp><text>TRANSPARENT</text></transp>
        </properties>
      </vevent>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="summary-of-event">
    <xsl:call-template name="plain"><xsl:with-param name="words"><xsl:call-template name="part-words"/></xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- A line each: the plan, the objectives, who is responsible, the time in words, how it stands. -->
  <xsl:template name="description-of-event">
    <xsl:call-template name="short-title"/>
    <xsl:variable name="objectives"><xsl:call-template name="objectives-in-a-line"/></xsl:variable>
    <xsl:if test="string($objectives) != ''">
      <xsl:call-template name="line-of-event"><xsl:with-param name="label" select="'objective'"/><xsl:with-param name="words" select="$objectives"/></xsl:call-template>
    </xsl:if>
    <xsl:call-template name="line-of-event"><xsl:with-param name="label" select="'responsible'"/><xsl:with-param name="words"><xsl:call-template name="responsible-in-a-line"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="line-of-event"><xsl:with-param name="label" select="'timeframe'"/><xsl:with-param name="words"><xsl:call-template name="timeframe-in-a-line"/></xsl:with-param></xsl:call-template>
    <xsl:if test="$has-reports">
      <xsl:call-template name="line-of-event"><xsl:with-param name="label" select="'progress'"/><xsl:with-param name="words"><xsl:for-each select="r:progress"><xsl:call-template name="progress-in-a-line"/><xsl:if test="@rating">, <xsl:call-template name="state"><xsl:with-param name="name" select="@rating"/></xsl:call-template></xsl:if></xsl:for-each></xsl:with-param></xsl:call-template>
    </xsl:if>
    <xsl:if test="/*/@r:fictitious">
      <xsl:text>&#10;</xsl:text>
      <xsl:call-template name="label"><xsl:with-param name="id" select="'fictitious-in-full'"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="line-of-event">
    <xsl:param name="label"/>
    <xsl:param name="words"/>
    <xsl:variable name="said"><xsl:call-template name="plain"><xsl:with-param name="words" select="$words"/></xsl:call-template></xsl:variable>
    <xsl:if test="string($said) != ''">
      <xsl:text>&#10;</xsl:text>
      <xsl:call-template name="plain"><xsl:with-param name="words"><xsl:call-template name="own-label"><xsl:with-param name="name" select="$label"/></xsl:call-template></xsl:with-param></xsl:call-template>
      <xsl:value-of select="concat(': ', $said)"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
