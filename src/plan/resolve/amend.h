/*
 * plan, private: amendments that are in force, worked into the text.
 *
 *   <activity id="a">                        <activity id="a">
 *     <text>Old</text>                         <text>New</text>
 *   …                                          <r:changed amendment="m"
 * what="text"><text>Old</text> <amendment id="m">                       … <change target="a">
 * <r:amendments> <text>New</text>                       <amendment id="m"> … as it was decided
 *                                                <change target="a">
 *                                                  <text>New</text>
 *                                                  <r:before what="text"><text>Old</text>
 */
#pragma once

#include "plan/calendar.h"

/* Works in those that are in force on the day, in the order of that, then of the decisions, then of
   the file; marks those that will be. To be done before anything else is computed. */
void hp_work_in_amendments(xmlNode *root, HpDay day);
