/*
 * plan, private: the order of what is listed by name, in the language of the document.
 *
 *   Öberg   r:position="3"        sv: Ask, Zander, Öberg
 *   Zander  r:position="2"
 *   Ask     r:position="1"
 */
#pragma once

#include "plan/plan.h"

/* Gives parties and persons, references and definitions the positions that their names have, each
   kind among its like. */
void hp_add_positions(xmlNode *root);
