/* maker, private: links, and whether what they lead to is printed. */
#pragma once

#include "base/base.h"

#include <libxml/tree.h>

/* Links in a document of XSL-FO, complete with all that is bound to it, that lead to no object of
   it become inlines: a view need not print all that the source refers to. */
void hp_drop_blind_links(xmlDoc *fo);
