/* What a cell says of who is responsible and when: as structure, and in its own words. */
#include "import/build.h"

#include "plan/plan.h"
#include "xml/xml.h"

#include <libxml/parser.h>
#include <string.h>

/* ---- Who ----------------------------------------------------------------------------------- */

static void set_partners(xmlNode *element, const GPtrArray *partners)
{
  g_autoptr(GString) ids = g_string_new(NULL);
  for (guint i = 0; i < partners->len; i++) {
    const HpImportParty *partner = g_ptr_array_index(partners, i);
    g_string_append_printf(ids, "%s%s", i == 0 ? "" : " ", partner->id);
  }
  if (ids->len > 0)
    xmlNewProp(element, (const xmlChar *)"with", (const xmlChar *)ids->str);
}

static void append_mention(HpImporting *building, xmlNode *parent, const HpImportMention *mention,
                           const char *place)
{
  xmlNode *element = hp_append(parent, "responsible", mention->words);
  if (mention->party == NULL)
    building->count.other_responsible++;
  else
    building->count.responsible++;
  if (mention->party == NULL)
    hp_office_tell(building->document, g_strdup(place),
                   _("\"%s\" is kept as words; it does not look like a party."), mention->words);
  else
    xmlNewProp(element, (const xmlChar *)"party", (const xmlChar *)mention->party->id);
  set_partners(element, mention->with);
  if (mention->each_member)
    xmlNewProp(element, (const xmlChar *)"each-member", (const xmlChar *)"yes");
  if (mention->is_doubtful)
    hp_office_tell(building->document, g_strdup(place),
                   _("\"%s\" was taken for one party; if it is several, part them."),
                   mention->words == NULL ? mention->party->name : mention->words);
}

/* The words of a text, in lower case, each once. */
static void add_words(GHashTable *words, const char *text)
{
  g_autoptr(GString) word = g_string_new(NULL);
  for (const char *at = text;; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if (g_unichar_isalnum(c)) {
      g_string_append_unichar(word, g_unichar_tolower(c));
      continue;
    }
    if (word->len > 0)
      g_hash_table_add(words, g_strdup(word->str));
    g_string_truncate(word, 0);
    if (c == 0)
      return;
  }
}

/* Where a cell says more than what was made of it prints, it is kept as it was. What there are
   several of is printed as a list: what parted them ("och") has done its work. */
static void keep_if_shortened(HpImporting *building, const char *place, const char *text,
                              GHashTable *printed, gboolean are_several)
{
  g_autoptr(GHashTable) words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  add_words(words, text);
  GHashTableIter iterator;
  gpointer word = NULL;
  g_hash_table_iter_init(&iterator, words);
  while (g_hash_table_iter_next(&iterator, &word, NULL))
    if (!g_hash_table_contains(printed, word) && !(are_several && hp_is_conjunction(word))) {
      hp_office_add_internal(building->document, place, text);
      return;
    }
}

static void append_parties(HpImporting *building, xmlNode *parent, const char *text,
                           const char *place, gboolean are_partners)
{
  g_autoptr(GPtrArray) mentions = hp_import_parties_read(building->parties, text);
  g_autoptr(GHashTable) printed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) named = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < mentions->len; i++) {
    const HpImportMention *mention = g_ptr_array_index(mentions, i);
    /* One who is named twice in a cell is responsible once. */
    if (mention->party != NULL && !g_hash_table_add(named, (gpointer)mention->party))
      continue;
    append_mention(building, parent, mention, place);
    if (are_partners)
      xmlNewProp(parent->last, (const xmlChar *)"role", (const xmlChar *)"partner");
    add_words(printed, mention->words == NULL ? mention->party->name : mention->words);
  }
  keep_if_shortened(building, place, text, printed, mentions->len > 1);
}

void hp_append_responsible(HpImporting *building, xmlNode *parent, const char *text,
                           const char *place)
{
  if (hp_append_as_above(building, parent, "responsible", text))
    return;
  append_parties(building, parent, text, place, FALSE);
  hp_remember_stated(building, parent, "responsible");
}

void hp_append_partners(HpImporting *building, xmlNode *parent, const char *text, const char *place)
{
  append_parties(building, parent, text, place, TRUE);
}

/* ---- When ---------------------------------------------------------------------------------- */

/* "2026" below "Start" is when it starts, and below "Klart senast" when it is due. */
static const char *name_of_part(const xmlNode *part, HpImportDay day)
{
  const gboolean is_alone = part->prev == NULL && part->next == NULL;
  if (day == HP_DAY_ANY || !is_alone || !hp_is_named(part, "during"))
    return (const char *)part->name;
  return day == HP_DAY_START ? "start" : "due";
}

/* The parts, as the grammar writes them, before the words. */
static void append_time(xmlNode *parent, const char *parts, const char *words, HpImportDay day)
{
  g_autofree char *whole = g_strconcat("<timeframe>", parts, "</timeframe>", NULL);
  xmlDoc *read = xmlReadMemory(whole, (int)strlen(whole), NULL, NULL, XML_PARSE_NONET);
  xmlNode *element = hp_append(parent, "timeframe", NULL);
  for (const xmlNode *part = xmlDocGetRootElement(read)->children; part != NULL;
       part = part->next) {
    xmlNode *own = hp_append(element, name_of_part(part, day), NULL);
    for (const xmlAttr *at = part->properties; at != NULL; at = at->next)
      xmlNewProp(own, at->name, (const xmlChar *)hp_attribute(part, (const char *)at->name));
  }
  xmlFreeDoc(read);
  xmlAddChild(element, xmlNewText((const xmlChar *)words));
}

static gboolean append_understood(HpImporting *building, xmlNode *parent, const char *text,
                                  const char *place, HpImportDay day)
{
  const HpTimeContext context = {building->options->language, building->year,
                                 hp_import_parties_each(building->parties)};
  g_autoptr(GPtrArray) times = hp_timeframes_of_words(text, &context);
  if (times == NULL)
    return FALSE;
  g_autoptr(GHashTable) printed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < times->len; i++) {
    const HpTimeframe *time = g_ptr_array_index(times, i);
    append_time(parent, time->parts, time->words, day);
    building->count.times++;
    add_words(printed, time->words);
  }
  keep_if_shortened(building, place, text, printed, times->len > 1);
  return TRUE;
}

/* "1. 2026" and "2. 2027": of an activity each, which it stands beside. */
static gboolean append_counted(HpImporting *building, xmlNode *parent, const char *text,
                               const char *place, HpImportDay day)
{
  g_autofree char *plain = hp_without_line_numbers(text);
  if (strcmp(plain, text) == 0 || !append_understood(building, parent, plain, place, day))
    return FALSE;
  hp_office_add_internal(building->document, place, text);
  return TRUE;
}

static void append_times(HpImporting *building, xmlNode *parent, const char *text,
                         const char *place, HpImportDay day)
{
  if (append_understood(building, parent, text, place, day) ||
      append_counted(building, parent, text, place, day))
    return;
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!append_understood(building, parent, lines[i], place, day)) {
      hp_append(parent, "timeframe", lines[i]);
      building->count.other_times++;
      hp_office_tell(building->document, g_strdup(place),
                     _("\"%s\" is kept as words; it is no time that is known."), lines[i]);
    }
}

void hp_append_timeframe(HpImporting *building, xmlNode *parent, const char *text,
                         const char *place, HpImportDay day)
{
  if (hp_append_as_above(building, parent, "timeframe", text))
    return;
  append_times(building, parent, text, place, day);
  hp_remember_stated(building, parent, "timeframe");
}

/* ---- Again --------------------------------------------------------------------------------- */

/* Roughly, as it is written. */
static gsize size_of(const xmlNode *said)
{
  gsize size = 0;
  for (const xmlNode *node = said; node != NULL; node = hp_next_node(node, said))
    size += hp_is_text(node) ? strlen((const char *)node->content) : HP_BYTES_OF_ELEMENT;
  return size;
}

xmlNode *hp_said_new(const xmlNode *parent, const xmlNode *before, const char *names)
{
  xmlNode *said = xmlNewNode(NULL, (const xmlChar *)"said");
  for (xmlNode *one = before == NULL ? parent->children : before->next; one != NULL;
       one = one->next)
    if (hp_is_one_of(one, names))
      xmlAddChild(said, xmlDocCopyNode(one, NULL, 1));
  said->_private = GSIZE_TO_POINTER(size_of(said));
  return said;
}

static void count_again(HpImporting *building, const xmlNode *one)
{
  const gboolean is_time = hp_is_named(one, "timeframe");
  guint *understood = is_time ? &building->count.times : &building->count.responsible;
  guint *others = is_time ? &building->count.other_times : &building->count.other_responsible;
  const gboolean is_understood =
      is_time ? xmlFirstElementChild((xmlNode *)one) != NULL : hp_attribute(one, "party") != NULL;
  if (is_understood)
    (*understood)++;
  else
    (*others)++;
  building->n_conditional += hp_attribute(one, "conditional") != NULL ? 1 : 0;
}

/* Whether there is still room for it. */
static gboolean count_repeated(HpImporting *building, const xmlNode *said)
{
  building->document->repeated += GPOINTER_TO_SIZE(said->_private);
  return building->document->repeated <= HP_MAX_REPEATED_BYTES;
}

static xmlNode *copy_of(HpImporting *building, const xmlNode *one, const xmlNode *parent)
{
  count_again(building, one);
  return xmlDocCopyNode((xmlNode *)one, parent->doc, 1);
}

void hp_append_again(HpImporting *building, xmlNode *parent, const xmlNode *said, const char *kind)
{
  if (!count_repeated(building, said))
    return;
  for (const xmlNode *one = said->children; one != NULL; one = one->next)
    xmlAddChild(parent, copy_of(building, one, parent));
  if (strcmp(kind, "with") != 0)
    hp_remember_stated(building, parent, kind);
}

void hp_say_before(HpImporting *building, xmlNode *element, const xmlNode *said)
{
  if (!count_repeated(building, said))
    return;
  for (const xmlNode *one = said->children; one != NULL; one = one->next)
    xmlAddPrevSibling(element, copy_of(building, one, element->parent));
}
