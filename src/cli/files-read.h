/* cli, private: which files were read, for another process and for another run. */
#pragma once

#include "base/base.h"

#define HP_STAMP_FORMAT "(tttxx)"
#define HP_FILES_READ_FORMAT "a(ay" HP_STAMP_FORMAT ")"

GVariant *hp_variant_of_stamp(HpFileStamp stamp);
HpFileStamp hp_stamp_of_variant(GVariant *variant);
/* NULL: none. */
GVariant *hp_variant_of_files_read(GHashTable *files);
/* The caller's. */
GHashTable *hp_files_read_of_variant(GVariant *variant);
