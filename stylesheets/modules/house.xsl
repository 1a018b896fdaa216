<?xml version="1.0" encoding="UTF-8"?>
<!-- The house file, read once: every colour, font, size, space and length has one name here, and the other
     modules use these names only. Sizes come as $body.size and $body.line, and so on. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:h="https://handlingsplan.org/ns/house/1" exclude-result-prefixes="h">

  <!-- Where the house file is: an absolute address, or relative to the plan. -->
  <xsl:param name="house" select="'house.xml'"/>
  <xsl:variable name="the-house" select="document($house, /)/h:house"/>

  <!-- Paper -->
  <xsl:variable name="paper" select="$the-house/h:paper"/>
  <!-- What remains of a full line when running text has its measure, whichever way the paper is turned. -->
  <xsl:variable name="beside-measure" select="concat('100% - ', $paper/@measure)"/>

  <!-- Colours -->
  <xsl:variable name="colour" select="$the-house/h:colours"/>
  <xsl:variable name="text-colour" select="string($colour/@text)"/>
  <xsl:variable name="muted" select="string($colour/@muted)"/>
  <xsl:variable name="accent" select="string($colour/@accent)"/>
  <xsl:variable name="on-accent" select="string($colour/@on-accent)"/>
  <xsl:variable name="accent-surface" select="string($colour/@accent-surface)"/>
  <xsl:variable name="link-colour" select="string(($colour/@link | $colour/@accent[not(../@link)])[1])"/>
  <!-- A link that stands out from the text by its lightness needs no line below. -->
  <xsl:variable name="link-decoration">
    <xsl:choose>
      <xsl:when test="$colour/@link">none</xsl:when>
      <xsl:otherwise>underline</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="surface" select="string($colour/@surface)"/>
  <xsl:variable name="rule-colour" select="string($colour/@rule)"/>
  <xsl:variable name="rule-strong" select="string(($colour/@rule-strong | $colour/@muted[not(../@rule-strong)])[1])"/>

  <!-- Fonts -->
  <xsl:variable name="body-font" select="$the-house/h:fonts/h:body"/>
  <xsl:variable name="heading-font" select="$the-house/h:fonts/h:heading"/>
  <xsl:variable name="figures-font" select="$the-house/h:fonts/h:figures"/>
  <xsl:variable name="bold" select="string($body-font/@bold)"/>

  <!-- Sizes -->
  <xsl:variable name="sizes" select="$the-house/h:sizes"/>
  <xsl:variable name="small.size" select="string($sizes/h:small/@size)"/>
  <xsl:variable name="small.line" select="string($sizes/h:small/@line)"/>
  <xsl:variable name="table.size" select="string($sizes/h:table/@size)"/>
  <xsl:variable name="table.line" select="string($sizes/h:table/@line)"/>
  <xsl:variable name="body.size" select="string($sizes/h:body/@size)"/>
  <xsl:variable name="body.line" select="string($sizes/h:body/@line)"/>
  <xsl:variable name="lead.size" select="string($sizes/h:lead/@size)"/>
  <xsl:variable name="lead.line" select="string($sizes/h:lead/@line)"/>
  <xsl:variable name="h3.size" select="string($sizes/h:h3/@size)"/>
  <xsl:variable name="h3.line" select="string($sizes/h:h3/@line)"/>
  <xsl:variable name="h2.size" select="string($sizes/h:h2/@size)"/>
  <xsl:variable name="h2.line" select="string($sizes/h:h2/@line)"/>
  <xsl:variable name="h1.size" select="string($sizes/h:h1/@size)"/>
  <xsl:variable name="h1.line" select="string($sizes/h:h1/@line)"/>
  <!-- On paper narrower than A4 by a fourth or more, a title has at most 24pt. -->
  <xsl:variable name="narrow-paper" select="translate($paper/@width, $units, '') * (1 + 9 * contains($paper/@width, 'c')) * (1 - 0.6472 * contains($paper/@width, 'p')) &lt; 158"/>
  <xsl:variable name="title-is-set-smaller" select="$narrow-paper and translate($sizes/h:title/@size, $units, '') &gt; 24 and contains($sizes/h:title/@size, 'p')"/>
  <xsl:variable name="title.size" select="concat(substring('24pt', 1, 4 * $title-is-set-smaller), $sizes/h:title[not($title-is-set-smaller)]/@size)"/>
  <xsl:variable name="title.line" select="concat(substring('29pt', 1, 4 * $title-is-set-smaller), $sizes/h:title[not($title-is-set-smaller)]/@line)"/>

  <!-- Spaces, from least to greatest -->
  <xsl:variable name="spaces" select="$the-house/h:spaces"/>
  <xsl:variable name="xs" select="string($spaces/@xs)"/>
  <xsl:variable name="s" select="string($spaces/@s)"/>
  <xsl:variable name="m" select="string($spaces/@m)"/>
  <xsl:variable name="l" select="string($spaces/@l)"/>
  <xsl:variable name="xl" select="string($spaces/@xl)"/>
  <xsl:variable name="indent" select="string($spaces/@indent)"/>

  <!-- Derived from them: a number of the same unit. -->
  <xsl:variable name="digits" select="'0123456789.'"/>
  <xsl:variable name="units" select="'cmpt'"/>
  <xsl:variable name="table-indent" select="concat(0.8 * translate($indent, $units, ''), translate($indent, $digits, ''))"/>
  <xsl:variable name="cell-top" select="concat(1.5 * translate($xs, $units, ''), translate($xs, $digits, ''))"/>
  <xsl:variable name="cell-start" select="concat(substring($s, 1, 9 * not($narrow-paper)), substring($cell-top, 1, 9 * $narrow-paper))"/>
  <xsl:variable name="cell-bottom" select="concat(2 * translate($xs, $units, ''), translate($xs, $digits, ''))"/>

  <!-- Rules -->
  <xsl:variable name="thin-width" select="string($the-house/h:rules/@thin)"/>
  <xsl:variable name="medium-width" select="string($the-house/h:rules/@medium)"/>
  <xsl:variable name="thick-width" select="string($the-house/h:rules/@thick)"/>

  <!-- The logos for the language of the document: those of that language, else those of none. -->
  <xsl:variable name="logos-in-language" select="$the-house/h:logo[starts-with(@xml:lang, substring($language, 1, 2))]"/>
  <xsl:variable name="logos" select="$logos-in-language | $the-house/h:logo[not(@xml:lang)][not($logos-in-language)]"/>
  <xsl:variable name="sender" select="$the-house/h:sender"/>
  <xsl:variable name="sender-name" select="$sender/h:name[not(@xml:lang) or starts-with($language, @xml:lang)][1]"/>

  <xsl:template name="check-house">
    <xsl:if test="not($the-house)">
      <xsl:message terminate="yes">
        <xsl:value-of select="concat('There is no house file at ', $house, '; say where it is with the parameter house.')"/>
      </xsl:message>
    </xsl:if>
  </xsl:template>

  <!-- A file named in the house file, as it is called from the folder of the plan. -->
  <xsl:template name="house-file">
    <xsl:param name="name"/>
    <xsl:param name="path" select="$house"/>
    <xsl:choose>
      <xsl:when test="contains($path, '/')">
        <xsl:value-of select="concat(substring-before($path, '/'), '/')"/>
        <xsl:call-template name="house-file">
          <xsl:with-param name="name" select="$name"/>
          <xsl:with-param name="path" select="substring-after($path, '/')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$name"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
