#include "base/base.h"

#include <libintl.h>

const char *hp_translate(const char *message)
{
  return dgettext("handlingsplan", message);
}
