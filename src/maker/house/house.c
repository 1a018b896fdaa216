/* A house file: read and checked once, and all that is asked of it. */
#include "maker/house/house.h"

#include "maker/job.h"

#include <stdlib.h>

char *hp_canonical_path(const char *path)
{
  char *real = realpath(path, NULL);
  char *canonical = real == NULL ? g_canonicalize_filename(path, NULL) : g_strdup(real);
  free(real);
  return canonical;
}

gboolean hp_house_is_fresh(const HpHouse *house)
{
  HpFileStamp now = hp_file_stamp(house->path);
  now.changed = house->stamp.changed; /* who may read it, what it is called: no matter */
  return hp_file_stamps_equal(now, house->stamp) && hp_house_is_fresh_beside(house);
}

/* ---- Reading --------------------------------------------------------------------------------- */

static void look_into(HpHouse *house)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(house->source));
  const xmlNode *file_name = hp_child(root, "file-name"), *fonts = hp_child(root, "fonts");
  const char *pattern = file_name == NULL ? NULL : hp_attribute(file_name, "pattern");
  if (pattern != NULL) {
    g_free(house->file_name_pattern);
    house->file_name_pattern = g_strdup(pattern);
  }
  if (fonts != NULL)
    house->fonts_place = hp_place_of_node(fonts);
  if (house->good)
    hp_profile_of_element(hp_child(root, "profile"), &house->profile, house->profile_faults);
  hp_source_filter(house->source, NULL);
  house->filtered = hp_source_write(house->source);
  house->pictures = hp_source_files(house->source);
  house->personal_data = hp_source_personal_data(house->source);
}

HpHouse *hp_house_new(const char *path, HpSource *source, const HpMaker *maker,
                      HpDiagnostics *diagnostics)
{
  const guint before = hp_diagnostics_count_faults(diagnostics);
  g_autofree char *folder = g_path_get_dirname(path);
  HpHouse *house = g_rc_box_new0(HpHouse);
  house->path = g_strdup(path);
  house->canonical = hp_canonical_path(path);
  house->stamp = hp_file_stamp(path);
  house->source = source;
  house->file_name_pattern = g_strdup(HP_USUAL_FILE_NAME);
  house->profile_faults = hp_diagnostics_new();
  house->gate = hp_gate_new(folder);
  house->beside = hp_files_read_new();
  house->labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, hp_house_labels_free);
  house->good = source != NULL && hp_plan_check_with(source, maker->house_schema, diagnostics);
  house->good = hp_house_read_views(house, maker, diagnostics) && house->good;
  if (source != NULL)
    look_into(house);
  house->told = source == NULL || hp_diagnostics_count_faults(diagnostics) > before;
  return house;
}

/* Nobody named it: it was found beside the source. */
static HpSource *read_through_gate(const char *path, HpDiagnostics *diagnostics)
{
  g_autofree char *folder = g_path_get_dirname(path);
  g_autoptr(HpGate) gate = hp_gate_new(folder);
  return hp_source_read_through(path, gate, NULL, diagnostics);
}

HpHouse *hp_house_read(const char *path, const HpMaker *maker, HpDiagnostics *diagnostics)
{
  return hp_house_new(path, read_through_gate(path, diagnostics), maker, diagnostics);
}

static void house_clear(gpointer data)
{
  HpHouse *house = data;
  g_free(house->path);
  g_free(house->canonical);
  g_free(house->file_name_pattern);
  hp_diagnostics_free(house->profile_faults);
  g_clear_pointer(&house->filtered, g_bytes_unref);
  g_clear_pointer(&house->pictures, g_ptr_array_unref);
  hp_personal_data_free(house->personal_data);
  hp_formatter_free(house->formatter);
  hp_gate_free(house->gate);
  g_hash_table_unref(house->beside);
  g_hash_table_unref(house->labels);
  g_clear_pointer(&house->views, g_ptr_array_unref);
  g_clear_pointer(&house->fonts, g_ptr_array_unref);
  hp_source_free(house->views_table);
  g_free(house->views_folder);
  hp_source_free(house->source);
}

const xmlNode *hp_house_root(const HpHouse *house)
{
  return house == NULL ? NULL : xmlDocGetRootElement(hp_source_document(house->source));
}

HpHouse *hp_house_ref(HpHouse *house)
{
  return g_rc_box_acquire(house);
}

void hp_house_unref(HpHouse *house)
{
  g_rc_box_release_full(house, house_clear);
}
