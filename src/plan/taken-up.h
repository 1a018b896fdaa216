/*
 * plan, private: what plans take up of a list of proposals, read from their own sources.
 *
 *   proposals.xml                           plan.xml
 *   <proposals id="national">               <area number="1"> <title>Early support</title>
 *     <taken-up plan="plan.xml"/>             <derives-from source="n" numbers="3 4"/>
 *                                           <reference id="n" document="national">
 *
 *   become  <taken-up document="plan"> <title>The plan</title>
 *             <place number="1" numbers="3 4"> <title>Early support</title> </place>
 */
#pragma once

#include "plan/plan.h"

/* Whether a source names plans that have not been read yet. */
gboolean hp_names_plans(HpSource *source);
/* Puts what they take up in the place of their names: from then on the source needs them no more.
   FALSE after errors: there is no such file, or it is no plan. A plan that derives from none of the
   proposals is warned of. */
gboolean hp_read_taken_up(HpSource *source, HpDiagnostics *diagnostics);
