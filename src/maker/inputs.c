/* What a document is made of: all that goes into its file as of its day, how it is asked for, and
   the tools; not what its source says of later days. */
#include "maker/inputs.h"

#include "maker/attached.h"
#include "maker/tools.h"

#include <string.h>

/* ---- Files --------------------------------------------------------------------------------- */

static void note_files(HpJob *job, gpointer files)
{
  hp_job_note_files(job, files);
}

/* ---- Languages ----------------------------------------------------------------------------- */

static void add_languages(GHashTable *languages, const xmlDoc *document)
{
  const xmlNode *root = xmlDocGetRootElement(document);
  for (const xmlNode *node = root; node != NULL; node = hp_next_node(node, root)) {
    const char *language = node->type == XML_ELEMENT_NODE
                               ? hp_attribute_in(node, (const char *)XML_XML_NAMESPACE, "lang")
                               : NULL;
    if (language != NULL && *language != '\0')
      g_hash_table_add(languages, g_strdup(language));
  }
}

static void take_languages(HpJob *job, gpointer languages)
{
  add_languages(languages, hp_source_document(job->source));
  if (job->house != NULL && job->house->source != NULL)
    add_languages(languages, hp_source_document(job->house->source));
}

static int compare_names(gconstpointer a, gconstpointer b)
{
  return strcmp(a, b);
}

/* By whose dictionaries its words may be divided. */
static void record_languages(HpJob *job, const HpMaker *maker, HpRecord *record, GHashTable *files)
{
  g_autoptr(GHashTable) languages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  hp_job_for_each(job, take_languages, languages);
  GList *sorted = g_list_sort(g_hash_table_get_keys(languages), compare_names);
  for (const GList *at = sorted; at != NULL; at = at->next) {
    hp_record_add_part(record, "language", at->data, NULL);
    hp_formatter_record_language(maker->formatter, at->data, record, files);
  }
  g_list_free(sorted);
}

/* ---- The digest ---------------------------------------------------------------------------- */

static void add_record(HpSha256 *sum, const HpRecord *record)
{
  g_autoptr(GBytes) bytes = hp_record_write(record);
  gsize size = 0;
  gconstpointer data = g_bytes_get_data(bytes, &size);
  hp_sha256_add(sum, data, size);
}

HpInputs *hp_inputs_of(HpJob *job, HpMaker *maker, const HpArchive *archive, const HpGate *gate,
                       const char *file_name)
{
  HpInputs *inputs = g_new0(HpInputs, 1);
  inputs->files = hp_files_read_new();
  hp_job_for_each(job, note_files, inputs->files);
  hp_files_read_add(inputs->files, hp_gate_files_read(gate));
  g_autoptr(HpRecord) besides = hp_record_new();
  hp_record_set(besides, "file-name", file_name);
  inputs->tools = g_hash_table_ref(hp_record_all_tools(besides, maker));
  record_languages(job, maker, besides, inputs->files);
  g_autoptr(HpSha256) sum = hp_sha256_new();
  add_record(sum, hp_archive_record(archive));
  add_record(sum, besides);
  inputs->digest = hp_sha256_take_text(sum);
  return inputs;
}

HpInputs *hp_inputs_of_part(const HpJob *job, HpMaker *maker)
{
  g_autoptr(HpRecord) unused = hp_record_new();
  HpInputs *inputs = g_new0(HpInputs, 1);
  inputs->digest = g_strdup("");
  inputs->files = hp_files_read_new();
  hp_job_note_files(job, inputs->files);
  hp_files_read_note_named(inputs->files, job->request->source);
  inputs->tools = g_hash_table_ref(hp_record_all_tools(unused, maker));
  return inputs;
}
