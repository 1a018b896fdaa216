/* Files that a document names must be there, among the sources. */
#include "plan/rules.h"

#include <stdlib.h>

/* What is wrong with the name, with a place for it; NULL if nothing is. */
static const char *fault_of(const HpRules *rules, const xmlNode *element, const char *name)
{
  g_autofree char *scheme = g_uri_parse_scheme(name);
  if (scheme != NULL)
    return N_("\"%s\" is an address; expected the name of a file in the source folder.");
  g_autofree char *path = hp_path_from_node(element, name);
  char *real = realpath(path, NULL);
  const gboolean there = real != NULL, inside = there && hp_path_is_inside(real, rules->folder);
  free(real);
  if (inside)
    return NULL;
  return there || !hp_path_is_inside(path, rules->folder)
             ? N_("\"%s\" lies outside the source folder; move it there.")
             : N_("There is no file \"%s\"; its name is relative to the file it stands in.");
}

void hp_check_files(const HpRules *rules, const xmlNode *element)
{
  const char *name = hp_attribute(element, "src");
  if (name == NULL || *name == '\0' || rules->folder == NULL)
    return;
  const char *fault = fault_of(rules, element, name);
  if (fault == NULL)
    return;
  const HpPlace place = hp_place_of_attribute(element, "src");
  hp_report_error(rules->diagnostics, &place, _(fault), name);
}
