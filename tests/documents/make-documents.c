/*
 * Makes one document after the other, as `handlingsplan fo` and `handlingsplan format` do: for
 * tests of many, which would else start a program for each, that finds fonts, schemas and
 * stylesheets.
 *
 *   make-documents DATA-FOLDER
 *
 * A line of standard input is a command, its words parted by tabs. Pictures are looked for in
 * BASE, if not beside FILE.fo.
 *
 *   fo SOURCE [--view VIEW] [--party ID] [--tables plain] -o FILE
 *   format FILE.fo [--base BASE] [--folder FOLDER] [-o FILE.pdf] [--areas FILE]
 *
 * Of each is said whether there was no error, 0 or 1, how many bytes of messages there are, and on
 * the next line those.
 */
#include "maker/maker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  char *output, *areas, *base, *folder, *view, *party, *tables;
} Options;

static void options_clear(Options *options)
{
  g_free(options->output);
  g_free(options->areas);
  g_free(options->base);
  g_free(options->folder);
  g_free(options->view);
  g_free(options->party);
  g_free(options->tables);
}

/* What is left of the words is the command and a file. */
static void take_options(Options *options, char ***words)
{
  const GOptionEntry entries[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, NULL, NULL},
      {"areas", 0, 0, G_OPTION_ARG_FILENAME, &options->areas, NULL, NULL},
      {"base", 0, 0, G_OPTION_ARG_FILENAME, &options->base, NULL, NULL},
      {"folder", 0, 0, G_OPTION_ARG_FILENAME, &options->folder, NULL, NULL},
      {"view", 0, 0, G_OPTION_ARG_STRING, &options->view, NULL, NULL},
      {"party", 0, 0, G_OPTION_ARG_STRING, &options->party, NULL, NULL},
      {"tables", 0, 0, G_OPTION_ARG_STRING, &options->tables, NULL, NULL},
      {NULL}};
  g_autoptr(GError) error = NULL;
  g_autoptr(GOptionContext) context = g_option_context_new(NULL);
  g_option_context_add_main_entries(context, entries, NULL);
  g_option_context_set_help_enabled(context, FALSE);
  if (!g_option_context_parse_strv(context, words, &error) || g_strv_length(*words) != 2)
    g_error("%s", error == NULL ? "name a command and a file" : error->message);
}

static void write_file(const char *path, const void *bytes, gsize size)
{
  FILE *file = fopen(path, "wb");
  if (file == NULL || fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
    g_error("%s cannot be written", path);
}

static gboolean make_fo(HpMaker *maker, const char *source, const Options *options,
                        HpDiagnostics *diagnostics)
{
  const HpRequest request = {
      .source = source, .view = options->view, .party = options->party, .tables = options->tables};
  xmlDoc *document = hp_maker_transform(maker, &request, diagnostics);
  if (document == NULL)
    return FALSE;
  xmlChar *text = NULL;
  int size = 0;
  xmlDocDumpMemoryEnc(document, &text, &size, "UTF-8");
  write_file(options->output, text, (gsize)size);
  xmlFree(text);
  xmlFreeDoc(document);
  return TRUE;
}

static gboolean make_pdf(HpMaker *maker, const char *path, const Options *options,
                         HpDiagnostics *diagnostics)
{
  g_autoptr(GString) areas = options->areas == NULL ? NULL : g_string_new(NULL);
  g_autofree char *folder = g_path_get_dirname(path);
  g_autofree char *name = g_path_get_basename(path);
  const HpFoRequest request = {.path = path,
                               .folder = options->base == NULL ? folder : options->base,
                               .pictures_folder = options->folder,
                               .name = name,
                               .areas = areas};
  g_autoptr(GBytes) pdf = hp_maker_format(maker, &request, diagnostics);
  if (pdf == NULL)
    return FALSE;
  if (options->output != NULL)
    write_file(options->output, g_bytes_get_data(pdf, NULL), g_bytes_get_size(pdf));
  if (areas != NULL)
    write_file(options->areas, areas->str, areas->len);
  return TRUE;
}

static void obey(HpMaker *maker, char **words)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  Options options = {0};
  take_options(&options, &words);
  const gboolean good = strcmp(words[0], "fo") == 0
                            ? make_fo(maker, words[1], &options, diagnostics)
                            : make_pdf(maker, words[1], &options, diagnostics);
  char *told = NULL;
  gsize size = 0;
  FILE *stream = open_memstream(&told, &size);
  hp_diagnostics_print(diagnostics, stream);
  fclose(stream);
  const gboolean failed = !good || hp_diagnostics_count(diagnostics, HP_ERROR) > 0;
  printf("%d %" G_GSIZE_FORMAT "\n", failed, size);
  fwrite(told, 1, size, stdout);
  fflush(stdout);
  free(told);
  options_clear(&options);
  g_strfreev(words);
}

int main(int argc, char **argv)
{
  if (argc != 2)
    g_error("make-documents DATA-FOLDER");
  g_autoptr(HpMaker) maker = hp_maker_new(argv[1]);
  char *line = NULL;
  size_t room = 0;
  ssize_t length;
  while ((length = getline(&line, &room, stdin)) > 0) {
    line[length - 1] = '\0';
    obey(maker, g_strsplit(line, "\t", -1));
  }
  free(line);
  return 0;
}
