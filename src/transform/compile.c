/* From a file to a compiled stylesheet, everything that it imports or reads while it runs read by
   our own reader, through a gate. */
#include "transform/foreign.h"
#include "transform/run.h"

#include <libexslt/exslt.h>
#include <libxslt/imports.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>
#include <stdlib.h>
#include <string.h>

/* ---- Reading for libxslt ------------------------------------------------------------------- */

static xmlDoc *keep_places(HpSource *source, GPtrArray *sources)
{
  if (source == NULL)
    return NULL;
  g_ptr_array_add(sources, source);
  return hp_source_steal_document(source);
}

static void compile_left_out(xsltTransformContext *context, xmlNode *node, xmlNode *instruction,
                             xsltElemPreComp *unused);

/* libxslt does not compile what is: for each of the thousand templates of a view, an expression
   would cost more than all else of them. */
static HpModuleReader reader_of(const HpStylesheet *stylesheet, xmlDict *names)
{
  static const xsltElemPreComp stand_in = {.type = XSLT_FUNC_EXTENSION, .func = compile_left_out};
  return (HpModuleReader){stylesheet->gate, names, stylesheet->diagnostics, stylesheet->left_out,
                          &stand_in};
}

static xmlDoc *load_module(const char *path, xmlDict *names, HpStylesheet *stylesheet)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *canonical = hp_gate_resolve(stylesheet->gate, path, path, &error);
  if (canonical == NULL && g_error_matches(error, HP_FILE_ERROR, HP_FILE_OUTSIDE)) {
    const HpPlace place = {path, 0, 0};
    hp_report_error(stylesheet->diagnostics, &place,
                    _("The stylesheet may import only files in its own folder or below it."));
    return NULL;
  }
  const HpModuleReader reader = reader_of(stylesheet, names);
  xmlDoc *document = NULL;
  if (hp_modules_read(stylesheet->modules, path, canonical, &reader, &document))
    return document;
  return keep_places(hp_source_read_through(path, stylesheet->gate, names, stylesheet->diagnostics),
                     stylesheet->sources);
}

/* What was read before the run, if it is that; the caller's. */
static xmlDoc *read_document(const HpTransformInput *input, const char *path, xmlDict *names)
{
  for (guint i = 0; i < input->n_read; i++)
    if (strcmp(input->read[i].path, path) == 0)
      return hp_document_copy(input->read[i].document, names);
  return NULL;
}

static void report_unread(const HpRun *run, const char *path, const GError *error)
{
  const xmlNode *instruction = run->context->inst;
  const HpPlace place = instruction == NULL ? (HpPlace){0} : hp_place_of_node(instruction);
  if (g_error_matches(error, HP_FILE_ERROR, HP_FILE_MISSING))
    hp_report_warning(run->diagnostics, &place,
                      _("document() finds no file \"%s\"; correct its name."), path);
  else if (g_error_matches(error, HP_FILE_ERROR, HP_FILE_OUTSIDE) &&
           run->stylesheet->folder == NULL)
    hp_report_error(
        run->diagnostics, &place,
        _("document() may not read \"%s\": a view of a house reads .xml files of its own "
          "folder, the program's stylesheets and the house file."),
        path);
  else if (g_error_matches(error, HP_FILE_ERROR, HP_FILE_OUTSIDE))
    hp_report_error(run->diagnostics, &place,
                    _("document() may not read \"%s\": it lies outside the folders of the "
                      "stylesheet, the source and the house."),
                    path);
  else
    hp_report_error(run->diagnostics, &place, "%s", error->message);
}

static xmlDoc *load_document(const char *path, xmlDict *names, HpRun *run)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *canonical = hp_gate_resolve(run->gate, path, path, &error);
  xmlDoc *read = read_document(run->input, canonical == NULL ? path : canonical, names);
  const HpModuleReader reader = {
      .gate = run->gate, .names = names, .diagnostics = run->diagnostics};
  if (read != NULL || hp_modules_read(run->stylesheet->modules, path, canonical, &reader, &read))
    return read;
  if (canonical == NULL || !hp_gate_admits(run->gate, path, path, HP_MAX_SOURCE_BYTES, &error)) {
    report_unread(run, path, error);
    return NULL;
  }
  return keep_places(hp_source_read_through(path, run->gate, names, run->diagnostics),
                     run->sources);
}

/* ---- What libxslt has one of for the whole process ----------------------------------------- */

/*
 * Its loader of documents, and its handler of the errors that no run has. Others in the process may
 * use libxslt as well, in other threads too: ours are set once, find in their own thread what they
 * are asked for, and hand on what is not ours to those that were set before.
 */
typedef struct {
  xsltDocLoaderFunc load;
  xmlGenericErrorFunc on_error;
  void *user; /* of on_error */
} Predecessors;

typedef struct {
  HpStylesheet *stylesheet;
  char *file, *element; /* as the last heading said */
  int line;
} Compilation;

static GPrivate compilation_here; /* Compilation *, while this thread compiles */
static GPrivate run_here;         /* HpRun *, while it runs a stylesheet */

static const Predecessors *prepared_libxslt(void);

const char *hp_name_in_scheme(const char *uri)
{
  return g_str_has_prefix(uri, HP_STYLESHEET_SCHEME ":") ? uri + strlen(HP_STYLESHEET_SCHEME ":")
                                                         : NULL;
}

/* The caller's; NULL if it means no file. */
static char *path_of(const char *uri, const HpStylesheet *stylesheet)
{
  const char *of_program = hp_name_in_scheme(uri);
  return of_program == NULL ? hp_path_of_uri(uri, ".", NULL)
                            : hp_path_of_uri(of_program, stylesheet->program_folder, NULL);
}

static xmlDoc *load(const xmlChar *uri, xmlDict *names, int options, void *user, xsltLoadType type)
{
  const Compilation *compilation = g_private_get(&compilation_here);
  HpRun *run = g_private_get(&run_here);
  if (compilation == NULL && run == NULL)
    return prepared_libxslt()->load(uri, names, options, user, type);
  const HpStylesheet *stylesheet = compilation != NULL ? compilation->stylesheet : run->stylesheet;
  g_autofree char *path = path_of((const char *)uri, stylesheet);
  if (path == NULL)
    return NULL;
  if (type == XSLT_LOAD_STYLESHEET && compilation != NULL)
    return load_module(path, names, compilation->stylesheet);
  if (type == XSLT_LOAD_DOCUMENT && run != NULL)
    return load_document(path, names, run);
  return NULL;
}

/* The column is that of the element of that name, or any, on the line. Reads the file again: for
   messages. */
static HpPlace place_of(const Compilation *compilation)
{
  HpPlace place = {compilation->file, compilation->line, 0};
  g_autoptr(HpDiagnostics) untold = hp_diagnostics_new();
  g_autoptr(HpSource) source =
      hp_source_read_through(compilation->file, compilation->stylesheet->gate, NULL, untold);
  const xmlNode *root = source == NULL ? NULL : xmlDocGetRootElement(hp_source_document(source));
  for (const xmlNode *node = root; node != NULL; node = hp_next_node(node, root)) {
    const HpPlace at = node->type == XML_ELEMENT_NODE ? hp_place_of_node(node) : (HpPlace){0};
    if (at.line != place.line || g_strcmp0(at.file, place.file) != 0)
      continue;
    const gboolean named = g_strcmp0((const char *)node->name, compilation->element) == 0;
    if (named || place.column == 0)
      place.column = at.column;
    if (named)
      break;
  }
  return place;
}

static void report_wrong(const Compilation *compilation, const char *message)
{
  const HpPlace place = place_of(compilation);
  hp_report_error(compilation->stylesheet->diagnostics, &place, _("The stylesheet is wrong: %s%s"),
                  message, hp_full_stop_after(message));
}

/* "compilation error: file F line N element E": libxslt's only word on where. */
static gboolean take_heading(Compilation *compilation, const char *line)
{
  const char *file = strstr(line, ": file "), *number = g_strrstr(line, " line ");
  if (file == NULL || number == NULL || number < file)
    return g_str_has_prefix(line, "compilation error");
  file += strlen(": file ");
  g_autofree char *uri = g_strndup(file, (gsize)(number - file));
  g_autofree char *path = hp_path_of_uri(uri, ".", NULL);
  g_free(compilation->file);
  compilation->file = g_strdup(path == NULL ? uri : path);
  compilation->line = atoi(number + strlen(" line "));
  const char *element = strstr(number, " element ");
  g_free(compilation->element);
  compilation->element = element == NULL ? NULL : g_strdup(element + strlen(" element "));
  return TRUE;
}

static void report_lines(Compilation *compilation, const char *text)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip(lines[i]) != '\0' && !take_heading(compilation, lines[i]))
      report_wrong(compilation, lines[i]);
}

/* A run has a handler of its own: what comes here of it are stack traces, after an error that was
   reported. */
static void G_GNUC_PRINTF(2, 3) on_error(void *user, const char *format, ...)
{
  Compilation *compilation = g_private_get(&compilation_here);
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  if (compilation != NULL)
    report_lines(compilation, text);
  else if (g_private_get(&run_here) == NULL)
    prepared_libxslt()->on_error(prepared_libxslt()->user, "%s", text);
}

static gpointer prepare_libxslt(gpointer unused)
{
  Predecessors *before = g_new(Predecessors, 1);
  xsltInit();
  exsltCommonRegister();
  exsltFuncRegister();
  exsltMathRegister();
  exsltSetsRegister();
  exsltStrRegister();
  *before = (Predecessors){xsltDocDefaultLoader, xsltGenericError, xsltGenericErrorContext};
  xsltSetGenericErrorFunc(NULL, on_error);
  xsltSetLoaderFunc(load);
  return before;
}

static const Predecessors *prepared_libxslt(void)
{
  static GOnce once = G_ONCE_INIT;
  return g_once(&once, prepare_libxslt, NULL);
}

void hp_run_begin(HpRun *run)
{
  g_private_set(&run_here, run);
}

void hp_run_end(void)
{
  g_private_set(&run_here, NULL);
}

#if LIBXML_VERSION >= 21200
static void on_compile_xpath_error(void *user, const xmlError *error)
#else
static void on_compile_xpath_error(void *user, xmlError *error)
#endif
{
  Compilation *compilation = user;
  g_autofree char *message = hp_xpath_message(error);
  report_wrong(compilation, message);
}

/* ---- Compiling ----------------------------------------------------------------------------- */

static void begin(Compilation *compilation)
{
  xmlXPathContext *context = compilation->stylesheet->style->xpathCtxt;
  g_private_set(&compilation_here, compilation);
  context->error = on_compile_xpath_error;
  context->userData = compilation;
}

static void end(Compilation *compilation)
{
  xmlXPathContext *context = compilation->stylesheet->style->xpathCtxt;
  context->error = NULL;
  context->userData = NULL;
  g_private_set(&compilation_here, NULL);
  g_free(compilation->file);
  g_free(compilation->element);
}

static gboolean compile(HpStylesheet *stylesheet, xmlDoc *document, const char *path)
{
  Compilation compilation = {.stylesheet = stylesheet, .file = g_strdup(path)};
  begin(&compilation);
  const int status = xsltParseStylesheetUser(stylesheet->style, document);
  end(&compilation);
  if (status != 0)
    xmlFreeDoc(document);
  return status == 0;
}

/* Takes an instruction that is being run out of its template. It still leads to what follows it,
   and so does its run. */
static void drop_instruction(HpStylesheet *stylesheet, xsltTemplate *template, xmlNode *instruction)
{
  xmlNode *next = instruction->next;
  next->prev = instruction->prev;
  if (instruction->prev == NULL)
    instruction->parent->children = next;
  else
    instruction->prev->next = next;
  if (template->content == instruction)
    template->content = next;
  g_ptr_array_add(stylesheet->run_once, instruction);
}

static void free_instruction(gpointer data)
{
  xmlNode *instruction = data;
  instruction->next = instruction->prev = instruction->parent = NULL;
  xmlFreeNode(instruction);
}

static void compile_left_out(xsltTransformContext *context, xmlNode *node, xmlNode *instruction,
                             xsltElemPreComp *unused)
{
  HpRun *run = context->_private;
  HpStylesheet *stylesheet = run->stylesheet;
  const xmlNode *original = g_hash_table_lookup(stylesheet->left_out, instruction);
  if (original == NULL)
    return;
  g_hash_table_remove(stylesheet->left_out, instruction);
  hp_append_left_out(instruction->parent, original);
  const HpPlace place = hp_place_of_node(original);
  const guint errors_before = hp_diagnostics_count(run->diagnostics, HP_ERROR);
  Compilation compilation = {.stylesheet = stylesheet, .file = g_strdup(place.file)};
  stylesheet->diagnostics = run->diagnostics;
  begin(&compilation);
  xsltParseTemplateContent(run->context->templ->style, instruction->parent);
  end(&compilation);
  drop_instruction(stylesheet, run->context->templ, instruction);
  stylesheet->diagnostics = NULL;
  if (hp_diagnostics_count(run->diagnostics, HP_ERROR) > errors_before)
    run->context->state = XSLT_STATE_STOPPED;
}

static xmlDoc *read_main(HpStylesheet *stylesheet, const char *path)
{
  const HpModuleReader reader = reader_of(stylesheet, stylesheet->style->dict);
  xmlDoc *document = NULL;
  g_autofree char *canonical = hp_gate_resolve(stylesheet->gate, path, path, NULL);
  if (hp_modules_read(stylesheet->modules, path, canonical, &reader, &document))
    return document;
  HpSource *source =
      stylesheet->folder == NULL
          ? hp_source_read_through(path, stylesheet->gate, NULL, stylesheet->diagnostics)
          : hp_source_read(path, NULL, stylesheet->diagnostics);
  return keep_places(source, stylesheet->sources);
}

/* Takes the document. */
static gboolean is_compiled(HpStylesheet *stylesheet, xmlDoc *document, const char *path)
{
  const guint errors_before = hp_diagnostics_count(stylesheet->diagnostics, HP_ERROR);
  const gboolean compiled = compile(stylesheet, document, path);
  if (hp_diagnostics_count(stylesheet->diagnostics, HP_ERROR) > errors_before)
    return FALSE;
  if (compiled)
    return TRUE;
  const HpPlace place = {path, 0, 0};
  hp_report_error(stylesheet->diagnostics, &place, _("This is not a stylesheet of XSLT 1.0."));
  return FALSE;
}

/* What it is a copy of, and what others are, has the same names. */
static void share_names(xsltStylesheet *style, xmlDict *names)
{
  xmlDictFree(style->dict);
  xmlDictReference(names);
  style->dict = style->xpathCtxt->dict = names;
}

/* Takes what it is made with. */
static HpStylesheet *compiled(const char *path, HpStylesheet made_with)
{
  prepared_libxslt();
  g_autoptr(HpStylesheet) stylesheet = g_new(HpStylesheet, 1);
  *stylesheet = made_with;
  stylesheet->style = xsltNewStylesheet();
  if (stylesheet->modules != NULL)
    share_names(stylesheet->style, hp_modules_names(stylesheet->modules));
  stylesheet->sources = g_ptr_array_new_with_free_func((GDestroyNotify)hp_source_free);
  stylesheet->left_out = g_hash_table_new(NULL, NULL);
  stylesheet->run_once = g_ptr_array_new_with_free_func(free_instruction);
  xmlDoc *document = read_main(stylesheet, path);
  if (document == NULL || !is_compiled(stylesheet, document, path))
    return NULL;
  stylesheet->diagnostics = NULL;
  return g_steal_pointer(&stylesheet);
}

HpStylesheet *hp_stylesheet_new(const char *path, HpModules *modules, HpDiagnostics *diagnostics)
{
  char *folder = g_path_get_dirname(path);
  return compiled(path, (HpStylesheet){.modules = modules,
                                       .gate = hp_gate_new(folder),
                                       .folder = folder,
                                       .program_folder = g_strdup(folder),
                                       .diagnostics = diagnostics});
}

HpStylesheet *hp_stylesheet_new_through(const char *path, const char *program_folder, HpGate *gate,
                                        HpDiagnostics *diagnostics)
{
  return compiled(path, (HpStylesheet){.gate = hp_gate_ref(gate),
                                       .program_folder = g_strdup(program_folder),
                                       .diagnostics = diagnostics});
}

void hp_stylesheet_free(HpStylesheet *stylesheet)
{
  if (stylesheet == NULL)
    return;
  g_ptr_array_unref(stylesheet->run_once); /* their names are in the stylesheet's dictionary */
  xsltFreeStylesheet(stylesheet->style);
  g_ptr_array_unref(stylesheet->sources);
  g_hash_table_unref(stylesheet->left_out);
  hp_gate_free(stylesheet->gate);
  g_free(stylesheet->folder);
  g_free(stylesheet->program_folder);
  g_free(stylesheet);
}
