/* Whether the pictures that a source and its house name can be shown: a build finds out by showing
   them. */
#include "graphics/graphics.h"
#include "maker/job.h"
#include "xml/xml.h"

static gboolean can_be_shown(HpGraphics *graphics, const char *name, GError **error)
{
  const HpGraphic *graphic = hp_graphics_load(graphics, name, error);
  if (graphic == NULL)
    return FALSE;
  const HpDrawnSize size = {hp_graphic_width(graphic), hp_graphic_height(graphic), FALSE};
  return hp_graphics_allow_drawing(graphics, graphic, size, error);
}

/* Named from the folder of the file that names it. */
static gboolean try_picture(const HpJob *job, HpGate *gate, HpPictureTrials *trials,
                            const char *name, const HpPlace *place)
{
  g_autofree char *folder = g_path_get_dirname(place->file);
  g_autoptr(HpGraphics) graphics = hp_graphics_new(folder, gate);
  g_autoptr(GError) error = NULL;
  hp_graphics_set_trials(graphics, trials);
  if (can_be_shown(graphics, name, &error))
    return TRUE;
  hp_note_cause(job->diagnostics, error);
  hp_report_error(job->diagnostics, place, "%s", error->message);
  return FALSE;
}

static gboolean try_pictures_of_house(const HpJob *job, HpGate *gate, HpPictureTrials *trials)
{
  gboolean all = TRUE;
  if (job->house == NULL || job->house->pictures == NULL)
    return TRUE;
  const HpPlace place = {job->house->path, 0, 0};
  for (guint i = 0; i < job->house->pictures->len; i++)
    all = try_picture(job, gate, trials, g_ptr_array_index(job->house->pictures, i), &place) && all;
  return all;
}

static gboolean try_figure(const HpJob *job, HpGate *gate, HpPictureTrials *trials,
                           const xmlNode *figure)
{
  const HpPlace place = hp_place_of_attribute(figure, "src");
  return try_picture(job, gate, trials, hp_attribute(figure, "src"), &place);
}

gboolean hp_job_try_pictures(const HpJob *job, const HpMaker *maker, HpGate *gate)
{
  g_autofree char *fonts = hp_data_file(maker->data_folder, "fonts/fonts.conf");
  g_autofree char *helper = hp_helper_path(maker->data_folder, HP_TRY_PROGRAM);
  g_autoptr(HpPictureTrials) trials = hp_picture_trials_new(helper, fonts);
  const xmlNode *root = /* a house has its source to itself */
      job->source == NULL ? NULL : xmlDocGetRootElement(hp_source_document(job->source));
  gboolean all = try_pictures_of_house(job, gate, trials);
  for (const xmlNode *node = root; node != NULL; node = hp_next_node(node, root))
    if (hp_is_named(node, "figure") && hp_attribute(node, "src") != NULL)
      all = try_figure(job, gate, trials, node) && all;
  return all;
}
