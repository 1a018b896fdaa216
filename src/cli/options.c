/* The options that several subcommands have: what they may say. */
#include "cli/options.h"

#include <string.h>

static gboolean tables_option(const HpCommand *command, const char *tables)
{
  if (tables == NULL || strcmp(tables, "spans") == 0 || strcmp(tables, "plain") == 0)
    return TRUE;
  hp_usage_error(command, _("there are no tables \"%s\"; expected spans or plain."), tables);
  return FALSE;
}

static gboolean as_of_option(const HpCommand *command, const char *as_of)
{
  if (as_of == NULL || hp_is_day(as_of) || (*as_of != '\0' && !g_ascii_isdigit(*as_of)))
    return TRUE;
  hp_usage_error(command,
                 _("there is no day \"%s\"; expected one such as 2017-03-14, or a meeting's id."),
                 as_of);
  return FALSE;
}

static gboolean view_option(const HpCommand *command, const HpMaker *maker, const char *view)
{
  if (view == NULL || hp_maker_has_view(maker, view))
    return TRUE;
  g_autoptr(GPtrArray) views = hp_maker_views(maker);
  g_ptr_array_add(views, NULL);
  g_autofree char *known = g_strjoinv(", ", (char **)views->pdata);
  hp_usage_error(command, _("there is no view \"%s\"; expected one of: %s."), view, known);
  return FALSE;
}

gboolean hp_request_options(const HpCommand *command, const HpMaker *maker,
                            const HpRequest *request)
{
  return view_option(command, maker, request->view) && tables_option(command, request->tables) &&
         as_of_option(command, request->as_of);
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

HpMaker *hp_command_maker(void)
{
  g_autofree char *data_folder = hp_data_folder();
  return hp_maker_new(data_folder);
}

gboolean hp_load_fonts(HpMaker *maker)
{
  g_autoptr(GError) error = NULL;
  if (hp_maker_load_fonts(maker, &error))
    return TRUE;
  fprintf(stderr, "handlingsplan: %s\n", error->message);
  return FALSE;
}
