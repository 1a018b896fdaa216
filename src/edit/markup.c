/* Writes elements as text, laid out as what stands around them. */
#include "edit/markup.h"

#include "base/base.h"

#include <string.h>

HpMarkup hp_markup_new(const HpIndentation *layout, const char *prefix)
{
  return (HpMarkup){.text = g_string_new(NULL), .layout = layout, .prefix = prefix};
}

void hp_markup_clear(HpMarkup *markup)
{
  g_string_free(markup->text, TRUE);
}

static void break_line(HpMarkup *markup)
{
  g_string_append_printf(markup->text, "%s%s", markup->layout->line_end, markup->layout->indent);
  for (guint i = 0; i < markup->depth; i++)
    g_string_append(markup->text, markup->layout->unit);
}

static void close_tag(HpMarkup *markup)
{
  if (markup->in_tag)
    g_string_append_c(markup->text, '>');
  markup->in_tag = FALSE;
}

void hp_markup_open(HpMarkup *markup, const char *name)
{
  close_tag(markup);
  break_line(markup);
  g_string_append_printf(markup->text, "<%s%s", markup->prefix, name);
  markup->in_tag = TRUE;
  markup->depth++;
}

/* A quotation mark would end a value. */
static void append_escaped(GString *text, const char *words, gboolean in_value)
{
  g_autofree char *collapsed = hp_collapsed(words);
  for (const char *at = collapsed; *at != '\0'; at++)
    if (*at == '&')
      g_string_append(text, "&amp;");
    else if (*at == '<')
      g_string_append(text, "&lt;");
    else if (*at == '>')
      g_string_append(text, "&gt;");
    else if (*at == '"' && in_value)
      g_string_append(text, "&quot;");
    else if (*at == '\'' && in_value)
      g_string_append(text, "&#39;");
    else
      g_string_append_c(text, *at);
}

void hp_markup_attribute(HpMarkup *markup, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf(markup->text, " %s=\"", name);
  append_escaped(markup->text, value, TRUE);
  g_string_append_c(markup->text, '"');
}

void hp_markup_close(HpMarkup *markup, const char *name)
{
  markup->depth--;
  if (markup->in_tag)
    g_string_append(markup->text, "/>");
  else {
    break_line(markup);
    g_string_append_printf(markup->text, "</%s%s>", markup->prefix, name);
  }
  markup->in_tag = FALSE;
}

void hp_markup_words(HpMarkup *markup, const char *name, const char *words)
{
  if (words == NULL)
    return;
  hp_markup_open(markup, name);
  close_tag(markup);
  append_escaped(markup->text, words, FALSE);
  g_string_append_printf(markup->text, "</%s%s>", markup->prefix, name);
  markup->depth--;
}

/* ---- Paragraphs and lists -------------------------------------------------------------------- */

GStrv hp_paragraphs_of(const char *words)
{
  g_autoptr(GRegex) empty_line = g_regex_new("\\r?\\n[ \\t]*\\r?\\n", 0, 0, NULL);
  g_auto(GStrv) parts = g_regex_split(empty_line, words == NULL ? "" : words, 0);
  g_autoptr(GStrvBuilder) paragraphs = g_strv_builder_new();
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip(parts[i]) != '\0')
      g_strv_builder_add(paragraphs, parts[i]);
  return g_strv_builder_end(paragraphs);
}

static gboolean is_item(const char *line)
{
  return g_str_has_prefix(line + strspn(line, " \t"), "- ");
}

/* A line that begins no item goes on with the one before. */
static void write_list(HpMarkup *markup, GStrv lines)
{
  g_autoptr(GString) words = g_string_new(NULL);
  const char *name = is_item(lines[0]) ? "item" : "lead";
  hp_markup_open(markup, "list");
  for (guint i = 0; lines[i] != NULL; i++) {
    g_string_append_printf(words, " %s", is_item(lines[i]) ? strstr(lines[i], "- ") + 2 : lines[i]);
    if (lines[i + 1] != NULL && !is_item(lines[i + 1]))
      continue;
    hp_markup_words(markup, name, words->str);
    g_string_truncate(words, 0);
    name = "item";
  }
  hp_markup_close(markup, "list");
}

static guint count_items(GStrv lines)
{
  guint items = 0;
  for (guint i = 0; lines[i] != NULL; i++)
    items += is_item(lines[i]);
  return items;
}

void hp_markup_blocks(HpMarkup *markup, const char *name, const char *words)
{
  g_auto(GStrv) paragraphs = hp_paragraphs_of(words);
  for (guint i = 0; paragraphs[i] != NULL; i++) {
    g_auto(GStrv) lines = g_strsplit(paragraphs[i], "\n", -1);
    if (count_items(lines) > 0)
      write_list(markup, lines);
    else
      hp_markup_words(markup, name, paragraphs[i]);
  }
}

/* ---- On one line ----------------------------------------------------------------------------- */

void hp_markup_begin_line(HpMarkup *markup, const char *name)
{
  hp_markup_open(markup, name);
  markup->depth--;
}

void hp_markup_inline(HpMarkup *markup, const char *name, const char *attributes)
{
  close_tag(markup);
  g_string_append_printf(markup->text, "<%s%s%s%s/>", markup->prefix, name,
                         *attributes == '\0' || *attributes == ' ' ? "" : " ", attributes);
}

void hp_markup_text(HpMarkup *markup, const char *words)
{
  if (words == NULL)
    return;
  close_tag(markup);
  append_escaped(markup->text, words, FALSE);
}

void hp_markup_inline_words(HpMarkup *markup, const char *name, const char *words)
{
  close_tag(markup);
  g_string_append_printf(markup->text, "<%s%s>", markup->prefix, name);
  append_escaped(markup->text, words, FALSE);
  g_string_append_printf(markup->text, "</%s%s>", markup->prefix, name);
}

void hp_markup_end_line(HpMarkup *markup, const char *name, const char *words)
{
  hp_markup_text(markup, words);
  if (markup->in_tag)
    g_string_append(markup->text, "/>");
  else
    g_string_append_printf(markup->text, "</%s%s>", markup->prefix, name);
  markup->in_tag = FALSE;
}

void hp_markup_end_words(HpMarkup *markup, const char *name)
{
  hp_markup_end_line(markup, name, NULL);
  markup->depth--;
}

char *hp_markup_escaped(const char *words)
{
  GString *text = g_string_new(NULL);
  append_escaped(text, words, FALSE);
  return g_string_free(text, FALSE);
}

char *hp_markup_escaped_value(const char *words)
{
  GString *text = g_string_new(NULL);
  append_escaped(text, words, TRUE);
  return g_string_free(text, FALSE);
}
