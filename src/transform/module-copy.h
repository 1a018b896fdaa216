/* transform, private: copies of what modules keep, element by element. */
#pragma once

#include "xml/xml.h"

typedef struct HpModuleCopy HpModuleCopy;

/** Into a document that has the dictionary of the originals, or one upon it. */
HpModuleCopy *hp_module_copy_new(xmlDoc *document);
void hp_module_copy_free(HpModuleCopy *copy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpModuleCopy, hp_module_copy_free)

/** An element that was copied before, and its copy: what comes has the namespaces declared there.
 */
void hp_module_copy_goes_on(HpModuleCopy *copy, const xmlNode *original, const xmlNode *own);

/** Appends, with the place where it was written, an element without what is in it. `parent` may be
    the document. */
xmlNode *hp_module_copy_element(HpModuleCopy *copy, const xmlNode *original, xmlNode *parent);
/** … or an element, or a text, with all that is in it. */
void hp_module_copy_all(HpModuleCopy *copy, const xmlNode *original, xmlNode *parent);
