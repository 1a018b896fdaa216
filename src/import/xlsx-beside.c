/* What a sheet has beside its cells: comments, text in shapes and charts, the heads and feet of its
 * pages. */
#include "import/readers.h"

#include "xml/xml.h"

#include <string.h>

/* The number in "_x000D_"; FALSE: it begins otherwise. */
static gboolean read_code(const char *text, gunichar *code)
{
  static const char form[] = "_x000D_";
  *code = 0;
  for (guint i = 0; i < strlen(form); i++) {
    const gboolean is_digit = i >= 2 && i < 6;
    if (is_digit ? !g_ascii_isxdigit(text[i]) : text[i] != form[i])
      return FALSE;
    if (is_digit)
      *code = *code * 16 + (gunichar)g_ascii_xdigit_value(text[i]);
  }
  return TRUE;
}

char *hp_xlsx_decoded(const char *text)
{
  GString *decoded = g_string_new(NULL);
  gunichar code = 0;
  while (*text != '\0') {
    if (!read_code(text, &code)) {
      g_string_append_c(decoded, *text++);
      continue;
    }
    /* A sign that no text may have parts words all the same. */
    g_string_append_unichar(decoded, code == '\n' || g_unichar_isprint(code) ? code : ' ');
    text += strlen("_x000D_");
  }
  return g_string_free(decoded, FALSE);
}

/* Its runs, without how Japanese is read. The caller's. */
static char *string_in(const xmlNode *string)
{
  GString *text = g_string_new(NULL);
  for (xmlNode *node = (xmlNode *)string; node != NULL;
       node = hp_is_one_of(node, "rPh t") ? hp_next_element_outside(node, string)
                                          : hp_next_element(node, string)) {
    /* Paragraphs of shapes. */
    if (hp_is_named(node, "p") && text->len > 0)
      g_string_append_c(text, '\n');
    if (!hp_is_named(node, "t"))
      continue;
    g_autofree char *content = hp_content(node), *decoded = hp_xlsx_decoded(content);
    g_string_append(text, decoded);
  }
  return g_string_free(text, FALSE);
}

gboolean hp_xlsx_is_struck(const xmlNode *font)
{
  const xmlNode *strike = hp_child(font, "strike");
  const char *value = strike == NULL ? "0" : hp_any_attribute(strike, "val");
  return value == NULL || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0);
}

char *hp_xlsx_runs(const xmlNode *string, gboolean is_struck, gboolean struck)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (const xmlNode *run = string->children; run != NULL; run = run->next) {
    const xmlNode *font = hp_is_named(run, "r") ? hp_child(run, "rPr") : NULL;
    const gboolean is_so = font == NULL ? is_struck : hp_xlsx_is_struck(font);
    if (!hp_is_one_of(run, "r t"))
      continue;
    g_autofree char *words = string_in(run);
    /* What is between two words stands. */
    const gboolean is_blank = words[strspn(words, " \t\n")] == '\0';
    if ((is_so && !is_blank) == struck)
      g_string_append(text, words);
  }
  return g_strdup(text->str);
}

/* Without who wrote them. */
static void keep_comments(HpOfficeText *document, const char *sheet, xmlNode *root)
{
  for (xmlNode *node = root, *next = NULL; node != NULL; node = next) {
    const gboolean is_one = hp_is_named(node, "text") && hp_is_named(node->parent, "comment");
    next = is_one ? hp_next_element_outside(node, root) : hp_next_element(node, root);
    if (!is_one)
      continue;
    g_autofree char *text = string_in(node);
    const char *cell = hp_any_attribute(node->parent, "ref");
    hp_office_keep(document,
                   g_strdup_printf(_("sheet %s, cell %s"), sheet, cell == NULL ? "?" : cell),
                   _("Comment"), text);
  }
}

/* What stands in the text of one is its text, too. */
static void keep_shapes(HpOfficeText *document, const char *sheet, xmlNode *root)
{
  for (xmlNode *node = NULL; (node = hp_next_of(node, root, "txBody rich")) != NULL;) {
    g_autofree char *text = string_in(node);
    hp_office_keep(document, g_strdup_printf(_("sheet %s"), sheet), _("Text box"), text);
  }
}

/* What its points say. */
static void keep_diagram(HpOfficeText *document, const char *sheet, xmlNode *root)
{
  for (xmlNode *node = NULL; (node = hp_next_of(node, root, "t")) != NULL;) {
    g_autofree char *text = hp_text_in(node);
    hp_office_keep(document, g_strdup_printf(_("sheet %s"), sheet), _("Text box"), text);
  }
}

/* "&L&"Arial,Bold"Dnr 12&RSida &P": codes begin with &, and with a number or a name of a font. */
static char *without_codes(const char *text)
{
  GString *words = g_string_new(NULL);
  for (const char *at = text; *at != '\0'; at++) {
    if (*at != '&') {
      g_string_append_c(words, *at);
      continue;
    }
    if (at[1] == '&')
      g_string_append_c(words, '&');
    else
      g_string_append_c(words, ' ');
    at++;
    if (*at == '"')
      at += 1 + strcspn(at + 1, "\"");
    else if (g_ascii_isdigit(*at))
      at += strspn(at, "0123456789") - 1;
    if (*at == '\0')
      break;
  }
  return g_string_free(words, FALSE);
}

static void keep_heads_and_feet(HpOfficeText *document, const xmlNode *worksheet)
{
  const xmlNode *all = hp_child(worksheet, "headerFooter");
  for (const xmlNode *node = all == NULL ? NULL : all->children; node != NULL; node = node->next) {
    g_autofree char *text = node->type == XML_ELEMENT_NODE ? hp_text_in(node) : NULL;
    g_autofree char *words = text == NULL ? NULL : without_codes(text);
    if (words != NULL)
      hp_office_add_internal(document,
                             g_str_has_suffix((const char *)node->name, "Header") ? _("Page head")
                                                                                  : _("Page foot"),
                             words);
  }
}

typedef void (*Keep)(HpOfficeText *document, const char *sheet, xmlNode *root);

static gboolean keep_related(GHashTable *parts, const char *part, const char *sheet,
                             HpOfficeText *document, gboolean is_drawing, GError **error);

/* What one relationship of a part leads to: of a drawing, its charts and diagrams alone. */
static gboolean keep_part(GHashTable *parts, const char *from, const xmlNode *relation,
                          const char *sheet, HpOfficeText *document, gboolean is_drawing,
                          GError **error)
{
  enum { DRAWING = 1, CHART };
  static const struct {
    const char *type;
    Keep keep;
  } kinds[] = {{"/comments", keep_comments},
               {"/drawing", keep_shapes},
               {"/chart", keep_shapes},
               {"/diagramData", keep_diagram}};
  const char *type = hp_any_attribute(relation, "Type"),
             *target = hp_any_attribute(relation, "Target");
  for (guint i = 0; type != NULL && target != NULL && i < G_N_ELEMENTS(kinds); i++) {
    if (!g_str_has_suffix(type, kinds[i].type) || is_drawing != (i >= CHART))
      continue;
    g_autofree char *name = hp_container_target(from, target);
    xmlDoc *part = hp_container_xml(parts, name, error);
    if (part == NULL)
      return !g_hash_table_contains(parts, name);
    kinds[i].keep(document, sheet, xmlDocGetRootElement(part));
    xmlFreeDoc(part);
    g_hash_table_remove(parts, name); /* one that is named again is read once */
    return i != DRAWING || keep_related(parts, name, sheet, document, TRUE, error);
  }
  return TRUE;
}

static gboolean keep_related(GHashTable *parts, const char *part, const char *sheet,
                             HpOfficeText *document, gboolean is_drawing, GError **error)
{
  g_autofree char *name = hp_container_relations(part);
  xmlDoc *relations = hp_container_xml(parts, name, error);
  if (relations == NULL)
    return !g_hash_table_contains(parts, name);
  gboolean good = TRUE;
  for (const xmlNode *node = xmlDocGetRootElement(relations)->children; node != NULL && good;
       node = node->next)
    if (hp_is_named(node, "Relationship"))
      good = keep_part(parts, part, node, sheet, document, is_drawing, error);
  xmlFreeDoc(relations);
  return good;
}

gboolean hp_xlsx_keep_beside(GHashTable *parts, const char *part, const char *sheet,
                             const xmlNode *worksheet, HpOfficeText *document, GError **error)
{
  keep_heads_and_feet(document, worksheet);
  return keep_related(parts, part, sheet, document, FALSE, error);
}
