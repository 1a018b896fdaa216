/* The program that runs foreign stylesheets, and may die of them: once, under limits. */
#include "transform/question.h"
#include "xml/xml.h"

#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Memory --------------------------------------------------------------------------------- */

/* Of what libxml2 and libxslt have, which would go on without what they did not get. */
static gsize allocated;

G_NORETURN static void give_up(void)
{
  static const char words[] = "cannot allocate memory\n";
  (void)!write(STDERR_FILENO, words, sizeof words - 1);
  abort();
}

static void *counted(void *block)
{
  if (block == NULL)
    give_up();
  allocated += malloc_usable_size(block);
  if (allocated > HP_MAX_FOREIGN_MEMORY)
    give_up();
  return block;
}

static void counted_free(void *block)
{
  allocated -= malloc_usable_size(block);
  free(block);
}

/* More at once than there may be at all is not even asked for. */
static void *counted_malloc(size_t size)
{
  return counted(size > HP_MAX_FOREIGN_MEMORY ? NULL : malloc(MAX(size, 1)));
}

static void *counted_realloc(void *block, size_t size)
{
  allocated -= malloc_usable_size(block);
  return counted(size > HP_MAX_FOREIGN_MEMORY ? NULL : realloc(block, MAX(size, 1)));
}

static char *counted_strdup(const char *text)
{
  const gsize size = strlen(text) + 1;
  return memcpy(counted_malloc(size), text, size);
}

/* ---- Running -------------------------------------------------------------------------------- */

/* As they come from the process that asks, which has read them before. */
static xmlDoc *document_of(GBytes *bytes, const char *uri)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  return xmlReadMemory(data, (int)size, uri, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
}

static HpGate *gate_of(const HpQuestion *question)
{
  HpGate *gate = hp_gate_new(question->program_folder);
  for (guint i = 0; i < question->files->len; i++) {
    const HpKnownFile *file = g_ptr_array_index(question->files, i);
    hp_gate_put(gate, file->path, file->bytes);
  }
  return gate;
}

static GArray *documents_of(const HpQuestion *question)
{
  GArray *documents = g_array_new(FALSE, FALSE, sizeof(HpReadDocument));
  for (guint i = 0; i < question->documents->len; i++) {
    const HpKnownFile *file = g_ptr_array_index(question->documents, i);
    const HpReadDocument one = {file->path, document_of(file->bytes, file->path)};
    if (one.document != NULL)
      g_array_append_val(documents, one);
  }
  return documents;
}

static GBytes *bytes_of(xmlDoc *result, const char *stylesheet, HpDiagnostics *diagnostics)
{
  const HpPlace place = {stylesheet, 0, 0};
  xmlChar *data = NULL;
  int size = 0;
  if (result != NULL)
    xmlDocDumpMemoryEnc(result, &data, &size, "UTF-8");
  if (size > HP_MAX_FOREIGN_RESULT)
    hp_report_error(diagnostics, &place,
                    _("The view makes more than %d MB, which is more than a document can be."),
                    HP_MAX_FOREIGN_RESULT / (1024 * 1024));
  return g_bytes_new(data, size > HP_MAX_FOREIGN_RESULT ? 0 : (gsize)MAX(size, 0));
}

static GBytes *run(const HpQuestion *question, HpDiagnostics *diagnostics)
{
  g_autoptr(HpGate) gate = gate_of(question);
  g_autoptr(HpStylesheet) stylesheet =
      hp_stylesheet_new_through(question->stylesheet, question->program_folder, gate, diagnostics);
  const gboolean is_check = g_bytes_get_size(question->document) == 0;
  if (stylesheet != NULL && is_check)
    hp_stylesheet_try_variables(stylesheet, diagnostics);
  xmlDoc *document =
      stylesheet == NULL || is_check ? NULL : document_of(question->document, question->uri);
  if (document == NULL)
    return g_bytes_new(NULL, 0);
  g_autoptr(GArray) documents = documents_of(question);
  const HpTransformInput input = {.document = document,
                                  .parameters = (const char *const *)question->parameters,
                                  .read = (const HpReadDocument *)(const void *)documents->data,
                                  .n_read = documents->len};
  xmlDoc *result = hp_stylesheet_apply(stylesheet, &input, diagnostics);
  return bytes_of(result, question->stylesheet, diagnostics);
}

/* ---- Questions and answers ------------------------------------------------------------------ */

static gboolean send_answer(const HpAnswer *answer)
{
  g_autoptr(GBytes) bytes = hp_answer_write(answer);
  return hp_child_write_bytes(bytes);
}

/* run-stylesheet VERSION, with a socket as standard input. What it has it does not give back: its
   end does. */
int main(int argc, char **argv)
{
  HpQuestion question;
  xmlMemSetup(counted_free, counted_malloc, counted_realloc, counted_strdup);
  if (argc < 2 || strcmp(argv[1], HP_VERSION) != 0)
    return 1;
  hp_child_follow_parent();
  hp_child_confine(HP_MAX_FOREIGN_MEMORY, HP_FOREIGN_STACK);
  g_autoptr(GBytes) bytes = hp_child_read_bytes();
  if (bytes == NULL || !hp_question_read(bytes, &question))
    return 1;
  hp_child_limit_time(HP_MAX_FOREIGN_SECONDS * 1000);
  HpAnswer answer = {.diagnostics = hp_diagnostics_new()};
  answer.result = run(&question, answer.diagnostics);
  return send_answer(&answer) ? 0 : 1;
}
