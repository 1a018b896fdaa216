/* Inside the room: a content stream while it is interpreted. */
#pragma once

#include "inspect/page/font.h"
#include "inspect/page/operands.h"
#include "inspect/page/painted.h"
#include "inspect/page/shown.h"

typedef struct {
  cairo_matrix_t space; /* to the page's */
  const HpShownFont *font;
  double size, character_spacing, word_spacing, scale, leading, rise;
  guint64 font_name; /* a digest of it: for which of the page's it is */
  HpPaint paint;
} HpGraphicsState;

/* What lasts from page to page. */
typedef struct {
  HpShownPages *pages;
  GHashTable *fonts;   /* object number → HpShownFont */
  GHashTable *known;   /* object number of a picture → character */
  GHashTable *digests; /* object number of a shading or a space → guint64 */
  gsize bytes;         /* of content that may still be read */
  guint apart;         /* that may still be painted */
  guint characters;    /* that may still be shown */
  HpShownAsked asked;
  guint64 work; /* of looking */
} HpPagesReader;

/* A marked-content sequence that has begun. */
typedef struct {
  gint32 number;   /* MCID */
  guint begin;     /* index of the first that it shows */
  gboolean hyphen; /* what it shows is read aloud as a soft hyphen */
} HpMarkedSequence;

typedef struct {
  HpPagesReader *reader;
  GArray *shown;    /* of HpShown */
  GArray *states;   /* of HpGraphicsState, those under the current one */
  GArray *open;     /* of HpMarkedSequence */
  GArray *operands; /* of HpPdfToken */
  HpGraphicsState state;
  HpPainted *painted;
  cairo_matrix_t base; /* the space that the page, or the form, began with */
  cairo_matrix_t text, line;
  qpdf_oh resources;
  guint64
      form; /* a digest of the names of the forms around, whose resources have names of their own */
  int depth;
  gboolean is_apart; /* nothing of it is shown by the page itself */
  gboolean in_text, in_path, failed;
} HpInterpreter;

/** An operator, and what is done when it comes. */
typedef struct {
  const char *name;
  void (*act)(HpInterpreter *interpreter);
} HpAct;

/** Does what one of `n` acts is for the operator; FALSE if none is. */
gboolean hp_interpreter_act(HpInterpreter *interpreter, const HpPdfToken *operator,
                            const HpAct * acts, guint n);
/** Enters the group that a page, or a form, is; one that is no group has failed. */
void hp_interpreter_enter_group(HpInterpreter *interpreter, qpdf_oh dictionary);
/** The number of the sequence that is open, or HP_SHOWN_NO_SEQUENCE. */
gint32 hp_interpreter_sequence(const HpInterpreter *interpreter);
/** Shows a character with the pen there, which then is at `end`. */
void hp_interpreter_show(HpInterpreter *interpreter, gunichar character, double x, double y,
                         double end);
/** The resource of that kind ("/XObject") that the last operand names; the caller's. FALSE if it is
    no name. */
gboolean hp_interpreter_resource(const HpInterpreter *interpreter, const char *kind,
                                 qpdf_oh *resource);

/** text.c: operators of text: its font, where its pen stands, what it shows. FALSE if it is none of
    them. */
gboolean hp_obey_text(HpInterpreter *interpreter, const HpPdfToken *operator);
/** sequence.c: operators of marked-content sequences. FALSE if it is none of them. */
gboolean hp_obey_sequence(HpInterpreter *interpreter, const HpPdfToken *operator);
/** interpret.c: all operators of a stream, up to the first that cannot be obeyed: then it has
    failed. */
void hp_interpret(HpInterpreter *interpreter, GBytes *bytes);
