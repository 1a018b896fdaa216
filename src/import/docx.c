/* Reads Word's files: ECMA-376, part 1, chapter 17 (WordprocessingML). */
#include "import/readers.h"

#include "xml/xml.h"

#include <string.h>

/* What is read into, and what is known of the file. */
typedef struct {
  HpOfficeText *document;
  GHashTable *styles;                          /* id → HpDocxStyle */
  GHashTable *comments, *footnotes, *endnotes; /* id → text */
  guint paragraph, table, row;                 /* where we are; no table: 0 */
  HpOfficeCell *above[200];                    /* of the table, the last one merged downwards */
} DocxReading;

/* A paragraph as it is read. */
typedef struct {
  GString *text;
  HpDocxStyle style;
  HpLooks looks;
  gboolean has_inserted;
} DocxParagraph;

static char *place_of(const DocxReading *reading)
{
  if (reading->table > 0)
    return g_strdup_printf(_("table %u, row %u"), reading->table, reading->row);
  return g_strdup_printf(_("paragraph %u"), reading->paragraph);
}

/* What stands around blocks, in a cell and in the text, and is not shown. */
static gboolean is_wrapper(const xmlNode *node)
{
  return hp_is_one_of(node, "sdt sdtContent customXml ins moveTo smartTag AlternateContent Choice");
}

/* The style that properties of a paragraph or a run name ("pStyle", "rStyle"). */
static HpDocxStyle style_of(const DocxReading *reading, const xmlNode *properties, const char *name)
{
  const xmlNode *style = properties == NULL ? NULL : hp_child(properties, name);
  const char *id = style == NULL ? NULL : hp_any_attribute(style, "val");
  const HpDocxStyle *found = id == NULL ? NULL : g_hash_table_lookup(reading->styles, id);
  return found == NULL ? (HpDocxStyle){.heading = -1, .item = -1} : *found;
}

/* ---- Notes and comments -------------------------------------------------------------------- */

/* By this one is found; "": it has none. */
static const char *id_of(const xmlNode *element)
{
  const char *id = hp_any_attribute(element, "id");
  return id == NULL ? "" : id;
}

/* The texts of a part's notes, by their ids: of those that share one, the first is meant. */
static void read_notes(const xmlDoc *part, const char *name, GHashTable *notes)
{
  const xmlNode *root = part == NULL ? NULL : xmlDocGetRootElement(part);
  for (const xmlNode *note = root == NULL ? NULL : root->children; note != NULL; note = note->next)
    if (hp_is_named(note, name) && !g_hash_table_contains(notes, id_of(note)))
      g_hash_table_insert(notes, g_strdup(id_of(note)), hp_text_in(note));
}

static void keep(const DocxReading *reading, const char *what, const char *words)
{
  hp_office_keep(reading->document, place_of(reading), what, words);
}

static void keep_note(const DocxReading *reading, GHashTable *notes, const xmlNode *reference,
                      const char *what)
{
  const char *text = g_hash_table_lookup(notes, id_of(reference));
  if (text != NULL)
    keep(reading, what, text);
}

/* ---- Paragraphs ---------------------------------------------------------------------------- */

static void read_inline(DocxReading *reading, const xmlNode *parent, DocxParagraph *paragraph);

static HpLook look_of_run(const DocxReading *reading, const xmlNode *run, gboolean is_bold)
{
  const xmlNode *properties = hp_child(run, "rPr");
  const xmlNode *bold = properties == NULL ? NULL : hp_child(properties, "b");
  const xmlNode *italic = properties == NULL ? NULL : hp_child(properties, "i");
  return (HpLook){bold != NULL ? hp_docx_is_on(bold)
                               : is_bold || style_of(reading, properties, "rStyle").is_bold,
                  italic != NULL && hp_docx_is_on(italic)};
}

static void read_text(const xmlNode *text, HpLook look, DocxParagraph *paragraph)
{
  g_autofree char *content = hp_content(text);
  hp_looks_add(&paragraph->looks, look, content);
  g_string_append(paragraph->text, content);
}

/* Whether a run is as its properties say or, where they do not, its style or its paragraph's: one
   of these, for the other turns it off (ECMA-376, part 1, 17.7.3). */
static gboolean has_look(const xmlNode *properties, const char *names, gboolean is_by_style,
                         gboolean is_by_paragraph)
{
  const HpDocxSaid said = hp_docx_said(properties, names);
  return said == HP_DOCX_NOT_SAID ? is_by_style != is_by_paragraph : said == HP_DOCX_ON;
}

/* What a run is that is no text of the plan: struck through, as what was deleted, or hidden; NULL:
   it is none of these, or stands between two words. */
static const char *kind_of_unread(const DocxReading *reading, const xmlNode *run,
                                  const DocxParagraph *paragraph)
{
  if (!hp_is_named(run, "r"))
    return NULL;
  const xmlNode *properties = hp_child(run, "rPr");
  const HpDocxStyle style = style_of(reading, properties, "rStyle");
  const gboolean is_hidden =
      has_look(properties, "vanish", style.is_hidden, paragraph->style.is_hidden);
  if (!is_hidden &&
      !has_look(properties, "strike dstrike", style.is_struck, paragraph->style.is_struck))
    return NULL;
  g_autofree char *text = hp_text_in(run);
  return *g_strstrip(text) == '\0' ? NULL : is_hidden ? _("Hidden text") : _("Deleted text");
}

/* The entry of a drop-down list that was chosen. */
static void read_choice(const xmlNode *list, GString *text)
{
  const xmlNode *result = hp_child(list, "result");
  const xmlNode *chosen = result == NULL ? hp_child(list, "default") : result;
  guint before = chosen == NULL ? 0 : hp_number_in(chosen, "val", 0, G_MAXINT);
  for (const xmlNode *entry = list->children; entry != NULL; entry = entry->next) {
    if (!hp_is_named(entry, "listEntry") || before-- > 0)
      continue;
    const char *words = hp_any_attribute(entry, "val");
    g_string_append(text, words == NULL ? "" : words);
    return;
  }
}

/* Whether a box of a form is ticked: by itself, else by default. */
static gboolean is_ticked(const xmlNode *box)
{
  const HpDocxSaid said = hp_docx_said(box, "checked");
  return (said == HP_DOCX_NOT_SAID ? hp_docx_said(box, "default") : said) == HP_DOCX_ON;
}

/* What signs of fonts that have signs only are, by their places there; NULL: it is not known. */
static const char *sign_of_font(const char *font, guint place)
{
  static const struct {
    const char *font, *sign;
    guint place;
  } known[] = {{"Wingdings", "✓", 0xfc},   {"Wingdings", "☑", 0xfe},   {"Wingdings", "☒", 0xfd},
               {"Wingdings", "✗", 0xfb},   {"Wingdings", "☐", 0xa8},   {"Wingdings", "☐", 0x6f},
               {"Wingdings", "☒", 0x78},   {"Wingdings", "●", 0x6c},   {"Wingdings", "■", 0x6e},
               {"Wingdings", "▪", 0xa7},   {"Wingdings", "→", 0xe0},   {"Wingdings", "→", 0xe8},
               {"Wingdings", "➢", 0xd8},   {"Wingdings 2", "✓", 0x50}, {"Wingdings 2", "☑", 0x52},
               {"Wingdings 2", "☐", 0xa3}, {"Symbol", "•", 0xb7},      {"Symbol", "→", 0xae}};
  for (guint i = 0; i < G_N_ELEMENTS(known); i++)
    if (known[i].place == place && g_ascii_strcasecmp(known[i].font, font) == 0)
      return known[i].sign;
  return NULL;
}

static void read_sign(DocxReading *reading, const xmlNode *sign, GString *text)
{
  enum { FONTS_OWN = 0xf000, BEHIND_THEM = 0xf0ff };
  const char *said = hp_any_attribute(sign, "char"), *font = hp_any_attribute(sign, "font");
  guint64 number = 0;
  if (said == NULL || !g_ascii_string_to_unsigned(said, 16, 0, 0x10ffff, &number, NULL))
    number = 0;
  const gboolean is_own = number >= FONTS_OWN && number <= BEHIND_THEM;
  const char *found =
      is_own ? sign_of_font(font == NULL ? "" : font, (guint)number - FONTS_OWN) : NULL;
  if (found != NULL)
    g_string_append(text, found);
  else if (!is_own && g_unichar_isgraph((gunichar)number))
    g_string_append_unichar(text, (gunichar)number);
  else
    hp_office_tell(reading->document, place_of(reading),
                   _("A sign of the font %s is not known, and was left out."),
                   font == NULL ? "?" : font);
}

/* What a field that is not filled in asks for: "Klicka här för att ange text." */
static gboolean is_prompt(const xmlNode *field)
{
  const xmlNode *properties = hp_is_named(field, "sdt") ? hp_child(field, "sdtPr") : NULL;
  return hp_docx_said(properties, "showingPlcHdr") == HP_DOCX_ON;
}

static void keep_prompt(const DocxReading *reading, const xmlNode *field)
{
  g_autofree char *words = hp_text_in(field);
  keep(reading, _("Field that is not filled in"), words);
}

/* What is not text of its own; FALSE if it is none of these. */
static gboolean read_reference(const DocxReading *reading, const xmlNode *node,
                               const DocxParagraph *paragraph)
{
  const char *unread = kind_of_unread(reading, node, paragraph);
  if (hp_is_named(node, "commentReference"))
    keep_note(reading, reading->comments, node, _("Comment"));
  else if (hp_is_named(node, "footnoteReference"))
    keep_note(reading, reading->footnotes, node, _("Footnote"));
  else if (hp_is_named(node, "endnoteReference"))
    keep_note(reading, reading->endnotes, node, _("Endnote"));
  else if (is_prompt(node))
    keep_prompt(reading, node);
  else if (hp_is_one_of(node, "del moveFrom") || unread != NULL) {
    g_autofree char *words = hp_text_in(node);
    keep(reading, unread == NULL ? _("Deleted text") : unread, words);
  } else
    return hp_is_one_of(node, "rPr pPr instrText Fallback delText");
  return TRUE;
}

static void read_node(DocxReading *reading, const xmlNode *node, DocxParagraph *paragraph)
{
  if (node->type != XML_ELEMENT_NODE || read_reference(reading, node, paragraph))
    return;
  if (hp_is_one_of(node, "tab ptab"))
    g_string_append_c(paragraph->text, ' ');
  else if (hp_is_one_of(node, "br cr"))
    g_string_append_c(paragraph->text, '\n');
  else if (hp_is_named(node, "noBreakHyphen"))
    g_string_append_c(paragraph->text, '-');
  else if (hp_is_named(node, "ddList"))
    read_choice(node, paragraph->text);
  else if (hp_is_named(node, "checkBox"))
    g_string_append(paragraph->text, is_ticked(node) ? "☒" : "☐");
  else if (hp_is_named(node, "sym"))
    read_sign(reading, node, paragraph->text);
  else {
    if (hp_is_one_of(node, "blip imagedata OLEObject"))
      hp_office_tell_picture(reading->document, place_of(reading));
    if (hp_is_named(node, "ins"))
      paragraph->has_inserted = TRUE;
    /* Of a text box: lines of their own. */
    if (hp_is_named(node, "p"))
      g_string_append_c(paragraph->text, '\n');
    read_inline(reading, node, paragraph);
    if (hp_is_named(node, "p"))
      g_string_append_c(paragraph->text, '\n');
  }
}

static void read_inline(DocxReading *reading, const xmlNode *parent, DocxParagraph *paragraph)
{
  HpLook look = {0};
  gboolean has_look = FALSE; /* a run is looked at once, however many texts are in it */
  for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
    if (!hp_is_named(node, "t")) {
      read_node(reading, node, paragraph);
      continue;
    }
    if (!has_look)
      look = look_of_run(reading, parent, paragraph->style.is_bold);
    has_look = TRUE;
    read_text(node, look, paragraph);
  }
}

static void set_kind(const DocxReading *reading, const xmlNode *properties, HpOfficeKind *kind,
                     int *level)
{
  const HpDocxStyle style = style_of(reading, properties, "pStyle");
  const xmlNode *list = properties == NULL ? NULL : hp_child(properties, "numPr");
  const xmlNode *number = list == NULL ? NULL : hp_child(list, "numId");
  const xmlNode *depth = list == NULL ? NULL : hp_child(list, "ilvl");
  const xmlNode *outline = properties == NULL ? NULL : hp_child(properties, "outlineLvl");
  if (style.heading >= 0) {
    *kind = HP_LINE_HEADING;
    *level = style.heading;
  } else if (outline != NULL && hp_number_in(outline, "val", 9, 9) < 9) {
    *kind = HP_LINE_HEADING;
    *level = (int)hp_number_in(outline, "val", 0, 8) + 1;
  } else if (number != NULL ? hp_docx_is_on(number) : style.item >= 0) {
    *kind = HP_LINE_ITEM;
    *level = depth == NULL ? MAX(style.item, 0) : (int)hp_number_in(depth, "val", 0, 8);
  }
}

static HpOfficeLine *read_paragraph(DocxReading *reading, const xmlNode *element)
{
  const xmlNode *properties = hp_child(element, "pPr");
  DocxParagraph paragraph = {.text = g_string_new(NULL),
                             .style = style_of(reading, properties, "pStyle")};
  HpOfficeKind kind = HP_LINE_PARAGRAPH;
  int level = 0;
  if (reading->table == 0)
    reading->paragraph++;
  set_kind(reading, properties, &kind, &level);
  read_inline(reading, element, &paragraph);
  HpOfficeLine *line =
      hp_office_line_new(reading->document, kind, level, g_string_free(paragraph.text, FALSE));
  hp_line_look(line, &paragraph.looks);
  if (line != NULL && paragraph.has_inserted)
    hp_office_tell(reading->document, place_of(reading),
                   _("Inserted text that is not settled was taken: \"%s\""), line->text);
  return line;
}

/* ---- Tables -------------------------------------------------------------------------------- */

/* The lines of what blocks stand in a cell, those of tables in it too. */
static void read_cell_lines(DocxReading *reading, const xmlNode *parent, HpOfficeCell *cell)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
    if (hp_is_named(node, "p"))
      hp_office_cell_add_line(reading->document, cell, read_paragraph(reading, node));
    else if (is_prompt(node))
      keep_prompt(reading, node);
    else if (hp_is_one_of(node, "tbl tr tc") || is_wrapper(node))
      read_cell_lines(reading, node, cell);
  }
}

static guint columns_of(const xmlNode *cell)
{
  const xmlNode *properties = hp_child(cell, "tcPr");
  const xmlNode *span = properties == NULL ? NULL : hp_child(properties, "gridSpan");
  return span == NULL ? 1 : MAX(1, hp_number_in(span, "val", 1, 200));
}

/* The mark of one that is merged downwards; NULL: it is not. */
static const xmlNode *merge_of(const xmlNode *cell)
{
  const xmlNode *properties = hp_child(cell, "tcPr");
  return properties == NULL ? NULL : hp_child(properties, "vMerge");
}

static gboolean goes_on(const xmlNode *merge)
{
  return merge != NULL && g_strcmp0(hp_any_attribute(merge, "val"), "restart") != 0;
}

/* Its last column but one. */
static guint read_cell(DocxReading *reading, HpOfficeTable *table, const xmlNode *element,
                       guint row, guint column)
{
  const xmlNode *merge = merge_of(element);
  const guint columns = columns_of(element);
  HpOfficeCell **above = column < G_N_ELEMENTS(reading->above) ? &reading->above[column] : NULL;
  HpOfficeCell *cell =
      goes_on(merge) && above != NULL && *above != NULL && (*above)->row + (*above)->rows == row
          ? *above
          : NULL;
  if (cell != NULL)
    cell->rows++;
  else
    cell = hp_office_table_add_cell(reading->document, table, row, column, 1, columns);
  /* No other cell is gone on with: what began the merging may stand in a row that was deleted. */
  if (above != NULL)
    *above = merge == NULL ? NULL : cell;
  read_cell_lines(reading, element, cell);
  return column + columns;
}

/* What is merged above a deleted row goes on below it where the row does not begin another. */
static void end_merged(DocxReading *reading, const xmlNode *row, guint column)
{
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next) {
    if (!hp_is_named(cell, "tc"))
      continue;
    if (column < G_N_ELEMENTS(reading->above) && !goes_on(merge_of(cell)))
      reading->above[column] = NULL;
    column += columns_of(cell);
  }
}

static gboolean is_deleted_row(const xmlNode *row)
{
  const xmlNode *properties = hp_child(row, "trPr");
  return properties != NULL && hp_child(properties, "del") != NULL;
}

static void read_row(DocxReading *reading, HpOfficeTable *table, const xmlNode *parent, guint row,
                     guint *column)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
    if (hp_is_named(node, "tc"))
      *column = read_cell(reading, table, node, row, *column);
    else if (is_wrapper(node))
      read_row(reading, table, node, row, column);
  }
}

static void read_row_element(DocxReading *reading, HpOfficeTable *table, const xmlNode *element,
                             guint *row)
{
  const xmlNode *properties = hp_child(element, "trPr");
  const xmlNode *before = properties == NULL ? NULL : hp_child(properties, "gridBefore");
  guint column = before == NULL ? 0 : hp_number_in(before, "val", 0, 200);
  reading->row = *row + 1;
  if (!is_deleted_row(element)) {
    if (hp_docx_said(properties, "hidden") == HP_DOCX_ON)
      hp_office_table_hide_rows(table, *row, 1);
    read_row(reading, table, element, (*row)++, &column);
    return;
  }
  end_merged(reading, element, column);
  g_autofree char *deleted = hp_text_in(element);
  keep(reading, _("Deleted row"), deleted);
}

static void read_rows(DocxReading *reading, HpOfficeTable *table, const xmlNode *parent, guint *row)
{
  for (const xmlNode *node = parent->children;
       node != NULL && !hp_office_is_full(reading->document); node = node->next) {
    if (hp_is_named(node, "tr"))
      read_row_element(reading, table, node, row);
    else if (is_wrapper(node))
      read_rows(reading, table, node, row);
  }
}

static void read_table(DocxReading *reading, const xmlNode *element)
{
  HpOfficeTable *table = hp_office_add_table(reading->document, NULL);
  guint row = 0;
  reading->table = table->number;
  memset(reading->above, 0, sizeof reading->above);
  read_rows(reading, table, element, &row);
  reading->table = 0;
}

/* ---- The file ------------------------------------------------------------------------------ */

/* A plan makes its own table of contents. */
static void add_paragraph(DocxReading *reading, const xmlNode *element)
{
  HpOfficeLine *line = read_paragraph(reading, element);
  if (line == NULL || !style_of(reading, hp_child(element, "pPr"), "pStyle").is_contents) {
    hp_office_add_line(reading->document, line);
    return;
  }
  hp_office_add_internal(reading->document, _("Contents"), line->text);
  hp_office_line_free(line);
}

static void read_blocks(DocxReading *reading, const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
    if (hp_office_is_full(reading->document))
      break;
    if (hp_is_named(node, "p"))
      add_paragraph(reading, node);
    else if (hp_is_named(node, "tbl"))
      read_table(reading, node);
    else if (is_prompt(node))
      keep_prompt(reading, node);
    else if (is_wrapper(node))
      read_blocks(reading, node);
    else if (hp_is_one_of(node, "altChunk subDoc"))
      hp_office_tell(reading->document, place_of(reading),
                     _("Another file is put in here, which is not read; open the file in Word, and "
                       "save it again."));
  }
}

/* What words of a part that is beside the text are; NULL: it is no such part. */
static const char *kind_of_part(const char *name)
{
  if (g_str_has_prefix(name, "word/header"))
    return _("Page head");
  if (g_str_has_prefix(name, "word/footer"))
    return _("Page foot");
  return g_str_has_prefix(name, "word/diagrams/data") ? _("Text box") : NULL;
}

/* What stands at the head and foot of pages, and in diagrams, each once. */
static gboolean keep_beside(DocxReading *reading, GHashTable *parts, GError **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;
  g_autofree gpointer *names = g_hash_table_get_keys_as_array(parts, &n);
  qsort(names, n, sizeof *names, hp_compare_strings);
  for (guint i = 0; i < n; i++) {
    const char *name = names[i], *kind = kind_of_part(name);
    if (kind == NULL)
      continue;
    xmlDoc *part = hp_container_xml(parts, name, error);
    if (part == NULL)
      return FALSE;
    g_autofree char *text = hp_text_in(xmlDocGetRootElement(part));
    xmlFreeDoc(part);
    if (g_hash_table_add(seen, g_strdup(text)))
      hp_office_add_internal(reading->document, kind, text);
  }
  return TRUE;
}

static gboolean open_part(GHashTable *parts, const char *name, xmlDoc **part, GError **error)
{
  *part = hp_container_xml(parts, name, error);
  return *part != NULL || !g_hash_table_contains(parts, name);
}

static gboolean open_notes(GHashTable *parts, const char *part, const char *name, GHashTable *notes,
                           GError **error)
{
  xmlDoc *read = NULL;
  const gboolean good = open_part(parts, part, &read, error);
  read_notes(read, name, notes);
  xmlFreeDoc(read);
  return good;
}

static GHashTable *texts_new(void)
{
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

/* The language of text that does not say its own. */
static char *language_of(const xmlDoc *styles)
{
  const xmlNode *root = styles == NULL ? NULL : xmlDocGetRootElement(styles);
  const xmlNode *defaults = root == NULL ? NULL : hp_child(root, "docDefaults");
  for (xmlNode *node = (xmlNode *)defaults; node != NULL; node = hp_next_element(node, defaults))
    if (hp_is_named(node, "lang"))
      return g_strdup(hp_any_attribute(node, "val"));
  return NULL;
}

HpOfficeText *hp_read_docx(GHashTable *parts, const char *main_part, GError **error)
{
  g_autoptr(HpOfficeText) document = hp_office_text_new();
  g_autoptr(GHashTable) known = NULL, comments = texts_new(), footnotes = texts_new(),
                        endnotes = texts_new();
  DocxReading reading = {
      .document = document, .comments = comments, .footnotes = footnotes, .endnotes = endnotes};
  xmlDoc *styles = NULL, *body = NULL;
  const gboolean good = open_part(parts, "word/styles.xml", &styles, error) &&
                        open_notes(parts, "word/comments.xml", "comment", comments, error) &&
                        open_notes(parts, "word/footnotes.xml", "footnote", footnotes, error) &&
                        open_notes(parts, "word/endnotes.xml", "endnote", endnotes, error) &&
                        open_part(parts, main_part, &body, error);
  reading.styles = known = hp_docx_styles(styles);
  document->language = language_of(styles);
  hp_container_read_title(parts, "docProps/core.xml", document);
  const xmlNode *root = good && body != NULL ? hp_child(xmlDocGetRootElement(body), "body") : NULL;
  if (root != NULL)
    read_blocks(&reading, root);
  const gboolean whole =
      good && keep_beside(&reading, parts, error) && hp_office_is_bounded(document, error);
  xmlFreeDoc(styles);
  xmlFreeDoc(body);
  return whole ? g_steal_pointer(&document) : NULL;
}
