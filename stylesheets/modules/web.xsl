<?xml version="1.0" encoding="UTF-8"?>
<!-- A view as a page for the web, all of it in one file. It imports a view, and this after it: the formatting objects that
     the view makes are turned into HTML by what they are and by their roles, so that the page says what the document says.

       ┌───────────────────────────────┐  skip link
       │ header: the title page        │  what is said once more in running heads, on which page something is, and
       ├──────────┬────────────────────┤  change bars are left out
       │ nav      │ main: the flow     │
       │ contents │ … footnotes, last  │  on narrow screens the contents come first, and the rows of tables become cards
       ├──────────┴────────────────────┤
       │ footer: what it was made of   │
       └───────────────────────────────┘
     How it looks, web-style.xml says, in the colours of the house. Elements without a namespace, which a view may make
     among its formatting objects, are HTML already. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:exsl="http://exslt.org/common"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:w="https://handlingsplan.org/ns/stylesheets/web"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="fo exsl hpx dc rdf r w p">

  <!-- What it is made with, of which source, and the SHA-256 of that. -->
  <xsl:param name="program"/>
  <xsl:param name="source"/>
  <xsl:param name="digest"/>

  <!-- Each row says all by itself: on a narrow screen it is a card. -->
  <xsl:variable name="plain-tables" select="true()"/>

  <xsl:variable name="objects">
    <xsl:call-template name="check-house"/>
    <xsl:apply-templates select="/*"/>
  </xsl:variable>
  <xsl:variable name="root" select="exsl:node-set($objects)/fo:root"/>

  <xsl:template match="/">
    <html lang="{$language}">
      <xsl:call-template name="direction"><xsl:with-param name="of" select="$language"/><xsl:with-param name="around" select="false()"/></xsl:call-template>
      <xsl:call-template name="page-head"><xsl:with-param name="metadata" select="$root/fo:declarations//rdf:Description"/></xsl:call-template>
      <body>
        <a class="skip" href="#main"><xsl:call-template name="label-of-page"><xsl:with-param name="id" select="'skip-to-content'"/></xsl:call-template></a>
        <xsl:for-each select="$root/fo:page-sequence[@master-reference = 'cover']">
          <header class="cover"><xsl:apply-templates select="fo:flow/node()" mode="html"/></header>
        </xsl:for-each>
        <div class="page">
          <xsl:if test="$root//nav"><xsl:attribute name="class">page with-contents</xsl:attribute></xsl:if>
          <xsl:apply-templates select="$root//nav" mode="html"/>
          <main id="main" tabindex="-1">
            <xsl:apply-templates select="$root/fo:page-sequence[not(@master-reference = 'cover')]/fo:flow/node()[not(self::nav)]" mode="html"/>
            <xsl:call-template name="page-notes"><xsl:with-param name="notes" select="$root//fo:footnote/fo:footnote-body/*"/></xsl:call-template>
          </main>
        </div>
        <footer><xsl:call-template name="page-foot"/></footer>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="page-head">
    <xsl:param name="metadata"/>
    <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title><xsl:value-of select="$metadata/dc:title"/></title>
      <meta name="description" content="{normalize-space($metadata/dc:description)}"/>
      <xsl:for-each select="$metadata/dc:creator//rdf:li"><meta name="author" content="{.}"/></xsl:for-each>
      <meta name="generator" content="{$program}"/>
      <style>
        <xsl:text>:root{</xsl:text>
        <xsl:for-each select="$colour/@*"><xsl:value-of select="concat('--', name(), ':', ., ';')"/></xsl:for-each>
        <xsl:value-of select="concat('--link:', $link-colour, ';--rule-strong:', $rule-strong, '}')"/>
        <xsl:value-of select="document('web-style.xml')/*"/>
      </style>
    </head>
  </xsl:template>

  <xsl:template name="page-notes">
    <xsl:param name="notes"/>
    <xsl:if test="$notes">
      <section aria-labelledby="document.notes">
        <h2 id="document.notes"><xsl:call-template name="label-of-page"><xsl:with-param name="id" select="'footnotes'"/></xsl:call-template></h2>
        <xsl:apply-templates select="$notes" mode="html"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="page-foot">
    <xsl:for-each select="/*/@r:as-of">
      <p>
        <xsl:call-template name="label-of-page">
          <xsl:with-param name="id" select="'as-of'"/>
          <xsl:with-param name="a"><xsl:call-template name="date"><xsl:with-param name="date" select="."/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </p>
    </xsl:for-each>
    <xsl:if test="$program != ''">
      <p>
        <xsl:call-template name="label-of-page">
          <xsl:with-param name="id" select="'made-of'"/>
          <xsl:with-param name="a" select="string($source)"/>
          <xsl:with-param name="b" select="string($program)"/>
          <xsl:with-param name="c" select="string($digest)"/>
        </xsl:call-template>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- A label that no object of the view holds. -->
  <xsl:template name="label-of-page">
    <xsl:param name="id"/>
    <xsl:param name="a"/>
    <xsl:param name="b"/>
    <xsl:param name="c"/>
    <xsl:variable name="words">
      <xsl:call-template name="label">
        <xsl:with-param name="id" select="$id"/>
        <xsl:with-param name="a" select="$a"/>
        <xsl:with-param name="b" select="$b"/>
        <xsl:with-param name="c" select="$c"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:apply-templates select="exsl:node-set($words)/node()" mode="html"/>
  </xsl:template>

  <!-- ==== What the view says otherwise than on paper ==== -->

  <!-- A day that programs read, too. -->
  <xsl:template name="date">
    <xsl:param name="date"/>
    <xsl:if test="$date"><time datetime="{$date}"><xsl:call-template name="date-words"><xsl:with-param name="date" select="$date"/></xsl:call-template></time></xsl:if>
  </xsl:template>

  <xsl:template name="page-of-reference"/>
  <xsl:template name="place-words">
    <xsl:param name="target"/>
    <xsl:variable name="words"><xsl:apply-templates select="$target" mode="words"/></xsl:variable>
    <xsl:value-of select="normalize-space($words)"/>
  </xsl:template>

  <xsl:template name="contents">
    <nav aria-labelledby="document.contents">
      <h2 id="document.contents"><xsl:call-template name="label-of-page"><xsl:with-param name="id" select="'contents'"/></xsl:call-template></h2>
      <ul>
        <xsl:apply-templates select="$before-chapters" mode="entry"/>
        <xsl:apply-templates select="$chapters" mode="entry">
          <xsl:with-param name="widest"><xsl:call-template name="widest-hang"><xsl:with-param name="areas" select="$chapters[self::p:area]"/></xsl:call-template></xsl:with-param>
        </xsl:apply-templates>
        <xsl:apply-templates select="$costs" mode="entry"/>
        <xsl:apply-templates select="$after-chapters" mode="entry"/>
        <xsl:apply-templates select="$back-matter" mode="entry"/>
      </ul>
    </nav>
  </xsl:template>

  <!-- The words of all that have numbers begin below each other, in their first line and in those after it:
         │ 9.  Title that goes on
         │     below itself
         │ 10. Title -->
  <xsl:template match="*" mode="entry">
    <xsl:param name="level" select="1"/>
    <xsl:param name="widest" select="0"/>
    <xsl:variable name="number-hang"><xsl:apply-templates select="." mode="hang"/></xsl:variable>
    <xsl:variable name="id"><xsl:apply-templates select="." mode="chapter-id"/></xsl:variable>
    <xsl:variable name="below">
      <xsl:call-template name="entries-below"><xsl:with-param name="level" select="$level"/></xsl:call-template>
    </xsl:variable>
    <li>
      <xsl:choose>
        <xsl:when test="$number-hang &gt; 0">
          <a href="#{$id}" class="hang" style="--hang:{$widest}em">
            <span class="figures"><xsl:call-template name="number-of-area"/><xsl:text>&#x2002;</xsl:text></span>
            <xsl:apply-templates select="." mode="title-words"/>
          </a>
        </xsl:when>
        <xsl:otherwise><a href="#{$id}"><xsl:apply-templates select="." mode="title"/></a></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="exsl:node-set($below)/*"><ul><xsl:copy-of select="$below"/></ul></xsl:if>
    </li>
  </xsl:template>

  <!-- What a cell repeats of the one above need not be seen where the rows stand below each other. -->
  <xsl:template match="fo:table-cell" mode="repeated">
    <xsl:param name="below"/>
    <xsl:copy>
      <xsl:if test="$below"><xsl:attribute name="class">again</xsl:attribute></xsl:if>
      <xsl:apply-templates select="@*[name() != 'id'] | node()" mode="repeated"/>
    </xsl:copy>
  </xsl:template>

  <xsl:attribute-set name="goal-box"><xsl:attribute name="class">goal</xsl:attribute></xsl:attribute-set>
  <xsl:attribute-set name="box"><xsl:attribute name="class">box</xsl:attribute></xsl:attribute-set>
  <xsl:attribute-set name="note-text"><xsl:attribute name="class">small</xsl:attribute></xsl:attribute-set>
  <xsl:attribute-set name="paragraph"><xsl:attribute name="class">paragraph</xsl:attribute></xsl:attribute-set>
  <xsl:attribute-set name="table-without-heading"><xsl:attribute name="class">facts</xsl:attribute></xsl:attribute-set>
  <xsl:attribute-set name="sums"><xsl:attribute name="class">sums</xsl:attribute></xsl:attribute-set>
  <xsl:attribute-set name="figures"><xsl:attribute name="class">figures</xsl:attribute></xsl:attribute-set>

  <!-- ==== Any object ==== -->

  <!-- A day in digits stays whole: browsers break lines after hyphens, which most texts have none of. -->
  <xsl:template match="text()" mode="html">
    <xsl:choose>
      <xsl:when test="contains(., '-')"><xsl:call-template name="with-whole-days"><xsl:with-param name="text" select="string()"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="with-whole-days">
    <xsl:param name="text"/>
    <xsl:variable name="digits" select="translate($text, '012345678', '999999999')"/>
    <xsl:choose>
      <xsl:when test="contains($digits, '9999-99-99')">
        <xsl:variable name="before" select="string-length(substring-before($digits, '9999-99-99'))"/>
        <xsl:value-of select="substring($text, 1, $before)"/>
        <span class="whole"><xsl:value-of select="substring($text, $before + 1, 10)"/></span>
        <xsl:call-template name="with-whole-days"><xsl:with-param name="text" select="substring($text, $before + 11)"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Patterns have no predicates here: for each node that it tries one on, libxslt counts its siblings, where they were
       made by templates. -->

  <!-- HTML already. -->
  <xsl:template match="*" mode="html">
    <xsl:element name="{local-name()}">
      <xsl:copy-of select="@*"/>
      <xsl:apply-templates mode="html"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="fo:*" mode="html"><xsl:apply-templates mode="html"/></xsl:template>

  <xsl:template match="fo:marker | fo:static-content | fo:bookmark-tree | fo:leader | fo:page-number | fo:page-number-citation
                       | fo:page-number-citation-last | fo:change-bar-begin | fo:change-bar-end | fo:footnote-body | fo:table-column" mode="html"/>

  <!-- Id, language, classes: what it is called, and the colours and sizes of the house that it has. -->
  <xsl:template name="attributes">
    <xsl:param name="classes" select="@class"/>
    <xsl:copy-of select="@id"/>
    <xsl:call-template name="own-language"/>
    <xsl:if test="string($classes) != '' or @color or @font-size or @font-weight">
      <xsl:variable name="all">
        <xsl:value-of select="$classes"/>
        <xsl:if test="@color"><xsl:value-of select="concat(' colour-', local-name($colour/@*[. = current()/@color][1]))"/></xsl:if>
        <xsl:if test="@font-size and @font-size = $lead.size"> lead</xsl:if>
        <xsl:if test="@font-size and @font-size = $title.size and not(@role)"><xsl:value-of select="' figure'"/></xsl:if>
        <xsl:if test="(self::fo:block or self::fo:table-row) and @font-weight = $bold and not(starts-with(@role, 'H'))"> strong</xsl:if>
      </xsl:variable>
      <xsl:if test="normalize-space($all) != ''"><xsl:attribute name="class"><xsl:value-of select="normalize-space($all)"/></xsl:attribute></xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="own-language">
    <xsl:if test="@xml:lang != ''">
      <xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute>
      <xsl:call-template name="direction"><xsl:with-param name="of" select="@xml:lang"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Where a language is written in the other direction than what is around it. -->
  <xsl:template name="direction">
    <xsl:param name="of"/>
    <xsl:param name="around" select="$is-right-to-left"/>
    <xsl:variable name="leftwards" select="contains($right-to-left, concat(' ', substring-before(concat($of, '-'), '-'), ' '))"/>
    <xsl:if test="$leftwards != $around">
      <xsl:attribute name="dir"><xsl:value-of select="substring('ltrrtl', 1 + 3 * $leftwards, 3)"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- ==== Blocks ==== -->

  <xsl:template match="fo:block" mode="html">
    <xsl:variable name="level" select="substring-after(@role, 'H')"/>
    <xsl:variable name="name">
      <xsl:choose>
        <!-- Most. -->
        <xsl:when test="not(@role or fo:block | fo:list-block | fo:table | fo:block-container | fo:float | nav | dl)">p</xsl:when>
        <xsl:when test="@role = 'Title'">h1</xsl:when>
        <xsl:when test="$level = 6">h6</xsl:when>
        <xsl:when test="$level &gt; 0"><xsl:value-of select="concat('h', $level + 1)"/></xsl:when>
        <xsl:when test="@role = 'BlockQuote'">blockquote</xsl:when>
        <xsl:when test="@role = 'L'">ul</xsl:when>
        <xsl:when test="@role = 'LI'">li</xsl:when>
        <xsl:when test="@role = 'LBody' or fo:block | fo:list-block | fo:table | fo:block-container | fo:float | nav | dl">div</xsl:when>
        <xsl:otherwise>p</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="node() and not(@role = 'Artifact' and normalize-space(translate(., '&#xA0;', '')) = '' and not(*))">
      <xsl:element name="{$name}">
        <xsl:call-template name="attributes">
          <xsl:with-param name="classes" select="concat(@class, substring(' caption', 1, 8 * (@role = 'Caption')))"/>
        </xsl:call-template>
        <xsl:if test="@role">
          <xsl:if test="@role = 'Aside'"><xsl:attribute name="role">note</xsl:attribute></xsl:if>
          <xsl:if test="@role = 'L'"><xsl:attribute name="role">list</xsl:attribute></xsl:if>
          <xsl:if test="@role = 'Artifact'"><xsl:attribute name="aria-hidden">true</xsl:attribute></xsl:if>
        </xsl:if>
        <xsl:apply-templates mode="html"/>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <xsl:template match="fo:block-container | fo:float" mode="html">
    <div>
      <xsl:choose>
        <xsl:when test="self::fo:block-container/@background-color"><xsl:attribute name="class">field</xsl:attribute></xsl:when>
        <xsl:otherwise><xsl:call-template name="attributes"/></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates mode="html"/>
    </div>
  </xsl:template>

  <xsl:template match="fo:external-graphic" mode="html">
    <xsl:variable name="file" select="substring-before(substring-after(@src, &quot;url('&quot;), &quot;')&quot;)"/>
    <img src="{$file}" alt="{@hpx:alt}">
      <xsl:attribute name="style">
        <xsl:choose>
          <xsl:when test="@content-height != ''"><xsl:value-of select="concat('height:', @content-height)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat('width:', @width)"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
    </img>
  </xsl:template>

  <!-- ==== Lists: their labels are written out ==== -->

  <xsl:template match="fo:list-block" mode="html">
    <xsl:choose>
      <xsl:when test="@role = 'NonStruct'">
        <div class="labelled">
          <xsl:copy-of select="@id"/>
          <xsl:for-each select="fo:list-item"><div><xsl:call-template name="item"/></div></xsl:for-each>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <ul role="list" class="labelled">
          <xsl:copy-of select="@id"/>
          <xsl:for-each select="fo:list-item"><li><xsl:call-template name="item"/></li></xsl:for-each>
        </ul>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Marks are for the eye. -->
  <xsl:template name="item">
    <xsl:call-template name="attributes"/>
    <span class="label">
      <xsl:if test="fo:list-item-label/fo:block/@font-weight = $bold"><xsl:attribute name="class">label strong</xsl:attribute></xsl:if>
      <xsl:if test="translate(normalize-space(fo:list-item-label), '&#x2022;&#x25E6;&#x2013;&#x203A;&#xA0;', '') = ''"><xsl:attribute name="aria-hidden">true</xsl:attribute></xsl:if>
      <xsl:apply-templates select="fo:list-item-label/fo:block/node()" mode="html"/>
    </span>
    <div><xsl:apply-templates select="fo:list-item-body/node()" mode="html"/></div>
  </xsl:template>

  <!-- ==== Tables ==== -->

  <!-- Which heading or caption is the last one before each table, without a look back from each: where it is the seventh
       of tables and headings, and the fourth of tables, it is the third heading. (The key
       has no predicate: in a tree of a variable libxslt counts all siblings before each element that is tried.) -->
  <xsl:key name="title-of-page" match="fo:block" use="generate-id()"/>
  <xsl:variable name="tables-and-titles">
    <xsl:for-each select="$root//*[self::fo:table or self::fo:block[@role = 'Caption' or starts-with(@role, 'H')]]">
      <w:place of="{generate-id()}" number="{position()}"/>
    </xsl:for-each>
    <xsl:for-each select="$root//fo:table"><w:table of="{generate-id()}" number="{position()}"/></xsl:for-each>
    <xsl:for-each select="$root//fo:block[@role = 'Caption' or starts-with(@role, 'H')]"><w:title of="{generate-id()}" number="{position()}"/></xsl:for-each>
  </xsl:variable>
  <xsl:key name="place-of-table" match="w:place" use="@of"/>
  <xsl:key name="place-of-table" match="w:table" use="@of"/>
  <xsl:key name="title-number" match="w:title" use="@number"/>
  <xsl:template name="title-of-table">
    <xsl:variable name="id" select="generate-id()"/>
    <xsl:for-each select="exsl:node-set($tables-and-titles)">
      <xsl:variable name="places" select="key('place-of-table', $id)"/>
      <xsl:value-of select="key('title-number', $places/self::w:place/@number - $places/self::w:table/@number)/@of"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="fo:table" mode="html">
    <xsl:choose>
      <xsl:when test="@role = 'NonStruct'"><xsl:call-template name="beside-each-other"/></xsl:when>
      <xsl:when test="@role = 'Artifact'"><xsl:call-template name="bar-of-chart"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="table-of-page"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Called by the heading that it stands below, for those who go from table to table. -->
  <xsl:template name="table-of-page">
    <xsl:variable name="headings" select="fo:table-header/fo:table-row[last()]/fo:table-cell[not(../fo:table-cell/@number-columns-spanned)]"/>
    <xsl:variable name="id-of-title"><xsl:call-template name="title-of-table"/></xsl:variable>
    <xsl:variable name="title" select="key('title-of-page', $id-of-title)"/>
    <table role="table">
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes">
          <xsl:value-of select="@class"/>
          <xsl:if test="fo:table-body/fo:table-row/fo:table-cell/fo:table[@role = 'Artifact']"><xsl:value-of select="' chart'"/></xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="$title">
        <caption><xsl:apply-templates select="$title/node()" mode="caption"/></caption>
      </xsl:if>
      <xsl:for-each select="fo:table-header">
        <thead role="rowgroup"><xsl:apply-templates select="fo:table-row" mode="html"/></thead>
      </xsl:for-each>
      <xsl:for-each select="fo:table-body">
        <tbody role="rowgroup">
          <xsl:apply-templates select="fo:table-row" mode="html"><xsl:with-param name="headings" select="$headings"/></xsl:apply-templates>
        </tbody>
      </xsl:for-each>
    </table>
  </xsl:template>

  <!-- What only stands beside each other is no table. -->
  <xsl:template name="beside-each-other">
    <div class="beside">
      <xsl:for-each select="fo:table-body/fo:table-row/fo:table-cell">
        <div class="colour-{local-name($colour/@*[. = current()/@border-before-color][1])}"><xsl:apply-templates mode="html"/></div>
      </xsl:for-each>
    </div>
  </xsl:template>

  <!-- The bar of a chart, as long as its first column is wide; what it shows stands before it as a number. -->
  <xsl:template name="bar-of-chart">
    <xsl:variable name="length" select="substring-before(substring-after(fo:table-column[1]/@column-width, '('), ')')"/>
    <div class="bar" aria-hidden="true" style="width:{$length div 10}%"></div>
  </xsl:template>

  <!-- Words alone. -->
  <xsl:template match="text()" mode="caption"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="fo:marker | fo:footnote" mode="caption"/>

  <xsl:template match="fo:table-row" mode="html">
    <xsl:param name="headings" select="/.."/>
    <tr role="row">
      <xsl:call-template name="attributes"/>
      <xsl:for-each select="fo:table-cell">
        <xsl:variable name="column" select="position()"/>
        <xsl:choose>
          <xsl:when test="ancestor::fo:table-header and normalize-space() != ''">
            <th role="columnheader" scope="col"><xsl:call-template name="cell-of-page"/></th>
          </xsl:when>
          <xsl:when test="@role = 'TH'">
            <th role="rowheader" scope="row"><xsl:call-template name="cell-of-page"><xsl:with-param name="heading" select="$headings[$column]"/></xsl:call-template></th>
          </xsl:when>
          <xsl:otherwise>
            <td role="cell"><xsl:call-template name="cell-of-page"><xsl:with-param name="heading" select="$headings[$column]"/></xsl:call-template></td>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </tr>
  </xsl:template>

  <xsl:template name="cell-of-page">
    <xsl:param name="heading" select="/.."/>
    <xsl:copy-of select="@id"/>
    <xsl:variable name="classes"><xsl:value-of select="@class"/><xsl:if test="@text-align = 'end'"><xsl:value-of select="' end'"/></xsl:if></xsl:variable>
    <xsl:if test="normalize-space($classes) != ''"><xsl:attribute name="class"><xsl:value-of select="normalize-space($classes)"/></xsl:attribute></xsl:if>
    <xsl:call-template name="own-language"/>
    <xsl:for-each select="@number-columns-spanned"><xsl:attribute name="colspan"><xsl:value-of select="."/></xsl:attribute></xsl:for-each>
    <xsl:for-each select="@number-rows-spanned"><xsl:attribute name="rowspan"><xsl:value-of select="."/></xsl:attribute></xsl:for-each>
    <xsl:if test="normalize-space($heading) != ''"><xsl:attribute name="data-label"><xsl:value-of select="normalize-space($heading)"/></xsl:attribute></xsl:if>
    <div><xsl:apply-templates mode="html"/></div>
  </xsl:template>

  <!-- ==== Words ==== -->

  <xsl:template match="fo:inline | fo:wrapper" mode="html">
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="@role = 'Em'">em</xsl:when>
        <xsl:when test="@role = 'Strong'">strong</xsl:when>
        <xsl:when test="@text-decoration = 'line-through'">del</xsl:when>
        <xsl:when test="@text-decoration = 'underline'">ins</xsl:when>
        <xsl:when test="@baseline-shift = 'super'">sup</xsl:when>
        <xsl:when test="@baseline-shift = 'sub'">sub</xsl:when>
        <xsl:when test="@font-style = 'italic'">i</xsl:when>
        <xsl:when test="@font-weight = $bold">b</xsl:when>
        <xsl:otherwise>span</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="self::fo:inline/@hpx:expansion"><xsl:call-template name="read-aloud"/></xsl:when>
      <xsl:when test="not(@role or @xml:lang or @id or @color or @baseline-shift or @text-decoration or @font-style or @font-weight)"><xsl:apply-templates mode="html"/></xsl:when>
      <xsl:otherwise>
        <xsl:element name="{$name}">
          <xsl:call-template name="attributes"/>
          <xsl:if test="@role = 'Artifact'"><xsl:attribute name="aria-hidden">true</xsl:attribute></xsl:if>
          <xsl:apply-templates mode="html"/>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What is read aloud instead: of an abbreviation its words, of a sign what it says. -->
  <xsl:template name="read-aloud">
    <xsl:choose>
      <xsl:when test=". = '&#x2013;' or . = '&#x2192;'">
        <span aria-hidden="true"><xsl:value-of select="."/></span>
        <span class="aloud"><xsl:value-of select="@hpx:expansion"/></span>
      </xsl:when>
      <xsl:otherwise><abbr title="{@hpx:expansion}"><xsl:apply-templates mode="html"/></abbr></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Read aloud, a link may say more than in print; it begins with what is seen. -->
  <xsl:template match="fo:basic-link" mode="html">
    <xsl:variable name="seen" select="normalize-space(translate(., '&#xA0;&#x2002;', '  '))"/>
    <xsl:variable name="said" select="normalize-space(translate(@hpx:alt, '&#xA0;&#x2002;', '  '))"/>
    <a>
      <xsl:attribute name="href">
        <xsl:choose>
          <xsl:when test="@internal-destination"><xsl:value-of select="concat('#', @internal-destination)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="substring-before(substring-after(@external-destination, &quot;url('&quot;), &quot;')&quot;)"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:call-template name="attributes"><xsl:with-param name="classes"/></xsl:call-template>
      <xsl:if test="$seen != '' and $said != $seen and contains($said, $seen)"><xsl:attribute name="aria-label"><xsl:value-of select="$said"/></xsl:attribute></xsl:if>
      <xsl:apply-templates mode="html"/>
    </a>
  </xsl:template>

  <xsl:template match="fo:footnote" mode="html"><xsl:apply-templates select="fo:inline" mode="html"/></xsl:template>
</xsl:stylesheet>
