/* Collects what has been reported of each part of a plan, corrections worked in. */
#include "plan/resolve/reports.h"
#include "plan/resolve/computed.h"

#include <string.h>

/* Those of one kind. */
typedef struct {
  GArray *entries;       /* of HpEntry, those that count */
  GHashTable *by_target; /* id → GPtrArray of HpEntry, borrowed */
} ReportList;

struct HpReports {
  ReportList lists[HP_N_REPORT_KINDS];
};

static const char *const kind_names[HP_N_REPORT_KINDS] = {"update", "assessment", "observation"};

/* An update as it was received. */
typedef struct {
  HpEntry entry;
  guint corrected; /* index of the first that it corrects, over others; its own if it is none */
  guint standing;  /* of a first one: index of the one that stands in its place */
} Report;

/* Reports of one kind, while they are collected. */
typedef struct {
  GArray *reports;     /* of Report, in the order of the file */
  GHashTable *indexes; /* id → index + 1, of the first `n_indexed` */
  guint n_indexed;
  const HpSeasons *seasons;
} Collection;

static Report *report_at(const Collection *collection, guint index)
{
  return &g_array_index(collection->reports, Report, index);
}

/* ---- Corrections --------------------------------------------------------------------------- */

static gboolean is_received_later(const HpEntry *a, const HpEntry *b)
{
  return a->received > b->received || (a->received == b->received && a->order > b->order);
}

/* What it does not say itself is as in the one that it corrects; of those that correct one thing,
   the last that was received stands. */
static void correct(const Collection *collection, Report *report, guint index, guint corrected)
{
  const Report *other = report_at(collection, corrected);
  HpEntry *own = &report->entry;
  if (hp_attribute(own->update, "date") == NULL)
    own->described = other->entry.described;
  if (own->by == NULL)
    own->by = other->entry.by;
  if (own->period == NULL) {
    own->period = other->entry.period;
    own->days = other->entry.days;
  }
  report->corrected = other->corrected;
  Report *first = report_at(collection, other->corrected);
  if (is_received_later(own, &report_at(collection, first->standing)->entry))
    first->standing = index;
}

/* ---- Collecting ---------------------------------------------------------------------------- */

/* Its index + 1, or 0. Most reports correct nothing, and then nobody asks for ids. */
static guint index_of(Collection *collection, const char *id)
{
  for (; collection->n_indexed < collection->reports->len; collection->n_indexed++) {
    const xmlNode *update = report_at(collection, collection->n_indexed)->entry.update;
    const char *own = hp_attribute(update, "id");
    if (own != NULL)
      g_hash_table_insert(collection->indexes, (gpointer)own,
                          GUINT_TO_POINTER(collection->n_indexed + 1));
  }
  return GPOINTER_TO_UINT(g_hash_table_lookup(collection->indexes, id));
}

static void add_update(Collection *collection, const xmlNode *update, HpDay received)
{
  const guint index = collection->reports->len;
  const char *date = hp_attribute(update, "date"), *period = hp_attribute(update, "period"),
             *corrects = hp_attribute(update, "corrects");
  Report report = {.entry = {.update = update,
                             .described = date == NULL ? received : hp_day_from_text(date),
                             .received = received,
                             .by = hp_attribute(update, "by"),
                             .period = period,
                             .order = index},
                   .corrected = index,
                   .standing = index};
  if (period != NULL)
    report.entry.days = hp_days_of_period(period, collection->seasons);
  const guint corrected = corrects == NULL ? 0 : index_of(collection, corrects);
  g_array_append_val(collection->reports, report);
  if (corrected > 0)
    correct(collection, report_at(collection, index), index, corrected - 1);
}

static void add_updates(Collection *collections, const xmlNode *meeting, HpDay received)
{
  for (const xmlNode *child = meeting->children; child != NULL; child = child->next)
    for (HpReportKind kind = 0; kind < HP_N_REPORT_KINDS; kind++)
      if (hp_is_named(child, kind_names[kind])) {
        add_update(&collections[kind], child, received);
        break;
      }
}

static void add_received(Collection *collections, const xmlNode *meeting, HpDay day)
{
  const HpDay received = hp_day_from_text(hp_attribute(meeting, "date"));
  if (day == HP_NO_DAY || received <= day)
    add_updates(collections, meeting, received);
}

static void add_follow_up(Collection *collections, const xmlNode *root, HpDay day)
{
  const xmlNode *follow_up = hp_child(root, "follow-up");
  for (const xmlNode *child = follow_up == NULL ? NULL : follow_up->children; child != NULL;
       child = child->next)
    if (hp_is_named(child, "meeting") || hp_is_named(child, "received"))
      add_received(collections, child, day);
}

/* ---- What counts --------------------------------------------------------------------------- */

static int compare_receipt(gconstpointer a, gconstpointer b)
{
  return is_received_later(a, b) ? 1 : is_received_later(b, a) ? -1 : 0;
}

static gboolean is_moved(const HpEntry *entry)
{
  return entry->period == NULL && g_strcmp0(hp_attribute(entry->update, "progress"), "moved") == 0;
}

/* Meetings mostly stand in the order in which they were held. */
static gboolean is_in_order(const GArray *entries)
{
  for (guint i = 1; i < entries->len; i++)
    if (compare_receipt(&g_array_index(entries, HpEntry, i - 1),
                        &g_array_index(entries, HpEntry, i)) > 0)
      return FALSE;
  return TRUE;
}

/* Each in the place of the first: as it was received then. */
static GArray *standing_entries(const Collection *collection)
{
  GArray *entries = g_array_new(FALSE, FALSE, sizeof(HpEntry));
  for (guint i = 0; i < collection->reports->len; i++) {
    const Report *first = report_at(collection, i);
    if (first->corrected != i)
      continue;
    HpEntry entry = report_at(collection, first->standing)->entry;
    entry.received = first->entry.received;
    entry.order = i;
    entry.is_moved = is_moved(&entry);
    g_array_append_val(entries, entry);
  }
  if (!is_in_order(entries))
    g_array_sort(entries, compare_receipt);
  return entries;
}

static void add_to_target(ReportList *reports, HpEntry *entry)
{
  const char *target = hp_attribute(entry->update, "target");
  if (target == NULL)
    return;
  GPtrArray *known = g_hash_table_lookup(reports->by_target, target);
  if (known == NULL) {
    known = g_ptr_array_new();
    g_hash_table_insert(reports->by_target, (gpointer)target, known);
  }
  g_ptr_array_add(known, entry);
}

static ReportList list_of(const Collection *collection)
{
  ReportList list = {
      standing_entries(collection),
      g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref)};
  for (guint i = 0; i < list.entries->len; i++) {
    HpEntry *entry = &g_array_index(list.entries, HpEntry, i);
    entry->order = i;
    add_to_target(&list, entry);
  }
  return list;
}

HpReports *hp_reports_new(const xmlNode *root, HpDay day, const HpSeasons *seasons)
{
  Collection collections[HP_N_REPORT_KINDS];
  for (HpReportKind kind = 0; kind < HP_N_REPORT_KINDS; kind++)
    collections[kind] = (Collection){.reports = g_array_new(FALSE, FALSE, sizeof(Report)),
                                     .indexes = g_hash_table_new(g_str_hash, g_str_equal),
                                     .seasons = seasons};
  add_follow_up(collections, root, day);
  HpReports *found = g_new0(HpReports, 1);
  for (HpReportKind kind = 0; kind < HP_N_REPORT_KINDS; kind++) {
    found->lists[kind] = list_of(&collections[kind]);
    g_array_unref(collections[kind].reports);
    g_hash_table_unref(collections[kind].indexes);
  }
  return found;
}

void hp_reports_free(HpReports *reports)
{
  for (HpReportKind kind = 0; kind < HP_N_REPORT_KINDS; kind++) {
    g_hash_table_unref(reports->lists[kind].by_target);
    g_array_unref(reports->lists[kind].entries);
  }
  g_free(reports);
}

const GPtrArray *hp_reports_of(const HpReports *reports, HpReportKind kind, const char *target)
{
  return target == NULL ? NULL : g_hash_table_lookup(reports->lists[kind].by_target, target);
}

/* ---- Which holds --------------------------------------------------------------------------- */

const HpEntry *hp_entry_that_holds(const HpEntry *a, const HpEntry *b)
{
  if (a == NULL || b == NULL)
    return a == NULL ? b : a;
  if (a->is_moved != b->is_moved)
    return a->is_moved ? a : b;
  if (a->described != b->described)
    return a->described > b->described ? a : b;
  return a->order > b->order ? a : b;
}

const HpEntry *hp_entry_that_holds_of(const GPtrArray *entries)
{
  const HpEntry *holds = NULL;
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    holds = hp_entry_that_holds(holds, g_ptr_array_index(entries, i));
  return holds;
}

void hp_entry_write(const HpEntry *entry, xmlNode *element)
{
  hp_computed_set(element, "entry", hp_attribute(entry->update, "id"));
  hp_computed_set_day(element, "described", entry->described);
  hp_computed_set(element, "received", hp_attribute(entry->update->parent, "date"));
  hp_computed_set(element, "by", entry->by);
}
