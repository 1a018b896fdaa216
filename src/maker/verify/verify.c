/* Builds the source of a PDF again, as it is on record, and has the two compared. */
#include "maker/job.h"
#include "maker/tools.h"
#include "maker/verify/judging.h"

#include <string.h>

#define MAX_LINE                                                                                   \
  200 /* bytes of a word that a document was made with; longer ones are passed over */

/* ---- What is on record --------------------------------------------------------------------- */

/* The record is part of the file, and as little to be believed. */
static const char *plain_word(const HpRecord *record, const char *parameter)
{
  const char *text = hp_record_get(record, parameter);
  const gboolean plain = text != NULL && *text != '\0' && strlen(text) < 64 &&
                         text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
  return plain ? text : NULL;
}

/* What was given as words of a line. */
static const char *line_of(const HpRecord *record, const char *parameter)
{
  const char *text = hp_record_get(record, parameter);
  if (text == NULL || strlen(text) > MAX_LINE)
    return NULL;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
    if (!g_unichar_isprint(g_utf8_get_char(at)))
      return NULL;
  return text;
}

static void take_epoch(HpRequest *request, const HpRecord *record)
{
  const char *text = hp_record_get(record, "source-date-epoch");
  request->has_epoch =
      text != NULL && g_ascii_string_to_signed(text, 10, 0, G_MAXINT32, &request->epoch, NULL);
}

/* FALSE if it is none that this program knows. */
static gboolean take_profile(HpProfileChoice *profile, const HpRecord *record)
{
  if (!hp_profile_named(hp_record_get(record, "profile"), profile))
    return FALSE;
  profile->placement = g_strcmp0(hp_record_get(record, "files"), "beside") == 0
                           ? HP_SOURCE_BESIDE
                           : HP_SOURCE_EMBEDDED;
  return TRUE;
}

/* ---- Building again ------------------------------------------------------------------------ */

typedef enum { BUILT, NOT_BUILT, STOPPED } Built;

/* A PDF being verified. */
typedef struct {
  HpMaker *maker;
  const HpVerifyRequest *request;
  HpInside *inside;
  HpVerification *verification;
  HpSourceWords *words; /* of what is built */
} Verifying;

/* Of a document that compares two versions the other one, which is inside as well; NULL if it is
   not. The caller's. */
static char *path_of_earlier(const Verifying *verifying, const char *folder)
{
  const char *name = hp_record_get(verifying->inside->record, "earlier");
  const gboolean inside =
      name != NULL && folder != NULL && hp_inside_find(verifying->inside, name) != NULL;
  return inside ? g_build_filename(folder, name, NULL) : NULL;
}

/* `folder`: where what was inside is; NULL: nowhere. */
static Built build_again(const Verifying *verifying, const char *path, const char *folder,
                         HpDocument *document)
{
  const HpRecord *record = verifying->inside->record;
  g_autofree char *earlier = path_of_earlier(verifying, folder);
  const char *as_of = hp_record_get(record, "as-of");
  HpProfileChoice profile;
  HpRequest request = {.source = path,
                       .earlier = earlier,
                       .view = plain_word(record, "view"),
                       .tables = plain_word(record, "tables"),
                       .wording = plain_word(record, "wording"),
                       .since = line_of(record, "since"),
                       .party = line_of(record, "party"),
                       .attachment = line_of(record, "attachment"),
                       .case_number = line_of(record, "case"),
                       .apart = hp_record_get(record, "apart") != NULL,
                       .as_of = as_of != NULL && hp_is_day(as_of) ? as_of : NULL,
                       .restricted = hp_record_get(record, "restricted") != NULL,
                       .profile = take_profile(&profile, record) ? &profile : NULL,
                       .progress = verifying->request->progress,
                       .progress_user = verifying->request->progress_user,
                       .words = verifying->words};
  take_epoch(&request, record);
  HpJob job = hp_job_new(&request, verifying->verification->diagnostics);
  const gboolean built =
      hp_job_progress(0, 0, &job) && hp_job_read(&job, verifying->maker) &&
      hp_job_is_document(&job) &&
      hp_job_make(&job, verifying->maker, hp_record_get(record, "source"), document);
  const Built result = built ? BUILT : job.cancelled ? STOPPED : NOT_BUILT;
  hp_job_clear(&job);
  return result;
}

/* What a newer program has made is not altered because an older one does not know it. */
static void set_build_error(HpMaker *maker, const HpRecord *record, GError **error)
{
  if (hp_is_made_elsewhere(record, maker))
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                _("its source cannot be built with the versions of the tools that are here"));
  else
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _("its source cannot be built again"));
}

/* Whatever was built, or was not: without a file that is there it is not what its source gives. */
static void set_machine_error(GError **error)
{
  g_clear_error(error);
  g_set_error(error, HP_FILE_ERROR, HP_FILE_UNREADABLE,
              _("a file that belongs to its source is there, and cannot be read"));
}

/* A new one in the scratch folder that is given, or in one of the verification's own. */
static char *folder_for(const Verifying *verifying, GError **error)
{
  HpVerification *verification = verifying->verification;
  const HpScratch *scratch = verifying->request->scratch;
  if (scratch == NULL)
    scratch = verification->scratch = hp_scratch_new(error);
  return scratch == NULL ? NULL : hp_scratch_subfolder(scratch, error);
}

static Built build_from_inside(const Verifying *verifying, HpDocument *document, GError **error)
{
  const HpInside *inside = verifying->inside;
  const char *source = hp_record_get(inside->record, "source");
  if (hp_record_get(inside->record, HP_RECORD_BY_DIGEST) != NULL) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                _("it has only a digest of its source; name the source with --source"));
    return NOT_BUILT;
  }
  if (source == NULL || hp_inside_find(inside, source) == NULL) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _("its source is not inside"));
    return NOT_BUILT;
  }
  const char *folder = verifying->verification->folder = folder_for(verifying, error);
  if (folder == NULL || !hp_inside_extract(inside, folder, FALSE, error))
    return NOT_BUILT;
  g_autofree char *path = g_build_filename(folder, source, NULL);
  const Built built = build_again(verifying, path, folder, document);
  hp_maker_forget_houses(verifying->maker, folder);
  if (built == NOT_BUILT)
    set_build_error(verifying->maker, inside->record, error);
  return built;
}

static Built build_from_given(const Verifying *verifying, HpDocument *document, GError **error)
{
  const char *source = verifying->request->source;
  const char *folder = NULL;
  if (hp_record_get(verifying->inside->record, "earlier") != NULL) {
    folder = verifying->verification->folder = folder_for(verifying, error);
    if (folder == NULL || !hp_inside_extract(verifying->inside, folder, FALSE, error))
      return NOT_BUILT;
  }
  const Built built = build_again(verifying, source, folder, document);
  if (built == NOT_BUILT)
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, _("%s cannot be built"), source);
  return built;
}

/* ---- The verification ---------------------------------------------------------------------- */

/* What is wrong with the file, or kept it from being looked at. */
static HpVerdict failed(HpVerification *verification, const GError *error)
{
  const gboolean unseen = error->domain == HP_FILE_ERROR ||
                          (error->domain == G_FILE_ERROR && error->code != G_FILE_ERROR_FAILED);
  g_ptr_array_add(verification->reasons, g_strdup(error->message));
  return unseen ? HP_VERDICT_UNSEEN : HP_VERDICT_FOREIGN;
}

/* `again`: what was built. */
static HpVerdict verdict_on(const Verifying *verifying, Built built, HpBuiltAgain *again,
                            GError *error)
{
  HpVerification *verification = verifying->verification;
  if (g_error_matches(error, HP_FILE_ERROR, HP_FILE_UNREADABLE))
    return failed(verification, error);
  if (built == NOT_BUILT && verifying->request->source == NULL &&
      hp_compare_attachments(verifying->inside, verification->reasons) > 0)
    return HP_VERDICT_ALTERED; /* whatever tools would build of them */
  if (built == NOT_BUILT)
    return failed(verification, error);
  return built == BUILT ? hp_verdict(verifying->inside, again, verification->reasons)
                        : HP_VERDICT_CANCELLED;
}

static HpVerdict judge_by_what_was_built(const Verifying *verifying, HpBuiltAgain *kept)
{
  const HpVerifyRequest *request = verifying->request;
  const gboolean goes_on =
      request->progress == NULL || request->progress(0, 0, request->progress_user);
  return verdict_on(verifying, goes_on ? BUILT : STOPPED, kept, NULL);
}

static HpVerdict judge(const Verifying *verifying)
{
  HpMaker *maker = verifying->maker;
  HpVerification *verification = verifying->verification;
  const gboolean from_inside = verifying->request->source == NULL;
  g_autofree char *digest = from_inside ? hp_inside_digest(verifying->inside) : NULL;
  HpBuiltAgain *kept = hp_built_again(maker, digest);
  if (kept != NULL)
    return judge_by_what_was_built(verifying, kept);

  g_autoptr(GError) error = NULL;
  g_autoptr(HpBuiltAgain) again = hp_built_again_new(g_steal_pointer(&digest));
  Verifying building = *verifying;
  building.words = again->words;
  const Built built = from_inside ? build_from_inside(&building, &again->document, &error)
                                  : build_from_given(&building, &again->document, &error);
  if (built != STOPPED && hp_diagnostics_blame_machine(verification->diagnostics))
    set_machine_error(&error);
  const gboolean told = hp_diagnostics_count_faults(verification->diagnostics) > 0;
  const HpVerdict verdict = verdict_on(&building, built, again, error);
  if (built == BUILT && again->inside != NULL && error == NULL && !told)
    hp_built_again_keep(maker, g_steal_pointer(&again));
  return verdict;
}

HpVerification *hp_maker_verify(HpMaker *maker, const HpVerifyRequest *request)
{
  HpVerification *verification = g_new0(HpVerification, 1);
  verification->reasons = g_ptr_array_new_with_free_func(g_free);
  verification->diagnostics = hp_diagnostics_new();
  g_autoptr(GError) error = NULL;
  g_autoptr(HpInside) inside =
      hp_inside_read(maker->data_folder, request->path, request->bytes, request->source, &error);
  const Verifying verifying = {maker, request, inside, verification, NULL};
  verification->verdict = inside == NULL ? failed(verification, error) : judge(&verifying);
  return verification;
}

void hp_verification_free(HpVerification *verification)
{
  if (verification == NULL)
    return;
  hp_scratch_drop(verification->folder);
  hp_scratch_free(verification->scratch);
  g_ptr_array_unref(verification->reasons);
  hp_diagnostics_free(verification->diagnostics);
  g_free(verification);
}
