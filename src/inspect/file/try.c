/* The program that reads a PDF before it is read in earnest, and may die of it: all that is in it,
 * as it is read there (file.c, stream.c), under limits. */
#include "inspect/file/try.h"

#include "inspect/file/file.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_TRY_PDF_STACK (8 * 1024 * 1024) /* bytes of stack to try a PDF; error */

/* ---- Memory --------------------------------------------------------------------------------- */

static void give_up(void)
{
  static const char words[] = "cannot allocate memory\n";
  (void)!write(STDERR_FILENO, words, sizeof words - 1);
  abort();
}

/* qpdf would go on without what it did not get, and call the object damaged. It is C++, whose
   std::set_new_handler has this name (Itanium C++ ABI, 5.1). */
static gboolean gives_up_without_memory(void)
{
  typedef void (*Handler)(void);
  Handler (*set_new_handler)(Handler handler);
  void *const found = dlsym(RTLD_DEFAULT, "_ZSt15set_new_handlerPFvvE");
  if (found == NULL)
    return FALSE;
  memcpy(&set_new_handler, &found, sizeof found);
  set_new_handler(give_up);
  return TRUE;
}

/* ---- Reading -------------------------------------------------------------------------------- */

/* qpdf keeps the object, and what is unpacked goes again, as where they are read in earnest. */
static void read_object(qpdf_data qpdf, int number)
{
  qpdf_oh object = qpdf_get_object_by_id(qpdf, number, 0);
  if (qpdf_oh_is_stream(qpdf, object)) {
    GBytes *unpacked = hp_pdf_all_unpacked_bytes(qpdf, object);
    g_clear_pointer(&unpacked, g_bytes_unref);
  }
  qpdf_oh_release(qpdf, object);
}

/* What is wrong with it is told by who reads it in earnest. It is given back by the end of the
   process, which is faster. */
static void read_file(GBytes *bytes)
{
  HpPdfFile *file = hp_pdf_file_open(bytes, NULL);
  const int n = file == NULL ? 0 : hp_pdf_n_objects(file);
  for (int number = 1; number <= n; number++)
    read_object(file->qpdf, number);
}

/* try-pdf VERSION, with a socket as standard input. */
int main(int argc, char **argv)
{
  static const guint8 survived = 1;
  if (argc < 2 || strcmp(argv[1], HP_VERSION) != 0 || !gives_up_without_memory())
    return 1;
  hp_child_follow_parent();
  GBytes *bytes = hp_child_read_bytes();
  if (bytes == NULL)
    return 1;
  hp_child_confine(HP_MAX_PDF_MEMORY + g_bytes_get_size(bytes), MAX_TRY_PDF_STACK);
  hp_child_limit_time(HP_MAX_PDF_SECONDS * 1000);
  read_file(bytes);
  _exit(hp_child_write(&survived, sizeof survived) ? 0 : 1);
}
