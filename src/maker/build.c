/* From a request to a finished document. */
#include "maker/archive.h"

#include "maker/attached.h"
#include "maker/collected.h"
#include "maker/inputs.h"

#include <string.h>

/* ---- The name ------------------------------------------------------------------------------ */

/* Not to be taken for the day that the document is of; the caller's. */
static char *since_in_name(const char *since)
{
  return since == NULL ? NULL
                       : g_strconcat("sedan-", strcmp(since, "last") == 0 ? "senast" : since, NULL);
}

/* As the house's pattern has it: vasterbotten.pdf; vasterbotten-short.pdf for a view that is not
   the document itself, vasterbotten.html for one that is called as its file ends. */
static char *file_name_of(const HpJob *job, const HpMaker *maker)
{
  const HpRequest *request = job->request;
  const char *name = hp_job_view(job);
  const HpView *usual = job->kind == NULL ? NULL : hp_job_usual_view(job, maker);
  const HpView *view = job->kind == NULL ? NULL : hp_job_find_view(job, maker);
  const char *output = hp_output_name(view == NULL ? HP_OUTPUT_PDF : view->output);
  g_autofree char *file = g_path_get_basename(request->source);
  g_autofree char *stem = hp_with_suffix(file, "");
  const gboolean whole = view == usual || g_strcmp0(name, output) == 0;
  g_autofree char *attachment =
      request->attachment == NULL ? NULL : g_strconcat("bilaga-", request->attachment, NULL);
  g_autofree char *since = since_in_name(request->since);
  const HpFileNameValues values = {.source = stem,
                                   .view = whole ? NULL : request->view,
                                   .wording = hp_job_unusual_wording(job),
                                   .as_of = job->as_of,
                                   .party = request->party,
                                   .since = since,
                                   .attachment = attachment,
                                   .language = job->language};
  g_autofree char *filled = hp_fill_file_name(
      job->house == NULL ? HP_USUAL_FILE_NAME : job->house->file_name_pattern, &values);
  return g_strconcat(filled, ".", output, NULL);
}

/* ---- The document -------------------------------------------------------------------------- */

/* The house's fonts as well, if it has any. */
static gboolean load_fonts(HpJob *job, HpMaker *maker)
{
  g_autoptr(GError) error = NULL;
  if (!hp_maker_load_fonts(maker, &error)) {
    hp_report_error(job->diagnostics, NULL, "%s", error->message);
    return FALSE;
  }
  job->formatter = job->house == NULL ? maker->formatter
                                      : hp_house_formatter(job->house, maker, job->diagnostics);
  return job->formatter != NULL || hp_job_refuse_house(job);
}

/** The houses of a document that bring fonts of their own. */
typedef struct {
  HpMaker *maker;
  GPtrArray *houses; /* of HpHouse, each once; the document's own first */
  gboolean good;
} WithFonts;

static void take_house_with_fonts(HpJob *job, gpointer user)
{
  WithFonts *with = user;
  HpFormatter *formatter = job->house == NULL
                               ? with->maker->formatter
                               : hp_house_formatter(job->house, with->maker, job->diagnostics);
  if (formatter == NULL)
    with->good = hp_job_refuse_house(job);
  else if (formatter != with->maker->formatter && !g_ptr_array_find(with->houses, job->house, NULL))
    g_ptr_array_add(with->houses, job->house);
}

/* What is attached may be in the style of another house. */
static gboolean load_fonts_of_attached(HpJob *job, HpMaker *maker)
{
  if (job->view->output != HP_OUTPUT_PDF || job->attached == NULL || job->request->apart)
    return TRUE;
  g_autoptr(GPtrArray) houses = g_ptr_array_new();
  WithFonts with = {maker, houses, TRUE};
  hp_job_for_each(job, take_house_with_fonts, &with);
  if (!with.good || houses->len == 0 || (houses->len == 1 && houses->pdata[0] == job->house))
    return with.good;
  if (houses->len == 1)
    job->formatter = ((HpHouse *)houses->pdata[0])->formatter;
  else
    job->formatter = job->of_houses = hp_houses_formatter(houses, maker, job->diagnostics);
  if (job->formatter != NULL)
    hp_formatter_expect_language(job->formatter, job->language);
  return job->formatter != NULL;
}

/* What is shown is what goes into the file, so each file is read once. */
static HpGate *gate_of(const HpJob *job)
{
  g_autofree char *folder = g_path_get_dirname(job->request->source);
  HpGate *gate = hp_gate_new(folder);
  hp_gate_keep(gate);
  if (job->house != NULL) {
    g_autofree char *house_folder = g_path_get_dirname(job->house->path);
    hp_gate_open_folder(gate, house_folder);
  }
  if (job->request->earlier != NULL) {
    g_autofree char *earlier_folder = g_path_get_dirname(job->request->earlier);
    hp_gate_open_folder(gate, earlier_folder);
  }
  return gate;
}

/* Takes the XSL-FO, and lets it and the source go before there are pages. */
static GBytes *format(HpJob *job, xmlDoc *fo, HpArchive *archive, HpGate *gate)
{
  const HpPlace *fonts_place = job->house == NULL ? NULL : &job->house->fonts_place;
  g_autofree char *folder = g_path_get_dirname(job->request->source);
  HpFormatOptions options = {
      .base_folder = folder,
      .gate = gate,
      .progress = hp_job_progress,
      .progress_user = job,
      .release = (GDestroyNotify)xmlFreeDoc,
      .release_user = fo,
      .profile_required = TRUE,
      .pictures_required = TRUE,
      .language_told = hp_job_is_language_mistaken(job),
      .fonts_place = fonts_place == NULL || fonts_place->file == NULL ? NULL : fonts_place,
      .date = job->date};
  hp_archive_embed(archive, &options);
  hp_job_release_source(job);
  return hp_formatter_format(job->formatter, fo, &options, job->diagnostics);
}

/* ---- What is attached, apart --------------------------------------------------------------- */

static HpBuildStatus build_job(HpJob *job, HpMaker *maker, HpDocument *document);

/* Like the document that all is attached to in the end, with the number and what it ends as:
   memo-bilaga-3.pdf. Named after themselves, attachments of two documents would be one file. The
   caller's. */
static char *name_apart(const HpJob *job, const HpMaker *maker, const char *number,
                        const char *own_name)
{
  while (job->attached_to != NULL)
    job = job->attached_to;
  g_autofree char *file_name = file_name_of(job, maker);
  g_autofree char *stem = hp_with_suffix(file_name, "-bilaga-");
  const char *dot = strrchr(own_name, '.');
  return g_strconcat(stem, number, dot == NULL ? "" : dot, NULL);
}

static gboolean take_finished(const HpAttached *attached, HpGate *gate, const HpJob *job,
                              const HpMaker *maker, HpDocument *document)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *name = name_apart(job, maker, attached->number, attached->name);
  GBytes *bytes = hp_gate_read(gate, attached->path, attached->name, HP_MAX_PICTURE_BYTES, &error);
  if (bytes == NULL) {
    hp_note_cause(job->diagnostics, error);
    hp_report_error(job->diagnostics, &attached->place, "%s", error->message);
    return FALSE;
  }
  hp_document_files_add(document->apart, name, bytes);
  return TRUE;
}

/* With what goes beside it, and what is attached to it in turn. */
static void take_document(GPtrArray *apart, const char *own_name, const HpDocument *part)
{
  g_autofree char *folder = hp_with_suffix(own_name, HP_BESIDE_SUFFIX);
  hp_document_files_add(apart, own_name, g_bytes_ref(part->bytes));
  for (guint i = 0; i < part->beside->len; i++) {
    const HpDocumentFile *file = g_ptr_array_index(part->beside, i);
    g_autofree char *name = g_build_filename(folder, file->name, NULL);
    hp_document_files_add(apart, name, g_bytes_ref(file->bytes));
  }
  for (guint i = 0; i < part->apart->len; i++) {
    const HpDocumentFile *file = g_ptr_array_index(part->apart, i);
    hp_document_files_add(apart, file->name, g_bytes_ref(file->bytes));
  }
}

/* 0 where it is no PDF. */
static guint n_pages_of(const HpDocument *document)
{
  g_autoptr(HpPdfFile) file = g_str_has_suffix(document->file_name, ".pdf")
                                  ? hp_pdf_file_open(document->bytes, NULL)
                                  : NULL;
  return file == NULL ? 0 : hp_pdf_file_n_pages(file);
}

static gboolean make_apart(HpAttached *attached, const HpJob *job, HpMaker *maker,
                           HpDocument *document)
{
  HpRequest request = attached->request;
  request.profile = job->request->profile;
  request.has_epoch = job->request->has_epoch;
  request.epoch = job->request->epoch;
  request.apart = TRUE;
  g_autoptr(HpDiagnostics) told = hp_diagnostics_new(); /* of reading it, it has been told */
  HpJob own = hp_job_new(&request, told);
  own.attached_to = job;
  HpDocument part;
  const gboolean made = build_job(&own, maker, &part) == HP_BUILD_DONE;
  if (made) {
    g_autofree char *name = name_apart(job, maker, attached->number, part.file_name);
    attached->n_pages = n_pages_of(&part);
    take_document(document->apart, name, &part);
  } else {
    hp_diagnostics_append(job->diagnostics, told);
  }
  hp_document_clear(&part);
  hp_job_clear(&own);
  return made;
}

/* Before the document itself, which says how many pages each has. */
static gboolean make_all_apart(const HpJob *job, HpMaker *maker, HpGate *gate, HpDocument *document)
{
  document->apart = hp_document_files_new();
  for (guint i = 0; job->request->apart && job->attached != NULL && i < job->attached->len; i++) {
    HpAttached *attached = g_ptr_array_index(job->attached, i);
    if (!(attached->is_finished ? take_finished(attached, gate, job, maker, document)
                                : make_apart(attached, job, maker, document)))
      return FALSE;
  }
  return TRUE;
}

/* ---- Making it ------------------------------------------------------------------------------ */

static void take_own_words(HpJob *job, gpointer words)
{
  hp_source_words_take_source(words, hp_source_document(job->source));
}

static void take_words(HpJob *job, const xmlDoc *fo)
{
  hp_job_for_each(job, take_own_words, job->request->words);
  hp_source_words_take_fo(job->request->words, fo);
}

/* Notes what it is made of, where that is asked for; TRUE if it need not be made. */
static gboolean is_known(HpJob *job, HpMaker *maker, const HpArchive *archive, const HpGate *gate,
                         HpDocument *document)
{
  if (!job->request->tells_inputs)
    return FALSE;
  g_autofree char *file_name = file_name_of(job, maker);
  document->inputs = hp_inputs_of(job, maker, archive, gate, file_name);
  job->up_to_date = g_strcmp0(document->inputs->digest, job->request->known) == 0;
  return job->up_to_date;
}

/* Whether there is what a PDF, or another file, of it needs, and its profile. */
static gboolean is_prepared(HpJob *job, HpMaker *maker, HpProfileChoice *profile)
{
  if (!hp_job_choose_view(job, maker))
    return FALSE;
  if (job->view->output != HP_OUTPUT_PDF)
    return hp_profile_named("plain", profile);
  if (!load_fonts(job, maker) || !hp_job_profile(job, profile))
    return FALSE;
  hp_formatter_expect_language(job->formatter, job->language);
  return TRUE;
}

/* Takes what the stylesheet has made. */
static GBytes *bytes_of(HpJob *job, xmlDoc *made, HpArchive *archive, HpGate *gate)
{
  if (job->view->output == HP_OUTPUT_PDF)
    return format(job, made, archive, gate);
  GBytes *bytes = hp_job_write(job, made, gate);
  xmlFreeDoc(made);
  return bytes;
}

gboolean hp_job_make(HpJob *job, HpMaker *maker, const char *called, HpDocument *document)
{
  HpProfileChoice profile;
  if (!is_prepared(job, maker, &profile))
    return FALSE;
  if (called != NULL) {
    g_free(job->called);
    job->called = g_strdup(called);
  }
  if (!hp_job_progress(0, 0, job) || !hp_job_filter(job, maker) || !hp_job_attach(job, maker) ||
      !load_fonts_of_attached(job, maker))
    return FALSE;
  g_autoptr(HpGate) gate = gate_of(job);
  g_autoptr(HpArchive) archive = hp_archive_new(job, maker, profile, gate);
  if (archive != NULL && is_known(job, maker, archive, gate, document))
    return FALSE;
  if (archive == NULL || !make_all_apart(job, maker, gate, document))
    return FALSE;
  xmlDoc *fo = hp_job_transform(job, maker);
  if (fo == NULL || !hp_job_progress(0, 0, job)) {
    xmlFreeDoc(fo);
    return FALSE;
  }
  if (job->request->words != NULL)
    take_words(job, fo);
  document->bytes = bytes_of(job, fo, archive, gate);
  if (document->bytes == NULL)
    return FALSE;
  hp_archive_finish(archive, document);
  return TRUE;
}

static HpBuildStatus build(HpJob *job, HpMaker *maker, HpDocument *document)
{
  if (!hp_job_progress(0, 0, job))
    return HP_BUILD_CANCELLED;
  if (!hp_job_read(job, maker))
    return HP_BUILD_FAILED;
  if (job->request->parts_pass && !hp_job_is_document(job)) {
    if (job->request->tells_inputs)
      document->inputs = hp_inputs_of_part(job, maker);
    return HP_BUILD_PASSED_OVER;
  }
  if (hp_job_require_document(job) && hp_job_make(job, maker, NULL, document))
    return HP_BUILD_DONE;
  if (job->up_to_date)
    return HP_BUILD_UP_TO_DATE;
  return job->cancelled ? HP_BUILD_CANCELLED : HP_BUILD_FAILED;
}

/* ---- The whole ----------------------------------------------------------------------------- */

static HpBuildStatus build_job(HpJob *job, HpMaker *maker, HpDocument *document)
{
  *document = (HpDocument){0};
  const HpBuildStatus status = build(job, maker, document);
  document->file_name = file_name_of(job, maker);
  return status;
}

HpBuildStatus hp_maker_build(HpMaker *maker, const HpRequest *request, HpDocument *document,
                             HpDiagnostics *diagnostics)
{
  HpJob job = hp_job_new(request, diagnostics);
  const HpBuildStatus status = build_job(&job, maker, document);
  hp_job_clear(&job);
  return status;
}

/* ---- Less than a document ------------------------------------------------------------------ */

static gboolean shows_pictures(const HpJob *job, const HpMaker *maker)
{
  g_autoptr(HpGate) gate = gate_of(job);
  return hp_job_try_pictures(job, maker, gate);
}

static void tell_checked_elsewhere(const HpJob *job)
{
  const HpPlace place = hp_place_of_node(xmlDocGetRootElement(hp_source_document(job->source)));
  hp_report(job->diagnostics, HP_NOTE, &place,
            _("Passed over: what begins with <%s> is checked with the file that it goes with."),
            job->kind);
}

gboolean hp_maker_check(HpMaker *maker, const HpRequest *request, HpDiagnostics *diagnostics)
{
  HpJob job = hp_job_new(request, diagnostics);
  const gboolean good = hp_job_read(&job, maker);
  if (good && job.source != NULL && job.checked_elsewhere)
    tell_checked_elsewhere(&job);
  if (good && hp_job_is_document(&job))
    hp_job_tell_lacking_views(&job, maker);
  const gboolean has_pictures = !good || shows_pictures(&job, maker);
  const gboolean has_all = !good || !hp_job_is_collection(&job) || hp_job_collect(&job, maker);
  const gboolean has_house =
      job.house == NULL || !job.house->good || hp_house_check_beside(job.house, maker, diagnostics);
  hp_job_clear(&job);
  return good && has_all && has_pictures && has_house;
}

xmlDoc *hp_maker_transform(HpMaker *maker, const HpRequest *request, HpDiagnostics *diagnostics)
{
  HpJob job = hp_job_new(request, diagnostics);
  xmlDoc *fo = NULL;
  if (hp_job_progress(0, 0, &job) && hp_job_read(&job, maker) && hp_job_require_document(&job) &&
      hp_job_progress(0, 0, &job) && hp_job_choose_view(&job, maker) &&
      hp_job_filter(&job, maker) && hp_job_attach(&job, maker))
    fo = hp_job_transform(&job, maker);
  hp_job_clear(&job);
  return fo;
}

/* Of no view that documents are built of: what is made is filled in and read again. */
static xmlDoc *form_of(HpJob *job, HpMaker *maker, const HpView *form)
{
  if (!hp_job_read(job, maker) || !hp_job_require_document(job))
    return NULL;
  if (strcmp(job->kind, form->root) != 0) {
    hp_report_error(job->diagnostics, NULL,
                    _("A form is made of a plan, and this begins with <%s>."), job->kind);
    return NULL;
  }
  job->view = form;
  return hp_job_filter(job, maker) ? hp_job_transform(job, maker) : NULL;
}

xmlDoc *hp_maker_form(HpMaker *maker, const HpRequest *request, gboolean each_party,
                      HpDiagnostics *diagnostics)
{
  g_autofree char *stylesheet = hp_data_file(
      maker->data_folder, each_party ? "stylesheets/forms.xsl" : "stylesheets/form.xsl");
  HpView form = {.name = (char *)"form",
                 .root = (char *)"plan",
                 .stylesheet = stylesheet,
                 .output = HP_OUTPUT_CSV,
                 .is_consolidated = TRUE,
                 .each_party = TRUE};
  HpJob job = hp_job_new(request, diagnostics);
  xmlDoc *made = NULL;
  if (stylesheet == NULL)
    hp_report_error(diagnostics, NULL, _("The program's stylesheet for forms is not found."));
  else
    made = form_of(&job, maker, &form);
  hp_job_clear(&job);
  return made;
}

static gboolean resolve(HpJob *job, HpMaker *maker)
{
  return hp_job_is_request_good(job) && hp_job_progress(0, 0, job) && hp_job_read(job, maker) &&
         hp_job_require_document(job) && hp_job_progress(0, 0, job) && hp_job_filter(job, maker) &&
         hp_job_attach(job, maker) && hp_job_resolve(job);
}

GBytes *hp_maker_resolve(HpMaker *maker, const HpRequest *request, HpDiagnostics *diagnostics)
{
  HpRequest as_told = *request;
  if (as_told.wording == NULL)
    as_told.wording = "consolidated";
  HpJob job = hp_job_new(&as_told, diagnostics);
  GBytes *tree = resolve(&job, maker) ? hp_source_write(job.source) : NULL;
  hp_job_clear(&job);
  return tree;
}

GPtrArray *hp_maker_compare(HpMaker *maker, const HpRequest *request, HpDiagnostics *diagnostics)
{
  HpRequest as_told = *request;
  as_told.wording = "consolidated";
  HpJob job = hp_job_new(&as_told, diagnostics);
  GPtrArray *lines = resolve(&job, maker) ? hp_source_difference_lines(job.source) : NULL;
  hp_job_clear(&job);
  return lines;
}
