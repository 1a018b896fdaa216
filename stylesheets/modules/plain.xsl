<?xml version="1.0" encoding="UTF-8"?>
<!-- Words alone, of views that are rows or calendars: what an activity says, in lines without notes and marks. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:exsl="http://exslt.org/common"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="fo exsl r p">

  <!-- No notes, so nothing is numbered. -->
  <xsl:variable name="ordered-notes"/>

  <!-- What templates make of formatting objects, in a line: blocks and items are parted by a space. -->
  <xsl:template name="plain">
    <xsl:param name="words"/>
    <xsl:variable name="said"><xsl:apply-templates select="exsl:node-set($words)/node()" mode="plain"/></xsl:variable>
    <xsl:value-of select="normalize-space(translate($said, '&#xA0;&#x2002;&#x2003;', '   '))"/>
  </xsl:template>
  <xsl:template match="fo:block | fo:list-item | fo:list-item-body" mode="plain"><xsl:text> </xsl:text><xsl:apply-templates mode="plain"/></xsl:template>
  <xsl:template match="fo:footnote | fo:marker" mode="plain"/>
  <!-- Not by a pattern with a predicate: in a tree of a variable, libxslt counts all siblings before each that is tried. -->
  <xsl:template match="fo:inline" mode="plain">
    <xsl:if test="not(@role = 'Artifact' or @role = 'Reference')"><xsl:apply-templates mode="plain"/></xsl:if>
  </xsl:template>

  <!-- The areas around an activity, outermost first. -->
  <xsl:template name="areas-in-a-line">
    <xsl:for-each select="ancestor::p:area">
      <xsl:if test="position() &gt; 1"> / </xsl:if>
      <xsl:apply-templates select="." mode="title"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The objectives that an activity belongs to. -->
  <xsl:template name="objectives-in-a-line">
    <xsl:for-each select="parent::p:objective | parent::p:objective-group/p:objective">
      <xsl:if test="position() &gt; 1">; </xsl:if>
      <xsl:apply-templates select="." mode="title"/>
    </xsl:for-each>
  </xsl:template>

  <!-- An activity with its further lines and lists, parted where they end without a mark. -->
  <xsl:template name="activity-in-a-line">
    <xsl:for-each select="p:text | p:continuation | p:list/p:lead | p:list/p:item | p:list/p:etc">
      <xsl:variable name="words">
        <xsl:apply-templates select="self::p:etc"/>
        <xsl:apply-templates select="self::*[not(self::p:etc)]/node()" mode="words"/>
      </xsl:variable>
      <xsl:copy-of select="$words"/>
      <xsl:if test="position() != last()">
        <xsl:variable name="said"><xsl:call-template name="plain"><xsl:with-param name="words" select="$words"/></xsl:call-template></xsl:variable>
        <xsl:variable name="end" select="substring($said, string-length($said))"/>
        <xsl:if test="not(contains('.,:;!?&#x2013;', $end) or following-sibling::*[1]/self::p:etc)">;</xsl:if>
        <xsl:text> </xsl:text>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Those that hold for an activity: its own, else its objective's or group's. -->
  <xsl:template name="holding-in-a-line">
    <xsl:param name="items"/>
    <xsl:for-each select="$items">
      <xsl:if test="position() &gt; 1">; </xsl:if>
      <xsl:call-template name="said-in-a-line"/>
    </xsl:for-each>
  </xsl:template>
  <xsl:template name="responsible-in-a-line">
    <xsl:call-template name="holding-in-a-line"><xsl:with-param name="items" select="p:responsible | key('stated', concat('responsible ', generate-id(..)))[not(current()/p:responsible)]"/></xsl:call-template>
  </xsl:template>
  <xsl:template name="timeframe-in-a-line">
    <xsl:call-template name="holding-in-a-line"><xsl:with-param name="items" select="p:timeframe | key('stated', concat('timeframe ', generate-id(..)))[not(current()/p:timeframe)]"/></xsl:call-template>
  </xsl:template>

  <!-- Of an r:progress: the state, of which period, how far, how many of several have done it. -->
  <xsl:template name="progress-in-a-line">
    <xsl:call-template name="state"><xsl:with-param name="name" select="@state"/></xsl:call-template>
    <xsl:if test="@period">
      <xsl:text> (</xsl:text>
      <xsl:call-template name="period"><xsl:with-param name="period" select="@period"/></xsl:call-template>
      <xsl:text>)</xsl:text>
    </xsl:if>
    <xsl:if test="@degree">
      <xsl:text>, </xsl:text>
      <xsl:call-template name="label"><xsl:with-param name="id" select="'percent'"/><xsl:with-param name="a" select="string(@degree)"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="@parties">
      <xsl:text>, </xsl:text>
      <xsl:call-template name="label">
        <xsl:with-param name="id" select="'done-of'"/>
        <xsl:with-param name="a"><xsl:call-template name="grouped"><xsl:with-param name="number" select="sum(r:count[@state = 'complete']/@parties)"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="b"><xsl:call-template name="grouped"><xsl:with-param name="number" select="@parties"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
