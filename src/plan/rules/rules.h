/*
 * plan, private: what holds in a plan that a schema cannot say.
 *
 * Two walks in document order: the first takes down the ids and what is said about them, the second
 * asks each rule about each element. Rules look at one element and what it names; each file of them
 * is one subject.
 */
#pragma once

#include "plan/plan.h"

typedef struct {
  const xmlNode *node;
  guint order; /* in the document */
} HpDefinition;

typedef struct {
  const xmlDoc *document;
  HpDiagnostics *diagnostics;
  GHashTable *ids;    /* id → HpDefinition */
  GPtrArray *named;   /* the elements with an id, in the order of the document */
  GHashTable *called; /* name, folded → GPtrArray of the parties and persons with ids called so */
  GHashTable *ids_by_kind; /* names of elements → GPtrArray of the ids of such, sorted; made when
                              one is looked for that somebody may have meant */
  GHashTable *amended;     /* id → GPtrArray of the changes that have it as target */
  GHashTable *withdrawals; /* id → the withdraw of it that comes into force first */
  GHashTable *moved; /* id → GPtrArray of the updates that say where it was moved to, for good */
  GHashTable *corrections;                    /* id → the first entry that corrects it */
  GHashTable *groups;                         /* id → GPtrArray of the <member>s that it is */
  GHashTable *own_fields;                     /* name → the <own> that declares it first */
  GHashTable *responsible_in, *timeframes_in; /* element → GPtrArray of those in it */
  const xmlNode *adoption;                    /* the first, or NULL */
  guint order;                                /* of the element being looked at */
  gboolean whole;         /* a document, not a part whose references go elsewhere */
  gboolean follows;       /* it follows its schema: what is missing is really missing */
  gboolean joined;        /* what the plan's own file says of its status is of that alone */
  gboolean has_note;      /* a conditional-note explains what is conditional */
  GHashTable *identities; /* what is known by a name in other files: "identifier 2321000222" → it */
  GHashTable *numbers;    /* "PARENT area 1.2" → the last in that parent so numbered */
  GHashTable *proposals;   /* number → one of the list's proposals that has it */
  GPtrArray *placeholders; /* elements whose words are to be replaced */
  HpGate *gate;            /* of the source folder: what files come through */
  char *file;              /* canonical: the source; NULL if it is in no file */
} HpRules;

/* Reports what does not hold together. `follows`: the document follows its schema; `joined`: it is
   a plan and a follow-up that is a source of its own. */
void hp_check_rules(const xmlDoc *document, gboolean follows, gboolean joined,
                    HpDiagnostics *diagnostics);

/* The tables: made, filled by the first walk with each element, dropped. */
void hp_make_tables(HpRules *rules);
void hp_take_down(HpRules *rules, const xmlNode *element);
void hp_drop_tables(HpRules *rules);

/* Whether so much has been told that more would not help. */
gboolean hp_has_told_enough(const HpRules *rules);
/* What has the id; NULL if nothing has. */
const xmlNode *hp_element_of_id(const HpRules *rules, const char *id);

/* The subjects; `element` is of the plan's (the last two: the house's) namespace. */
void hp_check_named_ids(const HpRules *rules, const xmlNode *element);
/* `target` has the id that the attribute names: was it there when the element came? */
void hp_check_is_there_by_then(const HpRules *rules, const xmlNode *element, const char *attribute,
                               const char *id, const xmlNode *target);
void hp_check_dates(const HpRules *rules, const xmlNode *element);
void hp_check_content(const HpRules *rules, const xmlNode *element);
void hp_check_emptiness(const HpRules *rules, const xmlNode *element);
void hp_check_placeholder(const HpRules *rules, const xmlNode *element);
/* Those that were found. */
void hp_tell_placeholders(const HpRules *rules);
void hp_check_shape(const HpRules *rules, const xmlNode *element);
void hp_check_columns(const HpRules *rules, const xmlNode *columns);
void hp_check_meeting(const HpRules *rules, const xmlNode *element);
void hp_check_entry(const HpRules *rules, const xmlNode *element);
void hp_check_reporter(const HpRules *rules, const xmlNode *update);
void hp_check_period(const HpRules *rules, const xmlNode *entry);
void hp_check_responsible(const HpRules *rules, const xmlNode *element);
void hp_check_decision(const HpRules *rules, const xmlNode *element);
void hp_check_attachment(const HpRules *rules, const xmlNode *element);
void hp_check_identity(const HpRules *rules, const xmlNode *element);
void hp_check_change(const HpRules *rules, const xmlNode *element);
void hp_check_is_in_plan(const HpRules *rules, const xmlNode *element);
void hp_check_is_written_once(const HpRules *rules, const xmlNode *change);
void hp_check_leads_somewhere(const HpRules *rules, const xmlNode *element);
void hp_check_status(const HpRules *rules, const xmlNode *element);
void hp_check_taken_up(const HpRules *rules, const xmlNode *element);
void hp_check_collected(const HpRules *rules, const xmlNode *element);
void hp_check_files(const HpRules *rules, const xmlNode *element);
void hp_check_house(const HpRules *rules, const xmlNode *element);
void hp_check_paper(const HpRules *rules, const xmlNode *element);

/* What leads back to itself: groups, what was moved, "see above". Asks about the whole document. */
void hp_check_circles(const HpRules *rules);
