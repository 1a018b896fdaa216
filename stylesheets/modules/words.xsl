<?xml version="1.0" encoding="UTF-8"?>
<!-- Words inside a paragraph, a cell or a heading: emphasis, quotations, links, citations, references, and the
     names of parties. In mode "words" the same without notes and links, for headings and lists of them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p r">

  <!-- Where words stand between the tags, so does the space between two elements: every element of words that holds no parts. -->
  <xsl:strip-space elements="*"/>
  <xsl:preserve-space elements="p:caption p:cell p:condition p:conditional-note p:continuation p:copy p:credit p:document p:document-type p:em
                                p:etc p:evidence p:example p:field p:footnote p:formula p:intended-result p:item p:lead p:line p:link p:meaning
                                p:minutes p:note p:p p:part-of p:phrase p:pullquote p:quote p:reason p:resources p:response p:short p:short-title
                                p:strong p:sub p:subtitle p:sup p:target-group p:term p:text p:title p:work"/>

  <!-- What is computed holds words that were there before, or are to come: nothing has its place there but what
       amendments add and the text does not have: what is to come, and in the wording as adopted all of it. -->
  <xsl:template match="r:*"/>
  <xsl:template match="r:*" mode="words"/>

  <!-- Words that are new: bold beside what was there before; elsewhere as amendments.xsl has them, but in headings and lists. -->
  <xsl:template match="r:now//r:inserted" mode="words" priority="1">
    <fo:inline font-weight="{$bold}"><xsl:apply-templates mode="words"/></fo:inline>
  </xsl:template>
  <xsl:template match="r:inserted" mode="words"><xsl:apply-templates mode="words"/></xsl:template>

  <xsl:key name="id" match="p:*[@id][not(ancestor::r:* or ancestor::p:amendments)]" use="@id"/>
  <xsl:key name="id" use="@id"
           match="r:amendments[/*/@r:wording = 'adopted']//p:*[@id][ancestor::p:add][not(ancestor::r:changed)]"/>
  <xsl:key name="id" use="@id"
           match="/*[not(@r:wording = 'adopted')]/r:amendments/p:amendment[r:coming]//p:*[@id][ancestor::p:add][not(ancestor::r:changed)]"/>

  <!-- What an amendment has put something else in the place of is no longer in the text, but is still spoken of. -->
  <xsl:key name="replaced" match="r:changed//p:*[@id][not(ancestor::r:amendments)]" use="@id"/>

  <!-- What holds for all activities of an objective stands behind them: found by this, it is not looked for past thousands of
       activities at each of them. (Keys of their own: libxml2 compares each node of a union with all the others.) -->
  <xsl:key name="stated" match="p:responsible" use="concat(local-name(), ' ', generate-id(..))"/>
  <xsl:key name="stated" match="p:timeframe" use="concat(local-name(), ' ', generate-id(..))"/>
  <xsl:key name="stated" match="p:objective/*[not(self::p:activity or self::p:responsible or self::p:timeframe)]"
           use="concat(local-name(), ' ', generate-id(..))"/>
  <xsl:key name="stated" match="p:objective-group/*[not(self::p:activity or self::p:objective or self::p:responsible or self::p:timeframe)]"
           use="concat(local-name(), ' ', generate-id(..))"/>
  <!-- The objectives and groups that an activity is the first of. -->
  <xsl:key name="begun-by" match="p:objective" use="generate-id(p:activity[1])"/>
  <xsl:key name="begun-by" match="p:objective-group" use="generate-id((p:activity[1] | p:objective/p:activity[1])[1])"/>
  <xsl:key name="stated" match="p:text[parent::p:objective/parent::p:objective-group]" use="concat('texts ', generate-id(../..))"/>

  <!-- ==== Emphasis ==== -->

  <xsl:template match="p:em">
    <fo:inline role="Em" xsl:use-attribute-sets="italic"><xsl:copy-of select="@hpx:at"/><xsl:apply-templates/></fo:inline>
  </xsl:template>
  <xsl:template match="p:em" mode="words">
    <fo:inline role="Em" xsl:use-attribute-sets="italic"><xsl:copy-of select="@hpx:at"/><xsl:apply-templates mode="words"/></fo:inline>
  </xsl:template>

  <xsl:template match="p:strong">
    <fo:inline role="Strong" font-weight="{$bold}"><xsl:copy-of select="@hpx:at"/><xsl:apply-templates/></fo:inline>
  </xsl:template>
  <xsl:template match="p:strong" mode="words">
    <fo:inline role="Strong" font-weight="{$bold}"><xsl:copy-of select="@hpx:at"/><xsl:apply-templates mode="words"/></fo:inline>
  </xsl:template>

  <!-- Italics are the custom for titles, not emphasis. -->
  <xsl:template match="p:work">
    <fo:inline xsl:use-attribute-sets="italic"><xsl:copy-of select="@hpx:at | @xml:lang"/><xsl:apply-templates/></fo:inline>
  </xsl:template>
  <xsl:template match="p:work" mode="words">
    <fo:inline xsl:use-attribute-sets="italic"><xsl:copy-of select="@hpx:at | @xml:lang"/><xsl:apply-templates mode="words"/></fo:inline>
  </xsl:template>

  <xsl:template match="p:phrase">
    <fo:inline><xsl:copy-of select="@hpx:at | @xml:lang"/><xsl:apply-templates/></fo:inline>
    <xsl:call-template name="direction-again"/>
  </xsl:template>
  <xsl:template match="p:phrase" mode="words">
    <fo:inline><xsl:copy-of select="@hpx:at | @xml:lang"/><xsl:apply-templates mode="words"/></fo:inline>
    <xsl:call-template name="direction-again"/>
  </xsl:template>

  <!-- After words that are written the other way: numbers and brackets that follow are the document's, not theirs. -->
  <xsl:template name="direction-again">
    <xsl:param name="its-language" select="@xml:lang"/>
    <xsl:if test="$its-language and contains($right-to-left, concat(' ', substring-before(concat($its-language, '-'), '-'), ' ')) != $is-right-to-left">
      <xsl:value-of select="substring('&#x200E;&#x200F;', 1 + $is-right-to-left, 1)"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:title[@xml:lang]" mode="words">
    <fo:inline><xsl:copy-of select="@hpx:at | @xml:lang"/><xsl:apply-templates mode="words"/></fo:inline>
  </xsl:template>

  <!-- Said elsewhere than it is written, a name, heading or definition keeps the language it has there. -->
  <xsl:template name="in-its-language">
    <xsl:param name="words" select="string(.)"/>
    <xsl:variable name="its-language" select="ancestor-or-self::*[@xml:lang != ''][1]/@xml:lang"/>
    <xsl:choose>
      <xsl:when test="$its-language != $language"><fo:inline><xsl:copy-of select="$its-language"/><xsl:copy-of select="$words"/></fo:inline><xsl:call-template name="direction-again"><xsl:with-param name="its-language" select="$its-language"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:copy-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An abbreviation; read aloud, what the glossary says that it stands for. -->
  <xsl:template match="p:term">
    <xsl:call-template name="abbreviation"><xsl:with-param name="stands-for" select="key('id', @definition)/p:expansion"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="p:term" mode="words">
    <xsl:call-template name="abbreviation"><xsl:with-param name="stands-for" select="key('id', @definition)/p:expansion"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="abbreviation">
    <xsl:param name="words" select="string(.)"/>
    <xsl:param name="stands-for"/>
    <xsl:choose>
      <xsl:when test="$stands-for"><fo:inline hpx:expansion="{normalize-space($stands-for)}"><xsl:value-of select="$words"/></fo:inline></xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A dash where a cell has nothing; read aloud, words, since many are silent at a dash. -->
  <xsl:template name="nothing">
    <xsl:variable name="said"><xsl:call-template name="label"><xsl:with-param name="id" select="'nothing'"/></xsl:call-template></xsl:variable>
    <fo:inline hpx:expansion="{$said}">&#x2013;</fo:inline>
  </xsl:template>

  <!-- The quotation marks are those of the words around. -->
  <xsl:template match="p:quote">
    <fo:inline role="Quote">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="label"><xsl:with-param name="id" select="'quote-before'"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="@xml:lang"><fo:inline><xsl:copy-of select="@hpx:at | @xml:lang"/><xsl:apply-templates/></fo:inline></xsl:when>
        <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="label"><xsl:with-param name="id" select="'quote-after'"/></xsl:call-template>
    </fo:inline>
  </xsl:template>
  <xsl:template match="p:quote" mode="words">
    <fo:inline role="Quote">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:call-template name="label"><xsl:with-param name="id" select="'quote-before'"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="@xml:lang"><fo:inline><xsl:copy-of select="@hpx:at | @xml:lang"/><xsl:apply-templates mode="words"/></fo:inline></xsl:when>
        <xsl:otherwise><xsl:apply-templates mode="words"/></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="label"><xsl:with-param name="id" select="'quote-after'"/></xsl:call-template>
    </fo:inline>
  </xsl:template>

  <xsl:template match="p:sub">
    <fo:inline font-size="0.7em" baseline-shift="sub"><xsl:apply-templates/></fo:inline>
  </xsl:template>
  <xsl:template match="p:sup">
    <fo:inline font-size="0.7em" baseline-shift="super"><xsl:apply-templates/></fo:inline>
  </xsl:template>

  <xsl:template match="p:footnote | p:internal" mode="words"/>

  <!-- The room that a number, what stands after it and a space of half an em take, in em, so that lines hang below
       the words and not below the number. Figures are close to 0.58 em wide in the fonts that suit a plan. -->
  <xsl:template name="hang">
    <xsl:param name="number"/>
    <xsl:param name="after" select="0"/>
    <xsl:value-of select="string-length($number) * 0.58 + $after + 0.5"/>
  </xsl:template>
  <xsl:variable name="full-stop" select="0.25"/>

  <!-- ==== Links ==== -->

  <!-- To the web, from the current node's href; its words, or the address. -->
  <xsl:template match="p:link" name="web-link">
    <xsl:choose>
      <xsl:when test="node()">
        <fo:basic-link external-destination="url('{@href}')" xsl:use-attribute-sets="link">
          <xsl:copy-of select="@hpx:at | @xml:lang"/>
          <xsl:apply-templates/>
        </fo:basic-link>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="printed-address"><xsl:with-param name="address" select="@href"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A web address in print; read aloud, whose it is. -->
  <xsl:template name="printed-address">
    <xsl:param name="address" select="."/>
    <fo:basic-link external-destination="url('{$address}')" xsl:use-attribute-sets="link">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:variable name="host" select="substring-before(concat(translate(substring-after($address, '//'), '?#', '//'), '/'), '/')"/>
      <xsl:if test="$host != ''">
        <xsl:attribute name="hpx:alt">
          <xsl:call-template name="label"><xsl:with-param name="id" select="'to-web'"/><xsl:with-param name="a" select="$host"/></xsl:call-template>
        </xsl:attribute>
      </xsl:if>
      <fo:inline hyphenate="false"><xsl:value-of select="$address"/></fo:inline>
    </fo:basic-link>
  </xsl:template>

  <!-- What has a place in this document, so that one can go there. -->
  <xsl:key name="place" use="@id"
           match="p:*[@id][not(ancestor::r:* or ancestor::p:amendments)][self::p:section or self::p:p or self::p:list or self::p:item or self::p:figure or self::p:table
                           or self::p:box or self::p:area or self::p:goal or self::p:objective or self::p:objective-group
                           or self::p:activity or self::p:topic or self::p:proposal or self::p:reference or self::p:definition]"/>

  <!-- What an amendment has replaced has none, but is still called what it was. -->
  <xsl:key name="gone" use="@id" match="p:*[@id][@number or p:title or p:name or p:text][ancestor::r:changed]"/>

  <!-- To another place in the document: the words given, or that place's number or heading. -->
  <xsl:template match="p:ref">
    <xsl:variable name="target" select="key('place', @to)"/>
    <xsl:choose>
      <xsl:when test="$target">
        <fo:basic-link internal-destination="{@to}" xsl:use-attribute-sets="reference">
          <xsl:copy-of select="@hpx:at"/>
          <!-- Read aloud, a mere number says where it leads. -->
          <xsl:variable name="alternative">
            <xsl:choose>
              <xsl:when test="$target[self::p:area or self::p:section]"><xsl:apply-templates select="$target" mode="title"/></xsl:when>
              <xsl:when test="not(node()) and $target/@number">
                <xsl:choose>
                  <xsl:when test="$target[self::p:figure or self::p:table]">
                    <xsl:call-template name="label"><xsl:with-param name="id" select="local-name($target)"/><xsl:with-param name="a" select="$target/@number"/></xsl:call-template>
                  </xsl:when>
                  <xsl:otherwise><xsl:value-of select="$target/@number"/></xsl:otherwise>
                </xsl:choose>
                <xsl:text> </xsl:text>
                <xsl:apply-templates select="($target/p:caption | $target/p:text)[1]" mode="words"/>
              </xsl:when>
            </xsl:choose>
          </xsl:variable>
          <xsl:if test="normalize-space($alternative) != ''">
            <xsl:attribute name="hpx:alt"><xsl:value-of select="normalize-space($alternative)"/></xsl:attribute>
          </xsl:if>
          <xsl:call-template name="reference-words"><xsl:with-param name="target" select="$target"/></xsl:call-template>
        </fo:basic-link>
        <xsl:if test="@page"><xsl:call-template name="page-of-reference"/></xsl:if>
      </xsl:when>
      <xsl:when test="not(node()) and key('gone', @to)">
        <xsl:call-template name="reference-words"><xsl:with-param name="target" select="key('gone', @to)[1]"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="page-of-reference">
    <xsl:text>, </xsl:text>
    <xsl:call-template name="label"><xsl:with-param name="id" select="'page-reference'"/></xsl:call-template>
    <fo:page-number-citation ref-id="{@to}"/>
  </xsl:template>

  <!-- What a place is called that has neither number nor heading: its page. -->
  <xsl:template name="place-words">
    <fo:page-number-citation ref-id="{@to}"/>
  </xsl:template>

  <xsl:template name="reference-words">
    <xsl:param name="target"/>
    <xsl:choose>
      <xsl:when test="node()"><xsl:apply-templates/></xsl:when>
      <xsl:when test="$target/@number"><xsl:value-of select="$target/@number"/></xsl:when>
      <xsl:when test="$target/p:title"><xsl:apply-templates select="$target/p:title" mode="words"/></xsl:when>
      <xsl:when test="$target/p:name"><xsl:for-each select="$target/p:name"><xsl:call-template name="in-its-language"/></xsl:for-each></xsl:when>
      <xsl:when test="$target/p:text"><xsl:apply-templates select="$target/p:text[1]" mode="words"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="place-words"><xsl:with-param name="target" select="$target"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== Citations: (SKL 2015), SKL (2015), (jmf. SKL 2015, s. 12) ==== -->

  <xsl:template match="p:cite" name="citation">
    <xsl:variable name="reference" select="key('id', @source)"/>
    <!-- A short name is not parted from itself: "SOU 2009:68". -->
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="string-length($reference/@cited-as) &lt; 16"><xsl:value-of select="translate($reference/@cited-as, ' ', '&#xA0;')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$reference/@cited-as"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="year"><xsl:if test="$reference/@year"><xsl:value-of select="concat('&#xA0;', $reference/@year)"/></xsl:if></xsl:variable>
    <xsl:variable name="at"><xsl:if test="@at"><xsl:value-of select="concat(', ', @at)"/></xsl:if></xsl:variable>
    <xsl:variable name="before"><xsl:if test="@before"><xsl:value-of select="concat(@before, ' ')"/></xsl:if></xsl:variable>
    <fo:basic-link internal-destination="{@source}" xsl:use-attribute-sets="reference">
      <xsl:copy-of select="@hpx:at"/>
      <!-- Read aloud, what is cited and that it leads there. -->
      <xsl:attribute name="hpx:alt">
        <xsl:variable name="title"><xsl:if test="$reference/p:title">, <xsl:apply-templates select="$reference/p:title" mode="words"/></xsl:if></xsl:variable>
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="'to-reference'"/>
          <xsl:with-param name="a" select="normalize-space(concat($before, $name, $year, $at, $title))"/>
        </xsl:call-template>
      </xsl:attribute>
      <xsl:choose>
        <xsl:when test="@form = 'sentence' and $reference/@year">
          <xsl:value-of select="concat($before, $name, '&#xA0;(', $reference/@year, $at, ')')"/>
        </xsl:when>
        <xsl:when test="@form = 'bare' or @form = 'sentence'">
          <xsl:value-of select="concat($before, $name, $year, $at)"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="concat('(', $before, $name, $year, $at, ')')"/>
        </xsl:otherwise>
      </xsl:choose>
    </fo:basic-link>
  </xsl:template>
  <xsl:template match="p:cite" mode="words"/>
  <!-- What was and what is are told in full. -->
  <xsl:template match="r:then//p:cite | r:now//p:cite | r:before//p:cite | p:change//p:cite | p:add//p:cite" mode="words" priority="1">
    <xsl:call-template name="citation"/>
  </xsl:template>
  <xsl:template match="p:ref" mode="words">
    <xsl:choose>
      <xsl:when test="node()"><xsl:apply-templates mode="words"/></xsl:when>
      <xsl:when test="key('place', @to)"><xsl:call-template name="reference-words"><xsl:with-param name="target" select="key('place', @to)"/></xsl:call-template></xsl:when>
      <xsl:when test="key('gone', @to)"><xsl:call-template name="reference-words"><xsl:with-param name="target" select="key('gone', @to)[1]"/></xsl:call-template></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- To the source in the references: the words given, or its title and how it is cited. -->
  <xsl:template name="reference-link">
    <fo:basic-link internal-destination="{@source}" xsl:use-attribute-sets="reference">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:apply-templates/>
      <xsl:if test="normalize-space(.) = ''">
        <xsl:for-each select="key('id', @source)">
          <xsl:if test="p:title">
            <xsl:apply-templates select="p:title" mode="words"/>
            <xsl:text> </xsl:text>
          </xsl:if>
          <xsl:value-of select="concat('(', @cited-as)"/>
          <xsl:if test="@year"><xsl:value-of select="concat('&#xA0;', @year)"/></xsl:if>
          <xsl:text>)</xsl:text>
        </xsl:for-each>
      </xsl:if>
    </fo:basic-link>
  </xsl:template>

  <!-- ==== Words that have little room ==== -->

  <!-- Whole, if they are less than enough; else the first, up to the most that there is room for. -->
  <xsl:template name="shortened">
    <xsl:param name="words"/>
    <xsl:param name="most"/>
    <xsl:param name="enough" select="$most + 10"/>
    <xsl:choose>
      <xsl:when test="string-length($words) &lt; $enough"><xsl:value-of select="$words"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="first-words"><xsl:with-param name="words" select="$words"/><xsl:with-param name="most" select="$most"/></xsl:call-template>
        <xsl:text> …</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="first-words">
    <xsl:param name="words"/>
    <xsl:param name="most"/>
    <xsl:param name="so-far" select="substring-before($words, ' ')"/>
    <xsl:variable name="rest" select="substring-after(substring($words, string-length($so-far) + 1), ' ')"/>
    <xsl:variable name="next" select="substring-before(concat($rest, ' '), ' ')"/>
    <xsl:choose>
      <xsl:when test="$next != '' and string-length($so-far) + string-length($next) &lt; $most">
        <xsl:call-template name="first-words">
          <xsl:with-param name="words" select="$words"/>
          <xsl:with-param name="most" select="$most"/>
          <xsl:with-param name="so-far" select="concat($so-far, ' ', $next)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$so-far"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== Parties ==== -->

  <!-- The words if there are any, else the names of those meant. -->
  <xsl:template name="mention">
    <xsl:variable name="words" select="node()[not(self::p:example or self::p:etc or self::p:footnote)]"/>
    <xsl:choose>
      <!-- A party by its abbreviation only. -->
      <xsl:when test="count($words) = 1 and $words[self::text()] and key('id', @party)/p:abbreviation = normalize-space($words)">
        <xsl:call-template name="abbreviation">
          <xsl:with-param name="words" select="normalize-space($words)"/>
          <xsl:with-param name="stands-for" select="key('id', @party)/p:name"/>
        </xsl:call-template>
        <xsl:apply-templates select="p:footnote"/>
      </xsl:when>
      <xsl:when test="normalize-space($words[1]) != '' or $words[2]">
        <xsl:apply-templates select="node()[not(self::p:example or self::p:etc)]"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="names"><xsl:with-param name="ids" select="@party"/></xsl:call-template>
        <xsl:apply-templates select="p:footnote"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "A", "A and B", "A, B and C" from a list of ids; by their abbreviations, where that is wanted and they have any. -->
  <xsl:template name="names">
    <xsl:param name="ids"/>
    <xsl:param name="abbreviated" select="false()"/>
    <xsl:param name="rest" select="concat(normalize-space($ids), ' ')"/>
    <xsl:param name="first" select="true()"/>
    <xsl:variable name="id" select="substring-before($rest, ' ')"/>
    <xsl:variable name="after" select="substring-after($rest, ' ')"/>
    <xsl:if test="$id != ''">
      <xsl:choose>
        <xsl:when test="$first"/>
        <xsl:when test="$after = ''"><xsl:call-template name="label"><xsl:with-param name="id" select="'and'"/></xsl:call-template></xsl:when>
        <xsl:otherwise>, </xsl:otherwise>
      </xsl:choose>
      <xsl:choose>
        <xsl:when test="$abbreviated and key('id', $id)/p:abbreviation">
          <xsl:call-template name="abbreviation">
            <xsl:with-param name="words" select="string(key('id', $id)/p:abbreviation)"/>
            <xsl:with-param name="stands-for" select="key('id', $id)/p:name"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:for-each select="key('id', $id)/p:name[1]"><xsl:call-template name="in-its-language"/></xsl:for-each></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="$after != ''">
        <xsl:call-template name="names">
          <xsl:with-param name="abbreviated" select="$abbreviated"/>
          <xsl:with-param name="rest" select="$after"/>
          <xsl:with-param name="first" select="false()"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
