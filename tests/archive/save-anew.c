/*
 * Saves PDFs anew as qpdf does that is given nothing but a file: for tests of many, each of which
 * would else start it. A line of standard input names one; when it is saved, a line answers.
 */
#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>

static void save_anew(const char *path)
{
  qpdf_data pdf = qpdf_init();
  qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
  g_autofree char *content = NULL;
  gsize size = 0;
  g_autoptr(GError) error = NULL;
  if (!g_file_get_contents(path, &content, &size, &error))
    g_error("%s", error->message);
  if ((qpdf_read_memory(pdf, path, content, size, NULL) & QPDF_ERRORS) != 0 ||
      (qpdf_init_write(pdf, path) & QPDF_ERRORS) != 0 || (qpdf_write(pdf) & QPDF_ERRORS) != 0)
    g_error("%s: %s", path, qpdf_get_error_full_text(pdf, qpdf_get_error(pdf)));
  qpdf_cleanup(&pdf);
}

int main(void)
{
  char *line = NULL;
  size_t room = 0;
  ssize_t length;
  while ((length = getline(&line, &room, stdin)) > 0) {
    line[length - 1] = '\0';
    save_anew(line);
    puts("saved");
    fflush(stdout);
  }
  free(line);
  return 0;
}
