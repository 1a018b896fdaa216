/* The form that a plan becomes, and what its rows were when it was made. */
#include "cli/form.h"

#include "xml/xml.h"

#include <string.h>

#define STATE_LENGTH                                                                               \
  16 /* hexadecimal figures of a digest: rows are told apart, nobody is kept out */

/* Those that say how a text is set, and those that nobody sees. */
static gboolean is_unseen(gunichar c)
{
  return c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff;
}

char *hp_form_words(const char *text)
{
  g_autofree char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
  g_autoptr(GString) seen = g_string_new(NULL);
  const char *begin = composed == NULL ? text : composed;
  /* Signs before the first word may be taken for those of a list. */
  while (*begin != '\0' && !g_unichar_isalnum(g_utf8_get_char(begin)))
    begin = g_utf8_next_char(begin);
  for (const char *at = begin; *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if (!is_unseen(c))
      g_string_append_unichar(seen, g_unichar_isspace(c) ? ' ' : c);
  }
  return hp_collapsed(seen->str);
}

char *hp_form_digest(const char *const *texts, guint n)
{
  g_autoptr(HpSha256) sum = hp_sha256_new();
  for (guint i = 0; i < n; i++) {
    g_autofree char *words = hp_form_words(texts[i]);
    hp_sha256_add(sum, words, strlen(words) + 1);
  }
  g_autofree char *digest = hp_sha256_take_text(sum);
  return g_strndup(digest, STATE_LENGTH);
}

gboolean hp_form_column_is(const xmlNode *column, const char *use)
{
  return g_strcmp0(hp_attribute(column, "use"), use) == 0;
}

GPtrArray *hp_form_columns(const xmlNode *sheet)
{
  GPtrArray *columns = g_ptr_array_new();
  for (const xmlNode *at = sheet->children; at != NULL; at = at->next)
    if (hp_is_named(at, "column"))
      g_ptr_array_add(columns, (gpointer)at);
  return columns;
}

char *hp_form_cell(const xmlNode *row, guint column)
{
  const xmlNode *cell = row->children;
  while (cell != NULL && !(hp_is_named(cell, "cell") && column-- == 0))
    cell = cell->next;
  return hp_content(cell);
}

/* A table of a spreadsheet has no two headings alike, and none that says nothing. */
static void tell_apart(const GPtrArray *columns)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < columns->len; i++) {
    xmlNode *column = g_ptr_array_index(columns, i);
    const char *label = hp_attribute(column, "label");
    g_autofree char *name = hp_form_words(label == NULL ? "" : label);
    g_autofree char *own = g_strdup(*name == '\0' ? hp_attribute(column, "name") : label);
    g_autofree char *key = g_utf8_casefold(own, -1);
    if (!g_hash_table_add(seen, g_steal_pointer(&key))) {
      g_autofree char *other = g_strdup_printf("%s (%s)", own, hp_attribute(column, "name"));
      xmlSetProp(column, (const xmlChar *)"label", (const xmlChar *)other);
    } else if (*name == '\0')
      xmlSetProp(column, (const xmlChar *)"label", (const xmlChar *)own);
  }
}

static void note_state(xmlNode *row, const GPtrArray *columns)
{
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < columns->len; i++)
    if (hp_form_column_is(g_ptr_array_index(columns, i), "keep"))
      g_ptr_array_add(kept, hp_form_cell(row, i));
  const char *said = hp_attribute(row, "said");
  g_autofree char *words = hp_form_digest((const char *const *)kept->pdata, kept->len);
  g_autofree char *reports = hp_form_digest(&said, 1);
  g_autofree char *state = g_strconcat(words, "-", reports, NULL);
  xmlSetProp(row, (const xmlChar *)"state", (const xmlChar *)state);
}

xmlDoc *hp_form_of_source(HpMaker *maker, const HpRequest *request, gboolean each_party,
                          HpDiagnostics *diagnostics)
{
  xmlDoc *form = hp_maker_form(maker, request, each_party, diagnostics);
  const xmlNode *root = form == NULL ? NULL : xmlDocGetRootElement(form);
  for (const xmlNode *sheet = root == NULL ? NULL : root->children; sheet != NULL;
       sheet = sheet->next) {
    if (!hp_is_named(sheet, "sheet"))
      continue;
    g_autoptr(GPtrArray) columns = hp_form_columns(sheet);
    tell_apart(columns);
    for (xmlNode *row = sheet->children; row != NULL; row = row->next)
      if (hp_is_named(row, "row"))
        note_state(row, columns);
  }
  return form;
}
