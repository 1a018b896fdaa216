/* From the XML syntax of RELAX NG to interned patterns. */
#include "plan/schema/pattern.h"

#include <string.h>

struct HpSchema {
  const xmlDoc *document;
  HpArena *arena;
  GHashTable *interned; /* of HpPattern */
  GHashTable *defines;  /* name → GPtrArray of define nodes */
  GHashTable *contents; /* schema node → pattern of what is inside */
  const HpPattern *not_allowed, *empty, *text;
  int depth;
};

/* References that never reach an element are an error libxml2 finds; this is for its bugs. */
#define MAX_SCHEMA_DEPTH 500 /* patterns in patterns of a schema; deeper ones allow nothing */

static guint pattern_hash(gconstpointer key)
{
  const HpPattern *pattern = key;
  return (guint)pattern->kind * 31u + g_direct_hash(pattern->left) * 17u +
         g_direct_hash(pattern->right) * 13u + g_direct_hash(pattern->node);
}

static gboolean pattern_equal(gconstpointer a, gconstpointer b)
{
  const HpPattern *left = a, *right = b;
  return left->kind == right->kind && left->left == right->left && left->right == right->right &&
         left->node == right->node;
}

static const HpPattern *intern(HpSchema *schema, HpPattern pattern)
{
  const HpPattern *known = g_hash_table_lookup(schema->interned, &pattern);
  if (known != NULL)
    return known;
  HpPattern *copy = hp_arena_copy(schema->arena, &pattern, sizeof pattern);
  g_hash_table_add(schema->interned, copy);
  return copy;
}

static gboolean choice_has(const HpPattern *choice, const HpPattern *wanted)
{
  while (choice->kind == HP_PATTERN_CHOICE) {
    if (choice->left == wanted)
      return TRUE;
    choice = choice->right;
  }
  return choice == wanted;
}

/* Choices are lists that lean to the right, without doubles. */
const HpPattern *hp_pattern_choice(HpSchema *schema, const HpPattern *a, const HpPattern *b)
{
  if (a->kind == HP_PATTERN_NOT_ALLOWED)
    return b;
  if (b->kind == HP_PATTERN_NOT_ALLOWED || a == b)
    return a;
  if (a->kind == HP_PATTERN_CHOICE)
    return hp_pattern_choice(schema, a->left, hp_pattern_choice(schema, a->right, b));
  if (choice_has(b, a))
    return b;
  return intern(schema, (HpPattern){.kind = HP_PATTERN_CHOICE, .left = a, .right = b});
}

static const HpPattern *sequence(HpSchema *schema, HpPatternKind kind, const HpPattern *a,
                                 const HpPattern *b)
{
  if (a->kind == HP_PATTERN_NOT_ALLOWED || b->kind == HP_PATTERN_EMPTY)
    return a;
  if (b->kind == HP_PATTERN_NOT_ALLOWED || a->kind == HP_PATTERN_EMPTY)
    return b;
  return intern(schema, (HpPattern){.kind = kind, .left = a, .right = b});
}

static const HpPattern *one_or_more(HpSchema *schema, const HpPattern *pattern)
{
  if (pattern->kind == HP_PATTERN_NOT_ALLOWED || pattern->kind == HP_PATTERN_EMPTY ||
      pattern->kind == HP_PATTERN_ONE_OR_MORE)
    return pattern;
  return intern(schema, (HpPattern){.kind = HP_PATTERN_ONE_OR_MORE, .left = pattern});
}

static const HpPattern *optional(HpSchema *schema, const HpPattern *pattern)
{
  return hp_pattern_choice(schema, pattern, schema->empty);
}

/* ---- Building ------------------------------------------------------------------------------ */

static gboolean is_rng(const xmlNode *node)
{
  return hp_is_in_namespace(node, "http://relaxng.org/ns/structure/1.0");
}

/* The name that an element or attribute pattern gives, with its namespace. */
static void take_name(HpPattern *pattern)
{
  const char *name = hp_attribute(pattern->node, "name");
  const char *colon = name == NULL ? NULL : strchr(name, ':');
  pattern->name = colon == NULL ? name : colon + 1;
  pattern->namespace = "";
  if (colon != NULL) {
    g_autofree char *prefix = g_strndup(name, (gsize)(colon - name));
    const xmlNs *ns =
        xmlSearchNs(pattern->node->doc, (xmlNode *)pattern->node, (const xmlChar *)prefix);
    pattern->namespace = ns == NULL ? "" : (const char *)ns->href;
    return;
  }
  const gboolean inherits = pattern->kind == HP_PATTERN_ELEMENT;
  for (const xmlNode *at = pattern->node; at != NULL && at->type == XML_ELEMENT_NODE;
       at = inherits ? at->parent : NULL)
    if (hp_attribute(at, "ns") != NULL) {
      pattern->namespace = hp_attribute(at, "ns");
      return;
    }
}

static const HpPattern *leaf(HpSchema *schema, HpPatternKind kind, const xmlNode *node)
{
  HpPattern pattern = {.kind = kind, .node = node};
  if (kind == HP_PATTERN_ELEMENT || kind == HP_PATTERN_ATTRIBUTE)
    take_name(&pattern);
  return intern(schema, pattern);
}

static const HpPattern *build(HpSchema *schema, const xmlNode *node);

static const HpPattern *build_children(HpSchema *schema, const xmlNode *parent, HpPatternKind kind)
{
  const HpPattern *all = NULL;
  for (const xmlNode *child = parent->last; child != NULL; child = child->prev) {
    if (!is_rng(child) || hp_is_named(child, "name"))
      continue;
    const HpPattern *one = build(schema, child);
    if (all == NULL)
      all = one;
    else if (kind == HP_PATTERN_CHOICE)
      all = hp_pattern_choice(schema, one, all);
    else
      all = sequence(schema, kind, one, all);
  }
  return all == NULL ? schema->empty : all;
}

static const HpPattern *build_reference(HpSchema *schema, const char *name)
{
  const GPtrArray *defines = name == NULL ? NULL : g_hash_table_lookup(schema->defines, name);
  const HpPattern *all = schema->not_allowed;
  for (guint i = 0; defines != NULL && i < defines->len; i++)
    all = hp_pattern_choice(
        schema, all, build_children(schema, g_ptr_array_index(defines, i), HP_PATTERN_GROUP));
  return all;
}

static const HpPattern *build_composite(HpSchema *schema, const xmlNode *node, const char *name)
{
  if (strcmp(name, "ref") == 0)
    return build_reference(schema, hp_attribute(node, "name"));
  if (strcmp(name, "choice") == 0)
    return build_children(schema, node, HP_PATTERN_CHOICE);
  if (strcmp(name, "interleave") == 0)
    return build_children(schema, node, HP_PATTERN_INTERLEAVE);
  const HpPattern *group = build_children(schema, node, HP_PATTERN_GROUP);
  if (strcmp(name, "optional") == 0)
    return optional(schema, group);
  if (strcmp(name, "zeroOrMore") == 0)
    return optional(schema, one_or_more(schema, group));
  if (strcmp(name, "oneOrMore") == 0)
    return one_or_more(schema, group);
  if (strcmp(name, "mixed") == 0)
    return sequence(schema, HP_PATTERN_INTERLEAVE, schema->text, group);
  if (strcmp(name, "group") == 0)
    return group;
  return schema->not_allowed;
}

static const HpPattern *build(HpSchema *schema, const xmlNode *node)
{
  static const struct {
    const char *name;
    HpPatternKind kind;
  } leaves[] = {{"element", HP_PATTERN_ELEMENT}, {"attribute", HP_PATTERN_ATTRIBUTE},
                {"data", HP_PATTERN_DATA},       {"value", HP_PATTERN_VALUE},
                {"list", HP_PATTERN_LIST},       {"text", HP_PATTERN_TEXT},
                {"empty", HP_PATTERN_EMPTY}};
  const char *name = (const char *)node->name;
  for (guint i = 0; i < G_N_ELEMENTS(leaves); i++)
    if (strcmp(name, leaves[i].name) == 0)
      return leaf(schema, leaves[i].kind,
                  leaves[i].kind == HP_PATTERN_TEXT || leaves[i].kind == HP_PATTERN_EMPTY ? NULL
                                                                                          : node);
  if (schema->depth >= MAX_SCHEMA_DEPTH)
    return schema->not_allowed;
  schema->depth++;
  const HpPattern *pattern = build_composite(schema, node, name);
  schema->depth--;
  return pattern;
}

/* ---- The schema ---------------------------------------------------------------------------- */

static void index_defines(HpSchema *schema, const xmlNode *grammar)
{
  for (const xmlNode *node = grammar->children; node != NULL; node = node->next) {
    if (!is_rng(node))
      continue;
    const char *name = hp_is_named(node, "start") ? "start " : hp_attribute(node, "name");
    if (name == NULL)
      continue;
    GPtrArray *nodes = g_hash_table_lookup(schema->defines, name);
    if (nodes == NULL) {
      nodes = g_ptr_array_new();
      g_hash_table_insert(schema->defines, (gpointer)name, nodes);
    }
    g_ptr_array_add(nodes, (gpointer)node);
  }
}

HpSchema *hp_schema_new(const xmlDoc *document)
{
  HpSchema *schema = g_new0(HpSchema, 1);
  schema->document = document;
  schema->arena = hp_arena_new();
  schema->interned = g_hash_table_new(pattern_hash, pattern_equal);
  schema->defines =
      g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  schema->contents = g_hash_table_new(g_direct_hash, g_direct_equal);
  schema->not_allowed = intern(schema, (HpPattern){.kind = HP_PATTERN_NOT_ALLOWED});
  schema->empty = intern(schema, (HpPattern){.kind = HP_PATTERN_EMPTY});
  schema->text = intern(schema, (HpPattern){.kind = HP_PATTERN_TEXT});
  index_defines(schema, xmlDocGetRootElement((xmlDoc *)document));
  return schema;
}

void hp_schema_free(HpSchema *schema)
{
  if (schema == NULL)
    return;
  g_hash_table_unref(schema->interned);
  g_hash_table_unref(schema->defines);
  g_hash_table_unref(schema->contents);
  hp_arena_free(schema->arena);
  g_free(schema);
}

const xmlDoc *hp_schema_document(const HpSchema *schema)
{
  return schema->document;
}

const HpPattern *hp_schema_start(HpSchema *schema)
{
  return build_reference(schema, "start ");
}

const HpPattern *hp_pattern_content(HpSchema *schema, const HpPattern *pattern)
{
  const HpPattern *content = g_hash_table_lookup(schema->contents, pattern->node);
  if (content != NULL)
    return content;
  content = build_children(schema, pattern->node, HP_PATTERN_GROUP);
  /* <attribute name="x"/> stands for any text in it. */
  if (pattern->kind == HP_PATTERN_ATTRIBUTE && content->kind == HP_PATTERN_EMPTY)
    content = schema->text;
  g_hash_table_insert(schema->contents, (gpointer)pattern->node, (gpointer)content);
  return content;
}

/* ---- Derivatives --------------------------------------------------------------------------- */

static gboolean has_name(const HpPattern *pattern, const char *namespace, const char *name)
{
  return pattern->name == NULL ||
         (strcmp(pattern->name, name) == 0 && strcmp(pattern->namespace, namespace) == 0);
}

typedef struct {
  const char *namespace, *name, *value;
  GPtrArray *matched;
} Event;

static const HpPattern *after_attribute(HpSchema *schema, const HpPattern *pattern,
                                        const Event *event)
{
  switch (pattern->kind) {
  case HP_PATTERN_CHOICE:
    return hp_pattern_choice(schema, after_attribute(schema, pattern->left, event),
                             after_attribute(schema, pattern->right, event));
  case HP_PATTERN_GROUP:
  case HP_PATTERN_INTERLEAVE:
    return hp_pattern_choice(schema,
                             sequence(schema, pattern->kind,
                                      after_attribute(schema, pattern->left, event),
                                      pattern->right),
                             sequence(schema, pattern->kind, pattern->left,
                                      after_attribute(schema, pattern->right, event)));
  case HP_PATTERN_ONE_OR_MORE:
    return sequence(schema, HP_PATTERN_GROUP, after_attribute(schema, pattern->left, event),
                    optional(schema, pattern));
  case HP_PATTERN_ATTRIBUTE:
    return has_name(pattern, event->namespace, event->name) &&
                   (event->value == NULL ||
                    hp_pattern_matches_value(schema, hp_pattern_content(schema, pattern),
                                             event->value))
               ? schema->empty
               : schema->not_allowed;
  default:
    return schema->not_allowed;
  }
}

const HpPattern *hp_pattern_after_attribute(HpSchema *schema, const HpPattern *pattern,
                                            const char *namespace, const char *name,
                                            const char *value)
{
  const Event event = {namespace, name, value, NULL};
  return after_attribute(schema, pattern, &event);
}

const HpPattern *hp_pattern_after_start_tag(HpSchema *schema, const HpPattern *pattern,
                                            gboolean lenient)
{
  switch (pattern->kind) {
  case HP_PATTERN_CHOICE:
    return hp_pattern_choice(schema, hp_pattern_after_start_tag(schema, pattern->left, lenient),
                             hp_pattern_after_start_tag(schema, pattern->right, lenient));
  case HP_PATTERN_GROUP:
  case HP_PATTERN_INTERLEAVE:
    return sequence(schema, pattern->kind,
                    hp_pattern_after_start_tag(schema, pattern->left, lenient),
                    hp_pattern_after_start_tag(schema, pattern->right, lenient));
  case HP_PATTERN_ONE_OR_MORE:
    return one_or_more(schema, hp_pattern_after_start_tag(schema, pattern->left, lenient));
  case HP_PATTERN_ATTRIBUTE:
    return lenient ? schema->empty : schema->not_allowed;
  default:
    return pattern;
  }
}

static const HpPattern *after_element(HpSchema *schema, const HpPattern *pattern,
                                      const Event *event)
{
  switch (pattern->kind) {
  case HP_PATTERN_CHOICE:
    return hp_pattern_choice(schema, after_element(schema, pattern->left, event),
                             after_element(schema, pattern->right, event));
  case HP_PATTERN_GROUP: {
    const HpPattern *rest = sequence(schema, HP_PATTERN_GROUP,
                                     after_element(schema, pattern->left, event), pattern->right);
    return hp_pattern_is_nullable(pattern->left)
               ? hp_pattern_choice(schema, rest, after_element(schema, pattern->right, event))
               : rest;
  }
  case HP_PATTERN_INTERLEAVE:
    return hp_pattern_choice(schema,
                             sequence(schema, HP_PATTERN_INTERLEAVE,
                                      after_element(schema, pattern->left, event), pattern->right),
                             sequence(schema, HP_PATTERN_INTERLEAVE, pattern->left,
                                      after_element(schema, pattern->right, event)));
  case HP_PATTERN_ONE_OR_MORE:
    return sequence(schema, HP_PATTERN_GROUP, after_element(schema, pattern->left, event),
                    optional(schema, pattern));
  case HP_PATTERN_ELEMENT:
    if (!has_name(pattern, event->namespace, event->name))
      return schema->not_allowed;
    if (event->matched != NULL && !g_ptr_array_find(event->matched, pattern, NULL))
      g_ptr_array_add(event->matched, (gpointer)pattern);
    return schema->empty;
  default:
    return schema->not_allowed;
  }
}

const HpPattern *hp_pattern_after_element(HpSchema *schema, const HpPattern *pattern,
                                          const char *namespace, const char *name,
                                          GPtrArray *matched)
{
  const Event event = {namespace, name, NULL, matched};
  return after_element(schema, pattern, &event);
}

const HpPattern *hp_pattern_after_text(HpSchema *schema, const HpPattern *pattern)
{
  switch (pattern->kind) {
  case HP_PATTERN_TEXT:
    return pattern;
  case HP_PATTERN_CHOICE:
    return hp_pattern_choice(schema, hp_pattern_after_text(schema, pattern->left),
                             hp_pattern_after_text(schema, pattern->right));
  case HP_PATTERN_GROUP: {
    const HpPattern *rest = sequence(schema, HP_PATTERN_GROUP,
                                     hp_pattern_after_text(schema, pattern->left), pattern->right);
    return hp_pattern_is_nullable(pattern->left)
               ? hp_pattern_choice(schema, rest, hp_pattern_after_text(schema, pattern->right))
               : rest;
  }
  case HP_PATTERN_INTERLEAVE:
    return hp_pattern_choice(schema,
                             sequence(schema, HP_PATTERN_INTERLEAVE,
                                      hp_pattern_after_text(schema, pattern->left), pattern->right),
                             sequence(schema, HP_PATTERN_INTERLEAVE, pattern->left,
                                      hp_pattern_after_text(schema, pattern->right)));
  case HP_PATTERN_ONE_OR_MORE:
    return sequence(schema, HP_PATTERN_GROUP, hp_pattern_after_text(schema, pattern->left),
                    optional(schema, pattern));
  default:
    return schema->not_allowed;
  }
}

/* What is left of a list after one of its words. */
static const HpPattern *after_word(HpSchema *schema, const HpPattern *pattern, const char *word)
{
  switch (pattern->kind) {
  case HP_PATTERN_CHOICE:
    return hp_pattern_choice(schema, after_word(schema, pattern->left, word),
                             after_word(schema, pattern->right, word));
  case HP_PATTERN_GROUP: {
    const HpPattern *rest =
        sequence(schema, HP_PATTERN_GROUP, after_word(schema, pattern->left, word), pattern->right);
    return hp_pattern_is_nullable(pattern->left)
               ? hp_pattern_choice(schema, rest, after_word(schema, pattern->right, word))
               : rest;
  }
  case HP_PATTERN_ONE_OR_MORE:
    return sequence(schema, HP_PATTERN_GROUP, after_word(schema, pattern->left, word),
                    optional(schema, pattern));
  case HP_PATTERN_DATA:
  case HP_PATTERN_VALUE:
    return hp_pattern_matches_value(schema, pattern, word) ? schema->empty : schema->not_allowed;
  default:
    return schema->not_allowed;
  }
}

static gboolean matches_list(HpSchema *schema, const HpPattern *list, const char *value)
{
  const HpPattern *left = build_children(schema, list->node, HP_PATTERN_GROUP);
  g_auto(GStrv) words = hp_words_of(value);
  for (guint i = 0; words[i] != NULL; i++)
    left = after_word(schema, left, words[i]);
  return hp_pattern_is_nullable(left);
}

static gboolean matches_fixed(const xmlNode *node, const char *value)
{
  const char *fixed = node->children == NULL ? "" : (const char *)node->children->content;
  if (g_strcmp0(hp_attribute(node, "type"), "string") == 0)
    return strcmp(fixed, value) == 0;
  g_autofree char *wanted = hp_collapsed(fixed), *got = hp_collapsed(value);
  return strcmp(wanted, got) == 0;
}

gboolean hp_pattern_matches_value(HpSchema *schema, const HpPattern *pattern, const char *value)
{
  switch (pattern->kind) {
  case HP_PATTERN_CHOICE:
    return hp_pattern_matches_value(schema, pattern->left, value) ||
           hp_pattern_matches_value(schema, pattern->right, value);
  case HP_PATTERN_TEXT:
    return TRUE;
  case HP_PATTERN_EMPTY:
    return *value == '\0';
  case HP_PATTERN_VALUE:
    return matches_fixed(pattern->node, value);
  case HP_PATTERN_LIST:
    return matches_list(schema, pattern, value);
  case HP_PATTERN_DATA:
    return hp_data_matches(pattern->node, value);
  default:
    return FALSE;
  }
}

/* ---- Questions ----------------------------------------------------------------------------- */

gboolean hp_pattern_is_nullable(const HpPattern *pattern)
{
  switch (pattern->kind) {
  case HP_PATTERN_EMPTY:
  case HP_PATTERN_TEXT:
    return TRUE;
  case HP_PATTERN_CHOICE:
    return hp_pattern_is_nullable(pattern->left) || hp_pattern_is_nullable(pattern->right);
  case HP_PATTERN_GROUP:
  case HP_PATTERN_INTERLEAVE:
    return hp_pattern_is_nullable(pattern->left) && hp_pattern_is_nullable(pattern->right);
  case HP_PATTERN_ONE_OR_MORE:
    return hp_pattern_is_nullable(pattern->left);
  default:
    return FALSE;
  }
}

static gboolean is_branch(const HpPattern *pattern)
{
  return pattern->kind == HP_PATTERN_CHOICE || pattern->kind == HP_PATTERN_GROUP ||
         pattern->kind == HP_PATTERN_INTERLEAVE;
}

static gboolean any_leaf(const HpPattern *pattern, guint kinds)
{
  if (is_branch(pattern))
    return any_leaf(pattern->left, kinds) || any_leaf(pattern->right, kinds);
  if (pattern->kind == HP_PATTERN_ONE_OR_MORE)
    return any_leaf(pattern->left, kinds);
  return (kinds & (1u << pattern->kind)) != 0;
}

gboolean hp_pattern_allows_text(const HpPattern *pattern)
{
  return any_leaf(pattern, 1u << HP_PATTERN_TEXT | 1u << HP_PATTERN_DATA | 1u << HP_PATTERN_VALUE |
                               1u << HP_PATTERN_LIST);
}

gboolean hp_pattern_has_data(const HpPattern *pattern)
{
  return any_leaf(pattern, 1u << HP_PATTERN_DATA | 1u << HP_PATTERN_VALUE | 1u << HP_PATTERN_LIST);
}

static void add_once(GPtrArray *found, const HpPattern *pattern)
{
  if (!g_ptr_array_find(found, pattern, NULL))
    g_ptr_array_add(found, (gpointer)pattern);
}

static void collect(const HpPattern *pattern, guint kinds, GPtrArray *found)
{
  if (is_branch(pattern)) {
    collect(pattern->left, kinds, found);
    collect(pattern->right, kinds, found);
  } else if (pattern->kind == HP_PATTERN_ONE_OR_MORE)
    collect(pattern->left, kinds, found);
  else if ((kinds & (1u << pattern->kind)) != 0)
    add_once(found, pattern);
}

void hp_pattern_all_elements(const HpPattern *pattern, GPtrArray *found)
{
  collect(pattern, 1u << HP_PATTERN_ELEMENT, found);
}

void hp_pattern_attributes(const HpPattern *pattern, GPtrArray *found)
{
  collect(pattern, 1u << HP_PATTERN_ATTRIBUTE, found);
}

void hp_pattern_values(const HpPattern *pattern, GPtrArray *found)
{
  collect(pattern, 1u << HP_PATTERN_DATA | 1u << HP_PATTERN_VALUE | 1u << HP_PATTERN_LIST, found);
}

void hp_pattern_next_elements(const HpPattern *pattern, GPtrArray *found)
{
  switch (pattern->kind) {
  case HP_PATTERN_GROUP:
    hp_pattern_next_elements(pattern->left, found);
    if (hp_pattern_is_nullable(pattern->left))
      hp_pattern_next_elements(pattern->right, found);
    break;
  case HP_PATTERN_CHOICE:
  case HP_PATTERN_INTERLEAVE:
    hp_pattern_next_elements(pattern->left, found);
    hp_pattern_next_elements(pattern->right, found);
    break;
  case HP_PATTERN_ONE_OR_MORE:
    hp_pattern_next_elements(pattern->left, found);
    break;
  case HP_PATTERN_ELEMENT:
    add_once(found, pattern);
    break;
  default:
    break;
  }
}

static gboolean has_attribute(const GPtrArray *attributes, const HpPattern *wanted)
{
  for (guint i = 0; i < attributes->len; i++)
    if (g_strcmp0(((HpPattern *)g_ptr_array_index(attributes, i))->name, wanted->name) == 0)
      return TRUE;
  return FALSE;
}

void hp_pattern_required_attributes(const HpPattern *pattern, GPtrArray *found)
{
  if (pattern->kind == HP_PATTERN_ATTRIBUTE)
    add_once(found, pattern);
  else if (pattern->kind == HP_PATTERN_ONE_OR_MORE)
    hp_pattern_required_attributes(pattern->left, found);
  else if (pattern->kind == HP_PATTERN_GROUP || pattern->kind == HP_PATTERN_INTERLEAVE) {
    hp_pattern_required_attributes(pattern->left, found);
    hp_pattern_required_attributes(pattern->right, found);
  } else if (pattern->kind == HP_PATTERN_CHOICE) {
    g_autoptr(GPtrArray) left = g_ptr_array_new(), right = g_ptr_array_new();
    hp_pattern_required_attributes(pattern->left, left);
    hp_pattern_required_attributes(pattern->right, right);
    for (guint i = 0; i < left->len; i++)
      if (has_attribute(right, g_ptr_array_index(left, i)))
        add_once(found, g_ptr_array_index(left, i));
  }
}
