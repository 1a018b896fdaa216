/* handlingsplan show: what a PDF tells about how it was made. */
#include "cli/options.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

static void print_parameters(const HpRecord *record)
{
  static const char *const names[][2] = {
      {"source", N_("Source")},   {"house", N_("House")},
      {"view", N_("View")},       {"as-of", N_("As of")},
      {"wording", N_("Wording")}, {"since", N_("Since")},
      {"party", N_("Party")},     {"attachment", N_("Attachment")},
      {"case", N_("Case")},       {"tables", N_("Tables")},
      {"profile", N_("Profile")}, {"source-date-epoch", N_("Date given from outside")}};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *value = hp_printable(hp_record_get(record, names[i][0]));
    if (*value != '\0')
      printf("  %s: %s\n", _(names[i][1]), value);
  }
}

/* How "build" is told to make the same of what is extracted. */
static void print_command(const HpRecord *record)
{
  static const char *const options[] = {"view",  "as-of",      "wording", "tables",
                                        "since", "attachment", "case",    "profile"};
  const char *epoch = hp_record_get(record, "source-date-epoch");
  g_autoptr(GString) line = g_string_new(NULL);
  if (epoch != NULL)
    g_string_append_printf(line, "SOURCE_DATE_EPOCH=%s ", epoch);
  g_string_append(line, "handlingsplan build");
  const char *source = hp_record_get(record, "source");
  g_autofree char *quoted = g_shell_quote(source == NULL ? "" : source);
  g_string_append_printf(line, " %s", quoted);
  for (guint i = 0; i < G_N_ELEMENTS(options); i++) {
    const char *value = hp_record_get(record, options[i]);
    if (value == NULL)
      continue;
    g_autofree char *word = strpbrk(value, " '\"") == NULL ? g_strdup(value) : g_shell_quote(value);
    g_string_append_printf(line, " --%s=%s", options[i], word);
  }
  if (hp_record_get(record, "apart") != NULL)
    g_string_append(line, " --apart");
  if (hp_record_get(record, "restricted") != NULL)
    g_string_append(line, " --restricted");
  g_autofree char *printable = hp_printable(line->str);
  printf(_("  Built like: %s\n"), printable);
}

static void print_attachments(const HpInside *inside)
{
  printf(_("  Files inside:\n"));
  for (guint i = 0; i < inside->attachments->len; i++) {
    const HpPdfEmbeddedFile *file = g_ptr_array_index(inside->attachments, i);
    g_autofree char *name = hp_printable(file->name);
    g_autofree char *description = hp_printable(file->description);
    const guint size = file->bytes == NULL ? 0 : (guint)g_bytes_get_size(file->bytes);
    printf(_("    %s (%u bytes)"), name, size);
    printf("%s%s\n", *description == '\0' ? "" : ": ", description);
  }
}

/* Of files that are neither inside nor beside: whoever has them can tell that they are these. */
static void print_digests(const HpInside *inside)
{
  gboolean headed = FALSE;
  for (guint i = 0; i < inside->record->files->len; i++) {
    const HpRecordFile *file = g_ptr_array_index(inside->record->files, i);
    if (hp_inside_has(inside, file->name))
      continue;
    if (!headed)
      printf(_("  Made from, but not inside (SHA-256):\n"));
    headed = TRUE;
    g_autofree char *name = hp_printable(file->name);
    g_autofree char *digest = hp_printable(file->sha256);
    printf("    %s %s\n", name, digest);
  }
}

static void print_record(const HpInside *inside)
{
  const HpRecord *record = inside->record;
  printf("%s:\n", inside->path);
  print_parameters(record);
  print_command(record);
  printf(_("  Pages: %u\n"), record->pages->len);
  print_attachments(inside);
  print_digests(inside);
  printf(_("  Made with:\n"));
  for (guint i = 0; i < record->parts->len; i++) {
    const HpRecordPart *part = g_ptr_array_index(record->parts, i);
    g_autofree char *name = hp_printable(part->name);
    g_autofree char *value = hp_printable(part->value);
    printf("    %s %s\n", name, value);
  }
}

static gboolean extract(const HpInside *inside, const char *folder, GError **error)
{
  if (g_mkdir_with_parents(folder, 0777) == 0)
    return hp_inside_extract(inside, folder, TRUE, error);
  g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "%s: %s", folder,
              g_strerror(errno));
  return FALSE;
}

static HpExit show(const char *path, const char *folder)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *data_folder = hp_data_folder();
  g_autoptr(HpInside) inside = hp_inside_read(data_folder, path, NULL, NULL, &error);
  const gboolean good = inside != NULL && (folder == NULL || extract(inside, folder, &error));
  if (good)
    print_record(inside);
  else
    fprintf(stderr, "handlingsplan: %s: %s.\n", path, error->message);
  return good ? HP_EXIT_OK : HP_EXIT_BAD_INPUT;
}

static HpExit run(int argc, char **argv)
{
  g_autofree char *folder = NULL;
  const GOptionEntry entries[] = {{"extract", 0, 0, G_OPTION_ARG_FILENAME, &folder, NULL, NULL},
                                  {NULL}};
  if (!hp_parse_options(&hp_command_show, entries, NULL, &argc, &argv))
    return HP_EXIT_USAGE;
  if (argc != 2)
    return hp_usage_error(&hp_command_show, _("name one PDF."));
  if (!hp_folder_option(&hp_command_show, "--extract", folder))
    return HP_EXIT_USAGE;
  return show(argv[1], folder);
}

const HpCommand hp_command_show = {
    .name = "show",
    .arguments = N_("FILE.pdf [--extract FOLDER]"),
    .summary = N_("Show how a PDF was made, and get its source"),
    .help =
        N_("Prints what a PDF of \"handlingsplan build\" tells about itself: from which source,\n"
           "as which view and with which tools it was made.\n"
           "\n"
           "      --extract=FOLDER  write the files inside there: the source, the house file,\n"
           "                        their pictures. They build the same PDF again.\n"
           "\n"
           "Nothing is checked here; \"handlingsplan verify\" does that.\n"
           "\n"
           "Examples:\n"
           "  handlingsplan show out/vasterbotten.pdf\n"
           "  handlingsplan show out/vasterbotten.pdf --extract /tmp/vasterbotten\n"),
    .run = run,
};
