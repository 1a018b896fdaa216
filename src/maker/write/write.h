/*
 * maker, private: what stylesheets make, as files that are no PDFs.
 *
 *   a page (HTML elements)  ──hp_page_write──────► HTML, its pictures in it
 *   a calendar (RFC 6321)   ──hp_calendar_write──► iCalendar (RFC 5545)
 *   rows                    ──hp_rows_write──────► CSV (RFC 4180)
 */
#pragma once

#include "base/base.h"

#include <libxml/tree.h>

/* As HTML in UTF-8. The file of each img, whose src is relative to `folder` or a URI, comes through
   the gate and takes the place of its name. The caller's; NULL, with diagnostics, if one cannot be
   shown. */
GBytes *hp_page_write(xmlDoc *page, HpGate *gate, const char *folder, HpDiagnostics *diagnostics);

/* What print holds on a line, browsers shall not part either: its spaces become no-break ones,
   unless that would be too long for a narrow screen. */
void hp_page_hold_lines(xmlNode *root);

#define HP_CALENDAR_NAMESPACE "urn:ietf:params:xml:ns:icalendar-2.0"

/* As lines of at most 75 bytes (RFC 5545, 3.1). Values are of the types text, date, date-time,
   integer and uri. The caller's. */
GBytes *hp_calendar_write(const xmlDoc *calendar);

#define HP_ROWS_NAMESPACE "https://handlingsplan.org/ns/rows/1"

/**
 * <rows separator=";"><row><cell>…</cell></row></rows> as CSV, with a byte-order mark, by which
 * Excel knows UTF-8. Cells that spreadsheets would take for formulas get an apostrophe before them,
 * unless they are numbers. The caller's.
 */
GBytes *hp_rows_write(const xmlDoc *rows);
