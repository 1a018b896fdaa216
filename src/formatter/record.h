/**
 * What a PDF tells about how it was made, so that making it again can be compared with it: what it
 * was built from and as, with which tools, and digests of what came out. Kept in the file (or
 * beside it) as a little XML.
 */
#pragma once

#include "base/base.h"

G_BEGIN_DECLS

#define HP_RECORD_NAMESPACE "https://handlingsplan.org/ns/record/1"
#define HP_RECORD_NAME "handlingsplan-record.xml"
#define HP_MAX_RECORD_BYTES (16 * 1024 * 1024) /* bytes of a record; error */

/** A tool and which one it was: "library", "cairo", "1.16.0". Of one that was read nothing is NULL,
    whatever its record leaves out; nor of the files and pages. */
typedef struct {
  char *kind, *name, *value;
} HpRecordPart;

typedef struct {
  char *name, *sha256;
} HpRecordFile;

/** The digest of a page's content stream. */
typedef struct {
  char *content;
} HpRecordPage;

typedef struct {
  GHashTable *parameters; /* char * → char *: source, house, view, language, date … */
  GPtrArray *parts;       /* of HpRecordPart */
  GPtrArray *files;       /* of HpRecordFile: the attachments besides the record */
  GPtrArray *pages;       /* of HpRecordPage */
  guint64 size;           /* so many bytes of the file precede the record … */
  char *sha256;           /* … and this is their digest */
} HpRecord;

HpRecord *hp_record_new(void);
void hp_record_free(HpRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpRecord, hp_record_free)

void hp_record_set(HpRecord *record, const char *parameter, const char *value);
/** NULL if it is not recorded. */
const char *hp_record_get(const HpRecord *record, const char *parameter);
/** The value of a part; NULL if there is none of that kind and name. */
const char *hp_record_part(const HpRecord *record, const char *kind, const char *name);
void hp_record_add_part(HpRecord *record, const char *kind, const char *name, const char *value);
void hp_record_add_file(HpRecord *record, const char *name, GBytes *bytes);
void hp_record_add_page(HpRecord *record, const char *content);

GBytes *hp_record_write(const HpRecord *record);
/** NULL and an error if it is no record, or one of a newer kind. */
HpRecord *hp_record_read(GBytes *bytes, GError **error);

G_END_DECLS
