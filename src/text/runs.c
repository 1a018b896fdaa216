/* What a line shows: glyphs and objects with their positions, in as few runs as possible. */
#include "text/text-internal.h"

#include <string.h>

/** An item of the line, or the part of it that is on the line. */
typedef struct {
  const HpLineItem *item;
  const HpWord *word;     /* NULL: a space or an object */
  const HpShaper *shaper; /* of a space */
  gsize start, end;
  gint64 x;
  HpLength width;
  gboolean inserted_hyphen; /* its last cluster is one */
  gboolean is_silent;       /* stands for the break of the line: takes no room */
} Part;

/** A line on its way from its items to runs. */
typedef struct {
  HpParagraph *paragraph;
  const HpLine *line;
  HpArena *arena;
  Part *parts;
  guint n_parts;
  gint64 width;
  HpLength left_edge; /* what inlines repeat at the left of the parts */
} LineBuilder;

/* ---- Parts of the line -------------------------------------------------------------------------
 */

/* A word cut by the line's ends is shaped anew, with its hyphen: ligatures and kerning are those of
   what is really shown. */
static void cut_word(LineBuilder *builder, Part *part, gboolean hyphenated)
{
  HpText *text = builder->paragraph->text;
  const HpShaper *shaper = part->item->word->shaper;
  g_autoptr(GString) shown =
      g_string_new_len(builder->paragraph->string + part->start, (gssize)(part->end - part->start));
  if (hyphenated)
    g_string_append_len(shown, shaper->hyphen_text, (gssize)shaper->hyphen_length);
  part->word = hp_word_get(text, shaper, shown->str, shown->len, builder->arena);
  part->width = part->word->width;
  const guint n = part->word->n_clusters;
  part->inserted_hyphen =
      hyphenated && n > 0 && part->word->clusters[n - 1].bytes == shaper->hyphen_length;
}

static gboolean takes_no_room_at_end(const HpLineItem *item)
{
  return hp_line_item_is_breaking_space(item) || item->kind == HP_ITEM_CONTROL ||
         item->kind == HP_ITEM_FORCED ||
         (item->span->object != NULL && item->span->object->kind == HP_OBJECT_ANCHOR);
}

/* `hyphenated`: the hyphen of the line stands after it. */
static void append_part(LineBuilder *builder, const HpLineItem *item, gboolean hyphenated)
{
  const HpLine *line = builder->line;
  Part *part = &builder->parts[builder->n_parts];
  *part = (Part){.item = item,
                 .word = item->kind == HP_ITEM_WORD ? item->word : NULL,
                 .shaper = item->kind == HP_ITEM_SPACE ? item->shaper : NULL,
                 .start = MAX(item->start, line->start),
                 .end = MIN(item->end, line->end),
                 .width = item->width};
  if (part->start >= part->end)
    return;
  if (part->word != NULL && (hyphenated || part->start > item->start || part->end < item->end))
    cut_word(builder, part, hyphenated);
  else if (part->word != NULL && part->end == line->end)
    part->width = part->word->width; /* without the letter spacing before what adjoins it */
  builder->n_parts++;
}

void hp_paragraph_read_on(HpParagraph *paragraph)
{
  paragraph->reads_on = TRUE;
}

/* The space that the line was broken at, if it was; else what comes last. */
static const HpLineItem *item_at_break(const LineBuilder *builder)
{
  const HpParagraph *paragraph = builder->paragraph;
  const guint at = hp_paragraph_item_at(paragraph, builder->line->end);
  if (at < paragraph->n_items)
    return &paragraph->items[at];
  return paragraph->n_items == 0 ? NULL : &paragraph->items[paragraph->n_items - 1];
}

static const Part *last_word_part(const LineBuilder *builder)
{
  for (guint i = builder->n_parts; i-- > 0;)
    if (builder->parts[i].word != NULL)
      return &builder->parts[i];
  return NULL;
}

/* A space in the place where the line was broken: nothing is seen of it, but who reads the text
   line by line finds the words apart. Where the break was forced, or the paragraph ends, it comes
   in the font of the last word. */
static void append_silent_space(LineBuilder *builder)
{
  const HpLine *line = builder->line;
  if (line->last ? !builder->paragraph->reads_on : line->next <= line->end)
    return;
  const HpLineItem *item = item_at_break(builder);
  const Part *last = last_word_part(builder);
  Part silent = {.item = item, .start = line->end, .end = line->end, .is_silent = TRUE};
  if (item != NULL && hp_line_item_is_breaking_space(item)) {
    silent.shaper = item->shaper;
  } else if (line->forced && last != NULL) {
    silent.item = last->item;
    silent.shaper = last->word->shaper;
  }
  if (silent.shaper != NULL && silent.shaper->space_glyph != 0)
    builder->parts[builder->n_parts++] = silent;
}

/* Of those from `first` on, before `end`; `end` if there is none. */
static guint last_word(const HpParagraph *paragraph, guint first, guint end)
{
  for (guint i = end; i > first; i--)
    if (paragraph->items[i - 1].kind == HP_ITEM_WORD)
      return i - 1;
  return end;
}

static void collect_parts(LineBuilder *builder)
{
  const HpParagraph *paragraph = builder->paragraph;
  const guint first = hp_paragraph_item_at(paragraph, builder->line->start);
  guint end = first, shown;
  while (end < paragraph->n_items && paragraph->items[end].start < builder->line->end)
    end++;
  for (shown = end; shown > first; shown--)
    if (!takes_no_room_at_end(&paragraph->items[shown - 1]))
      break;
  const guint hyphenated = builder->line->hyphenated ? last_word(paragraph, first, end) : end;
  builder->parts = hp_arena_array(builder->arena, Part, end - first + 2);
  for (guint i = first; i < end; i++) {
    const HpLineItem *item = &paragraph->items[i];
    if (item->kind == HP_ITEM_CONTROL || item->kind == HP_ITEM_FORCED ||
        (i >= shown && hp_line_item_is_breaking_space(item)))
      continue;
    append_part(builder, item, i == hyphenated);
  }
  append_silent_space(builder);
  for (guint i = 0; i < builder->n_parts; i++)
    builder->width += builder->parts[i].width;
}

/* Edges that the line has since it was broken in an inline: they are no parts, but take room. */
static void leave_room_for_edges(LineBuilder *builder)
{
  const HpParagraph *paragraph = builder->paragraph;
  if (paragraph->n_edges == 0)
    return;
  const HpLength start = hp_paragraph_edges_at(paragraph, builder->line->start).at_start;
  const HpLength end = hp_paragraph_edges_at(paragraph, builder->line->next).at_end;
  builder->left_edge = paragraph->right_to_left ? end : start;
  builder->width += (gint64)start + end;
}

/* ---- Justification
 * ------------------------------------------------------------------------------- */

static gboolean is_leader(const Part *part)
{
  const HpObject *object = part->item->span->object;
  return object != NULL && object->kind == HP_OBJECT_LEADER;
}

static gint64 give_of(const Part *part, gboolean stretch, gboolean leaders)
{
  const HpLineItem *item = part->item;
  if (leaders != is_leader(part) || part->is_silent)
    return 0;
  if (leaders)
    return MAX(0, stretch ? (gint64)item->span->object->maximum - part->width
                          : (gint64)part->width - item->span->object->minimum);
  return stretch ? hp_line_item_stretch(item) : hp_line_item_shrink(item);
}

/* Gives `amount` (or takes it, if negative) to the leaders or the spaces of the line in proportion
   to what they can give, exactly; returns what they cannot. Spaces stretch without limit. */
static gint64 distribute(LineBuilder *builder, gint64 amount, gboolean leaders)
{
  const gboolean stretch = amount > 0;
  gint64 total = 0;
  for (guint i = 0; i < builder->n_parts; i++)
    total += give_of(&builder->parts[i], stretch, leaders);
  if (total == 0 || amount == 0)
    return amount;
  gint64 share = amount;
  if (leaders || !stretch)
    share = CLAMP(amount, -total, total);
  gint64 passed = 0, given = 0;
  for (guint i = 0; i < builder->n_parts; i++) {
    Part *part = &builder->parts[i];
    passed += give_of(part, stretch, leaders); /* before its width changes */
    const gint64 until_here = share * passed / total;
    part->width = hp_length_clamp(part->width + until_here - given);
    given = until_here;
  }
  builder->width += share;
  return amount - share;
}

/* Leaders first: they are there to fill the line. */
static void justify(LineBuilder *builder, HpLineAlign align)
{
  const gint64 lack = builder->line->room - builder->width;
  if (align != HP_LINE_JUSTIFY) {
    if (lack < 0)
      distribute(builder, lack, TRUE);
    return;
  }
  distribute(builder, distribute(builder, lack, TRUE), FALSE);
}

static gint64 start_of_line(const LineBuilder *builder, HpLineAlign align)
{
  const gint64 lack = builder->line->room - builder->width;
  const gboolean from_right = builder->paragraph->right_to_left;
  switch (align) {
  case HP_LINE_CENTER:
    return lack / 2;
  case HP_LINE_END:
    return from_right ? 0 : lack;
  case HP_LINE_START:
  case HP_LINE_JUSTIFY:
  default:
    return from_right ? lack : 0;
  }
}

/* ---- Visual order (rule L2 of the bidirectional algorithm)
 * --------------------------------------- */

static void reverse_parts(Part *parts, guint n)
{
  for (guint i = 0; i < n / 2; i++) {
    const Part part = parts[i];
    parts[i] = parts[n - 1 - i];
    parts[n - 1 - i] = part;
  }
}

static void order_visually(LineBuilder *builder)
{
  guint8 highest = 0, lowest_odd = G_MAXUINT8;
  for (guint i = 0; i < builder->n_parts; i++) {
    const guint8 level = builder->parts[i].item->level;
    highest = MAX(highest, level);
    if (level & 1)
      lowest_odd = MIN(lowest_odd, level);
  }
  for (guint level = highest; level > 0 && level >= lowest_odd; level--) {
    for (guint i = 0, end; i < builder->n_parts; i = MAX(end, i + 1)) {
      for (end = i; end < builder->n_parts && builder->parts[end].item->level >= level; end++)
        ;
      reverse_parts(builder->parts + i, end - i);
    }
  }
}

static void place_parts(LineBuilder *builder, gint64 x)
{
  for (guint i = 0; i < builder->n_parts; i++) {
    builder->parts[i].x = x;
    x += builder->parts[i].width;
  }
}

/* ---- Runs
 * ------------------------------------------------------------------------------------------ */

static const HpFont *font_of(const Part *part)
{
  return part->word != NULL ? part->word->shaper->key.font : part->shaper->key.font;
}

static gboolean may_join(const Part *one, const Part *other)
{
  const HpTextSpan *a = one->item->span, *b = other->item->span;
  return a->object == NULL && b->object == NULL && a->user == b->user && a->style == b->style &&
         one->item->level == other->item->level && font_of(one) == font_of(other);
}

/** Where the next glyph, cluster and byte of a run go. */
typedef struct {
  guint16 *glyphs;
  HpLength *x, *y;
  HpCluster *clusters;
  char *text;
} Cursor;

static void put_space(Cursor *cursor, const Part *part, gint64 origin)
{
  *cursor->glyphs++ = part->shaper->space_glyph;
  const HpLength before = part->is_silent ? 0 : part->item->before;
  *cursor->x++ = hp_length_clamp(part->x - origin + before);
  if (cursor->y != NULL)
    *cursor->y++ = 0;
  *cursor->clusters++ = (HpCluster){1, 1};
  *cursor->text++ = ' ';
}

/* The reader's text gets U+00AD for a hyphen of ours, so that the word can be put together again.
 */
static void put_soft_hyphen(Cursor *cursor, gsize hyphen_length)
{
  cursor->clusters[-1].bytes = sizeof HP_SOFT_HYPHEN_UTF8 - 1;
  cursor->text -= hyphen_length;
  memcpy(cursor->text, HP_SOFT_HYPHEN_UTF8, sizeof HP_SOFT_HYPHEN_UTF8 - 1);
  cursor->text += sizeof HP_SOFT_HYPHEN_UTF8 - 1;
}

static void put_word(Cursor *cursor, const Part *part, gint64 origin)
{
  const HpWord *word = part->word;
  for (guint i = 0; i < word->n_glyphs; i++) {
    *cursor->glyphs++ = word->glyphs[i];
    *cursor->x++ = hp_length_clamp(part->x - origin + word->x[i]);
    if (cursor->y != NULL)
      *cursor->y++ = word->y != NULL ? word->y[i] : 0;
  }
  memcpy(cursor->clusters, word->clusters, sizeof(HpCluster) * word->n_clusters);
  cursor->clusters += word->n_clusters;
  if (word->n_clusters > 0) {
    memcpy(cursor->text, word->text, word->text_length);
    cursor->text += word->text_length;
  }
  if (part->inserted_hyphen)
    put_soft_hyphen(cursor, word->shaper->hyphen_length);
}

static Cursor allocate_run(HpArena *arena, HpLineRun *run, const Part *parts, guint n)
{
  gsize glyphs = 0, clusters = 0, text = 1;
  gboolean raised = FALSE;
  for (guint i = 0; i < n; i++) {
    const HpWord *word = parts[i].word;
    glyphs += word != NULL ? word->n_glyphs : 1;
    clusters += word != NULL ? word->n_clusters : 1;
    text += (word != NULL ? word->text_length : 1) + sizeof HP_SOFT_HYPHEN_UTF8;
    raised |= word != NULL && word->y != NULL;
  }
  const Cursor cursor = {
      .glyphs = hp_arena_array(arena, guint16, glyphs),
      .x = hp_arena_array(arena, HpLength, glyphs),
      .y = raised ? hp_arena_array(arena, HpLength, glyphs) : NULL,
      .clusters = hp_arena_array(arena, HpCluster, clusters),
      .text = hp_arena_alloc(arena, text),
  };
  run->glyphs = cursor.glyphs;
  run->glyph_x = cursor.x;
  run->glyph_y = cursor.y;
  run->clusters = cursor.clusters;
  run->text = cursor.text;
  return cursor;
}

/* Right-to-left parts stand in reverse, but glyphs, clusters and text go in the order of the text.
 */
static void fill_glyph_run(HpArena *arena, HpLineRun *run, const Part *parts, guint n,
                           gint64 origin)
{
  Cursor cursor = allocate_run(arena, run, parts, n);
  const gboolean backwards = (parts[0].item->level & 1) != 0;
  for (guint i = 0; i < n; i++) {
    const Part *part = &parts[backwards ? n - 1 - i : i];
    if (part->word != NULL)
      put_word(&cursor, part, origin);
    else
      put_space(&cursor, part, origin);
  }
  run->n_glyphs = (guint)(cursor.glyphs - run->glyphs);
  run->n_clusters = (guint)(cursor.clusters - run->clusters);
  run->text_length = (gsize)(cursor.text - run->text);
  run->font = font_of(&parts[0]);
  *cursor.text = '\0';
}

static void fill_run(LineBuilder *builder, HpLineRun *run, const Part *parts, guint n)
{
  const gint64 origin = parts[0].x;
  const HpTextSpan *span = parts[0].item->span;
  *run = (HpLineRun){.kind = span->object != NULL ? HP_RUN_OBJECT : HP_RUN_GLYPHS,
                     .x = hp_length_clamp(origin),
                     .user = span->user,
                     .style = span->style,
                     .level = parts[0].item->level,
                     .start = parts[0].start,
                     .end = parts[0].end};
  gint64 width = 0;
  for (guint i = 0; i < n; i++) {
    width += parts[i].width;
    run->start = MIN(run->start, parts[i].start);
    run->end = MAX(run->end, parts[i].end);
  }
  run->width = hp_length_clamp(width);
  if (run->kind == HP_RUN_GLYPHS)
    fill_glyph_run(builder->arena, run, parts, n, origin);
}

static guint fill_runs(LineBuilder *builder, HpLineRun **runs)
{
  guint n_runs = 0;
  for (guint i = 0; i < builder->n_parts; i++)
    n_runs += i == 0 || !may_join(&builder->parts[i - 1], &builder->parts[i]);
  *runs = hp_arena_array(builder->arena, HpLineRun, n_runs);
  HpLineRun *run = *runs;
  for (guint i = 0, end; i < builder->n_parts; i = end) {
    for (end = i + 1; end < builder->n_parts; end++)
      if (!may_join(&builder->parts[end - 1], &builder->parts[end]))
        break;
    fill_run(builder, run++, builder->parts + i, end - i);
  }
  return n_runs;
}

guint hp_paragraph_line_runs(HpParagraph *paragraph, const HpLine *line, HpLineAlign align,
                             HpArena *arena, HpLineRun **runs)
{
  LineBuilder builder = {.paragraph = paragraph, .line = line, .arena = arena};
  collect_parts(&builder);
  leave_room_for_edges(&builder);
  justify(&builder, align);
  order_visually(&builder);
  place_parts(&builder, start_of_line(&builder, align) + builder.left_edge);
  return fill_runs(&builder, runs);
}

/* ---- A run by itself
 * ------------------------------------------------------------------------------- */

static guint runs_of_string(HpText *text, HpArena *arena, const char *string,
                            const HpTextStyleRef *style, gboolean one_font, HpLineRun **runs)
{
  HpParagraph *paragraph = hp_paragraph_new(text, arena, FALSE);
  hp_paragraph_add_text(paragraph, string, strlen(string), style, NULL);
  paragraph->one_font = one_font;
  hp_paragraph_shape(paragraph);
  const HpLine line = {.end = paragraph->length, .next = paragraph->length};
  return hp_paragraph_line_runs(paragraph, &line, HP_LINE_START, arena, runs);
}

HpLineRun *hp_text_run(HpText *text, HpArena *arena, const char *string,
                       const HpTextStyleRef *style)
{
  HpLineRun *runs;
  guint n = runs_of_string(text, arena, string, style, FALSE, &runs);
  if (n > 1) /* a character would come from another font: shown as missing instead */
    n = runs_of_string(text, arena, string, style, TRUE, &runs);
  if (n > 0)
    return runs;
  HpLineRun *empty = hp_arena_new0(arena, HpLineRun);
  empty->font = style->font;
  empty->style = style;
  empty->text = "";
  return empty;
}
