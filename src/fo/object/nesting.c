/* Whether each object stands where section 6 lets it, and has the children it needs. */
#include "fo/object/object.h"

#include <string.h>

void hp_nesting_begin(HpNesting *nesting, const HpGrammar *grammar, const HpFo *fo)
{
  *nesting = (HpNesting){.fo = fo, .model = &grammar->models[fo->kind]};
}

/* What the object around takes; markers are left out where they are not the point. */
static char *expected_beside(const HpNesting *nesting, const HpFo *child)
{
  return hp_model_in_words(nesting->fo->kind, child->kind == HP_FO_MARKER);
}

static gboolean say_not_allowed(const HpNesting *nesting, HpDiagnostics *diagnostics,
                                const HpFo *child)
{
  g_autofree char *model = expected_beside(nesting, child);
  hp_report_error(diagnostics, &child->place,
                  _("%s cannot stand in %s; move it out or remove it. Expected there: %s."),
                  hp_fo_kind_name(child->kind), hp_fo_kind_name(nesting->fo->kind), model);
  return FALSE;
}

/* Whether one that comes out of order is taken nevertheless. */
static gboolean takes_any_order(const HpDiagnostics *diagnostics)
{
  return hp_fault_severity(diagnostics) == HP_WARNING;
}

static gboolean say_out_of_order(HpNesting *nesting, HpDiagnostics *diagnostics, const HpFo *child)
{
  if (nesting->lax)
    return takes_any_order(diagnostics);
  nesting->lax = TRUE;
  g_autofree char *model = expected_beside(nesting, child);
  hp_report_fault(diagnostics, &child->place,
                  _("%s comes at the wrong place in %s; move it. Expected in this order: %s."),
                  hp_fo_kind_name(child->kind), hp_fo_kind_name(nesting->fo->kind), model);
  return takes_any_order(diagnostics);
}

static gboolean say_too_many(const HpNesting *nesting, HpDiagnostics *diagnostics,
                             const HpFo *child)
{
  hp_report_error(diagnostics, &child->place,
                  _("%s may have only one %s, and this is one too many; remove it."),
                  hp_fo_kind_name(nesting->fo->kind), hp_fo_kind_name(child->kind));
  return FALSE;
}

/* `step` must have had a child before this one. */
static gboolean say_too_early(HpNesting *nesting, HpDiagnostics *diagnostics, int step,
                              const HpFo *child)
{
  if (nesting->lax)
    return takes_any_order(diagnostics);
  nesting->lax = TRUE;
  g_autofree char *missing = hp_step_in_words(nesting->fo->kind, step);
  g_autofree char *model = expected_beside(nesting, child);
  hp_report_fault(diagnostics, &child->place,
                  _("%s in %s must come after %s, which is not there; put it before. Expected in "
                    "this order: %s."),
                  hp_fo_kind_name(child->kind), hp_fo_kind_name(nesting->fo->kind), missing, model);
  return takes_any_order(diagnostics);
}

/* The first step before this one that lacks a child it must have, or -1. */
static int missing_step(const HpNesting *nesting, int before)
{
  for (int i = 0; i < before; i++)
    if (nesting->model->steps[i].required && (nesting->seen & (1u << i)) == 0)
      return i;
  return -1;
}

/* Many formatters take a footer after the bodies: it is known by its name. */
static gboolean misplaced_footer(const HpFo *child)
{
  return child->kind == HP_FO_TABLE_FOOTER && child->parent->kind == HP_FO_TABLE;
}

/* The step before this one that takes the kind, or -1. */
static int earlier_step(const HpNesting *nesting, HpFoKind kind)
{
  for (int i = 0; i < nesting->step; i++)
    if (hp_kind_set_has(&nesting->model->steps[i].kinds, kind))
      return i;
  return -1;
}

static gboolean enter_earlier_step(HpNesting *nesting, HpDiagnostics *diagnostics, int step,
                                   const HpFo *child)
{
  if (!nesting->model->steps[step].repeated && (nesting->seen & (1u << step)) != 0)
    return say_too_many(nesting, diagnostics, child);
  nesting->seen |= 1u << step;
  return say_out_of_order(nesting, diagnostics, child);
}

static gboolean enter_step(HpNesting *nesting, HpDiagnostics *diagnostics, int step,
                           const HpFo *child)
{
  const HpModelStep *entered = &nesting->model->steps[step];
  if (!entered->repeated && (nesting->seen & (1u << step)) != 0)
    return say_too_many(nesting, diagnostics, child);
  nesting->step = step;
  nesting->seen |= 1u << step;
  const int missing = missing_step(nesting, step);
  return missing < 0 || say_too_early(nesting, diagnostics, missing, child);
}

/* Others retrieve markers of rows, too. */
static gboolean say_marker_of_row(HpDiagnostics *diagnostics, const HpFo *child)
{
  hp_report_fault(diagnostics, &child->place,
                  _("%s cannot stand in %s; move it out or remove it. Expected there: %s."),
                  hp_fo_kind_name(child->kind), hp_fo_kind_name(child->parent->kind),
                  hp_fo_kind_name(HP_FO_TABLE_CELL));
  return takes_any_order(diagnostics);
}

gboolean hp_nesting_child(HpNesting *nesting, HpDiagnostics *diagnostics, const HpFo *child)
{
  if (child->kind == HP_FO_CHANGE_BAR_BEGIN || child->kind == HP_FO_CHANGE_BAR_END) {
    const gboolean anywhere =
        nesting->model->count > 0 &&
        hp_kind_set_has(&nesting->model->steps[nesting->model->count - 1].kinds, child->kind);
    return anywhere || say_not_allowed(nesting, diagnostics, child);
  }
  for (int i = nesting->step; i < nesting->model->count; i++)
    if (hp_kind_set_has(&nesting->model->steps[i].kinds, child->kind))
      return enter_step(nesting, diagnostics, i, child);
  if (child->kind == HP_FO_MARKER && nesting->fo->kind == HP_FO_TABLE_ROW)
    return say_marker_of_row(diagnostics, child);
  const int earlier = earlier_step(nesting, child->kind);
  if (earlier < 0)
    return say_not_allowed(nesting, diagnostics, child);
  if (!misplaced_footer(child))
    return enter_earlier_step(nesting, diagnostics, earlier, child);
  hp_report_warning(diagnostics, &child->place,
                    _("fo:table-footer comes after fo:table-body, and is taken as if it came "
                      "before; move it there."));
  return TRUE;
}

void hp_nesting_end(const HpNesting *nesting, HpDiagnostics *diagnostics)
{
  if (nesting->lax && !takes_any_order(diagnostics))
    return;
  const int step = missing_step(nesting, nesting->model->count);
  if (step < 0)
    return;
  const char *name = hp_fo_kind_name(nesting->fo->kind);
  const HpModelStep *needed = &nesting->model->steps[step];
  const HpSeverity severity = needed->lenient       ? HP_WARNING
                              : needed->recoverable ? hp_fault_severity(diagnostics)
                                                    : HP_ERROR;
  g_autofree char *missing = hp_step_in_words(nesting->fo->kind, step);
  g_autofree char *model = hp_model_in_words(nesting->fo->kind, FALSE);
  if (strcmp(model, missing) == 0)
    hp_report(diagnostics, severity, &nesting->fo->place, _("%s is empty; expected %s in it."),
              name, model);
  else
    hp_report(diagnostics, severity, &nesting->fo->place,
              _("%s lacks %s; add what is missing. Expected there: %s."), name, missing, model);
}

static gboolean has_ancestor(const HpFo *fo, HpFoKind kind)
{
  return hp_fo_enclosing(fo->parent, kind) != NULL;
}

static void say_misplaced(const HpFo *fo, HpDiagnostics *diagnostics, const char *where)
{
  hp_report_error(diagnostics, &fo->place, _("%s may stand only inside %s; move it there."),
                  hp_fo_kind_name(fo->kind), where);
}

/* 6.12.2: it is taken as if it did not float. */
static void check_float(const HpFo *fo, HpDiagnostics *diagnostics)
{
  if (fo->traits->floating == HP_FLOAT_NONE || hp_fo_floating(fo) != HP_FLOAT_NONE)
    return;
  const HpFo *around = fo->parent;
  while (around->kind != HP_FO_STATIC_CONTENT && around->kind != HP_FO_FOOTNOTE &&
         around->kind != HP_FO_FLOAT && around->kind != HP_FO_BLOCK_CONTAINER)
    around = around->parent;
  hp_report_warning(diagnostics, &fo->place,
                    _("Nothing floats in %s, and what this fo:float holds is set where it stands; "
                      "move it out, or give it float=\"none\"."),
                    around->kind == HP_FO_BLOCK_CONTAINER ? "fo:block-container absolute-position"
                                                          : hp_fo_kind_name(around->kind));
}

/* 6.12.2, 6.12.3: what is out of line holds nothing that is out of line, and no markers. */
static void check_out_of_line(const HpFo *fo, HpDiagnostics *diagnostics)
{
  for (const HpFo *ancestor = fo->parent; ancestor != NULL; ancestor = ancestor->parent)
    if (ancestor->kind == HP_FO_FOOTNOTE || ancestor->kind == HP_FO_FLOAT) {
      hp_report_error(diagnostics, &fo->place, _("%s cannot stand in %s; move it out."),
                      hp_fo_kind_name(fo->kind), hp_fo_kind_name(ancestor->kind));
      return;
    }
}

void hp_check_ancestors(const HpFo *fo, HpDiagnostics *diagnostics)
{
  switch (fo->kind) {
  case HP_FO_MARKER:
    if (!has_ancestor(fo, HP_FO_FLOW))
      say_misplaced(fo, diagnostics, "fo:flow");
    check_out_of_line(fo, diagnostics);
    return;
  case HP_FO_RETRIEVE_MARKER:
    if (!has_ancestor(fo, HP_FO_STATIC_CONTENT))
      say_misplaced(fo, diagnostics, "fo:static-content");
    return;
  case HP_FO_RETRIEVE_TABLE_MARKER:
    if (!has_ancestor(fo, HP_FO_TABLE_HEADER) && !has_ancestor(fo, HP_FO_TABLE_FOOTER) &&
        !has_ancestor(fo, HP_FO_TABLE_CAPTION))
      say_misplaced(fo, diagnostics, "fo:table-header, fo:table-footer, fo:table-caption");
    return;
  case HP_FO_FLOAT:
    check_float(fo, diagnostics);
    return;
  case HP_FO_FOOTNOTE:
    if (has_ancestor(fo, HP_FO_STATIC_CONTENT))
      hp_report_warning(diagnostics, &fo->place,
                        _("%s has no effect in fo:static-content, and its content is set where it "
                          "stands; move it to fo:flow."),
                        hp_fo_kind_name(fo->kind));
    check_out_of_line(fo, diagnostics);
    return;
  default:
    return;
  }
}
