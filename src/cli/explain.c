/* handlingsplan explain: what may be written, in words. */
#include "cli/explain.h"

#include "cli/cli.h"
#include "maker/maker.h"

#include <string.h>

#define LEAST_LETTERS 4 /* of a word that is looked for in the explanations */

typedef struct {
  HpColumn column;
  HpNamedVocabulary vocabularies[HP_VOCABULARIES];
} Explaining;

static void clear(Explaining *explaining)
{
  for (guint i = 0; i < HP_VOCABULARIES; i++)
    hp_vocabulary_free(explaining->vocabularies[i].vocabulary);
}

static gboolean read_vocabularies(Explaining *explaining, HpDiagnostics *diagnostics)
{
  g_autofree char *data_folder = hp_data_folder();
  for (guint i = 0; i < HP_VOCABULARIES; i++) {
    g_autofree char *name = hp_schema_file(hp_vocabulary_names[i]);
    g_autofree char *path = hp_data_file(data_folder, name);
    if (path == NULL) {
      fprintf(stderr, _("handlingsplan: the program's own file \"%s\" is not found.\n"), name);
      return FALSE;
    }
    explaining->vocabularies[i] =
        (HpNamedVocabulary){hp_vocabulary_names[i], hp_vocabulary_read(path, diagnostics)};
    if (explaining->vocabularies[i].vocabulary == NULL)
      return FALSE;
  }
  return TRUE;
}

/* ---- Looking for it ------------------------------------------------------------------------ */

/* Calls for each element of all vocabularies. */
typedef void (*Visit)(const Explaining *explaining, const HpNamedVocabulary *vocabulary,
                      const HpVocabularyElement *element, gpointer user);

static void visit(const Explaining *explaining, Visit each, gpointer user)
{
  for (guint i = 0; i < HP_VOCABULARIES; i++) {
    const HpNamedVocabulary *vocabulary = &explaining->vocabularies[i];
    const GPtrArray *elements = hp_vocabulary_elements(vocabulary->vocabulary);
    for (guint j = 0; j < elements->len; j++)
      each(explaining, vocabulary, g_ptr_array_index(elements, j), user);
  }
}

/* What is looked for, and how much of it was found. */
typedef struct {
  const char *element, *attribute, *value; /* NULL: any */
  GPtrArray *attributes;                   /* of HpSharedAttribute */
  guint found;
} Sought;

static void shared_attribute_free(gpointer data)
{
  HpSharedAttribute *shared = data;
  g_ptr_array_unref(shared->elements);
  g_free(shared);
}

static void tell_if_named(const Explaining *explaining, const HpNamedVocabulary *vocabulary,
                          const HpVocabularyElement *element, gpointer user)
{
  Sought *search = user;
  const char *colon = strchr(element->name, ':');
  if (strcmp(element->name, search->element) != 0 &&
      (colon == NULL || strcmp(colon + 1, search->element) != 0))
    return;
  search->found++;
  hp_tell_element(&explaining->column, vocabulary, element);
}

static gboolean has_value(const HpVocabularyPart *attribute, const char *value)
{
  return attribute->values != NULL &&
         g_ptr_array_find_with_equal_func(attribute->values, value, g_str_equal, NULL);
}

static void add_shared(GPtrArray *attributes, const HpVocabularyElement *element,
                       const HpVocabularyPart *attribute)
{
  for (guint i = 0; i < attributes->len; i++) {
    HpSharedAttribute *shared = g_ptr_array_index(attributes, i);
    if (strcmp(shared->attribute->name, attribute->name) == 0 &&
        shared->attribute->required == attribute->required &&
        g_strcmp0(shared->attribute->documentation, attribute->documentation) == 0) {
      g_ptr_array_add(shared->elements, (gpointer)element);
      return;
    }
  }
  HpSharedAttribute *shared = g_new0(HpSharedAttribute, 1);
  shared->attribute = attribute;
  shared->elements = g_ptr_array_new();
  g_ptr_array_add(shared->elements, (gpointer)element);
  g_ptr_array_add(attributes, shared);
}

static void collect_attributes(const Explaining *explaining, const HpNamedVocabulary *vocabulary,
                               const HpVocabularyElement *element, gpointer user)
{
  const Sought *search = user;
  if (search->element != NULL && strcmp(element->name, search->element) != 0)
    return;
  for (guint i = 0; i < element->attributes->len; i++) {
    const HpVocabularyPart *attribute = g_ptr_array_index(element->attributes, i);
    if (search->attribute != NULL ? strcmp(attribute->name, search->attribute) == 0
                                  : has_value(attribute, search->value))
      add_shared(search->attributes, element, attribute);
  }
}

static guint tell_attributes(const Explaining *explaining, const Sought *wanted)
{
  Sought search = *wanted;
  search.attributes = g_ptr_array_new_with_free_func(shared_attribute_free);
  visit(explaining, collect_attributes, &search);
  for (guint i = 0; i < search.attributes->len; i++)
    hp_tell_attribute(&explaining->column, g_ptr_array_index(search.attributes, i));
  const guint found = search.attributes->len;
  g_ptr_array_unref(search.attributes);
  return found;
}

/* ---- What may be meant --------------------------------------------------------------------- */

static void consider(const Explaining *explaining, const HpNamedVocabulary *vocabulary,
                     const HpVocabularyElement *element, gpointer user)
{
  HpSuggestion *suggestion = user;
  hp_suggestion_consider(suggestion, element->name);
  for (guint i = 0; i < element->attributes->len; i++) {
    const HpVocabularyPart *attribute = g_ptr_array_index(element->attributes, i);
    hp_suggestion_consider(suggestion, attribute->name);
    for (guint j = 0; attribute->values != NULL && j < attribute->values->len; j++)
      hp_suggestion_consider(suggestion, g_ptr_array_index(attribute->values, j));
  }
}

static void tell_if_it_says(const Explaining *explaining, const HpNamedVocabulary *vocabulary,
                            const HpVocabularyElement *element, gpointer user)
{
  Sought *search = user;
  g_autofree char *documentation =
      g_utf8_casefold(element->documentation == NULL ? "" : element->documentation, -1);
  if (strstr(documentation, search->value) == NULL)
    return;
  if (search->found++ == 0)
    printf(_("No element is called that; these are explained with the word:\n"));
  hp_tell_shortly(&explaining->column, element);
}

/* Words that are no names are looked for in the documentation: "ansvarig". */
static HpExit say_unknown(const Explaining *explaining, const char *word)
{
  HpSuggestion suggestion = {.word = word};
  g_autofree char *valid = g_utf8_make_valid(word, -1), *folded = g_utf8_casefold(valid, -1);
  Sought search = {.value = folded};
  if (g_utf8_strlen(valid, -1) >= LEAST_LETTERS)
    visit(explaining, tell_if_it_says, &search);
  if (search.found > 0)
    return HP_EXIT_OK;
  visit(explaining, consider, &suggestion);
  if (suggestion.best != NULL)
    return hp_usage_error(&hp_command_explain, _("there is no \"%s\"; did you mean \"%s\"?"), word,
                          suggestion.best);
  return hp_usage_error(&hp_command_explain,
                        _("there is no \"%s\"; \"handlingsplan explain\" lists what there is."),
                        word);
}

/* The attributes of an element, some of which may be meant. */
typedef struct {
  const char *element;
  gboolean is_there; /* the element */
  HpSuggestion suggestion;
} Meant;

static void consider_attributes(const Explaining *explaining, const HpNamedVocabulary *vocabulary,
                                const HpVocabularyElement *element, gpointer user)
{
  Meant *meant = user;
  if (strcmp(element->name, meant->element) != 0)
    return;
  meant->is_there = TRUE;
  for (guint i = 0; i < element->attributes->len; i++) {
    const HpVocabularyPart *attribute = g_ptr_array_index(element->attributes, i);
    hp_suggestion_consider(&meant->suggestion, attribute->name);
  }
}

static HpExit say_unknown_attribute(const Explaining *explaining, const char *element,
                                    const char *attribute)
{
  Meant meant = {.element = element, .suggestion.word = attribute};
  visit(explaining, consider_attributes, &meant);
  if (!meant.is_there)
    return say_unknown(explaining, element);
  if (meant.suggestion.best != NULL)
    return hp_usage_error(&hp_command_explain,
                          _("<%s> has no attribute \"%s\"; did you mean \"%s\"?"), element,
                          attribute, meant.suggestion.best);
  return hp_usage_error(&hp_command_explain, _("<%s> has no attribute \"%s\"."), element,
                        attribute);
}

/* ---- The command --------------------------------------------------------------------------- */

/* "activity@id", "@id" */
static HpExit explain_attribute(const Explaining *explaining, const char *element,
                                const char *attribute)
{
  const Sought search = {.element = *element == '\0' ? NULL : element, .attribute = attribute};
  if (tell_attributes(explaining, &search) > 0)
    return HP_EXIT_OK;
  return search.element == NULL ? say_unknown(explaining, attribute)
                                : say_unknown_attribute(explaining, element, attribute);
}

static HpExit explain_word(const Explaining *explaining, const char *word)
{
  const char *at = strchr(word, '@');
  if (at != NULL) {
    g_autofree char *element = g_strndup(word, (gsize)(at - word));
    return explain_attribute(explaining, element, at + 1);
  }
  Sought search = {.element = word};
  visit(explaining, tell_if_named, &search);
  if (search.found > 0)
    return HP_EXIT_OK;
  search.found += tell_attributes(explaining, &(const Sought){.attribute = word});
  search.found += tell_attributes(explaining, &(const Sought){.value = word});
  return search.found > 0 ? HP_EXIT_OK : say_unknown(explaining, word);
}

/* "<activity>" as it is written. */
static char *without_brackets(const char *word)
{
  const gsize length = strlen(word);
  if (length > 2 && word[0] == '<' && word[length - 1] == '>')
    return g_strndup(word + 1, length - 2);
  return g_strdup(word);
}

static HpExit explain(const Explaining *explaining, int count, char **words)
{
  HpExit worst = HP_EXIT_OK;
  if (count == 0) {
    fputs(_("Each is explained by \"handlingsplan explain NAME\".\n"), stdout);
    for (guint i = 0; i < HP_VOCABULARIES; i++)
      hp_tell_elements(&explaining->column, &explaining->vocabularies[i]);
  }
  for (int i = 0; i < count; i++) {
    g_autofree char *word = without_brackets(words[i]);
    const HpExit status = explain_word(explaining, word);
    worst = MAX(worst, status);
  }
  return worst;
}

static HpExit run(int argc, char **argv)
{
  const GOptionEntry entries[] = {{NULL}};
  if (!hp_parse_options(&hp_command_explain, entries, NULL, &argc, &argv))
    return HP_EXIT_USAGE;
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  Explaining explaining = {.column = hp_column_new()};
  const gboolean is_read = read_vocabularies(&explaining, diagnostics);
  HpExit status = hp_print_diagnostics(diagnostics);
  if (is_read)
    status = explain(&explaining, argc - 1, argv + 1);
  clear(&explaining);
  return is_read ? status : HP_EXIT_INTERNAL;
}

const HpCommand hp_command_explain = {
    .name = "explain",
    .arguments = N_("[NAME…]"),
    .summary = N_("Explain an element of a source, with an example"),
    .help = N_(
        "Says what an element is for, where it stands, which attributes it has and what\n"
        "stands in it, as editors show it, and shows a real one. An attribute (update@progress,\n"
        "or @progress for those of all elements) and a value (in-progress) are explained as\n"
        "well. A word that is none of them is looked for in the explanations. Without a name it\n"
        "lists all elements: those of plans, lists of proposals and decisions, then those of\n"
        "the house file, of labels and of views.\n"
        "\n"
        "Examples:\n"
        "  handlingsplan explain | less\n"
        "  handlingsplan explain timeframe\n"
        "  handlingsplan explain update@progress\n"),
    .run = run,
};
