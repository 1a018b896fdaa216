/* Tells the deadlines of a decision that have passed or are soon, and adds up its funding. */
#include "plan/resolve/deadlines.h"
#include "plan/resolve/computed.h"
#include "plan/resolve/sums.h"

#include <string.h>

/* ---- Deadlines ----------------------------------------------------------------------------- */

static void add_due(xmlNode *deadline, HpDays soon)
{
  const HpDay last = hp_day_from_text(hp_attribute(deadline, "date"));
  if (last == HP_NO_DAY || soon.first == HP_NO_DAY)
    return;
  const char *state = last < soon.first ? "passed" : last <= soon.last ? "soon" : "coming";
  hp_computed_set(hp_computed_add(deadline, "due"), "state", state);
}

/* ---- Funding ------------------------------------------------------------------------------- */

static gboolean is_alike(const xmlNode *sum, const xmlNode *funding)
{
  return g_strcmp0(hp_attribute(sum, "year"), hp_attribute(funding, "year")) == 0 &&
         g_strcmp0(hp_attribute(sum, "limit"), hp_attribute(funding, "limit")) == 0 &&
         strcmp(hp_attribute(sum, "currency"), hp_currency_of(funding)) == 0;
}

static guint64 amount_of(const xmlNode *element)
{
  const char *amount = element == NULL ? NULL : hp_attribute(element, "amount");
  return amount == NULL ? 0 : g_ascii_strtoull(amount, NULL, 10);
}

/* The years are few: what is the same is looked for. */
static xmlNode *sum_for(xmlNode *root, const xmlNode *funding)
{
  for (xmlNode *child = root->last; child != NULL && hp_is_named(child, "funded");
       child = child->prev)
    if (is_alike(child, funding))
      return child;
  xmlNode *sum = hp_computed_add(root, "funded");
  hp_computed_set(sum, "year", hp_attribute(funding, "year"));
  hp_computed_set(sum, "limit", hp_attribute(funding, "limit"));
  hp_computed_set(sum, "currency", hp_currency_of(funding));
  return sum;
}

static void add_funding(xmlNode *root, const xmlNode *funding)
{
  xmlNode *sum = sum_for(root, funding);
  g_autofree char *text =
      g_strdup_printf("%" G_GUINT64_FORMAT, hp_add_amounts(amount_of(sum), amount_of(funding)));
  xmlSetProp(sum, (const xmlChar *)"amount", (const xmlChar *)text);
}

/* ---- The decision -------------------------------------------------------------------------- */

/* In rulings and sections. As deep as elements are nested, which reading bounds. */
static void add_below(xmlNode *root, const xmlNode *parent, HpDays soon)
{
  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    if (hp_is_named(child, "deadline"))
      add_due(child, soon);
    else if (hp_is_named(child, "funding"))
      add_funding(root, child);
    else if (child->type == XML_ELEMENT_NODE &&
             hp_is_one_of(child, "rulings ruling introduction consequence closing section"))
      add_below(root, child, soon);
}

void hp_add_deadlines(xmlNode *root, HpDays soon)
{
  add_below(root, root, soon);
}
