/* Link annotations (ISO 32000-1, 12.5.6.5). Cairo's own have whole numbers for coordinates, no
 * description and, in 1.16, no destination for links forward. */
#include "pdf/document/document.h"
#include "pdf/file/values.h"
#include "pdf/structure/footnotes.h"
#include "pdf/structure/structure.h"

#include <string.h>

#define MAX_DESCRIPTION 300 /* bytes of a link's description; cut */
#define MAX_LINK_DEPTH 200  /* objects in a link whose words describe it */

/* ---- What a link is called ----------------------------------------------------------------- */

/* Of the page that a citation refers to. */
static const char *cited_number(const HpPages *pages, const HpFo *citation)
{
  const char *id = hp_fo_name(citation, HP_NAME_REF_ID);
  const HpDestination *place = id == NULL ? NULL : hp_pages_destination(pages, id);
  if (place == NULL)
    return "";
  const gboolean last = citation->kind == HP_FO_PAGE_NUMBER_CITATION_LAST;
  return hp_pages_get(pages, last ? place->last_page : place->page)->number;
}

/* What an object says by itself; NULL: nothing. */
static const char *words_of(const HpPages *pages, guint page, const HpFo *fo)
{
  switch (fo->kind) {
  case HP_FO_CHARACTER:
    return hp_fo_name(fo, HP_NAME_CHARACTER);
  case HP_FO_PAGE_NUMBER:
    return hp_pages_get(pages, page)->number;
  case HP_FO_PAGE_NUMBER_CITATION:
  case HP_FO_PAGE_NUMBER_CITATION_LAST:
    return cited_number(pages, fo);
  default:
    return NULL;
  }
}

/* What is read elsewhere: at the foot of the page, or after the paragraph. */
static gboolean stands_elsewhere(const HpFo *fo)
{
  return fo->kind == HP_FO_FOOTNOTE_BODY || hp_fo_floating(fo) != HP_FLOAT_NONE;
}

static void append_text_below(GString *out, const HpPages *pages, guint page, const HpFo *fo,
                              int depth)
{
  const char *alternative = hp_fo_name(fo, HP_NAME_ALT_TEXT);
  const gboolean apart = fo->kind != HP_FO_TEXT && hp_fo_is_block_level(fo);
  const char *words = words_of(pages, page, fo);
  if (fo->kind == HP_FO_TEXT)
    g_string_append_len(out, fo->text, (gssize)fo->text_length);
  else if (alternative != NULL && fo->kind != HP_FO_BASIC_LINK)
    g_string_append_printf(out, " %s ", alternative);
  else if (words != NULL)
    g_string_append(out, words);
  if (apart)
    g_string_append_c(out, ' ');
  for (const HpFo *child = fo->first_child;
       child != NULL && depth < MAX_LINK_DEPTH && out->len < 4 * MAX_DESCRIPTION;
       child = child->next)
    if (!stands_elsewhere(child))
      append_text_below(out, pages, page, child, depth + 1);
  if (apart)
    g_string_append_c(out, ' ');
}

static void collapse_space(GString *text)
{
  gsize kept = 0;
  gboolean space = TRUE;
  for (gsize i = 0; i < text->len; i++) {
    const gboolean is_space = g_ascii_isspace(text->str[i]);
    if (!is_space || !space)
      text->str[kept++] = is_space ? ' ' : text->str[i];
    space = is_space;
  }
  g_string_truncate(text, kept > 0 && text->str[kept - 1] == ' ' ? kept - 1 : kept);
}

/* The alternative text its author gave, or what it reads, or where it leads. */
static char *describe(const HpPages *pages, guint page, const HpLinkArea *area)
{
  const char *given = area->link == NULL ? NULL : hp_fo_name(area->link, HP_NAME_ALT_TEXT);
  if (given != NULL && *given != '\0')
    return g_strdup(given);
  g_autoptr(GString) text = g_string_new(NULL);
  if (area->link != NULL)
    append_text_below(text, pages, page, area->link, 0);
  collapse_space(text);
  if (text->len == 0)
    return g_strdup(area->uri != NULL ? area->uri : area->target);
  if (g_utf8_strlen(text->str, (gssize)text->len) <= MAX_DESCRIPTION)
    return g_strdup(text->str);
  g_autofree char *beginning = g_utf8_substring(text->str, 0, MAX_DESCRIPTION);
  return g_strconcat(beginning, "…", NULL);
}

/* ---- Annotations --------------------------------------------------------------------------- */

/* Parts of one link side by side on one line: a change of font inside it. */
static gboolean continues(const HpLinkArea *area, const HpLinkArea *next)
{
  return area->link == next->link && area->link != NULL && area->rect.y == next->rect.y &&
         area->rect.height == next->rect.height &&
         ABS((gint64)area->rect.x + area->rect.width - next->rect.x) < HP_POINT / 8;
}

static void append_rect(GString *out, gint64 left, gint64 bottom, gint64 right, gint64 top)
{
  const gint64 edges[] = {left, bottom, right, top};
  for (gsize i = 0; i < G_N_ELEMENTS(edges); i++) {
    g_string_append_c(out, i == 0 ? '[' : ' ');
    hp_pdf_append_length(out, edges[i]);
  }
  g_string_append_c(out, ']');
}

static void begin_annotation(GString *out)
{
  g_string_append(out, "<< /Type /Annot /Subtype /Link /Rect ");
}

static void append_description(HpPdfDocument *document, guint page_index, const char *description)
{
  GString *out = document->output->scratch;
  g_string_append_printf(out, " /Border [0 0 0] /F 4 /P %u 0 R /Contents ",
                         document->output->page_objects[page_index]);
  hp_pdf_append_text(out, description);
}

/* Returns the number of the object; `element` is 0 in a file without tags. */
static guint end_annotation(HpPdfDocument *document, guint page_index, guint element)
{
  const guint number = hp_pdf_writer_reserve(document->output->writer);
  if (document->structure != NULL) {
    const guint key = hp_structure_add_annotation(document->structure, element, page_index, number);
    g_string_append_printf(document->output->scratch, " /StructParent %u",
                           document->output->n_pages + key);
  }
  g_string_append(document->output->scratch, " >>");
  hp_pdf_write_scratch(document->output, number);
  return number;
}

static guint write_annotation(HpPdfDocument *document, guint page_index, const HpLinkArea *area,
                              HpRect rect, guint element)
{
  GString *out = document->output->scratch;
  g_autofree char *description = describe(document->pages, page_index, area);
  const HpPage *page = hp_pages_get(document->pages, page_index);
  begin_annotation(out);
  append_rect(out, rect.x, (gint64)page->height - rect.y - rect.height, (gint64)rect.x + rect.width,
              (gint64)page->height - rect.y);
  append_description(document, page_index, description);
  if (area->uri != NULL) {
    g_string_append(out, " /A << /S /URI /URI ");
    hp_pdf_append_uri(out, area->uri);
    g_string_append(out, " >>");
  } else {
    hp_pdf_append_destination(document, out, area->target);
  }
  return end_annotation(document, page_index, element);
}

/* Links in running heads are no content, so no element could hold their annotation, as PDF/UA wants
   of every one; and those in other links have none of their own. */
static gboolean may_be_annotated(const HpPdfDocument *document, const HpLinkArea *area,
                                 guint *element)
{
  if (document->structure == NULL)
    return TRUE;
  *element = area->link == NULL ? 0 : hp_structure_link_element(document->structure, area->link);
  return *element != 0 && !hp_structure_is_block_link(document->structure, *element);
}

/* One with an id begins with an area of no width. */
static gboolean can_be_reached(const HpLinkArea *area)
{
  return area->rect.width > 0 && area->rect.height > 0;
}

static gboolean leads_somewhere(const HpPdfDocument *document, const HpLinkArea *area)
{
  if (area->uri != NULL && *area->uri != '\0')
    return TRUE;
  return area->target != NULL && hp_pages_destination(document->pages, area->target) != NULL;
}

static void add_entry(HpPdfDocument *document, guint page_index, guint annotation, gboolean *any)
{
  g_string_append_printf(document->output->page_entries[page_index], "%s%u 0 R",
                         *any ? " " : " /Annots [", annotation);
  *any = TRUE;
}

static void add_links_of_author(HpPdfDocument *document, guint page_index, gboolean *any)
{
  const HpPage *page = hp_pages_get(document->pages, page_index);
  for (guint i = 0; i < page->n_links; i++) {
    const HpLinkArea *area = &page->links[i];
    guint element = 0;
    if (!can_be_reached(area) || !may_be_annotated(document, area, &element) ||
        !leads_somewhere(document, area))
      continue;
    HpRect rect = area->rect;
    while (i + 1 < page->n_links && continues(&page->links[i], &page->links[i + 1])) {
      i++;
      rect.width =
          hp_length_clamp((gint64)page->links[i].rect.x + page->links[i].rect.width - rect.x);
    }
    add_entry(document, page_index, write_annotation(document, page_index, area, rect, element),
              any);
  }
}

/* ---- Links around blocks ------------------------------------------------------------------- */

static void add_block_link(HpPdfDocument *document, const HpBlockLinkArea *drawn, gboolean *any)
{
  const HpFigureBox *box = &drawn->box;
  const HpFo *link = hp_element(document->structure, drawn->link)->fo;
  const HpLength height = hp_pages_get(document->pages, box->page)->height;
  const HpLinkArea area = {
      .rect = {hp_points_to_length(box->left), height - hp_points_to_length(box->top),
               hp_points_to_length(box->right - box->left),
               hp_points_to_length(box->top - box->bottom)},
      .link = link,
      .target = hp_fo_name(link, HP_NAME_INTERNAL_DESTINATION),
      .uri = hp_fo_name(link, HP_NAME_EXTERNAL_DESTINATION),
  };
  if (can_be_reached(&area) && leads_somewhere(document, &area))
    add_entry(document, box->page,
              write_annotation(document, box->page, &area, area.rect, drawn->link), any);
}

/* `next` is the first area that has not been looked at. */
static guint add_block_links(HpPdfDocument *document, guint page_index, guint next, gboolean *any)
{
  const GArray *areas = document->structure->block_links;
  for (; next < areas->len && g_array_index(areas, HpBlockLinkArea, next).box.page <= page_index;
       next++)
    add_block_link(document, &g_array_index(areas, HpBlockLinkArea, next), any);
  return next;
}

/* ---- Footnotes ----------------------------------------------------------------------------- */

static guint write_footnote_annotation(HpPdfDocument *document, const HpFootnoteArea *area,
                                       const HpFootnoteLink *link)
{
  GString *out = document->output->scratch;
  g_autofree char *description = hp_footnotes_describe(document->structure, area);
  begin_annotation(out);
  append_rect(out, hp_points_to_length(area->box.left), hp_points_to_length(area->box.bottom),
              hp_points_to_length(area->box.right), hp_points_to_length(area->box.top));
  append_description(document, area->box.page, description);
  const HpPage *page = hp_pages_get(document->pages, link->target->page);
  const HpDestination place = {
      .page = link->target->page,
      .x = hp_points_to_length(link->target->left),
      .y = page->height - hp_points_to_length(link->target->top),
  };
  hp_pdf_append_place_destination(document, out, &place, link->target_element);
  return end_annotation(document, area->box.page, link->element);
}

/* `next` is the first area that has not been looked at. */
static guint add_links_of_footnotes(HpPdfDocument *document, guint page_index, guint next,
                                    gboolean *any)
{
  const GArray *areas = document->structure->footnote_areas;
  for (; next < areas->len; next++) {
    const HpFootnoteArea *area = &g_array_index(areas, HpFootnoteArea, next);
    HpFootnoteLink link;
    if (area->box.page > page_index)
      break;
    if (hp_footnotes_link(document->structure, area, &link))
      add_entry(document, page_index, write_footnote_annotation(document, area, &link), any);
  }
  return next;
}

void hp_pdf_add_links(HpPdfDocument *document)
{
  guint next = 0, next_block = 0;
  for (guint i = 0; i < document->output->n_pages; i++) {
    gboolean any = FALSE;
    add_links_of_author(document, i, &any);
    if (document->structure != NULL) {
      next_block = add_block_links(document, i, next_block, &any);
      next = add_links_of_footnotes(document, i, next, &any);
    }
    if (any)
      g_string_append(document->output->page_entries[i], "] /Tabs /S");
  }
}
