#!/bin/sh
# check-stylesheets.sh PROGRAM FOLDER: the stylesheets say no words themselves and reckon nothing, the catalogues
# are complete, and the views make well-formed XSL-FO in which every reference leads somewhere and no cell is
# empty.
set -eu
program=$(realpath "$1")
cd "$2"
failed=0
fail() {
  echo "$*" >&2
  failed=1
}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp tests/plans/trappa.svg "$scratch" # for plans that are altered here

# ---- Words live in the catalogues, not in the stylesheets -------------------------------------------

cat >"$scratch/spoken.xsl" <<'END'
<!-- Text in a stylesheet with two letters in a row, outside comments: a word that nobody can translate. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text"/>
  <xsl:template match="/">
    <xsl:for-each select="//text()[normalize-space() != '']">
      <xsl:if test="not(ancestor::xsl:attribute or ancestor::xsl:with-param[not(*)])">
        <xsl:value-of select="concat(normalize-space(), '&#10;')"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
END
spoken() {
  xsltproc --nonet "$scratch/spoken.xsl" "$@" | grep -E '[[:alpha:]]{2}' |
    grep -vxE 'proportional-column-width\(|derives-from(-inferred)?|none|underline|:root\{|div|ul|li|blockquote|em|strong|sup|sub|span|del|ins|lead|caption|CANCELLED|CONFIRMED|TRANSPARENT|PUBLISH' || true
}
[ -z "$(spoken stylesheets/*.xsl stylesheets/modules/*.xsl)" ] || for file in stylesheets/*.xsl stylesheets/modules/*.xsl; do
  words=$(spoken "$file")
  [ -z "$words" ] || fail "$file says: $words"
done
# All stylesheets without comments: FILE:LINE, a tab, what stands there.
awk '{ sub(/<!--.*-->/, "") } FNR == 1 { c = 0 } /<!--/ { c = 1 } !c { print FILENAME ":" FNR "\t" $0 } /-->/ { c = 0 }' \
  stylesheets/*.xsl stylesheets/modules/*.xsl >"$scratch/code"
! grep '[åäöÅÄÖ]' "$scratch/code" || fail "Swedish letters outside comments"

# ---- What is true of a plan is found out before, and stands in the resolved tree ----------------------

# Lists by name have positions; the days of a plan are words to them, and so is what amendments did.
! grep '<xsl:sort' "$scratch/code" | grep -v 'select="@r:position"' || fail "that sorts by what is not a position"
! grep -E '(date|math):[a-z-]+\(' "$scratch/code" || fail "that reckons with dates or numbers"
! grep -E '(@(date|in-force|from|to|month|year|period|received|described)|r:[a-z-]+/@[a-z-]+|\$as-of) *(&[lg]t;|[-+*] [@$0-9])' \
  "$scratch/code" || fail "that compares days"
! grep -E '(preceding|following)(-sibling)?::p:(amendment|meeting|update|received)' "$scratch/code" ||
  fail "that looks for what was there before"
! grep -E 'p:amendments|p:follow-up|p:update' "$scratch/code" | grep -v 'ancestor::p:amendments' ||
  fail "that reads what amendments or meetings say, and not what they come to"

# ---- The catalogues that are named are there: what they hold, check-catalogues says ---------------------

for language in $(xmllint --xpath '//*[local-name()="catalogue"]/@*[local-name()="lang"]' stylesheets/labels/catalogues.xml |
  sed 's/.*="\(.*\)"/\1/'); do
  [ -e "stylesheets/labels/$language.xml" ] || fail "catalogues.xml names $language, which is missing"
done

# ---- Documents ---------------------------------------------------------------------------------------

# count FILE XPATH EXPECTED WHAT
count() {
  found=$(xmllint --xpath "count($2)" "$1")
  [ "$found" = "$3" ] || fail "$1: $4: expected $3, found $found"
}
fo() {
  echo "*[namespace-uri()='http://www.w3.org/1999/XSL/Format' and local-name()='$1']"
}
# resolve PLAN [COMMAND…]: it, $as of a day, in a $wording, which a command may alter. Several views ask for the same.
view= wording=adopted as= attachment= party=
resolve() {
  plan=$1
  shift
  [ $# != 0 ] || set -- cat
  # Of what is altered here, ett-ar.xml is read with another.
  resolved=$scratch/resolved-$({ echo "$plan $wording $as" && cat "$plan" "$scratch/ett-ar.xml" 2>/dev/null || true; } | cksum)
  # shellcheck disable=SC2086
  [ -e "$resolved" ] || "$program" resolve "$plan" --wording $wording $as >"$resolved" || true
  "$@" <"$resolved"
}
# transform PLAN…: resolved ones, one after the other; by the $view named like their root element, if no other is.
transform() {
  stylesheet=stylesheets/${view:-$(xmllint --xpath 'local-name(/*)' "$1")}.xsl
  xsltproc --nonet --stringparam house "file://$PWD/sources/house.xml" --stringparam attachment "$attachment" --stringparam party "$party" --stringparam program "${program##*/}" \
    "$stylesheet" "$@"
}
# make_fo PLAN FO [COMMAND…]
make_fo() {
  plan=$1 result=$2
  shift 2
  resolve "$plan" "$@" >"$scratch/plan.xml"
  transform "$scratch/plan.xml" >"$result"
}

# ask XPATH EXPECTED WHAT: as count, and all that was asked is counted in one go.
ask() {
  questions="$questions, ' ', count($1)" answers="$answers $2" about="$about${about:+, }$3"
}
check_fo() {
  plan=$1 out=$scratch/$(basename "$1" .xml).fo
  make_fo "$plan" "$out"
  questions= answers= about=
  # What leads to an attachment is there once that is bound to it.
  ask "(//@internal-destination | //@ref-id)[not(. = //@id) and not(starts-with(., 'bilaga-'))]" 0 "references that lead nowhere"
  ask "//$(fo flow)//$(fo table-cell)[not(@role = 'NonStruct')]
    [normalize-space() = '' and not(.//$(fo external-graphic) | .//$(fo page-number-citation-last))]" 0 "empty cells"
  ask "//$(fo external-graphic)[not(@*[local-name()='alt'] or @role = 'Artifact')]" 0 "pictures without words"
  ask "//*[namespace-uri()='https://handlingsplan.org/ns/plan/1']" 0 "elements left as they were"
  ask "//$(fo block)[@role = 'Title']" 1 "title"
  ask "//$(fo table-body)/$(fo table-row)[not(*)]" 0 "rows without cells"
  found=$(xmllint --xpath "concat(/*/@xml:lang$questions)" "$out")
  [ "$found" = "sv$answers" ] || fail "$out: language, $about: expected sv$answers, found $found"
  twice=$(xmllint --xpath '//@id' "$out" | tr ' ' '\n' | grep . | sort | uniq -d)
  [ -z "$twice" ] || fail "$out: ids given twice: $twice"
}
view=short
for plan in sources/vasterbotten.xml tests/plans/small.xml tests/plans/minimal.xml tests/plans/every-label.xml tests/plans/shapes.xml; do
  check_fo "$plan"
done
view=
for plan in sources/vasterbotten.xml tests/plans/small.xml tests/plans/minimal.xml tests/plans/every-label.xml \
  tests/plans/shapes.xml tests/plans/chosen-columns.xml tests/plans/memo.xml tests/plans/extract.xml tests/plans/delegation.xml \
  tests/plans/every-label-decision.xml sources/regeringsbeslut-2018.xml sources/regeringsbeslut-2026.xml; do
  check_fo "$plan"
done

for view in proposals short; do
  for plan in sources/nationella-planen.xml tests/plans/proposals.xml; do
    check_fo "$plan"
  done
done
for view in responsible timeline; do
  wording=consolidated
  for plan in tests/plans/ett-ar-uppfoljning.xml tests/plans/small.xml tests/plans/minimal.xml tests/plans/shapes.xml; do
    check_fo "$plan"
  done
done
party=kommun-a view=responsible
check_fo tests/plans/ett-ar-uppfoljning.xml
for view in collection collection-responsible collection-proposals; do
  check_fo tests/plans/samling.xml
  party=
  check_fo sources/exempel-lansoversikt.xml
done
view= wording=adopted party=

# A consolidated text says that it is one, what has left it and what was added; as adopted it does not.
as='--as-of 2025-06-01'
for wording in adopted consolidated; do
  check_fo tests/plans/small.xml
  for words in 'Konsoliderad lydelse t.o.m. §.4, 20 januari 2025' 'Tillagd 20 januari 2025'; do
    said=no
    ! grep -q "$words" "$out" || said=yes
    [ "$wording $said" = 'adopted no' ] || [ "$wording $said" = 'consolidated yes' ] || fail "$wording: $words: $said"
  done
  # Its words are in the text, or in the list of amendments alone.
  found=$(grep -o 'Flytta hämtplatserna' "$out" | wc -l)
  case $wording in adopted) times=3 ;; *) times=2 ;; esac
  [ "$found" = $times ] || fail "$wording: what was withdrawn is said $found times"
done
wording=adopted as=

# add PLAN [COMMAND…], say XPATH: what is there in all that was added, of one view and made in one go.
added=0
add() {
  added=$((added + 1))
  resolve "$@" >"$scratch/added-$added.xml"
}
say() {
  {
    echo '<?xml version="1.0" encoding="UTF-8"?><all>'
    transform "$scratch"/added-*.xml | sed 's/<?xml [^>]*>//; s/<!DOCTYPE [^>]*>//'
    echo '</all>'
  } >"$scratch/all.xml"
  xmllint --xpath "$1" "$scratch/all.xml"
  rm "$scratch"/added-*.xml
  added=0
}

# Every label of a catalogue is printed or read aloud somewhere: its words, around what is filled in.
xmllint --nonet --noout --relaxng sources/plan.rng tests/plans/every-label.xml 2>/dev/null || fail "every-label.xml is not valid"
for language in sv en; do
  for status in proposed adopted revised expired; do
    wording=adopted as=
    [ $status != revised ] || wording=consolidated as='--as-of 2025-02-01'
    for valid in 'from="2024-09-03"' 'to="2024-09-03"' 'from="2024-09-03" to="2025-09-04"'; do
      sed "s/xml:lang=\"sv\"/xml:lang=\"$language\"/
           s/<valid from=\"2024-09-03\"/<valid $valid/" tests/plans/every-label.xml >"$scratch/labels.xml"
      add "$scratch/labels.xml" sed "s/r:status=\"[a-z]*\"/r:status=\"$status\"/"
    done
  done
  say '//text()[normalize-space() != ""] | //@*[local-name()="alt" or local-name()="expansion"]' >"$scratch/printed"
  wording=adopted as=
  sed "s/xml:lang=\"sv\"/xml:lang=\"$language\"/" tests/plans/proposals.xml >"$scratch/labels.xml"
  add "$scratch/labels.xml"
  say '//text()[normalize-space() != ""] | //@*[local-name()="alt" or local-name()="expansion"]' >>"$scratch/printed"
  # Decisions of each kind, which are attachments themselves.
  wording=adopted as= attachment=3
  for kind in government memo extract; do
    rulings=decided
    [ $kind != memo ] || rulings=proposed
    sed "s/xml:lang=\"sv\"/xml:lang=\"$language\"/; s/kind=\"memo\"/kind=\"$kind\"/
         s/<rulings kind=\"[a-z]*\"/<rulings kind=\"$rulings\"/" tests/plans/every-label-decision.xml >"$scratch/labels.xml"
    add "$scratch/labels.xml"
  done
  say '//text()[normalize-space() != ""]' >>"$scratch/printed"
  sed "s/xml:lang=\"sv\"/xml:lang=\"$language\"/" tests/plans/delegation.xml >"$scratch/labels.xml"
  add "$scratch/labels.xml"
  say '//text()[normalize-space() != ""]' >>"$scratch/printed"
  attachment=
  # A year of follow-ups; and as if all stood otherwise.
  view=followup wording=consolidated
  sed "s/xml:lang=\"sv\"/xml:lang=\"$language\"/" tests/plans/ett-ar.xml >"$scratch/ett-ar.xml"
  cp tests/plans/ett-ar-uppfoljning.xml "$scratch"
  for meeting in 1 2 3 4; do
    as="--as-of mote-$meeting --since last"
    [ $meeting != 4 ] || as="--as-of mote-4 --since mote-4"
    for other in '' 's/state="in-progress"/state="not-started"/g; s/state="complete"/state="paused"/g
        s/result="[a-z-]*"/result="partly-met"/g; s/on-the-way="[a-z]*"/on-the-way="no"/g; s/<r:sum\([^>]*\) late="[0-9]*"/<r:sum\1/g
        s/rating="[a-z-]*"/rating="as-planned"/g; s/<r:reporting>/<r:reporting><r:next by="2018-10-09"\/>/'; do
      add "$scratch/ett-ar-uppfoljning.xml" sed "$other"
    done
  done
  say '//text()[normalize-space() != ""]' >>"$scratch/printed"
  # What amendments have changed, marked in the text.
  view= wording=marked as=
  sed "s/xml:lang=\"sv\"/xml:lang=\"$language\"/" tests/plans/marked.xml >"$scratch/labels.xml"
  add "$scratch/labels.xml"
  say '//text()[normalize-space() != ""] | //@*[local-name()="alt"]' >>"$scratch/printed"
  wording=consolidated
  # What has changed, with a part that has been moved and one that is not there any more.
  view=changes as='--as-of mote-4 --since mote-1'
  for other in '' 's/kind="new"/kind="gone"/g; s/<r:then>/<r:then into="omrade-1">/g
      s/<r:now>/<r:now into="omrade-1" after="delmal-1-1">/g'; do
    add "$scratch/ett-ar-uppfoljning.xml" sed "$other"
  done
  say '//text()[normalize-space() != ""]' >>"$scratch/printed"
  # A page for the web.
  view=html
  add "$scratch/ett-ar-uppfoljning.xml"
  sed "s/xml:lang=\"sv\"/xml:lang=\"$language\"/" sources/vasterbotten.xml >"$scratch/vasterbotten.xml"
  as=
  add "$scratch/vasterbotten.xml"
  say '//text()[normalize-space() != ""]' >>"$scratch/printed"
  # Rows and calendars.
  view=csv
  as='--as-of mote-4 --since mote-1'
  add "$scratch/ett-ar-uppfoljning.xml"
  say '//text()[normalize-space() != ""]' >>"$scratch/printed"
  as=
  sed "s/xml:lang=\"sv\"/xml:lang=\"$language\"/" tests/plans/proposals.xml >"$scratch/proposals.xml"
  view=proposals-csv
  add "$scratch/proposals.xml"
  say '//text()[normalize-space() != ""]' >>"$scratch/printed"
  # Sheets and timelines of it; and as if all stood otherwise.
  for view in responsible timeline; do
    for other in '' 's/when="late"/when="soon"/; s/when="later"/when="open"/g; s/role="partner"/role="with"/; s/\(<p:plan\|<plan\) /\1 r:fictitious="yes" /
        s/ period="2017-Q/ period="2017-H/; s/every="year"/every="half-year"/
        s/<r:reporting>/<r:reporting><r:next by="2018-10-09" to="lbu"\/><r:missing by="2018-02-01"\/><r:missing by="2018-02-01" period="2017-T2"\/>/
        s/<r:silent/<r:missing by="2018-02-01"><r:who party="lbu"\/><\/r:missing><r:silent/' \
      's/<r:reporting>/<r:reporting><r:next by="2018-10-09"\/>/; s/when="[a-z]*"/when="done"/g; s/every="year"/every="quarter"/' \
      's/<r:responsibility [^>]*>//g; s/ length="[0-9]*"//g'; do
      party=
      [ -n "${other##*responsibility*}" ] || party=lbu
      add "$scratch/ett-ar-uppfoljning.xml" sed "$other"
      say '//text()[normalize-space() != ""]'
    done
  done >>"$scratch/printed"
  # Messages of commits, which tests/cli/check-commits reads.
  sed -n 's/.*<label id="commit-[a-z]*">\(.*\)<.*/\1/p' "stylesheets/labels/$language.xml" >>"$scratch/printed"
  # The form, with its attributes, some of which are headings; and as if nothing was late.
  view=form
  for other in '' 's/<r:late [^>]*>//g; s/<r:should-have-begun [^>]*>//g; s/<r:occurrence /<r:soon by="2018-10-09"\/>&/'; do
    add "$scratch/ett-ar-uppfoljning.xml" sed "$other"
  done
  say '//text()[normalize-space() != ""] | //@*' >>"$scratch/printed"
  # A collection: with what is made up in all plans and in one, left out, taken up and due, and without.
  echo '<plan>' >"$scratch/trasig.xml"
  cp tests/plans/minimal.xml "$scratch"
  sed "s/xml:lang=\"sv\"/xml:lang=\"$language\"/
       s/<collected plan=\"minimal.xml\"\/>/&<collected plan=\"trasig.xml\"\/>/" tests/plans/samling.xml >"$scratch/samling.xml"
  for view in collection collection-responsible collection-proposals; do
    for other in '' 's/<collection /<collection r:fictitious="yes" /; s/<r:plan /<r:plan fictitious="yes" /
          s/<r:reporting>/<r:reporting><r:next by="2018-10-09"\/>/; s/<r:proposals .*<\/r:proposals>//' \
      's/<collection /<collection r:fictitious="yes" /; 0,/<r:plan /s//<r:plan fictitious="yes" /
          s/<\/r:plan>/<r:derives list="forslag" numbers="1" place="1"><r:title>x<\/r:title><\/r:derives>&/; s/\(<r:activity .*\)r:position="1"/\1r:position="9"/'; do
      add "$scratch/samling.xml" sed "$other" 2>/dev/null
    done
    say '//text()[normalize-space() != ""]' 2>/dev/null
  done >>"$scratch/printed"
  # A plan without activities.
  view=timeline
  sed "s/xml:lang=\"sv\"/xml:lang=\"$language\"/; /<objective /,/<\/objective>/d; /<activity /,/<\/activity>/d" tests/plans/minimal.xml >"$scratch/without.xml"
  add "$scratch/without.xml"
  say '//text()[normalize-space() != ""]' >>"$scratch/printed"
  # How it stands as columns of the plan itself.
  view= party=
  sed -i 's|</head>|<columns><column field="activity"/><column field="progress"/><column field="comment"/></columns></head>|' "$scratch/ett-ar.xml"
  add "$scratch/ett-ar-uppfoljning.xml"
  say '//text()[normalize-space() != ""]' >>"$scratch/printed"
  wording=adopted as=
  xmllint --xpath '//*[local-name()="label"][not(@form or @id="prepositions")]/text()' "stylesheets/labels/$language.xml" |
    sed 's/{[abc]}/\n/g' | sed 's/^ *//; s/ *$//' | grep '[[:alpha:]]' | sort -u >"$scratch/words"
  lost=$(python3 -c 'import sys
words, printed = (open(path, encoding="utf-8").read().lower() for path in sys.argv[1:])
print("\n".join(line for line in words.split("\n") if line not in printed))' "$scratch/words" "$scratch/printed")
  [ -z "$lost" ] || fail "$language.xml: never printed: $lost"
done

wording=adopted as=
# A limit to distribution names its law, and who decided it.
grep -q '26 kap. 1 § OSL' "$scratch/printed" || fail "the law of a restriction is not printed"

# The recipe for a view is a view: one file and its row, in which every link leads somewhere.
data=$scratch/data
mkdir "$data" "$data/made"
cp -r stylesheets "$data"
cp -r sources fonts "$data" 2>/dev/null || true
awk '/^```xml/{n++; inside=1; next} /^```/{inside=0} inside && n==1' stylesheets/README.md >"$data/stylesheets/areas.xsl"
awk '/^```xml/{n++; inside=1; next} /^```/{inside=0} inside && n==2' stylesheets/README.md >"$scratch/row"
sed -i "/<views /r $scratch/row" "$data/stylesheets/views.xml"
HANDLINGSPLAN_DATA=$data "$program" views tests/plans/small.xml | grep -q '^areas	pdf	' || fail "README.md: the recipe's view is not listed"
HANDLINGSPLAN_DATA=$data "$program" fo tests/plans/small.xml --view areas --as-of 2025-06-01 --wording consolidated >"$scratch/areas.fo"
count "$scratch/areas.fo" "(//@internal-destination | //@ref-id)[not(. = //@id)]" 0 "references that lead nowhere"
count "$scratch/areas.fo" "//$(fo bookmark-tree)/$(fo bookmark)" "$(xmllint --xpath 'count(/*/*[local-name()="area"])' tests/plans/small.xml)" "bookmarks"
HANDLINGSPLAN_DATA=$data "$program" build tests/plans/small.xml --view areas -o "$data/made" >"$scratch/said" 2>&1 || fail "$(cat "$scratch/said")"

# A partner stands in the column of those it is done together with, and there alone.
sed 's#<text>Ta fram en vägledning</text>#&<responsible party="r" role="partner"/>#' tests/plans/chosen-columns.xml >"$scratch/partner.xml"
make_fo "$scratch/partner.xml" "$scratch/partner.fo"
count "$scratch/partner.fo" "//$(fo table-row)[contains(., 'Ta fram')][$(fo table-cell)[3][normalize-space() = 'Kommunerna']]
  /$(fo table-cell)[4][normalize-space() = 'Region Exempel']" 1 "partners in their column"

# What an amendment has put something else in the place of still has its name: where an older amendment changed it,
# and where it was reported on.
cat >"$scratch/replaced.xml" <<'END'
<plan xmlns="https://handlingsplan.org/ns/plan/1" version="1" id="prov" xml:lang="sv">
  <head><title>Trygga</title><owner party="r"/><adoption party="r" date="2016-01-01" form="adopts"/></head>
  <parties><party id="r" kind="region"><name>Region</name></party></parties>
  <area id="o1" number="1"><title>O</title>
    <objective id="d1"><text>D</text>
      <activity id="a1"><text>G</text><responsible party="r"/><timeframe><due date="2026-11-30"/></timeframe>
        <indicator id="i" unit="x"><text>Antal</text><baseline value="1" period="2015"/><target value="2" period="2020"/></indicator>
      </activity>
    </objective>
  </area>
  <amendments>
    <amendment id="am1"><decided date="2016-06-01"/><change target="i"><target value="4" period="2020"/></change></amendment>
    <amendment id="am2"><decided date="2016-07-01"/>
      <change target="a1"><indicator id="k" unit="x"><text>Andel</text><target value="3" period="2020"/></indicator></change></amendment>
    <amendment id="am3"><decided date="2017-02-01"/>
      <change target="a1"><indicator id="j" unit="x"><text>Längd</text><target value="2" period="2020"/></indicator></change></amendment>
    <amendment id="am4" in-force="2019-01-01"><decided date="2017-03-01"/><withdraw target="k"/></amendment>
  </amendments>
  <follow-up><meeting id="m1" date="2016-08-01"><observation id="ob" target="k" value="1.5" period="2016"/></meeting></follow-up>
</plan>
END
for wording in consolidated marked; do
  make_fo "$scratch/replaced.xml" "$scratch/replaced.fo" || fail "replaced, $wording: no document"
  count "$scratch/replaced.fo" "//$(fo table-cell)[@role = 'TH'][normalize-space() = 'Indikator: Antal']" 1 "the name of a replaced part"
done
view=followup wording=consolidated as='--since 2016-08-01'
make_fo "$scratch/replaced.xml" "$scratch/replaced.fo" || fail "replaced, followup: no document"
count "$scratch/replaced.fo" "//$(fo table-row)[$(fo table-cell)[1][normalize-space() = 'Andel']][$(fo table-cell)[2][normalize-space() = '–']]" 1 "the name of what is gone"
# Who refers to it still reads what it was called.
view= wording=consolidated as=
make_fo tests/plans/bad/replaced.xml "$scratch/replaced.fo" || fail "referred to: no document"
count "$scratch/replaced.fo" "(//$(fo block)[normalize-space() = 'Många barn skjutsas, se Nuläge.'])[1]" 1 "a reference to what is gone"
wording=adopted

# What is reported of the plan as a whole, or of a group of objectives, stands in the report, too.
sed 's#<update id="laget-2"#<update id="laget-9" target="liten" progress="in-progress"><p>PLANENS</p></update><update id="laget-8" target="delmal-1-3" progress="in-progress"><p>GRUPPENS</p></update>&#' \
  tests/plans/small.xml >"$scratch/reported.xml"
cp tests/plans/parter.xml tests/plans/trappa.svg "$scratch"
view=followup as='--as-of mote-2024-10 --since 2024-03-14'
make_fo "$scratch/reported.xml" "$scratch/reported.fo" || fail "reported: no document"
count "$scratch/reported.fo" "//$(fo table-row)[$(fo table-cell)[1][normalize-space() = 'Planen']][$(fo table-cell)[3][contains(., 'PLANENS')]]" 1 "what is said of the plan"
count "$scratch/reported.fo" "//$(fo table-row)[$(fo table-cell)[1][contains(., 'Fler cykelställ; ')]][$(fo table-cell)[3][contains(., 'GRUPPENS')]]" 1 "what is said of a group"
view= as=

# Every row of a table fills its columns: the spans fit together.
out=$scratch/vasterbotten.fo
areas="//$(fo table)[$(fo table-header)]"
count "$out" "$areas" 5 "tables of the areas"
count "$out" "$areas//$(fo table-cell)[@role='TH']" 24 "objectives"
count "$out" "//$(fo footnote)" 3 "footnotes"
for words in 'Om dokumentet' 'Innehåll' 'Referenser' 'Ord och förkortningar' 'Förslag på utvecklingsmål' \
  'Förslag till delmål' 'Tidsplan' 'Se ovan' 'forts.' 'Försöksprojekt' 'Kursivt = Beroende av beslut och resurser'; do
  grep -q "$words" "$out" || fail "$out does not say: $words"
done

# Whatever is printed says where in the plan it comes from: a place given to each element before comes out
# on some object.
cat >"$scratch/mark.xsl" <<'END'
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:hpx="https://handlingsplan.org/ns/extension">
  <xsl:template match="@* | node()"><xsl:copy><xsl:apply-templates select="@* | node()"/></xsl:copy></xsl:template>
  <xsl:template match="*">
    <xsl:copy>
      <xsl:attribute name="hpx:at"><xsl:value-of select="concat(local-name(), ':', generate-id())"/></xsl:attribute>
      <xsl:apply-templates select="@* | node()"/>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
END
for plan in sources/vasterbotten.xml tests/plans/small.xml tests/plans/shapes.xml tests/plans/chosen-columns.xml; do
  make_fo "$plan" "$scratch/marked.fo" xsltproc --nonet "$scratch/mark.xsl" -
  mv "$scratch/plan.xml" "$scratch/marked.xml"
  grep -o 'hpx:at="[^"]*"' "$scratch/marked.fo" | sort -u >"$scratch/printed-places"
  xmllint --xpath "//*[local-name()='area' or local-name()='introduction' or local-name()='head']
    //*[contains(' p item lead title text activity responsible timeframe field goal cell row footnote link cite caption
      continuation example adoption valid contact ', concat(' ', local-name(), ' '))]
    [not(parent::*[local-name()='fields'] or ancestor-or-self::*[local-name()='amendments' or namespace-uri()='https://handlingsplan.org/ns/resolved/1' or local-name()='follow-up' or local-name()='internal'
      or local-name()='indicator' or local-name()='risk' or local-name()='short-title' or local-name()='short' or local-name()='conditional-note'])]/@*[name()='hpx:at']" \
    "$scratch/marked.xml" | grep -o 'hpx:at="[^"]*"' | sort -u >"$scratch/places"
  lost=$(comm -23 "$scratch/places" "$scratch/printed-places")
  [ -z "$lost" ] || fail "$plan: the places of these are lost: $lost"
done

# The same plan in English has English labels.
sed 's/xml:lang="sv"/xml:lang="en"/' sources/vasterbotten.xml >"$scratch/english.xml"
make_fo "$scratch/english.xml" "$scratch/english.fo"
for words in 'About this document' 'Contents' 'References' 'Proposal' 'cont.'; do
  grep -q "$words" "$scratch/english.fo" || fail "the English document does not say: $words"
done

exit $failed
