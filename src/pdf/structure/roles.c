/* Structure types by object, overridden by the role property. */
#include "pdf/structure/roles.h"

#include <string.h>

/* PDF 2.0 names more than PDF 1.7, and dropped some types, which it may take from there. */
static const struct {
  const char *names[HP_PDF_VERSIONS];
  gboolean is_old;
} types[HP_ROLE_COUNT] = {
    [HP_ROLE_NONE] = {{"NonStruct", "NonStruct"}},
    [HP_ROLE_ARTIFACT] = {{"Artifact", "Artifact"}},
    [HP_ROLE_DOCUMENT] = {{"Document", "Document"}},
    [HP_ROLE_PART] = {{"Part", "Part"}},
    [HP_ROLE_ART] = {{"Art", "Art"}, TRUE},
    [HP_ROLE_SECT] = {{"Sect", "Sect"}},
    [HP_ROLE_DIV] = {{"Div", "Div"}},
    [HP_ROLE_ASIDE] = {{"Div", "Aside"}},
    [HP_ROLE_BLOCK_QUOTE] = {{"BlockQuote", "BlockQuote"}, TRUE},
    [HP_ROLE_CAPTION] = {{"Caption", "Caption"}},
    [HP_ROLE_TOC] = {{"TOC", "TOC"}, TRUE},
    [HP_ROLE_TOCI] = {{"TOCI", "TOCI"}, TRUE},
    [HP_ROLE_INDEX] = {{"Index", "Index"}, TRUE},
    [HP_ROLE_TITLE] = {{"H1", "Title"}},
    [HP_ROLE_P] = {{"P", "P"}},
    [HP_ROLE_H1] = {{"H1", "H1"}},
    [HP_ROLE_H2] = {{"H2", "H2"}},
    [HP_ROLE_H3] = {{"H3", "H3"}},
    [HP_ROLE_H4] = {{"H4", "H4"}},
    [HP_ROLE_H5] = {{"H5", "H5"}},
    [HP_ROLE_H6] = {{"H6", "H6"}},
    [HP_ROLE_L] = {{"L", "L"}},
    [HP_ROLE_LI] = {{"LI", "LI"}},
    [HP_ROLE_LBL] = {{"Lbl", "Lbl"}},
    [HP_ROLE_LBODY] = {{"LBody", "LBody"}},
    [HP_ROLE_TABLE] = {{"Table", "Table"}},
    [HP_ROLE_TR] = {{"TR", "TR"}},
    [HP_ROLE_TH] = {{"TH", "TH"}},
    [HP_ROLE_TD] = {{"TD", "TD"}},
    [HP_ROLE_THEAD] = {{"THead", "THead"}},
    [HP_ROLE_TBODY] = {{"TBody", "TBody"}},
    [HP_ROLE_TFOOT] = {{"TFoot", "TFoot"}},
    [HP_ROLE_SPAN] = {{"Span", "Span"}},
    [HP_ROLE_EM] = {{"Span", "Em"}},
    [HP_ROLE_STRONG] = {{"Span", "Strong"}},
    [HP_ROLE_SUB] = {{"Span", "Sub"}},
    [HP_ROLE_QUOTE] = {{"Quote", "Quote"}, TRUE},
    [HP_ROLE_NOTE] = {{"Note", "FENote"}},
    [HP_ROLE_REFERENCE] = {{"Reference", "Reference"}, TRUE},
    [HP_ROLE_CODE] = {{"Code", "Code"}, TRUE},
    [HP_ROLE_LINK] = {{"Link", "Link"}},
    [HP_ROLE_FIGURE] = {{"Figure", "Figure"}},
    [HP_ROLE_FORMULA] = {{"Formula", "Formula"}},
};

const char *hp_role_name(HpRole role, HpPdfVersion version)
{
  return types[role].names[version];
}

gboolean hp_role_is_old(HpRole role)
{
  return types[role].is_old;
}

/* HP_ROLE_COUNT for a role that is no structure type: the property may name anything (7.5.2). The
   newer names come first, which are all different. */
static HpRole role_named(const char *name)
{
  for (int version = HP_PDF_VERSIONS; version-- > 0;)
    for (int role = 0; role < HP_ROLE_COUNT; role++)
      if (g_ascii_strcasecmp(types[role].names[version], name) == 0)
        return (HpRole)role;
  return HP_ROLE_COUNT;
}

/* Elements whose content is text; a block in them adds nothing but a level. */
static gboolean holds_text(HpRole role)
{
  return hp_fo_role_holds_text(types[role].names[HP_PDF_VERSIONS - 1]);
}

static gboolean is_only_child(const HpFo *fo)
{
  return fo->parent != NULL && fo->parent->first_child == fo && fo->next == NULL;
}

static gboolean is_holder(const HpFo *fo)
{
  return fo->kind == HP_FO_TABLE_CELL || fo->kind == HP_FO_LIST_ITEM_BODY ||
         fo->kind == HP_FO_FOOTNOTE_BODY || hp_fo_name(fo, HP_NAME_ROLE) != NULL;
}

/* In what holds it, whatever groups it there: a container, or a float that is set in place. */
static gboolean stands_alone(const HpFo *fo)
{
  while (is_only_child(fo) && !is_holder(fo->parent))
    fo = fo->parent;
  return is_only_child(fo);
}

static gboolean changes_language(const HpFo *fo)
{
  const char *own = fo->traits->inherited.language;
  const char *around = fo->parent == NULL || fo->parent->traits == NULL
                           ? NULL
                           : fo->parent->traits->inherited.language;
  return own != NULL && around != NULL && strcmp(own, around) != 0;
}

static gboolean is_white_space(const HpFo *text)
{
  for (gsize i = 0; i < text->text_length; i++)
    if (!g_ascii_isspace(text->text[i]))
      return FALSE;
  return TRUE;
}

/* An inline that is no element: what stands in it belongs to the one around. */
static gboolean is_plain_inline(const HpFo *fo)
{
  return (fo->kind == HP_FO_INLINE || fo->kind == HP_FO_BIDI_OVERRIDE) &&
         hp_role_named(fo) == HP_ROLE_COUNT && hp_role_by_kind(fo, HP_ROLE_P) == HP_ROLE_NONE;
}

/* What stands in a block: text, blocks or both. What is in line is text, but for blocks in it. */
static void look_inside(const HpFo *fo, gboolean *has_blocks, gboolean *has_text)
{
  *has_blocks = *has_text = FALSE;
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next) {
    gboolean blocks_below = FALSE, text_below = FALSE;
    if (child->kind == HP_FO_TEXT)
      text_below = !is_white_space(child);
    else if (hp_fo_is_block_level(child))
      blocks_below = TRUE;
    else if (is_plain_inline(child))
      look_inside(child, &blocks_below, &text_below);
    *has_blocks = *has_blocks || blocks_below;
    *has_text = *has_text || text_below || (child->kind != HP_FO_TEXT && !blocks_below);
  }
}

gboolean hp_fo_has_text(const HpFo *fo)
{
  gboolean has_blocks, has_text;
  look_inside(fo, &has_blocks, &has_text);
  return has_text;
}

/* What floats is read after the paragraph that cites it, so there has to be one. */
static gboolean cites_float(const HpFo *fo)
{
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    if (child->kind == HP_FO_FLOAT || (!hp_fo_is_block_level(child) && cites_float(child)))
      return TRUE;
  return FALSE;
}

/* A block alone in a cell, item or note is the text of that cell, item or note; a block with
   nothing but blocks in it is there for their looks. */
static HpRole role_of_block(const HpFo *fo, HpRole around)
{
  gboolean has_blocks, has_text;
  look_inside(fo, &has_blocks, &has_text);
  const HpRole role = has_blocks ? HP_ROLE_DIV : HP_ROLE_P;
  if (changes_language(fo))
    return holds_text(around) ? HP_ROLE_SPAN : role;
  const gboolean in_holder = around == HP_ROLE_TD || around == HP_ROLE_TH ||
                             around == HP_ROLE_LBODY || around == HP_ROLE_NOTE;
  if (holds_text(around) || (has_blocks && !has_text))
    return HP_ROLE_NONE;
  return in_holder && stands_alone(fo) && !cites_float(fo) ? HP_ROLE_NONE : role;
}

static gboolean is_citation_of_footnote(const HpFo *fo)
{
  return fo->parent != NULL && fo->parent->kind == HP_FO_FOOTNOTE && fo->parent->first_child == fo;
}

/* An empty alternative text says that the picture is decoration. */
static HpRole role_of_graphic(const HpFo *fo)
{
  const char *alternative = hp_fo_name(fo, HP_NAME_ALT_TEXT);
  return alternative != NULL && *alternative == '\0' ? HP_ROLE_ARTIFACT : HP_ROLE_FIGURE;
}

static HpRole role_of_cell(const HpFo *cell)
{
  for (const HpFo *fo = cell->parent; fo != NULL && fo->kind != HP_FO_TABLE; fo = fo->parent)
    if (fo->kind == HP_FO_TABLE_HEADER)
      return HP_ROLE_TH;
  return HP_ROLE_TD;
}

HpRole hp_role_by_kind(const HpFo *fo, HpRole around)
{
  switch (fo->kind) {
  case HP_FO_ROOT:
    return HP_ROLE_DOCUMENT;
  case HP_FO_BLOCK:
    return role_of_block(fo, around);
  case HP_FO_INLINE:
    if (is_citation_of_footnote(fo))
      return HP_ROLE_REFERENCE;
    return changes_language(fo) || hp_fo_name(fo, HP_NAME_EXPANSION) != NULL ? HP_ROLE_SPAN
                                                                             : HP_ROLE_NONE;
  case HP_FO_BASIC_LINK:
    return HP_ROLE_LINK;
  case HP_FO_EXTERNAL_GRAPHIC:
  case HP_FO_INSTREAM_FOREIGN_OBJECT:
    return role_of_graphic(fo);
  case HP_FO_TABLE:
    return HP_ROLE_TABLE;
  case HP_FO_TABLE_CAPTION:
    return HP_ROLE_CAPTION;
  case HP_FO_TABLE_HEADER:
    return HP_ROLE_THEAD;
  case HP_FO_TABLE_FOOTER:
    return HP_ROLE_TFOOT;
  case HP_FO_TABLE_BODY:
    return HP_ROLE_TBODY;
  case HP_FO_TABLE_ROW:
    return HP_ROLE_TR;
  case HP_FO_TABLE_CELL:
    return role_of_cell(fo);
  case HP_FO_LIST_BLOCK:
    return HP_ROLE_L;
  case HP_FO_LIST_ITEM:
    return HP_ROLE_LI;
  case HP_FO_LIST_ITEM_LABEL:
    return HP_ROLE_LBL;
  case HP_FO_LIST_ITEM_BODY:
    return HP_ROLE_LBODY;
  case HP_FO_FOOTNOTE_BODY:
    return HP_ROLE_NOTE;
  case HP_FO_FLOAT:
    return hp_fo_floating(fo) == HP_FLOAT_NONE ? HP_ROLE_NONE : HP_ROLE_ASIDE;
  case HP_FO_STATIC_CONTENT:
  case HP_FO_LEADER:
  case HP_FO_LAYOUT_MASTER_SET:
  case HP_FO_DECLARATIONS:
  case HP_FO_BOOKMARK_TREE:
    return HP_ROLE_ARTIFACT;
  default:
    return HP_ROLE_NONE;
  }
}

HpRole hp_role_named(const HpFo *fo)
{
  const char *name = hp_fo_name(fo, HP_NAME_ROLE);
  return name == NULL ? HP_ROLE_COUNT : role_named(name);
}
