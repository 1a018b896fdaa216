/*
 * maker, private: a house file, read and checked once, and what stands in folders beside it.
 *
 *   house.xml ──read──► tree ──check──► (schema, rules)
 *                         ├─► file names, profile, where fonts are chosen
 *                         ├─filter─► bytes, pictures, personal data: what goes into a PDF
 *                         └─► stylesheets, which find it as document($house)
 *   views/  ──► its own views, run by another process
 *   labels/ ──► its own words, worked into the program's
 *   fonts/  ──► its own faces, for a formatter of its own
 */
#pragma once

#include "maker/catalogues.h"
#include "maker/maker.h"
#include "plan/plan.h"

/* The words of a house for documents in a language, worked into the program's. */
typedef struct {
  gboolean good;    /* without errors */
  char *path;       /* canonical, of the house's file; NULL: it has none for them */
  char *name;       /* as from the house's folder: "labels/et.xml" */
  char *language;   /* of the words */
  xmlDoc *labels;   /* all of them */
  GBytes *own;      /* the house's alone, as they go into a PDF */
  gboolean is_new;  /* the program has none in that language */
  gboolean is_read; /* somebody who speaks the language has read them */
} HpHouseLabels;

/* A file of a house's fonts. */
typedef struct {
  char *name; /* as from the house's folder: "fonts/x.ttf" */
  char *path; /* canonical */
  GBytes *bytes;
  gboolean may_go_along; /* its licence bits let the file itself be passed on */
  gboolean is_program_s; /* the program has its family itself; known once there is a formatter */
} HpHouseFont;

typedef struct {
  char *path;      /* as it was called first */
  char *canonical; /* without links; the same if it is not there */
  HpFileStamp stamp;
  HpSource *source; /* its tree, filtered; NULL if it could not be read */
  gboolean good;    /* without errors */
  char *file_name_pattern;
  HpPlace fonts_place; /* where fonts are chosen; no file if they are not */
  HpProfileChoice profile;
  HpDiagnostics *profile_faults; /* why that is none; they matter where no other is asked for */
  gboolean profile_faults_told;
  gboolean told;       /* something has been said about it */
  GBytes *filtered;    /* NULL, as are the next two, if it could not be read */
  GPtrArray *pictures; /* of char *, named as from its folder */
  HpPersonalData *personal_data;
  HpGate *gate;          /* of the folders beside it; keeps nothing */
  GHashTable *beside;    /* what was looked for there (hp_files_read_new) */
  char *views_folder;    /* canonical; NULL: it has no views */
  HpSource *views_table; /* views/views.xml */
  GPtrArray *views;      /* of HpView; NULL for none */
  GHashTable *labels;    /* language → HpHouseLabels */
  GPtrArray *fonts;      /* of HpHouseFont, in the order of their names; NULL: not looked for yet */
  gboolean fonts_good;   /* without errors */
  gboolean checked_beside; /* views, words and fonts, all of them */
  HpFormatter *formatter;  /* with its fonts; NULL: it has none, or nobody wanted it yet */
} HpHouse;

/* Reads and checks it. Faults are told; there is always a house, as good as it goes. It is counted
   who has it: the maker takes the one that is written anew while a document is made, and what was
   read of the document before has the old one. */
HpHouse *hp_house_read(const char *path, const HpMaker *maker, HpDiagnostics *diagnostics);
/* The same of one that was read (and is taken), or could not be (NULL). */
HpHouse *hp_house_new(const char *path, HpSource *source, const HpMaker *maker,
                      HpDiagnostics *diagnostics);
/* Its root element; NULL if there is no house. Of one that could be read. */
const xmlNode *hp_house_root(const HpHouse *house);
/* Whether the file, and what stands beside it, is still what was read. */
gboolean hp_house_is_fresh(const HpHouse *house);
/* Whether what stands beside it is. */
gboolean hp_house_is_fresh_beside(const HpHouse *house);
HpHouse *hp_house_ref(HpHouse *house);
void hp_house_unref(HpHouse *house);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpHouse, hp_house_unref)

/* A file of a house as it goes into a PDF: without comments and instructions, which are for those
   who write it, and without what does not belong (NULL: all does). The caller's. */
typedef gboolean (*HpBelongs)(const xmlNode *node, gconstpointer user);
GBytes *hp_without_comments(HpSource *source, HpBelongs belongs, gconstpointer user);

#define HP_HOUSE_VIEWS "views" /* the folders beside a house file */
#define HP_HOUSE_LABELS "labels"
#define HP_HOUSE_FONTS "fonts"

/* Reads the table of its views, if there is one. FALSE after errors. */
gboolean hp_house_read_views(HpHouse *house, const HpMaker *maker, HpDiagnostics *diagnostics);
/* The table with the rows of those views alone (of HpView), without comments; the caller's. */
GBytes *hp_house_views_table(const HpHouse *house, const GPtrArray *views);
/* Reads and compiles the stylesheets of all its views. FALSE after errors. */
gboolean hp_house_check_views(const HpHouse *house, const HpMaker *maker,
                              HpDiagnostics *diagnostics);
/* All that stands in the folders beside it, whether a document uses it or not: views, words, fonts.
   Told once. FALSE after errors. */
gboolean hp_house_check_beside(HpHouse *house, HpMaker *maker, HpDiagnostics *diagnostics);
/* Its words for documents in a language ("nb-NO"); borrowed. Faults are told the first time. */
const HpHouseLabels *hp_house_labels(HpHouse *house, const HpMaker *maker, const char *language,
                                     HpDiagnostics *diagnostics);
void hp_house_labels_free(gpointer labels);
/* The formatter for its documents: its own, if it has fonts; else the maker's, which has been made.
   The same. NULL after errors. */
HpFormatter *hp_house_formatter(HpHouse *house, const HpMaker *maker, HpDiagnostics *diagnostics);
/* One for a document that has parts of several houses (HpHouse, which have formatters of their
   own): with the fonts of all. Of one family, those of the first house that has it. The caller's;
   NULL after errors. */
HpFormatter *hp_houses_formatter(const GPtrArray *houses, const HpMaker *maker,
                                 HpDiagnostics *diagnostics);

/* Where a folder beside it really is, and noted that it was looked for; NULL if there is none, or
   it is not the house's, which is told. The caller's. */
char *hp_house_folder(HpHouse *house, const char *name, HpDiagnostics *diagnostics);
/* The names of the files in a folder of its that end so, in order; of char *. The caller's. */
GPtrArray *hp_house_files(HpHouse *house, const char *folder, const char *const *endings);

/* The caller's. */
char *hp_canonical_path(const char *path);

/* What a house's <profile> asks for; NULL: the usual. FALSE after an error. */
gboolean hp_profile_of_element(const xmlNode *element, HpProfileChoice *choice,
                               HpDiagnostics *diagnostics);

/* What a file-name pattern may name; NULL or empty where there is nothing to say. */
typedef struct {
  const char *source, *view, *as_of, *language, *wording, *party, *since, *attachment;
} HpFileNameValues;

/* "{source}[-{view}]" filled in: [groups] with an empty {name} are left out; the caller's. */
char *hp_fill_file_name(const char *pattern, const HpFileNameValues *values);
/* What a file in the folder of another is called where that is called so; the caller's. */
char *hp_name_beside(const char *called, const char *name);

/* The pattern where no house says another. */
#define HP_USUAL_FILE_NAME "{source}[-{view}][-{party}][-{wording}][-{since}][-{bilaga}][-{as-of}]"
