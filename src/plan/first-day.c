/* Since when a document has what it has. */
#include "plan/first-day.h"

#include <string.h>

const char *hp_own_day(const xmlNode *element)
{
  if (hp_is_one_of(element, "meeting received adoption decided"))
    return hp_attribute(element, "date");
  const xmlNode *decided = hp_is_named(element, "amendment") ? hp_child(element, "decided") : NULL;
  return decided == NULL ? NULL : hp_attribute(decided, "date");
}

const char *hp_day_of_act(const xmlNode *element)
{
  if (hp_is_named(element, "posted"))
    return hp_attribute(element, "from");
  return hp_is_one_of(element, "adjusted reported") ? hp_attribute(element, "date") : NULL;
}

const char *hp_first_day(const xmlNode *element)
{
  const char *day = NULL;
  for (; day == NULL && element != NULL && element->type == XML_ELEMENT_NODE;
       element = element->parent)
    day = hp_own_day(element);
  return day;
}

const char *hp_described_day(const xmlNode *entry)
{
  const char *own = hp_attribute(entry, "date");
  return own != NULL ? own : hp_first_day(entry);
}

const char *hp_day_in_force(const xmlNode *element)
{
  while (element != NULL && !hp_is_named(element, "amendment"))
    element = element->parent;
  if (element == NULL)
    return NULL;
  const char *day = hp_attribute(element, "in-force");
  return day != NULL ? day : hp_own_day(element);
}

const xmlNode *hp_first_adoption(const xmlNode *root)
{
  const xmlNode *head = hp_child(root, "head"), *first = NULL;
  for (const xmlNode *child = head == NULL ? NULL : head->children; child != NULL;
       child = child->next) {
    if (child->type != XML_ELEMENT_NODE || !hp_is_one_of(child, "adoption decided"))
      continue;
    const char *date = hp_attribute(child, "date");
    if (date != NULL && (first == NULL || strcmp(date, hp_attribute(first, "date")) < 0))
      first = child;
  }
  return first;
}

const char *hp_latest_day(const xmlNode *root)
{
  static const char *const parts[] = {"head", "amendments", "follow-up"};
  const char *latest = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
    const xmlNode *part = hp_child(root, parts[i]);
    for (const xmlNode *child = part == NULL ? NULL : part->children; child != NULL;
         child = child->next) {
      const char *day = child->type == XML_ELEMENT_NODE ? hp_own_day(child) : NULL;
      if (day != NULL && (latest == NULL || strcmp(day, latest) > 0))
        latest = day;
    }
  }
  return latest;
}
