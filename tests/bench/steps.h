/* What is done with the documents of the growth bench: its rows' second column. */
#pragma once

#include "constructs.h"
#include "plan/plan.h"

typedef struct {
  const char *program, *folder;
  HpPlanSchema *schema;
  guint rounds;
  int status; /* with which commands end */
} Bench;

typedef struct Step {
  const char *name;
  guint forms;       /* of bits 1 << Form: what it can be done with */
  gboolean is_usual; /* done with all of them; else with constructs that ask for it */
  /* Of the processor, in user mode. Negative: it failed. */
  double (*seconds)(const Bench *bench, const struct Step *step, const char *file);
} Step;

/** The last has no name. */
extern const Step steps[];

/** Whether this can be done with documents of that construct, and whether it is if nobody asks. */
gboolean can_be_done_with(const Step *step, const Construct *construct);
gboolean is_done_with(const Step *step, const Construct *construct);
