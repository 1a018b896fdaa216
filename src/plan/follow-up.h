/*
 * plan, private: a follow-up that is a source of its own, and the plan that it is of, as one
 * document.
 *
 *   <follow-up of="plan.xml">               <plan>                    (plan.xml)
 *     <amendments> n3 </amendments>           <amendments> n1 n2 </amendments>
 *     <meeting id="h3"/>                      <follow-up> h1 h2 </follow-up>
 *
 *   become  <plan> … <amendments> n1 n2 n3 </amendments> <follow-up> h1 h2 h3 </follow-up>
 */
#pragma once

#include "plan/plan.h"

/* Whether a source has a follow-up as its root. */
gboolean hp_is_follow_up(HpSource *source);
/* The plan that it is of, as it stands in its own file; the caller's. NULL after errors: there is
   none, or it is something else. */
xmlDoc *hp_plan_of_follow_up(HpSource *source, HpDiagnostics *diagnostics);
/* Makes them one: the plan takes the place of the follow-up, and what that holds comes after what
   the plan has. What is only in the file of the plan (`plan` is freed), and the follow-up's own
   root, are no more. */
void hp_join_follow_up(HpSource *source, xmlDoc *plan, HpDiagnostics *diagnostics);
