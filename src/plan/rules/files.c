/* Files that a document names must be there, among the sources, and be all that is shown of them.
 */
#include "plan/rules/rules.h"

#include <string.h>

static void report_at(const HpRules *rules, const xmlNode *element, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static void report_at(const HpRules *rules, const xmlNode *element, const char *format, ...)
{
  const HpPlace place = hp_place_of_attribute(element, "src");
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  hp_report_error(rules->diagnostics, &place, "%s", message);
}

/* Of a path as Windows has it ("bilder\a.png", "C:\Bilder\a.png") what it is from the file that
   names it: its folders, unless they are those of a drive. NULL for others; the caller's. */
static char *from_windows(const char *name)
{
  if (strchr(name, '\\') == NULL)
    return NULL;
  const char *last = strrchr(name, '\\') + 1;
  const gboolean is_on_drive = name[1] == ':' || *name == '\\';
  return g_strdelimit(g_strdup(is_on_drive ? last : name), "\\", '/');
}

static void report_missing(const HpRules *rules, const xmlNode *element, const char *name)
{
  g_autofree char *meant = from_windows(name);
  if (meant != NULL)
    report_at(rules, element,
              _("\"%s\" is a place on a machine with Windows; put the file among the sources, and "
                "write \"%s\", relative to the file it stands in."),
              name, meant);
  else
    report_at(rules, element,
              _("There is no file \"%s\"; its name is relative to the file it stands in."), name);
}

static void report_refused(const HpRules *rules, const xmlNode *element, const char *name,
                           const GError *error)
{
  hp_note_cause(rules->diagnostics, error);
  if (error->code == HP_FILE_OUTSIDE)
    report_at(rules, element, _("\"%s\" lies outside the source folder; move it there."), name);
  else if (error->code == HP_FILE_MISSING)
    report_missing(rules, element, name);
  else
    report_at(rules, element, "%s", error->message);
}

static gboolean is_drawing(const char *path)
{
  const gsize length = strlen(path), suffix = strlen(".svg");
  return length > suffix && g_ascii_strcasecmp(path + length - suffix, ".svg") == 0;
}

/* A drawing is looked into: a picture is one file. */
static gboolean let_through(const HpRules *rules, const char *path, const char *name,
                            char **reference, GError **error)
{
  if (!is_drawing(path))
    return hp_gate_admits(rules->gate, path, name, HP_MAX_PICTURE_BYTES, error);
  g_autoptr(GBytes) bytes = hp_gate_read(rules->gate, path, name, HP_MAX_PICTURE_BYTES, error);
  *reference = bytes == NULL ? NULL : hp_svg_reference(bytes);
  return bytes != NULL;
}

/* It goes into the PDF under its name, which the record there has to tell. */
static gboolean is_utf8(const char *name)
{
  g_autofree char *path = hp_path_of_uri(name, ".", NULL);
  return path == NULL || g_utf8_validate(path, -1, NULL);
}

void hp_check_files(const HpRules *rules, const xmlNode *element)
{
  const char *name = hp_attribute(element, "src");
  if (name == NULL || *name == '\0')
    return;
  g_autoptr(GError) error = NULL;
  g_autofree char *scheme = g_uri_parse_scheme(name), *reference = NULL;
  g_autofree char *path = scheme != NULL ? NULL : hp_path_from_node(element, name);
  if (path == NULL && strchr(name, '\\') != NULL)
    report_missing(rules, element, name);
  else if (path == NULL && scheme == NULL)
    report_at(rules, element, _("\"%s\" is the name of no file; name one."), name);
  else if (path == NULL)
    report_at(rules, element,
              _("\"%s\" is an address; expected the name of a file in the source folder."), name);
  else if (!is_utf8(name))
    report_at(rules, element, _("The name of the file \"%s\" is not UTF-8; rename it."), name);
  else if (!let_through(rules, path, name, &reference, &error))
    report_refused(rules, element, name, error);
  else if (reference != NULL)
    report_at(rules, element,
              _("The picture \"%s\" shows what is in another file, \"%s\"; embed that in it, as "
                "drawing programs do, so that the picture is one file."),
              name, reference);
}
