/* Inside the room: objects into a file (ISO 32000-1, 7.5).
 *
 *   %PDF-1.7 or %PDF-2.0
 *   5 0 obj << … >> stream … endstream      streams, as they come
 *   9 0 obj << /Type /ObjStm … >> stream …  other objects, gathered and compressed (7.5.7)
 *   … << /Type /XRef … >> stream …          where each object is (7.5.8)
 *
 * qpdf's own writer does the same, but at 13 µs an object takes as long as everything else for the
 * tens of thousands of objects that a structure tree has. */
#pragma once

#include "pdf-syntax/pdf-syntax.h"

typedef struct HpPdfWriter HpPdfWriter;

/** Numbers from 1 to `taken` are given out already. */
HpPdfWriter *hp_pdf_writer_new(HpPdfVersion version, guint taken);
void hp_pdf_writer_free(HpPdfWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpPdfWriter, hp_pdf_writer_free)

/** A new object number; to be written once, before the end. */
guint hp_pdf_writer_reserve(HpPdfWriter *writer);
/** Writes an object that is not a stream. */
void hp_pdf_writer_object(HpPdfWriter *writer, guint number, const char *text, gsize length);
/** Writes a stream. `entries` are those of its dictionary without /Length (and without the angle
    brackets); with `compress`, also without /Filter. */
void hp_pdf_writer_stream(HpPdfWriter *writer, guint number, const char *entries, const void *data,
                          gsize size, gboolean compress);
/** `data` as the filter /FlateDecode reads it. */
GBytes *hp_pdf_deflate(const void *data, gsize size);
/** The SHA-256 of what has been written, after writing what was gathered, and how much it is. */
char *hp_pdf_writer_digest(HpPdfWriter *writer, gsize *size);
/** The finished file; `info` is 0 if it has no Info dictionary. The identifier (14.4) is a digest
   of everything else. */
GBytes *hp_pdf_writer_finish(HpPdfWriter *writer, guint root, guint info, GError **error);
