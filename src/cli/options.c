/* The options that several subcommands have: what they may say. */
#include "cli/options.h"

#include <string.h>

gboolean hp_tables_option(const HpCommand *command, const char *tables)
{
  if (tables == NULL || strcmp(tables, "spans") == 0 || strcmp(tables, "plain") == 0)
    return TRUE;
  hp_usage_error(command, _("there are no tables \"%s\"; expected spans or plain."), tables);
  return FALSE;
}

gboolean hp_as_of_option(const HpCommand *command, const char *as_of)
{
  if (as_of == NULL || hp_is_day(as_of) || (*as_of != '\0' && !g_ascii_isdigit(*as_of)))
    return TRUE;
  hp_usage_error(command,
                 _("there is no day \"%s\"; expected one such as 2017-03-14, or a meeting's id."),
                 as_of);
  return FALSE;
}

gboolean hp_profile_option(const HpCommand *command, const char *name, HpProfileChoice *choice)
{
  if (hp_profile_named(name, choice))
    return TRUE;
  hp_usage_error(command,
                 _("there is no profile \"%s\"; expected ua1+a3a, ua1+a2a, ua2+a4f, ua1 or plain."),
                 name);
  return FALSE;
}
