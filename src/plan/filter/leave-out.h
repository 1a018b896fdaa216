/* plan, private: elements that go, and what the others still refer to. */
#pragma once

#include "plan/plan.h"

/* Adds the ids that an element, and what is below it, may name: the words of its attributes. */
void hp_note_names(xmlNode *element, GHashTable *names);
/* Takes an element out, and what stands around it if that must hold something and is empty now. */
void hp_leave_out(xmlNode *element);
