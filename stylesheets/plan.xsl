<?xml version="1.0" encoding="UTF-8"?>
<!-- The plan view: the whole plan as a document one hands to a council.

       title page │ facts and contents │ summary and introduction │ area, area … │ closing, amendments,
                  │                    │                          │              │ references, glossary

     This file says what the view contains and in which order; the modules say how each part is set. -->
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
  <xsl:strip-space elements="*"/>
  <xsl:preserve-space elements="p:p p:text p:item p:lead p:title p:subtitle p:cell p:em p:strong p:quote p:work
                                p:phrase p:link p:footnote p:caption p:meaning p:continuation"/>

  <xsl:template match="/">
    <xsl:call-template name="check-house"/>
    <xsl:apply-templates select="p:plan"/>
  </xsl:template>

  <xsl:template match="p:plan">
    <fo:root xml:lang="{$language}" xsl:use-attribute-sets="document">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="page-masters"/>
      <xsl:call-template name="metadata"/>
      <xsl:call-template name="bookmarks"/>
      <xsl:call-template name="cover"/>
      <fo:page-sequence master-reference="pages" id="document">
        <xsl:call-template name="running-heads"/>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="facts"/>
          <xsl:call-template name="contents"/>
          <xsl:apply-templates select="p:head/p:summary" mode="chapter"/>
          <xsl:apply-templates select="p:head/p:changes" mode="chapter"/>
          <xsl:apply-templates select="p:introduction[count(. | $without-heading) = count($without-heading)]" mode="chapter"/>
          <xsl:apply-templates select="p:introduction[count(. | $without-heading) != count($without-heading)]"/>
          <xsl:apply-templates select="p:area"/>
          <xsl:apply-templates select="p:closing[count(. | $without-heading) = count($without-heading)]" mode="chapter"/>
          <xsl:apply-templates select="p:closing[count(. | $without-heading) != count($without-heading)]"/>
          <xsl:apply-templates select="r:amendments" mode="chapter"/>
          <xsl:apply-templates select="$back-matter" mode="chapter"/>
          <xsl:apply-templates select="p:head/p:back-cover | p:head/p:imprint"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>
</xsl:stylesheet>
