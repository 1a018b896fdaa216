/*
 * The verdict on a PDF.
 *
 *   the file's bytes = those built again ──────────────────────────► identical
 *   … begin with those, and then come signatures ──────────────────► identical, signed
 *   else, where tools differ: its digests are those on record, and it
 *         says what is built again, word for word ─────────────────► same content, other tools
 *   … or stylesheets differ, and what differs may be their doing ───► not verified
 *   else, has the same objects, packed and numbered otherwise, or
 *         pages that paint the same in other words ────────────────► same content, saved anew
 *   … or has lost its structure, and the rest says and looks the
 *         same ───────────────────────────────────────────────────► same pages, written anew
 *   else ──────────────────────────────────────────────────────────► altered
 */
#include "maker/verify/judging.h"

#include <string.h>

static gboolean begins_with(GBytes *bytes, GBytes *start)
{
  gsize size = 0, start_size = 0;
  const void *data = g_bytes_get_data(bytes, &size);
  const void *start_data = g_bytes_get_data(start, &start_size);
  return size >= start_size && memcmp(data, start_data, start_size) == 0;
}

/* What the file says, compared when somebody asks: once. */
typedef struct {
  GPtrArray *found; /* NULL: nobody has asked */
  HpSameness sameness;
  guint lost;
} Said;

static void said_clear(Said *said)
{
  g_clear_pointer(&said->found, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Said, said_clear)

static HpSameness sameness_of(Said *said, const HpJudging *judging)
{
  if (said->found == NULL) {
    said->found = g_ptr_array_new_with_free_func(g_free);
    said->sameness = hp_compare_what_is_said(judging, &said->lost, said->found);
  }
  return said->sameness;
}

/* Nothing where all is the same: what differs is something else, and told. */
static void add_other_words(Said *said, const HpJudging *judging, GPtrArray *reasons)
{
  if (sameness_of(said, judging) != HP_SAYS_THE_SAME)
    hp_add_reason(reasons, g_strdup(g_ptr_array_index(said->found, 0)));
}

/* The words differ, and so do the stylesheets that add some. */
static HpVerdict not_verified(GPtrArray *found, GPtrArray *tools, GPtrArray *reasons)
{
  hp_add_reason(reasons,
                g_strdup_printf(_("it was made with stylesheets that are not here, and those "
                                  "that are may say other things: %s"),
                                (const char *)g_ptr_array_index(found, 0)));
  g_ptr_array_extend_and_steal(reasons, g_ptr_array_ref(tools));
  return HP_VERDICT_UNSEEN;
}

/* Without a structure it is not known which words layout may have moved, or repeated. */
static HpVerdict not_comparable(GPtrArray *found, GPtrArray *tools, GPtrArray *reasons)
{
  hp_add_reason(reasons, g_strdup_printf(
                             _("another program has written its pages anew, without what tells the "
                               "order of its words, and other versions of the tools are here: %s"),
                             (const char *)g_ptr_array_index(found, 0)));
  g_ptr_array_extend_and_steal(reasons, g_ptr_array_ref(tools));
  return HP_VERDICT_UNSEEN;
}

/* What was appended is no more than signatures, if anything. */
static HpVerdict judge_content(const HpJudging *judging, GPtrArray *about_update, GPtrArray *tools,
                               GPtrArray *reasons)
{
  const gboolean other_stylesheets =
      hp_stylesheets_differ(judging->inside->record, judging->again->document.record);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
  guint lost = 0;
  const HpSameness sameness = hp_compare_what_is_said(judging, &lost, found);
  if (sameness != HP_SAYS_THE_SAME && lost != 0)
    return not_comparable(found, tools, reasons);
  if (sameness == HP_OTHER_BY_STYLESHEETS && other_stylesheets)
    return not_verified(found, tools, reasons);
  if (sameness == HP_SAYS_THE_SAME && other_stylesheets)
    hp_add_reason(
        reasons,
        g_strdup(_("the stylesheets here are not those it was made with: what it looks like "
                   "was not compared, so it may stress one thing and play down another")));
  g_ptr_array_extend_and_steal(reasons, g_steal_pointer(&found));
  if (sameness != HP_SAYS_THE_SAME)
    return HP_VERDICT_ALTERED;
  g_ptr_array_extend_and_steal(reasons, g_ptr_array_ref(about_update));
  g_ptr_array_extend_and_steal(reasons, g_ptr_array_ref(tools));
  return lost != 0 ? HP_VERDICT_SAME_PAGES : HP_VERDICT_OTHER_TOOLS;
}

static HpVerdict judge_other_tools(const HpJudging *judging, GPtrArray *tools, GPtrArray *reasons)
{
  HpInside *inside = judging->inside;
  const gboolean anew = hp_inside_is_written_anew(inside);
  if (hp_inside_has_digests_only(inside))
    hp_compare_digests(inside, judging->again->document.record, reasons);
  const gboolean agrees = anew ? hp_compare_attachments(inside, reasons) == 0
                               : hp_inside_agrees_with_record(inside, reasons);
  if (reasons->len > 0 || !agrees) {
    g_auto(Said) said = {0};
    add_other_words(&said, judging, reasons);
    return HP_VERDICT_ALTERED;
  }
  g_autoptr(GPtrArray) about_update = g_ptr_array_new_with_free_func(g_free);
  if (anew) {
    hp_add_reason(about_update, g_strdup(_("another program has saved it anew")));
    return judge_content(judging, about_update, tools, reasons);
  }
  g_autoptr(GBytes) original = hp_inside_original(inside);
  const gboolean updated = g_bytes_get_size(original) < g_bytes_get_size(inside->bytes);
  if (updated && hp_judge_update(inside, original, about_update) == HP_VERDICT_ALTERED) {
    g_ptr_array_extend_and_steal(reasons, g_steal_pointer(&about_update));
    return HP_VERDICT_ALTERED;
  }
  if (updated)
    g_ptr_array_insert(about_update, 0, g_strdup(_("signatures were appended")));
  return judge_content(judging, about_update, tools, reasons);
}

/* Programs write pages in other words: their bytes are others then, and not what is painted. */
static gboolean has_pages_in_other_words(const HpJudging *judging)
{
  HpPdfColours colours = HP_PDF_OWN_COLOURS;
  return hp_inside_is_written_anew(judging->inside) &&
         hp_pdf_file_paints_the_same(judging->inside->file, judging->again->file, &colours) &&
         colours == HP_PDF_OWN_COLOURS;
}

static HpVerdict judge_altered(Said *said, const HpJudging *judging, GPtrArray *reasons)
{
  if (hp_inside_has_digests_only(judging->inside))
    hp_compare_digests(judging->inside, judging->again->document.record, reasons);
  hp_compare_attachments(judging->inside, reasons);
  if (!has_pages_in_other_words(judging))
    hp_compare_pages_on_record(judging->inside, judging->again->document.record, reasons,
                               _("page %s is not what its source gives"));
  add_other_words(said, judging, reasons);
  if (reasons->len == 0)
    hp_add_reason(reasons,
                  g_strdup(_("something besides pages and attachments is not what its source "
                             "gives")));
  return HP_VERDICT_ALTERED;
}

/* Bytes changed here and there, the others where they were: no program that saves a file does that,
   even if what was changed is read by none. */
static gboolean is_edited_in_place(GBytes *bytes, GBytes *original)
{
  gsize size = 0, original_size = 0, same = 0;
  const guint8 *data = g_bytes_get_data(bytes, &size);
  const guint8 *original_data = g_bytes_get_data(original, &original_size);
  for (gsize i = 0; i < MIN(size, original_size); i++)
    same += data[i] == original_data[i] ? 1 : 0;
  return same > original_size / 2;
}

static const char *in_other_words(HpPdfColours colours)
{
  return colours == HP_PDF_OWN_COLOURS
             ? _("another program has saved it anew, and written its pages in other words: text, "
                 "pictures, lines and areas have the places and colours that its source gives")
             : _("another program has saved it anew, and written its pages in other words: text, "
                 "pictures, lines and areas have the places that its source gives");
}

/* And how, if it is. */
static gboolean is_saved_anew(const HpJudging *judging, GPtrArray *reasons)
{
  HpPdfFile *file = judging->inside->file;
  HpPdfColours colours = HP_PDF_OWN_COLOURS;
  if (is_edited_in_place(judging->inside->bytes, judging->again->document.bytes))
    return FALSE;
  switch (hp_pdf_file_compare_objects(file, judging->again->file)) {
  case HP_PDF_SAME_OBJECTS:
    hp_add_saved_anew(reasons);
    return TRUE;
  case HP_PDF_REWRITTEN_CONTENT:
    if (!hp_pdf_file_paints_the_same(file, judging->again->file, &colours))
      return FALSE;
    hp_add_reason(reasons, g_strdup(in_other_words(colours)));
    hp_tell_colours(colours, reasons);
    return TRUE;
  default:
    return FALSE;
  }
}

/* Whether it is what a program leaves that draws each page anew: Ghostscript, or one that prints.
 */
static gboolean is_same_pages(Said *said, const HpJudging *judging, GPtrArray *reasons)
{
  g_autoptr(GPtrArray) attachments = g_ptr_array_new_with_free_func(g_free);
  if (is_edited_in_place(judging->inside->bytes, judging->again->document.bytes) ||
      hp_compare_attachments(judging->inside, attachments) > 0 ||
      sameness_of(said, judging) != HP_SAYS_THE_SAME || said->lost == 0)
    return FALSE;
  g_ptr_array_extend_and_steal(reasons, g_steal_pointer(&said->found));
  return TRUE;
}

static HpVerdict judge_difference(const HpJudging *judging, GPtrArray *reasons)
{
  HpInside *inside = judging->inside;
  g_autoptr(GPtrArray) tools = g_ptr_array_new_with_free_func(g_free);
  if (hp_tools_differ(inside->record, judging->again->document.record, tools))
    return judge_other_tools(judging, tools, reasons);
  if (is_saved_anew(judging, reasons))
    return HP_VERDICT_OTHER_TOOLS;
  g_auto(Said) said = {0};
  return is_same_pages(&said, judging, reasons) ? HP_VERDICT_SAME_PAGES
                                                : judge_altered(&said, judging, reasons);
}

/* Of a file that begins with what its source gives, byte for byte. */
static HpVerdict judge_same(HpInside *inside, GBytes *pdf, GPtrArray *reasons)
{
  const HpVerdict verdict = g_bytes_equal(inside->bytes, pdf)
                                ? HP_VERDICT_IDENTICAL
                                : hp_judge_appended(inside, pdf, reasons);
  hp_tell_unseen(inside->file, NULL, 0, reasons);
  return verdict;
}

static gboolean has_more_than_signatures(HpInside *inside, GPtrArray *reasons)
{
  guint page = 0;
  const gboolean fields = hp_pdf_file_has_fields(inside->file);
  const gboolean covered = hp_pdf_file_is_covered(inside->file, &page);
  if (fields)
    g_ptr_array_insert(reasons, 0, g_strdup(_("it has form fields that are no signatures")));
  if (covered)
    hp_add_covered(reasons, page);
  return fields || covered;
}

/* Whether readers need not show what was compared. */
static gboolean is_ambiguous(HpInside *inside, HpVerdict verdict, GPtrArray *reasons)
{
  const gboolean is_good = verdict == HP_VERDICT_OTHER_TOOLS || verdict == HP_VERDICT_SAME_PAGES ||
                           verdict == HP_VERDICT_SIGNED;
  if (!is_good || !hp_pdf_file_is_ambiguous(inside->file))
    return FALSE;
  g_ptr_array_insert(reasons, 0,
                     g_strdup(_("it is written so that programs may read it differently: an entry "
                                "that is there twice, for example")));
  return TRUE;
}

/* No toolchain hides what others show. */
HpVerdict hp_verdict(HpInside *inside, HpBuiltAgain *again, GPtrArray *reasons)
{
  if (begins_with(inside->bytes, again->document.bytes)) {
    const HpVerdict verdict = judge_same(inside, again->document.bytes, reasons);
    return is_ambiguous(inside, verdict, reasons) ? HP_VERDICT_ALTERED : verdict;
  }
  if (again->file == NULL)
    again->file = hp_pdf_file_open(again->document.bytes, NULL);
  g_return_val_if_fail(again->file != NULL, HP_VERDICT_ALTERED);
  const HpJudging judging = {inside, again};
  const HpVerdict verdict = judge_difference(&judging, reasons);
  const guint hidden =
      hp_tell_unseen(inside->file, again->file, verdict == HP_VERDICT_UNSEEN ? 1 : 0, reasons);
  const gboolean is_good = verdict == HP_VERDICT_OTHER_TOOLS || verdict == HP_VERDICT_SAME_PAGES;
  if (is_good && hp_pdf_file_is_encrypted(inside->file))
    hp_add_reason(reasons,
                  g_strdup(_("it is encrypted: it opens without a password, but programs may "
                             "refuse to print it, to copy from it or to read it aloud; and it "
                             "is no archived PDF any more")));
  const gboolean bad = (is_good && has_more_than_signatures(inside, reasons)) ||
                       (is_good && hidden > 0) || is_ambiguous(inside, verdict, reasons);
  return bad ? HP_VERDICT_ALTERED : verdict;
}
