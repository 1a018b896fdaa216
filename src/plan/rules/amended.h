/* plan, private: what a source says of an element at any time, its amendments included. */
#pragma once

#include "plan/rules/rules.h"

#define MAX_CHANGES 1000 /* changes of one element; what older ones say is not looked at */
/* Past so many, what is added goes in a circle or might as well. */
#define MAX_HOLDERS                                                                                \
  1000 /* steps from what is added to what it stands in; it is not known further */

/* Index of the first of the changes of an element (NULL: none) that is looked at: the newest are.
 */
guint hp_first_change(const GPtrArray *changes);
/* What an element of the plan stands in: of one that an amendment adds, what it is added to. NULL
   if that cannot be told. */
const xmlNode *hp_holder_of(const HpRules *rules, const xmlNode *element);
/* What withdraws an element, or what it stands in; NULL: nothing does. */
const xmlNode *hp_withdrawal_of(const HpRules *rules, const xmlNode *element);
/* Of what is in elements (rules->responsible_in or timeframes_in) that of an objective or activity:
   its own or, if it has none, those of what it stands in, and what changes of it say; of "see
   above" what stands there. Of const xmlNode *; the caller's. */
GPtrArray *hp_ever_stated(const HpRules *rules, const xmlNode *target, GHashTable *in_elements);
/* Says so if what an attribute names has been replaced before the element applies, which is of
   `day`. Whether it has not. */
gboolean hp_check_is_not_replaced(const HpRules *rules, const xmlNode *element,
                                  const char *attribute, const char *day);
