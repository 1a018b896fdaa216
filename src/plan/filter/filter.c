/*
 * What may leave the house, as of a day: the source as it is built, and embedded in what is built.
 *
 *   as written                         filtered
 *   <?editor …?> <!-- not sure -->     –
 *   <internal>Ask Anna.</internal>     –
 *   <meeting date="2024-10-01"> …      – (if that is after the day rendered)
 */
#include "plan/filter/indent.h"
#include "plan/filter/leave-out.h"
#include "plan/first-day.h"
#include "plan/status.h"

#include <libxml/parserInternals.h>
#include <string.h>

/* ---- Leaving out --------------------------------------------------------------------------- */

/* Dates are of equal length: the order of their bytes is the order of time. */
static gboolean is_after(const char *date, const char *as_of)
{
  return date != NULL && as_of != NULL && strcmp(date, as_of) > 0;
}

static gsize length_without_space(const GString *text)
{
  gsize length = text->len;
  while (length > 0 && g_ascii_isspace(text->str[length - 1]))
    length--;
  return length;
}

/* What stood between two texts is gone, and left two stretches of white space where one was before
   somebody typed it: of the two the one that breaks the line stays, else the last. */
static void append_text(GString *text, const char *more)
{
  const gsize length = length_without_space(text), begin = strspn(more, " \t\r\n");
  const gboolean keeps_first =
      memchr(more, '\n', begin) == NULL && strchr(text->str + length, '\n') != NULL;
  if (begin > 0 && !keeps_first)
    g_string_truncate(text, length);
  g_string_append(text, keeps_first ? more + begin : more);
}

static void become_text(xmlNode *node)
{
  if (node->type != XML_CDATA_SECTION_NODE)
    return;
  node->type = XML_TEXT_NODE;
  node->name = xmlStringText;
}

/* Text is one node, as it will be when it is read again. */
static void join_text(xmlNode *first)
{
  become_text(first);
  if (!hp_is_text(first->next))
    return;
  g_autoptr(GString) text = g_string_new((const char *)first->content);
  while (hp_is_text(first->next)) {
    xmlNode *second = first->next;
    append_text(text, (const char *)second->content);
    xmlUnlinkNode(second);
    xmlFreeNode(second);
  }
  xmlNodeSetContent(first, (const xmlChar *)text->str);
}

/* Says where the file lies that an element was in. */
static void drop_base(xmlNode *element)
{
  xmlAttr *base = xmlHasNsProp(element, (const xmlChar *)"base", XML_XML_NAMESPACE);
  if (base != NULL)
    xmlRemoveProp(base);
}

/* The document itself stays, whatever it is. */
static gboolean is_root(const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && node->parent->type != XML_ELEMENT_NODE;
}

static gboolean is_kept(const xmlNode *node)
{
  switch (node->type) {
  case XML_COMMENT_NODE:
  case XML_PI_NODE:
    return FALSE;
  case XML_ELEMENT_NODE:
    return is_root(node) || !hp_is_named(node, "internal");
  default:
    return TRUE;
  }
}

static gboolean is_later(const xmlNode *node, const char *as_of)
{
  return node->type == XML_ELEMENT_NODE && !is_root(node) &&
         (is_after(hp_own_day(node), as_of) || is_after(hp_day_of_act(node), as_of));
}

/* As deep as elements are nested, which reading bounds. What is later is put into `later`. */
static void filter_below(xmlNode *parent, const char *as_of, GPtrArray *later)
{
  xmlNode *child = parent->children;
  while (child != NULL) {
    xmlNode *next = child->next;
    if (is_later(child, as_of)) {
      g_ptr_array_add(later, child);
    } else if (!is_kept(child)) {
      xmlUnlinkNode(child);
      xmlFreeNode(child);
    } else if (child->type == XML_ELEMENT_NODE) {
      drop_base(child);
      filter_below(child, as_of, later);
    }
    child = next;
  }
  for (child = parent->children; child != NULL; child = child->next)
    if (hp_is_text(child))
      join_text(child);
}

static gboolean came_with_it(const xmlNode *element, GHashTable *named_later)
{
  const char *id =
      hp_is_one_of(element, "reference definition") ? hp_attribute(element, "id") : NULL;
  return id != NULL && g_hash_table_contains(named_later, id);
}

/* References and definitions that only later things name came with them. */
static void drop_what_came_with_it(xmlNode *root, GHashTable *named_later)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  hp_note_names(root, names);
  for (xmlNode *element = root, *next = NULL; element != NULL; element = next) {
    next = hp_next_element(element, root);
    if (came_with_it(element, named_later) &&
        !g_hash_table_contains(names, hp_attribute(element, "id"))) {
      next = hp_next_element_outside(element, root);
      hp_leave_out(element);
    }
  }
}

static void drop_later(xmlNode *root, const GPtrArray *later)
{
  g_autoptr(GHashTable) named_later = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < later->len; i++) {
    hp_note_names(g_ptr_array_index(later, i), named_later);
    hp_leave_out(g_ptr_array_index(later, i));
  }
  if (later->len > 0)
    drop_what_came_with_it(root, named_later);
}

/* What the source says of its own status is of some day. Of another one, or with a follow-up that
   knows more, it goes where it is not true and the adoptions tell what is; as of a day wherever it
   is told without it, so that it does not matter whether it was there on that day. */
static void drop_untrue_status(xmlNode *root, const char *as_of)
{
  const char *status = hp_attribute(root, "status");
  if (status == NULL)
    return;
  const char *day = as_of != NULL ? as_of : hp_latest_day(root);
  const gboolean is_told = hp_first_adoption(root) != NULL;
  const gboolean is_untrue = strcmp(status, hp_status_on(root, day)) != 0;
  if (as_of != NULL ? is_told || strcmp(status, "proposed") == 0 : is_told && is_untrue)
    xmlUnsetProp(root, (const xmlChar *)"status");
}

/* The rulings of a decision are proposed until it is made. */
static void propose_rulings(xmlNode *root, const char *as_of)
{
  xmlNode *rulings = (xmlNode *)hp_child(root, "rulings");
  if (as_of != NULL && rulings != NULL && strcmp(hp_status_on(root, as_of), "proposed") == 0)
    xmlSetProp(rulings, (const xmlChar *)"kind", (const xmlChar *)"proposed");
}

void hp_source_filter(HpSource *source, const char *as_of)
{
  xmlDoc *document = hp_source_document(source);
  /* Entities have been expanded; what declares them may say things that nobody refers to. */
  xmlDtd *subset = xmlGetIntSubset(document);
  if (subset != NULL) {
    xmlUnlinkNode((xmlNode *)subset);
    xmlFreeDtd(subset);
    document->intSubset = NULL;
  }
  xmlNode *root = xmlDocGetRootElement(document);
  drop_untrue_status(root, as_of);
  propose_rulings(root, as_of);
  g_autoptr(GPtrArray) later = g_ptr_array_new();
  filter_below((xmlNode *)document, as_of, later);
  drop_later(root, later);
  hp_drop_namespaces(root);
  if (!hp_is_named(root, "house"))
    hp_indent(root);
}

/* ---- Which day it is rendered as of -------------------------------------------------------- */

/* The day of a meeting; those there are go into `known`. */
static const char *day_of_meeting(const xmlNode *root, const char *id, GString *known)
{
  for (const xmlNode *node = root; node != NULL; node = hp_next_element((xmlNode *)node, root)) {
    if (!hp_is_one_of(node, "meeting received"))
      continue;
    const char *own = hp_attribute(node, "id"), *date = hp_attribute(node, "date");
    if (own == NULL || date == NULL)
      continue;
    if (strcmp(own, id) == 0)
      return date;
    g_string_append_printf(known, "%s%s (%s)", known->len == 0 ? "" : ", ", own, date);
  }
  return NULL;
}

char *hp_source_day(HpSource *source, const char *as_of, HpDiagnostics *diagnostics)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  const HpPlace place = {hp_place_of_node(root).file, 0, 0};
  g_autoptr(GString) known = g_string_new(NULL);
  const char *day = g_ascii_isdigit(*as_of) ? as_of : day_of_meeting(root, as_of, known);
  if (day == NULL && known->len > 0)
    hp_report_error(diagnostics, &place,
                    _("There is no meeting \"%s\" here; expected a day or one of %s."), as_of,
                    known->str);
  else if (day == NULL)
    hp_report_error(diagnostics, &place,
                    _("There are no meetings here; expected a day such as 2017-03-14 instead of "
                      "\"%s\"."),
                    as_of);
  return g_strdup(day);
}
