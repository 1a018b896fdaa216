/* Tells what may be written: an element, an attribute, all elements of a vocabulary. */
#include "cli/explain.h"

#include <stdio.h>
#include <string.h>

#define INDENT 4  /* of running text */
#define BESIDE 20 /* of what stands beside a name */

const char *const hp_vocabulary_names[HP_VOCABULARIES] = {"plan", "house", "labels", "views"};

char *hp_schema_file(const char *name)
{
  return g_strdup_printf("sources/%s.rng", name);
}

/* A real element, as it stands in one of the sources that the tests hold to be valid. */
typedef struct {
  const char *vocabulary, *name;
  const char *parent; /* the element that it stands in; "" for none */
  const char *language, *text;
} Example;

static const Example examples[] = {
#include "examples.h"
};

#define LONG_EXAMPLE 500 /* characters; shorter ones show more the longer they are */

static gboolean may_stand_in(const HpVocabularyElement *element, const char *parent)
{
  return *parent == '\0'
             ? element->is_root
             : g_ptr_array_find_with_equal_func(element->parents, parent, g_str_equal, NULL);
}

static gboolean is_better(const Example *one, const Example *other)
{
  const char *language = hp_message_language();
  const gboolean reads_one = strcmp(one->language, language) == 0;
  const gsize length = strlen(one->text), others = other == NULL ? 0 : strlen(other->text);
  if (other == NULL || reads_one != (strcmp(other->language, language) == 0))
    return other == NULL || reads_one;
  return others > LONG_EXAMPLE ? length < others : length <= LONG_EXAMPLE && length > others;
}

static const Example *example_of(const char *vocabulary, const HpVocabularyElement *element)
{
  const Example *best = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(examples); i++)
    if (strcmp(examples[i].vocabulary, vocabulary) == 0 &&
        strcmp(examples[i].name, element->name) == 0 && may_stand_in(element, examples[i].parent) &&
        is_better(&examples[i], best))
      best = &examples[i];
  return best;
}

/* ---- Words --------------------------------------------------------------------------------- */

char *hp_first_sentence(const char *documentation)
{
  if (documentation == NULL)
    return g_strdup("");
  for (const char *at = strstr(documentation, ". "); at != NULL; at = strstr(at + 1, ". "))
    if (g_unichar_isupper(g_utf8_get_char(at + 2)))
      return g_strndup(documentation, (gsize)(at + 1 - documentation));
  return g_strdup(documentation);
}

/* "<a>, <b>" */
static char *tags_of(const GPtrArray *names)
{
  g_autoptr(GString) tags = g_string_new(NULL);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf(tags, "%s<%s>", i == 0 ? "" : ", ",
                           (const char *)g_ptr_array_index(names, i));
  return g_strdup(tags->str);
}

static char *values_of(const HpVocabularyPart *attribute)
{
  g_autoptr(GString) values = g_string_new(NULL);
  for (guint i = 0; attribute->values != NULL && i < attribute->values->len; i++)
    g_string_append_printf(values, "%s\"%s\"", i == 0 ? "" : ", ",
                           (const char *)g_ptr_array_index(attribute->values, i));
  return g_strdup(values->str);
}

/* How often, then what it is. */
static char *words_of(const HpVocabularyPart *part, const char *documentation)
{
  const char *how_often = "";
  if (part->required && part->repeats)
    how_often = _("One or more. ");
  else if (part->required)
    how_often = _("Required. ");
  else if (part->repeats)
    how_often = _("Any number. ");
  return g_strconcat(how_often, documentation, NULL);
}

static void tell_values(const HpColumn *column, guint indent, const HpVocabularyPart *attribute)
{
  if (attribute->values == NULL)
    return;
  g_autofree char *values = values_of(attribute);
  g_autofree char *words =
      g_strdup_printf(attribute->values->len == 1 ? _("Its value: %s") : _("One of: %s"), values);
  hp_column_words(column, indent, NULL, words);
}

/* ---- An element ---------------------------------------------------------------------------- */

static void tell_places(const HpColumn *column, const HpVocabularyElement *element)
{
  g_autofree char *tags = tags_of(element->parents);
  hp_column_heading(column, _("Where it stands"));
  if (element->is_root)
    hp_column_words(column, INDENT, NULL, _("A file may begin with it."));
  if (element->parents->len > 0) {
    g_autofree char *words = g_strdup_printf(_("In %s."), tags);
    hp_column_words(column, INDENT, NULL, words);
  }
  putchar('\n');
}

static void tell_attributes(const HpColumn *column, const HpVocabularyElement *element)
{
  if (element->attributes->len == 0)
    return;
  hp_column_heading(column, _("Attributes"));
  for (guint i = 0; i < element->attributes->len; i++) {
    const HpVocabularyPart *attribute = g_ptr_array_index(element->attributes, i);
    const char *documentation = attribute->documentation == NULL ? "" : attribute->documentation;
    g_autofree char *words = words_of(attribute, documentation);
    hp_column_words(column, BESIDE, attribute->name, words);
    tell_values(column, BESIDE, attribute);
  }
  putchar('\n');
}

static const char *heading_of_contents(const HpVocabularyElement *element)
{
  if (element->children->len == 0)
    return element->has_text ? _("What stands in it: words") : _("Nothing stands in it");
  if (element->has_text)
    return _("What stands in it: words, and among them");
  if (element->needs_a_child)
    return _("What stands in it: something of this");
  return element->is_ordered && element->children->len > 1 ? _("What stands in it, in this order")
                                                           : _("What stands in it");
}

static void tell_contents(const HpColumn *column, const HpVocabularyElement *element)
{
  hp_column_heading(column, heading_of_contents(element));
  for (guint i = 0; i < element->children->len; i++) {
    const HpVocabularyPart *child = g_ptr_array_index(element->children, i);
    g_autofree char *sentence = hp_first_sentence(child->documentation);
    g_autofree char *words =
        element->has_text ? g_steal_pointer(&sentence) : words_of(child, sentence);
    g_autofree char *tag = g_strdup_printf("<%s>", child->name);
    hp_column_words(column, BESIDE, tag, words);
  }
  putchar('\n');
}

static void tell_example(const HpColumn *column, const Example *example)
{
  if (example == NULL)
    return;
  hp_column_heading(column, _("Example"));
  g_auto(GStrv) lines = g_strsplit(example->text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    printf("%*s%s\n", INDENT, "", lines[i]);
  putchar('\n');
}

void hp_tell_element(const HpColumn *column, const HpNamedVocabulary *vocabulary,
                     const HpVocabularyElement *element)
{
  g_autofree char *tag = g_strdup_printf("<%s>", element->name);
  hp_column_heading(column, tag);
  hp_column_words(column, INDENT, NULL,
                  element->documentation == NULL ? "" : element->documentation);
  putchar('\n');
  tell_places(column, element);
  tell_attributes(column, element);
  tell_contents(column, element);
  tell_example(column, example_of(vocabulary->name, element));
}

/* ---- Others -------------------------------------------------------------------------------- */

void hp_tell_attribute(const HpColumn *column, const HpSharedAttribute *shared)
{
  const HpVocabularyPart *attribute = shared->attribute;
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (guint i = 0; i < shared->elements->len; i++) {
    const HpVocabularyElement *element = g_ptr_array_index(shared->elements, i);
    if (!g_ptr_array_find_with_equal_func(names, element->name, g_str_equal, NULL))
      g_ptr_array_add(names, (gpointer)element->name);
  }
  g_autofree char *tags = tags_of(names);
  g_autofree char *heading = g_strdup_printf(_("The attribute %s of %s"), attribute->name, tags);
  hp_column_words(column, 2, NULL, heading);
  g_autofree char *words =
      words_of(attribute, attribute->documentation == NULL ? "" : attribute->documentation);
  hp_column_words(column, INDENT, NULL, words);
  tell_values(column, INDENT, attribute);
  putchar('\n');
}

void hp_tell_shortly(const HpColumn *column, const HpVocabularyElement *element)
{
  g_autofree char *sentence = hp_first_sentence(element->documentation);
  hp_column_words(column, BESIDE, element->name, sentence);
}

void hp_tell_elements(const HpColumn *column, const HpNamedVocabulary *vocabulary)
{
  const GPtrArray *elements = hp_vocabulary_elements(vocabulary->vocabulary);
  const char *section = NULL;
  for (guint i = 0; i < elements->len; i++) {
    const HpVocabularyElement *element = g_ptr_array_index(elements, i);
    if (g_strcmp0(element->section, section) != 0) {
      section = element->section;
      putchar('\n');
      hp_column_heading(column, section == NULL ? vocabulary->name : section);
    }
    hp_tell_shortly(column, element);
  }
}
