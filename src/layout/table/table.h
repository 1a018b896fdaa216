/*
 * THE MODEL
 *
 * A table is resolved once a page-sequence into a grid of slots, one for each row and column of its
 * three sections. A slot knows the cell that covers it, or is empty:
 *
 *     column       0      1      2             section HEADER   section BODY      section FOOTER
 *              ┌──────┬──────┬──────┐          (fo:table-       (all fo:table-    (fo:table-
 *     row 0    │  A   │  B ──────── │           header)          body, their       footer)
 *              │  │   ├──────┬──────┤                            rows numbered
 *     row 1    │  ▼   │  C   │      │ missing                    through)
 *              └──────┴──────┴──────┘
 *
 * A page gets a run of body rows between the header and the footer. What a cell contributes to one
 * page is a PIECE: the whole cell, or what fits of it. Pieces that reach over more rows stay open
 * until the row in which they end:
 *
 *     header      repeated at a break; measured first
 *     row r       opened: its cells are laid out as tall as they like …
 *                 accepted if it fits above the limit: the cells that end in it are moved there
 *     row r + 1   … does not fit: the table breaks before it, or inside it, whichever is less bad;
 *                 open pieces are laid out anew, down to the break
 *     footer
 *     ─────────── limit
 *
 * Header and footer never break. If they leave no room for a row between them even on an empty
 * page, the table is laid out from a grid with one section, in which their rows are rows of the
 * body.
 *
 * The token names the row to go on with, and, where cells are open at the break, for each of them
 * its own token and how much of it has been laid out (HpTableRest).
 *
 * Grid lines lie between the slots. Separate borders stand inside the slots, half the
 * border-separation away from the lines. Collapsed borders are centred on the lines – the table
 * itself ends at its outer lines, so half of its outermost borders stands outside it; which border
 * wins depends on what stands on either side of the line on this page – the next row, the header
 * repeated, or the break – so it is asked for each edge of each row where it comes to stand
 * (hp_table_row_edge), and painted once, as rules, when the rows of the page are known.
 */
#pragma once

#include "layout/engine.h"

/** fo:table and fo:table-and-caption. `y` is where its border rectangle begins. */
HpResult hp_layout_table(HpLayout *layout, const HpFo *table, HpLength y,
                         const HpConstraint *constraint, const HpToken *token);

/** min-content and max-content of a table's content rectangle. */
HpMeasure hp_table_measure(HpLayout *layout, const HpFo *table, HpLength container);
