/* From attributes to properties: what each name means, and the values in the order of the table. */
#include "fo/refine/refine.h"

#include "xml/xml.h"

#include <string.h>

/* What an attribute name means; component HP_COMPONENT_COUNT: not a property. */
typedef struct {
  const HpProperty *property;
  HpComponent component;
} Meaning;

static Meaning meaning_of_name(const HpRefiner *refiner, const char *name)
{
  const char *dot = strchr(name, '.');
  const gsize length = dot == NULL ? strlen(name) : (gsize)(dot - name);
  Meaning meaning = {hp_refiner_property(refiner, name, length), HP_COMPONENT_WHOLE};
  if (meaning.property == NULL)
    meaning.component = HP_COMPONENT_COUNT;
  else if (dot != NULL)
    meaning.component = hp_component_by_name(meaning.property, dot + 1);
  return meaning;
}

/* libxml2 keeps each name once, so that its address stands for it. */
static const Meaning *meaning_of_plain(HpRefiner *refiner, const xmlAttr *attribute)
{
  const Meaning *known = g_hash_table_lookup(refiner->meanings, attribute->name);
  if (known != NULL)
    return known;
  const Meaning meaning = meaning_of_name(refiner, (const char *)attribute->name);
  Meaning *kept = hp_arena_copy(refiner->arena, &meaning, sizeof meaning);
  g_hash_table_insert(refiner->meanings, (gpointer)attribute->name, kept);
  return kept;
}

static void say_unknown(HpRefiner *refiner, const HpFo *fo, const char *name)
{
  const HpPlace place = hp_refiner_place(refiner, fo, name);
  HpSuggestion suggestion = hp_suggestion_for(name, refiner->diagnostics);
  for (const HpProperty *property = hp_properties; property->name != NULL; property++)
    hp_suggestion_consider(&suggestion, property->name);
  if (suggestion.best != NULL)
    hp_report_fault(refiner->diagnostics, &place,
                    _("There is no property \"%s\" (on %s); did you mean \"%s\"?"), name,
                    hp_fo_kind_name(fo->kind), suggestion.best);
  else
    hp_report_fault(refiner->diagnostics, &place,
                    _("There is no property \"%s\" (on %s) in XSL 1.1; remove it."), name,
                    hp_fo_kind_name(fo->kind));
}

/* The name in the table of an attribute in a namespace: ours, FOP's, XEP's and xml:lang may be
   there. */
static gboolean qualified_name(const xmlAttr *attribute, char *name, gsize size)
{
  static const struct {
    const char *uri, *prefix;
  } known[] = {{HP_EXTENSION_NAMESPACE, "hpx:"},
               {HP_FOX_NAMESPACE, "fox:"},
               {HP_XEP_NAMESPACE, "rx:"},
               {"http://www.w3.org/XML/1998/namespace", "xml:"}};
  for (guint i = 0; i < G_N_ELEMENTS(known); i++)
    if (strcmp((const char *)attribute->ns->href, known[i].uri) == 0) {
      g_snprintf(name, size, "%s%s", known[i].prefix, attribute->name);
      return TRUE;
    }
  return FALSE;
}

/* Attributes of other namespaces are none of our business; in our own, a slip is one. */
static Meaning meaning_of_qualified(HpRefiner *refiner, const HpFo *fo, const xmlAttr *attribute,
                                    gboolean say)
{
  char name[80];
  if (!qualified_name(attribute, name, sizeof name))
    return (Meaning){NULL, HP_COMPONENT_COUNT};
  if (strcmp(name, "xml:id") == 0)
    return meaning_of_name(refiner, "id");
  const Meaning meaning = meaning_of_name(refiner, name);
  if (say && meaning.component == HP_COMPONENT_COUNT && g_str_has_prefix(name, "hpx:"))
    say_unknown(refiner, fo, name);
  return meaning;
}

/* Whether a property that is not supported is given a value at which nothing would be seen. */
static gboolean changes_nothing(const HpProperty *property, const char *value)
{
  const HpSlice slice = hp_slice_trim(value);
  if (hp_slice_is(slice, property->initial) || hp_slice_is(slice, "inherit"))
    return TRUE;
  for (const HpKeyword *keyword = property->keywords; keyword != NULL && keyword->name != NULL;
       keyword++)
    if (hp_slice_is(slice, keyword->name))
      return TRUE;
  return FALSE;
}

static void say_unsupported(HpRefiner *refiner, const HpFo *fo, const HpProperty *property,
                            const char *value)
{
  if (!changes_nothing(property, value))
    hp_warn_unsupported(refiner, fo, property->name);
}

static gboolean is_uri_name(HpFoName name)
{
  return name == HP_NAME_SRC || name == HP_NAME_EXTERNAL_DESTINATION ||
         name == HP_NAME_INTERNAL_DESTINATION;
}

static HpSlice character_of(HpRefiner *refiner, const HpFo *fo, const HpProperty *property,
                            const char *value)
{
  HpRefinement refinement = {.refiner = refiner,
                             .fo = fo,
                             .written = property,
                             .value = hp_slice_trim_to_character(value)};
  const HpSlice character = hp_slice_of_character(refinement.value);
  if (character.length == 0)
    hp_refine_bad_value(&refinement, _("one character"));
  return character;
}

static void set_name(HpRefiner *refiner, const HpFo *fo, const HpProperty *property,
                     const char *value, const char ***names)
{
  const HpFoName name = property->offset;
  HpSlice slice =
      name == HP_NAME_CHARACTER ? character_of(refiner, fo, property, value) : hp_slice_trim(value);
  g_autofree char *composed = name == HP_NAME_CHARACTER ? hp_composed(slice) : NULL;
  if (composed != NULL)
    slice = (HpSlice){composed, strlen(composed)};
  if (is_uri_name(name))
    slice = hp_slice_of_uri(slice);
  /* No alternative text is one: that the picture only decorates. */
  if (slice.length == 0 && name != HP_NAME_ALT_TEXT)
    return;
  if (*names == NULL)
    *names = hp_arena_array(refiner->arena, const char *, HP_NAME_COUNT);
  (*names)[name] = hp_arena_strndup(refiner->arena, slice.text, slice.length);
}

static void insert_sorted(HpSpecified *specified, int *count, HpSpecified added)
{
  int i = (*count)++;
  for (; i > 0; i--) {
    const HpSpecified *before = &specified[i - 1];
    if (before->property < added.property ||
        (before->property == added.property && before->component <= added.component))
      break;
    specified[i] = *before;
  }
  specified[i] = added;
}

/* What only an element of XEP's has, by the name that it has there. */
static gboolean meaning_in_xep(const HpRefiner *refiner, const HpFo *fo, const xmlAttr *attribute,
                               Meaning *meaning)
{
  const gboolean in_index =
      fo->kind >= HP_FO_INDEX_RANGE_BEGIN && fo->kind <= HP_FO_INDEX_PAGE_CITATION_LIST;
  if (!in_index || !hp_is_in_namespace(fo->node, HP_XEP_NAMESPACE))
    return FALSE;
  char name[80];
  g_snprintf(name, sizeof name, "rx:%s", attribute->name);
  *meaning = meaning_of_name(refiner, name);
  return meaning->component != HP_COMPONENT_COUNT;
}

static Meaning meaning_of(HpRefiner *refiner, const HpFo *fo, const xmlAttr *attribute,
                          gboolean say)
{
  if (attribute->ns != NULL)
    return meaning_of_qualified(refiner, fo, attribute, say);
  Meaning in_xep;
  if (meaning_in_xep(refiner, fo, attribute, &in_xep))
    return in_xep;
  const Meaning *meaning = meaning_of_plain(refiner, attribute);
  if (say && meaning->component == HP_COMPONENT_COUNT)
    say_unknown(refiner, fo, (const char *)attribute->name);
  return *meaning;
}

static void say_too_many(HpRefiner *refiner, const HpFo *fo)
{
  g_autofree char *key = g_strdup_printf("attributes:%u", fo->index);
  hp_report_warning_once(refiner->diagnostics, key, &fo->place,
                         _("%s has more than %d properties, of which the others are left out; "
                           "leave out those that say the same, or give them to an object around."),
                         hp_fo_kind_name(fo->kind), HP_MAX_ATTRIBUTES);
}

int hp_collect_attributes(HpRefiner *refiner, const HpFo *fo, HpSpecified *specified,
                          const char ***names)
{
  int count = 0;
  for (const xmlAttr *attribute = fo->node->properties; attribute != NULL;
       attribute = attribute->next) {
    const Meaning meaning = meaning_of(refiner, fo, attribute, names != NULL);
    if (meaning.component == HP_COMPONENT_COUNT || meaning.property->type == HP_TYPE_IGNORED)
      continue;
    const char *value = hp_refiner_attribute_value(refiner, attribute);
    if (meaning.property->type == HP_TYPE_UNSUPPORTED)
      say_unsupported(refiner, fo, meaning.property, value);
    else if (meaning.property->type != HP_TYPE_NAME && count < HP_MAX_ATTRIBUTES)
      insert_sorted(specified, &count, (HpSpecified){meaning.property, meaning.component, value});
    else if (names != NULL && meaning.property->type == HP_TYPE_NAME)
      set_name(refiner, fo, meaning.property, value, names);
    else if (names != NULL)
      say_too_many(refiner, fo);
  }
  return count;
}
