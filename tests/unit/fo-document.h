/* Documents of XSL-FO made for a test, and what became of them. */
#pragma once

#include "fo/fo.h"
#include "helpers.h"
#include "xml/xml.h"

#define ROOT                                                                                       \
  "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' xmlns:hpx='" HP_EXTENSION_NAMESPACE       \
  "' xmlns:fox='" HP_FOX_NAMESPACE "'>"
#define MASTERS                                                                                    \
  "<fo:layout-master-set><fo:simple-page-master master-name='p' page-width='210mm' "               \
  "page-height='297mm'><fo:region-body/></fo:simple-page-master></fo:layout-master-set>"
#define SEQUENCE "<fo:page-sequence master-reference='p'><fo:flow flow-name='xsl-region-body'>"
#define END "</fo:flow></fo:page-sequence></fo:root>"

/* A document read, with its tree and what was said about it. */
typedef struct {
  xmlDoc *xml;
  HpDiagnostics *diagnostics;
  HpFoTree *tree;
} Document;

static inline Document *document_of(const char *text)
{
  Document *document = g_new0(Document, 1);
  document->xml = xmlReadMemory(text, (int)strlen(text), "test.fo", NULL, XML_PARSE_NOENT);
  g_assert_nonnull(document->xml);
  document->diagnostics = hp_diagnostics_new();
  document->tree = hp_fo_tree_new(document->xml, document->diagnostics);
  return document;
}

static inline Document *document_of_flow(const char *flow)
{
  g_autofree char *text = g_strconcat(ROOT MASTERS SEQUENCE, flow, END, NULL);
  return document_of(text);
}

static inline void document_free(Document *document)
{
  hp_fo_tree_free(document->tree);
  hp_diagnostics_free(document->diagnostics);
  xmlFreeDoc(document->xml);
  g_free(document);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Document, document_free)

static inline const HpFo *object(const Document *document, const char *id)
{
  g_assert_nonnull(document->tree);
  const HpFo *fo = hp_fo_tree_by_id(document->tree, id);
  g_assert_nonnull(fo);
  return fo;
}

static inline const HpTraits *traits(const Document *document, const char *id)
{
  return object(document, id)->traits;
}

#define assert_points(length, points) g_assert_cmpint((length), ==, hp_points_to_length(points))

static inline void assert_clean(const Document *document)
{
  assert_nothing_said(document->diagnostics);
}

/* That one thing was said, of that severity, at that line, with that word in it. */
static inline void assert_said(const Document *document, HpSeverity severity, int line,
                               const char *word)
{
  const GPtrArray *said = hp_diagnostics_sorted(document->diagnostics);
  for (guint i = 0; i < said->len; i++) {
    const HpDiagnostic *one = g_ptr_array_index(said, i);
    g_test_message("%d: %.200s", one->place.line, one->message);
    if (one->severity == severity && one->place.line == line && strstr(one->message, word) != NULL)
      return;
  }
  g_test_fail_printf("nothing said at line %d about %s", line, word);
}
