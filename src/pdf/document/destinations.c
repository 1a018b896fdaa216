/* Where links and the outline lead (ISO 32000-2, 12.3.2). In PDF 2.0 an action tells readers of
 * pages the place on the page, and readers of structure the element:
 *
 *   link, outline item ──/A──► << /S /GoTo /D [page /XYZ …] /SD [element /XYZ …] >>
 *
 * Elements have no numbers until the structure tree is complete, which holds the links; so the
 * actions are written after it, one for each id. */
#include "pdf/document/document.h"
#include "pdf/file/values.h"
#include "pdf/structure/structure.h"

typedef struct {
  const char *id; /* NULL: a place that has none */
  HpDestination place;
  guint element; /* there; of an id, it is found when all have their numbers */
  guint action;  /* the object number */
} Target;

struct HpTargets {
  GArray *all;      /* of Target, as they came */
  GHashTable *seen; /* id → its place in `all`, from 1 */
};

HpTargets *hp_targets_new(void)
{
  HpTargets *targets = g_new0(HpTargets, 1);
  targets->all = g_array_new(FALSE, FALSE, sizeof(Target));
  targets->seen = g_hash_table_new(g_str_hash, g_str_equal);
  return targets;
}

void hp_targets_free(HpTargets *targets)
{
  g_array_unref(targets->all);
  g_hash_table_unref(targets->seen);
  g_free(targets);
}

static const HpDestination *find(const HpPdfDocument *document, const char *id)
{
  const HpDestination *destination = id == NULL ? NULL : hp_pages_destination(document->pages, id);
  return destination == NULL || destination->page >= document->output->n_pages ? NULL : destination;
}

/* "[9 0 R /XYZ 72 700 null]"; `object` is the page, or an element that is painted there. */
static void append_place(HpPdfDocument *document, GString *out, const HpDestination *destination,
                         guint object)
{
  const HpPage *page = hp_pages_get(document->pages, destination->page);
  g_string_append_printf(out, "[%u 0 R /XYZ ", object);
  hp_pdf_append_length(out, destination->x);
  g_string_append_c(out, ' ');
  hp_pdf_append_length(out, (gint64)page->height - destination->y);
  g_string_append(out, " null]");
}

static guint action_for(HpPdfDocument *document, const char *id)
{
  HpTargets *targets = document->targets;
  guint place = GPOINTER_TO_UINT(g_hash_table_lookup(targets->seen, id));
  if (place == 0) {
    const Target target = {.id = id,
                           .place = *find(document, id),
                           .action = hp_pdf_writer_reserve(document->output->writer)};
    g_array_append_val(targets->all, target);
    place = targets->all->len;
    g_hash_table_insert(targets->seen, (gpointer)id, GUINT_TO_POINTER(place));
  }
  return g_array_index(targets->all, Target, place - 1).action;
}

gboolean hp_pdf_append_destination(HpPdfDocument *document, GString *out, const char *id)
{
  const HpDestination *destination = find(document, id);
  if (destination == NULL)
    return FALSE;
  if (document->structure != NULL && document->output->version != HP_PDF_1_7) {
    g_string_append_printf(out, " /A %u 0 R", action_for(document, id));
    return TRUE;
  }
  g_string_append(out, " /Dest ");
  append_place(document, out, destination, document->output->page_objects[destination->page]);
  return TRUE;
}

void hp_pdf_append_place_destination(HpPdfDocument *document, GString *out,
                                     const HpDestination *place, guint element)
{
  if (document->output->version == HP_PDF_1_7) {
    g_string_append(out, " /Dest ");
    append_place(document, out, place, document->output->page_objects[place->page]);
    return;
  }
  const Target target = {NULL, *place, element, hp_pdf_writer_reserve(document->output->writer)};
  g_array_append_val(document->targets->all, target);
  g_string_append_printf(out, " /A %u 0 R", target.action);
}

void hp_pdf_write_destinations(HpPdfDocument *document)
{
  GString *out = document->output->scratch;
  for (guint i = 0; i < document->targets->all->len; i++) {
    const Target *target = &g_array_index(document->targets->all, Target, i);
    const guint element =
        target->id == NULL ? hp_structure_element_object(document->structure, target->element)
                           : hp_structure_object_of(document->structure,
                                                    hp_fo_tree_by_id(document->tree, target->id));
    g_string_append(out, "<< /S /GoTo /D ");
    append_place(document, out, &target->place, document->output->page_objects[target->place.page]);
    g_string_append(out, " /SD ");
    append_place(document, out, &target->place, element);
    g_string_append(out, " >>");
    hp_pdf_write_scratch(document->output, target->action);
  }
}
