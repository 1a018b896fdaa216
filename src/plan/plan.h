/**
 * plan: what plans and houses say beyond being XML: whether they follow their schema and hold
 * together, what of them may leave the house, the day they are rendered as of, what is true of them
 * on it, whom they name.
 */
#pragma once

#include "xml/xml.h"

G_BEGIN_DECLS

/** The namespace of what is computed. */
#define HP_RESOLVED_NAMESPACE "https://handlingsplan.org/ns/resolved/1"

/**
 * Takes out of a checked document what must not leave the house: XML comments, processing
 * instructions, `internal` elements, and, if `as_of` ("2017-03-14") is not NULL, adoptions,
 * decisions, amendments, meetings and reports of later days (before the first adoption a plan is a
 * proposal, and the rulings of a decision are proposed until its day), and a status that the
 * adoptions tell. What is left is both built and embedded, so that the one gives the other; a plan
 * is laid out in one way, so that it is the same, byte for byte, as on that day, wherever and
 * however later things were added.
 */
void hp_source_filter(HpSource *source, const char *as_of);
/**
 * Takes out of a filtered document what is not printed of it: parties and persons that nothing in
 * it names, or only such do; their telephone numbers and postal addresses, and persons' e-mail
 * addresses, which are printed of a `contact` only; and the elements named in `unprinted`, "a b c"
 * (NULL: none), such as the schema has optional.
 */
void hp_source_drop_unprinted(HpSource *source, const char *unprinted);
/**
 * The day that is meant by "2017-03-14", or by the id of a meeting (or of what came in between
 * meetings) in the document. The caller's; NULL and an error if there is no such meeting.
 */
char *hp_source_day(HpSource *source, const char *as_of, HpDiagnostics *diagnostics);
/**
 * The day that a document, shown as of a day ("2017-03-14"; NULL: none is known), is compared with:
 * that of `since`, as hp_source_day has it, or where that is "last", that of the last meeting on an
 * earlier day, else of the first adoption. `meeting` gets the id of the meeting, or NULL. The
 * caller's, both; NULL and an error if there is no such day, or it is a later one.
 */
char *hp_source_since_day(HpSource *source, const char *since, const char *day, char **meeting,
                          HpDiagnostics *diagnostics);
/**
 * Puts into a checked and filtered document what is true of it on a day: `as_of` ("2017-03-14");
 * NULL: the latest day of a meeting, of what was received, of an adoption or a decision in it. The
 * clock is not asked. What is computed is in HP_RESOLVED_NAMESPACE, as sources/resolved.rnc
 * explains it; without it, the document is the consolidated source: as it was, with the amendments
 * in force worked in. `house` is the root element of the house file, for its seasons and terms;
 * NULL: the neutral one's.
 */
void hp_source_resolve(HpSource *source, const char *as_of, const xmlNode *house);
/**
 * Puts the text as it was first adopted back into a resolved document: what changes took the place
 * of stands in its place again, what was added stands in the amendments alone. What is computed
 * stays, and is still what is true on the day.
 */
void hp_source_put_back_adopted(HpSource *source);
/**
 * Marks in a resolved plan, consolidated, what the amendments in force have made of its text: the
 * words that are new (r:inserted), and, but in tables, those that were there before (r:deleted,
 * r:gone). Its wording is "marked" from then on; taken away what is computed, but the words in
 * r:inserted, it is the consolidated source.
 */
void hp_source_mark_changes(HpSource *source);
/**
 * Adds to a resolved document what is new, changed, withdrawn or reported in it since another,
 * with what was and what is: the same source as it was resolved for an earlier day, or an earlier
 * version of it. Parts are the same by their ids. `meeting`: the id of the one that the other is as
 * of, or NULL. The other is not changed.
 */
void hp_source_add_since(HpSource *source, HpSource *before, const char *meeting);
/**
 * The differences that hp_source_add_since has found, a line each: the id of the part, what it is,
 * the kind of difference, what of it, then and now, with a tab between them. Names are those of the
 * vocabularies, "-" stands for nothing; an element is its words, its attributes are name=value, and
 * one in it with attributes is name(…). Of char *, the caller's.
 */
GPtrArray *hp_source_difference_lines(HpSource *source);
/** Whether both are of one kind, and a part of the one, parties and references apart, has the id of
    one of the other's. */
gboolean hp_source_is_version_of(HpSource *source, HpSource *other);
/**
 * Says of the attachment of a resolved decision that has this id what the source is that is
 * attached, which has been resolved as well: its kind, title, language, the day that it is of, and,
 * if `party` is not NULL, the name of the party with that id, which it is for; how many pages it
 * has, if that is known, and not 0.
 */
void hp_source_note_attached(HpSource *decision, const char *id, HpSource *attached,
                             const char *party, guint n_pages);

/**
 * A collection, while what is true of its plans is put into it (sources/resolved.rnc): each beside
 * the element that names it, who has to do with them, which proposals they take up, what they come
 * to. The plans may go one by one, as soon as they have been added.
 */
typedef struct HpPlanCollection HpPlanCollection;

/** Of a checked and filtered source, which outlives it. What each party has to do is told only
   where somebody asks for it: in many plans that is as much as all the rest. */
HpPlanCollection *hp_collection_new(HpSource *source, gboolean tells_responsibilities);
void hp_collection_free(HpPlanCollection *collection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpPlanCollection, hp_collection_free)
/** Adds a resolved plan, or list of proposals, to the `collected` element of the collection that
    names it. */
void hp_collection_add(HpPlanCollection *collection, const xmlNode *collected, HpSource *resolved);
/** Says of that element that what it names has errors, and is left out. */
void hp_collection_leave_out(const xmlNode *collected);
/** Once all have been added: what follows from them together. `as_of`: the day that they are of;
    NULL: none has any. */
void hp_collection_finish(HpPlanCollection *collection, const char *as_of);
/** The latest day of a meeting, of what was received, of an adoption or a decision in a document;
    NULL if it has none. The source's. */
const char *hp_source_latest_day(HpSource *source);

#define HP_MAX_AREA_DEPTH 3        /* areas in areas, the outermost included; error */
#define HP_MAX_ATTACHMENT_DEPTH 10 /* attachments of attachments; deeper ones are refused */

/** A person named, and where that says it phone and postal address; else NULL. */
typedef struct {
  char *name, *reached;
} HpPerson;

/** Whom a document names. Each once, in the order they come. */
typedef struct {
  GPtrArray *persons; /* of HpPerson: the names that are marked as persons' */
  GPtrArray *authors; /* of char *: of works that it refers to */
  GPtrArray *emails;  /* of char *: e-mail addresses anywhere in it */
} HpPersonalData;

/** The caller's. */
HpPersonalData *hp_source_personal_data(HpSource *source);
HpPersonalData *hp_personal_data_new(void);
void hp_personal_data_free(HpPersonalData *named);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpPersonalData, hp_personal_data_free)
/** `reached` may be NULL. */
void hp_personal_data_add_person(HpPersonalData *named, const char *name, const char *reached);
/** Those of another document, too. */
void hp_personal_data_add(HpPersonalData *named, const HpPersonalData *others);

/**
 * Validates against the RELAX NG schema and the rules a schema cannot say (ids, references, dates,
 * images). FALSE if there was an error. A follow-up that is a source of its own is read together
 * with the plan that it is of; from then on its document is that plan, with what the follow-up
 * holds after what is there.
 */
gboolean hp_plan_check(HpSource *source, const char *schema_path, HpDiagnostics *diagnostics);
/** A schema that is compiled once, when it is first checked against. For one thread at a time. */
typedef struct HpPlanSchema HpPlanSchema;
HpPlanSchema *hp_plan_schema_new(const char *path);
void hp_plan_schema_free(HpPlanSchema *schema);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpPlanSchema, hp_plan_schema_free)
/** Compiles it now, rather than for the first document; what is wrong is told with that. */
void hp_plan_schema_prepare(HpPlanSchema *schema);
/** The same with such a one, for those who check many documents. */
gboolean hp_plan_check_with(HpSource *source, HpPlanSchema *schema, HpDiagnostics *diagnostics);
/** Whether it is a file of this vocabulary that is checked with another one only: an element that
    no document begins with, a catalogue of labels, a table of views. FALSE where the schema cannot
    be read. */
gboolean hp_plan_is_checked_elsewhere(HpSource *source, HpPlanSchema *schema);

/* ---- What may be written ----------------------------------------------------------------------
 */

/** An attribute of an element, or an element in it, as a schema has it. */
typedef struct {
  const char *name;          /* "id", "xml:lang" */
  const char *documentation; /* in the user's language; NULL if there is none */
  gboolean required;
  gboolean repeats;  /* an element that there may be several of */
  GPtrArray *values; /* of const char *: the values of an attribute, where a list has all of them */
} HpVocabularyPart;

/** An element of a schema. Those of one name are one, unless they are documented as different. */
typedef struct {
  const char *name;
  const char *documentation; /* in the user's language; NULL if there is none */
  const char *section;       /* what it is listed under, in the user's language; NULL if nothing */
  GPtrArray *attributes;     /* of HpVocabularyPart, in the order of the schema, as what follows */
  GPtrArray *children;       /* of HpVocabularyPart */
  GPtrArray *parents;        /* of const char *: the elements that it may stand in */
  gboolean is_root;          /* a document, or a file that is included, may begin with it */
  gboolean has_text;
  gboolean is_ordered;    /* its children come in their order */
  gboolean needs_a_child; /* though none of its children is required by itself */
} HpVocabularyElement;

/** A schema, asked for what may be written by it. */
typedef struct HpVocabulary HpVocabulary;
/** NULL, and errors, if the file is no schema. */
HpVocabulary *hp_vocabulary_read(const char *path, HpDiagnostics *diagnostics);
void hp_vocabulary_free(HpVocabulary *vocabulary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpVocabulary, hp_vocabulary_free)
/** Of HpVocabularyElement, in the order of the schema. Lives as long as the vocabulary does. */
const GPtrArray *hp_vocabulary_elements(const HpVocabulary *vocabulary);

/** A time in words: a `timeframe` of the schema. */
typedef struct {
  char *parts; /* what can be reckoned with, as XML: "<due season=\"spring\" year=\"2016\"/>" */
  char *words; /* as they were written */
} HpTimeframe;
/** What times in words are to be understood by. All borrowed. */
typedef struct {
  const char *language; /* a tag; sv, en, fi, nb, nn and da are known, others read as en */
  int year;             /* meant where the words have none; 0: then they are not understood */
  const char *each;     /* the id of the group that "in each municipality" means; NULL: none */
} HpTimeContext;
/**
 * What a time in words says: one timeframe or, where signs or lines part them, several; of
 * HpTimeframe. NULL where not all of it is understood: half of what somebody meant is not it; nor
 * is what would end before it begins.
 */
GPtrArray *hp_timeframes_of_words(const char *words, const HpTimeContext *context);

/** The tag of a language that is called by its name, or by that of a country ("svenska", "gb");
 * NULL: none is. */
const char *hp_language_meant(const char *said);
/** Whether what is said to be the tag of a language is that of none. */
gboolean hp_is_no_language(const char *said);
/** The tag to write in place of what is said; NULL if that may be one as it is. */
const char *hp_language_instead_of(const char *said);

/** The one of the words of the vocabulary (of char *) that is meant by what people say in its
 * place, in whichever of the languages ("complete" for "Klar"); NULL if none is known to be.
 * Borrowed. */
const char *hp_word_meant(const char *said, const GPtrArray *words);
/** The same of names, of elements, attributes or fields: by what other languages and HTML call
 * them, or by a slip of the keyboard. */
const char *hp_name_meant(const char *name, const GPtrArray *names);

/** Whether it is a sign that points of lists are typed with, before a blank: "• one". A dash, an
 * arrow or a letter is not: they say other things as well. */
gboolean hp_is_point_sign(gunichar sign);

/** 250 000 kr, 1,5 mnkr, 12,5 %: the number alone, with a full stop before its decimals, thousands
 * and millions worked in; NULL if it is none. `unit` (or NULL) gets the word after it, "" where
 * there is none. Both are the caller's. */
char *hp_plain_number(const char *value, char **unit);
/** The amount in whole units that words are, "1,5 mnkr": 1500000; NULL where they are no amount of
 * money alone. `currency` gets its code, or NULL for Swedish kronor. The caller's. */
char *hp_amount_of_words(const char *words, const char **currency);

/** Whether it is a day of the calendar: "2017-03-14". */
gboolean hp_is_day(const char *text);
/** Whether it is a period of the calendar, as reports name them: "2017", "2017-T2", "2017-05". */
gboolean hp_is_period(const char *text);
/** Whether it is a day, or may be the id of a meeting that stands for one; ids begin with no digit.
 */
gboolean hp_may_be_day(const char *text);

G_END_DECLS
