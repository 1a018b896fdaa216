/*
 * From bytes to a tree whose elements know where they were written, external entities refused.
 *
 *   bytes ──hp_source_text_init──► UTF-8 text ──libxml2's SAX2──► xmlDoc
 *                              │                              │ our start-element hook:
 *                              └── offset → line:column ──────┘ node->_private = HpPlace
 *
 * libxml2 itself keeps no columns, and lines only up to 65535. Since the text it parses is ours and
 * UTF-8, its position in it is an offset, and the tag being parsed begins at the last '<' before.
 */
#include "xml/source.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <string.h>

/* One file while libxml2 parses it; the parser context's _private. */
typedef struct {
  HpReading *reading;
  HpSourceText text;
  xmlParserCtxt *context; /* of the file itself: libxml2 2.9 makes others for entities */
  HpSyntaxState syntax;
  guint64 added_to; /* of text, by references to entities */
} FileParse;

/* How far libxml2 is in the file; inside an entity, where the reference to it stands. (libxml2 has
   no function that says so of the outermost file.) */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS
static gsize current_offset(const FileParse *parse)
{
  const xmlParserCtxt *context = parse->context;
  if (context->inputNr == 0)
    return parse->text.size;
  const xmlParserInput *input = context->inputTab[0];
  const gsize offset = (gsize)input->consumed + (gsize)(input->cur - input->base);
  return MIN(offset, parse->text.size);
}
G_GNUC_END_IGNORE_DEPRECATIONS

static gsize start_before(const HpSourceText *text, gsize offset, char sign)
{
  while (offset > 0 && text->text[offset] != sign)
    offset--;
  return offset;
}

static HpPlace current_tag(FileParse *parse)
{
  return hp_source_text_place(&parse->text, start_before(&parse->text, current_offset(parse), '<'));
}

static void stop(FileParse *parse, xmlParserCtxt *context, const HpPlace *place,
                 const char *message)
{
  hp_report_error(parse->reading->diagnostics, place, "%s", message);
  xmlStopParser(context);
  xmlStopParser(parse->context);
}

/* ---- SAX hooks ----------------------------------------------------------------------------- */

static void bound_names(FileParse *parse, xmlParserCtxt *context)
{
  if (context->disableSAX || hp_names_bounded(context->dict))
    return;
  const HpPlace place = current_tag(parse);
  stop(parse, context, &place,
       _("There are more different names here, of elements, attributes, namespaces and the like, "
         "than any language has; say with values what differs."));
}

/* Those that are written as references by number; the others are found before parsing. */
static void on_characters(void *user, const xmlChar *text, int length)
{
  xmlParserCtxt *context = user;
  FileParse *parse = context->_private;
  xmlSAX2Characters(user, text, length);
  const char *found = hp_noncharacter_in((const char *)text, (gsize)length);
  if (found == NULL)
    return;
  const HpPlace place =
      hp_source_text_place(&parse->text, start_before(&parse->text, current_offset(parse), '&'));
  hp_report_noncharacter(parse->reading->diagnostics, &place, found);
}

/* `attributes` as libxml2 gives them: name, prefix, namespace, where the value begins and ends. */
static void check_values(FileParse *parse, const HpPlace *place, int count,
                         const xmlChar **attributes)
{
  for (int i = 0; i < count; i++) {
    const char *value = (const char *)attributes[5 * i + 3];
    const char *end = (const char *)attributes[5 * i + 4];
    const char *found = hp_noncharacter_in(value, (gsize)(end - value));
    if (found != NULL)
      hp_report_noncharacter(parse->reading->diagnostics, place, found);
  }
}

static void on_start_element(void *user, const xmlChar *name, const xmlChar *prefix,
                             const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
                             int attribute_count, int defaulted_count, const xmlChar **attributes)
{
  xmlParserCtxt *context = user;
  FileParse *parse = context->_private;
  xmlSAX2StartElementNs(user, name, prefix, uri, namespace_count, namespaces, attribute_count,
                        defaulted_count, attributes);
  if (context->node == NULL)
    return;
  HpPlace *place = hp_arena_new0(parse->reading->places, HpPlace);
  *place = current_tag(parse);
  context->node->_private = place;
  check_values(parse, place, attribute_count, attributes);
  bound_names(parse, context);
}

static void on_processing_instruction(void *user, const xmlChar *target, const xmlChar *data)
{
  xmlParserCtxt *context = user;
  xmlSAX2ProcessingInstruction(user, target, data);
  bound_names(context->_private, context);
}

static xmlEntity *on_reference(void *user, const xmlChar *name)
{
  xmlParserCtxt *context = user;
  FileParse *parse = context->_private;
  if (!context->disableSAX && !hp_references_bounded(&parse->added_to, context->node)) {
    const HpPlace place = hp_source_text_place(&parse->text, current_offset(parse));
    stop(parse, context, &place,
         _("This text is put together from more entities than can be read in a moment; write the "
           "words themselves, or divide the text."));
  }
  return xmlSAX2GetEntity(user, name);
}

/* External entities are refused where they are declared: nothing is ever fetched for them. */
static void on_entity_declaration(void *user, const xmlChar *name, int type,
                                  const xmlChar *public_id, const xmlChar *system_id,
                                  xmlChar *content)
{
  xmlParserCtxt *context = user;
  FileParse *parse = context->_private;
  if (type == XML_INTERNAL_GENERAL_ENTITY || type == XML_INTERNAL_PARAMETER_ENTITY) {
    xmlSAX2EntityDecl(user, name, type, public_id, system_id, content);
    bound_names(parse, context);
    return;
  }
  const HpPlace place = current_tag(parse);
  hp_report_error(parse->reading->diagnostics, &place,
                  _("The entity \"%s\" would be read from \"%s\": external entities are never "
                    "read; use <xi:include href=\"…\"/> for a file in the source folder."),
                  (const char *)name, system_id == NULL ? "" : (const char *)system_id);
  g_hash_table_add(parse->syntax.refused_entities, g_strdup((const char *)name));
}

static xmlParserInput *on_resolve_entity(void *user, const xmlChar *public_id,
                                         const xmlChar *system_id)
{
  return NULL;
}

static void on_external_subset(void *user, const xmlChar *name, const xmlChar *external_id,
                               const xmlChar *system_id)
{
  xmlParserCtxt *context = user;
  FileParse *parse = context->_private;
  if (system_id == NULL && external_id == NULL)
    return;
  const HpPlace place = current_tag(parse);
  hp_report_warning(parse->reading->diagnostics, &place,
                    _("The document type declaration names \"%s\", which is never read; take the "
                      "declaration away."),
                    (const char *)(system_id != NULL ? system_id : external_id));
}

/* What a document type would say of the content, were it asked: that an ID is there twice, an
   xml:id no name, an element declared again. A document may be well-formed all the same, and what
   its ids mean is known by those who read them. */
static gboolean is_of_validity(const xmlError *error)
{
  return error->level == XML_ERR_ERROR &&
         (error->domain == XML_FROM_VALID || error->domain == XML_FROM_DTD);
}

#if LIBXML_VERSION >= 21200
static void on_error(void *user, const xmlError *error)
#else
static void on_error(void *user, xmlError *error)
#endif
{
  xmlParserCtxt *context = user;
  FileParse *parse = context->_private;
  if (error->level < XML_ERR_ERROR || is_of_validity(error))
    return;
  gsize offset = current_offset(parse);
  g_autofree char *message =
      hp_syntax_message(&parse->syntax, error, context->node, &parse->text, &offset);
  if (message == NULL)
    return;
  const HpPlace place = hp_source_text_place(&parse->text, offset);
  hp_report_error(parse->reading->diagnostics, &place, "%s", message);
}

static xmlParserCtxt *new_context(FileParse *parse)
{
  xmlParserCtxt *context = xmlNewParserCtxt();
  context->_private = parse;
  context->sax->startElementNs = on_start_element;
  context->sax->characters = on_characters;
  context->sax->ignorableWhitespace = on_characters;
  context->sax->entityDecl = on_entity_declaration;
  context->sax->getEntity = on_reference;
  context->sax->processingInstruction = on_processing_instruction;
  context->sax->resolveEntity = on_resolve_entity;
  context->sax->externalSubset = on_external_subset;
  context->sax->serror = on_error;
  xmlDictFree(context->dict);
  context->dict = parse->reading->names;
  xmlDictReference(context->dict);
  parse->context = context;
  return context;
}

/* ---- Reading ------------------------------------------------------------------------------- */

/* What is said of files that are named by mistake, known by how they begin; or NULL. */
static const char *not_xml(const char *bytes, gsize size)
{
  static const struct {
    const char *beginning, *message;
  } formats[] = {
      {"%PDF-", N_("This is a PDF; expected XML. \"handlingsplan show FILE.pdf --extract FOLDER\" "
                   "gives back the source of one that this program made.")},
      {"PK\3\4", N_("This is a document of Word, Excel, LibreOffice or the like; expected XML. "
                    "\"handlingsplan import FILE\" makes a source of it.")},
      {"\xD0\xCF\x11\xE0", N_("This is a document of an older Word or Excel; expected XML. Save it "
                              "as .docx or .xlsx; \"handlingsplan import FILE\" makes a source of "
                              "that.")},
      {"{\\rtf", N_("This is an RTF document; expected XML. Save it as .docx in a word processor; "
                    "\"handlingsplan import FILE\" makes a source of that.")},
      {"\x89PNG", N_("This is a picture; expected XML. A <figure> in a source shows one.")},
      {"\xFF\xD8\xFF", N_("This is a picture; expected XML. A <figure> in a source shows one.")},
  };
  for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
    const gsize length = strlen(formats[i].beginning);
    if (size >= length && memcmp(bytes, formats[i].beginning, length) == 0)
      return _(formats[i].message);
  }
  return NULL;
}

static gboolean refuse_other_formats(HpReading *reading, const char *bytes, gsize size,
                                     const char *file)
{
  const HpPlace place = {file, 0, 0};
  const char *message = not_xml(bytes, size);
  if (message != NULL)
    hp_report_error(reading->diagnostics, &place, "%s", message);
  return message != NULL;
}

/* libxml2 takes a path that has the form of a URI ("rapport%20x/plan.xml") for one. */
static void set_uri(xmlDoc *document, const char *file)
{
  if (document == NULL)
    return;
  g_autofree char *uri = hp_uri_of_path(file);
  xmlFree((xmlChar *)document->URL);
  document->URL = xmlStrdup((const xmlChar *)uri);
}

xmlDoc *hp_parse(HpReading *reading, const char *bytes, gsize size, const char *file)
{
  enum {
    OPTIONS = XML_PARSE_RECOVER | XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_NOCDATA |
              XML_PARSE_IGNORE_ENC
  };
  FileParse parse = {.reading = reading};
  const char *kept_file = (const char *)xmlDictLookup(reading->names, (const xmlChar *)file, -1);
  const guint errors_before = hp_diagnostics_count(reading->diagnostics, HP_ERROR);
  if (refuse_other_formats(reading, bytes, size, file) ||
      !hp_source_text_init(&parse.text, bytes, size, kept_file, reading->diagnostics))
    return NULL;
  if (!hp_attributes_bounded(&parse.text, reading->diagnostics)) {
    hp_source_text_clear(&parse.text);
    return NULL;
  }
  parse.syntax.refused_entities = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  parse.syntax.reported_prefixes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  xmlParserCtxt *context = new_context(&parse);
  xmlDoc *document =
      xmlCtxtReadMemory(context, parse.text.text, (int)parse.text.size, file, NULL, OPTIONS);
  const gboolean failed = hp_diagnostics_count(reading->diagnostics, HP_ERROR) > errors_before;
  if (!failed && (document == NULL || !context->wellFormed)) {
    const HpPlace place = {parse.text.file, 1, 1};
    hp_report_error(reading->diagnostics, &place, _("This is not well-formed XML."));
  }
  if (failed || !context->wellFormed)
    g_clear_pointer(&document, xmlFreeDoc);
  set_uri(document, file);
  xmlFreeParserCtxt(context);
  g_hash_table_unref(parse.syntax.refused_entities);
  g_hash_table_unref(parse.syntax.reported_prefixes);
  hp_source_text_clear(&parse.text);
  return document;
}

void hp_report_unread(HpDiagnostics *diagnostics, const HpPlace *place, const char *path,
                      const GError *error)
{
  const HpPlace whole = {path, 0, 0};
  const HpPlace *at = place == NULL ? &whole : place;
  hp_note_cause(diagnostics, error);
  if (g_error_matches(error, HP_FILE_ERROR, HP_FILE_TOO_LARGE))
    hp_report_error(diagnostics, at,
                    _("The file is larger than %d MB; divide it with <xi:include href=\"…\"/>."),
                    HP_MAX_SOURCE_BYTES / (1024 * 1024));
  else if (g_error_matches(error, HP_FILE_ERROR, HP_FILE_OUTSIDE))
    hp_report_error(diagnostics, at,
                    _("\"%s\" is a link that leads out of its folder; put the file itself there."),
                    path);
  else
    hp_report_error(diagnostics, at, "%s", error->message);
}
