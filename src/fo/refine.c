/* Refinement: from the attributes of an object and the traits of its parent to its own traits.
 *
 *   attributes ──collect──► specified values, in the order of the property table
 *        │                        │
 *        │        seen before with this kind and these parent traits? ──yes──► the same traits
 *        │                        │ no
 *        ▼                        ▼
 *      names            evaluate one by one, then the corresponding properties
 *                                 │
 *                       equal traits anywhere? ──yes──► those; else a new set
 *
 * Thousands of alike cells so share one set, and seldom evaluate anything.
 */
#include "fo/internal.h"

#include "plan/plan.h"

#include "plan/plan.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

enum { ATTRIBUTES_MAX = 256 };

/* A key of the first cache, or traits of the second: bytes to compare. */
typedef struct {
  gsize size;
  gconstpointer bytes;
  const HpTraits *traits;
} Entry;

/* What an attribute name means; component HP_COMPONENT_COUNT: not a property. */
typedef struct {
  const HpProperty *property;
  HpComponent component;
} Meaning;

struct HpRefiner {
  HpArena *arena;
  HpDiagnostics *diagnostics;
  GHashTable *properties; /* name → HpProperty */
  GHashTable *meanings;   /* address of an attribute's name → Meaning */
  GHashTable *by_source;  /* Entry: kind, parent, values */
  GHashTable *by_content; /* Entry: the traits themselves */
  GHashTable *strings;
  GByteArray *key;
  HpRows *rows;
  int places_found; /* of attributes: each took a reading of the file */
  HpTraits initial;
};

static guint hash_entry(gconstpointer data)
{
  const Entry *entry = data;
  const guint8 *bytes = entry->bytes;
  guint64 hash = 0x9e3779b97f4a7c15u ^ entry->size;
  gsize i = 0;
  for (; i + 8 <= entry->size; i += 8) {
    guint64 word;
    memcpy(&word, bytes + i, sizeof word);
    hash = (hash ^ word) * 0xff51afd7ed558ccdu;
    hash ^= hash >> 32;
  }
  for (; i < entry->size; i++)
    hash = (hash ^ bytes[i]) * 0x100000001b3u;
  return (guint)(hash ^ (hash >> 32));
}

static gboolean entries_equal(gconstpointer a, gconstpointer b)
{
  const Entry *left = a, *right = b;
  return left->size == right->size && memcmp(left->bytes, right->bytes, left->size) == 0;
}

/* ---- Fields -------------------------------------------------------------------------------- */

HpSide hp_side_of(HpSided sided, HpWritingMode mode)
{
  static const HpSide absolute[3][4] = {
      /* top, bottom, left, right */
      [HP_WRITING_LR_TB] = {HP_BEFORE, HP_AFTER, HP_START, HP_END},
      [HP_WRITING_RL_TB] = {HP_BEFORE, HP_AFTER, HP_END, HP_START},
      [HP_WRITING_TB_RL] = {HP_START, HP_END, HP_AFTER, HP_BEFORE},
  };
  if (sided <= HP_SIDED_END)
    return (HpSide)(sided - HP_SIDED_BEFORE);
  return absolute[mode][sided - HP_SIDED_TOP];
}

static gboolean is_margin(const HpProperty *property)
{
  return property->offset == offsetof(HpTraits, margin[0]) && property->sided != HP_SIDED_NOT;
}

/* A region's margins lie in its page: it is the page's writing mode that tells their sides. */
static HpSide side_of_property(const HpRefinement *refinement, const HpProperty *property)
{
  const HpFo *fo = refinement->fo;
  const gboolean of_region =
      fo != NULL && fo->kind >= HP_FO_REGION_BODY && fo->kind <= HP_FO_REGION_END;
  const HpTraits *traits =
      of_region && is_margin(property) ? refinement->parent : refinement->traits;
  return hp_side_of(property->sided, traits->inherited.writing_mode);
}

gpointer hp_property_field(const HpRefinement *refinement, const HpProperty *property,
                           const HpTraits *traits)
{
  gsize offset = property->offset;
  if (property->sided != HP_SIDED_NOT)
    offset += (gsize)property->stride * side_of_property(refinement, property);
  return (guint8 *)traits + offset;
}

static void set_all(HpLengthRange *range, HpDimension dimension)
{
  range->minimum = range->optimum = range->maximum = dimension;
}

/* width and height are the progression dimensions by other names (5.3.3). */
static void note_width(HpRefinement *refinement, gboolean horizontal, HpDimension dimension)
{
  HpTraits *traits = refinement->traits;
  if (horizontal != (traits->inherited.writing_mode == HP_WRITING_TB_RL)) {
    set_all(&traits->inline_progression_dimension, dimension);
    refinement->ipd_components |= 1u << HP_COMPONENT_WHOLE;
  } else {
    set_all(&traits->block_progression_dimension, dimension);
    refinement->bpd_components |= 1u << HP_COMPONENT_WHOLE;
  }
}

/* Properties whose specified components are kept in a mask of the refinement. */
static const struct {
  guint16 trait, mask;
} masks[] = {
    {offsetof(HpTraits, space_before), offsetof(HpRefinement, space_components[HP_BEFORE])},
    {offsetof(HpTraits, space_after), offsetof(HpRefinement, space_components[HP_AFTER])},
    {offsetof(HpTraits, space_start), offsetof(HpRefinement, space_components[HP_START])},
    {offsetof(HpTraits, space_end), offsetof(HpRefinement, space_components[HP_END])},
    {offsetof(HpTraits, inline_progression_dimension), offsetof(HpRefinement, ipd_components)},
    {offsetof(HpTraits, block_progression_dimension), offsetof(HpRefinement, bpd_components)},
    {offsetof(HpTraits, inherited.leader_length), offsetof(HpRefinement, leader_components)},
    {offsetof(HpTraits, inherited.start_indent), offsetof(HpRefinement, indent_given[0])},
    {offsetof(HpTraits, inherited.end_indent), offsetof(HpRefinement, indent_given[1])},
    {offsetof(HpTraits, inherited.writing_mode), offsetof(HpRefinement, writing_mode_given)},
    {offsetof(HpTraits, inherited.direction_rtl), offsetof(HpRefinement, direction_given)},
};

/* Remembers what the formulas of corresponding.c ask for. */
static void note_given(HpRefinement *refinement, const HpProperty *property, HpComponent component)
{
  for (guint i = 0; i < G_N_ELEMENTS(masks); i++)
    if (masks[i].trait == property->offset)
      *(guint *)((guint8 *)refinement + masks[i].mask) |= 1u << component;
  switch (property->offset) {
  case offsetof(HpTraits, border[0].color):
    refinement->border_color_given[side_of_property(refinement, property)] = TRUE;
    break;
  case offsetof(HpTraits, margin[0]):
    refinement->margin_absolute[side_of_property(refinement, property)] = TRUE;
    break;
  case offsetof(HpTraits, width):
    note_width(refinement, TRUE, refinement->traits->width);
    break;
  case offsetof(HpTraits, height):
    note_width(refinement, FALSE, refinement->traits->height);
    break;
  default:
    break;
  }
}

/* ---- Applying values ----------------------------------------------------------------------- */

gboolean hp_refine_apply(HpRefinement *refinement, const HpProperty *property,
                         HpComponent component, HpSlice value)
{
  const HpProperty *outer_property = refinement->property, *outer_written = refinement->written;
  const HpSlice outer_value = refinement->value;
  refinement->property = property;
  if (outer_written == NULL)
    refinement->written = property;
  refinement->component = component;
  refinement->value = value;
  refinement->em = hp_length_to_points(refinement->traits->inherited.font_size);
  refinement->percent_base = NAN;
  const gboolean right = hp_take_over(refinement, property, component, value) ||
                         hp_parse_value(refinement, component, value);
  if (right && property->size > 0 && property->type != HP_TYPE_NAME)
    note_given(refinement, property, component);
  refinement->property = outer_property;
  refinement->written = outer_written;
  refinement->value = outer_value;
  return right;
}

gboolean hp_refine_apply_named(HpRefinement *refinement, const char *name, HpSlice value)
{
  const char *dot = strchr(name, '.');
  const gsize length = dot == NULL ? strlen(name) : (gsize)(dot - name);
  const HpProperty *property = hp_refiner_property(refinement->refiner, name, length);
  const HpComponent component =
      dot == NULL ? HP_COMPONENT_WHOLE : hp_component_by_name(property, dot + 1);
  return hp_refine_apply(refinement, property, component, value);
}

/* ---- The refiner --------------------------------------------------------------------------- */

/* "0pt 12pt 100%" as the initial value of a range: its three components. */
static void apply_initial(HpRefinement *refinement, const HpProperty *property)
{
  HpSlice rest = hp_slice_trim(property->initial), item;
  if (property->type != HP_TYPE_RANGE || strchr(property->initial, ' ') == NULL) {
    hp_refine_apply(refinement, property, HP_COMPONENT_WHOLE, rest);
    return;
  }
  for (HpComponent component = HP_COMPONENT_MINIMUM; hp_slice_next(&rest, &item); component++)
    hp_refine_apply(refinement, property, component, item);
}

static void set_initial_traits(HpRefiner *refiner)
{
  HpTraits *initial = &refiner->initial;
  HpRefinement refinement = {.refiner = refiner,
                             .diagnostics = refiner->diagnostics,
                             .parent = initial,
                             .traits = initial};
  for (const HpProperty *property = hp_properties; property->name != NULL; property++)
    if (property->initial != NULL && property->type != HP_TYPE_UNSUPPORTED)
      apply_initial(&refinement, property);
}

HpRefiner *hp_refiner_new(HpArena *arena, HpDiagnostics *diagnostics)
{
  HpRefiner *refiner = g_new0(HpRefiner, 1);
  refiner->arena = arena;
  refiner->diagnostics = diagnostics;
  refiner->properties = g_hash_table_new(g_str_hash, g_str_equal);
  refiner->meanings = g_hash_table_new(NULL, NULL);
  refiner->by_source = g_hash_table_new(hash_entry, entries_equal);
  refiner->by_content = g_hash_table_new(hash_entry, entries_equal);
  refiner->strings = g_hash_table_new(g_str_hash, g_str_equal);
  refiner->key = g_byte_array_new();
  for (const HpProperty *property = hp_properties; property->name != NULL; property++)
    g_hash_table_insert(refiner->properties, (gpointer)property->name, (gpointer)property);
  set_initial_traits(refiner);
  return refiner;
}

void hp_refiner_free(HpRefiner *refiner)
{
  g_hash_table_unref(refiner->properties);
  g_hash_table_unref(refiner->meanings);
  g_hash_table_unref(refiner->by_source);
  g_hash_table_unref(refiner->by_content);
  g_hash_table_unref(refiner->strings);
  g_byte_array_unref(refiner->key);
  hp_rows_free(refiner->rows);
  g_free(refiner);
}

void hp_refiner_forget_names(HpRefiner *refiner)
{
  g_hash_table_remove_all(refiner->meanings);
}

void hp_refiner_set_diagnostics(HpRefiner *refiner, HpDiagnostics *diagnostics)
{
  refiner->diagnostics = diagnostics;
}

HpRows *hp_refiner_rows(HpRefiner *refiner)
{
  if (refiner->rows == NULL)
    refiner->rows = hp_rows_new();
  return refiner->rows;
}

const HpTraits *hp_refiner_initial(const HpRefiner *refiner)
{
  return &refiner->initial;
}

const HpProperty *hp_refiner_property(const HpRefiner *refiner, const char *name, gsize length)
{
  char terminated[80];
  if (length >= sizeof terminated)
    return NULL;
  memcpy(terminated, name, length);
  terminated[length] = '\0';
  return g_hash_table_lookup(refiner->properties, terminated);
}

const char *hp_refiner_intern(HpRefiner *refiner, HpSlice string)
{
  g_autofree char *wanted = g_strndup(string.text, string.length);
  const char *found = g_hash_table_lookup(refiner->strings, wanted);
  if (found != NULL)
    return found;
  char *kept = hp_arena_strdup(refiner->arena, wanted);
  g_hash_table_add(refiner->strings, kept);
  return kept;
}

/* ---- Attributes ---------------------------------------------------------------------------- */

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

/* ---- Places of attributes ------------------------------------------------------------------- */

/* Whether the attribute sets the property: itself, by a component, or as a shorthand for it. */
static gboolean attribute_gives(const char *attribute, const char *property)
{
  const gsize length = strlen(attribute), wanted = strlen(property);
  if (length >= wanted)
    return strncmp(attribute, property, wanted) == 0 &&
           (attribute[wanted] == '\0' || attribute[wanted] == '.');
  return strncmp(attribute, property, length) == 0 && property[length] == '-';
}

static const char *attribute_of_property(const HpFo *fo, const char *property)
{
  const char *best = NULL;
  for (const xmlAttr *attribute = fo->node->properties; attribute != NULL;
       attribute = attribute->next) {
    const char *name = (const char *)attribute->name;
    if (attribute->ns == NULL && attribute_gives(name, property) &&
        (best == NULL || strlen(name) > strlen(best)))
      best = name;
  }
  return best;
}

HpPlace hp_refiner_place(HpRefiner *refiner, const HpFo *fo, const char *property)
{
  enum { MOST = 20 };
  const gboolean readable = fo->node != NULL && fo->node->type == XML_ELEMENT_NODE && !fo->in_plan;
  if (!readable || refiner->places_found >= MOST)
    return fo->place;
  const char *name = strchr(property, ':') != NULL ? property : attribute_of_property(fo, property);
  if (name == NULL)
    return fo->place;
  refiner->places_found++;
  const HpPlace place = hp_place_of_attribute(fo->node, name);
  return place.file == fo->place.file && place.line >= fo->place.line ? place : fo->place;
}

static void say_unknown(HpRefiner *refiner, const HpFo *fo, const char *name)
{
  const HpPlace place = hp_refiner_place(refiner, fo, name);
  HpSuggestion suggestion = hp_suggestion_for(name, refiner->diagnostics);
  for (const HpProperty *property = hp_properties; property->name != NULL; property++)
    hp_suggestion_consider(&suggestion, property->name);
  if (suggestion.best != NULL)
    hp_report_error(refiner->diagnostics, &place,
                    _("There is no property \"%s\" (on %s); did you mean \"%s\"?"), name,
                    hp_fo_kind_name(fo->kind), suggestion.best);
  else
    hp_report_error(refiner->diagnostics, &place,
                    _("There is no property \"%s\" (on %s) in XSL 1.1; remove it."), name,
                    hp_fo_kind_name(fo->kind));
}

/* The name in the table of an attribute in a namespace: ours, FOP's and xml:lang may be there. */
static gboolean qualified_name(const xmlAttr *attribute, char *name, gsize size)
{
  static const struct {
    const char *uri, *prefix;
  } known[] = {{HP_EXTENSION_NAMESPACE, "hpx:"},
               {HP_FOX_NAMESPACE, "fox:"},
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

/* A property that would change what is seen, were it supported; at its initial value it would not.
 */
static void say_unsupported(HpRefiner *refiner, const HpFo *fo, const HpProperty *property,
                            const char *value)
{
  if (strcmp(value, property->initial) == 0)
    return;
  hp_report_warning_once(refiner->diagnostics, property->name, &fo->place,
                         _("The property %s is not supported and has no effect; remove it."),
                         property->name);
}

const char *hp_refiner_attribute_value(HpRefiner *refiner, const xmlAttr *attribute)
{
  const xmlNode *child = attribute->children;
  if (child == NULL)
    return "";
  if (child->next == NULL && child->type == XML_TEXT_NODE)
    return child->content == NULL ? "" : (const char *)child->content;
  xmlChar *joined = xmlNodeListGetString(attribute->doc, child, 1);
  const char *kept = hp_arena_strdup(refiner->arena, joined == NULL ? "" : (const char *)joined);
  xmlFree(joined);
  return kept;
}

static gboolean is_uri_name(HpFoName name)
{
  return name == HP_NAME_SRC || name == HP_NAME_EXTERNAL_DESTINATION ||
         name == HP_NAME_INTERNAL_DESTINATION;
}

static void set_name(HpRefiner *refiner, const char ***names, HpFoName name, const char *value)
{
  HpSlice slice = hp_slice_trim(value);
  if (name == HP_NAME_CHARACTER)
    slice = (HpSlice){value, strlen(value)}; /* a space is a character */
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

static Meaning meaning_of(HpRefiner *refiner, const HpFo *fo, const xmlAttr *attribute,
                          gboolean say)
{
  if (attribute->ns != NULL)
    return meaning_of_qualified(refiner, fo, attribute, say);
  const Meaning *meaning = meaning_of_plain(refiner, attribute);
  if (say && meaning->component == HP_COMPONENT_COUNT)
    say_unknown(refiner, fo, (const char *)attribute->name);
  return *meaning;
}

/* The values that make traits go to `specified`, in order; names to `names`, if asked for. */
static int collect(HpRefiner *refiner, const HpFo *fo, HpSpecified *specified, const char ***names)
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
    else if (meaning.property->type != HP_TYPE_NAME && count < ATTRIBUTES_MAX)
      insert_sorted(specified, &count, (HpSpecified){meaning.property, meaning.component, value});
    else if (names != NULL && meaning.property->type == HP_TYPE_NAME)
      set_name(refiner, names, meaning.property->offset, value);
  }
  return count;
}

/* ---- Traits -------------------------------------------------------------------------------- */

/* Decorations go on through content, but not into what is taken out of it (7.17.4). */
static gboolean keeps_decoration(HpFoKind kind)
{
  return kind != HP_FO_FOOTNOTE_BODY && kind != HP_FO_FLOAT && kind != HP_FO_INLINE_CONTAINER;
}

static void begin_from_parent(const HpRefiner *refiner, const HpFo *fo, const HpTraits *parent,
                              HpTraits *traits)
{
  memcpy(traits, &refiner->initial, sizeof *traits);
  memcpy(&traits->inherited, &parent->inherited, sizeof traits->inherited);
  if (!keeps_decoration(fo->kind))
    return;
  traits->text_decoration = parent->text_decoration;
  traits->decoration_color = parent->decoration_color;
}

static const HpTraits *share_by_content(HpRefiner *refiner, const HpTraits *traits)
{
  const Entry wanted = {sizeof *traits, traits, NULL};
  const Entry *found = g_hash_table_lookup(refiner->by_content, &wanted);
  if (found != NULL)
    return found->traits;
  const HpTraits *kept = hp_arena_copy(refiner->arena, traits, sizeof *traits);
  const Entry entry = {sizeof *traits, kept, kept};
  g_hash_table_add(refiner->by_content, hp_arena_copy(refiner->arena, &entry, sizeof entry));
  return kept;
}

static const HpTraits *evaluate(HpRefiner *refiner, const HpFo *fo, const HpTraits *parent,
                                const HpSpecified *specified, int count, gboolean *shareable)
{
  HpTraits traits;
  begin_from_parent(refiner, fo, parent, &traits);
  HpRefinement refinement = {.refiner = refiner,
                             .diagnostics = refiner->diagnostics,
                             .fo = fo,
                             .parent = parent,
                             .traits = &traits,
                             .shareable = TRUE};
  for (int i = 0; i < count; i++)
    hp_refine_apply(&refinement, specified[i].property, specified[i].component,
                    hp_slice_trim(specified[i].value));
  hp_refine_corresponding(&refinement);
  *shareable = refinement.shareable && !refinement.faulty;
  return share_by_content(refiner, &traits);
}

static void make_key(HpRefiner *refiner, const HpFo *fo, const HpTraits *parent,
                     const HpSpecified *specified, int count)
{
  GByteArray *key = refiner->key;
  g_byte_array_set_size(key, 0);
  const guint64 head[] = {fo->kind, (guint64)(gsize)parent};
  g_byte_array_append(key, (const guint8 *)head, sizeof head);
  for (int i = 0; i < count; i++) {
    const guint16 what[] = {(guint16)(specified[i].property - hp_properties),
                            (guint16)specified[i].component};
    g_byte_array_append(key, (const guint8 *)what, sizeof what);
    g_byte_array_append(key, (const guint8 *)specified[i].value,
                        (guint)strlen(specified[i].value) + 1);
  }
}

const HpTraits *hp_refine(HpRefiner *refiner, const HpFo *fo, const HpTraits *parent,
                          const char ***names)
{
  HpSpecified specified[ATTRIBUTES_MAX];
  const int count = collect(refiner, fo, specified, names);
  make_key(refiner, fo, parent, specified, count);
  const Entry wanted = {refiner->key->len, refiner->key->data, NULL};
  const Entry *found = g_hash_table_lookup(refiner->by_source, &wanted);
  if (found != NULL)
    return found->traits;
  gboolean shareable;
  const HpTraits *traits = evaluate(refiner, fo, parent, specified, count, &shareable);
  if (!shareable)
    return traits;
  const Entry entry = {wanted.size, hp_arena_copy(refiner->arena, wanted.bytes, wanted.size),
                       traits};
  g_hash_table_add(refiner->by_source, hp_arena_copy(refiner->arena, &entry, sizeof entry));
  return traits;
}
