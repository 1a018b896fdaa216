/* Links and citations of what exists, but is on no page: in a marker that nobody retrieves, in
   fo:static-content of a region that no page has. */
#include "layout/page/page.h"

/* The id of the place that the object refers to, and in which property; NULL: to none. */
static const char *referred_id(const HpFo *fo, const char **property)
{
  switch (fo->kind) {
  case HP_FO_BASIC_LINK:
  case HP_FO_BOOKMARK:
    *property = "internal-destination";
    return hp_fo_name(fo, HP_NAME_INTERNAL_DESTINATION);
  case HP_FO_PAGE_NUMBER_CITATION:
  case HP_FO_PAGE_NUMBER_CITATION_LAST:
    *property = "ref-id";
    return hp_fo_name(fo, HP_NAME_REF_ID);
  default:
    return NULL;
  }
}

/* That no object has an id is told when objects are read. */
static void tell_if_unreached(const HpDocumentScope *document, const HpFo *fo)
{
  const char *property;
  const char *id = referred_id(fo, &property);
  if (id == NULL || g_hash_table_contains(document->destinations, id) ||
      hp_fo_tree_by_id(document->tree, id) == NULL)
    return;
  hp_report_warning(document->options->diagnostics, &fo->place,
                    _("The %s \"%s\" of %s leads nowhere, because the object with that id is on no "
                      "page; show it, or refer to another."),
                    property, id, hp_fo_kind_name(fo->kind));
}

void hp_tell_unreached(const HpLayout *layout)
{
  const HpDocumentScope *document = &layout->document;
  const HpFo *root = hp_fo_tree_root(document->tree);
  for (const HpFo *fo = root; fo != NULL; fo = hp_fo_next_inside(root, fo))
    if (fo->names != NULL)
      tell_if_unreached(document, fo);
}
