/*
 * A driver for a fuzz target of XML that leaves nothing to chance: each element of each seed is
 * taken out, put twice, emptied and left out around its content, each attribute taken out and
 * emptied.
 *
 *   sweep-plan INPUT SEED…
 *
 * Of what looks alike in a file – elements of one name in one parent, attributes of one name there
 * – the first and the second are tried: a list has two ends. What it is about to try is first
 * written to INPUT; SEED is a file, or a folder of them. It prints how many inputs it tried.
 */
#include "seeds.h"
#include "target.h"
#include "xml/xml.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

enum { ALIKE = 2, LARGEST = 60000 /* bytes of a seed: what is in larger ones is in others, too */ };

/* Changes the element in a document of its own. */
typedef void (*Change)(xmlNode *element, const xmlChar *attribute);

typedef struct {
  const char *kept;
  const xmlDoc *seed;
  GHashTable *tried; /* what was changed in this seed, to how often */
  guint n;
} Sweep;

/* ---- Changes ------------------------------------------------------------------------------- */

static void take_out(xmlNode *element, const xmlChar *attribute)
{
  (void)attribute;
  xmlUnlinkNode(element);
  xmlFreeNode(element);
}

static void put_twice(xmlNode *element, const xmlChar *attribute)
{
  (void)attribute;
  xmlAddNextSibling(element, xmlCopyNode(element, 1));
}

static void empty(xmlNode *element, const xmlChar *attribute)
{
  (void)attribute;
  xmlFreeNodeList(element->children);
  element->children = element->last = NULL;
}

/* A namespace that the element declared is declared where it is still used. */
static void leave_content(xmlNode *element, const xmlChar *attribute)
{
  for (xmlNode *child; (child = element->children) != NULL;) {
    const gboolean is_element = child->type == XML_ELEMENT_NODE;
    xmlAddPrevSibling(element, child);
    if (is_element)
      xmlReconciliateNs(child->doc, child);
  }
  take_out(element, attribute);
}

static xmlAttr *attribute_named(const xmlNode *element, const xmlChar *name)
{
  xmlAttr *attribute = element->properties;
  while (!xmlStrEqual(attribute->name, name))
    attribute = attribute->next;
  return attribute;
}

static void take_out_attribute(xmlNode *element, const xmlChar *name)
{
  xmlRemoveProp(attribute_named(element, name));
}

static void empty_attribute(xmlNode *element, const xmlChar *name)
{
  xmlAttr *attribute = attribute_named(element, name);
  xmlFreeNodeList(attribute->children);
  attribute->children = attribute->last = NULL;
}

/* ---- In turn ------------------------------------------------------------------------------- */

static void try_change(Sweep *sweep, guint index, const xmlChar *attribute, Change change)
{
  xmlDoc *document = xmlCopyDoc((xmlDoc *)sweep->seed, 1);
  const xmlNode *root = xmlDocGetRootElement(document);
  xmlNode *element = (xmlNode *)root;
  while (index-- > 0)
    element = hp_next_element(element, root);
  change(element, attribute);
  xmlChar *text = NULL;
  int length = 0;
  xmlDocDumpMemoryEnc(document, &text, &length, "UTF-8");
  xmlFreeDoc(document);
  g_autoptr(GBytes) input = g_bytes_new(text, (gsize)length);
  xmlFree(text);
  hp_fuzz_try(input, sweep->kept);
  sweep->n++;
}

static gboolean is_tried_enough(const Sweep *sweep, const xmlNode *element,
                                const xmlChar *attribute)
{
  const char *of = attribute == NULL ? (const char *)element->parent->name : "@";
  char *key = g_strconcat(of, "/", (const char *)element->name, "/", (const char *)attribute, NULL);
  const guint n = GPOINTER_TO_UINT(g_hash_table_lookup(sweep->tried, key));
  g_hash_table_insert(sweep->tried, key, GUINT_TO_POINTER(n + 1));
  return n >= ALIKE;
}

static void sweep_element(Sweep *sweep, const xmlNode *element, guint index)
{
  static const Change of_elements[] = {take_out, put_twice, empty, leave_content};
  if (index > 0 && !is_tried_enough(sweep, element, NULL))
    for (guint i = 0; i < G_N_ELEMENTS(of_elements); i++)
      try_change(sweep, index, NULL, of_elements[i]);
  for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
    if (is_tried_enough(sweep, element, attribute->name))
      continue;
    try_change(sweep, index, attribute->name, take_out_attribute);
    try_change(sweep, index, attribute->name, empty_attribute);
  }
}

static void sweep_seed(Sweep *sweep, GBytes *seed)
{
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  gsize size = 0;
  const char *text = g_bytes_get_data(seed, &size);
  xmlDoc *document =
      size == 0 || size > LARGEST ? NULL : xmlReadMemory(text, (int)size, NULL, NULL, options);
  if (document == NULL)
    return;
  sweep->seed = document;
  sweep->tried = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  const xmlNode *root = xmlDocGetRootElement(document);
  guint index = 0;
  for (xmlNode *at = (xmlNode *)root; at != NULL; at = hp_next_element(at, root))
    sweep_element(sweep, at, index++);
  g_hash_table_unref(sweep->tried);
  xmlFreeDoc(document);
}

int main(int argc, char **argv)
{
  if (argc < 3) {
    fputs("usage: sweep-… INPUT SEED…\n", stderr);
    return 2;
  }
  /* A warning of a library that it was misused is a fault of ours. */
  g_log_set_always_fatal(G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR);
  g_autoptr(GPtrArray) seeds = hp_fuzz_seeds(argv + 2);
  Sweep sweep = {.kept = argv[1]};
  for (guint i = 0; i < seeds->len; i++)
    sweep_seed(&sweep, g_ptr_array_index(seeds, i));
  remove(argv[1]);
  printf("%u\n", sweep.n);
  return 0;
}
