/* What the steps add to, and write through. */
#include "pdf/file/output.h"

HpPdfOutput *hp_pdf_output_new(HpPdfVersion version, guint n_pages)
{
  HpPdfOutput *output = g_new0(HpPdfOutput, 1);
  output->version = version;
  output->n_pages = n_pages;
  output->page_objects = g_new0(guint, n_pages);
  output->page_entries = g_new(GString *, n_pages);
  for (guint i = 0; i < n_pages; i++)
    output->page_entries[i] = g_string_new(NULL);
  output->catalog = g_string_new(NULL);
  output->scratch = g_string_new(NULL);
  output->hyphens = hp_soft_hyphens_new();
  return output;
}

void hp_pdf_output_free(HpPdfOutput *output)
{
  if (output == NULL)
    return;
  for (guint i = 0; i < output->n_pages; i++)
    g_string_free(output->page_entries[i], TRUE);
  g_free(output->page_entries);
  g_free(output->page_objects);
  g_string_free(output->catalog, TRUE);
  g_string_free(output->scratch, TRUE);
  hp_soft_hyphens_free(output->hyphens);
  hp_pdf_writer_free(output->writer);
  g_free(output);
}

void hp_pdf_write_scratch(HpPdfOutput *output, guint number)
{
  hp_pdf_writer_object(output->writer, number, output->scratch->str, output->scratch->len);
  g_string_truncate(output->scratch, 0);
}
