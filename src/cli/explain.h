/* cli, private: what is explained, and how it is told. */
#pragma once

#include "cli/column.h"
#include "plan/plan.h"

/* A vocabulary by its name: "plan", "house". */
typedef struct {
  const char *name;
  HpVocabulary *vocabulary;
} HpNamedVocabulary;

/* What is explained: what officials write, then what those do who look after the stylesheets. */
enum { HP_VOCABULARIES = 4 };
extern const char *const hp_vocabulary_names[HP_VOCABULARIES];
/* The schema of a vocabulary, in the data folder; the caller's. */
char *hp_schema_file(const char *name);

/* An attribute that several elements have with one meaning. All borrowed. */
typedef struct {
  const HpVocabularyPart *attribute;
  GPtrArray *elements; /* of const HpVocabularyElement */
} HpSharedAttribute;

/* The first sentence of a documentation; the caller's. "" of NULL. */
char *hp_first_sentence(const char *documentation);

/* The elements of a vocabulary, under their sections, a line or two each. */
void hp_tell_elements(const HpColumn *column, const HpNamedVocabulary *vocabulary);
/* All of an element, with an example. */
void hp_tell_element(const HpColumn *column, const HpNamedVocabulary *vocabulary,
                     const HpVocabularyElement *element);
void hp_tell_attribute(const HpColumn *column, const HpSharedAttribute *attribute);
/* A line or two: what is listed where something is looked for. */
void hp_tell_shortly(const HpColumn *column, const HpVocabularyElement *element);
