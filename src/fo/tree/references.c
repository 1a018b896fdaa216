/* What objects name must exist: masters, regions for flows, ids. */
#include "fo/tree/tree.h"

#include <string.h>

typedef struct {
  HpFoTree *tree;
  GHashTable *page_masters;     /* names of fo:simple-page-master */
  GHashTable *sequence_masters; /* names of fo:page-sequence-master */
  GHashTable *regions;          /* names of regions, and flow names that maps lead to them */
} Names;

static void say_not_unique(const Names *names, const HpFo *fo, const char *name)
{
  const HpPlace place = hp_refiner_place(names->tree->refiner, fo, "master-name");
  hp_report_error(names->tree->diagnostics, &place,
                  _("The master-name \"%s\" of %s is taken already; choose another."), name,
                  hp_fo_kind_name(fo->kind));
}

static void collect_master(const Names *names, const HpFo *fo, GHashTable *kind)
{
  const char *name = hp_fo_name(fo, HP_NAME_MASTER_NAME);
  if (name == NULL)
    return;
  if (!g_hash_table_add(kind, (gpointer)name))
    say_not_unique(names, fo, name);
  if (!g_hash_table_contains(names->tree->masters, name))
    g_hash_table_insert(names->tree->masters, (gpointer)name, (gpointer)fo);
}

static void collect_name(const Names *names, const HpFo *fo)
{
  const char *region = hp_fo_name(fo, HP_NAME_REGION_NAME);
  const char *flow = hp_fo_name(fo, HP_NAME_FLOW_NAME);
  if (fo->kind == HP_FO_SIMPLE_PAGE_MASTER)
    collect_master(names, fo, names->page_masters);
  if (fo->kind == HP_FO_PAGE_SEQUENCE_MASTER)
    collect_master(names, fo, names->sequence_masters);
  if (fo->kind >= HP_FO_REGION_BODY && fo->kind <= HP_FO_REGION_END && region != NULL)
    g_hash_table_add(names->regions, (gpointer)region);
  if (fo->kind == HP_FO_FLOW_NAME_SPECIFIER && flow != NULL)
    g_hash_table_add(names->regions, (gpointer)flow);
}

static void append_name(gpointer key, gpointer value, gpointer data)
{
  HpSuggestion *suggestion = data;
  hp_suggestion_consider(suggestion, key);
}

static void say_missing(const Names *names, const HpFo *fo, const char *property, const char *value,
                        GHashTable *candidates, GHashTable *more)
{
  HpSuggestion suggestion = hp_suggestion_for(value, names->tree->diagnostics);
  g_hash_table_foreach(candidates, append_name, &suggestion);
  if (more != NULL)
    g_hash_table_foreach(more, append_name, &suggestion);
  const HpPlace place = hp_refiner_place(names->tree->refiner, fo, property);
  if (suggestion.best != NULL)
    hp_report_error(
        names->tree->diagnostics, &place,
        _("The %s \"%s\" of %s names nothing in fo:layout-master-set; did you mean \"%s\"?"),
        property, value, hp_fo_kind_name(fo->kind), suggestion.best);
  else
    hp_report_error(
        names->tree->diagnostics, &place,
        _("The %s \"%s\" of %s names nothing in fo:layout-master-set; define it there."), property,
        value, hp_fo_kind_name(fo->kind));
}

static void check_master(const Names *names, const HpFo *fo)
{
  const char *master = hp_fo_name(fo, HP_NAME_MASTER_REFERENCE);
  if (master == NULL || g_hash_table_contains(names->page_masters, master))
    return;
  const gboolean of_sequence = fo->kind == HP_FO_PAGE_SEQUENCE;
  if (of_sequence && g_hash_table_contains(names->sequence_masters, master))
    return;
  say_missing(names, fo, "master-reference", master, names->page_masters,
              of_sequence ? names->sequence_masters : NULL);
}

static gboolean is_separator(const char *flow)
{
  return strcmp(flow, "xsl-footnote-separator") == 0 ||
         strcmp(flow, "xsl-before-float-separator") == 0;
}

static void check_flow_name(const Names *names, const HpFo *fo)
{
  const char *flow = hp_fo_name(fo, HP_NAME_FLOW_NAME);
  if (flow == NULL || g_hash_table_contains(names->regions, flow))
    return;
  if (fo->kind == HP_FO_STATIC_CONTENT && is_separator(flow))
    return;
  say_missing(names, fo, "flow-name", flow, names->regions, NULL);
}

static void check_flows(const Names *names, const HpFo *sequence)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  const HpFo *first = NULL;
  for (const HpFo *flow = sequence->first_child; flow != NULL; flow = flow->next) {
    if (flow->kind == HP_FO_FLOW && first != NULL)
      hp_report_error(names->tree->diagnostics, &flow->place,
                      _("Only one fo:flow in each fo:page-sequence is supported; join them, or "
                        "make it fo:static-content."));
    if (flow->kind == HP_FO_FLOW)
      first = flow;
    const char *name = hp_fo_name(flow, HP_NAME_FLOW_NAME);
    if (name != NULL && !g_hash_table_add(seen, (gpointer)name))
      hp_report_error(
          names->tree->diagnostics, &flow->place,
          _("The flow-name \"%s\" is used twice in this fo:page-sequence; remove one of them."),
          name);
  }
}

static void check_id(const Names *names, const HpFo *fo, HpFoName name, const char *property)
{
  const char *id = hp_fo_name(fo, name);
  if (id == NULL || g_hash_table_contains(names->tree->ids, id))
    return;
  const HpPlace place = hp_refiner_place(names->tree->refiner, fo, property);
  hp_report_warning(names->tree->diagnostics, &place,
                    _("The %s \"%s\" of %s leads nowhere, because no object has that id; correct "
                      "it, or give that id to an object."),
                    property, id, hp_fo_kind_name(fo->kind));
}

static void check_object(const Names *names, const HpFo *fo)
{
  switch (fo->kind) {
  case HP_FO_PAGE_SEQUENCE:
    check_flows(names, fo);
    check_master(names, fo);
    return;
  case HP_FO_SINGLE_PAGE_MASTER_REFERENCE:
  case HP_FO_REPEATABLE_PAGE_MASTER_REFERENCE:
  case HP_FO_CONDITIONAL_PAGE_MASTER_REFERENCE:
    check_master(names, fo);
    return;
  case HP_FO_FLOW:
  case HP_FO_STATIC_CONTENT:
    check_flow_name(names, fo);
    return;
  default:
    check_id(names, fo, HP_NAME_REF_ID, "ref-id");
    check_id(names, fo, HP_NAME_INTERNAL_DESTINATION, "internal-destination");
  }
}

void hp_check_references(HpFoTree *tree)
{
  const Names names = {tree, g_hash_table_new(g_str_hash, g_str_equal),
                       g_hash_table_new(g_str_hash, g_str_equal),
                       g_hash_table_new(g_str_hash, g_str_equal)};
  for (const HpFo *fo = tree->root; fo != NULL; fo = hp_fo_next_inside(tree->root, fo))
    if (fo->names != NULL)
      collect_name(&names, fo);
  for (const HpFo *fo = tree->root; fo != NULL; fo = hp_fo_next_inside(tree->root, fo))
    if (fo->names != NULL || fo->kind == HP_FO_PAGE_SEQUENCE)
      check_object(&names, fo);
  g_hash_table_unref(names.page_masters);
  g_hash_table_unref(names.sequence_masters);
  g_hash_table_unref(names.regions);
}
