/* embed FILE…: the PDF of each document of XSL-FO (.fo) or plan, all at once. */
#include <handlingsplan.h>

static gpointer make(gpointer path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HpContext) context = hp_context_new(NULL, &error);
  g_autoptr(GBytes) pdf = NULL;
  if (context != NULL && g_str_has_suffix(path, ".fo"))
    pdf = hp_context_format_file(context, path, &error);
  else if (context != NULL)
    pdf = hp_context_build(context, path, &error);
  g_autofree char *name = g_strconcat(path, ".pdf", NULL);
  if (pdf != NULL)
    g_file_set_contents(name, g_bytes_get_data(pdf, NULL), (gssize)g_bytes_get_size(pdf), &error);
  if (error != NULL)
    g_printerr("%s\n", error->message);
  return GINT_TO_POINTER(error == NULL);
}

int main(int argc, char **argv)
{
  g_autofree GThread **threads = g_new(GThread *, argc);
  gboolean made = TRUE;
  for (int i = 1; i < argc; i++)
    threads[i] = g_thread_new("make", make, argv[i]);
  for (int i = 1; i < argc; i++)
    made &= GPOINTER_TO_INT(g_thread_join(threads[i]));
  return made ? 0 : 1;
}
