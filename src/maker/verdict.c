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
#include "maker/inside.h"

#include <string.h>

#define ONE_TEXT 10       /* characters of the source in one go that no stylesheet makes */
#define MAX_PAGES_NAMED 8 /* pages named in a reason; then an ellipsis */

static void add_reason(GPtrArray *reasons, char *line)
{
  g_ptr_array_add(reasons, line);
}

/* ---- Pages --------------------------------------------------------------------------------- */

typedef struct {
  GString *numbers;
  guint count;
} PageList;

static void add_page(PageList *list, guint number)
{
  if (++list->count <= MAX_PAGES_NAMED)
    g_string_append_printf(list->numbers, "%s%u", list->count == 1 ? "" : ", ", number);
  else if (list->count == MAX_PAGES_NAMED + 1)
    g_string_append(list->numbers, " …");
}

/* Pages whose content is not the one in `record`. Returns how many. */
static guint compare_pages(const HpInside *inside, const HpRecord *record, GPtrArray *reasons,
                           const char *message)
{
  PageList list = {g_string_new(NULL), 0};
  const guint n = hp_pdf_file_n_pages(inside->file);
  for (guint i = 0; i < MIN(n, record->pages->len); i++) {
    const HpRecordPage *page = g_ptr_array_index(record->pages, i);
    g_autofree char *digest = hp_pdf_file_page_digest(inside->file, i);
    if (g_strcmp0(digest, page->content) != 0)
      add_page(&list, i + 1);
  }
  if (list.count > 0)
    add_reason(reasons, g_strdup_printf(message, list.numbers->str));
  if (n != record->pages->len)
    add_reason(reasons,
               g_strdup_printf(_("it has %u pages; its source gives %u"), n, record->pages->len));
  g_string_free(list.numbers, TRUE);
  return list.count + (n != record->pages->len);
}

/* ---- What is on record --------------------------------------------------------------------- */

static const char *digest_in(const HpRecord *record, const char *name)
{
  for (guint i = 0; i < record->files->len; i++) {
    const HpRecordFile *file = g_ptr_array_index(record->files, i);
    if (strcmp(file->name, name) == 0)
      return file->sha256;
  }
  return NULL;
}

/* Where there are digests only: whether they are of what was built from now. */
static void compare_digests(const HpInside *inside, const HpRecord *made, GPtrArray *reasons)
{
  for (guint i = 0; i < inside->record->files->len; i++) {
    const HpRecordFile *file = g_ptr_array_index(inside->record->files, i);
    if (g_strcmp0(digest_in(made, file->name), file->sha256) == 0)
      continue;
    g_autofree char *name = hp_printable(file->name);
    add_reason(reasons, g_strdup_printf(_("\"%s\" is not the file that it was made from"), name));
  }
}

static gboolean has_digests_only(const HpInside *inside)
{
  return hp_record_get(inside->record, HP_RECORD_BY_DIGEST) != NULL;
}

guint hp_compare_attachments(const HpInside *inside, GPtrArray *reasons)
{
  if (has_digests_only(inside))
    return 0;
  guint differing = 0;
  for (guint i = 0; i < inside->record->files->len; i++) {
    const HpRecordFile *file = g_ptr_array_index(inside->record->files, i);
    const HpPdfEmbeddedFile *embedded = hp_inside_find(inside, file->name);
    g_autofree char *digest =
        embedded == NULL || embedded->bytes == NULL ? NULL : hp_sha256_of_bytes(embedded->bytes);
    if (g_strcmp0(digest, file->sha256) == 0)
      continue;
    g_autofree char *name = hp_printable(file->name);
    add_reason(reasons,
               g_strdup_printf(_("the file inside called \"%s\" is not what it was"), name));
    differing++;
  }
  return differing;
}

static gboolean is_unaltered_up_to_record(const HpInside *inside)
{
  gsize size = 0;
  const guchar *bytes = g_bytes_get_data(inside->bytes, &size);
  if (inside->record->size == 0 || inside->record->size > size)
    return FALSE;
  g_autofree char *digest = hp_sha256_of(bytes, (gsize)inside->record->size);
  return g_strcmp0(digest, inside->record->sha256) == 0;
}

/* Whether what its record stands in is no longer where the record says: who saves a file anew moves
   it, who changes some bytes of it does not. */
static gboolean is_written_anew(const HpInside *inside)
{
  static const char object[] = " 0 obj\n<< /Type /EmbeddedFile ";
  gsize size = 0;
  const char *bytes = g_bytes_get_data(inside->bytes, &size);
  const gsize begin = (gsize)MIN(inside->record->size, size);
  gsize at = begin;
  while (at < size && g_ascii_isdigit(bytes[at]))
    at++;
  return at == begin || size - at < strlen(object) ||
         memcmp(bytes + at, object, strlen(object)) != 0;
}

/* Where the file as it was made ends: after the first end-of-file mark behind the record. */
static GBytes *original_of(const HpInside *inside)
{
  gsize size = 0;
  const char *bytes = g_bytes_get_data(inside->bytes, &size);
  const gsize from = (gsize)MIN(inside->record->size, size);
  const char *end = memmem(bytes + from, size - from, "%%EOF\n", 6);
  return end == NULL ? NULL : g_bytes_new_from_bytes(inside->bytes, 0, (gsize)(end + 6 - bytes));
}

/* Whether the file is what it was when its record was written. */
static gboolean agrees_with_its_record(const HpInside *inside, GPtrArray *reasons)
{
  const guint differing =
      hp_compare_attachments(inside, reasons) +
      compare_pages(inside, inside->record, reasons, _("page %s is not what it was"));
  g_autoptr(GBytes) original = original_of(inside);
  if (differing == 0 &&
      (!is_unaltered_up_to_record(inside) || original == NULL || !hp_pdf_has_own_end(original))) {
    add_reason(reasons, g_strdup(_("something besides pages and attachments is not what it was")));
    return FALSE;
  }
  return differing == 0;
}

/* ---- Tools --------------------------------------------------------------------------------- */

static void add_missing_tool(GPtrArray *reasons, const HpRecordPart *part)
{
  add_reason(reasons,
             g_strdup_printf(_("made without %s; here it is %.40s"), part->name, part->value));
}

static void add_tool(GPtrArray *reasons, const HpRecordPart *part, const char *here)
{
  g_autofree char *name = hp_printable(part->name);
  g_autofree char *version = hp_printable(part->value);
  if (here == NULL)
    add_reason(reasons,
               g_strdup_printf(_("made with %s %.40s, which is not used here"), name, version));
  else
    add_reason(reasons,
               g_strdup_printf(_("made with %s %.40s; here it is %.40s"), name, version, here));
}

static gboolean tools_differ(const HpRecord *recorded, const HpRecord *made, GPtrArray *reasons)
{
  gboolean differ = FALSE;
  for (guint i = 0; i < recorded->parts->len; i++) {
    const HpRecordPart *part = g_ptr_array_index(recorded->parts, i);
    const char *here = hp_record_part(made, part->kind, part->name);
    if (g_strcmp0(here, part->value) == 0)
      continue;
    add_tool(reasons, part, here);
    differ = TRUE;
  }
  for (guint i = 0; i < made->parts->len; i++) {
    const HpRecordPart *part = g_ptr_array_index(made->parts, i);
    if (hp_record_part(recorded, part->kind, part->name) != NULL)
      continue;
    add_missing_tool(reasons, part);
    differ = TRUE;
  }
  return differ;
}

/* Whether the words that are added to those of the source may be others. */
static gboolean stylesheets_differ(const HpRecord *recorded, const HpRecord *made)
{
  for (guint i = 0; i < made->parts->len; i++) {
    const HpRecordPart *part = g_ptr_array_index(made->parts, i);
    if ((strcmp(part->kind, "stylesheets") == 0 || strcmp(part->kind, "program") == 0) &&
        g_strcmp0(hp_record_part(recorded, part->kind, part->name), part->value) != 0)
      return TRUE;
  }
  return FALSE;
}

/* ---- Words --------------------------------------------------------------------------------- */

static void add_words(GPtrArray *reasons, const HpPdfDifference *difference)
{
  const guint page = difference->page + 1;
  g_autofree char *here = hp_printable(difference->words);
  g_autofree char *there = hp_printable(difference->other_words);
  if (*there == '\0' && *here == '\0')
    add_reason(reasons,
               g_strdup_printf(_("page %u has an annotation that its source does not give"), page));
  else if (*there == '\0')
    add_reason(reasons, g_strdup_printf(_("page %u has \"%s\", which its source does not give"),
                                        page, here));
  else if (*here == '\0')
    add_reason(reasons,
               g_strdup_printf(_("page %u lacks \"%s\", which its source gives"), page, there));
  else
    add_reason(reasons, g_strdup_printf(_("page %u has \"%s\"; its source gives \"%s\""), page,
                                        here, there));
}

typedef enum { SAME, OTHER_BY_STYLESHEETS, OTHER } Sameness;

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
    add_reason(reasons, g_strdup_printf(
                            _("a picture on page %u is not the one that its source gives"), page));
    break;
  case HP_PDF_OTHER_METADATA:
    add_reason(reasons, g_strdup(_("the metadata, the files inside, or what happens when the file "
                                   "is opened, are not what its source gives")));
    break;
  case HP_PDF_OTHER_LINK_PLACE:
    add_reason(reasons, g_strdup_printf(_("a link on page %u does something else, is elsewhere, or "
                                          "leads elsewhere than its source gives"),
                                        page));
    break;
  case HP_PDF_OTHER_STRUCTURE:
    add_reason(reasons,
               g_strdup(_("what screen readers are told of its words (what is a heading, a "
                          "list or a table, the language) is not what its source gives")));
    break;
  case HP_PDF_OTHER_PAGE:
    add_reason(reasons,
               g_strdup_printf(_("page %u is cut, turned or placed among the others as its "
                                 "source does not give it"),
                               page));
    break;
  case HP_PDF_UNREADABLE:
    add_reason(
        reasons,
        g_strdup_printf(_("page %u has content of a kind that this program does not write"), page));
    break;
  default:
    add_words(reasons, difference);
  }
}

/* ---- Looks --------------------------------------------------------------------------------- */

/* A file, and what is built to compare it with. */
typedef struct {
  HpInside *inside;
  const HpRebuilt *rebuilt;
  HpPdfFile *file; /* the rebuilt one */
} Judging;

static gboolean fonts_differ(const HpRecord *recorded, const HpRecord *made)
{
  for (guint i = 0; i < recorded->parts->len; i++) {
    const HpRecordPart *part = g_ptr_array_index(recorded->parts, i);
    if (strcmp(part->kind, "font") == 0 &&
        g_strcmp0(hp_record_part(made, part->kind, part->name), part->value) != 0)
      return TRUE;
  }
  return FALSE;
}

/* What was compared where words stand at the same places. */
static char *compared_in_place(HpPdfLooks looks, guint page)
{
  switch (looks) {
  case HP_PDF_SAME_LOOKS:
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
static gboolean looks_the_same(const Judging *judging, HpPdfLooks *looks, guint *page)
{
  const HpRecord *recorded = judging->inside->record, *made = judging->rebuilt->record;
  *looks = HP_PDF_UNKNOWN_LETTERS;
  if (stylesheets_differ(recorded, made))
    return TRUE;
  *looks = hp_pdf_file_compare_looks(judging->inside->file, judging->file, page);
  if (*looks == HP_PDF_OTHER_LETTERS && fonts_differ(recorded, made))
    *looks = HP_PDF_UNKNOWN_LETTERS;
  return *looks < HP_PDF_OTHER_COLOURS;
}

static void add_other_looks(GPtrArray *reasons, HpPdfLooks looks, guint page)
{
  add_reason(reasons, g_strdup_printf(looks == HP_PDF_OTHER_COLOURS
                                          ? _("words on page %u have another colour than its "
                                              "source gives")
                                          : _("letters on page %u look otherwise than its source "
                                              "gives, or have another size"),
                                      page + 1));
}

/* Of a file that says the same. */
static gboolean compare_looks(const Judging *judging, const HpPdfDifference *difference,
                              GPtrArray *reasons)
{
  HpPdfLooks looks;
  guint page = 0;
  const gboolean same = looks_the_same(judging, &looks, &page);
  if ((difference->lost & HP_PDF_LOST_WORDS) != 0 && looks != HP_PDF_SAME_LOOKS &&
      looks != HP_PDF_OTHER_DRAWING) {
    add_words(reasons, difference);
    return FALSE;
  }
  if (!same) {
    add_other_looks(reasons, looks, page);
    return FALSE;
  }
  add_reason(reasons, difference->content == HP_PDF_SAME_PLACES
                          ? compared_in_place(looks, page + 1)
                          : compared_in_order(looks, difference->page + 1));
  return TRUE;
}

/* Ghostscript gets ligatures wrong, for example. */
static void add_lost_words(GPtrArray *reasons, const HpPdfDifference *difference)
{
  g_autofree char *here = hp_printable(difference->words);
  add_reason(reasons,
             g_strdup_printf(_("letters look the same, but words come out otherwise when they are "
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
      {HP_PDF_LOST_PICTURES, N_("its pictures were packed anew, and not compared: look at them")}};
  for (guint i = 0; i < G_N_ELEMENTS(all); i++)
    if ((difference->lost & all[i].lost) != 0)
      add_reason(reasons, g_strdup(_(all[i].words)));
  if ((difference->lost & HP_PDF_LOST_WORDS) != 0)
    add_lost_words(reasons, difference);
}

/* Whether the file says what its source gives, and looks so; how far that is known, or what
   differs. `lost` receives what it has none of (HpPdfLost). */
static Sameness says_the_same(const Judging *judging, guint *lost, GPtrArray *reasons)
{
  const HpSourceWords *words = judging->rebuilt->words;
  const HpPdfLayoutWords layout = {words->recurring->str, words->citations};
  HpPdfDifference difference =
      hp_pdf_file_compare_content(judging->inside->file, judging->file, &layout);
  const gboolean same =
      difference.content == HP_PDF_SAME_PLACES || difference.content == HP_PDF_SAME_WORDS;
  *lost = difference.lost;
  Sameness sameness = OTHER;
  if (same && compare_looks(judging, &difference, reasons)) {
    add_lost(reasons, &difference);
    sameness = SAME;
  } else if (!same) {
    add_difference(reasons, &difference);
    sameness = may_be_stylesheets(&difference, words) ? OTHER_BY_STYLESHEETS : OTHER;
  }
  hp_pdf_difference_clear(&difference);
  return sameness;
}

/* ---- Updates ------------------------------------------------------------------------------- */

static void add_covered(GPtrArray *reasons, guint page)
{
  g_ptr_array_insert(
      reasons, 0,
      g_strdup_printf(_("a signature stands over words or pictures of page %u"), page + 1));
}

static HpVerdict judge_update(HpInside *inside, GBytes *original, GPtrArray *reasons)
{
  g_autoptr(HpPdfFile) before = hp_pdf_file_open(original, NULL);
  guint page = 0;
  switch (before == NULL ? HP_PDF_UPDATE_OTHER : hp_pdf_file_compare(before, inside->file, &page)) {
  case HP_PDF_UPDATE_SIGNED:
    add_reason(reasons, g_strdup(_("whether the signatures are valid is not checked here; programs "
                                   "for signing do that")));
    if (hp_pdf_file_has_seen_signature(inside->file))
      add_reason(reasons,
                 g_strdup(_("a signature is seen: what it shows and says is its signer's")));
    return HP_VERDICT_SIGNED;
  case HP_PDF_UPDATE_PAGE:
    add_reason(reasons, g_strdup_printf(_("what was appended changes page %u"), page + 1));
    break;
  case HP_PDF_UPDATE_COVERED:
    add_covered(reasons, page);
    break;
  case HP_PDF_UPDATE_METADATA:
    add_reason(reasons,
               g_strdup(_("what was appended changes the metadata: title, author, language "
                          "or claims to conform")));
    break;
  case HP_PDF_UPDATE_NOTHING:
    add_reason(reasons, g_strdup(_("something was appended that is no signature")));
    break;
  default:
    add_reason(reasons, g_strdup(_("what was appended changes more than a signature does")));
  }
  return HP_VERDICT_ALTERED;
}

static gboolean begins_with(GBytes *bytes, GBytes *start)
{
  gsize size = 0, start_size = 0;
  const void *data = g_bytes_get_data(bytes, &size);
  const void *start_data = g_bytes_get_data(start, &start_size);
  return size >= start_size && memcmp(data, start_data, start_size) == 0;
}

/* ---- Verdicts ------------------------------------------------------------------------------ */

/* Nothing where all is the same: what differs is something else, and told. */
static void add_other_words(const Judging *judging, GPtrArray *reasons)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
  guint lost = 0;
  if (says_the_same(judging, &lost, found) != SAME)
    add_reason(reasons, g_strdup(g_ptr_array_index(found, 0)));
}

/* The words differ, and so do the stylesheets that add some. */
static HpVerdict not_verified(GPtrArray *found, GPtrArray *tools, GPtrArray *reasons)
{
  add_reason(reasons, g_strdup_printf(_("it was made with stylesheets that are not here, and those "
                                        "that are may say other things: %s"),
                                      (const char *)g_ptr_array_index(found, 0)));
  g_ptr_array_extend_and_steal(reasons, g_ptr_array_ref(tools));
  return HP_VERDICT_UNSEEN;
}

/* Without a structure it is not known which words layout may have moved, or repeated. */
static HpVerdict not_comparable(GPtrArray *found, GPtrArray *tools, GPtrArray *reasons)
{
  add_reason(reasons,
             g_strdup_printf(_("another program has written its pages anew, without what tells the "
                               "order of its words, and other versions of the tools are here: %s"),
                             (const char *)g_ptr_array_index(found, 0)));
  g_ptr_array_extend_and_steal(reasons, g_ptr_array_ref(tools));
  return HP_VERDICT_UNSEEN;
}

/* What was appended is no more than signatures, if anything. */
static HpVerdict judge_content(const Judging *judging, GPtrArray *about_update, GPtrArray *tools,
                               GPtrArray *reasons)
{
  const gboolean other_stylesheets =
      stylesheets_differ(judging->inside->record, judging->rebuilt->record);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
  guint lost = 0;
  const Sameness sameness = says_the_same(judging, &lost, found);
  if (sameness != SAME && lost != 0)
    return not_comparable(found, tools, reasons);
  if (sameness == OTHER_BY_STYLESHEETS && other_stylesheets)
    return not_verified(found, tools, reasons);
  if (sameness == SAME && other_stylesheets)
    add_reason(reasons,
               g_strdup(_("the stylesheets here are not those it was made with: what it looks like "
                          "was not compared, so it may stress one thing and play down another")));
  g_ptr_array_extend_and_steal(reasons, g_steal_pointer(&found));
  if (sameness != SAME)
    return HP_VERDICT_ALTERED;
  g_ptr_array_extend_and_steal(reasons, g_ptr_array_ref(about_update));
  g_ptr_array_extend_and_steal(reasons, g_ptr_array_ref(tools));
  return lost != 0 ? HP_VERDICT_SAME_PAGES : HP_VERDICT_OTHER_TOOLS;
}

static HpVerdict judge_other_tools(const Judging *judging, GPtrArray *tools, GPtrArray *reasons)
{
  HpInside *inside = judging->inside;
  const gboolean anew = is_written_anew(inside);
  if (has_digests_only(inside))
    compare_digests(inside, judging->rebuilt->record, reasons);
  const gboolean agrees =
      anew ? hp_compare_attachments(inside, reasons) == 0 : agrees_with_its_record(inside, reasons);
  if (reasons->len > 0 || !agrees) {
    add_other_words(judging, reasons);
    return HP_VERDICT_ALTERED;
  }
  g_autoptr(GPtrArray) about_update = g_ptr_array_new_with_free_func(g_free);
  if (anew) {
    add_reason(about_update, g_strdup(_("another program has saved it anew")));
    return judge_content(judging, about_update, tools, reasons);
  }
  g_autoptr(GBytes) original = original_of(inside);
  const gboolean updated = g_bytes_get_size(original) < g_bytes_get_size(inside->bytes);
  if (updated && judge_update(inside, original, about_update) == HP_VERDICT_ALTERED) {
    g_ptr_array_extend_and_steal(reasons, g_steal_pointer(&about_update));
    return HP_VERDICT_ALTERED;
  }
  if (updated)
    g_ptr_array_insert(about_update, 0, g_strdup(_("signatures were appended")));
  return judge_content(judging, about_update, tools, reasons);
}

static HpVerdict judge_altered(const Judging *judging, GPtrArray *reasons)
{
  if (has_digests_only(judging->inside))
    compare_digests(judging->inside, judging->rebuilt->record, reasons);
  hp_compare_attachments(judging->inside, reasons);
  compare_pages(judging->inside, judging->rebuilt->record, reasons,
                _("page %s is not what its source gives"));
  add_other_words(judging, reasons);
  if (reasons->len == 0)
    add_reason(reasons, g_strdup(_("something besides pages and attachments is not what its source "
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

/* The line that says so; NULL if it is not. */
static const char *saved_anew(const Judging *judging)
{
  HpPdfFile *file = judging->inside->file;
  if (is_edited_in_place(judging->inside->bytes, judging->rebuilt->pdf))
    return NULL;
  switch (hp_pdf_file_compare_objects(file, judging->file)) {
  case HP_PDF_SAME_OBJECTS:
    return _("another program has saved it anew, and changed nothing: all that is in it is what "
             "its source gives");
  case HP_PDF_REWRITTEN_CONTENT:
    return hp_pdf_file_paints_the_same(file, judging->file)
               ? _("another program has saved it anew, and written its pages in other words: text, "
                   "pictures, lines and areas have the places and colours that its source gives")
               : NULL;
  default:
    return NULL;
  }
}

/* Whether it is what a program leaves that draws each page anew: Ghostscript, or one that prints.
 */
static gboolean is_same_pages(const Judging *judging, GPtrArray *reasons)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
  guint lost = 0;
  if (is_edited_in_place(judging->inside->bytes, judging->rebuilt->pdf) ||
      hp_compare_attachments(judging->inside, found) > 0 ||
      says_the_same(judging, &lost, found) != SAME || lost == 0)
    return FALSE;
  g_ptr_array_extend_and_steal(reasons, g_steal_pointer(&found));
  return TRUE;
}

static HpVerdict judge_difference(const Judging *judging, GPtrArray *reasons)
{
  HpInside *inside = judging->inside;
  g_autoptr(GPtrArray) tools = g_ptr_array_new_with_free_func(g_free);
  if (tools_differ(inside->record, judging->rebuilt->record, tools))
    return judge_other_tools(judging, tools, reasons);
  const char *saved = saved_anew(judging);
  if (saved == NULL && is_same_pages(judging, reasons))
    return HP_VERDICT_SAME_PAGES;
  if (saved == NULL)
    return judge_altered(judging, reasons);
  add_reason(reasons, g_strdup(saved));
  return HP_VERDICT_OTHER_TOOLS;
}

/* Of a file that begins with what its source gives, byte for byte. */
static HpVerdict judge_same(HpInside *inside, GBytes *pdf, GPtrArray *reasons)
{
  const HpVerdict verdict =
      g_bytes_equal(inside->bytes, pdf) ? HP_VERDICT_IDENTICAL : judge_update(inside, pdf, reasons);
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
    add_covered(reasons, page);
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
HpVerdict hp_verdict(HpInside *inside, const HpRebuilt *rebuilt, GPtrArray *reasons)
{
  if (begins_with(inside->bytes, rebuilt->pdf)) {
    const HpVerdict verdict = judge_same(inside, rebuilt->pdf, reasons);
    return is_ambiguous(inside, verdict, reasons) ? HP_VERDICT_ALTERED : verdict;
  }
  g_autoptr(HpPdfFile) file = hp_pdf_file_open(rebuilt->pdf, NULL);
  g_return_val_if_fail(file != NULL, HP_VERDICT_ALTERED);
  const Judging judging = {inside, rebuilt, file};
  const HpVerdict verdict = judge_difference(&judging, reasons);
  const guint hidden =
      hp_tell_unseen(inside->file, file, verdict == HP_VERDICT_UNSEEN ? 1 : 0, reasons);
  const gboolean is_good = verdict == HP_VERDICT_OTHER_TOOLS || verdict == HP_VERDICT_SAME_PAGES;
  if (is_good && hp_pdf_file_is_encrypted(inside->file))
    add_reason(reasons,
               g_strdup(_("it is encrypted: it opens without a password, but programs may "
                          "refuse to print it, to copy from it or to read it aloud; and it "
                          "is no archived PDF any more")));
  const gboolean bad = (is_good && has_more_than_signatures(inside, reasons)) ||
                       (is_good && hidden > 0) || is_ambiguous(inside, verdict, reasons);
  return bad ? HP_VERDICT_ALTERED : verdict;
}
