/* The table of formatting objects (section 6): name, level, content model, what it must carry. */
#include "fo/object/object.h"

#include <string.h>

/* A content model is a list of steps in order. A step is one name or several joined by "|", then
   "!" (one), "?" (at most one), "*" (any number), "+" (one or more), "~" (one or more, but its
   absence is only warned about, as generated documents often have empty cells) or "^" (one or more,
   but one goes on without). "%block" and
   "%inline" stand for the objects of that level, "#text" for character data. fo:marker is allowed
   where the model says "marker*". */
#define MARKERS "marker* "
#define MIXED "marker* initial-property-set? #text|%inline|%block*"
#define INLINES "#text|%inline*"
#define EMPTY ""

static const HpFoObject objects[HP_FO_KIND_COUNT] = {
    [HP_FO_TEXT] = {"#text", HP_LEVEL_NONE, FALSE, EMPTY, HP_NAME_COUNT},
    [HP_FO_ROOT] = {"fo:root", HP_LEVEL_NONE, FALSE,
                    "layout-master-set! declarations? bookmark-tree? "
                    "page-sequence|page-sequence-wrapper+",
                    HP_NAME_COUNT},
    [HP_FO_DECLARATIONS] = {"fo:declarations", HP_LEVEL_NONE, FALSE, "color-profile*",
                            HP_NAME_COUNT},
    [HP_FO_COLOR_PROFILE] = {"fo:color-profile", HP_LEVEL_NONE, FALSE, EMPTY, HP_NAME_COUNT},
    [HP_FO_PAGE_SEQUENCE] = {"fo:page-sequence", HP_LEVEL_NONE, FALSE,
                             "folio-prefix? folio-suffix? title? static-content* flow+",
                             HP_NAME_MASTER_REFERENCE},
    [HP_FO_PAGE_SEQUENCE_WRAPPER] = {"fo:page-sequence-wrapper", HP_LEVEL_NONE, FALSE,
                                     "page-sequence|page-sequence-wrapper*", HP_NAME_COUNT},
    [HP_FO_LAYOUT_MASTER_SET] = {"fo:layout-master-set", HP_LEVEL_NONE, FALSE,
                                 "simple-page-master|page-sequence-master|flow-map+",
                                 HP_NAME_COUNT},
    [HP_FO_PAGE_SEQUENCE_MASTER] = {"fo:page-sequence-master", HP_LEVEL_NONE, FALSE,
                                    "single-page-master-reference|"
                                    "repeatable-page-master-reference|"
                                    "repeatable-page-master-alternatives+",
                                    HP_NAME_MASTER_NAME},
    [HP_FO_SINGLE_PAGE_MASTER_REFERENCE] = {"fo:single-page-master-reference", HP_LEVEL_NONE, FALSE,
                                            EMPTY, HP_NAME_MASTER_REFERENCE},
    [HP_FO_REPEATABLE_PAGE_MASTER_REFERENCE] = {"fo:repeatable-page-master-reference",
                                                HP_LEVEL_NONE, FALSE, EMPTY,
                                                HP_NAME_MASTER_REFERENCE},
    [HP_FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES] = {"fo:repeatable-page-master-alternatives",
                                                   HP_LEVEL_NONE, FALSE,
                                                   "conditional-page-master-reference+",
                                                   HP_NAME_COUNT},
    [HP_FO_CONDITIONAL_PAGE_MASTER_REFERENCE] = {"fo:conditional-page-master-reference",
                                                 HP_LEVEL_NONE, FALSE, EMPTY,
                                                 HP_NAME_MASTER_REFERENCE},
    [HP_FO_SIMPLE_PAGE_MASTER] =
        {"fo:simple-page-master", HP_LEVEL_NONE, TRUE,
         "region-body+ region-before|region-after|region-start|region-end*", HP_NAME_MASTER_NAME},
    [HP_FO_REGION_BODY] = {"fo:region-body", HP_LEVEL_NONE, TRUE, EMPTY, HP_NAME_COUNT},
    [HP_FO_REGION_BEFORE] = {"fo:region-before", HP_LEVEL_NONE, TRUE, EMPTY, HP_NAME_COUNT},
    [HP_FO_REGION_AFTER] = {"fo:region-after", HP_LEVEL_NONE, TRUE, EMPTY, HP_NAME_COUNT},
    [HP_FO_REGION_START] = {"fo:region-start", HP_LEVEL_NONE, TRUE, EMPTY, HP_NAME_COUNT},
    [HP_FO_REGION_END] = {"fo:region-end", HP_LEVEL_NONE, TRUE, EMPTY, HP_NAME_COUNT},
    [HP_FO_FLOW] = {"fo:flow", HP_LEVEL_NONE, FALSE, MARKERS "%block+", HP_NAME_FLOW_NAME},
    [HP_FO_STATIC_CONTENT] = {"fo:static-content", HP_LEVEL_NONE, FALSE, "%block*",
                              HP_NAME_FLOW_NAME},
    [HP_FO_TITLE] = {"fo:title", HP_LEVEL_NONE, FALSE, INLINES, HP_NAME_COUNT},
    [HP_FO_FLOW_MAP] = {"fo:flow-map", HP_LEVEL_NONE, FALSE, "flow-assignment+", HP_NAME_COUNT},
    [HP_FO_FLOW_ASSIGNMENT] = {"fo:flow-assignment", HP_LEVEL_NONE, FALSE,
                               "flow-source-list+ flow-target-list+", HP_NAME_COUNT},
    [HP_FO_FLOW_SOURCE_LIST] = {"fo:flow-source-list", HP_LEVEL_NONE, FALSE, "flow-name-specifier+",
                                HP_NAME_COUNT},
    [HP_FO_FLOW_NAME_SPECIFIER] = {"fo:flow-name-specifier", HP_LEVEL_NONE, FALSE, EMPTY,
                                   HP_NAME_COUNT},
    [HP_FO_FLOW_TARGET_LIST] = {"fo:flow-target-list", HP_LEVEL_NONE, FALSE,
                                "region-name-specifier+", HP_NAME_COUNT},
    [HP_FO_REGION_NAME_SPECIFIER] = {"fo:region-name-specifier", HP_LEVEL_NONE, FALSE, EMPTY,
                                     HP_NAME_COUNT},
    [HP_FO_BLOCK] = {"fo:block", HP_LEVEL_BLOCK, FALSE, MIXED, HP_NAME_COUNT},
    [HP_FO_BLOCK_CONTAINER] = {"fo:block-container", HP_LEVEL_BLOCK, TRUE, MARKERS "%block^",
                               HP_NAME_COUNT},
    [HP_FO_BIDI_OVERRIDE] = {"fo:bidi-override", HP_LEVEL_INLINE, FALSE, MIXED, HP_NAME_COUNT},
    [HP_FO_CHARACTER] = {"fo:character", HP_LEVEL_INLINE, FALSE, EMPTY, HP_NAME_CHARACTER,
                         .shows_itself = TRUE, .dispensable = TRUE},
    [HP_FO_INITIAL_PROPERTY_SET] = {"fo:initial-property-set", HP_LEVEL_NONE, FALSE, EMPTY,
                                    HP_NAME_COUNT},
    [HP_FO_EXTERNAL_GRAPHIC] = {"fo:external-graphic", HP_LEVEL_INLINE, FALSE, EMPTY, HP_NAME_SRC,
                                .shows_itself = TRUE, .dispensable = TRUE},
    [HP_FO_INSTREAM_FOREIGN_OBJECT] = {"fo:instream-foreign-object", HP_LEVEL_INLINE, FALSE,
                                       "foreign!", HP_NAME_COUNT, .shows_itself = TRUE},
    [HP_FO_INLINE] = {"fo:inline", HP_LEVEL_INLINE, FALSE, MARKERS "#text|%inline|%block*",
                      HP_NAME_COUNT},
    [HP_FO_INLINE_CONTAINER] = {"fo:inline-container", HP_LEVEL_INLINE, TRUE, MARKERS "%block~",
                                HP_NAME_COUNT},
    [HP_FO_LEADER] = {"fo:leader", HP_LEVEL_INLINE, FALSE, INLINES, HP_NAME_COUNT,
                      .shows_itself = TRUE},
    [HP_FO_PAGE_NUMBER] = {"fo:page-number", HP_LEVEL_INLINE, FALSE, EMPTY, HP_NAME_COUNT,
                           .shows_itself = TRUE},
    [HP_FO_PAGE_NUMBER_CITATION] = {"fo:page-number-citation", HP_LEVEL_INLINE, FALSE, EMPTY,
                                    HP_NAME_REF_ID, .shows_itself = TRUE},
    [HP_FO_PAGE_NUMBER_CITATION_LAST] = {"fo:page-number-citation-last", HP_LEVEL_INLINE, FALSE,
                                         EMPTY, HP_NAME_REF_ID, .shows_itself = TRUE},
    [HP_FO_FOLIO_PREFIX] = {"fo:folio-prefix", HP_LEVEL_NONE, FALSE, INLINES, HP_NAME_COUNT},
    [HP_FO_FOLIO_SUFFIX] = {"fo:folio-suffix", HP_LEVEL_NONE, FALSE, INLINES, HP_NAME_COUNT},
    [HP_FO_SCALING_VALUE_CITATION] = {"fo:scaling-value-citation", HP_LEVEL_INLINE, FALSE, EMPTY,
                                      HP_NAME_REF_ID,
                                      N_("fo:scaling-value-citation is not supported, and is left "
                                         "out; write the value.")},
    [HP_FO_TABLE_AND_CAPTION] = {"fo:table-and-caption", HP_LEVEL_BLOCK, FALSE,
                                 MARKERS "table-caption? table!", HP_NAME_COUNT},
    [HP_FO_TABLE] = {"fo:table", HP_LEVEL_BLOCK, FALSE,
                     MARKERS "table-column* table-header? table-footer? table-body+",
                     HP_NAME_COUNT},
    [HP_FO_TABLE_COLUMN] = {"fo:table-column", HP_LEVEL_NONE, FALSE, EMPTY, HP_NAME_COUNT},
    [HP_FO_TABLE_CAPTION] = {"fo:table-caption", HP_LEVEL_NONE, FALSE, MARKERS "%block+",
                             HP_NAME_COUNT},
    [HP_FO_TABLE_HEADER] = {"fo:table-header", HP_LEVEL_NONE, FALSE,
                            MARKERS "table-row|table-cell~", HP_NAME_COUNT},
    [HP_FO_TABLE_FOOTER] = {"fo:table-footer", HP_LEVEL_NONE, FALSE,
                            MARKERS "table-row|table-cell~", HP_NAME_COUNT},
    [HP_FO_TABLE_BODY] = {"fo:table-body", HP_LEVEL_NONE, FALSE, MARKERS "table-row|table-cell~",
                          HP_NAME_COUNT},
    [HP_FO_TABLE_ROW] = {"fo:table-row", HP_LEVEL_NONE, FALSE, "table-cell^", HP_NAME_COUNT},
    [HP_FO_TABLE_CELL] = {"fo:table-cell", HP_LEVEL_NONE, TRUE, MARKERS "%block~", HP_NAME_COUNT},
    [HP_FO_LIST_BLOCK] = {"fo:list-block", HP_LEVEL_BLOCK, FALSE, MARKERS "list-item^",
                          HP_NAME_COUNT},
    [HP_FO_LIST_ITEM] = {"fo:list-item", HP_LEVEL_NONE, FALSE,
                         MARKERS "list-item-label! list-item-body!", HP_NAME_COUNT},
    [HP_FO_LIST_ITEM_BODY] = {"fo:list-item-body", HP_LEVEL_NONE, FALSE, MARKERS "%block~",
                              HP_NAME_COUNT},
    [HP_FO_LIST_ITEM_LABEL] = {"fo:list-item-label", HP_LEVEL_NONE, FALSE, MARKERS "%block~",
                               HP_NAME_COUNT},
    [HP_FO_BASIC_LINK] = {"fo:basic-link", HP_LEVEL_INLINE, FALSE, MARKERS "#text|%inline|%block*",
                          HP_NAME_COUNT},
    [HP_FO_MULTI_SWITCH] = {"fo:multi-switch", HP_LEVEL_EITHER, FALSE, "multi-case^",
                            HP_NAME_COUNT},
    [HP_FO_MULTI_CASE] = {"fo:multi-case", HP_LEVEL_NONE, FALSE,
                          "#text|%inline|%block|multi-toggle*", HP_NAME_COUNT},
    [HP_FO_MULTI_TOGGLE] = {"fo:multi-toggle", HP_LEVEL_INLINE, FALSE, "#text|%inline|%block*",
                            HP_NAME_COUNT},
    [HP_FO_MULTI_PROPERTIES] = {"fo:multi-properties", HP_LEVEL_EITHER, FALSE,
                                "multi-property-set+ wrapper+", HP_NAME_COUNT},
    [HP_FO_MULTI_PROPERTY_SET] = {"fo:multi-property-set", HP_LEVEL_NONE, FALSE, EMPTY,
                                  HP_NAME_COUNT},
    [HP_FO_INDEX_PAGE_NUMBER_PREFIX] = {"fo:index-page-number-prefix", HP_LEVEL_NONE, FALSE,
                                        INLINES, HP_NAME_COUNT},
    [HP_FO_INDEX_PAGE_NUMBER_SUFFIX] = {"fo:index-page-number-suffix", HP_LEVEL_NONE, FALSE,
                                        INLINES, HP_NAME_COUNT},
    [HP_FO_INDEX_RANGE_BEGIN] = {"fo:index-range-begin", HP_LEVEL_EITHER, FALSE, EMPTY,
                                 HP_NAME_INDEX_KEY, .dispensable = TRUE},
    [HP_FO_INDEX_RANGE_END] = {"fo:index-range-end", HP_LEVEL_EITHER, FALSE, EMPTY, HP_NAME_REF_ID,
                               .dispensable = TRUE},
    [HP_FO_INDEX_KEY_REFERENCE] = {"fo:index-key-reference", HP_LEVEL_NONE, FALSE,
                                   "index-page-number-prefix? index-page-number-suffix?",
                                   HP_NAME_REF_INDEX_KEY, .dispensable = TRUE},
    [HP_FO_INDEX_PAGE_CITATION_LIST] = {"fo:index-page-citation-list", HP_LEVEL_INLINE, FALSE,
                                        "index-page-citation-list-separator? "
                                        "index-page-citation-range-separator? "
                                        "index-key-reference+",
                                        HP_NAME_COUNT},
    [HP_FO_INDEX_PAGE_CITATION_LIST_SEPARATOR] = {"fo:index-page-citation-list-separator",
                                                  HP_LEVEL_NONE, FALSE, INLINES, HP_NAME_COUNT},
    [HP_FO_INDEX_PAGE_CITATION_RANGE_SEPARATOR] = {"fo:index-page-citation-range-separator",
                                                   HP_LEVEL_NONE, FALSE, INLINES, HP_NAME_COUNT},
    [HP_FO_BOOKMARK_TREE] = {"fo:bookmark-tree", HP_LEVEL_NONE, FALSE, "bookmark^", HP_NAME_COUNT},
    [HP_FO_BOOKMARK] = {"fo:bookmark", HP_LEVEL_NONE, FALSE, "bookmark-title! bookmark*",
                        HP_NAME_COUNT},
    [HP_FO_BOOKMARK_TITLE] = {"fo:bookmark-title", HP_LEVEL_NONE, FALSE, "#text*", HP_NAME_COUNT},
    [HP_FO_FLOAT] = {"fo:float", HP_LEVEL_EITHER, FALSE, "%block+", HP_NAME_COUNT},
    [HP_FO_FOOTNOTE] = {"fo:footnote", HP_LEVEL_INLINE, FALSE, "inline! footnote-body!",
                        HP_NAME_COUNT},
    [HP_FO_FOOTNOTE_BODY] = {"fo:footnote-body", HP_LEVEL_NONE, FALSE, "%block+", HP_NAME_COUNT},
    [HP_FO_CHANGE_BAR_BEGIN] = {"fo:change-bar-begin", HP_LEVEL_EITHER, FALSE, EMPTY,
                                HP_NAME_CHANGE_BAR_CLASS},
    [HP_FO_CHANGE_BAR_END] = {"fo:change-bar-end", HP_LEVEL_EITHER, FALSE, EMPTY,
                              HP_NAME_CHANGE_BAR_CLASS},
    [HP_FO_WRAPPER] = {"fo:wrapper", HP_LEVEL_EITHER, FALSE, MARKERS "#text|%inline|%block*",
                       HP_NAME_COUNT},
    [HP_FO_MARKER] = {"fo:marker", HP_LEVEL_NONE, FALSE, "#text|%inline|%block*",
                      HP_NAME_MARKER_CLASS_NAME},
    [HP_FO_RETRIEVE_MARKER] = {"fo:retrieve-marker", HP_LEVEL_EITHER, FALSE, EMPTY,
                               HP_NAME_RETRIEVE_CLASS_NAME, .shows_itself = TRUE},
    [HP_FO_RETRIEVE_TABLE_MARKER] = {"fo:retrieve-table-marker", HP_LEVEL_EITHER, FALSE, EMPTY,
                                     HP_NAME_RETRIEVE_CLASS_NAME, .shows_itself = TRUE},
    [HP_FO_FOREIGN] = {"foreign object", HP_LEVEL_NONE, FALSE, EMPTY, HP_NAME_COUNT},
};

const HpFoObject *hp_fo_object(HpFoKind kind)
{
  return &objects[kind];
}

const char *hp_fo_kind_name(HpFoKind kind)
{
  return objects[kind].name;
}

const char *hp_fo_name(const HpFo *fo, HpFoName name)
{
  return fo->names == NULL ? NULL : fo->names[name];
}

const char *hp_fo_own_id(const HpFo *fo)
{
  const char *id = hp_fo_name(fo, HP_NAME_ID);
  return id != NULL && g_str_has_prefix(id, HP_GIVEN_ID) ? NULL : id;
}

const HpFo *hp_fo_child_of_kind(const HpFo *fo, HpFoKind kind)
{
  const HpFo *child = fo->first_child;
  while (child != NULL && child->kind != kind)
    child = child->next;
  return child;
}

static gboolean is_blank(const HpFo *text)
{
  for (gsize i = 0; i < text->text_length; i++)
    if (!g_ascii_isspace(text->text[i]))
      return FALSE;
  return TRUE;
}

gboolean hp_fo_shows_itself(const HpFo *fo)
{
  return fo->kind == HP_FO_TEXT ? !is_blank(fo) : objects[fo->kind].shows_itself;
}

const HpFo *hp_fo_enclosing(const HpFo *fo, HpFoKind kind)
{
  while (fo != NULL && fo->kind != kind)
    fo = fo->parent;
  return fo;
}

const HpFo *hp_fo_next_inside(const HpFo *root, const HpFo *fo)
{
  if (fo->first_child != NULL)
    return fo->first_child;
  while (fo != root && fo->next == NULL)
    fo = fo->parent;
  return fo == root ? NULL : fo->next;
}

void hp_fo_append_child(HpFo *parent, HpFo *child)
{
  HpFo *last = (HpFo *)parent->last_child;
  child->previous = last;
  if (last == NULL)
    parent->first_child = child;
  else
    last->next = child;
  parent->last_child = child;
}

static const char *local_name(HpFoKind kind)
{
  return objects[kind].name + strlen("fo:");
}

/* ---- Compiling the content models ---------------------------------------------------------- */

static void kind_set_add(HpKindSet *set, HpFoKind kind)
{
  set->bits[kind / 64] |= (guint64)1 << (kind % 64);
}

gboolean hp_kind_set_has(const HpKindSet *set, HpFoKind kind)
{
  return (set->bits[kind / 64] >> (kind % 64)) & 1;
}

static void kind_set_add_level(HpKindSet *set, HpLevel level)
{
  for (HpFoKind kind = 0; kind < HP_FO_KIND_COUNT; kind++)
    if (objects[kind].level == level || objects[kind].level == HP_LEVEL_EITHER)
      kind_set_add(set, kind);
}

static void compile_word(const HpGrammar *grammar, HpModel *model, HpModelStep *step,
                         const char *word)
{
  if (strcmp(word, "#text") == 0)
    model->text = TRUE;
  else if (strcmp(word, "%block") == 0)
    kind_set_add_level(&step->kinds, HP_LEVEL_BLOCK);
  else if (strcmp(word, "%inline") == 0)
    kind_set_add_level(&step->kinds, HP_LEVEL_INLINE);
  else if (strcmp(word, "foreign") == 0)
    kind_set_add(&step->kinds, HP_FO_FOREIGN);
  else
    kind_set_add(&step->kinds, hp_grammar_kind(grammar, word));
}

static void compile_step(const HpGrammar *grammar, HpModel *model, const char *text)
{
  HpModelStep *step = &model->steps[model->count++];
  const gsize length = strlen(text);
  const char sign = text[length - 1];
  step->required = strchr("!+~^", sign) != NULL;
  step->lenient = sign == '~';
  step->recoverable = sign == '^';
  step->repeated = strchr("*+~^", sign) != NULL;
  g_autofree char *alternatives = g_strndup(text, length - 1);
  g_auto(GStrv) words = g_strsplit(alternatives, "|", -1);
  for (char **word = words; *word != NULL; word++)
    compile_word(grammar, model, step, *word);
}

static void compile_model(const HpGrammar *grammar, HpModel *model, const char *text)
{
  if (*text == '\0')
    return;
  g_auto(GStrv) steps = g_strsplit(text, " ", -1);
  for (char **step = steps; *step != NULL; step++)
    if (**step != '\0')
      compile_step(grammar, model, *step);
}

/* Between objects of a flow, whatever they are, a change bar may begin or end (6.13.2). */
static void allow_change_bars(HpGrammar *grammar, HpFoKind kind)
{
  HpModel *model = &grammar->models[kind];
  for (int i = 0; i < model->count; i++) {
    kind_set_add(&model->steps[i].kinds, HP_FO_CHANGE_BAR_BEGIN);
    kind_set_add(&model->steps[i].kinds, HP_FO_CHANGE_BAR_END);
  }
}

HpGrammar *hp_grammar_new(void)
{
  HpGrammar *grammar = g_new0(HpGrammar, 1);
  grammar->kinds = g_hash_table_new(g_str_hash, g_str_equal);
  for (HpFoKind kind = HP_FO_ROOT; kind < HP_FO_FOREIGN; kind++)
    g_hash_table_insert(grammar->kinds, (gpointer)local_name(kind), GINT_TO_POINTER(kind));
  for (HpFoKind kind = HP_FO_ROOT; kind < HP_FO_KIND_COUNT; kind++)
    compile_model(grammar, &grammar->models[kind], objects[kind].model);
  const HpFoKind structural[] = {HP_FO_TABLE,      HP_FO_TABLE_HEADER, HP_FO_TABLE_FOOTER,
                                 HP_FO_TABLE_BODY, HP_FO_TABLE_ROW,    HP_FO_LIST_BLOCK,
                                 HP_FO_LIST_ITEM};
  for (guint i = 0; i < G_N_ELEMENTS(structural); i++)
    allow_change_bars(grammar, structural[i]);
  return grammar;
}

void hp_grammar_free(HpGrammar *grammar)
{
  g_hash_table_unref(grammar->kinds);
  g_free(grammar);
}

HpFoKind hp_grammar_kind(const HpGrammar *grammar, const char *name)
{
  const int kind = GPOINTER_TO_INT(g_hash_table_lookup(grammar->kinds, name));
  return kind == 0 ? HP_FO_KIND_COUNT : (HpFoKind)kind;
}
