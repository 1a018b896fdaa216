/*
 * plan, private: who is called upon by a list of proposals, and which plans take each up.
 */
#pragma once

#include "plan/resolve/computed.h"

/* Adds the indexes of those addressed and of those who act, and to each proposal the plans that
   take it up. Parties have their positions (positions.h). */
void hp_add_proposal_lists(xmlNode *root);
