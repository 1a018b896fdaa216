<?xml version="1.0" encoding="UTF-8"?>
<!-- The table of an area, or of one of its goals: objective │ activities │ responsible │ timeframe, or the columns that the
     area, the plan or the house chooses.

     Each activity is a row. What is given for an objective as a whole spans the rows of its activities, what an
     activity has of its own stands in its row, so that it reads as one line across the table:

       objective 1 │ • activity a │ ◦ party    │ time        shared by a and b
                   │ • activity b │ ◦ party    │
       ────────────┼──────────────┼────────────┼─────
       objective 2 │ • activity a │ ◦ party    │ time        a and b each have their own
                   │ ─────────────┼────────────┼─────
                   │ • activity b │ ◦ party    │ time
       ────────────┼──────────────┼────────────┼─────
       objective 3 │ • activity   │ ◦ party    │ time        a group: objectives paired with activities
       objective 4 │ • activity   │            │
       ────────────┴──────────────┴────────────┴─────
     The rows of an objective or a group are kept on one page where they fit, unless each says all by itself.

     Plain tables have nothing that spans: each row says again what it shares with others, for screen readers
     that lose count after spans. What is said again has no ids, and refers to its notes; "Se ovan" names whom it means.

       objective 1 │ • activity a │ ◦ party    │ time
       ────────────┼──────────────┼────────────┼─────
       objective 1 │ • activity b │ ◦ party    │ time -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:exsl="http://exslt.org/common"
                xmlns:h="https://handlingsplan.org/ns/house/1"
                xmlns:hpx="https://handlingsplan.org/ns/extension"
                xmlns:r="https://handlingsplan.org/ns/resolved/1"
                xmlns:t="https://handlingsplan.org/ns/stylesheets/columns"
                xmlns:p="https://handlingsplan.org/ns/plan/1" exclude-result-prefixes="p r h t exsl">

  <!-- "spans" or "plain"; without it, as the house has it. -->
  <xsl:param name="tables"/>
  <xsl:variable name="plain-tables" select="$tables = 'plain' or ($tables = '' and $the-house/h:profile/@tables = 'plain')"/>

  <xsl:key name="same-as" match="p:responsible[@same-as]" use="@same-as"/>
  <xsl:key name="run" match="t:run" use="@of"/>
  <xsl:key name="columns-of" match="p:columns[parent::p:area]" use="generate-id(..)"/>

  <!-- ==== Columns ==== -->

  <!-- Those of a plan that says nothing, from the left. A day in figures has room in the last, on narrow paper too. -->
  <xsl:variable name="usual">
    <t:column field="objective" width="{40 - 2 * $narrow-paper}"/>
    <t:column field="activity" width="{56 - 2 * $narrow-paper}"/>
    <t:column field="responsible" width="{38 - 2 * $narrow-paper}"/>
    <t:column field="timeframe" width="{26 + 6 * $narrow-paper}"/>
  </xsl:variable>
  <xsl:variable name="usual-columns" select="exsl:node-set($usual)/t:column"/>

  <!-- How wide a column is where that is left to us, beside the others: the same in all tables, so that they stand in line. -->
  <xsl:variable name="usual-weights">
    <t:weight field="number" is="16"/>
    <t:weight field="objective" is="40"/>
    <t:weight field="activity" is="56"/>
    <t:weight field="responsible" is="38"/>
    <t:weight field="with" is="34"/>
    <t:weight field="timeframe" is="32"/>
    <t:weight field="resources" is="34"/>
    <t:weight field="cost" is="30"/>
    <t:weight field="target-group" is="34"/>
    <t:weight field="intended-result" is="40"/>
    <t:weight field="risk" is="40"/>
    <t:weight field="indicator" is="44"/>
    <t:weight field="priority" is="22"/>
    <t:weight field="progress" is="36"/>
    <t:weight field="comment" is="46"/>
    <t:weight field="derives-from" is="36"/>
  </xsl:variable>
  <xsl:variable name="weights" select="exsl:node-set($usual-weights)/t:weight"/>
  <xsl:variable name="weight-of-own" select="38"/>

  <!-- Copies of the columns that hold in the current node, as far as they were chosen: those of the area, else of the plan, else
       of the house. -->
  <xsl:template name="chosen-columns">
    <xsl:variable name="of-area" select="key('columns-of', generate-id(ancestor-or-self::p:area[key('columns-of', generate-id())][1]))/p:column"/>
    <xsl:variable name="of-plan" select="$head/p:columns[not($of-area)]/p:column"/>
    <xsl:copy-of select="$of-area | $of-plan | $the-house/h:columns[not($of-area | $of-plan)]/h:column"/>
  </xsl:template>

  <!-- The table of what stands right in the current node, an area or a goal. -->
  <xsl:template name="objectives-table">
    <xsl:variable name="has-objectives" select="boolean(p:objective | p:objective-group)"/>
    <xsl:if test="$has-objectives or p:activity">
      <xsl:variable name="copied"><xsl:call-template name="chosen-columns"/></xsl:variable>
      <xsl:variable name="of-others" select="exsl:node-set($copied)/*"/>
      <xsl:variable name="chosen" select="$of-others | $usual-columns[not($of-others)]"/>
      <!-- A house may name fields that the plan has not got; how it stands is told once something has been reported. -->
      <xsl:variable name="columns" select="$chosen[not(@own) or @own = $own-fields/@name]
        [$has-reports or not(@field = 'progress' or @field = 'comment')][not(@field = 'objective') or $has-objectives]"/>
      <xsl:variable name="all"><xsl:for-each select="$columns"><xsl:call-template name="column-kind"/></xsl:for-each></xsl:variable>
      <xsl:variable name="in-columns">
        <xsl:for-each select="$columns[not(@field = 'objective' or @field = 'activity' or @field = 'responsible' or @field = 'timeframe')]">
          <xsl:call-template name="column-kind"/>
        </xsl:for-each>
      </xsl:variable>
      <fo:table xsl:use-attribute-sets="table">
        <xsl:attribute name="hpx:keep-limit">33%</xsl:attribute>
        <!-- A small table stays whole: better a short page of text before it than two rows alone on the next. -->
        <xsl:if test="count(p:activity | p:objective//p:activity | p:objective-group//p:activity) &lt; 6"><xsl:attribute name="keep-together.within-page">20</xsl:attribute></xsl:if>
        <xsl:copy-of select="@hpx:at"/>
        <!-- All numbers hang as far as the widest does. -->
        <xsl:variable name="numbers" select="(p:objective | p:objective-group/p:objective)/@number
                      | (p:activity | p:objective//p:activity | p:objective-group//p:activity)[not(contains($all, ' number '))]/@number"/>
        <xsl:if test="$numbers">
          <xsl:attribute name="provisional-distance-between-starts">
            <xsl:call-template name="widest-number"><xsl:with-param name="numbers" select="$numbers"/></xsl:call-template>
          </xsl:attribute>
        </xsl:if>
        <xsl:call-template name="column-widths">
          <xsl:with-param name="columns" select="$columns"/>
          <xsl:with-param name="left-out" select="$chosen[@field = 'objective'][not($has-objectives)]"/>
        </xsl:call-template>
        <fo:table-header>
          <fo:table-row keep-with-next.within-page="always">
            <xsl:variable name="holder" select="."/>
            <xsl:for-each select="$columns">
              <xsl:variable name="column" select="."/>
              <xsl:for-each select="$holder">
                <xsl:call-template name="column-heading"><xsl:with-param name="column" select="$column"/></xsl:call-template>
              </xsl:for-each>
            </xsl:for-each>
          </fo:table-row>
        </fo:table-header>
        <fo:table-body>
          <xsl:apply-templates select="p:objective | p:objective-group | p:activity" mode="rows">
            <xsl:with-param name="columns" select="$columns"/>
            <xsl:with-param name="in-columns" select="string($in-columns)"/>
            <xsl:with-param name="all" select="string($all)"/>
            <xsl:with-param name="joined" select="not($plain-tables) and contains($all, ' objective  activity ')"/>
            <xsl:with-param name="are-usual" select="$all = ' objective  activity  responsible  timeframe '"/>
          </xsl:apply-templates>
        </fo:table-body>
      </fo:table>
    </xsl:if>
  </xsl:template>

  <!-- A figure is hardly wider than 0.58 em, a full stop half of that. -->
  <xsl:template name="widest-number">
    <xsl:param name="numbers"/>
    <xsl:variable name="length" select="string-length($numbers[1])"/>
    <xsl:variable name="longer" select="$numbers[string-length(.) &gt; $length]"/>
    <xsl:choose>
      <xsl:when test="$longer"><xsl:call-template name="widest-number"><xsl:with-param name="numbers" select="$longer"/></xsl:call-template></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="figures" select="string-length(translate($numbers[1], '., ', ''))"/>
        <xsl:value-of select="concat(0.58 * $figures + 0.25 * (string-length($numbers[1]) - $figures), 'em + 6pt')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A number that hangs beside the body. -->
  <xsl:template name="numbered">
    <xsl:param name="body"/>
    <fo:list-block role="NonStruct">
      <xsl:call-template name="list-item">
        <xsl:with-param name="marker" select="string(@number)"/>
        <xsl:with-param name="last" select="true()"/>
        <xsl:with-param name="alone" select="true()"/>
        <xsl:with-param name="body" select="$body"/>
      </xsl:call-template>
    </fo:list-block>
  </xsl:template>

  <!-- " cost ", " field:budget ": as the template kind calls what stands in the column. -->
  <xsl:template name="column-kind">
    <xsl:value-of select="concat(' ', substring('field:', 1, 6 * count(@own)), @own | @field, ' ')"/>
  </xsl:template>

  <!-- What stands in the cells of a column, as an activity has it of its own or shares it. -->
  <xsl:template name="shared-kind">
    <xsl:value-of select="concat(substring('field', 1, 5 * count(@own)), substring('responsible', 1, 11 * (@field = 'with')), @field[. != 'with'])"/>
  </xsl:template>

  <!-- Given widths stand to each other as they are; the others are as wide beside them as they usually are. Activities take
       the room of objectives that there are none of, so that the other columns stand in line with those of other tables. -->
  <xsl:template name="column-widths">
    <xsl:param name="columns"/>
    <xsl:param name="left-out"/>
    <xsl:choose>
      <xsl:when test="not($left-out or $columns[not(@width &gt; 0)])">
        <xsl:for-each select="$columns"><fo:table-column column-width="proportional-column-width({@width})"/></xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="given" select="($columns | $left-out)[@width &gt; 0]"/>
        <xsl:variable name="their-weight" select="sum($weights[@field = $given/@field]/@is) + $weight-of-own * count($given[@own])"/>
        <xsl:variable name="unit">
          <xsl:choose>
            <xsl:when test="$given"><xsl:value-of select="sum($given/@width) div $their-weight"/></xsl:when>
            <xsl:otherwise>1</xsl:otherwise>
          </xsl:choose>
        </xsl:variable>
        <xsl:for-each select="$columns">
          <xsl:variable name="with-it" select=". | $left-out[current()/@field = 'activity']"/>
          <xsl:variable name="left-to-us" select="$with-it[not(@width &gt; 0)]"/>
          <xsl:variable name="weight" select="sum($weights[@field = $left-to-us/@field]/@is) + $weight-of-own * count($left-to-us/@own)"/>
          <xsl:variable name="width" select="$weight * $unit + sum($with-it/@width[. &gt; 0])"/>
          <fo:table-column column-width="proportional-column-width({round(1000 * $width) div 1000})"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="column-heading">
    <xsl:param name="column"/>
    <fo:table-cell xsl:use-attribute-sets="heading-cell">
      <fo:block>
        <xsl:choose>
          <xsl:when test="$column/@label"><xsl:value-of select="$column/@label"/></xsl:when>
          <xsl:when test="$column/@own"><xsl:call-template name="field-label"><xsl:with-param name="name" select="$column/@own"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:call-template name="own-label"><xsl:with-param name="name" select="$column/@field"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </fo:block>
    </fo:table-cell>
  </xsl:template>

  <!-- ==== The rows of an objective or a group, or of an activity in neither ==== -->

  <!-- A row is an activity, or an objective of a group that has none and shares none. A column has no cell in it where one
       spans it. Joined: the columns of objectives and activities stand side by side, so that one can span both. -->
  <xsl:template match="p:objective | p:objective-group | p:activity" mode="rows">
    <xsl:param name="columns"/>
    <xsl:param name="in-columns"/>
    <xsl:param name="all"/>
    <xsl:param name="joined"/>
    <xsl:param name="are-usual"/>
    <xsl:variable name="unit" select="."/>
    <xsl:variable name="rows" select="descendant-or-self::p:activity | self::p:objective-group[not(p:activity)]/p:objective[not(p:activity)]"/>
    <!-- Objectives of a group without activities of their own stand beside those in common. -->
    <xsl:variable name="in-common" select="self::p:objective-group/p:objective[not(p:activity)]"/>
    <xsl:variable name="heads" select="$joined and $unit/self::p:activity or not(contains($all, ' objective '))"/>
    <!-- What stands in the column for all of it, in rows that have none of their own. -->
    <xsl:variable name="shared">
      <xsl:if test="$in-columns != ''">
        <xsl:for-each select="$columns[@own or @field]">
          <xsl:variable name="kind" select="@field | @own"/>
          <xsl:if test="@field and $rows[not(self::p:activity/*[local-name() = $kind] | self::p:activity/@priority[$kind = 'priority'])]
                        or @own and $rows[not(self::p:activity/p:field[@name = $kind])]">
            <xsl:call-template name="column-kind"/>
          </xsl:if>
        </xsl:for-each>
      </xsl:if>
    </xsl:variable>
    <xsl:variable name="runs">
      <xsl:choose>
        <xsl:when test="$are-usual">
          <xsl:call-template name="runs">
            <xsl:with-param name="rows" select="$rows"/>
            <xsl:with-param name="kind" select="'responsible'"/>
          </xsl:call-template>
          <xsl:call-template name="runs">
            <xsl:with-param name="rows" select="$rows"/>
            <xsl:with-param name="kind" select="'timeframe'"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:for-each select="$columns">
            <xsl:variable name="kind"><xsl:call-template name="shared-kind"/></xsl:variable>
            <xsl:call-template name="runs">
              <xsl:with-param name="rows" select="$rows"/>
              <xsl:with-param name="kind" select="string($kind)"/>
              <xsl:with-param name="name" select="string(@own)"/>
            </xsl:call-template>
          </xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="have-own" select="boolean($rows/self::p:activity[p:responsible or p:timeframe])"/>
    <xsl:variable name="ruled" select="translate($in-columns, ' ', '') != '' or $have-own"/>
    <xsl:for-each select="$rows">
      <xsl:variable name="row" select="position()"/>
      <xsl:variable name="this" select="."/>
      <fo:table-row xsl:use-attribute-sets="row">
        <xsl:copy-of select="@hpx:at"/>
        <xsl:if test="$row = 1"><xsl:copy-of select="$unit/self::p:objective-group/@id"/></xsl:if>
        <xsl:choose>
          <xsl:when test="$row = last()"><xsl:attribute name="border-bottom"><xsl:value-of select="$strong-rule"/></xsl:attribute></xsl:when>
          <xsl:when test="$plain-tables"><xsl:attribute name="border-bottom"><xsl:value-of select="$thin-rule"/></xsl:attribute></xsl:when>
          <xsl:otherwise>
            <xsl:attribute name="keep-with-next.within-page">150</xsl:attribute>
            <xsl:variable name="below" select="following-sibling::p:activity[1]"/>
            <xsl:if test="translate($in-columns, ' ', '') != '' or p:responsible or p:timeframe or not($below) or $below/p:responsible or $below/p:timeframe">
              <xsl:attribute name="border-bottom"><xsl:value-of select="$thin-rule"/></xsl:attribute>
            </xsl:if>
          </xsl:otherwise>
        </xsl:choose>
        <!-- Where an objective's rows must part, then rather not before the last one of the table. -->
        <xsl:if test="$row = last() and not($unit/following-sibling::*[1]/self::*[self::p:objective or self::p:objective-group or self::p:activity])">
          <xsl:attribute name="keep-with-previous.within-page"><xsl:value-of select="30 + 130 * ($row &gt; 1 and not($plain-tables))"/></xsl:attribute>
        </xsl:if>
        <xsl:choose>
          <!-- Nearly all tables are: said outright, for the sake of speed. -->
          <xsl:when test="$are-usual">
            <xsl:call-template name="objective-cell">
              <xsl:with-param name="unit" select="$unit"/>
              <xsl:with-param name="in-common" select="$in-common"/>
              <xsl:with-param name="have-own" select="$have-own"/>
              <xsl:with-param name="joined" select="$joined"/>
            </xsl:call-template>
            <xsl:choose>
              <xsl:when test="self::p:activity">
                <xsl:call-template name="activity-cell">
                  <xsl:with-param name="in-common" select="$in-common"/>
                  <xsl:with-param name="joined" select="$joined"/>
                  <xsl:with-param name="heads" select="$heads"/>
                </xsl:call-template>
              </xsl:when>
              <xsl:when test="not($joined)"><xsl:call-template name="cell-of"><xsl:with-param name="items" select="/.."/></xsl:call-template></xsl:when>
            </xsl:choose>
            <xsl:call-template name="own-or-shared-cell">
              <xsl:with-param name="unit" select="$unit"/>
              <xsl:with-param name="row" select="$row"/>
              <xsl:with-param name="runs" select="$runs"/>
              <xsl:with-param name="ruled" select="$ruled"/>
              <xsl:with-param name="shared" select="key('stated', concat('responsible ', generate-id($unit[not(self::p:activity)])))"/>
              <xsl:with-param name="kind" select="'responsible'"/>
            </xsl:call-template>
            <xsl:call-template name="own-or-shared-cell">
              <xsl:with-param name="unit" select="$unit"/>
              <xsl:with-param name="row" select="$row"/>
              <xsl:with-param name="runs" select="$runs"/>
              <xsl:with-param name="ruled" select="$ruled"/>
              <xsl:with-param name="shared" select="key('stated', concat('timeframe ', generate-id($unit[not(self::p:activity)])))"/>
              <xsl:with-param name="kind" select="'timeframe'"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <xsl:for-each select="$columns">
              <xsl:variable name="column" select="."/>
              <xsl:variable name="kind"><xsl:call-template name="shared-kind"/></xsl:variable>
              <xsl:for-each select="$this">
                <xsl:choose>
                  <xsl:when test="$column/@field = 'objective'">
                    <xsl:call-template name="objective-cell">
                      <xsl:with-param name="unit" select="$unit"/>
                      <xsl:with-param name="in-common" select="$in-common"/>
                      <xsl:with-param name="have-own" select="$have-own"/>
                      <xsl:with-param name="joined" select="$joined"/>
                      <xsl:with-param name="shared" select="string($shared)"/>
                    </xsl:call-template>
                  </xsl:when>
                  <xsl:when test="$column/@field = 'activity' and self::p:activity">
                    <xsl:call-template name="activity-cell">
                      <xsl:with-param name="in-common" select="$in-common"/>
                      <xsl:with-param name="joined" select="$joined"/>
                      <xsl:with-param name="in-columns" select="$in-columns"/>
                      <xsl:with-param name="heads" select="$heads"/>
                      <xsl:with-param name="unit" select="$unit"/>
                      <xsl:with-param name="all" select="$all"/>
                      <xsl:with-param name="shared" select="string($shared)"/>
                    </xsl:call-template>
                  </xsl:when>
                  <xsl:when test="$column/@field = 'activity' and $joined"/>
                  <xsl:when test="$column/@field = 'activity' and not(contains($all, ' objective '))">
                    <fo:table-cell xsl:use-attribute-sets="plan-cell" role="TH">
                      <xsl:call-template name="without-column">
                        <xsl:with-param name="unit" select="$unit"/>
                        <xsl:with-param name="in-common" select="$in-common"/>
                        <xsl:with-param name="all" select="$all"/>
                        <xsl:with-param name="shared" select="string($shared)"/>
                      </xsl:call-template>
                    </fo:table-cell>
                  </xsl:when>
                  <xsl:when test="$column/@field = 'activity' or $column/@field = 'number'">
                    <xsl:call-template name="cell-of"><xsl:with-param name="items" select="self::p:activity/@number"/></xsl:call-template>
                  </xsl:when>
                  <xsl:when test="$column/@field = 'progress' or $column/@field = 'comment'">
                    <fo:table-cell xsl:use-attribute-sets="plan-cell">
                      <xsl:call-template name="standing"><xsl:with-param name="field" select="$column/@field"/></xsl:call-template>
                    </fo:table-cell>
                  </xsl:when>
                  <xsl:otherwise>
                    <xsl:call-template name="own-or-shared-cell">
                      <xsl:with-param name="unit" select="$unit"/>
                      <xsl:with-param name="row" select="$row"/>
                      <xsl:with-param name="runs" select="$runs"/>
                      <xsl:with-param name="ruled" select="$ruled"/>
                      <xsl:with-param name="shared" select="key('stated', concat($kind, ' ', generate-id($unit[not(self::p:activity)])))[$column/@own = @name or not($column/@own)]
                                                            | $unit/@priority[$kind = 'priority']"/>
                      <xsl:with-param name="with" select="$column/@field = 'with'"/>
                      <xsl:with-param name="kind" select="string($kind)"/>
                      <xsl:with-param name="name" select="string($column/@own)"/>
                      <xsl:with-param name="in-columns" select="$in-columns"/>
                    </xsl:call-template>
                  </xsl:otherwise>
                </xsl:choose>
              </xsl:for-each>
            </xsl:for-each>
          </xsl:otherwise>
        </xsl:choose>
      </fo:table-row>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== Objectives ==== -->

  <!-- Beside the first of its activities, spanning them. -->
  <xsl:template name="objective-cell">
    <xsl:param name="unit"/>
    <xsl:param name="in-common"/>
    <xsl:param name="have-own"/>
    <xsl:param name="joined"/>
    <xsl:param name="shared"/>
    <xsl:choose>
      <!-- An activity that belongs to no objective here. -->
      <xsl:when test="$unit/self::p:activity or (not($plain-tables) and parent::p:objective-group and self::p:activity and not($in-common))">
        <xsl:if test="not($joined)">
          <xsl:call-template name="cell-of">
            <xsl:with-param name="items" select="/.."/>
            <xsl:with-param name="heads" select="true()"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:when>
      <xsl:when test="$plain-tables">
        <xsl:variable name="objectives"
                      select="self::p:objective | parent::p:objective | self::p:activity/parent::p:objective-group[$in-common]/p:objective[not(p:activity)]
                              | self::p:activity/parent::p:objective-group[not($in-common)]/p:objective"/>
        <xsl:variable name="first" select="not(preceding-sibling::p:activity[1]) and not(self::p:activity/parent::p:objective-group[not($in-common)])"/>
        <xsl:call-template name="first-or-repeated">
          <xsl:with-param name="first" select="$first"/>
          <xsl:with-param name="below" select="boolean(preceding-sibling::p:activity[1])"/>
          <xsl:with-param name="cell">
            <xsl:call-template name="objective-cell-of">
              <xsl:with-param name="objectives" select="$objectives"/>
              <xsl:with-param name="whole" select="$first"/>
              <xsl:with-param name="unit" select="$unit"/>
              <xsl:with-param name="shared" select="$shared"/>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="self::p:objective">
        <xsl:call-template name="objective-cell-of">
          <xsl:with-param name="objectives" select="."/>
          <xsl:with-param name="columns" select="1 + $joined"/>
          <xsl:with-param name="unit" select="$unit"/>
          <xsl:with-param name="shared" select="$shared"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="parent::p:objective and not(preceding-sibling::p:activity[1])">
        <xsl:call-template name="objective-cell-of">
          <xsl:with-param name="objectives" select=".."/>
          <xsl:with-param name="span" select="count(../p:activity)"/>
          <xsl:with-param name="ruled" select="$shared != '' or $have-own"/>
          <xsl:with-param name="unit" select="$unit"/>
          <xsl:with-param name="shared" select="$shared"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="parent::p:objective-group and not(preceding-sibling::p:activity[1]) and $in-common">
        <xsl:call-template name="objective-cell-of">
          <xsl:with-param name="objectives" select="$in-common"/>
          <xsl:with-param name="span" select="count(../p:activity)"/>
          <xsl:with-param name="ruled" select="$shared != '' or $have-own"/>
          <xsl:with-param name="unit" select="$unit"/>
          <xsl:with-param name="shared" select="$shared"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Said again, without ids; a note is said once. Whether the same stands in the row above, the web page wants to know. -->
  <xsl:template name="first-or-repeated">
    <xsl:param name="first"/>
    <xsl:param name="below" select="true()"/>
    <xsl:param name="cell"/>
    <xsl:choose>
      <xsl:when test="$first"><xsl:copy-of select="$cell"/></xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="exsl:node-set($cell)/node()" mode="repeated"><xsl:with-param name="below" select="$below"/></xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@* | node()" mode="repeated">
    <xsl:copy><xsl:apply-templates select="@* | node()" mode="repeated"/></xsl:copy>
  </xsl:template>
  <xsl:template match="@id" mode="repeated"/>
  <xsl:template match="fo:footnote" mode="repeated">
    <fo:inline role="Reference"><xsl:apply-templates select="fo:inline[1]/@* | fo:inline[1]/node()" mode="repeated"/></fo:inline>
  </xsl:template>

  <!-- What is planned for them is said where they come first. -->
  <xsl:template name="objective-cell-of">
    <xsl:param name="objectives"/>
    <xsl:param name="whole" select="true()"/>
    <xsl:param name="span" select="1"/>
    <xsl:param name="columns" select="1"/>
    <xsl:param name="ruled" select="false()"/>
    <xsl:param name="unit"/>
    <xsl:param name="shared"/>
    <fo:table-cell xsl:use-attribute-sets="plan-cell" role="TH">
      <xsl:call-template name="spans">
        <xsl:with-param name="rows" select="$span"/>
        <xsl:with-param name="columns" select="$columns"/>
        <xsl:with-param name="ruled" select="$ruled"/>
      </xsl:call-template>
      <xsl:copy-of select="$objectives[1]/@hpx:at"/>
      <!-- One objective, or some of a group. -->
      <xsl:variable name="with-activities" select="boolean($objectives[1]/p:activity[1])"/>
      <xsl:variable name="texts"
                    select="key('stated', concat('text ', generate-id($objectives[last() = 1])))
                            | key('stated', concat('texts ', generate-id($objectives[2]/..)))[boolean(../p:activity[1]) = $with-activities]"/>
      <xsl:variable name="remarks">
        <xsl:for-each select="($objectives | $objectives[1]/parent::p:objective-group[p:objective[1]/@id = $objectives[1]/@id])[$whole]">
          <xsl:if test="not($consolidated and r:withdrawn)">
            <xsl:call-template name="planning">
              <xsl:with-param name="in-columns"><xsl:if test="generate-id() = generate-id($unit)"><xsl:value-of select="$shared"/></xsl:if></xsl:with-param>
            </xsl:call-template>
          </xsl:if>
          <xsl:call-template name="amended"/>
        </xsl:for-each>
      </xsl:variable>
      <xsl:attribute name="hpx:continued-class-name">objective</xsl:attribute>
      <fo:marker marker-class-name="objective">
        <fo:block color="{$muted}" space-after="{$xs}"><xsl:for-each select="$texts[1]"><xsl:call-template name="objective-continued"/></xsl:for-each></fo:block>
      </fo:marker>
      <xsl:choose>
        <xsl:when test="count($texts) = 1">
          <xsl:variable name="body">
            <fo:block id="{$objectives/@id}">
              <xsl:copy-of select="$texts/@hpx:at | $texts/@xml:lang"/>
              <xsl:for-each select="$texts"><xsl:call-template name="objective-words"><xsl:with-param name="numbered" select="false()"/></xsl:call-template></xsl:for-each>
            </fo:block>
          </xsl:variable>
          <xsl:for-each select="$texts/..">
            <xsl:choose>
              <xsl:when test="@number"><xsl:call-template name="numbered"><xsl:with-param name="body" select="$body"/></xsl:call-template></xsl:when>
              <xsl:otherwise><xsl:copy-of select="$body"/></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
          <!-- The column is narrow: what is small has all of it, and does not hang. -->
          <xsl:copy-of select="$remarks"/>
        </xsl:when>
        <xsl:otherwise>
          <fo:list-block provisional-distance-between-starts="{$table-indent}">
            <xsl:for-each select="$texts">
              <xsl:call-template name="list-item">
                <xsl:with-param name="marker" select="'&#x2022;'"/>
                <xsl:with-param name="body">
                  <fo:block>
                    <xsl:if test="not(preceding-sibling::p:text[1])"><xsl:copy-of select="../@id"/></xsl:if>
                    <xsl:call-template name="objective-words"/>
                  </fo:block>
                </xsl:with-param>
              </xsl:call-template>
            </xsl:for-each>
          </fo:list-block>
          <xsl:copy-of select="$remarks"/>
        </xsl:otherwise>
      </xsl:choose>
    </fo:table-cell>
  </xsl:template>

  <!-- "1.2 Unga får …, forts.": enough of it to know it by. -->
  <xsl:template name="objective-continued">
    <xsl:if test="../@number"><xsl:value-of select="concat(../@number, '&#x2002;')"/></xsl:if>
    <xsl:variable name="plain"><xsl:copy-of select=".//text()[not(ancestor::p:footnote)]"/></xsl:variable>
    <xsl:variable name="said" select="normalize-space($plain)"/>
    <xsl:call-template name="shortened">
      <xsl:with-param name="words" select="$said"/>
      <xsl:with-param name="most" select="25"/>
      <xsl:with-param name="enough" select="35"/>
    </xsl:call-template>
    <xsl:text>, </xsl:text>
    <xsl:call-template name="label"><xsl:with-param name="id" select="'continued'"/></xsl:call-template>
  </xsl:template>

  <!-- "2.1 Försöksprojekt: …" -->
  <xsl:template name="objective-words">
    <xsl:param name="numbered" select="true()"/>
    <xsl:if test="$numbered and ../@number and not(preceding-sibling::p:text[1])"><xsl:value-of select="concat(../@number, '&#x2002;')"/></xsl:if>
    <xsl:if test="../@pilot and not(preceding-sibling::p:text[1])">
      <fo:inline font-weight="{$bold}">
        <xsl:call-template name="own-label"><xsl:with-param name="name" select="'pilot'"/></xsl:call-template>
        <xsl:text>: </xsl:text>
      </fo:inline>
    </xsl:if>
    <xsl:call-template name="conditional-words">
      <xsl:with-param name="element" select=".."/>
      <xsl:with-param name="words"><xsl:call-template name="words-in-force"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- In italics and marked with the note, where it depends on decisions and resources. -->
  <xsl:template name="conditional-words">
    <xsl:param name="element" select="."/>
    <xsl:param name="words"/>
    <xsl:choose>
      <xsl:when test="$element/@conditional">
        <fo:inline xsl:use-attribute-sets="italic"><xsl:copy-of select="$words"/></fo:inline>
        <xsl:for-each select="$element"><xsl:call-template name="conditional-mark"/></xsl:for-each>
      </xsl:when>
      <xsl:otherwise><xsl:copy-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== Activities ==== -->

  <!-- It heads its row where nothing stands in the column of objectives. -->
  <xsl:template name="activity-cell">
    <xsl:param name="in-common"/>
    <xsl:param name="joined"/>
    <xsl:param name="in-columns"/>
    <xsl:param name="heads"/>
    <xsl:param name="unit"/>
    <xsl:param name="all" select="' objective  responsible  timeframe '"/>
    <xsl:param name="shared"/>
    <xsl:variable name="alone" select="boolean(parent::p:area or parent::p:goal)"/>
    <fo:table-cell xsl:use-attribute-sets="plan-cell">
      <xsl:if test="$heads"><xsl:attribute name="role">TH</xsl:attribute></xsl:if>
      <!-- In no objective, or in common to objectives that all have activities of their own: across their column too. -->
      <xsl:if test="$joined and ($alone or (parent::p:objective-group and not($in-common)))">
        <xsl:attribute name="number-columns-spanned">2</xsl:attribute>
      </xsl:if>
      <xsl:if test="not($plain-tables) and translate($in-columns, ' ', '') = ''">
        <xsl:call-template name="closed-up">
          <xsl:with-param name="above" select="preceding-sibling::p:activity[1]"/>
          <xsl:with-param name="below" select="following-sibling::p:activity[1]"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:variable name="body">
        <fo:block>
          <xsl:copy-of select="@id | p:text/@hpx:at | p:text/@xml:lang"/>
          <xsl:call-template name="conditional-words">
            <xsl:with-param name="words"><xsl:for-each select="p:text"><xsl:call-template name="words-in-force"/></xsl:for-each></xsl:with-param>
          </xsl:call-template>
        </fo:block>
        <xsl:if test="not($consolidated and r:withdrawn)">
          <xsl:apply-templates select="p:continuation | p:list"/>
          <xsl:call-template name="planning"><xsl:with-param name="in-columns" select="$in-columns"/></xsl:call-template>
        </xsl:if>
        <xsl:call-template name="without-column">
          <xsl:with-param name="unit" select="$unit"/>
          <xsl:with-param name="in-common" select="$in-common"/>
          <xsl:with-param name="all" select="$all"/>
          <xsl:with-param name="shared" select="$shared"/>
        </xsl:call-template>
        <xsl:call-template name="amended"/>
      </xsl:variable>
      <xsl:choose>
        <!-- Its number stands in a column of its own. -->
        <xsl:when test="contains($in-columns, ' number ')"><xsl:copy-of select="$body"/></xsl:when>
        <xsl:when test="@number"><xsl:call-template name="numbered"><xsl:with-param name="body" select="$body"/></xsl:call-template></xsl:when>
        <!-- A bullet says that it is one of several; in a plain table each stands in a row of its own. -->
        <xsl:when test="$alone or $plain-tables or not(../p:activity[2])"><xsl:copy-of select="$body"/></xsl:when>
        <xsl:otherwise>
          <fo:list-block role="NonStruct" provisional-distance-between-starts="{$table-indent}">
            <xsl:call-template name="list-item">
              <xsl:with-param name="marker" select="'&#x2022;'"/>
              <xsl:with-param name="last" select="true()"/>
              <xsl:with-param name="alone" select="true()"/>
              <xsl:with-param name="body" select="$body"/>
            </xsl:call-template>
          </fo:list-block>
        </xsl:otherwise>
      </xsl:choose>
    </fo:table-cell>
  </xsl:template>

  <!-- What is a column in most tables, and not in this one, is said below the activity: the objectives it belongs to, with all
       that is said of them where they come first; who is responsible, and when. -->
  <xsl:template name="without-column">
    <xsl:param name="unit"/>
    <xsl:param name="in-common"/>
    <xsl:param name="all"/>
    <xsl:param name="shared"/>
    <xsl:if test="not(contains($all, ' objective '))">
      <xsl:variable name="objectives" select="self::p:objective | parent::p:objective | self::p:activity/parent::p:objective-group[$in-common]/p:objective[not(p:activity)]
                                              | self::p:activity/parent::p:objective-group[not($in-common)]/p:objective"/>
      <xsl:variable name="first" select="not(preceding-sibling::p:activity[1]) and not(self::p:activity/parent::p:objective-group[not($in-common)])"/>
      <xsl:call-template name="first-or-repeated">
        <xsl:with-param name="first" select="$first"/>
        <xsl:with-param name="cell">
          <xsl:for-each select="$objectives">
            <fo:block id="{@id}">
              <xsl:call-template name="remark">
                <xsl:with-param name="label-words"><xsl:call-template name="own-label"><xsl:with-param name="name" select="'objective'"/></xsl:call-template></xsl:with-param>
                <xsl:with-param name="words">
                  <xsl:for-each select="key('stated', concat('text ', generate-id()))">
                    <xsl:if test="position() &gt; 1">; </xsl:if>
                    <xsl:call-template name="objective-words"/>
                  </xsl:for-each>
                </xsl:with-param>
              </xsl:call-template>
              <xsl:if test="$first">
                <xsl:call-template name="planning">
                  <xsl:with-param name="in-columns"><xsl:if test="generate-id() = generate-id($unit)"><xsl:value-of select="$shared"/></xsl:if></xsl:with-param>
                </xsl:call-template>
                <xsl:call-template name="amended"/>
              </xsl:if>
            </fo:block>
          </xsl:for-each>
          <xsl:for-each select="$unit/self::p:objective-group[$first][count(p:objective[1] | $objectives) = count($objectives)]">
            <xsl:call-template name="planning"><xsl:with-param name="in-columns" select="$shared"/></xsl:call-template>
            <xsl:call-template name="amended"/>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="not(contains($all, ' responsible '))">
      <xsl:call-template name="said-below">
        <xsl:with-param name="kind" select="'responsible'"/>
        <xsl:with-param name="items" select="p:responsible | key('stated', concat('responsible ', generate-id($unit[not(self::p:activity or current()/p:responsible)])))"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="not(contains($all, ' timeframe '))">
      <xsl:call-template name="said-below">
        <xsl:with-param name="kind" select="'timeframe'"/>
        <xsl:with-param name="items" select="p:timeframe | key('stated', concat('timeframe ', generate-id($unit[not(self::p:activity or current()/p:timeframe)])))"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="said-below">
    <xsl:param name="kind"/>
    <xsl:param name="items"/>
    <xsl:variable name="first-in" select=". | key('begun-by', generate-id())"/>
    <xsl:if test="$items">
      <xsl:call-template name="remark">
        <xsl:with-param name="label-words"><xsl:call-template name="own-label"><xsl:with-param name="name" select="$kind"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="words">
          <xsl:for-each select="$items">
            <xsl:if test="position() &gt; 1">; </xsl:if>
            <!-- What several share is said below each, with its notes below the first. -->
            <xsl:call-template name="said-in-a-line">
              <xsl:with-param name="notes" select="count(.. | $first-in) = count($first-in)"/>
            </xsl:call-template>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Activities that share everything stand close, like the items of a list, with no rule between: the space is above the lower
       one, so that it is there at the head of a page, too. -->
  <xsl:template name="closed-up">
    <xsl:param name="above"/>
    <xsl:param name="below"/>
    <xsl:variable name="own" select="p:responsible | p:timeframe"/>
    <xsl:variable name="close-above" select="not($own) and $above and not($above/p:responsible | $above/p:timeframe)"/>
    <xsl:variable name="close-below" select="not($own) and $below and not($below/p:responsible | $below/p:timeframe)"/>
    <xsl:if test="$close-above">
      <xsl:attribute name="padding-top"><xsl:value-of select="$xs"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="$close-below">
      <xsl:attribute name="padding-bottom">0pt</xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- ==== Responsible, timeframe and what else has a column ==== -->

  <!-- An activity's own in its row; what is shared, spanning the rows up to one that has its own. Of those it is
       done together with, the responsible says who. -->
  <xsl:template name="own-or-shared-cell">
    <xsl:param name="unit"/>
    <xsl:param name="row"/>
    <xsl:param name="runs"/>
    <xsl:param name="ruled"/>
    <xsl:param name="shared"/>
    <xsl:param name="kind"/>
    <xsl:param name="with" select="false()"/>
    <xsl:param name="name" select="''"/>
    <xsl:param name="in-columns"/>
    <xsl:variable name="own" select="self::p:activity/*[local-name() = $kind][$name = '' or @name = $name] | self::p:activity/@priority[$kind = 'priority']"/>
    <xsl:choose>
      <xsl:when test="$own">
        <xsl:call-template name="cell-of">
          <xsl:with-param name="items" select="$own"/>
          <xsl:with-param name="with" select="$with"/>
          <xsl:with-param name="in-columns" select="$in-columns"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="run-here">
          <xsl:for-each select="exsl:node-set($runs)">
            <xsl:copy-of select="key('run', concat($kind, ' ', $name, ' ', $row))[1]"/>
          </xsl:for-each>
        </xsl:variable>
        <xsl:variable name="run" select="exsl:node-set($run-here)/t:run"/>
        <xsl:if test="$run or $plain-tables">
          <xsl:call-template name="first-or-repeated">
            <xsl:with-param name="first" select="boolean($run/@first)"/>
            <xsl:with-param name="below" select="not($run) or $row = 1"/>
            <xsl:with-param name="cell">
              <xsl:call-template name="cell-of">
                <xsl:with-param name="items" select="$shared"/>
                <xsl:with-param name="with" select="$with"/>
                <xsl:with-param name="in-columns" select="$in-columns"/>
                <xsl:with-param name="ruled" select="$ruled"/>
                <xsl:with-param name="span">
                  <xsl:choose>
                    <xsl:when test="$plain-tables">1</xsl:when>
                    <xsl:otherwise><xsl:value-of select="$run/@rows"/></xsl:otherwise>
                  </xsl:choose>
                </xsl:with-param>
              </xsl:call-template>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The runs of rows that have none of their own, each by the number of its first row. Found once: a row that looked
       through the others of its objective would take as long as there are rows, and there may be thousands. -->
  <xsl:template name="runs">
    <xsl:param name="rows"/>
    <xsl:param name="kind"/>
    <xsl:param name="name" select="''"/>
    <xsl:variable name="having" select="$rows/self::p:activity[*[local-name() = $kind][$name = '' or @name = $name] or @priority[$kind = 'priority']]"/>
    <xsl:variable name="n" select="count($rows)"/>
    <xsl:choose>
      <xsl:when test="not($having)"><t:run of="{$kind} {$name} 1" rows="{$n}" first="yes"/></xsl:when>
      <xsl:when test="count($having) != $n">
        <xsl:variable name="ends">
          <xsl:for-each select="$rows">
            <xsl:if test="self::p:activity[*[local-name() = $kind][$name = '' or @name = $name] or @priority[$kind = 'priority']]"><t:end row="{position()}"/></xsl:if>
          </xsl:for-each>
          <t:end row="{$n + 1}"/>
        </xsl:variable>
        <xsl:for-each select="exsl:node-set($ends)/t:end[@row != concat('0', preceding-sibling::t:end[1]/@row) + 1]">
          <xsl:variable name="before" select="concat('0', preceding-sibling::t:end[1]/@row) + 1"/>
          <t:run of="{$kind} {$name} {$before}" rows="{@row - $before}">
            <xsl:if test="position() = 1"><xsl:attribute name="first">yes</xsl:attribute></xsl:if>
          </t:run>
        </xsl:for-each>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- How a row's activity stands, or what was last said of it; what has left the plan stands nowhere. -->
  <xsl:template name="standing">
    <xsl:param name="field"/>
    <xsl:variable name="words">
      <xsl:if test="not($consolidated and r:withdrawn)">
        <xsl:choose>
          <xsl:when test="$field = 'comment'"><xsl:for-each select="r:progress"><xsl:call-template name="report-words"/></xsl:for-each></xsl:when>
          <xsl:otherwise><xsl:call-template name="progress-and-day"/></xsl:otherwise>
        </xsl:choose>
      </xsl:if>
    </xsl:variable>
    <xsl:copy-of select="$words"/>
    <xsl:if test="not(exsl:node-set($words)/*)"><fo:block><xsl:call-template name="nothing"/></fo:block></xsl:if>
  </xsl:template>

  <!-- With: only those they do it together with, and partners; where these have a column, the responsible stand without them,
       unless there are partners alone. One with examples stands with the responsible, as those need the room. -->
  <xsl:template name="cell-of">
    <xsl:param name="items"/>
    <xsl:param name="span" select="1"/>
    <xsl:param name="with" select="false()"/>
    <xsl:param name="in-columns"/>
    <xsl:param name="heads" select="false()"/>
    <xsl:param name="ruled" select="true()"/>
    <fo:table-cell xsl:use-attribute-sets="plan-cell">
      <xsl:if test="$heads"><xsl:attribute name="role">TH</xsl:attribute></xsl:if>
      <xsl:call-template name="spans">
        <xsl:with-param name="rows" select="$span"/>
        <xsl:with-param name="ruled" select="$ruled"/>
      </xsl:call-template>
      <xsl:copy-of select="$items[1]/@hpx:at"/>
      <xsl:variable name="partners" select="$items[@role = 'partner' and not(p:example)]"/>
      <xsl:choose>
        <xsl:when test="$with and ($partners or $items/@with)">
          <xsl:for-each select="$partners | $items[@with]">
            <fo:block>
              <xsl:copy-of select="@hpx:at"/>
              <xsl:choose>
                <xsl:when test="@role = 'partner' and not(p:example)">
                  <xsl:call-template name="responsible-words"><xsl:with-param name="role" select="/.."/></xsl:call-template>
                </xsl:when>
                <xsl:otherwise><xsl:call-template name="names"><xsl:with-param name="ids" select="@with"/></xsl:call-template></xsl:otherwise>
              </xsl:choose>
            </fo:block>
          </xsl:for-each>
        </xsl:when>
        <xsl:when test="$with"><fo:block><xsl:call-template name="nothing"/></fo:block></xsl:when>
        <xsl:when test="$items/self::p:responsible">
          <xsl:variable name="have-column" select="contains($in-columns, ' with ')"/>
          <xsl:variable name="others" select="$items[not($have-column and @role = 'partner' and not(p:example))]"/>
          <xsl:call-template name="responsible-content">
            <xsl:with-param name="items" select="$others | $items[not($others)]"/>
            <xsl:with-param name="with" select="not($have-column)"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:when test="$items/self::p:timeframe">
          <xsl:apply-templates select="$items" mode="timeframe"/>
        </xsl:when>
        <xsl:when test="$items"><xsl:apply-templates select="$items" mode="column"/></xsl:when>
        <xsl:otherwise><fo:block><xsl:call-template name="nothing"/></fo:block></xsl:otherwise>
      </xsl:choose>
    </fo:table-cell>
  </xsl:template>

  <!-- What else a plan says, under the heading that says what it is. -->
  <xsl:template match="*" mode="column">
    <fo:block>
      <xsl:copy-of select="@hpx:at | @xml:lang"/>
      <xsl:if test="position() &gt; 1"><xsl:attribute name="space-before"><xsl:value-of select="$xs"/></xsl:attribute></xsl:if>
      <xsl:call-template name="planning-words"/>
    </fo:block>
  </xsl:template>
  <xsl:template match="@number" mode="column">
    <fo:block><xsl:value-of select="."/></fo:block>
  </xsl:template>
  <xsl:template match="@priority" mode="column">
    <fo:block><xsl:call-template name="priority"><xsl:with-param name="priority" select="."/></xsl:call-template></fo:block>
  </xsl:template>

  <!-- Where rules part the rows beside it, a line along its start edge shows how far a cell reaches. -->
  <xsl:template name="spans">
    <xsl:param name="rows" select="1"/>
    <xsl:param name="columns" select="1"/>
    <xsl:param name="ruled" select="false()"/>
    <xsl:if test="$rows &gt; 1"><xsl:attribute name="number-rows-spanned"><xsl:value-of select="$rows"/></xsl:attribute></xsl:if>
    <xsl:if test="$rows &gt; 1 and $ruled">
      <xsl:attribute name="border-start-style">solid</xsl:attribute>
      <xsl:attribute name="border-start-width"><xsl:value-of select="$thin-width"/></xsl:attribute>
      <xsl:attribute name="border-start-color"><xsl:value-of select="$rule-strong"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="$columns &gt; 1"><xsl:attribute name="number-columns-spanned"><xsl:value-of select="$columns"/></xsl:attribute></xsl:if>
  </xsl:template>

  <!-- Those without examples as items of a list; one with examples as words with a list of them. -->
  <xsl:template name="responsible-content">
    <xsl:param name="items"/>
    <xsl:param name="with" select="true()"/>
    <xsl:variable name="listed" select="$items[not(p:example)]"/>
    <!-- What others refer to as above. -->
    <xsl:variable name="id"><xsl:if test="$listed[not(@same-as)] and key('same-as', $items[1]/../@id)"><xsl:value-of select="concat($items[1]/../@id, '.responsible')"/></xsl:if></xsl:variable>
    <xsl:choose>
      <xsl:when test="count($items) = 1 and $listed">
        <fo:block>
          <xsl:if test="$id != ''"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if>
          <xsl:for-each select="$listed">
            <xsl:copy-of select="@hpx:at | @xml:lang"/>
            <xsl:call-template name="responsible-words"><xsl:with-param name="with" select="$with"/></xsl:call-template>
          </xsl:for-each>
        </fo:block>
      </xsl:when>
      <xsl:when test="$listed">
        <fo:list-block provisional-distance-between-starts="{$table-indent}" provisional-label-separation="{$xs}">
          <xsl:if test="$id != ''"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if>
          <xsl:for-each select="$listed">
            <xsl:call-template name="list-item">
              <xsl:with-param name="marker" select="'&#x25E6;'"/>
              <xsl:with-param name="body"><fo:block><xsl:call-template name="responsible-words"><xsl:with-param name="with" select="$with"/></xsl:call-template></fo:block></xsl:with-param>
            </xsl:call-template>
          </xsl:for-each>
        </fo:list-block>
      </xsl:when>
    </xsl:choose>
    <xsl:for-each select="$items[p:example]">
      <fo:block keep-with-next.within-page="always" space-after="{$xs}">
        <xsl:copy-of select="@hpx:at"/>
        <xsl:call-template name="responsible-words"><xsl:with-param name="with" select="$with"/></xsl:call-template>
      </fo:block>
      <fo:list-block provisional-distance-between-starts="{$table-indent}" provisional-label-separation="{$xs}">
        <xsl:for-each select="p:example">
          <xsl:call-template name="list-item">
            <xsl:with-param name="marker" select="'&#x25E6;'"/>
            <xsl:with-param name="body"><fo:block><xsl:call-template name="mention"/></fo:block></xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
      </fo:list-block>
      <xsl:if test="p:etc">
        <fo:block space-before="{$xs}"><xsl:apply-templates select="p:etc"/></fo:block>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="responsible-words">
    <xsl:param name="with" select="true()"/>
    <xsl:param name="role" select="@role"/>
    <xsl:choose>
      <xsl:when test="@same-as"><xsl:call-template name="see-above"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="conditional-words">
          <xsl:with-param name="words">
            <xsl:call-template name="responsible-name">
              <xsl:with-param name="with" select="$with"/>
              <xsl:with-param name="role" select="$role"/>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The words printed; without them the names: whether each is on its own, its role, those it works together with
       (unless they have a column). -->
  <xsl:template name="responsible-name">
    <xsl:param name="with" select="true()"/>
    <xsl:param name="role" select="@role"/>
    <xsl:variable name="name"><xsl:call-template name="mention"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="normalize-space(text()) != '' or *[not(self::p:example or self::p:etc)]">
        <xsl:copy-of select="$name"/>
      </xsl:when>
      <xsl:when test="not(@each-member | @role | @with)"><xsl:copy-of select="$name"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="each">
          <xsl:call-template name="labelled-if">
            <xsl:with-param name="label" select="local-name(@each-member)"/>
            <xsl:with-param name="words" select="$name"/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:variable name="in-role">
          <xsl:call-template name="labelled-if">
            <xsl:with-param name="label" select="$role"/>
            <xsl:with-param name="words" select="$each"/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:choose>
          <xsl:when test="@with and $with">
            <xsl:call-template name="label">
              <xsl:with-param name="id" select="'together-with'"/>
              <xsl:with-param name="a" select="$in-role"/>
              <xsl:with-param name="b"><xsl:call-template name="names"><xsl:with-param name="ids" select="@with"/></xsl:call-template></xsl:with-param>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise><xsl:copy-of select="$in-role"/></xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The words in the label of that id; as they are, without one. -->
  <xsl:template name="labelled-if">
    <xsl:param name="label"/>
    <xsl:param name="words"/>
    <xsl:choose>
      <xsl:when test="$label != ''">
        <xsl:call-template name="label">
          <xsl:with-param name="id" select="string($label)"/>
          <xsl:with-param name="a" select="$words"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:copy-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "Se ovan" leads there; read aloud, it says who is meant, and in plain tables in print too. -->
  <xsl:template name="see-above">
    <xsl:variable name="target" select="key('id', @same-as)"/>
    <fo:basic-link xsl:use-attribute-sets="reference">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:attribute name="internal-destination">
        <xsl:choose>
          <xsl:when test="$target/p:responsible[not(p:example)]"><xsl:value-of select="concat(@same-as, '.responsible')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$target/descendant-or-self::*[self::p:activity or self::p:objective][1]/@id"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:variable name="words"><xsl:call-template name="own-label"><xsl:with-param name="name" select="'see-above'"/></xsl:call-template></xsl:variable>
      <xsl:variable name="meant"><xsl:call-template name="meant-above"/></xsl:variable>
      <xsl:attribute name="hpx:alt"><xsl:value-of select="normalize-space(concat($words, ': ', $meant))"/></xsl:attribute>
      <xsl:value-of select="$words"/>
      <xsl:if test="$plain-tables">
        <xsl:text>: </xsl:text>
        <xsl:copy-of select="$meant"/>
      </xsl:if>
    </fo:basic-link>
  </xsl:template>

  <!-- What an element with same-as refers to, in a line. -->
  <xsl:template name="meant-above">
    <xsl:for-each select="key('id', @same-as)/*[local-name() = local-name(current())]">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:call-template name="said-in-a-line"/>
    </xsl:for-each>
  </xsl:template>

  <!-- A responsible or a timeframe with all that belongs to it, in a line, and without notes where it stands a second
       time: what is conditional says so in words. -->
  <xsl:template name="said-in-a-line">
    <xsl:param name="notes" select="false()"/>
    <xsl:variable name="words">
      <xsl:choose>
        <xsl:when test="@same-as"><xsl:call-template name="meant-above"/></xsl:when>
        <xsl:when test="self::p:responsible"><xsl:call-template name="responsible-name"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="timeframe-words"/></xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="p:example">
        <xsl:variable name="before" select="normalize-space(preceding-sibling::p:example[1])"/>
        <xsl:if test="preceding-sibling::p:example[1] and substring($before, string-length($before)) != ','">,</xsl:if>
        <xsl:text> </xsl:text>
        <xsl:call-template name="mention"/>
      </xsl:for-each>
      <xsl:if test="p:etc">
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="p:etc"/>
      </xsl:if>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$notes"><xsl:copy-of select="$words"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="exsl:node-set($words)/node()" mode="without-notes"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@conditional">
      <xsl:text> (</xsl:text>
      <xsl:apply-templates select="$head/p:conditional-note/node()" mode="words"/>
      <xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="@* | node()" mode="without-notes">
    <xsl:copy><xsl:apply-templates select="@* | node()" mode="without-notes"/></xsl:copy>
  </xsl:template>
  <xsl:template match="@id | fo:footnote" mode="without-notes"/>
  <xsl:template match="fo:inline" mode="without-notes">
    <xsl:if test="not(@role = 'Reference')"><xsl:copy><xsl:apply-templates select="@* | node()" mode="without-notes"/></xsl:copy></xsl:if>
  </xsl:template>

  <xsl:template match="p:timeframe" mode="timeframe">
    <fo:block hpx:font-features="{$figures-font/@features}">
      <xsl:copy-of select="@hpx:at"/>
      <xsl:if test="position() &gt; 1"><xsl:attribute name="space-before"><xsl:value-of select="$xs"/></xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="@same-as"><xsl:call-template name="see-above"/></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="conditional-words">
            <xsl:with-param name="words"><xsl:call-template name="timeframe-words"/></xsl:with-param>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
