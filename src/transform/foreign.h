/* transform, private: names in the program's folder of stylesheets, and its own questions. */
#pragma once

#include "transform/question.h"
#include "xml/xml.h"

/** "plan.xsl" of "handlingsplan:plan.xsl"; NULL of what is in another scheme, or in none. */
const char *hp_name_in_scheme(const char *uri);
