/* Offers what the values of options, and arguments, may be. */
#include "cli/complete.h"
#include "cli/explain.h"
#include "cli/options.h"
#include "cli/root.h"
#include "cli/scaffold.h"

#include "edit/edit.h"

#include <string.h>

/* ---- What a source has ---------------------------------------------------------------------- */

typedef struct {
  const char *head, *typed;
  const char *source; /* the one that the line names; NULL: none */
  const char *detail; /* what more the kind of value says */
} Offer;

/* The words of an element that tell it from others: its name, title or text; the caller's. */
static char *words_of(const xmlNode *element)
{
  const xmlNode *words = hp_child(element, "name");
  words = words == NULL ? hp_child(element, "title") : words;
  words = words == NULL ? hp_child(element, "text") : words;
  xmlChar *content = words == NULL ? NULL : xmlNodeGetContent((xmlNode *)words);
  g_autofree char *text = g_strdup(content == NULL ? "" : (const char *)content);
  xmlFree(content);
  g_strstrip(text);
  return g_utf8_strlen(text, -1) > 60 ? g_utf8_substring(text, 0, 60) : g_steal_pointer(&text);
}

/* The word up to `typed`, which is the end of what is typed. The caller's. */
static char *head_before(const Offer *offer, const char *typed)
{
  return g_strdup_printf("%s%.*s", offer->head, (int)(typed - offer->typed), offer->typed);
}

/* Offers the ids of the elements that are called one of `names`. */
static void offer_ids_in(const Offer *offer, const xmlNode *element, const char *names,
                         const char *end)
{
  for (; element != NULL; element = element->next) {
    const char *id = hp_is_one_of(element, names) ? hp_attribute(element, "id") : NULL;
    if (id != NULL) {
      g_autofree char *words = words_of(element), *word = g_strconcat(id, end, NULL);
      hp_offer(offer->typed, offer->head, word, words);
    }
    if (element->type == XML_ELEMENT_NODE)
      offer_ids_in(offer, element->children, names, end);
  }
}

/* Those of the source that the line names, and where that is a follow-up, of its plan. */
static void offer_ids(const Offer *offer, const char *names, const char *end)
{
  g_autoptr(HpDiagnostics) untold = hp_diagnostics_new();
  g_autoptr(HpSource) source =
      offer->source == NULL ? NULL : hp_source_read(offer->source, NULL, untold);
  const xmlNode *root = source == NULL ? NULL : xmlDocGetRootElement(hp_source_document(source));
  if (root == NULL)
    return;
  offer_ids_in(offer, root->children, names, end);
  if (!hp_is_named(root, "follow-up"))
    return;
  xmlDoc *plan = hp_source_read_named(source, root, "of", untold);
  if (plan != NULL)
    offer_ids_in(offer, xmlDocGetRootElement(plan), names, end);
  xmlFreeDoc(plan);
}

static void offer_parties(const Offer *offer)
{
  offer_ids(offer, "party", offer->detail);
}

static void offer_meetings(const Offer *offer)
{
  offer_ids(offer, "meeting received", "");
}

static void offer_occasions(const Offer *offer)
{
  offer_meetings(offer);
  hp_offer(offer->typed, offer->head, "last", NULL);
}

/* "ID=", "ID:" or "ID" */
static void offer_parts(const Offer *offer)
{
  offer_ids(offer, HP_PARTS_PLACED, offer->detail);
}

/* The schema of that name; NULL if it cannot be had. */
static HpVocabulary *vocabulary_of_program(const char *name)
{
  g_autoptr(HpDiagnostics) untold = hp_diagnostics_new();
  g_autofree char *file = hp_schema_file(name);
  g_autofree char *data_folder = hp_data_folder();
  g_autofree char *path = hp_data_file(data_folder, file);
  return path == NULL ? NULL : hp_vocabulary_read(path, untold);
}

/* The values that an attribute of an element of plans may have. */
static void offer_values_of(const char *element, const char *attribute, const char *head,
                            const char *typed)
{
  g_autoptr(HpVocabulary) vocabulary = vocabulary_of_program("plan");
  const GPtrArray *elements = vocabulary == NULL ? NULL : hp_vocabulary_elements(vocabulary);
  for (guint i = 0; elements != NULL && i < elements->len; i++) {
    const HpVocabularyElement *one = g_ptr_array_index(elements, i);
    for (guint j = 0; strcmp(one->name, element) == 0 && j < one->attributes->len; j++) {
      const HpVocabularyPart *part = g_ptr_array_index(one->attributes, j);
      const gboolean is_it = strcmp(part->name, attribute) == 0 && part->values != NULL;
      for (guint k = 0; is_it && k < part->values->len; k++)
        hp_offer(typed, head, g_ptr_array_index(part->values, k), NULL);
    }
  }
}

/* ID=PROGRESS[/RATING] */
static void offer_updates(const Offer *offer)
{
  const char *state = strchr(offer->typed, '=');
  if (state == NULL) {
    offer_ids(offer, HP_PARTS_PLACED, "=");
    return;
  }
  const char *slash = strchr(state, '/');
  const char *typed = slash == NULL ? state + 1 : slash + 1;
  g_autofree char *head = head_before(offer, typed);
  offer_values_of("update", slash == NULL ? "progress" : "rating", head, typed);
}

/* ID=RESULT */
static void offer_assessments(const Offer *offer)
{
  const char *equals = strchr(offer->typed, '=');
  if (equals == NULL) {
    offer_ids(offer, "goal objective", "=");
    return;
  }
  g_autofree char *head = head_before(offer, equals + 1);
  offer_values_of("assessment", "result", head, equals + 1);
}

static void offer_indicators(const Offer *offer)
{
  offer_ids(offer, "indicator", "=");
}

static void offer_reports(const Offer *offer)
{
  offer_ids(offer, "update assessment observation", "");
}

static void offer_references(const Offer *offer)
{
  offer_ids(offer, "reference", "");
}

static void offer_sexes(const Offer *offer)
{
  offer_values_of("observation", "sex", offer->head, offer->typed);
}

/* ---- What the program has ------------------------------------------------------------------- */

/* Of the source's kind and house, where one is named. Several stand with commas between them. */
static void offer_views(const Offer *offer)
{
  g_autoptr(HpDiagnostics) untold = hp_diagnostics_new();
  g_autoptr(HpCommandMaker) maker = hp_command_maker();
  g_autofree char *language = NULL;
  g_autofree char *root =
      offer->source == NULL ? NULL : hp_root_of(offer->source, &language, untold);
  const char *comma = strrchr(offer->typed, ',');
  const char *typed = comma == NULL ? offer->typed : comma + 1;
  g_autofree char *head = head_before(offer, typed);
  g_autoptr(GArray) views =
      hp_maker_list_views(maker, offer->source, hp_message_language(), untold);
  const char *last = "";
  for (guint i = 0; i < views->len; i++) {
    const HpListedView *view = &g_array_index(views, HpListedView, i);
    if ((root != NULL && strcmp(view->root, root) != 0) || strcmp(view->name, last) == 0)
      continue;
    hp_offer(typed, head, view->name, view->title);
    last = view->name;
  }
}

static void offer_profiles(const Offer *offer)
{
  const HpPdfProfile *profile = NULL;
  for (guint i = 0; (profile = hp_pdf_profile(i)) != NULL; i++)
    hp_offer(offer->typed, offer->head, profile->name, NULL);
}

static void offer_elements(const Offer *offer)
{
  for (guint i = 0; i < HP_VOCABULARIES; i++) {
    g_autoptr(HpVocabulary) vocabulary = vocabulary_of_program(hp_vocabulary_names[i]);
    const GPtrArray *elements = vocabulary == NULL ? NULL : hp_vocabulary_elements(vocabulary);
    for (guint j = 0; elements != NULL && j < elements->len; j++) {
      const HpVocabularyElement *element = g_ptr_array_index(elements, j);
      hp_offer(offer->typed, offer->head, element->name, element->documentation);
    }
  }
}

static void offer_shapes(const Offer *offer)
{
  const HpPlanShape *shape = NULL;
  for (guint i = 0; (shape = hp_plan_shape(i)) != NULL; i++)
    hp_offer(offer->typed, offer->head, shape->name, _(shape->meaning));
}

/* "sv|en": one of these. */
static void offer_words(const Offer *offer)
{
  g_auto(GStrv) words = g_strsplit(offer->detail, "|", -1);
  for (guint i = 0; words[i] != NULL; i++)
    hp_offer(offer->typed, offer->head, words[i], NULL);
}

/* ---- What the values of an option are -------------------------------------------------------- */

/* A kind of value: what is offered, what of that (offer_parts: what comes after the id), and which
   files may stand there. */
typedef struct {
  const char *command; /* NULL: of all that have the option, but for those named further up */
  const char *option;  /* NULL: an argument */
  void (*offer)(const Offer *offer);
  const char *detail;
  const char *files; /* NULL: none */
} ValueKind;

static const ValueKind kinds[] = {
    /* Arguments */
    {"build", NULL, NULL, NULL, ":files xml"},
    {"check", NULL, NULL, NULL, ":files xml"},
    {"fo", NULL, NULL, NULL, ":files xml"},
    {"resolve", NULL, NULL, NULL, ":files xml"},
    {"diff", NULL, NULL, NULL, ":files xml"},
    {"meeting", NULL, NULL, NULL, ":files xml"},
    {"change", NULL, NULL, NULL, ":files xml"},
    {"views", NULL, NULL, NULL, ":files xml"},
    {"export", NULL, NULL, NULL, ":files xml"},
    {"import", NULL, NULL, NULL, ":files docx xlsx odt ods csv html htm"},
    {"format", NULL, NULL, NULL, ":files fo"},
    {"verify", NULL, NULL, NULL, ":files pdf"},
    {"show", NULL, NULL, NULL, ":files pdf"},
    {"new", NULL, NULL, NULL, NULL},
    {"explain", NULL, offer_elements, NULL, NULL},
    /* Options */
    {"build", "output", NULL, NULL, ":folders"},
    {"new", "output", NULL, NULL, ":folders"},
    {"new", "shape", offer_shapes, NULL, NULL},
    {"new", "title", NULL, NULL, NULL},
    {"new", "owner", NULL, NULL, NULL},
    {"new", "of", NULL, NULL, ":files xml"},
    {"new", "language", offer_words, "sv|en", NULL},
    {"export", "output", NULL, NULL, ":files xlsx csv"},
    {"import", "output", NULL, NULL, ":files xml"},
    {"import", "language", offer_words, "sv|en|nb|nn|da|fi|se", NULL},
    {"import", "owner", NULL, NULL, NULL},
    {"import", "columns", NULL, NULL, NULL},
    {"import", "into", NULL, NULL, ":files xml"},
    {"import", "meeting", offer_meetings, NULL, NULL},
    {"meeting", "source", offer_references, NULL, NULL},
    {"meeting", "id", offer_meetings, NULL, NULL},
    {"change", "party", NULL, NULL, NULL},
    {"change", "withdraw", offer_parts, "", NULL},
    {"diff", "output", NULL, NULL, ":files pdf"},
    {"format", "output", NULL, NULL, ":files pdf"},
    {NULL, "output", NULL, NULL, ":files"},
    {NULL, "view", offer_views, NULL, NULL},
    {NULL, "tables", offer_words, "spans|plain", NULL},
    {NULL, "wording", offer_words, "adopted|consolidated|marked", NULL},
    {NULL, "as-of", offer_meetings, NULL, NULL},
    {NULL, "since", offer_occasions, NULL, NULL},
    {NULL, "replace-party", offer_parties, "=", NULL},
    {NULL, "party", offer_parties, "", NULL},
    {NULL, "by", offer_parties, "", NULL},
    {NULL, "body", offer_parties, "", NULL},
    {NULL, "profile", offer_profiles, NULL, NULL},
    {NULL, "update", offer_updates, NULL, NULL},
    {NULL, "assess", offer_assessments, NULL, NULL},
    {NULL, "observe", offer_indicators, NULL, NULL},
    {NULL, "corrects", offer_reports, NULL, NULL},
    {NULL, "sex", offer_sexes, NULL, NULL},
    {NULL, "change", offer_parts, ":", NULL},
    {NULL, "add", offer_parts, ":", NULL},
    {NULL, "add-after", offer_parts, ":", NULL},
    {NULL, "withdraw", offer_parts, ":", NULL},
    {NULL, "move", offer_parts, "=", NULL},
    {NULL, "folder", NULL, NULL, ":folders"},
    {NULL, "extract", NULL, NULL, ":folders"},
    {NULL, "areas", NULL, NULL, ":files"},
    {NULL, "depfile", NULL, NULL, ":files"},
    {NULL, "source", NULL, NULL, ":files xml"},
    /* Words, numbers and days of one's own */
    {NULL, "attachment", NULL, NULL, NULL},
    {NULL, "case", NULL, NULL, NULL},
    {NULL, "jobs", NULL, NULL, NULL},
    {NULL, "date", NULL, NULL, NULL},
    {NULL, "name", NULL, NULL, NULL},
    {NULL, "period", NULL, NULL, NULL},
    {NULL, "paragraph", NULL, NULL, NULL},
    {NULL, "in-force", NULL, NULL, NULL},
    {NULL, "reason", NULL, NULL, NULL},
    {NULL, "minutes", NULL, NULL, NULL},
    {NULL, "present", NULL, NULL, NULL},
    {NULL, "notes", NULL, NULL, NULL},
    {NULL, "described", NULL, NULL, NULL},
    {NULL, "diary-number", NULL, NULL, NULL},
    {NULL, "address", NULL, NULL, NULL},
    {NULL, "decision", NULL, NULL, NULL},
    {NULL, "evidence", NULL, NULL, NULL},
    {NULL, "code", NULL, NULL, NULL},
};

static const ValueKind *kind_of(const HpCommand *command, const char *option)
{
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (g_strcmp0(kinds[i].option, option) == 0 &&
        (kinds[i].command == NULL || strcmp(kinds[i].command, command->name) == 0))
      return &kinds[i];
  return NULL;
}

void hp_offer_values(const HpTyping *typing, const char *option, const char *head,
                     const char *typed, const char *source)
{
  const ValueKind *kind = kind_of(typing->command, option);
  if (kind == NULL) {
    puts(":unknown");
    return;
  }
  const Offer offer = {head, typed, source, kind->detail};
  if (kind->offer != NULL)
    kind->offer(&offer);
  puts(kind->files == NULL ? ":nothing" : kind->files);
}
