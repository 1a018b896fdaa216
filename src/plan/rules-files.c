/* Files that a document names must be there, among the sources. */
#include "plan/rules.h"

static void report(const HpRules *rules, const xmlNode *element, const char *name,
                   const GError *error)
{
  const HpPlace place = hp_place_of_attribute(element, "src");
  const char *fault = N_("\"%s\" is an address; expected the name of a file in the source folder.");
  if (error != NULL && error->code == HP_FILE_OUTSIDE)
    fault = N_("\"%s\" lies outside the source folder; move it there.");
  else if (error != NULL && error->code == HP_FILE_MISSING)
    fault = N_("There is no file \"%s\"; its name is relative to the file it stands in.");
  else if (error != NULL) {
    hp_report_error(rules->diagnostics, &place, "%s", error->message);
    return;
  }
  hp_report_error(rules->diagnostics, &place, _(fault), name);
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
  g_autofree char *scheme = g_uri_parse_scheme(name);
  g_autofree char *path = scheme != NULL ? NULL : hp_path_from_node(element, name);
  if (path != NULL && !is_utf8(name)) {
    const HpPlace place = hp_place_of_attribute(element, "src");
    hp_report_error(rules->diagnostics, &place,
                    _("The name of the file \"%s\" is not UTF-8; rename it."), name);
  } else if (path == NULL || !hp_gate_admits(rules->gate, path, name, HP_MAX_PICTURE_BYTES, &error))
    report(rules, element, name, error);
}
