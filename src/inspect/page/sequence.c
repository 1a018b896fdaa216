/* Marked-content sequences (ISO 32000-1, 14.6): which number what is shown belongs to. */
#include "inspect/page/interpreter.h"
#include "inspect/page/string.h"

#define MAX_SEQUENCES 200 /* BDC within BDC; not verified */

/* Whether a sequence's properties have something else read aloud than is shown (14.9), or stand
   elsewhere. */
static gboolean is_read_otherwise(const GArray *operands)
{
  static const char *const keys[] = {"ActualText", "Alt", "E", "Lang"};
  if (operands->len == 2 && g_array_index(operands, HpPdfToken, 1).kind == HP_PDF_NAME)
    return TRUE;
  for (guint i = 1; i < operands->len; i++) {
    const HpPdfToken *operand = &g_array_index(operands, HpPdfToken, i);
    for (guint k = 0; k < G_N_ELEMENTS(keys) && operand->kind == HP_PDF_NAME; k++)
      if (hp_pdf_is_word(operand, keys[k]) &&
          (k > 0 || i + 1 == operands->len ||
           !hp_shown_is_soft_hyphen(&g_array_index(operands, HpPdfToken, i + 1))))
        return TRUE;
  }
  return FALSE;
}

/* "/P <</MCID 0>>": the number, that of the sequence around it, or none for an artifact. */
static void begin_sequence(HpInterpreter *interpreter)
{
  gint32 sequence = hp_interpreter_sequence(interpreter);
  const GArray *operands = interpreter->operands;
  for (guint i = 0; i < operands->len; i++) {
    const HpPdfToken *operand = &g_array_index(operands, HpPdfToken, i);
    if (operand->kind == HP_PDF_NAME && i == 0 && hp_pdf_is_word(operand, "Artifact"))
      sequence = HP_SHOWN_NO_SEQUENCE;
    else if (operand->kind == HP_PDF_NAME && hp_pdf_is_word(operand, "MCID") &&
             i + 1 < operands->len)
      sequence = (gint32)hp_operand_number(interpreter->operands, i + 1);
  }
  if (interpreter->open->len == MAX_SEQUENCES || is_read_otherwise(operands))
    interpreter->failed = TRUE;
  else
    g_array_append_val(interpreter->open, sequence);
}

static void end_sequence(HpInterpreter *interpreter)
{
  if (interpreter->open->len == 0)
    interpreter->failed = TRUE;
  else
    g_array_set_size(interpreter->open, interpreter->open->len - 1);
}

gboolean hp_obey_sequence(HpInterpreter *interpreter, const HpPdfToken *operator)
{
  static const HpAct acts[] = {
      {"BDC", begin_sequence}, {"BMC", begin_sequence}, {"EMC", end_sequence}};
  return hp_interpreter_act(interpreter, operator, acts, G_N_ELEMENTS(acts));
}
