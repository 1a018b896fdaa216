/* Inside the room: the cross-references of a file (ISO 32000-1, 7.5.4, 7.5.8), read from its bytes:
 * qpdf has those of the newest section only, and tells no places. */
#pragma once

#include "inspect/file/file.h"
#include "inspect/file/written.h"

/* Where an object is: at a byte of the file, or in the stream of objects that has that number. */
typedef struct {
  gsize position;
  guint64 container; /* 0: in none */
} HpObjectPlace;

typedef struct {
  const char *start, *end;
  qpdf_data scratch;     /* reads dictionaries and streams one by one */
  GHashTable *present;   /* object number → HpObjectPlace: as the newest section has it */
  GHashTable *positions; /* of objects, as any section has them: position → object number */
  GHashTable *contained; /* likewise, of those within others: a set of HpContained */
} HpCrossReferences;

typedef struct {
  guint64 number, container;
} HpContained;

/** Reads all sections. FALSE if one cannot be read. Clear it in either case. */
gboolean hp_cross_references_read(HpCrossReferences *references, GBytes *bytes);
void hp_cross_references_clear(HpCrossReferences *references);

/** Where an object is that the newest section names; 0 if nowhere. */
gsize hp_cross_references_position(const HpCrossReferences *references, guint64 number);
/** What stands between "stream" and "endstream" after a dictionary; FALSE if that is not where it
    says. `at` is moved behind it. */
gboolean hp_cross_references_stream(const HpCrossReferences *references, HpPdfWritten dictionary,
                                    const char **at, HpPdfWritten *data);
