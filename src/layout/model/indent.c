/*
 * Indents (XSL 1.1, 7.10.7): a percentage is of the reference area that the object stands in which
 * gave it. What stands deeper inherits the length, also in a reference area that is narrower.
 *
 *     flow, 400 wide      start-indent="10%"      40
 *     └ table-cell, 100       inherited           40    of the flow, not of the cell
 *       └ block               inherited           40
 */
#include "layout/model/break.h"

HpDimension hp_indent_given(const HpFo *fo, HpSide side)
{
  const HpInheritedTraits *traits = &fo->traits->inherited;
  return side == HP_START ? traits->start_indent : traits->end_indent;
}

HpIndentBase hp_indent_base(const HpFo *fo, HpSide side)
{
  return side == HP_START ? fo->traits->start_indent_base : fo->traits->end_indent_base;
}

static gboolean stands_in(const HpFo *fo, const HpFo *around)
{
  for (fo = fo->parent; fo != NULL && fo != around; fo = fo->parent)
    ;
  return fo != NULL;
}

static HpDimension sum(HpDimension a, HpDimension b, int sign)
{
  return (HpDimension){.length = hp_length_clamp((gint64)a.length + (gint64)sign * b.length),
                       .percent = a.percent + (float)sign * b.percent};
}

static HpLength resolve(const HpFo *fo, HpSide side, HpLength width, const HpReferenceArea *areas);

static HpLength resolve_of_parent(const HpFo *parent, HpSide side, HpLength width,
                                  const HpReferenceArea *areas)
{
  while (areas != NULL && !stands_in(parent, areas->fo)) {
    areas = areas->outer;
    width = areas == NULL ? width : areas->width;
  }
  return resolve(parent, side, width, areas);
}

/* What an object has beside its parent's indent is of its own reference area. */
static HpLength resolve(const HpFo *fo, HpSide side, HpLength width, const HpReferenceArea *areas)
{
  const HpDimension indent = hp_indent_given(fo, side);
  const HpFo *parent = fo->parent;
  const HpIndentBase base = hp_indent_base(fo, side);
  if (indent.percent == 0 || base == HP_INDENT_OWN || parent == NULL || parent->traits == NULL)
    return hp_dimension_resolve(indent, width, 0);
  if (base == HP_INDENT_INHERITED)
    return resolve_of_parent(parent, side, width, areas);
  const HpSide of = base == HP_INDENT_LABEL_END ? HP_START : side;
  const int sign = base == HP_INDENT_LABEL_END ? -1 : 1;
  const HpDimension own = sum(indent, hp_indent_given(parent, of), -sign);
  return hp_length_clamp((gint64)hp_dimension_resolve(own, width, 0) +
                         (gint64)sign * resolve_of_parent(parent, of, width, areas));
}

HpLength hp_indent_of(const HpFo *fo, HpSide side, const HpConstraint *constraint)
{
  const HpDimension indent = hp_indent_given(fo, side);
  if (indent.percent == 0)
    return hp_dimension_resolve(indent, 0, 0);
  return resolve(fo, side, constraint->inline_size, constraint->areas);
}
