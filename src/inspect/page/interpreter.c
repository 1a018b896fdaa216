/* A content stream while it is interpreted: what it shows, and what its names mean. */
#include "inspect/page/interpreter.h"
#include "inspect/page/picture.h"

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

/* Some readers take it for a group only where it says that it is one. */
void hp_interpreter_enter_group(HpInterpreter *interpreter, qpdf_oh dictionary)
{
  HpPdfFile *file = interpreter->reader->pages->file;
  qpdf_data qpdf = file->qpdf;
  HpPaint *paint = &interpreter->state.paint;
  qpdf_oh group = hp_pdf_dictionary_in(qpdf, dictionary, "/Group");
  const gboolean is_group =
      qpdf_oh_is_dictionary(qpdf, group) && hp_pdf_has_name(qpdf, group, "/S", "/Transparency");
  qpdf_oh space = is_group ? qpdf_oh_get_key(qpdf, group, "/CS") : qpdf_oh_new_null(qpdf);
  const gboolean usual =
      qpdf_oh_is_null(qpdf, space) || hp_pdf_has_name(qpdf, group, "/CS", "/DeviceRGB");
  if (!usual) {
    const guint64 digest = hp_shown_value_digest(file, space);
    paint->group_space = hp_pdf_digest(&digest, sizeof digest, paint->group_space);
    interpreter->failed |= digest == 0;
  }
  interpreter->failed |= !is_group;
  qpdf_oh_release(qpdf, space);
  qpdf_oh_release(qpdf, group);
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
