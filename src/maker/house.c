/* A house file: read and checked once, and all that is asked of it. */
#include "maker/house.h"

#include <stdlib.h>
#include <sys/stat.h>

char *hp_canonical_path(const char *path)
{
  char *real = realpath(path, NULL);
  char *canonical = real == NULL ? g_canonicalize_filename(path, NULL) : g_strdup(real);
  free(real);
  return canonical;
}

static HpFileStamp stamp_of(const char *path)
{
  struct stat status;
  if (stat(path, &status) != 0)
    return (HpFileStamp){0};
  return (HpFileStamp){status.st_dev, status.st_ino, (guint64)status.st_size, status.st_mtim.tv_sec,
                       status.st_mtim.tv_nsec};
}

gboolean hp_house_is_fresh(const HpHouse *house)
{
  const HpFileStamp now = stamp_of(house->path), then = house->stamp;
  return now.device == then.device && now.inode == then.inode && now.size == then.size &&
         now.seconds == then.seconds && now.nanoseconds == then.nanoseconds;
}

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

HpHouse *hp_house_new(const char *path, HpSource *source, HpPlanSchema *schema,
                      HpDiagnostics *diagnostics)
{
  HpHouse *house = g_new0(HpHouse, 1);
  house->path = g_strdup(path);
  house->canonical = hp_canonical_path(path);
  house->stamp = stamp_of(path);
  house->source = source;
  house->file_name_pattern = g_strdup(HP_USUAL_FILE_NAME);
  house->profile_faults = hp_diagnostics_new();
  house->good = source != NULL && hp_plan_check_with(source, schema, diagnostics);
  if (source != NULL)
    look_into(house);
  return house;
}

/* Nobody named it: it was found beside the source. */
static HpSource *read_through_gate(const char *path, HpDiagnostics *diagnostics)
{
  g_autofree char *folder = g_path_get_dirname(path);
  g_autoptr(HpGate) gate = hp_gate_new(folder);
  return hp_source_read_through(path, gate, NULL, diagnostics);
}

HpHouse *hp_house_read(const char *path, HpPlanSchema *schema, HpDiagnostics *diagnostics)
{
  return hp_house_new(path, read_through_gate(path, diagnostics), schema, diagnostics);
}

void hp_house_free(HpHouse *house)
{
  if (house == NULL)
    return;
  g_free(house->path);
  g_free(house->canonical);
  g_free(house->file_name_pattern);
  hp_diagnostics_free(house->profile_faults);
  g_clear_pointer(&house->filtered, g_bytes_unref);
  g_clear_pointer(&house->pictures, g_ptr_array_unref);
  hp_personal_data_free(house->personal_data);
  hp_source_free(house->source);
  g_free(house);
}
