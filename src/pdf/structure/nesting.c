/* Which structure types may stand in which: the table, and how to mend what is against it. */
#include "pdf/structure/nesting.h"

#define BIT(role) (G_GUINT64_CONSTANT(1) << HP_ROLE_##role)

#define HEADINGS (BIT(H1) | BIT(H2) | BIT(H3) | BIT(H4) | BIT(H5) | BIT(H6))
#define EMPHASES (BIT(SPAN) | BIT(EM) | BIT(STRONG))
/* What a line may hold besides text. */
#define INLINES                                                                                    \
  (EMPHASES | BIT(SUB) | BIT(QUOTE) | BIT(NOTE) | BIT(REFERENCE) | BIT(CODE) | BIT(LINK) |         \
   BIT(FIGURE) | BIT(FORMULA))
#define BLOCKS (BIT(P) | HEADINGS | BIT(L) | BIT(TABLE))
#define SECTIONS (BIT(PART) | BIT(SECT) | BIT(DIV))
#define GROUPED                                                                                    \
  (SECTIONS | BLOCKS | BIT(TOC) | BIT(INDEX) | BIT(BLOCK_QUOTE) | BIT(NOTE) | BIT(CODE) |          \
   BIT(LINK) | BIT(FIGURE) | BIT(FORMULA))
#define IN_CELL                                                                                    \
  (BIT(ART) | BIT(SECT) | BIT(DIV) | BIT(INDEX) | BLOCKS | BIT(LBL) | (INLINES & ~BIT(SUB)))
#define IN_PICTURE                                                                                 \
  (SECTIONS | BIT(ART) | BIT(ASIDE) | BIT(BLOCK_QUOTE) | BIT(CAPTION) | BIT(INDEX) | BLOCKS |      \
   BIT(LBL) | INLINES)

typedef struct {
  gboolean content;
  guint64 children;
} Holds;

static const Holds holds[HP_ROLE_COUNT] = {
    [HP_ROLE_DOCUMENT] = {FALSE, GROUPED | BIT(ART) | BIT(ASIDE) | BIT(TITLE)},
    [HP_ROLE_PART] = {FALSE,
                      GROUPED | BIT(ART) | BIT(ASIDE) | BIT(TITLE) | BIT(CAPTION) | BIT(LBL)},
    [HP_ROLE_ART] = {FALSE, GROUPED | BIT(ASIDE) | BIT(TITLE) | BIT(CAPTION) | BIT(LBL)},
    [HP_ROLE_SECT] = {FALSE,
                      GROUPED | BIT(ART) | BIT(ASIDE) | BIT(TITLE) | BIT(CAPTION) | BIT(LBL)},
    [HP_ROLE_DIV] = {FALSE, GROUPED | BIT(ART) | BIT(ASIDE) | BIT(TITLE) | BIT(CAPTION) | BIT(LBL) |
                                BIT(DOCUMENT)},
    [HP_ROLE_ASIDE] = {FALSE, GROUPED | BIT(ART) | BIT(CAPTION) | BIT(LBL)},
    [HP_ROLE_BLOCK_QUOTE] = {FALSE, GROUPED | BIT(ART) | BIT(CAPTION) | BIT(LBL)},
    [HP_ROLE_CAPTION] = {TRUE, IN_PICTURE & ~BIT(CAPTION)},
    [HP_ROLE_TOC] = {FALSE, BIT(TOC) | BIT(TOCI) | BIT(CAPTION)},
    [HP_ROLE_TOCI] = {FALSE, BIT(DIV) | BIT(TOC) | BIT(P) | BIT(LBL) | BIT(REFERENCE)},
    [HP_ROLE_INDEX] = {FALSE, SECTIONS | BLOCKS | BIT(CAPTION) | BIT(NOTE) | BIT(REFERENCE) |
                                  BIT(FIGURE) | BIT(FORMULA)},
    [HP_ROLE_TITLE] = {TRUE, (INLINES & ~BIT(SUB)) | BIT(LBL)},
    [HP_ROLE_P] = {TRUE, INLINES | BIT(LBL) | BIT(L) | BIT(TABLE)},
    [HP_ROLE_H1] = {TRUE, INLINES | BIT(LBL)},
    [HP_ROLE_H2] = {TRUE, INLINES | BIT(LBL)},
    [HP_ROLE_H3] = {TRUE, INLINES | BIT(LBL)},
    [HP_ROLE_H4] = {TRUE, INLINES | BIT(LBL)},
    [HP_ROLE_H5] = {TRUE, INLINES | BIT(LBL)},
    [HP_ROLE_H6] = {TRUE, INLINES | BIT(LBL)},
    [HP_ROLE_L] = {FALSE, BIT(L) | BIT(LI) | BIT(CAPTION)},
    [HP_ROLE_LI] = {FALSE, BIT(LBL) | BIT(LBODY)},
    [HP_ROLE_LBL] = {TRUE, INLINES},
    [HP_ROLE_LBODY] = {TRUE, SECTIONS | BLOCKS | BIT(ART) | BIT(ASIDE) | BIT(BLOCK_QUOTE) |
                                 BIT(INDEX) | INLINES},
    [HP_ROLE_TABLE] = {FALSE, BIT(TR) | BIT(THEAD) | BIT(TBODY) | BIT(TFOOT) | BIT(CAPTION)},
    [HP_ROLE_TR] = {FALSE, BIT(TH) | BIT(TD)},
    [HP_ROLE_TH] = {TRUE, IN_CELL},
    [HP_ROLE_TD] = {TRUE, IN_CELL},
    [HP_ROLE_THEAD] = {FALSE, BIT(TR)},
    [HP_ROLE_TBODY] = {FALSE, BIT(TR)},
    [HP_ROLE_TFOOT] = {FALSE, BIT(TR)},
    [HP_ROLE_SPAN] = {TRUE, INLINES | BIT(LBL)},
    [HP_ROLE_EM] = {TRUE, INLINES | BIT(LBL)},
    [HP_ROLE_STRONG] = {TRUE, INLINES | BIT(LBL)},
    [HP_ROLE_SUB] = {TRUE, (INLINES & ~BIT(SUB)) | BIT(LBL)},
    [HP_ROLE_QUOTE] = {TRUE, INLINES | BIT(LBL)},
    [HP_ROLE_NOTE] = {TRUE, IN_PICTURE & ~(HEADINGS | BIT(INDEX))},
    [HP_ROLE_REFERENCE] = {TRUE, EMPHASES | BIT(LBL) | BIT(NOTE) | BIT(LINK) | BIT(FIGURE)},
    [HP_ROLE_CODE] = {TRUE, EMPHASES | BIT(SUB) | BIT(NOTE) | BIT(REFERENCE) | BIT(LINK)},
    [HP_ROLE_LINK] = {TRUE, (IN_PICTURE & ~(BIT(LINK) | BIT(INDEX))) | BIT(TITLE)},
    [HP_ROLE_FIGURE] = {TRUE, IN_PICTURE},
    [HP_ROLE_FORMULA] = {TRUE, IN_PICTURE & ~(BIT(ART) | BIT(SECT))},
};

static guint64 bit_of(HpRole role)
{
  return G_GUINT64_CONSTANT(1) << role;
}

gboolean hp_role_holds_content(HpRole role)
{
  return holds[role].content;
}

gboolean hp_role_may_hold(HpRole role, HpRole child)
{
  return child == HP_ROLE_NONE ? holds[role].content : (holds[role].children & bit_of(child)) != 0;
}

gboolean hp_role_is_inline(HpRole role)
{
  return (bit_of(role) & (INLINES | BIT(LBL))) != 0;
}

/* ---- Levels that are missing --------------------------------------------------------------- */

/* Stand in one place only. */
#define PARTS                                                                                      \
  (BIT(TR) | BIT(TH) | BIT(TD) | BIT(THEAD) | BIT(TBODY) | BIT(TFOOT) | BIT(LI) | BIT(LBODY) |     \
   BIT(TOCI) | BIT(DOCUMENT))
#define IN_ROW (BIT(TH) | BIT(TD))

static HpRole first_that_may_stand(HpRole around, HpRole child, const HpRole *levels, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (hp_role_may_hold(around, levels[i]) && hp_role_may_hold(levels[i], child))
      return levels[i];
  return HP_ROLE_NONE;
}

/* In a type that holds one kind of thing only. */
static HpRole level_of_container(HpRole around, HpRole child)
{
  const gboolean is_part = (bit_of(child) & PARTS) != 0;
  switch (around) {
  case HP_ROLE_TABLE:
  case HP_ROLE_THEAD:
  case HP_ROLE_TBODY:
  case HP_ROLE_TFOOT:
    return is_part && (bit_of(child) & IN_ROW) == 0 ? HP_ROLE_NONE : HP_ROLE_TR;
  case HP_ROLE_TR:
    return is_part ? HP_ROLE_NONE : HP_ROLE_TD;
  case HP_ROLE_L:
    return is_part && child != HP_ROLE_LBODY ? HP_ROLE_NONE : HP_ROLE_LI;
  case HP_ROLE_LI:
    return is_part ? HP_ROLE_NONE : HP_ROLE_LBODY;
  case HP_ROLE_TOC:
    return is_part ? HP_ROLE_NONE : HP_ROLE_TOCI;
  default:
    return HP_ROLE_NONE;
  }
}

HpRole hp_role_between(HpRole around, HpRole child)
{
  static const HpRole for_lines[] = {HP_ROLE_P, HP_ROLE_SPAN};
  static const HpRole for_entries[] = {HP_ROLE_REFERENCE, HP_ROLE_P};
  static const HpRole for_blocks[] = {HP_ROLE_SECT, HP_ROLE_DIV};
  const HpRole level = level_of_container(around, child);
  if (level != HP_ROLE_NONE || (bit_of(child) & PARTS) != 0)
    return level;
  const gboolean in_line = child == HP_ROLE_NONE || hp_role_is_inline(child);
  if (around == HP_ROLE_TOCI && in_line)
    return first_that_may_stand(around, child, for_entries, G_N_ELEMENTS(for_entries));
  if (in_line && around != HP_ROLE_LINK)
    return first_that_may_stand(around, child, for_lines, G_N_ELEMENTS(for_lines));
  return first_that_may_stand(around, child, for_blocks, G_N_ELEMENTS(for_blocks));
}

gboolean hp_role_can_stand(HpRole around, HpRole child)
{
  /* The longest way leads from a Table over TR, TD and Sect. */
  for (int level = 0; level < 5; level++) {
    if (hp_role_may_hold(around, child))
      return TRUE;
    around = hp_role_between(around, child);
    if (around == HP_ROLE_NONE)
      return FALSE;
  }
  return FALSE;
}
