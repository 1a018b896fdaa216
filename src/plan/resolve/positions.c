/* Orders what is listed by name, in the language of the document. */
#include "plan/resolve/positions.h"
#include "plan/resolve/computed.h"

#include <string.h>
#include <unicode/ucol.h>

/* What is listed, with the bytes that it is ordered by. */
typedef struct {
  xmlNode *element;
  guint8 *key;
  const char *year; /* of a reference: decides between alike names */
} Listed;

typedef struct {
  UCollator *collator;
  GArray *found; /* of Listed */
} Listing;

static void clear_listed(gpointer data)
{
  g_free(((Listed *)data)->key);
}

/* ---- Names --------------------------------------------------------------------------------- */

/* A plan goes by its title, a reference by its first author, else by what it is cited as. The
   caller's (xmlFree). */
static xmlChar *name_of(const xmlNode *element)
{
  const gboolean is_reference = hp_is_named(element, "reference");
  const xmlNode *name = hp_child(element, is_reference                             ? "author"
                                          : hp_is_one_of(element, "taken-up plan") ? "title"
                                                                                   : "name");
  const char *cited = is_reference ? hp_attribute(element, "cited-as") : NULL;
  return name != NULL ? xmlNodeGetContent(name) : xmlStrdup((const xmlChar *)(cited ? cited : ""));
}

/* Ends with a zero, as strcmp wants it. */
static guint8 *key_of(const UCollator *collator, const char *name)
{
  glong length = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16(name, -1, NULL, &length, NULL);
  if (collator == NULL || units == NULL)
    return (guint8 *)g_strdup(name);
  const UChar *text = (const UChar *)units;
  const int32_t size = ucol_getSortKey(collator, text, (int32_t)length, NULL, 0);
  guint8 *key = g_malloc0((gsize)size + 1);
  ucol_getSortKey(collator, text, (int32_t)length, key, size);
  return key;
}

/* ---- Order --------------------------------------------------------------------------------- */

static void add_listed(Listing *listing, xmlNode *element)
{
  xmlChar *name = name_of(element);
  const char *year = hp_attribute(element, "year");
  const Listed one = {element, key_of(listing->collator, (const char *)name),
                      year == NULL ? "" : year};
  g_array_append_val(listing->found, one);
  xmlFree(name);
}

/* As deep as elements are nested, which reading bounds. */
static void find_below(Listing *listing, xmlNode *parent, const char *names)
{
  for (xmlNode *child = parent->children; child != NULL; child = child->next) {
    if (child->type != XML_ELEMENT_NODE)
      continue;
    if (hp_is_one_of(child, names))
      add_listed(listing, child);
    else
      find_below(listing, child, names);
  }
}

/* The sort is stable: the document decides between alike ones. */
static int compare_listed(gconstpointer a, gconstpointer b)
{
  const Listed *one = a, *other = b;
  const int order = strcmp((const char *)one->key, (const char *)other->key);
  return order != 0 ? order : strcmp(one->year, other->year);
}

static void order_list(UCollator *collator, xmlNode *list, const char *names)
{
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Listed));
  g_array_set_clear_func(found, clear_listed);
  Listing listing = {collator, found};
  find_below(&listing, list, names);
  g_array_sort(found, compare_listed);
  for (guint i = 0; i < found->len; i++) {
    g_autofree char *position = g_strdup_printf("%u", i + 1);
    hp_computed_mark(g_array_index(found, Listed, i).element, "position", position);
  }
}

/* NULL: bytes decide. */
static UCollator *collator_of(const xmlNode *root)
{
  UErrorCode status = U_ZERO_ERROR;
  xmlChar *language = xmlNodeGetLang(root);
  UCollator *collator = ucol_open(language == NULL ? "" : (const char *)language, &status);
  xmlFree(language);
  return U_FAILURE(status) ? NULL : collator;
}

void hp_add_positions(xmlNode *root)
{
  static const char *const lists[][2] = {
      {"parties", "party person"}, {"bibliography", "reference"}, {"glossary", "definition"},
      {"proposals", "taken-up"},   {"collection", "plan"},        {"collection", "participant"}};
  UCollator *collator = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
    xmlNode *list = hp_is_named(root, lists[i][0]) ? root : (xmlNode *)hp_child(root, lists[i][0]);
    if (list == NULL)
      continue;
    if (collator == NULL)
      collator = collator_of(root);
    order_list(collator, list, lists[i][1]);
  }
  if (collator != NULL)
    ucol_close(collator);
}
