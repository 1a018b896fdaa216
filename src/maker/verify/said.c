/* Whether a PDF says, and looks, what its source gives: how far that is known, or what differs. */
#include "maker/verify/judging.h"

#include <string.h>

#define ONE_TEXT 10 /* characters of the source in one go that no stylesheet makes */

/* ---- Words ---------------------------------------------------------------------------------- */

static void add_words(GPtrArray *reasons, const HpPdfDifference *difference)
{
  const guint page = difference->page + 1;
  g_autofree char *here = hp_printable(difference->words);
  g_autofree char *there = hp_printable(difference->other_words);
  if (*there == '\0' && *here == '\0')
    hp_add_reason(reasons, g_strdup_printf(
                               _("page %u has an annotation that its source does not give"), page));
  else if (*there == '\0')
    hp_add_reason(reasons, g_strdup_printf(_("page %u has \"%s\", which its source does not give"),
                                           page, here));
  else if (*here == '\0')
    hp_add_reason(reasons,
                  g_strdup_printf(_("page %u lacks \"%s\", which its source gives"), page, there));
  else
    hp_add_reason(reasons, g_strdup_printf(_("page %u has \"%s\"; its source gives \"%s\""), page,
                                           here, there));
}

/* "The plan → https://www.example.org/plan": whether the source has that address. */
static gboolean has_address(const HpSourceWords *words, const char *link)
{
  const char *arrow = link == NULL ? NULL : strstr(link, " → ");
  return arrow == NULL || strstr(words->source->str, arrow + strlen(" → ")) != NULL;
}

/* Whether some characters, the middle one and at least one before it among them, are one piece of a
 * text of the source. */
static gboolean is_in_one_text(const HpSourceWords *words, const char *given, guint middle)
{
  const glong length = g_utf8_strlen(given, -1);
  for (guint before = 1; before <= middle && before < ONE_TEXT; before++) {
    const glong start = (glong)middle - before;
    if (start + ONE_TEXT > length)
      continue;
    g_autofree char *piece = g_utf8_substring(given, start, start + ONE_TEXT);
    if (strstr(words->source->str, piece) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* Whether other stylesheets, honest ones, may be why. What the source says in one go, and the file
   does not, is not their doing, nor is a link to where the source does not lead. */
static gboolean may_be_stylesheets(const HpPdfDifference *difference, const HpSourceWords *words)
{
  switch (difference->content) {
  case HP_PDF_OTHER_WORDS:
    return difference->given == NULL ||
           !is_in_one_text(words, difference->given, difference->middle);
  case HP_PDF_OTHER_LINK:
    return (*difference->words != '\0' || *difference->other_words != '\0') &&
           has_address(words, difference->words);
  default:
    return difference->content == HP_PDF_OTHER_METADATA ||
           difference->content == HP_PDF_OTHER_STRUCTURE ||
           difference->content == HP_PDF_OTHER_PAGE ||
           difference->content == HP_PDF_OTHER_LINK_PLACE;
  }
}

static void add_difference(GPtrArray *reasons, const HpPdfDifference *difference)
{
  const guint page = difference->page + 1;
  switch (difference->content) {
  case HP_PDF_OTHER_PICTURE:
    hp_add_reason(
        reasons,
        g_strdup_printf(_("a picture on page %u is not the one that its source gives"), page));
    break;
  case HP_PDF_OTHER_METADATA:
    hp_add_reason(reasons,
                  g_strdup(_("the metadata, the files inside, or what happens when the file "
                             "is opened, are not what its source gives")));
    break;
  case HP_PDF_OTHER_LINK_PLACE:
    hp_add_reason(reasons,
                  g_strdup_printf(_("a link on page %u does something else, is elsewhere, or "
                                    "leads elsewhere than its source gives"),
                                  page));
    break;
  case HP_PDF_OTHER_STRUCTURE:
    hp_add_reason(reasons,
                  g_strdup(_("what screen readers are told of its words (what is a heading, a "
                             "list or a table, the language) is not what its source gives")));
    break;
  case HP_PDF_AMBIGUOUS_STRUCTURE:
    hp_add_reason(reasons, g_strdup(_("what is read aloud of it depends on the program: the pages "
                                      "lead to other places in its structure than the structure "
                                      "leads to on the pages")));
    break;
  case HP_PDF_OTHER_PAGE:
    hp_add_reason(reasons,
                  g_strdup_printf(_("page %u is cut, turned or placed among the others as its "
                                    "source does not give it"),
                                  page));
    break;
  case HP_PDF_UNREADABLE:
    hp_add_reason(
        reasons,
        g_strdup_printf(_("page %u has content of a kind that this program does not write"), page));
    break;
  default:
    add_words(reasons, difference);
  }
}

/* ---- Looks ---------------------------------------------------------------------------------- */

/* What was compared where words stand at the same places. */
static char *compared_in_place(HpPdfLooks looks, guint page)
{
  switch (looks) {
  case HP_PDF_SAME_LOOKS:
  case HP_PDF_PACKED_PICTURES:
    return g_strdup(_("compared were the words, letters, pictures and links of each page and where "
                      "they stand, and colours, lines and areas"));
  case HP_PDF_OTHER_DRAWING:
    return g_strdup_printf(_("compared were the words, letters and their colours, pictures and "
                             "links of each page and where they stand; lines, areas or gradients "
                             "are drawn otherwise here, first on page %u"),
                           page);
  default:
    return g_strdup(_("compared were the words, pictures and links of each page and where they "
                      "stand; not drawings, colours and letter shapes"));
  }
}

static char *compared_in_order(HpPdfLooks looks, guint page)
{
  return g_strdup_printf(
      looks == HP_PDF_UNKNOWN_LETTERS || looks > HP_PDF_OTHER_DRAWING
          ? _("compared were the words, pictures and links and their order, not drawings, colours "
              "and all letter shapes; they stand at other places here, from page %u on")
          : _("compared were the words, letters, pictures and links and their order, not drawings "
              "and colours; they stand at other places here, from page %u on"),
      page);
}

/* Whether nothing looks so that only somebody who changed it can be why; `looks` receives how. */
static gboolean looks_the_same(const HpJudging *judging, const HpPdfDifference *difference,
                               HpPdfLooks *looks, guint *page, HpPdfColours *colours)
{
  const HpRecord *recorded = judging->inside->record, *made = judging->again->document.record;
  *looks = HP_PDF_UNKNOWN_LETTERS;
  *colours = HP_PDF_OWN_COLOURS;
  if (hp_stylesheets_differ(recorded, made))
    return TRUE;
  /* Of words that are lost it is not known where they stand. */
  const gboolean in_place =
      difference->content == HP_PDF_SAME_PLACES && (difference->lost & HP_PDF_LOST_WORDS) == 0;
  *looks = hp_pdf_file_compare_looks(judging->inside->file, judging->again->file, in_place, page,
                                     colours);
  if (*looks == HP_PDF_OTHER_LETTERS && hp_fonts_differ(recorded, made))
    *looks = HP_PDF_UNKNOWN_LETTERS;
  /* What was packed anew may have been turned for that. */
  if (*looks == HP_PDF_TURNED_PICTURE && (difference->lost & HP_PDF_LOST_PICTURES) != 0)
    *looks = HP_PDF_OTHER_DRAWING;
  return *looks < HP_PDF_DRAWN_OVER;
}

static const char *other_looks(HpPdfLooks looks)
{
  switch (looks) {
  case HP_PDF_DRAWN_OVER:
    return _("something is drawn over or through words on page %u that its source does not draw");
  case HP_PDF_UNKNOWN_DRAWING:
    return _("page %u has more lines and areas than are compared: something may be drawn over or "
             "through its words that its source does not draw");
  case HP_PDF_TURNED_PICTURE:
    return _("a picture on page %u is not the one that its source gives");
  case HP_PDF_OTHER_COLOURS:
    return _("words on page %u have another colour than its source gives");
  default:
    return _("letters on page %u look otherwise than its source gives, or have another size");
  }
}

static void add_other_looks(GPtrArray *reasons, HpPdfLooks looks, guint page)
{
  hp_add_reason(reasons, g_strdup_printf(other_looks(looks), page + 1));
}

void hp_tell_colours(HpPdfColours colours, GPtrArray *reasons)
{
  if (colours == HP_PDF_GREYS)
    hp_add_reason(
        reasons, g_strdup(_("another program has made all its colours greys, each as light as what "
                            "its source gives: what colours alone tell is lost")));
  if (colours == HP_PDF_PRINT_COLOURS)
    hp_add_reason(reasons,
                  g_strdup(_("another program has made all its colours those of printing (CMYK): "
                             "they are about as light as what its source gives, their hues were "
                             "compared roughly")));
}

/* Of a file that says the same. */
static gboolean compare_looks(const HpJudging *judging, HpPdfDifference *difference,
                              GPtrArray *reasons)
{
  HpPdfLooks looks;
  HpPdfColours colours;
  guint page = 0;
  const gboolean same = looks_the_same(judging, difference, &looks, &page, &colours);
  if ((difference->lost & HP_PDF_LOST_WORDS) != 0 &&
      (looks == HP_PDF_OTHER_LETTERS || looks == HP_PDF_SAME_LETTERS ||
       looks == HP_PDF_UNKNOWN_LETTERS)) {
    add_words(reasons, difference);
    return FALSE;
  }
  if (!same) {
    add_other_looks(reasons, looks, page);
    return FALSE;
  }
  if (looks == HP_PDF_PACKED_PICTURES)
    difference->lost |= HP_PDF_LOST_PICTURES;
  hp_add_reason(reasons, difference->content == HP_PDF_SAME_PLACES
                             ? compared_in_place(looks, page + 1)
                             : compared_in_order(looks, difference->page + 1));
  hp_tell_colours(colours, reasons);
  return TRUE;
}

/* Ghostscript gets ligatures wrong, for example. */
static void add_lost_words(GPtrArray *reasons, const HpPdfDifference *difference)
{
  g_autofree char *here = hp_printable(difference->words);
  hp_add_reason(reasons, g_strdup_printf(
                             _("letters look the same, but words come out otherwise when they are "
                               "searched, copied or read aloud, first on page %u: \"%s\""),
                             difference->page + 1, here));
}

static void add_lost(GPtrArray *reasons, const HpPdfDifference *difference)
{
  static const struct {
    guint lost;
    const char *words;
  } all[] = {
      {HP_PDF_LOST_STRUCTURE,
       N_("what screen readers follow is lost: headings, lists, tables, alternative texts, the "
          "language; to those who need them, give the file as it was made")},
      {HP_PDF_LOST_BOOKMARKS, N_("its bookmarks are lost")},
      {HP_PDF_LOST_LINKS, N_("its links are lost")},
      {HP_PDF_LOST_PICTURES, N_("its pictures were packed anew, and not compared: look at them")},
      {HP_PDF_LOST_INTENT,
       N_("it has another colour profile (output intent) than its source gives: "
          "some programs may show its colours otherwise")}};
  for (guint i = 0; i < G_N_ELEMENTS(all); i++)
    if ((difference->lost & all[i].lost) != 0)
      hp_add_reason(reasons, g_strdup(_(all[i].words)));
  if ((difference->lost & HP_PDF_LOST_WORDS) != 0)
    add_lost_words(reasons, difference);
}

HpSameness hp_compare_what_is_said(const HpJudging *judging, guint *lost, GPtrArray *reasons)
{
  const HpSourceWords *words = judging->again->words;
  const HpPdfLayoutWords layout = {words->recurring->str, words->citations};
  HpPdfDifference difference =
      hp_pdf_file_compare_content(judging->inside->file, judging->again->file, &layout);
  const gboolean same =
      difference.content == HP_PDF_SAME_PLACES || difference.content == HP_PDF_SAME_WORDS;
  *lost = difference.lost;
  HpSameness sameness = HP_SAYS_OTHER;
  if (same && compare_looks(judging, &difference, reasons)) {
    add_lost(reasons, &difference);
    sameness = HP_SAYS_THE_SAME;
  } else if (!same) {
    add_difference(reasons, &difference);
    sameness = may_be_stylesheets(&difference, words) ? HP_OTHER_BY_STYLESHEETS : HP_SAYS_OTHER;
  }
  hp_pdf_difference_clear(&difference);
  return sameness;
}
