/* What people call what the vocabulary has words of its own for. */
#include "plan/plan.h"

#include <string.h>

/* The words of its own, those of elements and attributes too, and what is said for them in the
   languages that plans are written in, and in HTML: in small letters, apart from what a slip of the
   keyboard makes of a word. */
static const struct {
  const char *word, *said;
} synonyms[] = {
    {"complete",
     "|genomförd|klar|klart|klara|färdig|färdigt|avslutad|avslutat|slutförd|slutfört|utförd|utfört|"
     "gjord|gjort|genomfört|ja|done|finished|completed|ready|closed|implemented|ferdig|"
     "fullført|utført|avsluttet|færdig|færdigt|afsluttet|valmis|tehty|"},
    {"in-progress",
     "|pågår|påbörjad|påbörjat|startad|startat|igång|i gång|pågående|under arbete|started|"
     "begun|underway|under way|i gang|påbegynt|begynt|startet|kesken|aloitettu|"},
    {"not-started", "|ej påbörjad|ej påbörjat|inte påbörjat|ej startad|inte startad|planerad|nej|"
                    "not begun|planned|to do|todo|ikke startet|ikke påbegynt|ikkje starta|"
                    "aloittamatta|"},
    {"ongoing",
     "|löpande|kontinuerlig|kontinuerligt|fortlöpande|återkommande|tills vidare|continuous|"
     "recurring|fortløpende|løbende|jatkuva|"},
    {"paused",
     "|pausad|vilande|pausat|uppskjuten|uppskjutet|stoppad|on hold|postponed|utsatt|udskudt|"
     "keskeytetty|"},
    {"dropped",
     "|avbruten|avbrutet|inställd|inställt|nedlagd|nedlagt|struken|struket|cancelled|canceled|"
     "abandoned|stopped|avlyst|aflyst|peruttu|"},
    {"moved", "|flyttad|flyttat|flyttas|överförd|överfört|transferred|overført|siirretty|"},
    {"not-relevant",
     "|ej aktuell|ej aktuellt|inte aktuellt|ej relevant|inte relevant|irrelevant|n/a|"
     "not applicable|ikke aktuelt|ikkje aktuelt|ei ajankohtainen|"},
    {"as-planned",
     "|enligt plan|i fas|som planerat|enligt tidplan|enligt tidsplan|grön|grönt|on track|"
     "on schedule|green|i rute|suunnitelman mukaan|"},
    {"at-risk", "|i riskzonen|risk|osäker|osäkert|gul|gult|yellow|amber|i fare|"},
    {"behind", "|efter plan|försenad|försenat|sen|sent|efter|röd|rött|late|delayed|behind "
               "schedule|red|forsinket|"
               "forseinka|myöhässä|"},
    {"met",
     "|uppnått|uppnådd|nått|nådd|uppfylld|uppfyllt|ja|achieved|reached|fulfilled|nådd|opfyldt|"
     "saavutettu|"},
    {"partly-met",
     "|delvis uppnått|delvis|delvis uppfyllt|delvis nått|partly|partially|delvis nådd|osittain|"},
    {"not-met", "|ej uppnått|ej uppfyllt|inte uppfyllt|nej|not achieved|not reached|ikke nådd|"},
    {"high", "|hög|högt|stor|høy|høj|høg|korkea|"},
    {"medium", "|medel|mellan|måttlig|normal|middels|keskitaso|"},
    {"low", "|låg|lågt|liten|lav|låg|matala|"},
    {"proposed", "|förslag|föreslagen|utkast|draft|proposal|forslag|ehdotus|"},
    {"adopted", "|antagen|antaget|beslutad|beslutat|fastställd|decided|approved|vedtatt|vedteken|"
                "vedtaget|hyväksytty|"},
    {"revised", "|reviderad|reviderat|ändrad|uppdaterad|amended|updated|revidert|revideret|"},
    {"expired", "|upphörd|upphävd|utgången|avslutad|ended|utløpt|udløbet|"},
    {"spring", "|vår|våren|vår-|forår|kevät|"},
    {"summer", "|sommar|sommaren|sommer|kesä|"},
    {"autumn", "|höst|hösten|fall|høst|haust|efterår|syksy|"},
    {"winter", "|vinter|vintern|talvi|"},
    {"municipality", "|kommun|kommune|kunta|"},
    {"region", "|landsting|landstinget|regionen|fylke|län|"},
    {"network", "|nätverk|nettverk|netværk|verkosto|"},
    {"working-group", "|arbetsgrupp|arbeidsgruppe|arbejdsgruppe|työryhmä|"},
    {"group", "|grupp|gruppe|ryhmä|"},
    {"role", "|roll|funktion|befattning|rolle|"},
    {"unit", "|enhet|avdelning|förvaltning|nämnd|styrelse|utskott|sektor|verksamhet|lautakunta|"
             "nemnd|department|enhed|yksikkö|"},
    {"state", "|myndighet|statlig myndighet|länsstyrelse|agency|virasto|"},
    {"association", "|kommunalförbund|förbund|regionförbund|kuntayhtymä|"},
    {"company", "|bolag|företag|ab|selskap|selskab|yhtiö|"},
    {"union", "|fack|facket|fackförbund|fagforening|ammattiliitto|"},
    {"university", "|universitet|högskola|lärosäte|yliopisto|"},
    {"civil-society", "|förening|ideell förening|organisation|civilsamhälle|civilsamhället|"
                      "forening|järjestö|"},
    {"other", "|annan|annat|övrig|övrigt|övriga|andre|muu|"},
    {"increase", "|öka|ökar|ökning|uppåt|øke|øge|kasvu|"},
    {"decrease", "|minska|minskar|minskning|nedåt|reducera|redusere|mindske|vähennys|"},
    {"keep", "|behålla|bibehålla|oförändrad|oförändrat|beholde|säilyttää|"},
    {"adopts", "|antar|antagen|antas|beslutar|fastställer|vedtar|vedtager|hyväksyy|"},
    {"approves", "|godkänner|godkänd|godkjenner|godkender|"},
    {"notes", "|noterar|till kännedom|ställer sig bakom|"},
    {"lead", "|huvudansvarig|ansvarig|ledare|leder|"},
    {"partner", "|medverkar|medverkande|deltar|deltagare|medverker|"},
    {"yes", "|ja|true|1|kyllä|"},
    {"no", "|nej|nei|false|0|ei|"},
    {"year", "|år|årligen|varje år|yearly|annually|"},
    {"month", "|månad|månadsvis|monthly|måned|"},
    {"quarter", "|kvartal|kvartalsvis|quarterly|"},
    {"week", "|vecka|veckovis|weekly|uke|uge|"},
    {"plan", "|handlingsplan|handlingsplanen|planen|actionplan|action-plan|"},
    {"proposals", "|förslag|förslagen|"},
    {"decision", "|beslut|protokoll|tjänsteskrivelse|"},
    {"follow-up", "|uppföljning|uppföljningen|"},
    {"collection", "|samling|översikt|"},
    {"head", "|huvud|header|metadata|"},
    {"title", "|titel|rubrik|h1|h2|h3|h4|heading|"},
    {"subtitle", "|underrubrik|undertitel|"},
    {"owner", "|ägare|"},
    {"adoption", "|antagande|antagen|beslutad|"},
    {"valid", "|giltig|giltighet|gäller|"},
    {"summary", "|sammanfattning|"},
    {"parties", "|parter|aktörer|organisationer|"},
    {"party", "|part|aktör|organisation|ansvarig|ansvariga|"},
    {"name", "|namn|"},
    {"introduction", "|inledning|bakgrund|intro|"},
    {"section", "|avsnitt|kapitel|h2|h3|h4|"},
    {"area", "|område|förbättringsområde|insatsområde|"},
    {"goal", "|mål|utvecklingsmål|"},
    {"objective", "|delmål|"},
    {"activity", "|aktivitet|åtgärd|insats|action|measure|"},
    {"responsible", "|ansvarig|ansvariga|ansvar|ansvarar|utförare|"},
    {"timeframe", "|tid|tidsram|tidplan|tidsplan|klart|deadline|"},
    {"due", "|klar|klart|senast|deadline|"},
    {"end", "|slut|till|"},
    {"resources", "|resurs|resurser|"},
    {"cost", "|kostnad|kostnader|"},
    {"target-group", "|målgrupp|"},
    {"intended-result", "|resultat|effekt|"},
    {"indicator", "|indikator|mått|"},
    {"target", "|mål|målvärde|"},
    {"baseline", "|utgångsvärde|nuläge|"},
    {"meeting", "|möte|"},
    {"update", "|rapport|läge|status|lägesrapport|"},
    {"received", "|inkommet|inkommen|"},
    {"date", "|datum|dag|"},
    {"number", "|nummer|nr|"},
    {"progress", "|läge|status|"},
    {"rating", "|bedömning|"},
    {"amount", "|belopp|summa|"},
    {"currency", "|valuta|"},
    {"paragraph", "|paragraf|"},
    {"xml:lang", "|lang|språk|language|"},
    {"p", "|br|div|stycke|para|"},
    {"strong", "|b|bold|fet|"},
    {"em", "|i|kursiv|u|"},
    {"quote", "|q|citat|"},
    {"list", "|ul|ol|lista|"},
    {"item", "|li|punkt|"},
    {"link", "|a|länk|"},
    {"figure", "|img|image|bild|"},
    {"table", "|tabell|"},
    {"row", "|tr|rad|"},
    {"cell", "|td|th|ruta|"},
    {"footnote", "|fotnot|"},
    {"text", "|titel|rubrik|namn|lydelse|formulering|title|name|wording|"},
    {"time", "|tid|tidsram|tidplan|tidsplan|tider|timeframe|"},
    {"start", "|börjar|början|startar|från|from|begin|"},
    {"during", "|under|period|"},
    {"recurs", "|återkommer|upprepas|repeats|"},
    {"duration", "|varaktighet|längd|"},
    {"priority", "|prioritet|prioritering|prio|"},
    {"conditional", "|villkor|villkorad|villkorat|"},
    {"activities", "|aktiviteter|åtgärder|insatser|actions|measures|"},
    {"short-title", "|kort titel|korttitel|"},
    {"next-revision", "|nästa revidering|revidering|"},
    {"risk", "|risker|"},
    {"abbreviation", "|förkortning|"},
    {"member", "|medlem|medlemmar|"},
    {"email", "|e-post|epost|mejl|mail|e-mail|"},
    {"phone", "|telefon|telefonnummer|tel|"},
    {"web", "|webb|webbplats|hemsida|"}};

static gboolean is_said_for(const char *small, const char *word)
{
  g_autofree char *one = g_strdup_printf("|%s|", small);
  for (guint i = 0; i < G_N_ELEMENTS(synonyms); i++)
    if (strcmp(synonyms[i].word, word) == 0)
      return strstr(synonyms[i].said, one) != NULL;
  return FALSE;
}

const char *hp_word_meant(const char *said, const GPtrArray *words)
{
  g_autofree char *plain = hp_collapsed(said), *small = g_utf8_strdown(plain, -1);
  if (*small == '\0' || strchr(small, '|') != NULL)
    return NULL;
  for (guint i = 0; i < words->len; i++)
    if (is_said_for(small, g_ptr_array_index(words, i)))
      return g_ptr_array_index(words, i);
  return NULL;
}
