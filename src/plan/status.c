/* Reckons how a document stands on a day: proposed, adopted, revised, expired. */
#include "plan/status.h"
#include "plan/first-day.h"

#include <string.h>

/* Days are of equal length: the order of their bytes is the order of time. */
static gboolean is_by(const char *date, const char *day)
{
  return date != NULL && day != NULL && strcmp(date, day) <= 0;
}

/* ---- Adoption ------------------------------------------------------------------------------ */

/* One without a date has always held. Where nothing says who adopted it, and when, the attribute is
   all there is to go by. */
static gboolean is_adopted(const xmlNode *root, const char *day)
{
  const char *status = hp_attribute(root, "status");
  const xmlNode *head = hp_child(root, "head");
  gboolean is_recorded = FALSE;
  for (const xmlNode *child = head == NULL ? NULL : head->children; child != NULL;
       child = child->next) {
    if (!hp_is_named(child, "adoption"))
      continue;
    is_recorded = TRUE;
    if (hp_attribute(child, "date") == NULL || is_by(hp_attribute(child, "date"), day))
      return TRUE;
  }
  return !is_recorded && status != NULL && strcmp(status, "proposed") != 0;
}

/* What its rulings say, from the day of the decision on; where that is not known, always. */
static gboolean is_decided(const xmlNode *root, const char *day)
{
  const xmlNode *first = hp_first_adoption(root), *rulings = hp_child(root, "rulings");
  return rulings != NULL && g_strcmp0(hp_attribute(rulings, "kind"), "decided") == 0 &&
         (first == NULL || is_by(hp_attribute(first, "date"), day));
}

/* ---- Amendments ---------------------------------------------------------------------------- */

static gboolean is_in_force(const xmlNode *amendment, const char *day)
{
  return hp_is_named(amendment, "amendment") && is_by(hp_own_day(amendment), day) &&
         is_by(hp_day_in_force(amendment), day);
}

/* Whether one that stands later in the file is worked in later than the other, too. */
static gboolean is_later(const xmlNode *amendment, const xmlNode *other)
{
  const int order = strcmp(hp_day_in_force(amendment), hp_day_in_force(other));
  return order > 0 || (order == 0 && strcmp(hp_own_day(amendment), hp_own_day(other)) >= 0);
}

static const xmlNode *valid_changed_by(const xmlNode *amendment, const char *plan)
{
  const xmlNode *valid = NULL;
  for (const xmlNode *child = amendment->children; child != NULL; child = child->next) {
    const char *target = hp_is_named(child, "change") ? hp_attribute(child, "target") : NULL;
    if (target != NULL && plan != NULL && strcmp(target, plan) == 0 &&
        hp_child(child, "valid") != NULL)
      valid = hp_child(child, "valid");
  }
  return valid;
}

static const xmlNode *first_amendment(const xmlNode *root)
{
  const xmlNode *amendments = hp_child(root, "amendments");
  return amendments == NULL ? NULL : amendments->children;
}

static gboolean is_amended(const xmlNode *root, const char *day)
{
  const xmlNode *amendment = first_amendment(root);
  while (amendment != NULL && !is_in_force(amendment, day))
    amendment = amendment->next;
  return amendment != NULL;
}

/* As amended. */
static const xmlNode *valid_on(const xmlNode *root, const char *day)
{
  const xmlNode *head = hp_child(root, "head"), *by = NULL;
  const xmlNode *valid = head == NULL ? NULL : hp_child(head, "valid");
  const char *id = hp_attribute(root, "id");
  for (const xmlNode *one = first_amendment(root); one != NULL; one = one->next) {
    const xmlNode *changed = is_in_force(one, day) ? valid_changed_by(one, id) : NULL;
    if (changed == NULL || (by != NULL && !is_later(one, by)))
      continue;
    by = one;
    valid = changed;
  }
  return valid;
}

/* ---- Status -------------------------------------------------------------------------------- */

const char *hp_status_on(const xmlNode *root, const char *day)
{
  if (hp_is_named(root, "decision"))
    return is_decided(root, day) ? "decided" : "proposed";
  if (!is_adopted(root, day))
    return "proposed";
  const xmlNode *valid = valid_on(root, day);
  const char *end = valid == NULL ? NULL : hp_attribute(valid, "to");
  if (end != NULL && day != NULL && strcmp(end, day) < 0)
    return "expired";
  return is_amended(root, day) ? "revised" : "adopted";
}
