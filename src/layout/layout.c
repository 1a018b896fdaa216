/* The whole document: every page-sequence, then what had to wait for the last page. */
#include "layout/layout.h"

#include "layout/flow/flow.h"
#include "layout/page/page.h"

#define MAX_INDEX_ROUNDS 4     /* layouts of a document until its indexes are right; without */
#define MAX_BOOKMARK_DEPTH 100 /* bookmarks in bookmarks; deeper ones: a warning */

struct HpPages {
  HpArena *arena;
  GPtrArray *pages;         /* of HpPage* */
  GHashTable *destinations; /* id → HpDestination* */
  const HpBookmark *bookmarks;
};

/* The page itself lies in the document's arena. */
static void free_draws(gpointer data)
{
  HpPage *page = data;
  g_free((gpointer)page->draws);
  page->draws = NULL;
  page->n_draws = 0;
}

static HpLayout *layout_new(HpFoTree *tree, const HpLayoutOptions *options)
{
  HpLayout *layout = g_new0(HpLayout, 1);
  layout->document.tree = tree;
  layout->document.options = options;
  layout->document.has_floats = hp_fo_tree_has_floats(tree);
  layout->document.has_change_bars = hp_fo_tree_has_change_bars(tree);
  layout->document.arena = hp_arena_new();
  layout->sequence.arena = hp_arena_new();
  layout->page.arenas[0] = hp_arena_new();
  layout->page.arenas[1] = hp_arena_new();
  layout->page.arena = layout->page.arenas[0];
  layout->page.children = g_hash_table_new(NULL, NULL);
  layout->sequence.children = g_hash_table_new(NULL, NULL);
  layout->sequence.grids = g_hash_table_new(NULL, NULL);
  layout->sequence.open_inlines = g_ptr_array_new();
  layout->document.styles = g_hash_table_new(NULL, NULL);
  layout->page.retrieved = g_hash_table_new(NULL, NULL);
  layout->page.citing = g_hash_table_new(NULL, NULL);
  layout->document.destinations = g_hash_table_new(g_str_hash, g_str_equal);
  layout->document.last_marks = g_hash_table_new(g_str_hash, g_str_equal);
  layout->document.pages = g_ptr_array_new_with_free_func(free_draws);
  layout->document.deferred = g_ptr_array_new();
  layout->page.draws = g_array_new(FALSE, TRUE, sizeof(HpDraw));
  layout->page.links = g_array_new(FALSE, TRUE, sizeof(HpLinkArea));
  layout->lay_out_contents = hp_layout_contents;
  layout->measure_contents = hp_measure_contents;
  return layout;
}

static void layout_free(HpLayout *layout)
{
  if (layout->document.pages != NULL)
    g_ptr_array_unref(layout->document.pages);
  hp_arena_free(layout->sequence.arena);
  hp_arena_free(layout->page.arenas[0]);
  hp_arena_free(layout->page.arenas[1]);
  hp_arena_free(layout->document.arena);
  g_hash_table_unref(layout->page.children);
  g_hash_table_unref(layout->sequence.children);
  g_hash_table_unref(layout->sequence.grids);
  g_ptr_array_unref(layout->sequence.open_inlines);
  g_hash_table_unref(layout->document.styles);
  g_hash_table_unref(layout->page.retrieved);
  g_hash_table_unref(layout->page.citing);
  g_hash_table_unref(layout->document.last_marks);
  g_clear_pointer(&layout->document.column_sets, g_hash_table_unref);
  g_clear_pointer(&layout->document.destinations, g_hash_table_unref);
  g_ptr_array_unref(layout->document.deferred);
  g_array_unref(layout->page.draws);
  g_array_unref(layout->page.links);
  g_free(layout);
}

static void gather_sequences(const HpFo *parent, GPtrArray *sequences)
{
  for (const HpFo *child = parent->first_child; child != NULL; child = child->next) {
    if (child->kind == HP_FO_PAGE_SEQUENCE)
      g_ptr_array_add(sequences, (gpointer)child);
    else if (child->kind == HP_FO_PAGE_SEQUENCE_WRAPPER)
      gather_sequences(child, sequences);
  }
}

/* page-sequence-wrappers only group: the sequences in them follow one another, and the id of one
   stands for the pages of all (6.4.6). `next`: the number of the sequence that comes next;
   `starts`: the index of each one's first page, and of the one after the last. */
static void register_wrappers(HpDocumentScope *document, const HpFo *parent, const GArray *starts,
                              guint *next)
{
  for (const HpFo *child = parent->first_child; child != NULL; child = child->next) {
    if (child->kind == HP_FO_PAGE_SEQUENCE)
      ++*next;
    if (child->kind != HP_FO_PAGE_SEQUENCE_WRAPPER)
      continue;
    const guint first = g_array_index(starts, guint, *next);
    register_wrappers(document, child, starts, next);
    const guint end = g_array_index(starts, guint, *next);
    if (end > first)
      hp_register_pages(document, hp_fo_name(child, HP_NAME_ID), first, end - 1);
  }
}

/* ---- Indexes --------------------------------------------------------------------------------- */

static gboolean pages_of(const char *id, guint *first, guint *last, gconstpointer user)
{
  const HpDocumentScope *document = user;
  const HpDestination *known = g_hash_table_lookup(document->destinations, id);
  if (known == NULL)
    return FALSE;
  *first = known->page;
  *last = known->last_page;
  return TRUE;
}

static const char *number_of(guint page, gconstpointer user)
{
  const HpDocumentScope *document = user;
  const HpPage *made = g_ptr_array_index(document->pages, page);
  return made->number;
}

/* Fills the indexes of a page-sequence, or all, with the pages there are. */
static gboolean fill_indexes(const HpDocumentScope *document, const HpFo *sequence)
{
  const HpKnownPages known = {.pages_of = pages_of,
                              .number_of = number_of,
                              .n_pages = document->pages->len,
                              .user = document,
                              .diagnostics = document->options->diagnostics};
  return hp_fo_tree_fill_indexes(document->tree, sequence, &known);
}

static void layout_sequences(HpLayout *layout, gboolean fill)
{
  const HpFo *root = hp_fo_tree_root(layout->document.tree);
  const GPtrArray *pages = layout->document.pages;
  g_autoptr(GPtrArray) sequences = g_ptr_array_new();
  g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(guint));
  gather_sequences(root, sequences);
  int number = 1;
  for (guint i = 0; i < sequences->len && !layout->document.failed; i++) {
    const HpFo *next = i + 1 < sequences->len ? g_ptr_array_index(sequences, i + 1) : NULL;
    g_array_append_val(starts, pages->len);
    if (fill)
      fill_indexes(&layout->document, g_ptr_array_index(sequences, i));
    number = hp_layout_sequence(layout, g_ptr_array_index(sequences, i), next, number);
  }
  g_array_append_val(starts, pages->len);
  guint first = 0;
  if (!layout->document.failed)
    register_wrappers(&layout->document, root, starts, &first);
}

/* ---- Bookmarks ----------------------------------------------------------------------------- */

static char *text_of(const HpFo *fo)
{
  GString *text = g_string_new(NULL);
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    if (child->kind == HP_FO_TEXT)
      g_string_append_len(text, child->text, (gssize)child->text_length);
  return g_strstrip(g_string_free(text, FALSE));
}

static void tell_too_deep(HpLayout *layout, const HpFo *bookmark)
{
  hp_report_warning_once(layout->document.options->diagnostics, "bookmarks", &bookmark->place,
                         _("Bookmarks lie in bookmarks more than %d deep from here on, and are "
                           "left out; put them next to one another."),
                         MAX_BOOKMARK_DEPTH);
}

static const HpBookmark *bookmarks_in(HpLayout *layout, const HpFo *parent, guint depth);

static HpBookmark *bookmark_of(HpLayout *layout, const HpFo *fo, guint depth)
{
  HpArena *arena = layout->document.arena;
  HpBookmark *bookmark = hp_arena_new0(arena, HpBookmark);
  bookmark->target_id = hp_fo_name(fo, HP_NAME_INTERNAL_DESTINATION);
  bookmark->uri = hp_fo_name(fo, HP_NAME_EXTERNAL_DESTINATION);
  bookmark->open = fo->traits->starts_shown;
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next) {
    if (child->kind != HP_FO_BOOKMARK_TITLE)
      continue;
    g_autofree char *title = text_of(child);
    bookmark->title = hp_arena_strdup(arena, title);
  }
  bookmark->first_child = bookmarks_in(layout, fo, depth + 1);
  return bookmark;
}

static const HpBookmark *bookmarks_in(HpLayout *layout, const HpFo *parent, guint depth)
{
  const HpBookmark *first = NULL;
  const HpBookmark **end = &first;
  for (const HpFo *child = parent->first_child; child != NULL; child = child->next) {
    if (child->kind != HP_FO_BOOKMARK)
      continue;
    if (depth > MAX_BOOKMARK_DEPTH) {
      tell_too_deep(layout, child);
      return NULL;
    }
    HpBookmark *bookmark = bookmark_of(layout, child, depth);
    *end = bookmark;
    end = &bookmark->next;
  }
  return first;
}

static const HpBookmark *bookmark_tree(HpLayout *layout)
{
  const HpFo *root = hp_fo_tree_root(layout->document.tree);
  const HpFo *tree = hp_fo_child_of_kind(root, HP_FO_BOOKMARK_TREE);
  return tree == NULL ? NULL : bookmarks_in(layout, tree, 0);
}

/* ---- The public side ----------------------------------------------------------------------- */

static void begin_areas(GString *areas)
{
  if (areas != NULL)
    g_string_append(areas, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<areas unit=\"pt\">\n");
}

static HpPages *take_pages(HpLayout *layout)
{
  HpPages *pages = g_new0(HpPages, 1);
  pages->bookmarks = bookmark_tree(layout);
  pages->arena = g_steal_pointer(&layout->document.arena);
  pages->pages = g_steal_pointer(&layout->document.pages);
  pages->destinations = g_steal_pointer(&layout->document.destinations);
  return pages;
}

/* ---- What the document tells of its words ------------------------------------------------------
 */

/* Whether a word may begin before the object and go on in it. */
static gboolean is_within_words(const HpFo *fo)
{
  switch (fo->kind) {
  case HP_FO_INLINE:
  case HP_FO_BASIC_LINK:
  case HP_FO_BIDI_OVERRIDE:
  case HP_FO_WRAPPER:
  case HP_FO_CHARACTER:
    return !hp_fo_is_block_level(fo);
  default:
    return FALSE;
  }
}

static void visit_text(const HpFo *fo, HpTextVisitor visit, gpointer user)
{
  if (fo->kind == HP_FO_TEXT) {
    visit(fo->text, fo->text_length, user);
    return;
  }
  const char *character = fo->kind == HP_FO_CHARACTER ? hp_fo_name(fo, HP_NAME_CHARACTER) : NULL;
  const gboolean parts_words = !is_within_words(fo);
  if (character != NULL)
    visit(character, strlen(character), user);
  if (parts_words)
    visit(" ", 1, user);
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    visit_text(child, visit, user);
  if (parts_words)
    visit(" ", 1, user);
}

static void visit_all_text(gpointer tree, HpTextVisitor visit, gpointer user)
{
  visit_text(hp_fo_tree_root(tree), visit, user);
}

static void begin_document(HpFoTree *tree, HpText *text)
{
  const HpTextDocument document = {.each_text = visit_all_text, .document = tree};
  const char *language = hp_fo_tree_metadata(tree).language;
  hp_text_begin_document(text, &document);
  for (const HpFoDivisions *divisions = hp_fo_tree_divisions(tree); divisions != NULL;
       divisions = divisions->next)
    if (divisions->language != NULL || language != NULL)
      hp_text_divide_words(text, divisions->language != NULL ? divisions->language : language,
                           divisions->words);
}

static void finish_pages(HpLayout *layout)
{
  HpDocumentScope *document = &layout->document;
  /* The root's areas are all pages. */
  if (document->pages->len > 0)
    hp_register_pages(document, hp_fo_name(hp_fo_tree_root(document->tree), HP_NAME_ID), 0,
                      document->pages->len - 1);
  hp_fill_deferred(layout);
  hp_tell_unreached(layout);
  if (document->options->areas != NULL)
    g_string_append(document->options->areas, "</areas>\n");
}

/* `fill`: whether indexes are filled as pages come to be known. `again`: whether they have to print
   something else than they do. */
static HpPages *lay_out(HpFoTree *tree, const HpLayoutOptions *options, gboolean fill,
                        gboolean *again)
{
  HpLayout *layout = layout_new(tree, options);
  begin_areas(options->areas);
  layout_sequences(layout, fill);
  HpPages *pages = NULL;
  *again = FALSE;
  if (!layout->document.failed) {
    finish_pages(layout);
    *again = hp_fo_tree_has_indexes(tree) && fill_indexes(&layout->document, NULL);
    pages = take_pages(layout);
  }
  layout_free(layout);
  return pages;
}

/* Where an index refers to pages after it, it is known what it prints when all are made, and they
   are made again with that in it. What was told of them then does not count. */
static HpPages *lay_out_with_indexes(HpFoTree *tree, const HpLayoutOptions *options)
{
  const gsize areas_before = options->areas == NULL ? 0 : options->areas->len;
  gboolean again = TRUE;
  HpPages *pages = NULL;
  for (guint round = 0; again && round < MAX_INDEX_ROUNDS; round++) {
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    hp_diagnostics_set_lenient(diagnostics, hp_fault_severity(options->diagnostics) == HP_WARNING);
    HpLayoutOptions in_round = *options;
    in_round.diagnostics = diagnostics;
    g_clear_pointer(&pages, hp_pages_free);
    if (options->areas != NULL)
      g_string_truncate(options->areas, areas_before);
    pages = lay_out(tree, &in_round, round == 0, &again);
    if (!again || round + 1 == MAX_INDEX_ROUNDS)
      hp_diagnostics_append(options->diagnostics, diagnostics);
  }
  return pages;
}

HpPages *hp_layout(HpFoTree *tree, const HpLayoutOptions *options)
{
  gboolean again;
  begin_document(tree, options->text);
  HpPages *pages = hp_fo_tree_has_indexes(tree) ? lay_out_with_indexes(tree, options)
                                                : lay_out(tree, options, FALSE, &again);
  hp_text_end_document(options->text);
  return pages;
}

void hp_pages_free(HpPages *pages)
{
  if (pages == NULL)
    return;
  g_ptr_array_unref(pages->pages);
  hp_arena_free(pages->arena);
  g_hash_table_unref(pages->destinations);
  g_free(pages);
}

guint hp_pages_count(const HpPages *pages)
{
  return pages->pages->len;
}

const HpPage *hp_pages_get(const HpPages *pages, guint index)
{
  return g_ptr_array_index(pages->pages, index);
}

void hp_pages_release(HpPages *pages, guint index)
{
  free_draws(g_ptr_array_index(pages->pages, index));
}

const HpDestination *hp_pages_destination(const HpPages *pages, const char *id)
{
  return g_hash_table_lookup(pages->destinations, id);
}

const HpBookmark *hp_pages_bookmarks(const HpPages *pages)
{
  return pages->bookmarks;
}
