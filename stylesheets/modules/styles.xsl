<?xml version="1.0" encoding="UTF-8"?>
<!-- How each kind of thing is set, as named sets of properties. What they are made of comes from the house
     file; which thing uses which set, from the other modules.

     Everything stands on the line of running text: spaces are halves and multiples of it.
     Running text keeps to the measure; tables, boxes and headings may use the full width. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:hpx="https://handlingsplan.org/ns/extension" exclude-result-prefixes="hpx">

  <!-- What every object inherits. Words are divided in tables only, and only if they are wider than their column. -->
  <xsl:attribute-set name="document">
    <xsl:attribute name="writing-mode"><xsl:value-of select="substring('lr-tbrl-tb', 1 + 5 * $is-right-to-left, 5)"/></xsl:attribute>
    <xsl:attribute name="font-family"><xsl:value-of select="$body-font/@family"/></xsl:attribute>
    <xsl:attribute name="font-weight"><xsl:value-of select="$body-font/@weight"/></xsl:attribute>
    <xsl:attribute name="font-size"><xsl:value-of select="$body.size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$body.line"/></xsl:attribute>
    <xsl:attribute name="line-height-shift-adjustment">disregard-shifts</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$text-colour"/></xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
    <xsl:attribute name="hpx:hyphenate">overlong</xsl:attribute>
    <xsl:attribute name="hpx:keep-numbers">true</xsl:attribute>
    <xsl:attribute name="hyphenation-remain-character-count">4</xsl:attribute>
    <xsl:attribute name="hyphenation-push-character-count">4</xsl:attribute>
    <xsl:attribute name="hyphenation-ladder-count">2</xsl:attribute>
    <xsl:attribute name="provisional-distance-between-starts"><xsl:value-of select="$indent"/></xsl:attribute>
    <xsl:attribute name="provisional-label-separation"><xsl:value-of select="$xs"/></xsl:attribute>
    <xsl:attribute name="widows">2</xsl:attribute>
    <xsl:attribute name="orphans">2</xsl:attribute>
  </xsl:attribute-set>

  <!-- ==== Running text ==== -->

  <xsl:attribute-set name="measure">
    <xsl:attribute name="end-indent"><xsl:value-of select="$beside-measure"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="paragraph" use-attribute-sets="measure">
    <xsl:attribute name="space-after"><xsl:value-of select="$s"/></xsl:attribute>
    <xsl:attribute name="space-after.minimum"><xsl:value-of select="concat('0.8 * ', $s)"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- What one looks up. -->
  <xsl:attribute-set name="table-text">
    <xsl:attribute name="font-size"><xsl:value-of select="$table.size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$table.line"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="note-text">
    <xsl:attribute name="font-size"><xsl:value-of select="$small.size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$small.line"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- Nothing of its own, for views that have something to say of items. -->
  <xsl:attribute-set name="list-item"/>

  <!-- ==== Headings ==== -->

  <xsl:attribute-set name="heading">
    <xsl:attribute name="font-family"><xsl:value-of select="$heading-font/@family"/></xsl:attribute>
    <xsl:attribute name="font-weight"><xsl:value-of select="$heading-font/@weight"/></xsl:attribute>
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="heading-1" use-attribute-sets="heading">
    <xsl:attribute name="role">H1</xsl:attribute>
    <xsl:attribute name="font-size"><xsl:value-of select="$h1.size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$h1.line"/></xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$accent"/></xsl:attribute>
    <xsl:attribute name="space-before"><xsl:value-of select="$l"/></xsl:attribute>
    <xsl:attribute name="space-before.minimum"><xsl:value-of select="concat('0.8 * ', $l)"/></xsl:attribute>
    <xsl:attribute name="space-after"><xsl:value-of select="$m"/></xsl:attribute>
    <xsl:attribute name="space-after.minimum"><xsl:value-of select="concat('0.8 * ', $m)"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="heading-2" use-attribute-sets="heading">
    <xsl:attribute name="font-size"><xsl:value-of select="$h2.size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$h2.line"/></xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$accent"/></xsl:attribute>
    <xsl:attribute name="space-before"><xsl:value-of select="$l"/></xsl:attribute>
    <xsl:attribute name="space-before.minimum"><xsl:value-of select="concat('0.8 * ', $l)"/></xsl:attribute>
    <xsl:attribute name="space-after"><xsl:value-of select="$s"/></xsl:attribute>
    <xsl:attribute name="space-after.minimum"><xsl:value-of select="concat('0.8 * ', $s)"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="heading-3" use-attribute-sets="heading">
    <xsl:attribute name="font-size"><xsl:value-of select="$h3.size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$h3.line"/></xsl:attribute>
    <xsl:attribute name="space-before"><xsl:value-of select="$m"/></xsl:attribute>
    <xsl:attribute name="space-before.minimum"><xsl:value-of select="concat('0.8 * ', $m)"/></xsl:attribute>
    <xsl:attribute name="space-after"><xsl:value-of select="$xs"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- A heading inside a box. -->
  <xsl:attribute-set name="box-heading" use-attribute-sets="heading">
    <xsl:attribute name="role">H2</xsl:attribute>
    <xsl:attribute name="font-size"><xsl:value-of select="$table.size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$body.line"/></xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$accent"/></xsl:attribute>
    <xsl:attribute name="space-after"><xsl:value-of select="$xs"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- As large as that of a box, where there is none: above what belongs to an area as a whole. -->
  <xsl:attribute-set name="heading-of-own" use-attribute-sets="box-heading">
    <xsl:attribute name="font-size"><xsl:value-of select="$body.size"/></xsl:attribute>
    <xsl:attribute name="space-before"><xsl:value-of select="$l"/></xsl:attribute>
    <xsl:attribute name="space-before.minimum"><xsl:value-of select="concat('0.8 * ', $l)"/></xsl:attribute>
    <xsl:attribute name="space-after"><xsl:value-of select="$s"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- ==== Boxes ==== -->

  <xsl:attribute-set name="box">
    <xsl:attribute name="padding"><xsl:value-of select="$m"/></xsl:attribute>
    <xsl:attribute name="margin">0pt</xsl:attribute>
    <xsl:attribute name="space-before"><xsl:value-of select="$m"/></xsl:attribute>
    <xsl:attribute name="space-before.minimum"><xsl:value-of select="concat('0.8 * ', $m)"/></xsl:attribute>
    <xsl:attribute name="space-after"><xsl:value-of select="$m"/></xsl:attribute>
    <xsl:attribute name="space-after.minimum"><xsl:value-of select="concat('0.8 * ', $m)"/></xsl:attribute>
    <xsl:attribute name="background-color"><xsl:value-of select="$surface"/></xsl:attribute>
    <xsl:attribute name="keep-together.within-page">100</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="goal-box">
    <xsl:attribute name="background-color"><xsl:value-of select="$accent-surface"/></xsl:attribute>
    <xsl:attribute name="border-start-style">solid</xsl:attribute>
    <xsl:attribute name="border-start-color"><xsl:value-of select="$accent"/></xsl:attribute>
    <xsl:attribute name="border-start-width"><xsl:value-of select="$thick-width"/></xsl:attribute>
    <xsl:attribute name="padding-start"><xsl:value-of select="$m"/></xsl:attribute>
    <xsl:attribute name="padding-end"><xsl:value-of select="$m"/></xsl:attribute>
    <xsl:attribute name="padding-before"><xsl:value-of select="$s"/></xsl:attribute>
    <xsl:attribute name="padding-after"><xsl:value-of select="concat($s, ' + ', $xs)"/></xsl:attribute>
    <xsl:attribute name="margin">0pt</xsl:attribute>
    <xsl:attribute name="space-before"><xsl:value-of select="$l"/></xsl:attribute>
    <xsl:attribute name="space-before.minimum"><xsl:value-of select="concat('0.8 * ', $l)"/></xsl:attribute>
    <xsl:attribute name="space-after"><xsl:value-of select="$m"/></xsl:attribute>
    <xsl:attribute name="space-after.minimum"><xsl:value-of select="concat('0.8 * ', $m)"/></xsl:attribute>
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="goal-text">
    <xsl:attribute name="font-size"><xsl:value-of select="$lead.size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$lead.line"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- ==== Tables ====
       A plan has thousands of cells, so they say what they need in as few properties as will do: shorthands, a
       rule below only (borders collapse), and what can be inherited stands at the table. -->

  <xsl:attribute-set name="table">
    <xsl:attribute name="table-layout">fixed</xsl:attribute>
    <xsl:attribute name="width">100%</xsl:attribute>
    <xsl:attribute name="border-collapse">collapse</xsl:attribute>
    <xsl:attribute name="start-indent">0pt</xsl:attribute>
    <xsl:attribute name="end-indent">0pt</xsl:attribute>
    <xsl:attribute name="font-size"><xsl:value-of select="$table.size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$table.line"/></xsl:attribute>
    <xsl:attribute name="hyphenate">true</xsl:attribute>
    <xsl:attribute name="provisional-distance-between-starts"><xsl:value-of select="$table-indent"/></xsl:attribute>
    <xsl:attribute name="space-before"><xsl:value-of select="$m"/></xsl:attribute>
    <xsl:attribute name="space-before.minimum"><xsl:value-of select="concat('0.8 * ', $m)"/></xsl:attribute>
    <xsl:attribute name="space-after"><xsl:value-of select="$m"/></xsl:attribute>
    <xsl:attribute name="space-after.minimum"><xsl:value-of select="concat('0.8 * ', $m)"/></xsl:attribute>
    <xsl:attribute name="border-bottom"><xsl:value-of select="concat($medium-width, ' solid ', $accent)"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- Without a heading row a table begins with a thin rule. -->
  <xsl:attribute-set name="table-without-heading" use-attribute-sets="table">
    <xsl:attribute name="border-top"><xsl:value-of select="concat($thin-width, ' solid ', $rule-colour)"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- Put together once, for the cells are thousands. -->
  <xsl:variable name="cell-padding" select="concat($cell-top, ' ', $xs, ' ', $cell-bottom, ' ', $cell-start)"/>
  <xsl:variable name="thin-rule" select="concat($thin-width, ' solid ', $rule-colour)"/>
  <xsl:variable name="strong-rule" select="concat($thin-width, ' solid ', $rule-strong)"/>
  <!-- On the next page, too, what goes on stands apart from the heading row. -->
  <xsl:attribute-set name="plan-cell">
    <xsl:attribute name="padding"><xsl:value-of select="$cell-padding"/></xsl:attribute>
    <xsl:attribute name="padding-before.conditionality">retain</xsl:attribute>
    <!-- It is the row that is kept whole: of one that has to break, paragraphs break, too. -->
    <xsl:attribute name="keep-together.within-page">auto</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="cell" use-attribute-sets="plan-cell">
    <xsl:attribute name="border-bottom"><xsl:value-of select="$thin-rule"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="heading-cell">
    <xsl:attribute name="padding"><xsl:value-of select="concat($cell-bottom, ' ', $xs, ' ', $cell-bottom, ' ', $cell-start)"/></xsl:attribute>
    <xsl:attribute name="border-bottom"><xsl:value-of select="concat($medium-width, ' solid ', $accent)"/></xsl:attribute>
    <xsl:attribute name="background-color"><xsl:value-of select="$surface"/></xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$accent"/></xsl:attribute>
    <xsl:attribute name="font-weight"><xsl:value-of select="$bold"/></xsl:attribute>
    <xsl:attribute name="display-align">after</xsl:attribute>
  </xsl:attribute-set>

  <!-- Kept whole where that is possible; a row longer than a page breaks. -->
  <xsl:attribute-set name="row">
    <xsl:attribute name="keep-together.within-page">200</xsl:attribute>
  </xsl:attribute-set>

  <!-- Of the rows that are looped through, neither the first nor the last stands alone on a page, where there is room. -->
  <xsl:template name="two-at-ends">
    <xsl:param name="begins" select="position() = 1 and position() != last()"/>
    <xsl:param name="ends" select="position() = last() and position() &gt; 1"/>
    <xsl:if test="$begins"><xsl:attribute name="keep-with-next.within-page">30</xsl:attribute></xsl:if>
    <xsl:if test="$ends"><xsl:attribute name="keep-with-previous.within-page">30</xsl:attribute></xsl:if>
  </xsl:template>

  <!-- ==== Words ==== -->

  <xsl:attribute-set name="italic">
    <xsl:attribute name="font-style">italic</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="link">
    <xsl:attribute name="color"><xsl:value-of select="$link-colour"/></xsl:attribute>
    <xsl:attribute name="text-decoration">underline</xsl:attribute>
  </xsl:attribute-set>

  <!-- A reference inside the document: a line below only where the colour alone would not do. -->
  <xsl:attribute-set name="reference">
    <xsl:attribute name="color"><xsl:value-of select="$link-colour"/></xsl:attribute>
    <xsl:attribute name="text-decoration"><xsl:value-of select="$link-decoration"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="note-mark">
    <xsl:attribute name="font-size">0.65em</xsl:attribute>
    <xsl:attribute name="baseline-shift">super</xsl:attribute>
    <xsl:attribute name="font-style">normal</xsl:attribute>
    <xsl:attribute name="font-weight"><xsl:value-of select="$body-font/@weight"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- Figures of equal width. -->
  <xsl:attribute-set name="figures">
    <xsl:attribute name="font-family"><xsl:value-of select="$figures-font/@family"/></xsl:attribute>
    <xsl:attribute name="hpx:font-features"><xsl:value-of select="$figures-font/@features"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- ==== Pages ==== -->

  <xsl:attribute-set name="running">
    <xsl:attribute name="font-size"><xsl:value-of select="$small.size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$small.line"/></xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$muted"/></xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
    <xsl:attribute name="role">Artifact</xsl:attribute>
  </xsl:attribute-set>
</xsl:stylesheet>
