/* What two files say of themselves: the same, or one a part of it. */
#include "inspect/compare/content.h"

#include "inspect/compare/frame.h"
#include "inspect/update/update.h"

#include <string.h>

static qpdf_oh key_of_trailer(qpdf_data qpdf, const char *key)
{
  qpdf_oh trailer = qpdf_get_trailer(qpdf);
  qpdf_oh value = qpdf_oh_get_key(qpdf, trailer, key);
  qpdf_oh_release(qpdf, trailer);
  return value;
}

/* PDF 2.0 files have none; a signing program may give them one. */
static gboolean has_same_info(HpPdfStates *states)
{
  static const char *const changeable[] = {"/Creator", "/Producer", "/ModDate", NULL};
  qpdf_data one = states->original->qpdf, other = states->updated->qpdf;
  const HpPdfPair pair = {key_of_trailer(one, "/Info"), key_of_trailer(other, "/Info")};
  const gboolean same = qpdf_oh_is_dictionary(other, pair.after)
                            ? hp_pdf_states_agree(states, pair, changeable)
                            : hp_pdf_info_is_of_saving(one);
  qpdf_oh_release(one, pair.before);
  qpdf_oh_release(other, pair.after);
  return same;
}

static GBytes *metadata_of(qpdf_data qpdf)
{
  qpdf_oh catalog = qpdf_get_root(qpdf);
  qpdf_oh metadata = qpdf_oh_get_key(qpdf, catalog, "/Metadata");
  GBytes *bytes = hp_pdf_unpacked_bytes(qpdf, metadata, NULL);
  qpdf_oh_release(qpdf, metadata);
  qpdf_oh_release(qpdf, catalog);
  return bytes;
}

/* Whether a file has no other files inside than the other one has; those that it should have are on
   record. Takes the frames of its own. */
static gboolean has_only_files_of(char **frames, HpPdfFile *other)
{
  g_auto(GStrv) files = frames;
  g_auto(GStrv) others = hp_frame_of_files(other);
  gboolean only = files != NULL && others != NULL;
  for (guint i = 0; only && files[i] != NULL; i++)
    only = g_strv_contains((const char *const *)others, files[i]);
  return only;
}

/* Files are called by numbers in the list: where there are fewer of them, by the first. */
static gboolean has_first_keys_of(HpPdfFile *file, HpPdfFile *other)
{
  g_autofree char *keys = hp_frame_of_keys_of_files(file);
  g_autofree char *others = hp_frame_of_keys_of_files(other);
  return keys != NULL && others != NULL && g_str_has_prefix(others, keys);
}

gboolean hp_compare_metadata(const HpCompared *one, const HpCompared *other, gboolean with_places,
                             HpPdfDifference *difference)
{
  HpPdfStates states = {.original = one->pages.file, .updated = other->pages.file};
  g_autoptr(GBytes) metadata = metadata_of(states.original->qpdf);
  g_autoptr(GBytes) other_metadata = metadata_of(states.updated->qpdf);
  const gboolean same_metadata = metadata == NULL || other_metadata == NULL
                                     ? metadata == other_metadata
                                     : hp_pdf_metadata_agree(metadata, other_metadata);
  if (same_metadata && has_same_info(&states) &&
      has_only_files_of(hp_frame_of_files(states.original), states.updated) &&
      has_first_keys_of(states.original, states.updated) &&
      hp_frames_are_same(hp_frame_of_document(states.original, with_places),
                         hp_frame_of_document(states.updated, with_places)))
    return TRUE;
  difference->content = HP_PDF_OTHER_METADATA;
  return FALSE;
}

/* ---- Of a file that a program wrote anew --------------------------------------------------- */

/* What is said of the document is said by the other file as well; of its own saving a program may
   say what it likes. */
static gboolean has_part_of_info(qpdf_data one, qpdf_data other)
{
  static const char *const saving[] = {"/Creator", "/Producer", "/CreationDate",
                                       "/ModDate", "/Trapped",  NULL};
  qpdf_oh info = key_of_trailer(one, "/Info"), other_info = key_of_trailer(other, "/Info");
  g_autoptr(GPtrArray) keys = qpdf_oh_is_dictionary(one, info)
                                  ? hp_pdf_keys_of(one, info)
                                  : g_ptr_array_new_with_free_func(g_free);
  gboolean same = TRUE;
  for (guint i = 0; i < keys->len && same; i++) {
    const char *key = g_ptr_array_index(keys, i);
    g_autofree char *said = hp_pdf_string_in(one, info, key);
    g_autofree char *other_said =
        qpdf_oh_is_dictionary(other, other_info) ? hp_pdf_string_in(other, other_info, key) : NULL;
    same = g_strv_contains(saving, key) || g_strcmp0(said, other_said) == 0;
  }
  qpdf_oh_release(one, info);
  qpdf_oh_release(other, other_info);
  return same;
}

static gboolean has_same_language(qpdf_data one, qpdf_data other)
{
  qpdf_oh catalog = qpdf_get_root(one), other_catalog = qpdf_get_root(other);
  g_autofree char *language = hp_pdf_string_in(one, catalog, "/Lang");
  g_autofree char *other_language = hp_pdf_string_in(other, other_catalog, "/Lang");
  qpdf_oh_release(one, catalog);
  qpdf_oh_release(other, other_catalog);
  return language == NULL || g_strcmp0(language, other_language) == 0;
}

gboolean hp_compare_bare_metadata(const HpCompared *one, const HpCompared *other,
                                  HpPdfDifference *difference)
{
  HpPdfFile *file = one->pages.file, *other_file = other->pages.file;
  g_autoptr(GBytes) metadata = metadata_of(file->qpdf);
  g_autoptr(GBytes) other_metadata = metadata_of(other_file->qpdf);
  const gboolean says_part =
      metadata == NULL ||
      (other_metadata != NULL && hp_pdf_metadata_is_part(metadata, other_metadata));
  if (says_part && has_part_of_info(file->qpdf, other_file->qpdf) &&
      has_same_language(file->qpdf, other_file->qpdf) && hp_frame_loses_only(file, other_file) &&
      has_only_files_of(hp_frame_of_files_by_name(file), other_file) &&
      has_first_keys_of(file, other_file))
    return TRUE;
  difference->content = HP_PDF_OTHER_METADATA;
  return FALSE;
}
