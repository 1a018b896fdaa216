/* Whether a file lies in a folder. */
#include "base/base.h"

#include <string.h>

gboolean hp_path_is_inside(const char *path, const char *folder)
{
  const gsize length = strlen(folder);
  return strncmp(path, folder, length) == 0 &&
         (path[length] == '/' || (length > 0 && folder[length - 1] == '/'));
}
