/* What is not parted where browsers break the lines of a page. */
#include "maker/write/write.h"

#include "text/text.h"
#include "xml/xml.h"

#include <string.h>

#define LONGEST_HELD                                                                               \
  24 /* characters that are held together: they have room on the narrowest screen */
#define NO_BREAK_SPACE "\u00A0"
#define WHITE_SPACE " \t\r\n"

/* A text node, and where it begins in the text of its block. */
typedef struct {
  xmlNode *node;
  gsize start;
} PieceOfBlock;

/* The words of a block, whatever is emphasised or linked in it. */
typedef struct {
  GString *text;
  GArray *pieces; /* of PieceOfBlock */
} BlockText;

/* What stands in lines among the words around it. */
static gboolean is_inline(const xmlNode *element)
{
  static const char *const names[] = {"a",    "abbr",   "b",   "del", "em",   "i", "ins",
                                      "span", "strong", "sub", "sup", "time", NULL};
  return g_strv_contains(names, (const char *)element->name);
}

/* In the text of a block, instead of white space that is held: no document has these characters. */
enum { HELD = '\1', NOTHING = '\2' };

/* The text with the white space marked that is held; the caller's, NULL if none is. */
static char *with_held_marked(const GString *text)
{
  g_autofree char *marked = NULL;
  gsize unit = 0; /* where what is held together begins */
  for (gsize at = strcspn(text->str, WHITE_SPACE); at < text->len;) {
    const gsize next = at + strspn(text->str + at, WHITE_SPACE);
    const gsize end = next + strcspn(text->str + next, WHITE_SPACE);
    if (g_utf8_strlen(text->str + unit, (gssize)(end - unit)) > LONGEST_HELD ||
        !hp_text_holds_at(text->str, at, next)) {
      unit = next;
    } else {
      if (marked == NULL)
        marked = g_strndup(text->str, text->len);
      memset(marked + at, NOTHING, next - at);
      marked[at] = HELD;
    }
    at = end;
  }
  return g_steal_pointer(&marked);
}

static void write_piece(const PieceOfBlock *piece, const char *text, gsize length)
{
  g_autoptr(GString) words = g_string_sized_new(length);
  for (gsize i = 0; i < length; i++)
    if (text[i] == HELD)
      g_string_append(words, NO_BREAK_SPACE);
    else if (text[i] != NOTHING)
      g_string_append_c(words, text[i]);
  xmlNodeSetContent(piece->node, NULL);
  xmlNodeAddContentLen(piece->node, BAD_CAST words->str, (int)words->len);
}

/* A day: the page's style does not break it. */
static gboolean is_whole(const xmlNode *element)
{
  return strcmp((const char *)element->name, "time") == 0;
}

static void end_block(BlockText *block)
{
  g_autofree char *marked = with_held_marked(block->text);
  for (guint i = 0; marked != NULL && i < block->pieces->len; i++) {
    const PieceOfBlock *piece = &g_array_index(block->pieces, PieceOfBlock, i);
    const gsize end = i + 1 < block->pieces->len ? piece[1].start : block->text->len;
    if (!is_whole(piece->node->parent))
      write_piece(piece, marked + piece->start, end - piece->start);
  }
  g_string_truncate(block->text, 0);
  g_array_set_size(block->pieces, 0);
}

static void append_text(BlockText *block, xmlNode *node)
{
  const PieceOfBlock piece = {.node = node, .start = block->text->len};
  if (node->content == NULL || *node->content == '\0')
    return;
  g_array_append_val(block->pieces, piece);
  g_string_append(block->text, (const char *)node->content);
}

static gboolean holds_words(const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "style") != 0 &&
         strcmp((const char *)node->name, "head") != 0;
}

void hp_page_hold_lines(xmlNode *root)
{
  BlockText block = {g_string_new(NULL), g_array_new(FALSE, FALSE, sizeof(PieceOfBlock))};
  xmlNode *node = root;
  while (node != NULL) {
    if (node->type == XML_TEXT_NODE)
      append_text(&block, node);
    else if (node->type == XML_ELEMENT_NODE && !is_inline(node))
      end_block(&block);
    if (holds_words(node) && node->children != NULL) {
      node = node->children;
      continue;
    }
    while (node != root && node->next == NULL) {
      node = node->parent;
      if (!is_inline(node))
        end_block(&block);
    }
    node = node == root ? NULL : node->next;
  }
  end_block(&block);
  g_string_free(block.text, TRUE);
  g_array_free(block.pieces, TRUE);
}
