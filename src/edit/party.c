/* Adds a party to a plan, where its others stand. */
#include "edit/spot.h"
#include "edit/writable.h"

/* The list that has parties in it; else the outermost, else NULL. */
static const xmlNode *list_of_parties(const xmlNode *root)
{
  const xmlNode *outermost = hp_child(root, "parties");
  for (const xmlNode *at = outermost; at != NULL; at = hp_next_element((xmlNode *)at, outermost))
    if (hp_is_named(at, "parties") && hp_child(at, "party") != NULL)
      return at;
  return outermost;
}

gboolean hp_edit_add_party(HpEdit *edit, const HpNamedParty *party, HpDiagnostics *diagnostics)
{
  const xmlNode *root = hp_edit_root(edit), *list = list_of_parties(root);
  if (!hp_are_writable(party->id, NULL, diagnostics) ||
      !hp_are_writable(party->kind, NULL, diagnostics) ||
      !hp_are_writable(party->name, NULL, diagnostics) ||
      !hp_are_writable(party->abbreviation, NULL, diagnostics) ||
      !hp_is_party_of(edit, party->part_of, NULL, diagnostics))
    return FALSE;
  g_auto(HpSpot) spot = {0};
  if (!hp_spot_find(edit, list == NULL ? root : list,
                    list == NULL ? "introduction area closing amendments follow-up bibliography "
                                   "glossary"
                                 : "",
                    &spot, diagnostics))
    return FALSE;
  g_auto(HpMarkup) markup = hp_markup_new(&spot.layout, spot.prefix);
  if (list == NULL)
    hp_markup_open(&markup, "parties");
  hp_markup_open(&markup, "party");
  hp_markup_attribute(&markup, "id", party->id);
  hp_markup_attribute(&markup, "kind", party->kind);
  hp_markup_attribute(&markup, "part-of", party->part_of);
  hp_markup_words(&markup, "name", party->name);
  hp_markup_words(&markup, "abbreviation", party->abbreviation);
  hp_markup_close(&markup, "party");
  if (list == NULL)
    hp_markup_close(&markup, "parties");
  return hp_spot_add(edit, &spot, &markup, diagnostics);
}
