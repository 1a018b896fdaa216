/* Finds which occurrences the reports on what recurs are of. */
#include "plan/resolve/placed.h"

enum { YEAR = 366 }; /* no occurrence has more days */

static const HpOccurrence *occurrence_at(const GArray *occurrences, guint i)
{
  return &g_array_index(occurrences, HpOccurrence, i);
}

static gboolean is_in(HpDays days, HpDays others)
{
  return days.first != HP_NO_DAY && others.first <= days.first && days.last <= others.last;
}

/* Index of the first that ends on the day or later: they stand in the order of their ends. */
static guint first_that_ends_from(const GArray *occurrences, HpDay day)
{
  guint first = 0, end = occurrences->len;
  while (first < end) {
    const guint middle = first + (end - first) / 2;
    if (occurrence_at(occurrences, middle)->days.last < day)
      first = middle + 1;
    else
      end = middle;
  }
  return first;
}

/* NULL: the day is in none. */
static const HpOccurrence *occurrence_with(const GArray *occurrences, HpDay day)
{
  for (guint i = first_that_ends_from(occurrences, day); i < occurrences->len; i++) {
    const HpOccurrence *one = occurrence_at(occurrences, i);
    if (one->days.first <= day)
      return one;
    if (one->days.last >= day + YEAR)
      return NULL;
  }
  return NULL;
}

static HpPlacedEntry placed(const HpEntry *entry, const GArray *occurrences)
{
  if (entry->period != NULL)
    return (HpPlacedEntry){entry, entry->days, entry->period};
  const HpOccurrence *one = occurrence_with(occurrences, entry->described);
  return one == NULL ? (HpPlacedEntry){entry, {entry->described, entry->described}, NULL}
                     : (HpPlacedEntry){entry, one->days, one->name};
}

/* Whether they are some days of an occurrence, and hold no whole one. */
static gboolean is_part_of_one(HpDays days, const GArray *occurrences)
{
  gboolean is_part = FALSE;
  for (guint i = first_that_ends_from(occurrences, days.first); i < occurrences->len; i++) {
    const HpDays one = occurrence_at(occurrences, i)->days;
    if (is_in(one, days))
      return FALSE;
    is_part = is_part || is_in(days, one);
    if (one.last >= days.last + YEAR)
      break;
  }
  return is_part;
}

GArray *hp_placed_entries(const GPtrArray *entries, const GArray *occurrences, gboolean often)
{
  GArray *found = g_array_new(FALSE, FALSE, sizeof(HpPlacedEntry));
  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    const HpEntry *entry = g_ptr_array_index(entries, i);
    if (entry->period != NULL && !often && is_part_of_one(entry->days, occurrences))
      continue;
    const HpPlacedEntry one = placed(entry, occurrences);
    g_array_append_val(found, one);
  }
  return found;
}

GPtrArray *hp_entries_of_days(const GArray *entries, HpDays days)
{
  GPtrArray *found = g_ptr_array_new();
  for (guint i = 0; i < entries->len; i++) {
    const HpPlacedEntry *one = &g_array_index(entries, HpPlacedEntry, i);
    if (is_in(days, one->days))
      g_ptr_array_add(found, (gpointer)one->entry);
  }
  return found;
}

/* ---- Of each ------------------------------------------------------------------------------- */

static void unref_entries(gpointer entries)
{
  if (entries != NULL)
    g_ptr_array_unref(entries);
}

static void add_entry(GPtrArray *lists, guint i, const HpEntry *entry)
{
  if (g_ptr_array_index(lists, i) == NULL)
    g_ptr_array_index(lists, i) = g_ptr_array_new();
  g_ptr_array_add(g_ptr_array_index(lists, i), (gpointer)entry);
}

GPtrArray *hp_entries_by_occurrence(const GArray *entries, const GArray *occurrences)
{
  GPtrArray *lists = g_ptr_array_new_with_free_func(unref_entries);
  g_ptr_array_set_size(lists, (int)occurrences->len);
  for (guint i = 0; i < entries->len; i++) {
    const HpPlacedEntry *one = &g_array_index(entries, HpPlacedEntry, i);
    for (guint k = first_that_ends_from(occurrences, one->days.first);
         k < occurrences->len && occurrence_at(occurrences, k)->days.last <= one->days.last; k++)
      if (is_in(occurrence_at(occurrences, k)->days, one->days))
        add_entry(lists, k, one->entry);
  }
  return lists;
}
