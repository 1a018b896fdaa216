/* Knows in which order the elements of a plan stand in others, as sources/plan.rnc has it. */
#include "edit/order.h"

#include <string.h>

#define ROWS "objective objective-group activity"
#define PLANNING                                                                                   \
  "responsible,timeframe,intended-result,target-group,resources,cost,risk,derives-from,indicator," \
  "field"
#define ADDRESS "email,phone,web,address"

static const struct {
  const char *parent, *children;
} orders[] = {
    {"plan", "head,parties,introduction,area include,closing,amendments,follow-up,bibliography,"
             "glossary"},
    {"head",
     "document-type,title,subtitle,short-title,owner,unit,contact,prepared-by,"
     "prepared-with,diary-number,issued,adoption,valid,next-revision,reporting,replaces,"
     "builds-on,changes,summary,restriction,conditional-note,labels,fields,columns,see-also,"
     "cover,back-cover,imprint,internal"},
    {"area", "title,short,derives-from,introduction,labels,columns,goal," ROWS ",area include,"
             "closing,internal"},
    {"goal", "text,derives-from,indicator," ROWS ",internal"},
    {"objective", "text,activity," PLANNING ",internal"},
    {"objective-group", "objective,activity," PLANNING ",internal"},
    {"activity", "text,continuation list," PLANNING ",internal"},
    {"indicator", "text,baseline,target,internal"},
    {"section", "title," HP_BLOCKS ",deadline,funding,section"},
    {"party", "name,abbreviation,variant,member," ADDRESS ",internal"},
    {"person", "name,role," ADDRESS ",internal"},
    {"change", "title,subtitle,short-title,valid,next-revision,short,introduction,text,"
               "continuation " HP_BLOCKS "," PLANNING ",baseline,target"}};

GStrv hp_order_in(const char *parent)
{
  for (guint i = 0; i < G_N_ELEMENTS(orders); i++)
    if (strcmp(orders[i].parent, parent) == 0)
      return g_strsplit(orders[i].children, ",", -1);
  return NULL;
}

char *hp_later_in(const char *parent, const char *name)
{
  g_auto(GStrv) order = hp_order_in(parent);
  guint i = 0;
  while (order != NULL && order[i] != NULL && !hp_is_word_of(name, order[i]))
    i++;
  return order == NULL || order[i] == NULL ? g_strdup("") : g_strjoinv(" ", order + i + 1);
}

/* ---- What stands where ----------------------------------------------------------------------- */

static const struct {
  const char *kind, *holders, *neighbours;
} kinds[] = {{"area", "plan area", "area"},
             {"goal", "area", "goal"},
             {"objective", "area goal", ROWS},
             {"objective-group", "area goal", ROWS},
             {"activity", "area goal objective objective-group", ROWS},
             {"indicator", "goal objective objective-group activity", "indicator"}};

const char *hp_holders_of(const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (strcmp(kinds[i].kind, kind) == 0)
      return kinds[i].holders;
  return NULL;
}

const char *hp_neighbours_of(const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (strcmp(kinds[i].kind, kind) == 0)
      return kinds[i].neighbours;
  return NULL;
}
