<?xml version="1.0" encoding="UTF-8"?>
<!-- The words that the program adds, looked up in the catalogue of the document's language: labels/sv.xml,
     labels/en.xml … A stylesheet never says a word itself. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:exsl="http://exslt.org/common"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:p="https://handlingsplan.org/ns/plan/1"
                xmlns:c="https://handlingsplan.org/ns/labels/1" exclude-result-prefixes="p c exsl hpx">

  <!-- The language of the document. -->
  <xsl:param name="language" select="string(/*/@xml:lang)"/>
  <!-- The address of a catalogue in which a house's own words have been worked into the program's; or nothing. -->
  <xsl:param name="labels"/>
  <!-- Languages that are written from right to left. -->
  <xsl:variable name="right-to-left" select="' ar arc ckb dv fa he ps sd ug ur yi '"/>
  <xsl:variable name="is-right-to-left" select="contains($right-to-left, concat(' ', substring-before(concat($language, '-'), '-'), ' '))"/>
  <!-- Looked for once: areas stand beside it, by the hundred. -->
  <xsl:variable name="head" select="/*/p:head"/>
  <xsl:variable name="catalogues" select="document('../labels/catalogues.xml')/c:catalogues"/>
  <xsl:variable name="program-language">
    <xsl:variable name="primary" select="substring-before(concat($language, '-'), '-')"/>
    <xsl:variable name="own" select="$catalogues/c:catalogue[@xml:lang = $primary or contains(concat(' ', @also, ' '), concat(' ', $primary, ' '))]"/>
    <xsl:choose>
      <xsl:when test="$own">
        <xsl:value-of select="$own/@xml:lang"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$catalogues/@default"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="catalogue-address">
    <xsl:value-of select="$labels"/>
    <xsl:if test="$labels = ''"><xsl:value-of select="concat('../labels/', $program-language, '.xml')"/></xsl:if>
  </xsl:variable>
  <xsl:variable name="catalogue" select="document(string($catalogue-address))"/>
  <xsl:variable name="catalogue-language" select="string($catalogue/*/@xml:lang)"/>
  <xsl:variable name="is-foreign"
                select="not(starts-with(concat($language, '-'), concat($catalogue-language, '-')))"/>
  <xsl:variable name="some-are-foreign" select="$is-foreign or $catalogue/c:labels/c:label/@xml:lang"/>
  <xsl:key name="label" match="/c:labels/c:label" use="@id"/>
  <!-- Of an area, by which each of its rows asks for its own: it has as many children. -->
  <xsl:key name="labels-of" match="p:labels[parent::p:area]" use="generate-id(..)"/>

  <!-- ==== Numbers ==== -->

  <xsl:decimal-format name="spaced" grouping-separator="&#xA0;"/>

  <!-- 1500 → 1 500, in thousands as the language has them; most have none. -->
  <xsl:template name="grouped">
    <xsl:param name="number"/>
    <xsl:choose>
      <xsl:when test="$number &gt;= 1000">
        <xsl:variable name="separator"><xsl:call-template name="label"><xsl:with-param name="id" select="'thousands-separator'"/></xsl:call-template></xsl:variable>
        <xsl:value-of select="translate(format-number($number, '#&#xA0;##0', 'spaced'), '&#xA0;', $separator)"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="format-number($number, '0')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A label that says how many there are, in the form that goes with it. -->
  <xsl:template name="label-of-number">
    <xsl:param name="id"/>
    <xsl:param name="number"/>
    <xsl:variable name="figures"><xsl:call-template name="grouped"><xsl:with-param name="number" select="$number"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="label">
      <xsl:with-param name="id" select="$id"/>
      <xsl:with-param name="count" select="$number"/>
      <xsl:with-param name="a" select="string($figures)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- ==== Labels ==== -->

  <!-- The label of that id, its {a}, {b} and {c} filled in; in the form that is asked for, or that goes with a
       count, if it has that. -->
  <xsl:template name="label">
    <xsl:param name="id"/>
    <xsl:param name="count"/>
    <xsl:param name="form"/>
    <xsl:param name="a"/>
    <xsl:param name="b"/>
    <xsl:param name="c"/>
    <xsl:for-each select="$catalogue">
      <xsl:variable name="forms" select="key('label', $id)"/>
      <xsl:choose>
        <!-- Most have one form and nothing to fill in. -->
        <xsl:when test="$some-are-foreign or count($forms) != 1">
          <xsl:call-template name="label-of-forms">
            <xsl:with-param name="id" select="$id"/>
            <xsl:with-param name="forms" select="$forms"/>
            <xsl:with-param name="count" select="$count"/>
            <xsl:with-param name="form" select="$form"/>
            <xsl:with-param name="a" select="$a"/>
            <xsl:with-param name="b" select="$b"/>
            <xsl:with-param name="c" select="$c"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:when test="not(contains($forms, '{'))"><xsl:value-of select="$forms"/></xsl:when>
        <xsl:when test="$program-fills"><xsl:copy-of select="hpx:fill(string($forms), $a, $b, $c)"/></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="fill">
            <xsl:with-param name="pattern" select="string($forms)"/>
            <xsl:with-param name="a" select="$a"/>
            <xsl:with-param name="b" select="$b"/>
            <xsl:with-param name="c" select="$c"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="label-of-forms">
    <xsl:param name="id"/>
    <xsl:param name="forms"/>
    <xsl:param name="count"/>
    <xsl:param name="form"/>
    <xsl:param name="a"/>
    <xsl:param name="b"/>
    <xsl:param name="c"/>
    <xsl:if test="not($forms)">
      <xsl:message terminate="yes">
        <xsl:value-of select="concat('labels/', $catalogue-language, '.xml: no label ', $id)"/>
      </xsl:message>
    </xsl:if>
    <xsl:variable name="wanted">
      <xsl:choose>
        <xsl:when test="not($forms[2])"/>
        <xsl:when test="string($count) != ''"><xsl:call-template name="plural-category"><xsl:with-param name="count" select="$count"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:value-of select="$form"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="filled">
      <xsl:call-template name="fill">
        <xsl:with-param name="pattern" select="string(($forms[@form = string($wanted)] | $forms[not(@form) and not($forms[@form = string($wanted)])])[1])"/>
        <xsl:with-param name="a" select="$a"/>
        <xsl:with-param name="b" select="$b"/>
        <xsl:with-param name="c" select="$c"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <!-- Where the document's language has no catalogue, its labels are in another. -->
      <xsl:when test="$is-foreign">
        <fo:inline xml:lang="{$catalogue-language}"><xsl:copy-of select="$filled"/></fo:inline>
      </xsl:when>
      <!-- Where a house's has gaps, some are. -->
      <xsl:when test="$forms/@xml:lang">
        <fo:inline xml:lang="{$forms/@xml:lang}"><xsl:copy-of select="$filled"/></fo:inline>
      </xsl:when>
      <xsl:otherwise><xsl:copy-of select="$filled"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "one", "few" … "other", as the language has it (CLDR); without the program, as most languages around here. -->
  <xsl:template name="plural-category">
    <xsl:param name="count"/>
    <xsl:choose>
      <xsl:when test="function-available('hpx:plural-category')">
        <xsl:value-of select="hpx:plural-category(string($catalogue-language), number($count))"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="substring('oneother', 1 + 3 * ($count != 1), 3 + 2 * ($count != 1))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What has elements is filled in with them: with the language that a name may have. The program does it itself. -->
  <xsl:variable name="program-fills" select="function-available('hpx:fill')"/>
  <xsl:template name="fill">
    <xsl:param name="pattern"/>
    <xsl:param name="a"/>
    <xsl:param name="b"/>
    <xsl:param name="c"/>
    <xsl:choose>
      <xsl:when test="$program-fills"><xsl:copy-of select="hpx:fill($pattern, $a, $b, $c)"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="fill-in-turn">
          <xsl:with-param name="pattern" select="$pattern"/>
          <xsl:with-param name="a" select="$a"/>
          <xsl:with-param name="b" select="$b"/>
          <xsl:with-param name="c" select="$c"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="fill-in-turn">
    <xsl:param name="pattern"/>
    <xsl:param name="a"/>
    <xsl:param name="b"/>
    <xsl:param name="c"/>
    <xsl:variable name="name" select="substring-before(substring-after($pattern, '{'), '}')"/>
    <xsl:variable name="rest" select="substring-after($pattern, '}')"/>
    <xsl:choose>
      <xsl:when test="$name = ''"><xsl:value-of select="$pattern"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="substring-before($pattern, '{')"/>
        <xsl:choose>
          <xsl:when test="$name = 'a' and exsl:object-type($a) = 'RTF'"><xsl:copy-of select="$a"/></xsl:when>
          <xsl:when test="$name = 'a'"><xsl:value-of select="$a"/></xsl:when>
          <xsl:when test="$name = 'b' and exsl:object-type($b) = 'RTF'"><xsl:copy-of select="$b"/></xsl:when>
          <xsl:when test="$name = 'b'"><xsl:value-of select="$b"/></xsl:when>
          <xsl:when test="$name = 'c'"><xsl:value-of select="$c"/></xsl:when>
        </xsl:choose>
        <xsl:choose>
          <xsl:when test="contains($rest, '{')">
            <xsl:call-template name="fill-in-turn">
              <xsl:with-param name="pattern" select="$rest"/>
              <xsl:with-param name="a" select="$a"/>
              <xsl:with-param name="b" select="$b"/>
              <xsl:with-param name="c" select="$c"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="$rest"/></xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The plan's own word for one of its parts if it gives one (the area's before the plan's), else the
       catalogue's. The name is the attribute of labels: goal, objective, see-above … -->
  <xsl:template name="own-label">
    <xsl:param name="name"/>
    <xsl:variable name="own" select="(key('labels-of', generate-id(ancestor-or-self::p:area[1]))/@*[name() = $name]
                                      | $head/p:labels/@*[name() = $name])"/>
    <xsl:choose>
      <!-- In document order the head comes first, so the last is the nearest. -->
      <xsl:when test="$own">
        <xsl:value-of select="$own[last()]"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="$name"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The letters of the language, each at its place in both. -->
  <xsl:variable name="lower-case" select="string($catalogue/c:labels/c:alphabet/@lower)"/>
  <xsl:variable name="upper-case" select="string($catalogue/c:labels/c:alphabet/@upper)"/>

  <!-- The first letter as a capital. -->
  <xsl:template name="capitalised">
    <xsl:param name="words"/>
    <xsl:value-of select="concat(translate(substring($words, 1, 1), $lower-case, $upper-case), substring($words, 2))"/>
  </xsl:template>
</xsl:stylesheet>
