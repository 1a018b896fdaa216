/* A word that stands in several items, part of it emphasised or named: where it may be divided. */
#include "text/text-internal.h"

#include <string.h>

gboolean hp_line_item_is_attached(const HpLineItem *item)
{
  const HpObject *object = item->span->object;
  return object != NULL && (object->kind == HP_OBJECT_EDGE || object->kind == HP_OBJECT_ANCHOR);
}

/* Marks of direction; other characters of no width part words, or hold them together. */
static gboolean is_mark_of_direction(const HpParagraph *paragraph, const HpLineItem *item)
{
  const gunichar c = g_utf8_get_char(paragraph->string + item->start);
  return item->kind == HP_ITEM_CONTROL &&
         (c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) ||
          (c >= 0x2066 && c <= 0x2069));
}

gboolean hp_line_item_is_within_word(const HpParagraph *paragraph, const HpLineItem *item)
{
  return hp_line_item_is_attached(item) || is_mark_of_direction(paragraph, item);
}

const HpLineItem *hp_joined_neighbour(const HpParagraph *paragraph, guint index, int step)
{
  for (gssize i = (gssize)index + step; i >= 0 && i < (gssize)paragraph->n_items; i += step) {
    const HpLineItem *item = &paragraph->items[i];
    if (item->kind == HP_ITEM_WORD)
      return item;
    if (!hp_line_item_is_within_word(paragraph, item))
      return NULL;
  }
  return NULL;
}

guint hp_first_attached_before(const HpParagraph *paragraph, guint i)
{
  while (i > 0) {
    const HpLineItem *before = &paragraph->items[i - 1];
    const HpObject *object = before->span->object;
    const gboolean opener = object != NULL && object->opens;
    const gboolean anchor = object != NULL && object->kind == HP_OBJECT_ANCHOR && i > 1 &&
                            before[-1].kind == HP_ITEM_SPACE;
    if (!opener && !anchor)
      break;
    i--;
  }
  return i;
}

/** A word on its way to its breaks. */
typedef struct {
  HpParagraph *paragraph;
  HpJoinedSearch search;
  HpJoinedWord *word;
  GString *text;  /* all of it, soft hyphens included */
  GArray *points; /* of HpHyphenPoint: of that */
  HpWordBreakKind kind;
  guint next_point;
  gboolean anywhere; /* it may part between any two characters */
  /* Of the item: */
  const HpLineItem *item;
  gint64 x;     /* where it stands in the word */
  gsize passed; /* bytes of the word before it */
  gsize shown;  /* of its word's text, before the character that is looked at */
} Finder;

static guint index_of(const HpParagraph *paragraph, const HpLineItem *item)
{
  return (guint)(item - paragraph->items);
}

static void find_items(HpParagraph *paragraph, guint index, HpJoinedWord *word)
{
  const HpLineItem *item = &paragraph->items[index], *other;
  for (word->first = index; (other = hp_joined_neighbour(paragraph, word->first, -1)) != NULL;)
    word->first = index_of(paragraph, other);
  for (; item != NULL; item = hp_joined_neighbour(paragraph, word->end - 1, 1))
    word->end = index_of(paragraph, item) + 1;
}

/* FALSE: its author says where it is divided, by soft hyphens. */
static gboolean collect_text(Finder *finder)
{
  const HpParagraph *paragraph = finder->paragraph;
  HpJoinedWord *word = finder->word;
  gboolean soft = FALSE;
  gint64 width = 0;
  for (guint i = word->first; i < word->end; i++) {
    const HpLineItem *item = &paragraph->items[i];
    width += item->width;
    if (item->kind != HP_ITEM_WORD)
      continue;
    g_string_append_len(finder->text, paragraph->string + item->start,
                        (gssize)(item->end - item->start));
    soft |= hp_word_has_soft_hyphen(item->word);
  }
  word->width = hp_length_clamp(width);
  word->is_address = hp_is_address(finder->text->str, finder->text->len);
  return !soft;
}

static void find_points(Finder *finder)
{
  const HpText *text = finder->paragraph->text;
  const GString *string = finder->text;
  finder->kind = finder->word->is_address ? HP_BREAK_ADDRESS : HP_BREAK_HYPHEN;
  if (finder->word->is_address)
    hp_address_points(string->str, string->len, finder->points);
  else
    hp_hyphenate(text->hyphenator, text->own_words,
                 finder->paragraph->items[finder->word->first].span->style->style.language,
                 string->str, string->len, finder->points);
}

static HpOpportunity opportunity_before(const Finder *finder, guint item, gsize byte)
{
  return finder->search.may_break[finder->search.visible_at[item] + byte];
}

/* What lines break at by the Unicode algorithm before a byte of the item, or at its end. */
static HpOpportunity opportunity_at(const Finder *finder, gsize byte)
{
  const HpParagraph *paragraph = finder->paragraph;
  const guint index = index_of(paragraph, finder->item);
  if (byte < finder->item->end - finder->item->start)
    return opportunity_before(finder, index, byte);
  return opportunity_before(finder, index_of(paragraph, hp_joined_neighbour(paragraph, index, 1)),
                            0);
}

static const HpHyphenPoint *point_at(Finder *finder, gsize at)
{
  const HpHyphenPoint *points = (const HpHyphenPoint *)(gconstpointer)finder->points->data;
  while (finder->next_point < finder->points->len && points[finder->next_point].at < at)
    finder->next_point++;
  return finder->next_point < finder->points->len && points[finder->next_point].at == at
             ? &points[finder->next_point]
             : NULL;
}

/* What may be done before a byte of the item, or at its end; FALSE: nothing. */
static gboolean may_part(Finder *finder, gsize byte, HpWordBreak *found)
{
  const char *before = g_utf8_prev_char(finder->paragraph->string + finder->item->start + byte);
  const HpOpportunity opportunity = opportunity_at(finder, byte);
  const HpHyphenPoint *point = point_at(finder, finder->passed + byte);
  *found = (HpWordBreak){.letters_before = G_MAXUINT8, .letters_after = G_MAXUINT8};
  if (opportunity != HP_OPPORTUNITY_NONE) {
    found->kind = g_utf8_get_char(before) == HP_SOFT_HYPHEN ? HP_BREAK_SOFT
                  : opportunity == HP_OPPORTUNITY_HELD      ? HP_BREAK_HELD
                                                            : HP_BREAK_AFTER;
    return TRUE;
  }
  if (point != NULL) {
    found->kind = point->in_part ? HP_BREAK_IN_PART : finder->kind;
    found->letters_before = point->letters_before;
    found->letters_after = point->letters_after;
    return TRUE;
  }
  found->anywhere = TRUE;
  found->kind = hp_anywhere_kind(finder->text->str, finder->text->len, finder->passed + byte,
                                 finder->word->is_address);
  return finder->anywhere;
}

/* The widths are from where the word begins, and its places are those in the paragraph. */
static void append_if_any(Finder *finder, gsize byte)
{
  HpWordBreak found;
  if (!may_part(finder, byte, &found) || finder->shown == 0)
    return;
  const HpWordBreak measured =
      hp_word_break_at(finder->paragraph->text, finder->item->word, finder->shown, found.kind);
  found.at = finder->item->start + byte;
  found.before = hp_length_clamp(finder->x + measured.before);
  found.cut = hp_length_clamp(finder->x + measured.cut);
  g_array_append_val(finder->word->breaks, found);
}

/* Between two characters that are shown as one, a line ends only where something says so. */
static void append_item(Finder *finder)
{
  const char *const start = finder->paragraph->string + finder->item->start;
  const gsize length = finder->item->end - finder->item->start;
  finder->shown = 0;
  for (gsize byte = 0; byte < length;) {
    const char *c = start + byte;
    const gsize bytes = (gsize)(g_utf8_next_char(c) - c);
    finder->shown += g_utf8_get_char(c) == HP_SOFT_HYPHEN ? 0 : bytes;
    byte += bytes;
    if (finder->passed + byte < finder->text->len)
      append_if_any(finder, byte);
  }
}

void hp_joined_word_find(HpParagraph *paragraph, guint index, const HpJoinedSearch *search,
                         HpJoinedWord *word)
{
  g_autoptr(GString) text = g_string_new(NULL);
  Finder finder = {.paragraph = paragraph,
                   .search = *search,
                   .word = word,
                   .text = text,
                   .points = paragraph->text->joined_points};
  find_items(paragraph, index, word);
  g_array_set_size(word->breaks, 0);
  g_array_set_size(finder.points, 0);
  const gboolean divided_by_author = !collect_text(&finder);
  if (search->hyphenate && !divided_by_author)
    find_points(&finder);
  finder.anywhere =
      !divided_by_author && text->len <= HP_MAX_DIVIDED_BYTES && word->width > search->widest;
  for (guint i = word->first; i < word->end; i++) {
    finder.item = &paragraph->items[i];
    if (finder.item->kind == HP_ITEM_WORD) {
      append_item(&finder);
      finder.passed += finder.item->end - finder.item->start;
    }
    finder.x += finder.item->width;
  }
}
