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
#include "fo/refine/refine.h"

#include <string.h>

/* A key of the first cache, or traits of the second: bytes to compare. */
typedef struct {
  gsize size;
  gconstpointer bytes;
  const HpTraits *traits;
} Entry;

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

/* ---- The vocabulary, and the refiner --------------------------------------------------------- */

static void begin(HpRefinement *refinement, HpRefiner *refiner, const HpTraits *parent,
                  HpTraits *traits)
{
  *refinement = (HpRefinement){.refiner = refiner,
                               .parent = parent,
                               .traits = traits,
                               .scope = {.functions = hp_trait_functions,
                                         .asker = refinement,
                                         .diagnostics = refiner->diagnostics},
                               .shareable = TRUE};
}

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

static void set_initial_traits(HpFoVocabulary *vocabulary)
{
  HpRefiner *refiner = hp_refiner_new(vocabulary, vocabulary->arena, NULL);
  HpTraits *initial = &vocabulary->initial;
  HpRefinement refinement;
  begin(&refinement, refiner, initial, initial);
  for (const HpProperty *property = hp_properties; property->name != NULL; property++)
    if (property->initial != NULL && property->type != HP_TYPE_UNSUPPORTED)
      apply_initial(&refinement, property);
  g_hash_table_unref(vocabulary->strings);
  vocabulary->strings = g_hash_table_ref(refiner->strings);
  hp_refiner_free(refiner);
}

HpFoVocabulary *hp_fo_vocabulary_new(void)
{
  HpFoVocabulary *vocabulary = g_new0(HpFoVocabulary, 1);
  vocabulary->arena = hp_arena_new();
  vocabulary->grammar = hp_grammar_new();
  vocabulary->properties = g_hash_table_new(g_str_hash, g_str_equal);
  vocabulary->strings = g_hash_table_new(g_str_hash, g_str_equal);
  for (const HpProperty *property = hp_properties; property->name != NULL; property++)
    g_hash_table_insert(vocabulary->properties, (gpointer)property->name, (gpointer)property);
  set_initial_traits(vocabulary);
  return vocabulary;
}

void hp_fo_vocabulary_free(HpFoVocabulary *vocabulary)
{
  if (vocabulary == NULL)
    return;
  g_hash_table_unref(vocabulary->properties);
  g_hash_table_unref(vocabulary->strings);
  hp_grammar_free(vocabulary->grammar);
  hp_arena_free(vocabulary->arena);
  g_free(vocabulary);
}

HpRefiner *hp_refiner_new(const HpFoVocabulary *vocabulary, HpArena *arena,
                          HpDiagnostics *diagnostics)
{
  HpRefiner *refiner = g_new0(HpRefiner, 1);
  refiner->arena = arena;
  refiner->diagnostics = diagnostics;
  refiner->vocabulary = vocabulary;
  refiner->meanings = g_hash_table_new(NULL, NULL);
  refiner->by_source = g_hash_table_new(hash_entry, entries_equal);
  refiner->by_content = g_hash_table_new(hash_entry, entries_equal);
  refiner->strings = g_hash_table_new(g_str_hash, g_str_equal);
  refiner->key = g_byte_array_new();
  return refiner;
}

void hp_refiner_free(HpRefiner *refiner)
{
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

/* ---- Traits -------------------------------------------------------------------------------- */

/* Decorations go on through content, but not into what is taken out of it (7.17.4). */
static gboolean keeps_decoration(HpFoKind kind)
{
  return kind != HP_FO_FOOTNOTE_BODY && kind != HP_FO_FLOAT && kind != HP_FO_INLINE_CONTAINER;
}

static void begin_from_parent(const HpRefiner *refiner, const HpFo *fo, const HpTraits *parent,
                              HpTraits *traits)
{
  memcpy(traits, &refiner->vocabulary->initial, sizeof *traits);
  memcpy(&traits->inherited, &parent->inherited, sizeof traits->inherited);
  if (keeps_decoration(fo->kind))
    memcpy(traits->decoration, parent->decoration, sizeof traits->decoration);
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

static HpSlice value_of(const HpSpecified *specified)
{
  return specified->property->type == HP_TYPE_CHARACTER
             ? hp_slice_trim_to_character(specified->value)
             : hp_slice_trim(specified->value);
}

static const HpTraits *evaluate(HpRefiner *refiner, const HpFo *fo, const HpTraits *parent,
                                const HpSpecified *specified, int count, gboolean *shareable)
{
  HpTraits traits;
  begin_from_parent(refiner, fo, parent, &traits);
  HpRefinement refinement;
  begin(&refinement, refiner, parent, &traits);
  refinement.fo = fo;
  for (int i = 0; i < count; i++)
    hp_refine_apply(&refinement, specified[i].property, specified[i].component,
                    value_of(&specified[i]));
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
  HpSpecified specified[HP_MAX_ATTRIBUTES];
  const int count = hp_collect_attributes(refiner, fo, specified, names);
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
