/* Marked content page by page. */
#include "pdf/content/tagging.h"

#include "pdf-syntax/pdf-syntax.h"
#include "pdf/content/content.h"

#include <gio/gio.h>

#define MAX_CONTENT (256 * 1024 * 1024) /* bytes of a page's content, inflated; error */

/* A page that waits to be tagged, and then one that waits to be written. */
typedef struct {
  guint index;
  guint number; /* of its content stream's object */
  GBytes *content;
  GArray *keys; /* for each mark, whose the content after it is */
} Job;

struct HpTagger {
  HpStructure *structure;
  HpPdfOutput *output;
  char **digests;    /* of the finished content, by page; or NULL */
  GThread *thread;   /* NULL: there could be none, and pages are tagged as they are painted */
  GAsyncQueue *jobs; /* of Job *; `end` ends it */
  Job end;
  GPtrArray *done; /* of Job * */
  GString *tagged; /* scratch */
  GError *error;   /* of the first page that has one */
};

static void job_free(gpointer data)
{
  Job *job = data;
  g_bytes_unref(job->content);
  g_array_unref(job->keys);
  g_free(job);
}

/* ---- One page ------------------------------------------------------------------------------ */

typedef struct {
  HpStructure *structure;
  guint page;
} Sequences;

static void begin_sequence(GString *out, guint key, gpointer user)
{
  const Sequences *sequences = user;
  hp_structure_begin_sequence(sequences->structure, sequences->page, key, out);
}

static gboolean mark_content(HpTagger *tagger, const Job *job, GBytes *content)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(content, &size);
  Sequences sequences = {tagger->structure, job->index};
  const HpOwner nobody = {HP_ARTIFACT_LAYOUT, 0};
  const HpMarking marking = {
      .keys = (const guint *)(const void *)job->keys->data,
      .n_keys = job->keys->len,
      .default_key = hp_structure_key(tagger->structure, nobody),
      .begin = begin_sequence,
      .user = &sequences,
      .hyphens = tagger->output->hyphens,
  };
  g_string_truncate(tagger->tagged, 0);
  return hp_pdf_mark_content(data, size, &marking, tagger->tagged, &tagger->error);
}

/* The content as Cairo compressed it makes place for the finished one, compressed again. */
static void tag_page(HpTagger *tagger, Job *job)
{
  g_autoptr(GBytes) content = NULL;
  const guint8 *bytes = NULL;
  gsize size = 0;
  g_ptr_array_add(tagger->done, job);
  if (tagger->error != NULL)
    return;
  bytes = g_bytes_get_data(job->content, &size);
  gsize start = 0;
  job->number = hp_cairo_content(bytes, size, &start);
  if (job->number != 0) {
    g_autoptr(GBytes) deflated = g_bytes_new_from_bytes(job->content, start, size - start);
    content = hp_inflate(deflated, MAX_CONTENT);
  }
  if (content == NULL) {
    g_set_error(&tagger->error, G_IO_ERROR, G_IO_ERROR_FAILED,
                _("The content of page %u is not found in what Cairo wrote."), job->index + 1);
    return;
  }
  if (!mark_content(tagger, job, content))
    return;
  if (tagger->digests != NULL)
    tagger->digests[job->index] = hp_sha256_of(tagger->tagged->str, tagger->tagged->len);
  g_bytes_unref(job->content);
  job->content = hp_pdf_deflate(tagger->tagged->str, tagger->tagged->len);
}

/* ---- The thread ---------------------------------------------------------------------------- */

static gpointer tag_pages(gpointer user)
{
  HpTagger *tagger = user;
  for (Job *job; (job = g_async_queue_pop(tagger->jobs)) != &tagger->end;)
    tag_page(tagger, job);
  return NULL;
}

HpTagger *hp_tagger_new(HpStructure *structure, HpPdfOutput *output, char **digests)
{
  HpTagger *tagger = g_new0(HpTagger, 1);
  tagger->structure = structure;
  tagger->output = output;
  tagger->digests = digests;
  tagger->jobs = g_async_queue_new();
  tagger->done = g_ptr_array_new_with_free_func(job_free);
  tagger->tagged = g_string_new(NULL);
  tagger->thread = g_thread_try_new("tagging", tag_pages, tagger, NULL);
  return tagger;
}

static void wait_for_pages(HpTagger *tagger)
{
  if (tagger->thread == NULL)
    return;
  g_async_queue_push(tagger->jobs, &tagger->end);
  g_thread_join(g_steal_pointer(&tagger->thread));
}

void hp_tagger_free(HpTagger *tagger)
{
  if (tagger == NULL)
    return;
  wait_for_pages(tagger);
  g_async_queue_unref(tagger->jobs);
  g_ptr_array_unref(tagger->done);
  g_string_free(tagger->tagged, TRUE);
  g_clear_error(&tagger->error);
  g_free(tagger);
}

static GArray *keys_of(const HpStructure *structure, const GArray *owners)
{
  GArray *keys = g_array_sized_new(FALSE, FALSE, sizeof(guint), owners->len);
  for (guint i = 0; i < owners->len; i++) {
    const guint key = hp_structure_key(structure, g_array_index(owners, HpOwner, i));
    g_array_append_val(keys, key);
  }
  return keys;
}

void hp_tagger_add(HpTagger *tagger, const HpPaintedPage *painted)
{
  Job *job = g_new0(Job, 1);
  job->index = painted->index;
  job->content = g_bytes_new(painted->bytes, painted->size);
  job->keys = keys_of(tagger->structure, painted->owners);
  if (tagger->thread != NULL)
    g_async_queue_push(tagger->jobs, job);
  else
    tag_page(tagger, job);
}

/* ---- Writing ------------------------------------------------------------------------------- */

gboolean hp_tagger_write(HpTagger *tagger, HpCairoFile *file, GError **error)
{
  HpPdfOutput *output = tagger->output;
  wait_for_pages(tagger);
  if (tagger->error != NULL) {
    g_propagate_error(error, g_steal_pointer(&tagger->error));
    return FALSE;
  }
  for (guint i = 0; i < tagger->done->len; i++) {
    const Job *job = g_ptr_array_index(tagger->done, i);
    if (!hp_cairo_file_drop_content(file, i, job->number, error))
      return FALSE;
    gsize size = 0;
    const guint8 *content = g_bytes_get_data(job->content, &size);
    hp_pdf_writer_stream(output->writer, job->number, "/Filter /FlateDecode", content, size, FALSE);
    g_string_append_printf(output->page_entries[i], " /StructParents %u", i);
  }
  return TRUE;
}
