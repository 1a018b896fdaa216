/* What stands in italics: where the file says what these mean, as plans do of what depends on
   something ("Kursivt = Beroende av beslut"), it is conditional; where it does not, it is told. */
#include "import/build.h"

#include "xml/xml.h"

#include <string.h>

/* What a text says that italics mean; NULL: nothing. The caller's. */
static char *legend_in(const char *text)
{
  g_autoptr(GRegex) legend = g_regex_new("(?<!\\w)(kursiv\\w*|kursiivi\\w*|italics?|in italics)( "
                                         "text| stil)?\\s*(=|:|betyder|betyr|means?)"
                                         "\\s*\\S[^\\n]*",
                                         G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  return g_regex_match(legend, text, 0, &match) ? g_match_info_fetch(match, 0) : NULL;
}

char *hp_legend_of_italics(const HpOfficeText *document)
{
  char *legend = NULL;
  for (guint i = 0; legend == NULL && i < document->internals->len; i++)
    legend = legend_in(g_ptr_array_index(document->internals, i));
  for (guint i = 0; legend == NULL && i < document->blocks->len; i++) {
    const HpOfficeBlock *block = g_ptr_array_index(document->blocks, i);
    if (block->line != NULL)
      legend = legend_in(block->line->text);
  }
  return legend;
}

static void mark(HpImporting *building, xmlNode *element)
{
  building->n_conditional++;
  xmlNewProp(element, (const xmlChar *)"conditional", (const xmlChar *)"yes");
}

void hp_mark_activity(HpImporting *building, xmlNode *activity, const HpOfficeLine *line)
{
  building->n_italic += line->is_italic ? 1 : 0;
  if (line->is_italic && building->legend != NULL)
    mark(building, activity);
}

/* Whether a line in italics names the one responsible. */
static gboolean is_in_italics(const HpImporting *building, const xmlNode *responsible,
                              const HpOfficeCell *cell)
{
  g_autofree char *words = hp_content(responsible);
  const char *party = hp_attribute(responsible, "party");
  const char *name = *words != '\0' ? words : hp_import_parties_name(building->parties, party);
  for (guint i = 0; name != NULL && i < cell->lines->len; i++) {
    const HpOfficeLine *line = g_ptr_array_index(cell->lines, i);
    if (line->is_italic && strstr(line->text, name) != NULL)
      return TRUE;
  }
  return FALSE;
}

void hp_mark_responsible(HpImporting *building, const xmlNode *before, const HpOfficeCell *cell)
{
  for (xmlNode *one = before->next; building->legend != NULL && one != NULL; one = one->next)
    if (is_in_italics(building, one, cell))
      mark(building, one);
}

void hp_tell_italics(const HpImporting *building)
{
  if (building->legend == NULL && building->n_italic > 0 &&
      building->n_italic < building->count.activities)
    hp_office_tell(building->document, NULL,
                   _("Activities in italics: %u. If italics mean that something must be decided "
                     "first, write conditional=\"yes\" on them, and <conditional-note> in <head>."),
                   building->n_italic);
}
