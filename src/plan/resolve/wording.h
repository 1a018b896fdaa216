/*
 * plan, private: the text as it was adopted, put back into a resolved tree.
 *
 *   consolidated                             adopted
 *   <text>New</text>                         <text>Old</text>
 *   <r:changed …><text>Old</text>            <r:changed …><text>New</text>
 *   <activity id="b"> … <r:added/>           – (in r:amendments)
 */
#pragma once

#include "plan/plan.h"

/* Puts back what changes took the place of, and what was added into the amendments that added it.
 */
void hp_put_back_adopted(xmlNode *root);
