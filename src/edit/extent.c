/* Finds where elements begin and end in the text of a file. */
#include "edit/extent.h"

#include <string.h>

void hp_extent_clear(HpElementExtent *extent)
{
  g_clear_pointer(&extent->name, g_free);
}

const char *hp_extent_local_name(const HpElementExtent *extent)
{
  const char *colon = strchr(extent->name, ':');
  return colon == NULL ? extent->name : colon + 1;
}

/* ---- Markup ---------------------------------------------------------------------------------- */

static gboolean begins(const char *text, gsize size, gsize at, const char *with)
{
  const gsize length = strlen(with);
  return size - at >= length && memcmp(text + at, with, length) == 0;
}

/* After the first `closing` from `at`; the end if there is none. */
static gsize after(const char *text, gsize size, gsize at, const char *closing)
{
  const char *found = g_strstr_len(text + at, (gssize)(size - at), closing);
  return found == NULL ? size : (gsize)(found - text) + strlen(closing);
}

/* After the '>' of a tag; quoted values may have such. */
static gsize after_tag(const char *text, gsize size, gsize at)
{
  char quote = '\0';
  for (; at < size; at++) {
    if (quote != '\0')
      quote = text[at] == quote ? '\0' : quote;
    else if (text[at] == '"' || text[at] == '\'')
      quote = text[at];
    else if (text[at] == '>')
      return at + 1;
  }
  return size;
}

static gsize after_comment_or_instruction(const char *text, gsize size, gsize at)
{
  if (begins(text, size, at, "<!--"))
    return after(text, size, at + strlen("<!--"), "-->");
  if (begins(text, size, at, "<?"))
    return after(text, size, at, "?>");
  return at;
}

/* A document type declaration; what is declared in it, in brackets, has quotes and comments. */
static gsize after_declaration(const char *text, gsize size, gsize at)
{
  gboolean in_subset = FALSE;
  char quote = '\0';
  while (at < size) {
    const gsize past = quote == '\0' ? after_comment_or_instruction(text, size, at) : at;
    if (past > at) {
      at = past;
      continue;
    }
    const char c = text[at++];
    if (quote != '\0')
      quote = c == quote ? '\0' : quote;
    else if (c == '"' || c == '\'')
      quote = c;
    else if (c == '[' || c == ']')
      in_subset = c == '[';
    else if (c == '>' && !in_subset)
      return at;
  }
  return size;
}

/* After what begins with the '<' at `at`. */
static gsize after_markup(const char *text, gsize size, gsize at)
{
  const gsize past = after_comment_or_instruction(text, size, at);
  if (past > at)
    return past;
  if (begins(text, size, at, "<![CDATA["))
    return after(text, size, at, "]]>");
  if (begins(text, size, at, "<!"))
    return after_declaration(text, size, at + strlen("<!"));
  return after_tag(text, size, at);
}

static gboolean is_start_tag(const char *text, gsize size, gsize at)
{
  return at + 1 < size && text[at] == '<' && strchr("!?/", text[at + 1]) == NULL;
}

static gboolean is_end_tag(const char *text, gsize size, gsize at)
{
  return begins(text, size, at, "</");
}

/* The next '<' that begins the tag of an element, from `at` up to `end`; `end` if there is none. */
static gsize next_tag(const char *text, gsize end, gsize at)
{
  while (at < end) {
    const char *found = memchr(text + at, '<', end - at);
    if (found == NULL)
      return end;
    at = (gsize)(found - text);
    if (is_start_tag(text, end, at) || is_end_tag(text, end, at))
      return at;
    at = after_markup(text, end, at);
  }
  return end;
}

/* ---- Elements -------------------------------------------------------------------------------- */

static char *name_at(const char *text, gsize size, gsize at)
{
  gsize end = at;
  while (end < size && strchr(" \t\r\n/>", text[end]) == NULL)
    end++;
  return g_strndup(text + at, end - at);
}

/* From after its start tag to its end tag. FALSE if that is missing. */
static gboolean find_end(const char *text, gsize size, HpElementExtent *extent)
{
  guint depth = 1;
  for (gsize at = next_tag(text, size, extent->content); at < size;) {
    const gsize past = after_tag(text, size, at);
    if (is_end_tag(text, size, at))
      depth--;
    else if (text[past - 2] != '/')
      depth++;
    if (depth == 0) {
      extent->content_end = at;
      extent->end = past;
      return TRUE;
    }
    at = next_tag(text, size, past);
  }
  return FALSE;
}

gboolean hp_extent_at(const char *text, gsize size, gsize start, HpElementExtent *extent)
{
  *extent = (HpElementExtent){.start = start};
  if (!is_start_tag(text, size, start))
    return FALSE;
  const gsize past = after_tag(text, size, start);
  extent->name = name_at(text, size, start + 1);
  extent->is_empty = text[past - 2] == '/';
  extent->content = extent->content_end = extent->is_empty ? past - 2 : past;
  extent->end = past;
  if (extent->is_empty || find_end(text, size, extent))
    return TRUE;
  hp_extent_clear(extent);
  return FALSE;
}

gboolean hp_extent_of_root(const char *text, gsize size, HpElementExtent *extent)
{
  return hp_extent_at(text, size, next_tag(text, size, 0), extent);
}

GArray *hp_extents_in(const char *text, gsize size, const HpElementExtent *parent)
{
  GArray *children = g_array_new(FALSE, FALSE, sizeof(HpElementExtent));
  g_array_set_clear_func(children, (GDestroyNotify)hp_extent_clear);
  HpElementExtent child;
  for (gsize at = next_tag(text, parent->content_end, parent->content);
       at < parent->content_end && hp_extent_at(text, size, at, &child);
       at = next_tag(text, parent->content_end, child.end))
    g_array_append_val(children, child);
  return children;
}

/* ---- Attributes ------------------------------------------------------------------------------ */

static gsize after_blanks(const char *text, gsize size, gsize at)
{
  while (at < size && strchr(" \t\r\n", text[at]) != NULL)
    at++;
  return at;
}

/* The attribute after `at`, which is after a name or a value; `name` is where its name begins.
   FALSE at the end of the tag. */
static gboolean next_attribute(const char *text, gsize size, gsize at, HpAttributeExtent *attribute,
                               gsize *name)
{
  *attribute = (HpAttributeExtent){at, at, at, at};
  *name = after_blanks(text, size, at);
  if (*name >= size || text[*name] == '>' || text[*name] == '/')
    return FALSE;
  const char *equals = memchr(text + *name, '=', size - *name);
  const gsize quote = equals == NULL ? size : after_blanks(text, size, (gsize)(equals - text) + 1);
  const char *close =
      quote >= size ? NULL : memchr(text + quote + 1, text[quote], size - quote - 1);
  if (close == NULL)
    return FALSE;
  attribute->value = quote + 1;
  attribute->value_end = (gsize)(close - text);
  attribute->end = attribute->value_end + 1;
  return TRUE;
}

gboolean hp_attribute_extent(const char *text, gsize size, const HpElementExtent *element,
                             const char *name, HpAttributeExtent *attribute)
{
  const gsize length = strlen(name);
  gsize at = element->start + 1 + strlen(element->name), found = 0;
  while (next_attribute(text, size, at, attribute, &found)) {
    if (strncmp(text + found, name, length) == 0 &&
        strchr(" \t\r\n=", text[found + length]) != NULL)
      return TRUE;
    at = attribute->end;
  }
  return FALSE;
}
