/* Whom a document names, and how they are reached: who publishes it should know. */
#include "plan/plan.h"

#include <string.h>

static void person_free(gpointer data)
{
  HpPerson *person = data;
  g_free(person->name);
  g_free(person->reached);
  g_free(person);
}

HpPersonalData *hp_personal_data_new(void)
{
  HpPersonalData *named = g_new(HpPersonalData, 1);
  named->persons = g_ptr_array_new_with_free_func(person_free);
  named->authors = g_ptr_array_new_with_free_func(g_free);
  named->emails = g_ptr_array_new_with_free_func(g_free);
  return named;
}

void hp_personal_data_free(HpPersonalData *named)
{
  if (named == NULL)
    return;
  g_ptr_array_unref(named->persons);
  g_ptr_array_unref(named->authors);
  g_ptr_array_unref(named->emails);
  g_free(named);
}

/* ---- Each once ----------------------------------------------------------------------------- */

static HpPerson *known_person(const HpPersonalData *named, const char *name)
{
  for (guint i = 0; i < named->persons->len; i++) {
    HpPerson *person = g_ptr_array_index(named->persons, i);
    if (strcmp(person->name, name) == 0)
      return person;
  }
  return NULL;
}

void hp_personal_data_add_person(HpPersonalData *named, const char *name, const char *reached)
{
  HpPerson *person = known_person(named, name);
  if (person == NULL) {
    person = g_new0(HpPerson, 1);
    person->name = g_strdup(name);
    g_ptr_array_add(named->persons, person);
  }
  if (person->reached == NULL)
    person->reached = g_strdup(reached);
}

static void add_once(GPtrArray *texts, const char *text, gsize length)
{
  char *copy = g_strndup(text, length);
  if (g_ptr_array_find_with_equal_func(texts, copy, g_str_equal, NULL))
    g_free(copy);
  else
    g_ptr_array_add(texts, copy);
}

static void add_all(GPtrArray *texts, const GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    add_once(texts, g_ptr_array_index(others, i), strlen(g_ptr_array_index(others, i)));
}

void hp_personal_data_add(HpPersonalData *named, const HpPersonalData *others)
{
  for (guint i = 0; i < others->persons->len; i++) {
    const HpPerson *person = g_ptr_array_index(others->persons, i);
    hp_personal_data_add_person(named, person->name, person->reached);
  }
  add_all(named->authors, others->authors);
  add_all(named->emails, others->emails);
}

/* ---- E-mail addresses ---------------------------------------------------------------------- */

static gboolean is_in_address(char character)
{
  return g_ascii_isalnum(character) || (character & 0x80) != 0 ||
         strchr("._%+-", character) != NULL;
}

/* Whatever looks like name@host.se. */
static void add_emails(HpPersonalData *named, const char *text)
{
  for (const char *at = strchr(text, '@'); at != NULL; at = strchr(at + 1, '@')) {
    const char *start = at, *end = at + 1;
    while (start > text && is_in_address(start[-1]))
      start--;
    while (*end != '\0' && is_in_address(*end))
      end++;
    while (end > at && end[-1] == '.')
      end--;
    if (start < at && memchr(at, '.', (gsize)(end - at)) != NULL)
      add_once(named->emails, start, (gsize)(end - start));
  }
}

/* ---- Names --------------------------------------------------------------------------------- */

/* Without white space around it, and with one space where lines break; the caller's. */
static char *words_of(const xmlNode *element)
{
  xmlChar *content = xmlNodeGetContent(element);
  char *words = hp_collapsed((const char *)content);
  xmlFree(content);
  return words;
}

static gboolean is_organisations_name(const xmlNode *element)
{
  return (hp_is_one_of(element, "name short") && hp_is_named(element->parent, "party")) ||
         hp_is_one_of(element, "expansion publisher owner unit");
}

/* Some of them are authors too. */
static void add_organisations(const xmlNode *element, GHashTable *names)
{
  if (is_organisations_name(element))
    g_hash_table_add(names, words_of(element));
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      add_organisations(child, names);
}

/* A participant of a collection is a party or a person. */
static gboolean is_person(const xmlNode *element)
{
  return hp_is_one_of(element, "person contact signatory") ||
         (hp_is_named(element, "participant") &&
          g_strcmp0(hp_attribute(element, "kind"), "person") == 0);
}

static gboolean is_persons_name(const xmlNode *element)
{
  return hp_is_named(element, "present") ||
         (hp_is_named(element, "name") && is_person(element->parent));
}

static void append_line(GString *reached, const xmlNode *element)
{
  g_autofree char *words = words_of(element);
  g_string_append_printf(reached, "%s%s", reached->len == 0 ? "" : ", ", words);
}

/* Phone and postal address in an element, "010-123 45 67, Storgatan 1, 123 45 Exempelstad"; the
   caller's, NULL if there are none. */
static char *reached_at(const xmlNode *element)
{
  g_autoptr(GString) reached = g_string_new(NULL);
  for (const xmlNode *child = element->children; child != NULL; child = child->next) {
    if (hp_is_named(child, "phone"))
      append_line(reached, child);
    if (!hp_is_named(child, "address"))
      continue;
    for (const xmlNode *line = child->children; line != NULL; line = line->next)
      if (line->type == XML_ELEMENT_NODE)
        append_line(reached, line);
  }
  return reached->len == 0 ? NULL : g_strdup(reached->str);
}

static void add_name(const xmlNode *element, GHashTable *organisations, HpPersonalData *named)
{
  g_autofree char *words = words_of(element);
  if (*words == '\0' || g_hash_table_contains(organisations, words))
    return;
  if (hp_is_named(element, "author")) {
    add_once(named->authors, words, strlen(words));
    return;
  }
  g_autofree char *reached = hp_is_named(element, "name") ? reached_at(element->parent) : NULL;
  hp_personal_data_add_person(named, words, reached);
}

static void add_own(const xmlNode *element, GHashTable *organisations, HpPersonalData *named)
{
  if (is_persons_name(element) || hp_is_named(element, "author"))
    add_name(element, organisations, named);
  for (const xmlAttr *attribute = element->properties; attribute != NULL;
       attribute = attribute->next)
    if (attribute->children != NULL && attribute->children->content != NULL)
      add_emails(named, (const char *)attribute->children->content);
}

static void add_below(const xmlNode *element, GHashTable *organisations, HpPersonalData *named)
{
  add_own(element, organisations, named);
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      add_below(child, organisations, named);
    else if (child->type == XML_TEXT_NODE)
      add_emails(named, (const char *)child->content);
}

HpPersonalData *hp_source_personal_data(HpSource *source)
{
  HpPersonalData *named = hp_personal_data_new();
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  g_autoptr(GHashTable) organisations =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  if (root != NULL) {
    add_organisations(root, organisations);
    add_below(root, organisations, named);
  }
  return named;
}
