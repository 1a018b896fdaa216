/* Stylesheets of others than the program: what they consist of is read here, and another process
   runs them. */
#include "transform/foreign.h"

#include <libxml/parser.h>
#include <libxslt/xsltInternals.h>
#include <string.h>

#define MAX_FOREIGN_STYLESHEETS 100 /* files that a stylesheet of a house consists of; error */

/* ---- What it consists of -------------------------------------------------------------------- */

typedef struct {
  const HpForeignStylesheet *foreign;
  GHashTable *seen; /* canonical paths */
  HpGate *program;  /* of the program's stylesheets */
  HpDiagnostics *diagnostics;
} ForeignReading;

static gboolean read_one(ForeignReading *reading, const char *path);

static gboolean refuse_import(const ForeignReading *reading, const xmlNode *import,
                              const char *href, const GError *error)
{
  const HpPlace place = hp_place_of_attribute(import, "href");
  hp_note_cause(reading->diagnostics, error);
  if (g_error_matches(error, HP_FILE_ERROR, HP_FILE_MISSING))
    hp_report_error(reading->diagnostics, &place,
                    _("There is no stylesheet \"%s\"; name one in this folder, or one of the "
                      "program's, such as \"handlingsplan:plan.xsl\"."),
                    href);
  else if (g_error_matches(error, HP_FILE_ERROR, HP_FILE_OUTSIDE) ||
           g_error_matches(error, HP_FILE_ERROR, HP_FILE_NOT_NAMED))
    hp_report_error(reading->diagnostics, &place,
                    _("\"%s\" may not be imported: a view of a house imports stylesheets of its "
                      "own folder, and those of the program, such as "
                      "\"handlingsplan:plan.xsl\"."),
                    href);
  else
    hp_report_error(reading->diagnostics, &place, "%s", error->message);
  return FALSE;
}

/* Relative to its own file, or one of the program's; the caller's, NULL if it is no file. */
static char *path_of_import(const ForeignReading *reading, const xmlNode *import, const char *href,
                            gboolean *is_program, GError **error)
{
  const char *of_program = hp_name_in_scheme(href);
  const HpPlace place = hp_place_of_node(import);
  g_autofree char *folder = g_path_get_dirname(place.file == NULL ? "." : place.file);
  *is_program = of_program != NULL;
  return *is_program ? hp_path_of_uri(of_program, reading->foreign->program_folder, error)
                     : hp_path_of_uri(href, folder, error);
}

static gboolean read_import(ForeignReading *reading, const xmlNode *import)
{
  g_autoptr(GError) error = NULL;
  const char *href = hp_attribute(import, "href");
  gboolean is_program = FALSE;
  if (href == NULL)
    return TRUE; /* libxslt says what is wrong */
  g_autofree char *path = path_of_import(reading, import, href, &is_program, &error);
  if (path == NULL)
    return refuse_import(reading, import, href, error);
  HpGate *gate = is_program ? reading->program : reading->foreign->gate;
  if (!hp_gate_admits(gate, path, href, HP_MAX_SOURCE_BYTES, &error)) {
    hp_gate_note(gate, path);
    return refuse_import(reading, import, href, error);
  }
  return is_program || read_one(reading, path);
}

static gboolean is_import(const xmlNode *node)
{
  return hp_is_in_namespace(node, (const char *)XSLT_NAMESPACE) &&
         hp_is_one_of(node, "import include");
}

static gboolean read_imports(ForeignReading *reading, HpSource *source)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  gboolean good = TRUE;
  for (const xmlNode *child = root->children; child != NULL; child = child->next)
    if (is_import(child))
      good = read_import(reading, child) && good;
  return good;
}

static gboolean read_one(ForeignReading *reading, const char *path)
{
  if (!g_hash_table_add(reading->seen, g_strdup(path)))
    return TRUE;
  const HpPlace place = {path, 0, 0};
  if (g_hash_table_size(reading->seen) > MAX_FOREIGN_STYLESHEETS) {
    hp_report_error(reading->diagnostics, &place,
                    _("A view may consist of at most %d stylesheets; put some together."),
                    MAX_FOREIGN_STYLESHEETS);
    return FALSE;
  }
  g_autoptr(HpSource) source =
      hp_source_read_through(path, reading->foreign->gate, NULL, reading->diagnostics);
  return source != NULL && read_imports(reading, source);
}

gboolean hp_foreign_read(const HpForeignStylesheet *foreign, HpDiagnostics *diagnostics)
{
  g_autoptr(HpGate) program = hp_gate_new(foreign->program_folder);
  ForeignReading reading = {foreign, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                            program, diagnostics};
  const gboolean good = read_one(&reading, foreign->path);
  g_hash_table_unref(reading.seen);
  return good;
}

/* ---- The question --------------------------------------------------------------------------- */

static GBytes *bytes_of(xmlDoc *document)
{
  xmlChar *data = NULL;
  int size = 0;
  xmlDocDumpMemoryEnc(document, &data, &size, "UTF-8");
  GBytes *bytes = g_bytes_new(data, (gsize)MAX(size, 0));
  xmlFree(data);
  return bytes;
}

static void add_place(xmlNode *element, const HpPlace *place)
{
  g_autofree char *at = g_strdup_printf("%s:%d:%d", place->file, place->line, place->column);
  xmlNs *own = xmlSearchNsByHref(element->doc, element, (const xmlChar *)HP_EXTENSION_NAMESPACE);
  if (own == NULL)
    own = xmlNewNs(element, (const xmlChar *)HP_EXTENSION_NAMESPACE, (const xmlChar *)"hpx");
  xmlSetNsProp(element, own, (const xmlChar *)"at", (const xmlChar *)at);
}

/* Of a document whose own file is `path`; what was included says where it is from. */
static GBytes *bytes_with_places(const xmlDoc *document, const char *path)
{
  xmlDoc *copy = hp_document_copy(document, NULL);
  for (xmlNode *node = copy->children; node != NULL; node = hp_next_node(node, (xmlNode *)copy)) {
    const HpPlace place = node->type == XML_ELEMENT_NODE ? hp_place_of_node(node) : (HpPlace){0};
    if (place.file != NULL && strcmp(place.file, path) != 0)
      add_place(node, &place);
  }
  GBytes *bytes = bytes_of(copy);
  xmlFreeDoc(copy);
  return bytes;
}

/* Those that its gate has let through and keeps. */
static GPtrArray *files_of(const HpForeignStylesheet *foreign)
{
  GPtrArray *files = hp_known_files_new();
  GHashTableIter iterator;
  gpointer path = NULL;
  g_hash_table_iter_init(&iterator, hp_gate_files_read(foreign->gate));
  while (g_hash_table_iter_next(&iterator, &path, NULL)) {
    GBytes *bytes = hp_gate_kept(foreign->gate, path);
    if (bytes != NULL)
      hp_known_files_add(files, path, g_bytes_ref(bytes));
  }
  return files;
}

static GPtrArray *documents_of(const HpTransformInput *input)
{
  GPtrArray *documents = hp_known_files_new();
  for (guint i = 0; i < input->n_read; i++)
    if (input->read[i].path != NULL)
      hp_known_files_add(documents, input->read[i].path,
                         bytes_with_places(input->read[i].document, input->read[i].path));
  return documents;
}

/* `input` NULL: whether it can be run at all. */
static GBytes *question_of(const HpForeignStylesheet *foreign, const HpTransformInput *input)
{
  static const HpTransformInput nothing = {0};
  static const char *const none[] = {NULL};
  const HpTransformInput *asked = input == NULL ? &nothing : input;
  const char *uri = asked->document == NULL ? NULL : (const char *)asked->document->URL;
  HpQuestion question = {
      .stylesheet = g_strdup(foreign->path),
      .program_folder = g_strdup(foreign->program_folder),
      .files = files_of(foreign),
      .documents = documents_of(asked),
      .parameters = g_strdupv((char **)(asked->parameters == NULL ? none : asked->parameters)),
      .uri = g_strdup(uri == NULL ? "" : uri),
      .document = asked->document == NULL ? g_bytes_new(NULL, 0) : bytes_of(asked->document)};
  GBytes *bytes = hp_question_write(&question);
  hp_question_clear(&question);
  return bytes;
}

/* ---- Asking --------------------------------------------------------------------------------- */

static GBytes *ask(HpChild *child, GBytes *question)
{
  return hp_child_send_bytes(child, question)
             ? hp_child_receive_bytes(child, 2 * (guint64)HP_MAX_FOREIGN_RESULT)
             : NULL;
}

static void report_end(const HpForeignStylesheet *foreign, HpChildEnd end,
                       HpDiagnostics *diagnostics)
{
  const HpPlace place = {foreign->path, 0, 0};
  if (end == HP_CHILD_TOO_LONG)
    hp_report_error(diagnostics, &place,
                    _("The view takes more than %d seconds; look for a template that calls itself, "
                      "or keys in the place of paths that begin with \"//\"."),
                    HP_MAX_FOREIGN_SECONDS);
  else if (end == HP_CHILD_TOO_LARGE)
    hp_report_error(diagnostics, &place,
                    _("The view takes more than %d MiB of memory; look for a template that calls "
                      "itself, or for text that is added to itself."),
                    (int)(HP_MAX_FOREIGN_MEMORY >> 20));
  else if (end == HP_CHILD_BROKE_DOWN)
    hp_report_error(diagnostics, &place,
                    _("The view cannot be made: libxslt breaks down over it; look for templates "
                      "that call each other without end."));
  else
    hp_report_error(diagnostics, &place,
                    _("The view is not made, since the program that runs views of houses, %s, does "
                      "not run; install handlingsplan anew."),
                    foreign->program);
}

/* ---- What it tells -------------------------------------------------------------------------- */

/* The files that it may speak of: it could name any, whose line would be shown with a message. */
typedef struct {
  const HpForeignStylesheet *foreign;
  HpGate *program;   /* of the program's stylesheets */
  GHashTable *names; /* of the documents' files, as messages call them */
} Spoken;

static void add_names(GHashTable *names, const xmlDoc *document)
{
  const xmlNode *root = document == NULL ? NULL : xmlDocGetRootElement((xmlDoc *)document);
  for (xmlNode *at = (xmlNode *)root; at != NULL; at = hp_next_element(at, root)) {
    const char *file = hp_place_of_node(at).file;
    if (file != NULL)
      g_hash_table_add(names, (gpointer)file);
  }
}

static void spoken_init(Spoken *spoken, const HpForeignStylesheet *foreign,
                        const HpTransformInput *input)
{
  *spoken = (Spoken){foreign, hp_gate_new(foreign->program_folder),
                     g_hash_table_new(g_str_hash, g_str_equal)};
  if (input == NULL)
    return;
  add_names(spoken->names, input->document);
  for (guint i = 0; i < input->n_read; i++)
    add_names(spoken->names, input->read[i].document);
}

static void spoken_clear(Spoken *spoken)
{
  hp_gate_free(spoken->program);
  g_hash_table_unref(spoken->names);
}

static gboolean lies_in(const HpGate *gate, const char *file)
{
  g_autofree char *path = hp_gate_resolve(gate, file, file, NULL);
  return path != NULL;
}

static gboolean may_speak_of(const char *file, gconstpointer user)
{
  const Spoken *spoken = user;
  return g_hash_table_contains(spoken->names, file) || lies_in(spoken->foreign->gate, file) ||
         lies_in(spoken->program, file);
}

static void append_told(HpDiagnostics *diagnostics, HpDiagnostics *told, const Spoken *spoken)
{
  const GPtrArray *sorted = hp_diagnostics_sorted(told);
  for (guint i = 0; i < sorted->len; i++) {
    const HpDiagnostic *one = g_ptr_array_index(sorted, i);
    const gboolean known = one->place.file == NULL || may_speak_of(one->place.file, spoken);
    hp_report(diagnostics, one->severity, known ? &one->place : NULL, "%s", one->message);
  }
}

/* It says itself where its elements are from. */
static xmlDoc *document_of(const HpForeignStylesheet *foreign, GBytes *result,
                           HpDiagnostics *diagnostics)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(result, &size);
  const HpPlace place = {foreign->path, 0, 0};
  xmlDoc *document =
      xmlReadMemory(data, (int)size, NULL, NULL,
                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
  if (document == NULL)
    hp_report_error(diagnostics, &place,
                    _("What the view makes is not one element of XML; let its first template make "
                      "an element that holds the rest."));
  return document;
}

/* FALSE, with diagnostics, if there is no answer, or errors in it. */
static gboolean ask_for(const HpForeignStylesheet *foreign, const HpTransformInput *input,
                        const Spoken *spoken, HpAnswer *answer, HpDiagnostics *diagnostics)
{
  char *arguments[] = {(char *)foreign->program, HP_VERSION, NULL};
  g_autoptr(GBytes) question = question_of(foreign, input);
  HpChild *child = hp_child_start(foreign->program, arguments);
  g_autoptr(GBytes) bytes = child == NULL ? NULL : ask(child, question);
  const HpChildEnd end = hp_child_end(child);
  if (bytes == NULL || !hp_answer_read(bytes, answer)) {
    report_end(foreign, bytes == NULL ? end : HP_CHILD_BROKE_DOWN, diagnostics);
    return FALSE;
  }
  const gboolean good = hp_diagnostics_count(answer->diagnostics, HP_ERROR) == 0;
  append_told(diagnostics, answer->diagnostics, spoken);
  return good;
}

xmlDoc *hp_foreign_apply(const HpForeignStylesheet *foreign, const HpTransformInput *input,
                         HpDiagnostics *diagnostics)
{
  HpAnswer answer = {0};
  Spoken spoken;
  xmlDoc *made = NULL;
  spoken_init(&spoken, foreign, input);
  if (ask_for(foreign, input, &spoken, &answer, diagnostics))
    made = document_of(foreign, answer.result, diagnostics);
  if (made != NULL)
    hp_bound_told_places(made, may_speak_of, &spoken);
  spoken_clear(&spoken);
  hp_answer_clear(&answer);
  return made;
}

gboolean hp_foreign_check(const HpForeignStylesheet *foreign, HpDiagnostics *diagnostics)
{
  HpAnswer answer = {0};
  Spoken spoken;
  spoken_init(&spoken, foreign, NULL);
  const gboolean good = ask_for(foreign, NULL, &spoken, &answer, diagnostics);
  spoken_clear(&spoken);
  hp_answer_clear(&answer);
  return good;
}
