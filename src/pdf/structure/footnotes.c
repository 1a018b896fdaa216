/* Footnotes whose author did not link them: which are they, where are they, what leads where. */
#include "pdf/structure/footnotes.h"

#include <string.h>

#define MAX_FOOTNOTE_TEXT 300 /* bytes of a footnote in the description of its link */
#define MAX_LABEL 24          /* bytes of a footnote's mark */
#define MAX_WORDS_BEFORE                                                                           \
  60 /* bytes of what stands before a footnote in the description of its link */

typedef struct {
  const HpFo *citation, *body;
  const HpFo *label;                       /* in the body, or NULL */
  guint citation_end, body_end, label_end; /* the indexes of the first objects after them */
  gboolean links, links_back;              /* the author does */
  guint forward, back;                     /* the elements of our links, or 0 */
  HpFigureBox cited, begins;               /* where the first part of each is */
  gboolean is_cited, is_begun;
} Footnote;

GArray *hp_footnotes_new(void)
{
  return g_array_new(FALSE, FALSE, sizeof(Footnote));
}

static Footnote *footnote_at(const HpStructure *structure, guint index)
{
  return &g_array_index(structure->footnotes, Footnote, index);
}

static Footnote *last_footnote(const HpStructure *structure)
{
  return structure->footnotes->len == 0 ? NULL
                                        : footnote_at(structure, structure->footnotes->len - 1);
}

/* ---- Text ---------------------------------------------------------------------------------- */

static const char *own_text(const HpFo *fo, gsize *length)
{
  const char *text = fo->kind == HP_FO_TEXT        ? fo->text
                     : fo->kind == HP_FO_CHARACTER ? hp_fo_name(fo, HP_NAME_CHARACTER)
                                                   : NULL;
  *length = fo->kind == HP_FO_TEXT ? fo->text_length : text == NULL ? 0 : strlen(text);
  return text;
}

/* Appends the text below `fo`, until it is `limit` long. As deep as the document nests. */
static void append_text(GString *out, const HpFo *fo, gsize limit)
{
  gsize length;
  const char *text = own_text(fo, &length);
  if (text != NULL)
    g_string_append_len(out, text, (gssize)length);
  for (const HpFo *child = fo->first_child; child != NULL && out->len < limit; child = child->next)
    if (child->kind != HP_FO_FOOTNOTE_BODY)
      append_text(out, child, limit);
}

/* The object before `fo` in `block`, those before it last; NULL: there is none. */
static const HpFo *object_before(const HpFo *fo, const HpFo *block)
{
  if (fo == block)
    return NULL;
  if (fo->previous == NULL)
    return fo->parent;
  fo = fo->previous;
  while (fo->last_child != NULL && fo->kind != HP_FO_FOOTNOTE_BODY)
    fo = fo->last_child;
  return fo;
}

/* The last `limit` bytes of the text in `block` before `end`, or a little more. */
static GString *text_before(const HpFo *block, const HpFo *end, gsize limit)
{
  GString *out = g_string_new(NULL);
  for (const HpFo *fo = end; fo != NULL && out->len < limit; fo = object_before(fo, block)) {
    gsize length;
    const char *text = fo == end ? NULL : own_text(fo, &length);
    if (text == NULL)
      continue;
    const char *from = length > limit ? g_utf8_find_next_char(text + length - limit, NULL) : text;
    g_string_prepend_len(out, from, text + length - from);
  }
  return out;
}

static char *text_of(const HpFo *fo, gsize limit)
{
  g_autoptr(GString) text = g_string_new(NULL);
  append_text(text, fo, limit);
  return hp_collapsed(text->str);
}

/* "1", "(1)" and "1." are the same; NULL if it is too long. */
static char *label_text(const HpFo *fo)
{
  static const char around[] = "()[].,:; ";
  g_autofree char *text = text_of(fo, 4 * MAX_LABEL);
  if (strlen(text) > MAX_LABEL)
    return NULL;
  char *start = text + strspn(text, around);
  gsize length = strlen(start);
  while (length > 0 && strchr(around, start[length - 1]) != NULL)
    length--;
  return length == 0 ? NULL : g_strndup(start, length);
}

/* ---- Which objects ------------------------------------------------------------------------- */

static guint index_after(const HpFo *fo)
{
  while (fo->last_child != NULL)
    fo = fo->last_child;
  return fo->index + 1;
}

static gboolean has_text(const HpFo *fo)
{
  g_autofree char *text = text_of(fo, 1024);
  return *text != '\0';
}

static const HpFo *first_with_text(const HpFo *fo)
{
  const HpFo *child = fo->first_child;
  while (child != NULL && !has_text(child))
    child = child->next;
  return child;
}

/* The first object in a note that says what its citation says. */
static const HpFo *find_label(const HpFo *body, const HpFo *citation)
{
  g_autofree char *wanted = label_text(citation);
  if (wanted == NULL)
    return NULL;
  for (const HpFo *fo = first_with_text(body); fo != NULL && fo->kind != HP_FO_TEXT;
       fo = first_with_text(fo)) {
    g_autofree char *text = label_text(fo);
    if (g_strcmp0(text, wanted) == 0 &&
        (fo->kind == HP_FO_INLINE || fo->kind == HP_FO_LIST_ITEM_LABEL || fo->kind == HP_FO_BLOCK))
      return fo;
  }
  return NULL;
}

/* Any link, or one into the document. As deep as the document nests. */
static gboolean has_link(const HpFo *fo, gboolean inside_only)
{
  if (fo->kind == HP_FO_BASIC_LINK &&
      (!inside_only || hp_fo_name(fo, HP_NAME_INTERNAL_DESTINATION) != NULL))
    return TRUE;
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    if (has_link(child, inside_only))
      return TRUE;
  return FALSE;
}

void hp_footnotes_begin(HpStructure *structure, const HpFo *fo)
{
  const HpFo *citation = hp_fo_child_of_kind(fo, HP_FO_INLINE);
  const HpFo *body = hp_fo_child_of_kind(fo, HP_FO_FOOTNOTE_BODY);
  if (citation == NULL || body == NULL)
    return;
  const Footnote footnote = {
      .citation = citation,
      .body = body,
      .label = has_link(body, TRUE) ? NULL : find_label(body, citation),
      .citation_end = index_after(citation),
      .body_end = index_after(body),
      .links = has_link(citation, FALSE),
      .links_back = has_link(body, TRUE),
  };
  g_array_append_val(structure->footnotes, footnote);
  Footnote *added = last_footnote(structure);
  if (added->label != NULL)
    added->label_end = index_after(added->label);
}

gboolean hp_footnotes_is_label(const HpStructure *structure, const HpFo *fo)
{
  const Footnote *footnote = last_footnote(structure);
  return footnote != NULL && footnote->label == fo;
}

static gboolean is_in_link(const HpStructure *structure, guint element)
{
  while (element != 0 && hp_element(structure, element)->role != HP_ROLE_LINK)
    element = hp_element(structure, element)->parent;
  return element != 0;
}

guint hp_footnotes_add_link(HpStructure *structure, const HpFo *fo, guint element)
{
  Footnote *footnote = last_footnote(structure);
  if (footnote == NULL || is_in_link(structure, element))
    return element;
  if (fo == footnote->citation && !footnote->links)
    return footnote->forward = hp_structure_add_element(structure, fo, HP_ROLE_LINK, element);
  if (fo == footnote->label)
    return footnote->back = hp_structure_add_element(structure, fo, HP_ROLE_LINK, element);
  if (fo == footnote->body && footnote->label == NULL && !footnote->links_back)
    footnote->back = hp_structure_add_element(structure, NULL, HP_ROLE_LINK, element);
  return element;
}

/* ---- Where they are ------------------------------------------------------------------------ */

/* The footnote that an object is in; footnotes are in document order and hold none. */
static Footnote *footnote_of(const HpStructure *structure, guint object, guint *index)
{
  guint first = 0, last = structure->footnotes->len;
  while (first < last) {
    const guint middle = (first + last) / 2;
    if (footnote_at(structure, middle)->citation->index <= object)
      first = middle + 1;
    else
      last = middle;
  }
  if (first == 0)
    return NULL;
  *index = first - 1;
  Footnote *footnote = footnote_at(structure, first - 1);
  return object < footnote->body_end ? footnote : NULL;
}

static void add_area(HpStructure *structure, guint footnote, gboolean is_back,
                     const HpFigureBox *box)
{
  GArray *areas = structure->footnote_areas;
  HpFootnoteArea *last =
      areas->len == 0 ? NULL : &g_array_index(areas, HpFootnoteArea, areas->len - 1);
  /* Parts of one line. */
  if (last != NULL && last->footnote == footnote && last->is_back == is_back &&
      last->box.page == box->page && last->box.bottom < box->top && box->bottom < last->box.top) {
    last->box.left = MIN(last->box.left, box->left);
    last->box.right = MAX(last->box.right, box->right);
    return;
  }
  const HpFootnoteArea area = {*box, footnote, is_back};
  g_array_append_val(areas, area);
}

static void note_begin(HpStructure *structure, Footnote *footnote, guint index,
                       const HpFigureBox *box)
{
  footnote->is_begun = TRUE;
  footnote->begins = *box;
  if (footnote->label != NULL || footnote->back == 0)
    return;
  HpFigureBox start = *box;
  start.right = MIN(box->right, box->left + (box->top - box->bottom));
  add_area(structure, index, TRUE, &start);
}

void hp_footnotes_note(HpStructure *structure, guint object, const HpFigureBox *box)
{
  guint index = 0;
  Footnote *footnote = footnote_of(structure, object, &index);
  if (footnote == NULL)
    return;
  if (object < footnote->citation_end) {
    if (!footnote->is_cited)
      footnote->cited = *box;
    footnote->is_cited = TRUE;
    add_area(structure, index, FALSE, box);
    return;
  }
  if (!footnote->is_begun)
    note_begin(structure, footnote, index, box);
  if (footnote->label != NULL && object >= footnote->label->index && object < footnote->label_end)
    add_area(structure, index, TRUE, box);
}

/* ---- What leads where ---------------------------------------------------------------------- */

static guint element_of(const HpStructure *structure, const HpFo *fo)
{
  return structure->element_of[fo->index];
}

gboolean hp_footnotes_link(const HpStructure *structure, const HpFootnoteArea *area,
                           HpFootnoteLink *link)
{
  const Footnote *footnote = footnote_at(structure, area->footnote);
  *link = area->is_back ? (HpFootnoteLink){footnote->back, &footnote->cited,
                                           element_of(structure, footnote->citation)}
                        : (HpFootnoteLink){footnote->forward, &footnote->begins,
                                           element_of(structure, footnote->body)};
  return link->element != 0 && footnote->is_cited && footnote->is_begun;
}

static char *cut(const char *text, glong limit)
{
  if (g_utf8_strlen(text, -1) <= limit)
    return g_strdup(text);
  g_autofree char *beginning = g_utf8_substring(text, 0, limit);
  return g_strconcat(beginning, "…", NULL);
}

/* The words before a citation, and the citation. */
static char *words_before(const Footnote *footnote)
{
  const HpFo *block = footnote->citation->parent;
  while (block->kind != HP_FO_BLOCK && block->parent != NULL)
    block = block->parent;
  g_autoptr(GString) text = text_before(block, footnote->citation, 16 * MAX_WORDS_BEFORE);
  g_string_append_c(text, ' ');
  append_text(text, footnote->citation, G_MAXSIZE);
  g_autofree char *words = hp_collapsed(text->str);
  const glong length = g_utf8_strlen(words, -1);
  if (length <= MAX_WORDS_BEFORE)
    return g_steal_pointer(&words);
  const char *end = g_utf8_offset_to_pointer(words, length - MAX_WORDS_BEFORE);
  const char *space = strchr(end, ' ');
  return g_strconcat("…", space == NULL ? end : space + 1, NULL);
}

char *hp_footnotes_describe(const HpStructure *structure, const HpFootnoteArea *area)
{
  const Footnote *footnote = footnote_at(structure, area->footnote);
  g_autofree char *words =
      area->is_back ? words_before(footnote) : text_of(footnote->body, 8 * MAX_FOOTNOTE_TEXT);
  /* A citation or a note that is a picture. */
  return *words == '\0' ? g_strdup(area->is_back ? "↑" : "↓") : cut(words, MAX_FOOTNOTE_TEXT);
}
