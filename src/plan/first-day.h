/*
 * plan, private: since when a document has what it has. Days are "2017-03-14": of equal length, so
 * that the order of their bytes is the order of time.
 */
#pragma once

#include "plan/plan.h"

/* The day that brings an element of its own kind: of a meeting, of what was received, of an
   adoption or a decision, of an amendment its decision's. NULL for any other element. */
const char *hp_own_day(const xmlNode *element);
/* The day of what is done with a decision once it is there: adjusted, reported, posted. NULL for
   any other element. */
const char *hp_day_of_act(const xmlNode *element);
/* That of the element or of what it stands in; NULL: it has been there from the first. */
const char *hp_first_day(const xmlNode *element);
/* The day that a report describes: its own, else that of what received it. */
const char *hp_described_day(const xmlNode *entry);
/* The day from which what stands in an amendment applies; NULL outside of amendments. */
const char *hp_day_in_force(const xmlNode *element);
/* What in the head first decided the document, which has a date; NULL if nothing did. */
const xmlNode *hp_first_adoption(const xmlNode *root);
/* The latest day of a meeting, of what was received, of an adoption or a decision in a document;
   NULL if it has none. */
const char *hp_latest_day(const xmlNode *root);
