/* Collects what has been reported of each part of a plan, corrections worked in. */
#include "plan/resolve/reports.h"
#include "plan/resolve/computed.h"

/* One as it was received. */
typedef struct {
  HpEntry entry;
  GPtrArray *of_target; /* those of the same target, borrowed; NULL: it names none */
  guint corrected; /* index of the first that it corrects, over others; its own if it is none */
  guint standing;  /* of a first one: index of the one that stands in its place */
} Report;

/* Those of one kind. */
typedef struct {
  GArray *reports;       /* of Report, in the order of the file */
  GHashTable *by_target; /* id → GPtrArray of HpEntry, borrowed: those that count */
} ReportList;

struct HpReports {
  ReportList lists[HP_N_REPORT_KINDS];
};

static const char *const kind_names[HP_N_REPORT_KINDS] = {"update", "assessment", "observation"};

/* Reports of one kind, while they are collected. */
typedef struct {
  ReportList *list;
  GHashTable *indexes; /* id → index + 1, of the first `n_indexed` */
  guint n_indexed;
  const HpSeasons *seasons;
} Collection;

static Report *report_at(const ReportList *list, guint index)
{
  return &g_array_index(list->reports, Report, index);
}

/* ---- Corrections --------------------------------------------------------------------------- */

static gboolean is_received_later(const HpEntry *a, const HpEntry *b)
{
  return a->received > b->received || (a->received == b->received && a->order > b->order);
}

/* What it does not say itself (`has_day`: when) is as in the one that it corrects; of those that
   correct one thing, the last that was received stands. */
static void correct(const ReportList *list, guint index, guint corrected, gboolean has_day)
{
  const Report *other = report_at(list, corrected);
  Report *report = report_at(list, index);
  HpEntry *own = &report->entry;
  if (!has_day)
    own->described = other->entry.described;
  if (own->by == NULL)
    own->by = other->entry.by;
  if (own->period == NULL) {
    own->period = other->entry.period;
    own->days = other->entry.days;
  }
  report->corrected = other->corrected;
  Report *first = report_at(list, other->corrected);
  if (is_received_later(own, &report_at(list, first->standing)->entry))
    first->standing = index;
}

/* ---- Collecting ---------------------------------------------------------------------------- */

/* Its index + 1, or 0. Most reports correct nothing, and then nobody asks for ids. */
static guint index_of(Collection *collection, const char *id)
{
  for (; collection->n_indexed < collection->list->reports->len; collection->n_indexed++) {
    const char *own = report_at(collection->list, collection->n_indexed)->entry.id;
    if (own != NULL)
      g_hash_table_insert(collection->indexes, (gpointer)own,
                          GUINT_TO_POINTER(collection->n_indexed + 1));
  }
  return GPOINTER_TO_UINT(g_hash_table_lookup(collection->indexes, id));
}

/* NULL if there is no target. Ids are copied, so as to be near each other where they are looked
   for: in the tree they are far apart. */
static GPtrArray *known_of(ReportList *list, const char *target)
{
  GPtrArray *known = target == NULL ? NULL : g_hash_table_lookup(list->by_target, target);
  if (known == NULL && target != NULL) {
    known = g_ptr_array_new();
    g_hash_table_insert(list->by_target, g_strdup(target), known);
  }
  return known;
}

static void add_report(Collection *collection, const xmlNode *update, HpDay received)
{
  enum { ID, TARGET, BY, DATE, PERIOD, PROGRESS, RATING, CORRECTS, N };
  static const char *const names[N] = {"id",     "target",   "by",     "date",
                                       "period", "progress", "rating", "corrects"};
  const char *said[N];
  hp_attributes(update, names, said, N);
  const guint index = collection->list->reports->len;
  Report report = {
      .entry = {.update = update,
                .id = said[ID],
                .by = said[BY],
                .period = said[PERIOD],
                .described = said[DATE] == NULL ? received : hp_day_from_text(said[DATE]),
                .received = received,
                .came = received,
                .state = hp_state_named(said[PROGRESS]),
                .rating = hp_rating_named(said[RATING]),
                .order = index},
      .of_target = known_of(collection->list, said[TARGET]),
      .corrected = index,
      .standing = index};
  if (said[PERIOD] != NULL)
    report.entry.days = hp_days_of_period(said[PERIOD], collection->seasons);
  const guint corrected = said[CORRECTS] == NULL ? 0 : index_of(collection, said[CORRECTS]);
  g_array_append_val(collection->list->reports, report);
  if (corrected > 0)
    correct(collection->list, index, corrected - 1, said[DATE] != NULL);
}

static void add_reports(Collection *collections, const xmlNode *meeting, HpDay received)
{
  for (const xmlNode *child = meeting->children; child != NULL; child = child->next)
    for (HpReportKind kind = 0; kind < HP_N_REPORT_KINDS; kind++)
      if (hp_is_named(child, kind_names[kind])) {
        add_report(&collections[kind], child, received);
        break;
      }
}

static void add_received(Collection *collections, const xmlNode *meeting, HpDay day)
{
  const HpDay received = hp_day_from_text(hp_attribute(meeting, "date"));
  if (day == HP_NO_DAY || received <= day)
    add_reports(collections, meeting, received);
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
  const HpEntry *one = &(*(Report *const *)a)->entry, *other = &(*(Report *const *)b)->entry;
  return is_received_later(one, other) ? 1 : is_received_later(other, one) ? -1 : 0;
}

/* Meetings mostly stand in the order in which they were held. */
static gboolean is_in_order(const GPtrArray *reports)
{
  for (guint i = 1; i < reports->len; i++)
    if (compare_receipt(&reports->pdata[i - 1], &reports->pdata[i]) > 0)
      return FALSE;
  return TRUE;
}

/* What stands in the place of one that corrects nothing is as it was received then. */
static void put_in_place(const ReportList *list, Report *first)
{
  const HpEntry received = first->entry;
  *first = *report_at(list, first->standing);
  first->entry.received = received.received;
  first->entry.order = received.order;
  first->entry.is_moved = first->entry.period == NULL && first->entry.state == HP_MOVED;
}

/* Those that correct nothing, in the order of receipt; the caller's. */
static GPtrArray *standing_reports(const ReportList *list)
{
  GPtrArray *found = g_ptr_array_new();
  for (guint i = 0; i < list->reports->len; i++) {
    Report *first = report_at(list, i);
    if (first->corrected != i)
      continue;
    put_in_place(list, first);
    g_ptr_array_add(found, first);
  }
  if (!is_in_order(found))
    g_ptr_array_sort(found, compare_receipt);
  return found;
}

static void sort_by_target(const ReportList *list)
{
  g_autoptr(GPtrArray) standing = standing_reports(list);
  for (guint i = 0; i < standing->len; i++) {
    Report *report = g_ptr_array_index(standing, i);
    report->entry.order = i;
    if (report->of_target != NULL)
      g_ptr_array_add(report->of_target, &report->entry);
  }
}

HpReports *hp_reports_new(const xmlNode *root, HpDay day, const HpSeasons *seasons)
{
  HpReports *found = g_new0(HpReports, 1);
  Collection collections[HP_N_REPORT_KINDS];
  for (HpReportKind kind = 0; kind < HP_N_REPORT_KINDS; kind++) {
    ReportList *list = &found->lists[kind];
    list->reports = g_array_new(FALSE, FALSE, sizeof(Report));
    list->by_target =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    collections[kind] = (Collection){
        .list = list, .indexes = g_hash_table_new(g_str_hash, g_str_equal), .seasons = seasons};
  }
  add_follow_up(collections, root, day);
  for (HpReportKind kind = 0; kind < HP_N_REPORT_KINDS; kind++) {
    sort_by_target(&found->lists[kind]);
    g_hash_table_unref(collections[kind].indexes);
  }
  return found;
}

void hp_reports_free(HpReports *reports)
{
  for (HpReportKind kind = 0; kind < HP_N_REPORT_KINDS; kind++) {
    g_hash_table_unref(reports->lists[kind].by_target);
    g_array_unref(reports->lists[kind].reports);
  }
  g_free(reports);
}

const GPtrArray *hp_reports_of(const HpReports *reports, HpReportKind kind, const char *target)
{
  const GPtrArray *known =
      target == NULL ? NULL : g_hash_table_lookup(reports->lists[kind].by_target, target);
  return known == NULL || known->len == 0 ? NULL : known;
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
  hp_computed_set(element, "entry", entry->id);
  hp_computed_set_day(element, "described", entry->described);
  hp_computed_set(element, "received", hp_attribute(entry->update->parent, "date"));
  hp_computed_set(element, "by", entry->by);
}
