/* libxml2's errors in plain words. Its parser goes on after an error, so that one run shows all;
   what merely follows from an earlier error is left out. */
#include "xml/source.h"

#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <string.h>

#define MAX_XML_DEPTH 256   /* elements in elements, as libxml2 has it; error */
#define MAX_XML_NAME 50000  /* bytes of a name, as libxml2 has it; error */
#define MAX_XML_PIECE_MB 10 /* MB of a value, comment or the like, as libxml2 has it; error */

static gboolean is_name_byte(char c)
{
  return g_ascii_isalnum(c) || strchr(":_-.", c) != NULL || ((guchar)c & 0x80) != 0;
}

/* The name that begins at the offset; the caller's. */
static char *name_at(const HpSourceText *text, gsize offset)
{
  gsize end = offset;
  while (end < text->size && text->text[end] != '\0' && is_name_byte(text->text[end]))
    end++;
  return g_strndup(text->text + offset, end - offset);
}

static gsize back_to(const HpSourceText *text, gsize offset, char wanted)
{
  gsize at = MIN(offset, text->size);
  while (at > 0 && text->text[at] != wanted)
    at--;
  return text->text[at] == wanted ? at : offset;
}

static gsize back_over_name(const HpSourceText *text, gsize offset)
{
  while (offset > 0 && (g_ascii_isspace(text->text[offset - 1]) || text->text[offset - 1] == '='))
    offset--;
  while (offset > 0 && is_name_byte(text->text[offset - 1]))
    offset--;
  return offset;
}

static char *qualified_name(const xmlNode *element)
{
  if (element->ns != NULL && element->ns->prefix != NULL)
    return g_strdup_printf("%s:%s", element->ns->prefix, element->name);
  return g_strdup((const char *)element->name);
}

static gboolean is_tagged(const xmlNode *node, const char *tag)
{
  if (node == NULL || node->type != XML_ELEMENT_NODE)
    return FALSE;
  g_autofree char *name = qualified_name(node);
  return strcmp(name, tag) == 0;
}

static gboolean is_passed_over(const xmlNode *node)
{
  return node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE || xmlIsBlankNode(node);
}

/* </summary></summary>: what ended just before is not ended again. */
static gboolean has_just_ended(const xmlNode *open_element, const char *closed)
{
  const xmlNode *last = open_element->last;
  while (last != NULL && is_passed_over(last))
    last = last->prev;
  return is_tagged(last, closed) && !is_tagged(open_element, closed);
}

static char *end_tag_message(const xmlNode *open_element, const HpSourceText *text, gsize *offset)
{
  *offset = back_to(text, *offset == 0 ? 0 : *offset - 1, '<');
  g_autofree char *closed = name_at(text, MIN(*offset + 2, text->size));
  if (open_element == NULL || open_element->type != XML_ELEMENT_NODE ||
      has_just_ended(open_element, closed))
    return g_strdup_printf(_("The end tag </%s> closes nothing; take it away."), closed);
  g_autofree char *opened = qualified_name(open_element);
  return g_strdup_printf(
      _("The end tag </%s> does not match <%s>, opened on line %d; expected </%s>."), closed,
      opened, hp_place_of_node(open_element).line, opened);
}

static char *unclosed_message(const xmlNode *open_element, const HpSourceText *text, gsize *offset)
{
  *offset = text->size;
  while (*offset > 0 && g_ascii_isspace(text->text[*offset - 1]))
    (*offset)--;
  if (open_element == NULL || open_element->type != XML_ELEMENT_NODE)
    return g_strdup(_("The document ends too early."));
  g_autofree char *opened = qualified_name(open_element);
  return g_strdup_printf(
      _("The document ends before <%s>, opened on line %d, is closed; expected </%s>."), opened,
      hp_place_of_node(open_element).line, opened);
}

static char *undeclared_entity_message(const HpSourceText *text, gsize *offset)
{
  *offset = back_to(text, *offset, '&');
  g_autofree char *name = name_at(text, MIN(*offset + 1, text->size));
  if (strcmp(name, "nbsp") == 0)
    return g_strdup(_("The entity &nbsp; is not known in XML; write &#160; instead."));
  return g_strdup_printf(_("The entity &%s; is not known in XML, which has only &amp; &lt; &gt; "
                           "&quot; and &apos;; write the character itself."),
                         name);
}

static char *entity_loop_message(const HpSourceText *text, gsize *offset)
{
  *offset = back_to(text, *offset, '&');
  g_autofree char *name = name_at(text, MIN(*offset + 1, text->size));
  return g_strdup_printf(_("The entity &%s; refers to itself or multiplies beyond all measure; the "
                           "document is not read further."),
                         name);
}

static const char *usual_namespace(const char *prefix)
{
  static const char *const known[][2] = {
      {"fo", "http://www.w3.org/1999/XSL/Format"},
      {"xi", "http://www.w3.org/2001/XInclude"},
      {"svg", "http://www.w3.org/2000/svg"},
      {"xlink", "http://www.w3.org/1999/xlink"},
      {"hpx", HP_EXTENSION_NAMESPACE},
      {"fox", "http://xmlgraphics.apache.org/fop/extensions"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(known); i++)
    if (strcmp(prefix, known[i][0]) == 0)
      return known[i][1];
  return "…";
}

/* Once for each prefix: a forgotten declaration is missing for all its names. */
static char *undefined_prefix_message(HpSyntaxState *state, const xmlError *error,
                                      const HpSourceText *text, gsize *offset)
{
  *offset = back_to(text, *offset, '<');
  const char *prefix = error->str1 == NULL ? "" : error->str1;
  if (!g_hash_table_add(state->reported_prefixes, g_strdup(prefix)))
    return NULL;
  return g_strdup_printf(
      _("The namespace prefix \"%s\" is not declared; add xmlns:%s=\"%s\" to the root element."),
      prefix, prefix, usual_namespace(prefix));
}

static char *ampersand_message(const HpSourceText *text, gsize *offset)
{
  const gsize at = back_to(text, *offset, '&');
  if (text->text[at] != '&')
    return g_strdup(_("A name was expected here."));
  *offset = at;
  return g_strdup(_("An ampersand must be written &amp;."));
}

/* < text>: a tag but for the space. Less than, "a < b", has no ">" after a name. */
static gboolean is_tag_after_space(const HpSourceText *text, gsize offset)
{
  return g_regex_match_simple("\\A<\\s+/?[A-Za-z][\\w:.-]*(\\s+[\\w:.-]+\\s*=[^<>]*|\\s*/?)>",
                              text->text + offset, G_REGEX_RAW, 0);
}

/* NULL if it looks like nothing that was meant. */
static const char *mistyped_message(const char *at)
{
  if (g_str_has_prefix(at, "<\\") && g_ascii_isalpha(at[2]))
    return _("An end tag begins with \"</\", not with \"<\\\".");
  if (g_str_has_prefix(at, "<!") && (at[2] == '-' || g_ascii_isspace(at[2])))
    return _("A comment begins with \"<!--\" and ends with \"-->\".");
  return NULL;
}

#define NAME "[^\\s<>/=\"']+"
/* A tag as far as it is right: its name, and attributes with their values. */
#define TAG_BEGUN "\\A<(" NAME ")(?:\\s+" NAME "\\s*=\\s*(?:\"[^\"<]*\"|'[^'<]*'))*"

/* Of the "/" of an end that lacks its ">" alone, with the space before it; 0: there is none. */
static gsize length_of_slash(const char *after)
{
  const gsize space = strspn(after, " \t\r\n");
  const gboolean is_end =
      after[space] == '/' && (after[space + 1] == '<' || g_ascii_isspace(after[space + 1]));
  return is_end ? space + 1 : 0;
}

/* Words, or another tag, where the tag before was to end: <text Words</text>. NULL if it ends. */
static char *unended_start_tag_message(HpSyntaxState *state, const HpSourceText *text,
                                       gsize *offset)
{
  const gsize start = back_to(text, *offset == 0 ? 0 : *offset - 1, '<');
  g_autoptr(GRegex) begun = g_regex_new(TAG_BEGUN, G_REGEX_RAW, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  int end = 0;
  if (!g_regex_match_full(begun, text->text + start, (gssize)(text->size - start), 0, 0, &match,
                          NULL) ||
      !g_match_info_fetch_pos(match, 0, NULL, &end))
    return NULL;
  const char *after = text->text + start + end;
  if (start + (gsize)end > *offset || after[strcspn(after, "<>")] != '<')
    return NULL;
  g_autofree char *name = g_match_info_fetch(match, 1);
  const gsize length = length_of_slash(after);
  const gboolean may_be_empty = length == 0 && after[strspn(after, " \t\r\n")] == '<';
  *offset = start + (gsize)end + length;
  state->structure_broken = TRUE;
  return g_strdup_printf(
      may_be_empty
          ? _("The tag <%s> is not ended; put \">\" here, or \"/>\" if nothing stands in it.")
          : _("The tag <%s> is not ended; put \">\" here."),
      name);
}

static char *tag_name_message(HpSyntaxState *state, const HpSourceText *text, gsize *offset)
{
  char *unended = unended_start_tag_message(state, text, offset);
  if (unended != NULL)
    return unended;
  *offset = back_to(text, *offset, '<');
  if (*offset > 0 && *offset == state->in_value)
    return NULL;
  const gboolean is_tag = text->text[*offset] == '<' && is_tag_after_space(text, *offset);
  state->structure_broken = state->structure_broken || is_tag;
  const char *mistyped = mistyped_message(text->text + *offset);
  if (mistyped != NULL) {
    state->structure_broken = TRUE;
    return g_strdup(mistyped);
  }
  if (is_tag)
    return g_strdup(_("The name of a tag follows its \"<\" at once; take away the space between."));
  return g_strdup(_("A \"<\" that begins no tag must be written &lt;."));
}

/* A character by itself (the parser stops on it), or by number, at the "&" before. */
static char *character_message(const xmlError *error, const HpSourceText *text, gsize *offset)
{
  if (error->code == XML_ERR_INVALID_CHARREF || error->code == XML_ERR_INVALID_DEC_CHARREF ||
      error->code == XML_ERR_INVALID_HEX_CHARREF ||
      (error->code == XML_ERR_INVALID_CHAR && strstr(error->message, "CharRef") != NULL)) {
    *offset = back_to(text, *offset, '&');
    return g_strdup(_("This character number is not allowed in XML; take it away."));
  }
  return hp_control_character_message(g_utf8_get_char_validated(text->text + *offset, -1));
}

/* Those that word processors and telephones type. */
#define TYPOGRAPHIC_QUOTES "”|“|„|‟|»|«|″|’|‘|‚|›|‹|′"

/* One of them that stands there, past white space; NULL if none does. */
static const char *typographic_quote_at(const HpSourceText *text, gsize offset)
{
  static const char *const quotes[] = {"”", "“", "„", "‟", "»", "«", "″",
                                       "’", "‘", "‚", "›", "‹", "′"};
  while (offset < text->size && g_ascii_isspace(text->text[offset]))
    offset++;
  for (guint i = 0; i < G_N_ELEMENTS(quotes); i++)
    if (text->size - offset >= strlen(quotes[i]) &&
        strncmp(text->text + offset, quotes[i], strlen(quotes[i])) == 0)
      return quotes[i];
  return NULL;
}

/* A value that was to end with a typographic quotation mark goes on to the next real one: the mark
   is followed by the end of its tag, or by another attribute. NULL if there is none such. */
static char *unended_value_message(const HpSourceText *text, gsize *offset)
{
  const gsize start = back_to(text, *offset == 0 ? 0 : *offset - 1, '<');
  g_autoptr(GRegex) ending =
      g_regex_new("(" TYPOGRAPHIC_QUOTES ")(\\s*/?>|\\s+[\\w:.-]+\\s*=)", G_REGEX_RAW, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  int at = 0;
  if (!g_regex_match_full(ending, text->text + start, (gssize)(*offset - start), 0, 0, &match,
                          NULL) ||
      !g_match_info_fetch_pos(match, 1, &at, NULL))
    return NULL;
  g_autofree char *mark = g_match_info_fetch(match, 1);
  *offset = start + (gsize)at;
  return g_strdup_printf(_("%s does not end the value of an attribute: it is a quotation mark of "
                           "text, not of XML; type \" instead."),
                         mark);
}

/* `otherwise` where no such mark is to blame. */
static char *unended_value_or(const HpSourceText *text, gsize *offset, const char *otherwise)
{
  char *unended = unended_value_message(text, offset);
  return unended != NULL ? unended : g_strdup(otherwise);
}

static gboolean ends_element(const char *at, const char *name)
{
  g_autofree char *end = g_strdup_printf("</%s>", name);
  return g_str_has_prefix(at, end);
}

/* A "<" in a value that goes over the end of its tag: party="aby/> and the next line; or over where
   that was to be: party="aby and the next line, xml:lang="sv Words</text>. NULL if the value does
   not. */
static char *forgotten_quote_message(const HpSourceText *text, gsize *offset)
{
  const gsize start = back_to(text, *offset == 0 ? 0 : *offset - 1, '<');
  g_autoptr(GRegex) opened = g_regex_new(TAG_BEGUN "\\s+(" NAME ")\\s*=\\s*([\"'])"
                                                   "(?:[^\"'>]*[>\\n]\\s*|([^\"'>]*))\\z",
                                         G_REGEX_RAW, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  int at = 0;
  if (!g_regex_match_full(opened, text->text + start, (gssize)(*offset - start), 0, 0, &match,
                          NULL) ||
      !g_match_info_fetch_pos(match, 2, &at, NULL))
    return NULL;
  g_autofree char *tag = g_match_info_fetch(match, 1), *rest = g_match_info_fetch(match, 4);
  if (rest != NULL && *rest != '\0' && !ends_element(text->text + *offset, tag))
    return NULL;
  g_autofree char *name = g_match_info_fetch(match, 2), *mark = g_match_info_fetch(match, 3);
  *offset = start + (gsize)at;
  return g_strdup_printf(
      _("The value of the attribute \"%s\" lacks its last quotation mark; put %s "
        "after it, before the tag ends."),
      name, mark);
}

static char *less_than_in_value_message(HpSyntaxState *state, const HpSourceText *text,
                                        gsize *offset)
{
  char *unended = unended_value_message(text, offset);
  if (unended != NULL)
    return unended;
  state->in_value = *offset;
  char *forgotten = forgotten_quote_message(text, offset);
  state->structure_broken = TRUE;
  return forgotten != NULL ? forgotten
                           : g_strdup(_("A \"<\" in an attribute value must be written &lt;."));
}

/* The tag ends, or was to, before the white space that the parser has passed. */
static char *unended_tag_message(const HpSourceText *text, gsize *offset)
{
  while (*offset > 0 && g_ascii_isspace(text->text[*offset - 1]))
    (*offset)--;
  return g_strdup(_("The tag is not ended; expected \">\"."));
}

/* The parser has gone on to the end of the file: back to where that began which has no end. */
static char *unended_message(const HpSourceText *text, gsize *offset, const char *beginning,
                             const char *message)
{
  const char *found = g_strrstr_len(text->text, (gssize)*offset, beginning);
  if (found != NULL)
    *offset = (gsize)(found - text->text);
  return g_strdup(message);
}

static char *unended_instruction_message(const HpSourceText *text, gsize *offset)
{
  return unended_message(text, offset, "<?",
                         _("What begins with \"<?\" is not ended; expected \"?>\"."));
}

/* <?name>, or a tag or the like in which the file ends. NULL if it goes on. */
static char *unended_markup_message(const HpSourceText *text, gsize *offset)
{
  const gsize start = back_to(text, *offset == 0 ? 0 : *offset - 1, '<');
  const gboolean is_end = *offset == text->size;
  if (g_str_has_prefix(text->text + start, "<?") && (is_end || text->text[*offset] == '>'))
    return unended_instruction_message(text, offset);
  return is_end ? unended_tag_message(text, offset) : NULL;
}

/* In place of a space between attributes, or of the end of a tag. */
static char *space_message(HpSyntaxState *state, const HpSourceText *text, gsize *offset)
{
  const char at = *offset < text->size ? text->text[*offset] : '\0';
  if (at == '\\')
    return g_strdup(_("A tag that holds nothing ends with \"/>\", not with \"\\>\"."));
  if (at == '"' || at == '\'')
    return g_strdup(_("There is a quotation mark too many here; take it away."));
  char *unended = at == '<' ? unended_start_tag_message(state, text, offset)
                            : unended_markup_message(text, offset);
  return unended != NULL ? unended
                         : unended_value_or(text, offset, _("A space is missing here; add one."));
}

#define COMMENT_BEGUN "<!--"

/* The "<!--" whose "--" stands there, or was just read: libxml2 tells of it before or after that.
   NULL if there is none. */
static const char *comment_begun_at(const HpSourceText *text, gsize offset)
{
  for (gsize read = strlen("<!"); read <= strlen(COMMENT_BEGUN); read += strlen("--"))
    if (offset >= read && g_str_has_prefix(text->text + offset - read, COMMENT_BEGUN))
      return text->text + offset - read;
  return NULL;
}

/* <!-- that stands in a comment: the one around it was not ended. */
static char *hyphens_message(HpSyntaxState *state, const HpSourceText *text, gsize *offset)
{
  const char *inner = comment_begun_at(text, *offset);
  const char *outer =
      inner == NULL ? NULL : g_strrstr_len(text->text, inner - text->text, COMMENT_BEGUN);
  if (outer == NULL || g_strstr_len(outer, inner - outer, "-->") != NULL)
    return g_strdup(_("A comment must not contain \"--\"; write a dash or a space between."));
  *offset = (gsize)(outer - text->text);
  state->structure_broken = TRUE;
  return g_strdup(_("The comment is not ended; expected \"-->\"."));
}

/* A space that word processors type, and XML takes for none: in a tag it is seen by nobody. */
static gboolean is_foreign_space(gunichar character)
{
  return character == 0x200B || character == 0xFEFF ||
         (character > 0x7F && g_unichar_isspace(character));
}

/* What stands there and nobody sees, which therefore is told of rather than what the parser says of
   it; NULL if it is seen. */
static char *unseen_message(const HpSourceText *text, gsize offset)
{
  if (offset >= text->size)
    return NULL;
  const gunichar character =
      g_utf8_get_char_validated(text->text + offset, (gssize)(text->size - offset));
  if (!g_unichar_validate(character))
    return NULL;
  if (!IS_CHAR(character))
    return hp_control_character_message(character);
  if (!is_foreign_space(character))
    return NULL;
  return g_strdup_printf(_("The space here is not an ordinary one (U+%04X), and XML takes it for "
                           "none; take it away and type a space."),
                         character);
}

/* Whether the parser stands on what it could not read on from. */
static gboolean is_where_it_stands(int code)
{
  static const int codes[] = {XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_WITHOUT_VALUE,
                              XML_ERR_SPACE_REQUIRED,        XML_ERR_GT_REQUIRED,
                              XML_ERR_DOCUMENT_EMPTY,        XML_ERR_DOCUMENT_END,
                              XML_ERR_CDATA_NOT_FINISHED,    XML_ERR_PI_NOT_FINISHED};
  for (guint i = 0; i < G_N_ELEMENTS(codes); i++)
    if (code == codes[i])
      return TRUE;
  return FALSE;
}

/* A name of a tag, an attribute or an entity. */
static char *name_message(HpSyntaxState *state, const xmlError *error, const HpSourceText *text,
                          gsize *offset)
{
  if (text->text[*offset] == '<' || strstr(error->message, "StartTag") != NULL)
    return tag_name_message(state, text, offset);
  char *message = NULL;
  if (strstr(error->message, "attribute name") != NULL) {
    message = unseen_message(text, *offset);
    if (message == NULL)
      message = unended_start_tag_message(state, text, offset);
  }
  return message != NULL ? message : ampersand_message(text, offset);
}

static char *attribute_twice_message(const xmlError *error)
{
  const char *first = error->str1 == NULL ? "" : error->str1; /* its prefix, if it has one */
  g_autofree char *name =
      error->str2 == NULL ? g_strdup(first) : g_strdup_printf("%s:%s", first, error->str2);
  return g_strdup_printf(_("The attribute \"%s\" is given twice; take one of them away."), name);
}

/* Errors that one can name on their own, whatever went before. */
static char *local_message(HpSyntaxState *state, const xmlError *error, const HpSourceText *text,
                           gsize *offset)
{
  switch (error->code) {
  case XML_ERR_NAME_REQUIRED:
    return name_message(state, error, text, offset);
  case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    return ampersand_message(text, offset);
  case XML_ERR_UNDECLARED_ENTITY:
  case XML_WAR_UNDECLARED_ENTITY:
    if (error->str1 != NULL && g_hash_table_contains(state->refused_entities, error->str1))
      return NULL;
    return undeclared_entity_message(text, offset);
  case XML_ERR_INVALID_CHAR:
  case XML_ERR_INVALID_CHARREF:
  case XML_ERR_INVALID_DEC_CHARREF:
  case XML_ERR_INVALID_HEX_CHARREF:
    return character_message(error, text, offset);
  case XML_ERR_HYPHEN_IN_COMMENT:
    return hyphens_message(state, text, offset);
  case XML_NS_ERR_UNDEFINED_NAMESPACE:
    return undefined_prefix_message(state, error, text, offset);
  case XML_ERR_ATTRIBUTE_REDEFINED:
    *offset = back_to(text, *offset, '<');
    return attribute_twice_message(error);
  case XML_ERR_LT_IN_ATTRIBUTE:
    return less_than_in_value_message(state, text, offset);
  case XML_ERR_ENTITY_LOOP:
    return entity_loop_message(text, offset);
  default:
    return NULL;
  }
}

static gboolean is_local(int code)
{
  static const int codes[] = {XML_ERR_NAME_REQUIRED,       XML_ERR_ENTITYREF_SEMICOL_MISSING,
                              XML_ERR_UNDECLARED_ENTITY,   XML_WAR_UNDECLARED_ENTITY,
                              XML_ERR_INVALID_CHAR,        XML_ERR_INVALID_CHARREF,
                              XML_ERR_INVALID_DEC_CHARREF, XML_ERR_INVALID_HEX_CHARREF,
                              XML_ERR_HYPHEN_IN_COMMENT,   XML_NS_ERR_UNDEFINED_NAMESPACE,
                              XML_ERR_ATTRIBUTE_REDEFINED, XML_ERR_LT_IN_ATTRIBUTE,
                              XML_ERR_ENTITY_LOOP};
  for (guint i = 0; i < G_N_ELEMENTS(codes); i++)
    if (code == codes[i])
      return TRUE;
  return FALSE;
}

/* The parser tells it where the text begins. */
static char *section_end_message(const HpSourceText *text, gsize *offset)
{
  const char *found = strstr(text->text + *offset, "]]>");
  if (found != NULL)
    *offset = (gsize)(found - text->text);
  return g_strdup(_("In text \"]]>\" must be written ]]&gt;."));
}

/* The value begins with no quotation mark, or with one of text. */
static char *unquoted_value_message(const HpSourceText *text, gsize *offset)
{
  const char *mark = typographic_quote_at(text, *offset);
  *offset = back_over_name(text, *offset);
  g_autofree char *name = name_at(text, *offset);
  if (mark == NULL)
    return g_strdup_printf(_("The value of the attribute \"%s\" must stand in quotes."), name);
  return g_strdup_printf(_("The value of the attribute \"%s\" begins with %s, which is a quotation "
                           "mark of text, not of XML; type %s=\"…\", with \" on both sides."),
                         name, mark, name);
}

static char *valueless_attribute_message(HpSyntaxState *state, const xmlError *error,
                                         const HpSourceText *text, gsize *offset)
{
  char *unended = unended_start_tag_message(state, text, offset);
  if (unended != NULL)
    return unended;
  *offset = back_over_name(text, *offset);
  return g_strdup_printf(_("The attribute \"%s\" has no value; write %s=\"…\"."),
                         error->str1 == NULL ? "" : error->str1,
                         error->str1 == NULL ? "…" : error->str1);
}

/* Whether the file begins with <?xml, however written, and the parser is not past that. */
static gboolean is_in_first_line(const HpSourceText *text, gsize offset)
{
  return g_regex_match_simple("\\A<\\?\\s*xml[\\s?>]", text->text, G_REGEX_RAW | G_REGEX_CASELESS,
                              0) &&
         back_to(text, offset == 0 ? 0 : offset - 1, '<') == 0 &&
         g_strstr_len(text->text, (gssize)offset, "?>") == NULL;
}

/* NULL for an error that asks to be looked at where it stands. */
static char *fixed_message(int code)
{
  static const struct {
    int code;
    const char *message;
  } fixed[] = {
      {XML_ERR_DOCUMENT_EMPTY,
       N_("The file is empty or does not begin with XML; expected a start tag.")},
      {XML_ERR_DOCUMENT_END, N_("Nothing may follow the end of the root element.")},
      {XML_ERR_ATTRIBUTE_NOT_FINISHED,
       N_("A quotation mark is missing at the end of this attribute value.")},
  };
  for (guint i = 0; i < G_N_ELEMENTS(fixed); i++)
    if (code == fixed[i].code)
      return g_strdup(_(fixed[i].message));
  return NULL;
}

static char *namespace_message(const xmlError *error)
{
  const char *address = error->str2 != NULL ? error->str2 : error->str1; /* after its prefix */
  return g_strdup_printf(_("The namespace \"%s\" has a sign that no address has, a space "
                           "perhaps; correct it."),
                         address == NULL ? "" : address);
}

/* Under one code libxml2 tells of several things; its words tell them apart. */
static char *other_message(const xmlError *error, const HpSourceText *text, gsize *offset)
{
  if (strstr(error->message, "xcessive depth") != NULL ||
      strstr(error->message, "aximum nesting") != NULL)
    return g_strdup_printf(_("Elements are nested more than %d deep here; nest them less."),
                           MAX_XML_DEPTH);
  if (strstr(error->message, "amplification") != NULL)
    return entity_loop_message(text, offset);
  g_autofree char *text_of_libxml2 = g_strchomp(g_strdup(error->message));
  return g_strdup_printf(_("This is not well-formed XML: %s."), text_of_libxml2);
}

/* Errors after which the parser has lost its way among the tags. */
static char *structural_message(HpSyntaxState *state, const xmlError *error,
                                const xmlNode *open_element, const HpSourceText *text,
                                gsize *offset)
{
  char *message = is_where_it_stands(error->code) ? unseen_message(text, *offset) : NULL;
  if (message == NULL && is_in_first_line(text, *offset))
    message = g_strdup(_("The first line is not as XML has it; expected <?xml version=\"1.0\" "
                         "encoding=\"UTF-8\"?>."));
  if (message == NULL)
    message = fixed_message(error->code);
  if (message != NULL)
    return message;
  switch (error->code) {
  case XML_ERR_TAG_NAME_MISMATCH:
    return end_tag_message(open_element, text, offset);
  case XML_ERR_TAG_NOT_FINISHED:
    return unclosed_message(open_element, text, offset);
  case XML_ERR_RESERVED_XML_NAME:
    *offset = back_to(text, *offset, '<');
    return g_strdup(_("The line <?xml …?> must be the very first in the file, with nothing before "
                      "it, not even an empty line; take away what is."));
  case XML_ERR_ATTRIBUTE_NOT_STARTED:
    return unquoted_value_message(text, offset);
  case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
    return valueless_attribute_message(state, error, text, offset);
  case XML_ERR_SPACE_REQUIRED:
    return space_message(state, text, offset);
  case XML_ERR_GT_REQUIRED:
    return unended_tag_message(text, offset);
  case XML_ERR_MISPLACED_CDATA_END:
    return section_end_message(text, offset);
  case XML_ERR_COMMENT_NOT_FINISHED:
    return unended_message(text, offset, COMMENT_BEGUN,
                           _("The comment is not ended; expected \"-->\"."));
  case XML_ERR_CDATA_NOT_FINISHED:
    return unended_message(text, offset, "<![CDATA[",
                           _("The CDATA section is not ended; expected \"]]>\"."));
  case XML_ERR_PI_NOT_FINISHED:
    return unended_instruction_message(text, offset);
  case XML_WAR_NS_URI:
    return namespace_message(error);
  default:
    return other_message(error, text, offset);
  }
}

/* libxml2's own limits, which it tells as if something were wrong with how the file is written.
   NULL if it is none. A file that is larger has to end in short tags: it is looked ahead there. */
static char *limit_message(const xmlError *error)
{
  static const char *const pieces[] = {"length too long", "too big found", "Huge input",
                                       "huge text", "size limit exceeded"};
  if (strstr(error->message, "Name too long") != NULL)
    return g_strdup_printf(_("A name has %d bytes at most; make it shorter."), MAX_XML_NAME);
  for (guint i = 0; i < G_N_ELEMENTS(pieces); i++)
    if (strstr(error->message, pieces[i]) != NULL)
      return g_strdup_printf(_("Attributes, comments and the like have %d MB at most, and so has a "
                               "file whose last tags are long; divide it."),
                             MAX_XML_PIECE_MB);
  return NULL;
}

char *hp_syntax_message(HpSyntaxState *state, const xmlError *error, const xmlNode *open_element,
                        HpSourceText *text, gsize *offset)
{
  if (state->faults >= HP_MAX_FAULTS || state->past_limit)
    return NULL;
  char *limit = limit_message(error);
  state->past_limit = limit != NULL;
  if (limit != NULL)
    return limit;
  if (is_local(error->code)) {
    char *message = local_message(state, error, text, offset);
    if (error->code != XML_NS_ERR_UNDEFINED_NAMESPACE)
      state->last_line = hp_source_text_place(text, *offset).line;
    state->faults += message != NULL;
    return message;
  }
  if (state->structure_broken || hp_source_text_place(text, *offset).line == state->last_line)
    return NULL;
  state->structure_broken = TRUE;
  return structural_message(state, error, open_element, text, offset);
}
