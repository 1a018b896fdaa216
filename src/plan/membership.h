/*
 * plan, private: who is in a group when.
 *
 *   <member party="a"/>                                       always
 *   <member party="b" from="2025-01-01"/>                     since then
 *   <member party="c" from="2023-01-01" to="2024-12-31"/>     both days counted in
 */
#pragma once

#include "plan/calendar.h"

/* Whether a <member> is one on the day; HP_NO_DAY: whether it ever is. */
gboolean hp_is_member_on(const xmlNode *member, HpDay day);
/* Whether the members of any group in a plan (its root element) change. */
gboolean hp_has_dated_members(const xmlNode *root);
