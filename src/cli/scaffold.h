/* cli, private: a source to begin with. */
#pragma once

#include "cli/cli.h"

/* What is to be made; all is borrowed. */
typedef struct {
  const char *name, *folder;
  const char *language; /* of the template: "sv" or "en" */
  const char *plan; /* the file that it follows up, as seen from the folder; NULL: it is a plan */
  const char *lang; /* the language of that plan */
  const char *target, *responsible; /* ids of a part of that plan to report on, and of who does it;
                                       NULL: none */
  const char *owner_id;             /* of whom that plan is; NULL: it has no id */
  const char *collected;     /* what a collection names (hp_collected_in); NULL: it is none */
  const char *title, *owner; /* of a plan; NULL: as the template has it */
  const char *shape;         /* of a plan: one of hp_plan_shape; NULL: the first */
} HpScaffold;

/* A way of building up a plan. */
typedef struct {
  const char *name;    /* as it is asked for */
  const char *meaning; /* translatable */
} HpPlanShape;

/* The shapes that there are, one after the other, the usual one first; NULL after the last. */
const HpPlanShape *hp_plan_shape(guint index);
/* The shape of that name, or number from 1; NULL if there is none. */
const HpPlanShape *hp_plan_shape_called(const char *word);

/* The text of the source; the caller's. */
char *hp_scaffold_text(const HpScaffold *scaffold);
/* An id made of words: "Umeå kommun" → umea-kommun. Of words without letters it begins with
   `otherwise`. The caller's. */
char *hp_scaffold_id(const char *words, const char *otherwise);
/* What the template of a language has as the owner, without the brackets that say that it is to be
   replaced; the caller's. */
char *hp_scaffold_owner(const char *language);

/* Asks in the terminal for what the scaffold of a plan has not got: title, owner and shape. The
   answers are put into `answers`, of char *, from which the scaffold borrows them. FALSE at the end
   of input. */
gboolean hp_ask_for_plan(HpScaffold *scaffold, GPtrArray *answers);
