/*
 * What is attached to a decision is there, can be built, and is not the decision itself.
 *
 *   decision.xml ──attachment──► plan.xml, as of a meeting that it has, for a party that it has
 *        ▲      ──attachment──► memo.xml ──attachment──► decision.xml
 *        └────────────────────────────────── told ───────────┘
 */
#include "plan/follow-up.h"
#include "plan/resolve/ids.h"
#include "plan/rules/rules.h"

#include <string.h>

typedef struct {
  const HpRules *rules;
  const xmlNode *attachment; /* the decision's own */
  GPtrArray *way;            /* of char *, canonical: the files on the way here */
  GHashTable *seen;          /* canonical names of those looked into */
} AttachmentWalk;

/* Canonical; NULL if there is none that may be read, which is told elsewhere. The caller's. */
static char *file_of(const HpRules *rules, const xmlNode *attachment)
{
  const char *name = hp_attribute(attachment, "src");
  g_autofree char *scheme = name == NULL ? NULL : g_uri_parse_scheme(name);
  g_autofree char *path =
      name == NULL || scheme != NULL ? NULL : hp_path_from_node(attachment, name);
  return path != NULL && hp_gate_admits(rules->gate, path, name, HP_MAX_PICTURE_BYTES, NULL)
             ? hp_gate_resolve(rules->gate, path, name, NULL)
             : NULL;
}

/* ---- Finished files ------------------------------------------------------------------------ */

static const struct {
  const char *type, *start; /* start NULL: as it likes */
} finished[] = {{"pdf", "%PDF-"},       {"xlsx", "PK\003\004"}, {"ods", "PK\003\004"},
                {"docx", "PK\003\004"}, {"odt", "PK\003\004"},  {"csv", NULL}};

static gboolean starts_with(const HpRules *rules, const char *path, const char *start)
{
  g_autoptr(GBytes) bytes = hp_gate_read(rules->gate, path, path, HP_MAX_PICTURE_BYTES, NULL);
  const gsize length = strlen(start);
  return bytes != NULL && g_bytes_get_size(bytes) >= length &&
         memcmp(g_bytes_get_data(bytes, NULL), start, length) == 0;
}

static void check_finished(const HpRules *rules, const xmlNode *attachment, const char *type,
                           const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS(finished); i++) {
    if (strcmp(finished[i].type, type) != 0 || finished[i].start == NULL ||
        starts_with(rules, path, finished[i].start))
      continue;
    const HpPlace place = hp_place_of_attribute(attachment, "type");
    hp_report_error(rules->diagnostics, &place,
                    _("\"%s\" is not of type \"%s\": it does not begin as one does; correct the "
                      "type, or save the file anew."),
                    hp_attribute(attachment, "src"), type);
  }
}

/* Whether its name ends as that of a finished file, which is told. */
static gboolean is_finished(const HpRules *rules, const xmlNode *attachment, const char *path)
{
  const char *dot = strrchr(path, '.');
  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS(finished); i++) {
    if (g_ascii_strcasecmp(dot + 1, finished[i].type) != 0)
      continue;
    const HpPlace place = hp_place_of_attribute(attachment, "src");
    hp_report_error(rules->diagnostics, &place,
                    _("\"%s\" is a finished file, no source; write type=\"%s\"."),
                    hp_attribute(attachment, "src"), finished[i].type);
    return TRUE;
  }
  return FALSE;
}

/* ---- Sources ------------------------------------------------------------------------------- */

static void report_within(const HpRules *rules, const xmlNode *attachment, const char *attribute,
                          HpDiagnostics *found)
{
  const GPtrArray *sorted = hp_diagnostics_sorted(found);
  if (sorted->len == 0)
    return;
  const HpDiagnostic *first = g_ptr_array_index(sorted, 0);
  const HpPlace place = hp_place_of_attribute(attachment, attribute);
  hp_report_error(rules->diagnostics, &place, _("In %s: %s"), hp_attribute(attachment, "src"),
                  first->message);
}

static void check_as_of(const HpRules *rules, const xmlNode *attachment, HpSource *source)
{
  const char *as_of = hp_attribute(attachment, "as-of");
  g_autoptr(HpDiagnostics) found = hp_diagnostics_new();
  if (as_of != NULL)
    g_free(hp_source_day(source, as_of, found));
  report_within(rules, attachment, "as-of", found);
}

static void check_for(const HpRules *rules, const xmlNode *attachment, HpSource *source)
{
  const char *id = hp_attribute(attachment, "for");
  g_autoptr(GHashTable) ids = hp_ids_below(xmlDocGetRootElement(hp_source_document(source)));
  const xmlNode *party = id == NULL ? NULL : g_hash_table_lookup(ids, id);
  if (id == NULL || (party != NULL && hp_is_one_of(party, "party person")))
    return;
  const HpPlace place = hp_place_of_attribute(attachment, "for");
  hp_report_error(rules->diagnostics, &place,
                  _("No party has the id \"%s\" in %s; expected one that is there."), id,
                  hp_attribute(attachment, "src"));
}

static gboolean can_be_built(const HpRules *rules, const xmlNode *attachment, HpSource *source)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  if (hp_is_in_namespace(root, HP_PLAN_NAMESPACE) && hp_is_one_of(root, "plan proposals decision"))
    return TRUE;
  const HpPlace place = hp_place_of_attribute(attachment, "src");
  hp_report_error(rules->diagnostics, &place,
                  _("\"%s\" begins with <%s>, which is no document by itself; expected a plan, its "
                    "follow-up, proposals or a decision."),
                  hp_attribute(attachment, "src"), (const char *)root->name);
  return FALSE;
}

/* ---- Attachments of attachments ------------------------------------------------------------ */

static void report_circle(const AttachmentWalk *walk, guint first)
{
  g_autoptr(GString) circle = g_string_new(NULL);
  for (guint i = first; i <= walk->way->len; i++) {
    g_autofree char *name =
        g_path_get_basename(g_ptr_array_index(walk->way, i < walk->way->len ? i : first));
    g_string_append_printf(circle, "%s%s", i == first ? "" : " → ", name);
  }
  const HpPlace place = hp_place_of_attribute(walk->attachment, "src");
  hp_report_error(walk->rules->diagnostics, &place,
                  _("The attachments lead round to themselves (%s); take one of them away."),
                  circle->str);
}

/* How far back on the way it is; the way's length: it is not. */
static guint place_on_way(const AttachmentWalk *walk, const char *file)
{
  guint i = 0;
  while (i < walk->way->len && strcmp(g_ptr_array_index(walk->way, i), file) != 0)
    i++;
  return i;
}

static void look_into(const AttachmentWalk *walk, HpSource *source);

static void go_on(const AttachmentWalk *walk, const xmlNode *attachment)
{
  char *file = file_of(walk->rules, attachment);
  if (file == NULL)
    return;
  const guint place = place_on_way(walk, file);
  if (place < walk->way->len) {
    report_circle(walk, place);
    g_free(file);
    return;
  }
  g_autoptr(HpDiagnostics) unheard = hp_diagnostics_new();
  g_autoptr(HpSource) source = g_hash_table_contains(walk->seen, file)
                                   ? NULL
                                   : hp_source_read_through(file, walk->rules->gate, NULL, unheard);
  g_hash_table_add(walk->seen, g_strdup(file));
  g_ptr_array_add(walk->way, file);
  if (source != NULL)
    look_into(walk, source);
  g_ptr_array_set_size(walk->way, (int)walk->way->len - 1);
}

/* As deep as HP_MAX_ATTACHMENT_DEPTH. */
static void look_into(const AttachmentWalk *walk, HpSource *source)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  if (!hp_is_named(root, "decision") || walk->way->len > HP_MAX_ATTACHMENT_DEPTH)
    return;
  for (const xmlNode *child = root->children; child != NULL; child = child->next)
    if (hp_is_named(child, "attachment") && hp_attribute(child, "type") == NULL)
      go_on(walk, child);
}

static void check_circle(const HpRules *rules, const xmlNode *attachment, const char *path,
                         HpSource *source)
{
  AttachmentWalk walk = {rules, attachment, g_ptr_array_new_with_free_func(g_free),
                         g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
  if (rules->file != NULL)
    g_ptr_array_add(walk.way, g_strdup(rules->file));
  const gboolean is_itself = place_on_way(&walk, path) < walk.way->len;
  if (is_itself)
    report_circle(&walk, 0);
  else {
    g_ptr_array_add(walk.way, g_strdup(path));
    look_into(&walk, source);
  }
  g_ptr_array_unref(walk.way);
  g_hash_table_unref(walk.seen);
}

/* ---- The rule ------------------------------------------------------------------------------ */

/* With the plan that it is of, if it is a follow-up. NULL after errors. */
static HpSource *read_attached(const HpRules *rules, const char *path, HpDiagnostics *found)
{
  g_autoptr(HpSource) source = hp_source_read_through(path, rules->gate, NULL, found);
  if (source == NULL || !hp_is_follow_up(source))
    return g_steal_pointer(&source);
  xmlDoc *plan = hp_plan_of_follow_up(source, found);
  if (plan == NULL)
    return NULL;
  hp_join_follow_up(source, plan, found);
  return g_steal_pointer(&source);
}

static void check_source(const HpRules *rules, const xmlNode *attachment, const char *path)
{
  g_autoptr(HpDiagnostics) found = hp_diagnostics_new();
  g_autoptr(HpSource) source = read_attached(rules, path, found);
  if (source == NULL) {
    report_within(rules, attachment, "src", found);
    return;
  }
  if (!can_be_built(rules, attachment, source))
    return;
  check_as_of(rules, attachment, source);
  check_for(rules, attachment, source);
  check_circle(rules, attachment, path, source);
}

void hp_check_attachment(const HpRules *rules, const xmlNode *element)
{
  if (!rules->follows || !hp_is_named(element, "attachment"))
    return;
  g_autofree char *path = file_of(rules, element);
  const char *type = hp_attribute(element, "type");
  if (path == NULL)
    return;
  if (type != NULL)
    check_finished(rules, element, type, path);
  else if (!is_finished(rules, element, path))
    check_source(rules, element, path);
}
