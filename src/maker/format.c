/* From anybody's XSL-FO to the bytes of its PDF. */
#include "maker/job.h"

static HpSource *read_source(const HpFoRequest *request, HpDiagnostics *diagnostics)
{
  return request->text == NULL ? hp_source_read(request->path, NULL, diagnostics)
                               : hp_source_read_memory(request->text, request->size, request->path,
                                                       NULL, diagnostics);
}

/* A file that must carry others carries what it is made from. */
static GBytes *source_inside(const HpFoRequest *request, HpSource *source)
{
  return request->profile != NULL && request->profile->profile->files == HP_PDF_FILES_SOME
             ? hp_source_write(source)
             : NULL;
}

static gboolean is_let_through(const char *file, gconstpointer gate)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = hp_gate_resolve((HpGate *)gate, file, file, &error);
  return path != NULL || g_error_matches(error, HP_FILE_ERROR, HP_FILE_MISSING);
}

/* Takes the source, and lets it go before there are pages. */
static GBytes *format(HpMaker *maker, const HpFoRequest *request, HpSource *source,
                      HpDiagnostics *diagnostics)
{
  g_autoptr(GBytes) inside = source_inside(request, source);
  const HpPdfAttachment attachment = {.name = request->name,
                                      .description = _("The XSL-FO that the document is made of"),
                                      .media_type = "text/xml",
                                      .relationship = HP_PDF_SOURCE,
                                      .bytes = inside};
  g_autoptr(HpGate) gate =
      hp_gate_new(request->pictures_folder == NULL ? "/" : request->pictures_folder);
  hp_bound_told_places(hp_source_document(source), is_let_through, gate);
  hp_source_believe_places(source);
  const HpFormatOptions options = {.base_folder = request->folder,
                                   .gate = gate,
                                   .progress = request->progress,
                                   .progress_user = request->progress_user,
                                   .areas = request->areas,
                                   .profile =
                                       request->profile == NULL ? NULL : request->profile->profile,
                                   .profile_required = request->profile != NULL,
                                   .release = (GDestroyNotify)hp_source_free,
                                   .release_user = source,
                                   .attachments = &attachment,
                                   .n_attachments = inside == NULL ? 0 : 1,
                                   .date = request->date};
  return hp_formatter_format(maker->formatter, hp_source_document(source), &options, diagnostics);
}

GBytes *hp_maker_format(HpMaker *maker, const HpFoRequest *request, HpDiagnostics *diagnostics)
{
  hp_diagnostics_set_lenient(diagnostics, !request->strict);
  HpSource *source = read_source(request, diagnostics);
  if (source == NULL)
    return NULL;
  g_autoptr(GError) error = NULL;
  if (hp_maker_load_fonts(maker, &error))
    return format(maker, request, source, diagnostics);
  hp_report_error(diagnostics, NULL, "%s", error->message);
  hp_source_free(source);
  return NULL;
}
