/* What formatting objects there are, and which may stand where (section 6).
 *
 *   objects (the table) ◄── expected (in words), level, text-roles ◄── nesting
 */
#pragma once

#include "fo/fo.h"

/* Where an object may stand when a content model says %block; or %inline;. */
typedef enum {
  HP_LEVEL_NONE,   /* only where named */
  HP_LEVEL_BLOCK,  /* %block; */
  HP_LEVEL_INLINE, /* %inline; */
  HP_LEVEL_EITHER, /* both: fo:wrapper and the like, out-of-line objects, change bars */
} HpLevel;

typedef struct {
  const char *name; /* with its prefix: "fo:block" */
  HpLevel level;
  gboolean reference_area; /* generates reference areas: its margins forget inherited indents */
  const char *model;       /* see objects.c */
  HpFoName required;       /* a name it must carry; HP_NAME_COUNT for none */
  const char *unsupported; /* what is said of it, untranslated; NULL if it is supported */
  gboolean shows_itself;   /* there is something to see without anything in it */
  gboolean dispensable;    /* where it lacks what it must carry, one may go on without it */
} HpFoObject;

const HpFoObject *hp_fo_object(HpFoKind kind);

#define HP_GIVEN_ID "hpx:object-" /* how ids begin that no document gave: they are no NCNames */

/* While the tree is made: as its last child. */
void hp_fo_append_child(HpFo *parent, HpFo *child);

enum { HP_MODEL_STEPS = 8 };

/* A set of kinds. */
typedef struct {
  guint64 bits[2];
} HpKindSet;

/* One step of a content model: any of `kinds`, as often as it says. */
typedef struct {
  HpKindSet kinds;
  gboolean required, repeated;
  gboolean lenient, recoverable; /* where it is missing: a warning; a fault (hp_report_fault) */
} HpModelStep;

typedef struct {
  HpModelStep steps[HP_MODEL_STEPS];
  int count;
  gboolean text;
} HpModel;

/* Compiled once for each vocabulary. */
typedef struct {
  GHashTable *kinds; /* local name → HpFoKind */
  HpModel models[HP_FO_KIND_COUNT];
} HpGrammar;

HpGrammar *hp_grammar_new(void);
void hp_grammar_free(HpGrammar *grammar);
/* The kind of that local name, or HP_FO_KIND_COUNT. */
HpFoKind hp_grammar_kind(const HpGrammar *grammar, const char *name);
gboolean hp_kind_set_has(const HpKindSet *set, HpFoKind kind);

/* What may stand in an object: "any number of fo:table-column, then …"; the caller's (expected.c).
 */
char *hp_model_in_words(HpFoKind kind, gboolean with_markers);
/* The alternatives of one step, however often they may stand: "fo:table-row or fo:table-cell". */
char *hp_step_in_words(HpFoKind kind, int step);

/* How far the children of one object have come in its content model. */
typedef struct {
  const HpFo *fo;
  const HpModel *model;
  int step;     /* the step the last child belonged to */
  guint seen;   /* bit for each step that had a child */
  gboolean lax; /* out of order already: said once */
} HpNesting;

void hp_nesting_begin(HpNesting *nesting, const HpGrammar *grammar, const HpFo *fo);
/* FALSE if the child may not stand there: reported. */
gboolean hp_nesting_child(HpNesting *nesting, HpDiagnostics *diagnostics, const HpFo *child);
void hp_nesting_end(const HpNesting *nesting, HpDiagnostics *diagnostics);
/* Rules about ancestors: markers in flows, retrieve-markers in static content … */
void hp_check_ancestors(const HpFo *fo, HpDiagnostics *diagnostics);
