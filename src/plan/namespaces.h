/* plan, private: which namespaces what leaves the house declares. */
#pragma once

#include "plan/plan.h"

/* Takes out declarations that nothing needs: of XInclude, once all is included; in what was a file
   of its own, of what is declared around it. */
void hp_drop_namespaces(xmlNode *root);
