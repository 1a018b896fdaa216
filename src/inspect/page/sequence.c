/* Marked-content sequences (ISO 32000-1, 14.6): which number what is shown belongs to. */
#include "inspect/page/interpreter.h"
#include "inspect/page/string.h"

#define MAX_SEQUENCES 200 /* BDC within BDC; not verified */

/* Whether a sequence's properties have something else read aloud than is shown (14.9), or stand
   elsewhere; `hyphen`, whether that is a soft hyphen. */
static gboolean is_read_otherwise(const GArray *operands, gboolean *hyphen)
{
  static const char *const keys[] = {"ActualText", "Alt", "E", "Lang"};
  if (operands->len == 2 && g_array_index(operands, HpPdfToken, 1).kind == HP_PDF_NAME)
    return TRUE;
  for (guint i = 1; i < operands->len; i++) {
    const HpPdfToken *operand = &g_array_index(operands, HpPdfToken, i);
    for (guint k = 0; k < G_N_ELEMENTS(keys) && operand->kind == HP_PDF_NAME; k++) {
      if (!hp_pdf_is_word(operand, keys[k]))
        continue;
      *hyphen = k == 0 && i + 1 < operands->len &&
                hp_shown_is_soft_hyphen(&g_array_index(operands, HpPdfToken, i + 1));
      if (!*hyphen)
        return TRUE;
    }
  }
  return FALSE;
}

/* "/P <</MCID 0>>": the number, that of the sequence around it, or none for an artifact. Returns
   how many numbers there are. */
static guint read_number(const GArray *operands, gint32 *sequence)
{
  guint n = 0;
  for (guint i = 0; i < operands->len; i++) {
    const HpPdfToken *operand = &g_array_index(operands, HpPdfToken, i);
    if (operand->kind == HP_PDF_NAME && i == 0 && hp_pdf_is_word(operand, "Artifact"))
      *sequence = HP_SHOWN_NO_SEQUENCE;
    else if (operand->kind == HP_PDF_NAME && hp_pdf_is_word(operand, "MCID") &&
             i + 1 < operands->len) {
      *sequence = (gint32)hp_operand_number(operands, i + 1);
      n++;
    }
  }
  return n;
}

/* Numbers in a form are the form's (14.7.4.3), which this program writes none of: some readers take
   them for those of the page that shows it. */
static void begin_sequence(HpInterpreter *interpreter)
{
  HpMarkedSequence one = {hp_interpreter_sequence(interpreter), interpreter->shown->len, FALSE};
  const guint n = read_number(interpreter->operands, &one.number);
  if (interpreter->open->len == MAX_SEQUENCES || n > (interpreter->depth > 0 ? 0 : 1) ||
      is_read_otherwise(interpreter->operands, &one.hyphen))
    interpreter->failed = TRUE;
  else
    g_array_append_val(interpreter->open, one);
}

/* Whether all that is shown from there on is a hyphen. */
static gboolean is_hyphen(const GArray *shown, guint begin)
{
  static const gunichar hyphens[] = {'-', 0xad, 0x2010};
  if (shown->len != begin + 1)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(hyphens); i++)
    if (g_array_index(shown, HpShown, begin).character == hyphens[i])
      return TRUE;
  return FALSE;
}

static void end_sequence(HpInterpreter *interpreter)
{
  GArray *open = interpreter->open;
  if (open->len == 0) {
    interpreter->failed = TRUE;
    return;
  }
  const HpMarkedSequence *one = &g_array_index(open, HpMarkedSequence, open->len - 1);
  if (one->hyphen && !is_hyphen(interpreter->shown, one->begin))
    interpreter->failed = TRUE;
  g_array_set_size(open, open->len - 1);
}

gboolean hp_obey_sequence(HpInterpreter *interpreter, const HpPdfToken *operator)
{
  static const HpAct acts[] = {
      {"BDC", begin_sequence}, {"BMC", begin_sequence}, {"EMC", end_sequence}};
  return hp_interpreter_act(interpreter, operator, acts, G_N_ELEMENTS(acts));
}
