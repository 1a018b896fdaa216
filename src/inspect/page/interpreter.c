/* A content stream while it is interpreted: what it shows, and what its names mean. */
#include "inspect/page/interpreter.h"

gboolean hp_interpreter_act(HpInterpreter *interpreter, const HpPdfToken *operator,
                            const HpAct * acts, guint n)
{
  for (guint i = 0; i < n; i++)
    if (hp_pdf_is_word(operator, acts[i].name)) {
      acts[i].act(interpreter);
      return TRUE;
    }
  return FALSE;
}

gint32 hp_interpreter_sequence(const HpInterpreter *interpreter)
{
  const GArray *open = interpreter->open;
  return open->len == 0 ? HP_SHOWN_NO_SEQUENCE
                        : g_array_index(open, HpMarkedSequence, open->len - 1).number;
}

void hp_interpreter_show(HpInterpreter *interpreter, gunichar character, double x, double y,
                         double end)
{
  if (interpreter->reader->characters == 0) {
    interpreter->failed = TRUE;
    return;
  }
  interpreter->reader->characters--;
  const HpShown shown = {
      character, (float)x, (float)y, (float)end, hp_interpreter_sequence(interpreter), HP_PDF_SEEN};
  g_array_append_val(interpreter->shown, shown);
}

gboolean hp_interpreter_resource(const HpInterpreter *interpreter, const char *kind,
                                 qpdf_oh *resource)
{
  qpdf_data qpdf = interpreter->reader->pages->file->qpdf;
  const HpPdfToken *name = hp_last_operand(interpreter->operands, HP_PDF_NAME);
  if (name == NULL)
    return FALSE;
  g_autofree char *text = g_strndup(name->text, name->length);
  g_autofree char *key = g_strconcat("/", text, NULL);
  qpdf_oh all = qpdf_oh_get_key(qpdf, interpreter->resources, kind);
  *resource =
      qpdf_oh_is_dictionary(qpdf, all) ? qpdf_oh_get_key(qpdf, all, key) : qpdf_oh_new_null(qpdf);
  qpdf_oh_release(qpdf, all);
  return TRUE;
}
