/* The words that a house has of its own: labels/LANGUAGE.xml beside the house file, worked into the
 * program's catalogue.
 *
 *   the program's et, no, sv … ──┐   of a language that the program lacks: its default, whose words
 *                                ├─► keep saying that they are in that
 *   the house's ─────────────────┘   each id that it has, in all its forms
 */
#include "maker/house/house.h"

#include "maker/job.h"

#include <string.h>

#define OWN_LABEL "own-"    /* how ids begin of words that only a house's own views use */
#define MAX_LABELS_NAMED 20 /* labels named that a catalogue lacks; then their number */

void hp_house_labels_free(gpointer data)
{
  HpHouseLabels *labels = data;
  g_free(labels->path);
  g_free(labels->name);
  g_free(labels->language);
  g_clear_pointer(&labels->labels, xmlFreeDoc);
  g_clear_pointer(&labels->own, g_bytes_unref);
  g_free(labels);
}

/* What is worked into what. */
typedef struct {
  HpHouseLabels *labels;
  HpSource *own;
  HpSource *program;
  HpDiagnostics *diagnostics;
} Merging;

/* ---- Labels ---------------------------------------------------------------------------------- */

static xmlNode *root_of(HpSource *source)
{
  return xmlDocGetRootElement(hp_source_document(source));
}

/* The first of each id; of xmlNode. */
static GHashTable *first_labels(const xmlNode *root)
{
  GHashTable *first = g_hash_table_new(g_str_hash, g_str_equal);
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    if (hp_is_named(node, "label") && !g_hash_table_contains(first, hp_attribute(node, "id")))
      g_hash_table_insert(first, (gpointer)hp_attribute(node, "id"), (gpointer)node);
  return first;
}

static void warn_of_unknown(const Merging *merging, const xmlNode *label, GHashTable *known)
{
  const char *id = hp_attribute(label, "id");
  const HpPlace place = hp_place_of_attribute(label, "id");
  HpSuggestion suggestion = hp_suggestion_for(id, merging->diagnostics);
  GHashTableIter iterator;
  gpointer name = NULL;
  g_hash_table_iter_init(&iterator, known);
  while (g_hash_table_iter_next(&iterator, &name, NULL))
    hp_suggestion_consider(&suggestion, name);
  if (suggestion.best != NULL)
    hp_report_warning(merging->diagnostics, &place,
                      _("The program has no label \"%s\"; did you mean \"%s\"?"), id,
                      suggestion.best);
  else
    hp_report_warning(merging->diagnostics, &place,
                      _("The program has no label \"%s\"; one that only your own views use is "
                        "called \"own-%s\"."),
                      id, id);
}

/* "{c}" where the program's words have none: nothing would be filled in. */
static void warn_of_unfilled(const Merging *merging, const xmlNode *label, const xmlNode *program)
{
  xmlChar *own = xmlNodeGetContent(label), *known = xmlNodeGetContent(program);
  const HpPlace place = hp_place_of_node(label);
  for (char name = 'a'; name <= 'c'; name++) {
    const char placeholder[] = {'{', name, '}', '\0'};
    if (strstr((const char *)own, placeholder) != NULL &&
        strstr((const char *)known, placeholder) == NULL)
      hp_report_warning(merging->diagnostics, &place,
                        _("Nothing is filled in for \"%s\" here: the program's words are \"%s\"."),
                        placeholder, (const char *)known);
  }
  xmlFree(own);
  xmlFree(known);
}

static void check_labels(const Merging *merging, GHashTable *known)
{
  for (const xmlNode *node = root_of(merging->own)->children; node != NULL; node = node->next) {
    const char *id = hp_is_named(node, "label") ? hp_attribute(node, "id") : NULL;
    const xmlNode *program = id == NULL ? NULL : g_hash_table_lookup(known, id);
    if (program != NULL)
      warn_of_unfilled(merging, node, program);
    else if (id != NULL && !g_str_has_prefix(id, OWN_LABEL))
      warn_of_unknown(merging, node, known);
  }
}

static void warn_of_missing(const Merging *merging, GHashTable *own)
{
  g_autoptr(GString) names = g_string_new(NULL);
  const char *default_language =
      hp_attribute_in(root_of(merging->program), (const char *)XML_XML_NAMESPACE, "lang");
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (const xmlNode *node = root_of(merging->program)->children; node != NULL; node = node->next) {
    const char *id = hp_is_named(node, "label") ? hp_attribute(node, "id") : NULL;
    if (id == NULL || g_hash_table_contains(own, id) || !g_hash_table_add(seen, (gpointer)id))
      continue;
    if (g_hash_table_size(seen) <= MAX_LABELS_NAMED)
      g_string_append_printf(names, "%s%s", names->len == 0 ? "" : ", ", id);
  }
  const guint n = g_hash_table_size(seen);
  const HpPlace place = hp_place_of_node(root_of(merging->own));
  if (n > MAX_LABELS_NAMED)
    hp_report_warning(merging->diagnostics, &place,
                      _("It lacks %u of the program's labels, which will be in \"%s\": %s and %u "
                        "more. Copy them from the program's stylesheets/labels/%s.xml."),
                      n, default_language, names->str, n - MAX_LABELS_NAMED, default_language);
  else if (n > 0)
    hp_report_warning(merging->diagnostics, &place,
                      _("It lacks %u of the program's labels, which will be in \"%s\": %s. Copy "
                        "them from the program's stylesheets/labels/%s.xml."),
                      n, default_language, names->str, default_language);
}

/* ---- Merging --------------------------------------------------------------------------------- */

/* What stays of the program's says its language, where that is another. */
static void take_away(xmlNode *root, GHashTable *own, const char *language)
{
  for (xmlNode *node = root->children, *next = NULL; node != NULL; node = next) {
    next = node->next;
    const char *id = hp_is_named(node, "label") ? hp_attribute(node, "id") : NULL;
    const gboolean goes = id != NULL
                              ? g_hash_table_contains(own, id)
                              : hp_is_named(node, "alphabet") && g_hash_table_contains(own, "");
    if (goes) {
      xmlUnlinkNode(node);
      xmlFreeNode(node);
    } else if (id != NULL && language != NULL) {
      xmlNodeSetLang(node, (const xmlChar *)language);
    }
  }
}

static void add_own(xmlNode *root, const xmlNode *own)
{
  for (const xmlNode *node = own->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      xmlAddChild(root, xmlDocCopyNode((xmlNode *)node, root->doc, 1));
}

static void merge(const Merging *merging)
{
  HpHouseLabels *labels = merging->labels;
  const xmlNode *own = root_of(merging->own);
  g_autoptr(GHashTable) known = first_labels(root_of(merging->program)), ids = first_labels(own);
  check_labels(merging, known);
  if (labels->is_new)
    warn_of_missing(merging, ids);
  if (hp_child(own, "alphabet") != NULL)
    g_hash_table_add(ids, (gpointer) "");
  labels->labels = xmlCopyDoc(hp_source_document(merging->program), 1);
  xmlNode *root = xmlDocGetRootElement(labels->labels);
  g_autofree char *default_language =
      g_strdup(hp_attribute_in(root, (const char *)XML_XML_NAMESPACE, "lang"));
  take_away(root, ids, labels->is_new ? default_language : NULL);
  add_own(root, own);
  if (labels->is_new)
    xmlNodeSetLang(root, (const xmlChar *)labels->language);
}

/* ---- Reading --------------------------------------------------------------------------------- */

static gboolean is_catalogue(const Merging *merging, const char *language)
{
  const xmlNode *root = root_of(merging->own);
  const HpPlace place = hp_place_of_node(root);
  if (!hp_is_named(root, "labels"))
    hp_report_error(merging->diagnostics, &place,
                    _("This begins with <%s>; expected a catalogue of labels, <labels>."),
                    root->name);
  else if (g_strcmp0(hp_attribute_in(root, (const char *)XML_XML_NAMESPACE, "lang"), language) != 0)
    hp_report_error(merging->diagnostics, &place,
                    _("The labels of %s.xml are in xml:lang=\"%s\"; correct one of the two."),
                    language, language);
  else if (merging->labels->is_new && hp_child(root, "alphabet") == NULL)
    hp_report_error(merging->diagnostics, &place,
                    _("A catalogue in a language that the program does not have needs an "
                      "<alphabet>, with the letters of the language, small ones and capitals."));
  else
    return TRUE;
  return FALSE;
}

/* Nobody writes that for the language of a document, and readers of PDFs do not know it. */
static void warn_of_no_language(const Merging *merging, const char *language)
{
  const char *instead = hp_language_instead_of(language);
  if (instead == NULL)
    return;
  const HpPlace place = hp_place_of_attribute(root_of(merging->own), "xml:lang");
  hp_report_warning(merging->diagnostics, &place,
                    _("\"%s\" is not the tag of a language; did you mean \"%s\"? Then the file is "
                      "called %s.xml."),
                    language, instead, instead);
}

static gboolean read_labels(Merging *merging, HpHouse *house, const HpMaker *maker,
                            const char *program_file, const char *language)
{
  HpHouseLabels *labels = merging->labels;
  g_autofree char *schema = hp_data_file(maker->data_folder, "sources/labels.rng");
  g_autofree char *folder = g_path_get_dirname(labels->path);
  g_autoptr(HpGate) gate = hp_gate_new(folder);
  merging->own = hp_source_read_through(labels->path, gate, NULL, merging->diagnostics);
  hp_files_read_add(house->beside, hp_gate_files_read(gate));
  if (merging->own == NULL || schema == NULL ||
      !hp_plan_check(merging->own, schema, merging->diagnostics) ||
      !is_catalogue(merging, language))
    return FALSE;
  warn_of_no_language(merging, language);
  merging->program = hp_source_read(program_file, NULL, merging->diagnostics);
  if (merging->program == NULL)
    return FALSE;
  labels->own = hp_without_comments(merging->own, NULL, NULL);
  labels->is_read = hp_attribute(root_of(merging->own), "read-by") != NULL;
  merge(merging);
  return TRUE;
}

/* The file for a language, if the house has it; noted that it was looked for. The caller's. */
static char *path_of(HpHouse *house, const char *folder, const char *language)
{
  g_autofree char *name = g_strconcat(language, ".xml", NULL);
  g_autofree char *path = g_build_filename(folder, name, NULL);
  hp_files_read_note_named(house->beside, path);
  return g_file_test(path, G_FILE_TEST_EXISTS) ? g_steal_pointer(&path) : NULL;
}

/* The house's words in the very language, else in the one whose words the program takes for it. */
static gboolean read_for(HpHouseLabels *labels, HpHouse *house, const HpMaker *maker,
                         const char *folder, const char *language, HpDiagnostics *diagnostics)
{
  g_autoptr(HpCatalogues) catalogues = hp_catalogues_read(maker->data_folder, diagnostics);
  const HpCatalogue *row = hp_catalogues_find(catalogues, language);
  g_autofree char *own = hp_primary_language(language);
  const char *program = row != NULL ? row->language : catalogues->default_language;
  labels->path = path_of(house, folder, own);
  if (labels->path == NULL && row != NULL && strcmp(row->language, own) != 0) {
    g_free(own);
    own = g_strdup(row->language);
    labels->path = path_of(house, folder, own);
  }
  if (labels->path == NULL || program == NULL)
    return TRUE;
  labels->name = g_strdup_printf(HP_HOUSE_LABELS "/%s.xml", own);
  labels->is_new = row == NULL;
  labels->language = g_strdup(row == NULL ? own : row->language);
  g_autofree char *name = g_strdup_printf("stylesheets/labels/%s.xml", program);
  g_autofree char *program_file = g_build_filename(maker->data_folder, name, NULL);
  Merging merging = {.labels = labels, .diagnostics = diagnostics};
  const gboolean good = read_labels(&merging, house, maker, program_file, own);
  hp_source_free(merging.own);
  hp_source_free(merging.program);
  return good;
}

const HpHouseLabels *hp_house_labels(HpHouse *house, const HpMaker *maker, const char *language,
                                     HpDiagnostics *diagnostics)
{
  HpHouseLabels *labels = g_hash_table_lookup(house->labels, language);
  if (labels != NULL)
    return labels;
  const guint errors = hp_diagnostics_count(diagnostics, HP_ERROR);
  const guint before = hp_diagnostics_count_faults(diagnostics);
  labels = g_new0(HpHouseLabels, 1);
  g_autofree char *folder = hp_house_folder(house, HP_HOUSE_LABELS, diagnostics);
  labels->good = folder == NULL ? hp_diagnostics_count(diagnostics, HP_ERROR) == errors
                                : read_for(labels, house, maker, folder, language, diagnostics);
  house->told |= hp_diagnostics_count_faults(diagnostics) > before;
  g_hash_table_insert(house->labels, g_strdup(language), labels);
  return labels;
}
