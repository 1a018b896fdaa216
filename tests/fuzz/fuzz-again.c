/*
 * XSL-FO held against itself:
 *
 *   once more                       the same file, byte for byte
 *   on pages of another height      the same words, object by object
 *   without its keeps               no more pages, where single lines may stand alone
 *
 * A law holds for documents that have nothing it says nothing of: a page number is another word on
 * another page, and a table header that returns takes room where a table was kept together.
 */
#include "fo/object/object.h"
#include "formatter/formatter.h"
#include "lay-out.h"
#include "target.h"
#include "xml/xml.h"

#include <libxml/parser.h>
#include <string.h>

const HpFuzzTarget hp_fuzz_target = {.name = "again", .is_xml = TRUE, .change = hp_fuzz_change_fo};

enum { MOST_DIFFERENT = 200 }; /* pages of documents that are looked at */

/* Fonts take long to find: once for the whole run. */
static HpFormatter *formatter_of_this_run(void)
{
  static HpFormatter *formatter;
  g_autofree char *fonts = hp_fuzz_source_path("fonts/fonts.conf");
  g_autoptr(GError) error = NULL;
  if (formatter == NULL)
    formatter = hp_formatter_new(fonts, &error);
  if (formatter == NULL)
    g_error("%s", error->message);
  return formatter;
}

/* ---- What a document has ------------------------------------------------------------------- */

static gboolean begins_with_one_of(const char *name, const char *const *beginnings)
{
  for (; *beginnings != NULL; beginnings++)
    if (g_str_has_prefix(name, *beginnings))
      return TRUE;
  return FALSE;
}

static gboolean has_one_of(const xmlDoc *document, const char *const *elements,
                           const char *const *attributes)
{
  const xmlNode *root = xmlDocGetRootElement((xmlDoc *)document);
  for (xmlNode *at = (xmlNode *)root; at != NULL; at = hp_next_element(at, root)) {
    if (begins_with_one_of((const char *)at->name, elements))
      return TRUE;
    for (const xmlAttr *attribute = at->properties; attribute; attribute = attribute->next)
      if (begins_with_one_of((const char *)attribute->name, attributes))
        return TRUE;
  }
  return FALSE;
}

/* ---- The same file ------------------------------------------------------------------------- */

static GBytes *format(const xmlDoc *document, gboolean lenient)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  hp_diagnostics_set_lenient(diagnostics, lenient);
  const HpFormatOptions options = {.profile = hp_pdf_profile_named("ua2+a4f")};
  return hp_formatter_format(formatter_of_this_run(), document, &options, diagnostics);
}

static void compare_files(const xmlDoc *document, gboolean lenient)
{
  g_autoptr(GBytes) once = format(document, lenient);
  g_autoptr(GBytes) twice = format(document, lenient);
  if ((once == NULL) != (twice == NULL) || (once != NULL && !g_bytes_equal(once, twice)))
    g_error("not the same file when it is made again");
}

/* ---- The same words ------------------------------------------------------------------------ */

static void append_letters(GString *word, const char *text, gsize length)
{
  static const char soft_hyphen[] = "\xC2\xAD";
  for (gsize i = 0; i < length; i++)
    if (i + 1 < length && memcmp(text + i, soft_hyphen, 2) == 0)
      i++;
    else if (strchr(" -", text[i]) == NULL)
      g_string_append_c(word, text[i]);
}

/* Of each object of the tree, without spaces and hyphens: lines may break elsewhere. */
static char **words_of(const HpFuzzPages *laid)
{
  const guint n = hp_fo_tree_size(laid->tree);
  g_autofree GString **words = g_new0(GString *, n + 1);
  char **result = g_new0(char *, n + 1);
  for (guint i = 0; i < n; i++)
    words[i] = g_string_new(NULL);
  for (guint p = 0; p < hp_pages_count(laid->pages); p++) {
    const HpPage *page = hp_pages_get(laid->pages, p);
    for (const HpDraw *draw = page->draws; draw < page->draws + page->n_draws; draw++)
      if (draw->kind == HP_DRAW_GLYPHS && draw->owner.type == HP_CONTENT)
        append_letters(words[draw->owner.object], draw->glyphs.text, draw->glyphs.text_length);
  }
  for (guint i = 0; i < n; i++)
    result[i] = g_string_free(words[i], FALSE);
  return result;
}

/* FALSE if a page has a height that is no plain length. */
static gboolean make_pages_higher(const xmlDoc *document)
{
  const xmlNode *root = xmlDocGetRootElement((xmlDoc *)document);
  for (xmlNode *at = (xmlNode *)root; at != NULL; at = hp_next_element(at, root)) {
    const char *height = hp_attribute(at, "page-height");
    if (!hp_is_named(at, "simple-page-master"))
      continue;
    char *unit = NULL;
    const double number = height == NULL ? 0 : g_ascii_strtod(height, &unit);
    if (number <= 0 || number > 1000 || strcmp(unit, "pt") != 0)
      return FALSE;
    g_autofree char *higher = g_strdup_printf("%dpt", (int)(number * 1.7));
    xmlSetProp(at, BAD_CAST "page-height", BAD_CAST higher);
  }
  return TRUE;
}

static void compare_words(const xmlDoc *document, gboolean lenient, const HpFuzzPages *laid)
{
  static const char *const elements[] = {
      "page-number", "index-page-citation-list", "page-index", "retrieve-", "flow-map", NULL};
  static const char *const attributes[] = {"size", "reference-orientation", "writing-mode", NULL};
  if (has_one_of(document, elements, attributes))
    return;
  xmlDoc *higher = xmlCopyDoc((xmlDoc *)document, 1);
  if (make_pages_higher(higher)) {
    HpFuzzPages other = hp_fuzz_lay_out(higher, lenient, NULL);
    if (other.pages == NULL)
      g_error("on higher pages it has an error");
    g_auto(GStrv) words = words_of(laid);
    g_auto(GStrv) other_words = words_of(&other);
    for (guint i = 0; words[i] != NULL; i++)
      if (strcmp(words[i], other_words[i]) != 0)
        g_error("\"%s\" is \"%s\" on higher pages", words[i], other_words[i]);
    hp_fuzz_pages_clear(&other);
  }
  xmlFreeDoc(higher);
}

/* ---- No more pages ------------------------------------------------------------------------- */

static gboolean is_of_lines(const xmlNode *element)
{
  for (HpFoKind kind = 0; kind < HP_FO_KIND_COUNT; kind++)
    if (hp_fo_object(kind)->level == HP_LEVEL_INLINE &&
        strcmp(hp_fo_object(kind)->name + strlen("fo:"), (const char *)element->name) == 0)
      return TRUE;
  return FALSE;
}

/* What holds a line together changes where lines break: that stays. Of objects that are no part of
   a line only "auto" says something of lines. */
static void remove_keep(xmlNode *element, const char *keep)
{
  static const char *const components[] = {"within-page", "within-column"};
  for (guint i = 0; i < G_N_ELEMENTS(components); i++) {
    g_autofree char *name = g_strdup_printf("%s.%s", keep, components[i]);
    xmlUnsetProp(element, BAD_CAST name);
  }
  g_autofree char *of_lines = g_strdup_printf("%s.within-line", keep);
  g_autofree char *all = g_strdup(hp_attribute(element, keep));
  xmlUnsetProp(element, BAD_CAST keep);
  if (all != NULL && hp_attribute(element, of_lines) == NULL &&
      (is_of_lines(element) || strcmp(all, "auto") == 0))
    xmlSetProp(element, BAD_CAST of_lines, BAD_CAST all);
}

static void remove_keeps(const xmlDoc *document)
{
  const xmlNode *root = xmlDocGetRootElement((xmlDoc *)document);
  for (xmlNode *at = (xmlNode *)root; at != NULL; at = hp_next_element(at, root)) {
    remove_keep(at, "keep-with-next");
    remove_keep(at, "keep-with-previous");
    remove_keep(at, "keep-together");
  }
}

/* Against a keep, which is stronger, lines may stand alone; without it they take others with them.
 */
static void let_lines_stand_alone(const xmlDoc *document)
{
  xmlNode *root = xmlDocGetRootElement((xmlDoc *)document);
  for (xmlNode *at = root; at != NULL; at = hp_next_element(at, root))
    for (guint i = 0; i < 2; i++)
      xmlUnsetProp(at, BAD_CAST(i == 0 ? "orphans" : "widows"));
  xmlSetProp(root, BAD_CAST "orphans", BAD_CAST "1");
  xmlSetProp(root, BAD_CAST "widows", BAD_CAST "1");
}

/* Whether something takes room at each break, which a keep spares, or spaces give way to one. */
static gboolean gives_room_to_keeps(const xmlDoc *document)
{
  static const char *const endings[] = {".conditionality", ".minimum", ".optimum", ".maximum",
                                        NULL};
  const xmlNode *root = xmlDocGetRootElement((xmlDoc *)document);
  for (xmlNode *at = (xmlNode *)root; at != NULL; at = hp_next_element(at, root))
    for (const xmlAttr *attribute = at->properties; attribute; attribute = attribute->next)
      for (const char *const *end = endings; *end != NULL; end++)
        if (g_str_has_suffix((const char *)attribute->name, *end))
          return TRUE;
  return FALSE;
}

static guint number_of_pages(const xmlDoc *document, gboolean lenient)
{
  HpFuzzPages laid = hp_fuzz_lay_out(document, lenient, NULL);
  if (laid.pages == NULL)
    g_error("without keeps, or with single lines, it has an error");
  const guint n = hp_pages_count(laid.pages);
  hp_fuzz_pages_clear(&laid);
  return n;
}

static void compare_pages(const xmlDoc *document, gboolean lenient)
{
  static const char *const elements[] = {
      "table",     "footnote",           "marker", "conditional-", "flow-map",
      "retrieve-", "single-page-master", NULL};
  static const char *const attributes[] = {"span", "column-count", "break-unless-left", NULL};
  if (has_one_of(document, elements, attributes) || gives_room_to_keeps(document))
    return;
  xmlDoc *changed = xmlCopyDoc((xmlDoc *)document, 1);
  let_lines_stand_alone(changed);
  const guint n = number_of_pages(changed, lenient);
  remove_keeps(changed);
  const guint without = number_of_pages(changed, lenient);
  if (without > n)
    g_error("%u pages, %u without keeps", n, without);
  xmlFreeDoc(changed);
}

/* ---- Documents ----------------------------------------------------------------------------- */

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source =
      hp_source_read_memory((const char *)data, size, "input.fo", NULL, diagnostics);
  if (source == NULL)
    return 0;
  const xmlDoc *document = hp_source_document(source);
  const gboolean lenient = hp_fuzz_is_lenient(size);
  HpFuzzPages laid = hp_fuzz_lay_out(document, lenient, NULL);
  if (laid.pages != NULL && hp_pages_count(laid.pages) < MOST_DIFFERENT) {
    compare_words(document, lenient, &laid);
    compare_pages(document, lenient);
    compare_files(document, lenient);
  }
  hp_fuzz_pages_clear(&laid);
  return 0;
}
