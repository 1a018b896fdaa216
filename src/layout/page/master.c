/* Which page master comes next: XSL 1.1, 6.4.7–6.4.13. */
#include "layout/page/master.h"

static const HpFo *find_master(const HpFoTree *tree, const char *name)
{
  return name == NULL ? NULL : hp_fo_tree_master(tree, name);
}

void hp_masters_begin(HpMasterSequence *masters, const HpFoTree *tree, const HpFo *sequence)
{
  masters->master = find_master(tree, hp_fo_name(sequence, HP_NAME_MASTER_REFERENCE));
  masters->used = 0;
  masters->specifier =
      masters->master != NULL && masters->master->kind == HP_FO_PAGE_SEQUENCE_MASTER
          ? masters->master->first_child
          : NULL;
}

static gboolean position_matches(HpPagePosition position, HpPageKind kind)
{
  switch (position) {
  case HP_PAGE_POSITION_ONLY:
    return kind.first && kind.last;
  case HP_PAGE_POSITION_FIRST:
    return kind.first;
  case HP_PAGE_POSITION_LAST:
    return kind.last;
  case HP_PAGE_POSITION_REST:
    return !kind.first && !kind.last;
  default:
    return TRUE;
  }
}

static gboolean condition_holds(const HpFo *reference, HpPageKind kind)
{
  const HpTraits *traits = reference->traits;
  if (traits->odd_or_even != HP_PARITY_ANY &&
      (traits->odd_or_even == HP_PARITY_ODD) != (kind.number % 2 != 0))
    return FALSE;
  if (traits->blankness != HP_BLANK_ANY && (traits->blankness == HP_BLANK) != kind.blank)
    return FALSE;
  return position_matches(traits->page_position, kind);
}

static const HpFo *alternative(const HpFo *alternatives, HpPageKind kind)
{
  for (const HpFo *reference = alternatives->first_child; reference != NULL;
       reference = reference->next)
    if (condition_holds(reference, kind))
      return reference;
  return NULL;
}

/* A page-sequence-master may be referred to by another: they nest by name. */
static const HpFo *resolve(const HpFoTree *tree, const HpFo *reference)
{
  return reference == NULL ? NULL
                           : find_master(tree, hp_fo_name(reference, HP_NAME_MASTER_REFERENCE));
}

static gboolean is_spent(const HpFo *specifier, int used)
{
  if (specifier->kind == HP_FO_SINGLE_PAGE_MASTER_REFERENCE)
    return used >= 1;
  const int most = specifier->traits->maximum_repeats;
  return most != HP_NO_LIMIT && used >= most;
}

static const HpFo *master_of(const HpFoTree *tree, const HpFo *specifier, HpPageKind kind)
{
  if (specifier->kind == HP_FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES)
    return resolve(tree, alternative(specifier, kind));
  return resolve(tree, specifier);
}

static const HpFo *any_simple_master(const HpFoTree *tree)
{
  const HpFo *set = hp_fo_child_of_kind(hp_fo_tree_root(tree), HP_FO_LAYOUT_MASTER_SET);
  return set == NULL ? NULL : hp_fo_child_of_kind(set, HP_FO_SIMPLE_PAGE_MASTER);
}

static gboolean is_simple(const HpFo *master)
{
  return master != NULL && master->kind == HP_FO_SIMPLE_PAGE_MASTER;
}

/* Most forget the last page, or blank ones: the master that it would take if it were neither. */
static const HpFo *nearest_master(const HpFoTree *tree, const HpFo *specifier, HpPageKind kind)
{
  HpPageKind nearest = kind;
  nearest.last = FALSE;
  const HpFo *master = master_of(tree, specifier, nearest);
  nearest.blank = FALSE;
  if (master == NULL)
    master = master_of(tree, specifier, nearest);
  return is_simple(master) ? master : any_simple_master(tree);
}

static void pass_spent(HpMasterSequence *masters)
{
  while (is_spent(masters->specifier, masters->used) && masters->specifier->next != NULL) {
    masters->specifier = masters->specifier->next;
    masters->used = 0;
  }
}

const HpFo *hp_masters_peek(HpMasterSequence *masters, const HpFoTree *tree, HpPageKind kind)
{
  if (masters->specifier == NULL)
    return is_simple(masters->master) ? masters->master : NULL;
  pass_spent(masters);
  if (is_spent(masters->specifier, masters->used))
    return NULL;
  masters->used++;
  const HpFo *master = master_of(tree, masters->specifier, kind);
  return is_simple(master) ? master : NULL;
}

const HpFo *hp_masters_next(HpMasterSequence *masters, const HpDocumentScope *document,
                            HpPageKind kind)
{
  const HpFo *master = masters->master;
  if (masters->specifier == NULL)
    return is_simple(master) ? master : any_simple_master(document->tree);
  pass_spent(masters);
  if (is_spent(masters->specifier, masters->used))
    hp_report_warning_once(document->options->diagnostics, "masters spent",
                           &masters->specifier->place,
                           _("The page masters of this fo:page-sequence are used up, and the last "
                             "one goes on; let maximum-repeats be no-limit."));
  masters->used++;
  const HpFo *next = master_of(document->tree, masters->specifier, kind);
  if (is_simple(next))
    return next;
  hp_report_warning_once(document->options->diagnostics, "no master matches",
                         &masters->specifier->place,
                         _("No page master fits page %d of this fo:page-sequence, and another one "
                           "is used; add a conditional-page-master-reference for such pages."),
                         kind.number);
  return nearest_master(document->tree, masters->specifier, kind);
}

gboolean hp_masters_have_only(const HpMasterSequence *masters)
{
  const HpFo *specifier = masters->specifier;
  if (specifier == NULL || specifier->kind != HP_FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES)
    return FALSE;
  for (const HpFo *reference = specifier->first_child; reference != NULL;
       reference = reference->next)
    if (reference->traits->page_position == HP_PAGE_POSITION_ONLY)
      return TRUE;
  return FALSE;
}
