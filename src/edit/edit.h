/**
 * edit: changes to sources, on the bytes of their files.
 *
 * A source is opened, changed as often as one likes, and saved. Each change is made where it
 * belongs, in the file that has the place, in the encoding, line endings and indentation that stand
 * around it; every byte that is not added or replaced stays. What comes of it is read and checked
 * again before the next change, and is written when it is saved: complete or not at all, and never
 * over what somebody else has written in the meantime.
 *
 *   open ──► the source, checked ──► a change ──► read again, checked ──► … ──► save
 *
 * What is not as it should be – of the source, of what is to be changed, of what would come of it –
 * goes to diagnostics; the source is then as it was before that change.
 */
#pragma once

#include "plan/plan.h"

G_BEGIN_DECLS

/** A source that is being changed. */
typedef struct HpEdit HpEdit;

/**
 * Opens a plan, or a follow-up together with the plan that it is of. The schema must outlive it.
 * NULL, and errors, if it cannot be read or is not valid as it is; warnings of it are not told.
 */
HpEdit *hp_edit_open(const char *path, HpPlanSchema *schema, HpDiagnostics *diagnostics);
void hp_edit_free(HpEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpEdit, hp_edit_free)
/** The source as it is now, with the changes; of a follow-up, it and its plan as one document.
    Borrowed until the next change. */
const xmlNode *hp_edit_root(const HpEdit *edit);
/** The language of the source's root; borrowed likewise. "" if it says none. */
const char *hp_edit_language(const HpEdit *edit);
/** What would be written, as the lines that differ (a unified diff, in UTF-8); "" if nothing is
    changed. The caller's. */
char *hp_edit_difference(const HpEdit *edit, HpDiagnostics *diagnostics);
/** The files that are changed and not saved, where they really are, of char *; the caller's. */
GPtrArray *hp_edit_changed_files(const HpEdit *edit);
/**
 * Writes what was changed. FALSE, and an error, if it cannot be written, or if somebody else has
 * changed the file since it was opened: then nothing is. (Where several files were changed, each is
 * complete or as it was; it is told which have been written.)
 */
gboolean hp_edit_save(HpEdit *edit, HpDiagnostics *diagnostics);

/** The path of the follow-up, among the XML files beside a plan, that is of it; the caller's. NULL
    if there is none, or, with an error, if there are several, or one of the files cannot be read.
 */
char *hp_follow_up_beside(const char *plan, HpDiagnostics *diagnostics);

/* ---- Meetings -------------------------------------------------------------------------------- */

/**
 * What is reported of a part of a plan: how it stands (`progress`), whether a goal or an objective
 * has been met (`result`), or what an indicator was measured to be (`value`); one of the three. All
 * is borrowed; NULL where nothing is said.
 */
typedef struct {
  const char *target; /* its id, or the number printed before it where only one part has that */
  const char *progress, *rating; /* as in the vocabulary: "in-progress", "at-risk" */
  const char *degree;            /* in per cent */
  const char *moved_to;          /* id of what it was moved to */
  const char *result;            /* "met", "partly-met", "not-met" */
  const char *value;             /* a decimal number, "12.5" */
  const char *sex, *code;        /* of a value: "women", "men", "all"; an external code */
  const char *source;            /* of a value: id of a reference in the bibliography */
  /* In plain words, paragraphs with an empty line between; one whose lines begin with "- " is a
     list. With a rating that is worse than as planned the first is the reason. */
  const char *words;
  /* What shows it, a paragraph each: words, or "href=https://… source=ID: words". */
  const char *evidence;
  const char *by;       /* id of the party that reports */
  const char *period;   /* of what recurs: "2017-T2"; of a value: what it is of */
  const char *date;     /* the day that is described, if another than the meeting's */
  const char *corrects; /* id of the earlier entry that this one corrects */
  HpPlace place;        /* where it comes from, for what is said of it; or zeros */
} HpReportedUpdate;

/** A meeting, or what was received between meetings, and what was reported. All is borrowed. */
typedef struct {
  /* Of a meeting that there is, to which the updates are added; else it is made. NULL: the meeting
     of that day, if there is one, else one that is given an id of its language and day. */
  const char *id;
  const char *date;     /* "2017-03-14"; NULL: `id` is that of a meeting that there is */
  const char *body;     /* id of the party that met, or that sent it in; or NULL */
  const char *title;    /* or NULL */
  gboolean is_received; /* outside a meeting */
  /* Of a meeting that is made; or NULL. Its minutes, "paragraph='§ 3' diary-number=… href=…:
     words"; who was present, a paragraph each: words, or "party=ID"; and what was said of the plan
     in general, in paragraphs. */
  const char *minutes, *present, *notes;
  const HpReportedUpdate *updates;
  guint n_updates;
} HpReportedMeeting;

/**
 * Adds what was reported at a meeting; the meeting, too, if it is not there. A new one comes after
 * all others: its day is not before theirs. Each update is given an id made of the meeting's. The
 * id of the meeting, the caller's; NULL, and errors, if something is not as it should be.
 */
char *hp_edit_report(HpEdit *edit, const HpReportedMeeting *meeting, HpDiagnostics *diagnostics);

/* ---- Changes of a plan ------------------------------------------------------------------------
 */

/**
 * What a part of a plan is to say. All is borrowed, in plain words; NULL: what it says is left as
 * it is. Where a plan that has not been adopted is changed, "" takes away what it says.
 *
 * A *phrase* is attributes of the vocabulary, then words: "year=2027 amount=50000 funded-by='Region
 * Norr': two days of training"; several have an empty line between. In paragraphs, one whose lines
 * begin with "- " is a list.
 */
typedef struct {
  const char *text; /* its words; of a plan, an area or a section its title; of a party its name */
  const char *number, *priority, *conditional, *pilot, *every, *layout, *status; /* attributes */
  const char *unit, *direction, *code;                        /* of an indicator */
  const char *subtitle, *short_title, *valid, *next_revision; /* of a plan; the last two phrases:
                                          "from=2024-01-01 to=2027-12-31", "2027-HT: words" */
  const char *document_type, *conditional_note, *diary_numbers;
  const char *owners, *prepared_by, *prepared_with; /* phrases: "fou", "fou: FoU Norr", ": Us" */
  const char *issued;                               /* "2027-06-30: words" */
  const char *summary;                              /* paragraphs */
  const char *short_text, *introduction;            /* of an area; paragraphs */
  const char *paragraphs; /* of an activity what follows its words, of a section all of it */
  const char *activities; /* of an objective that is added: the words of each, a paragraph */
  /* Ids of those who are, with spaces between; or phrases: "lbu role=lead with=fou", ": All of us".
   */
  const char *responsible;
  /* When: "2027-06-30", "2027-06", "2027", "2027-autumn", "2027-HT", "2027-Q3", "2027-T2",
     "2027-H1". What is said takes the place of all that was said of the time. */
  const char *during, *start, *start_by, *end, *due;
  const char *recurs;           /* "year", "month interval=2 times=3" */
  const char *duration;         /* "3-5 year each=municipalities" */
  const char *open;             /* "yes": without an end */
  const char *time_conditional; /* "yes" */
  const char *same_time_as;     /* id of what has the same; and nothing else is said of the time */
  /* As they are printed; made of the others if NULL. Alone, they are read as a time in the source's
     language ("senast våren 2027"), and stay words where they are not understood. */
  const char *time_words;
  const char *intended_result, *target_groups, *resources, *costs, *risks; /* phrases */
  const char *derives_from, *own_fields; /* "kind=law: words", "budget: words" */
  const char *baseline, *targets;        /* of an indicator: "310 period=2016" */
  const char *kind, *part_of, *identifier, *abbreviation, *email, *phone, *web, *members; /* of a
                                                                                        party */
} HpPartSaid;

/** Says something of a part, by the name of the field as options have it ("responsible",
    "short-title"); what there may be several of is added to what was said before. Words are copied
    into the arena. FALSE if there is no such field. */
gboolean hp_say_of_part(HpPartSaid *said, const char *field, const char *words, HpArena *arena);
/** The names of the fields that something is said of, "text, due"; the caller's. */
char *hp_part_fields_said(const HpPartSaid *said);
/** The names of all fields, "text, number, …"; the caller's. */
char *hp_part_fields(void);
/** The field that is meant by what people call it, in whichever language ("time" for "tidsram"), or
    by a slip of the keyboard; NULL if none is known to be. Static. */
const char *hp_part_field_meant(const char *said);

/** What may be added, moved and withdrawn: names of elements, with spaces between. */
#define HP_PARTS_PLACED "area goal objective objective-group activity indicator"

typedef enum {
  HP_PART_CHANGED,     /* `target` says something else */
  HP_PART_ADDED,       /* what is added comes last in `target` */
  HP_PART_ADDED_AFTER, /* what is added comes after `target` */
  HP_PART_WITHDRAWN,   /* `target` goes */
  HP_PART_MOVED,    /* `target` goes to the end of `into`, or to after it, if it is of its kind */
  HP_PART_REPLACED, /* what names the party `target` names the party `into`, and `target` goes */
} HpPartChangeKind;

/** One change of a plan. All is borrowed. */
typedef struct {
  HpPartChangeKind kind;
  const char *target; /* id, or the number printed before it where only one part has that */
  const char *what;   /* is added: "area", "goal", "objective", "objective-group", "indicator";
                         NULL: an activity */
  const char *id;     /* of what is added; NULL: one is made */
  const char *into;   /* of what is moved, or replaced */
  HpPartSaid said;    /* of what is changed or added */
  const char *words;  /* of what an amendment withdraws or moves: why; or NULL */
  HpPlace place;      /* where it comes from, for what is said of it; or zeros */
} HpPartChange;

/** What was decided to change in a plan that had been adopted. All is borrowed. */
typedef struct {
  const char *id;                             /* NULL: one is made of the language and the day */
  const char *date;                           /* of the decision */
  const char *body;                           /* id of the party that decided; or NULL */
  const char *paragraph, *reason;             /* or NULL */
  const char *diary_number, *address, *words; /* of the decision: where it is, and what is printed
                                                 of it; or NULL */
  const char *in_force;                       /* the day; NULL: that of the decision */
  const HpPartChange *changes;                /* of any kind but HP_PART_REPLACED */
  guint n_changes;
} HpDecidedAmendment;

/**
 * Adds an amendment of an adopted plan, after those that there are. What is moved is added where it
 * goes, with what it says on that day and a new id, and withdrawn where it was, with a reference to
 * where it went. Its id, the caller's; NULL, and errors, if something is not as it should be.
 */
char *hp_edit_amend(HpEdit *edit, const HpDecidedAmendment *amendment, HpDiagnostics *diagnostics);

/**
 * Changes a plan that has not been adopted: its text, where it stands, and its parties. What says
 * who is responsible, or when, takes the place of all that did. FALSE, and errors, if something is
 * not as it should be, such as that others refer to what is withdrawn.
 */
gboolean hp_edit_change(HpEdit *edit, const HpPartChange *change, HpDiagnostics *diagnostics);

/** A party that a plan is to name. All is borrowed. */
typedef struct {
  const char *id, *kind, *name; /* "lbu", "network", as it is printed */
  const char *abbreviation;     /* or NULL */
  const char *part_of;          /* id of a party; or NULL */
} HpNamedParty;
/** Adds a party to a plan, adopted or not, where its others stand. */
gboolean hp_edit_add_party(HpEdit *edit, const HpNamedParty *party, HpDiagnostics *diagnostics);

/* ---- Words for how things stand --------------------------------------------------------------
 */

typedef enum { HP_PROGRESS, HP_RATING, HP_RESULT } HpStateKind;

/** What the vocabulary's words for progress, rating and result are called in a language. */
typedef struct HpStateWords HpStateWords;
/** `labels` is the path of its catalogue of labels; NULL, or if it cannot be read: the vocabulary's
    own words only. */
HpStateWords *hp_state_words_new(const char *labels);
void hp_state_words_free(HpStateWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpStateWords, hp_state_words_free)
/** The state of that kind that a word means: the vocabulary's own, or that of the
   language, in capitals or not ("in-progress" for "Pågår"). NULL if it means none. Borrowed from
   the words.
 */
const char *hp_state_called(const HpStateWords *words, HpStateKind kind, const char *word);
/** What a word that means none was likely to mean, as it is called: "genomförd" for "klar", or for
   a slip of the keyboard. NULL if nothing is near. Borrowed from the words. */
const char *hp_state_meant(const HpStateWords *words, HpStateKind kind, const char *word);
/** What a progress, rating or result is called; the vocabulary's own word if nothing is known.
 * Borrowed. */
const char *hp_state_word(const HpStateWords *words, const char *state);
/** A label of the language, with {a} and {b} filled in; its id where it is not known. The caller's.
 */
char *hp_label_filled(const HpStateWords *words, const char *id, const char *a, const char *b);
/** All that there are to choose from, "pågår, genomförd, …"; the caller's. */
char *hp_states_to_choose(const HpStateWords *words, HpStateKind kind);

G_END_DECLS
