/* What parties are known by in other documents: organisation numbers and web addresses. */
#include "plan/identifier.h"

#include <string.h>

gboolean hp_identifier_is_number(const char *identifier)
{
  return identifier[strspn(identifier, "0123456789- ")] == '\0';
}

char *hp_identifier_digits(const char *number)
{
  GString *digits = g_string_new(NULL);
  for (; *number != '\0'; number++)
    if (g_ascii_isdigit(*number))
      g_string_append_c(digits, *number);
  return g_string_free(digits, FALSE);
}

char *hp_identifier_key(const char *identifier)
{
  char *key = hp_identifier_is_number(identifier) ? hp_identifier_digits(identifier)
                                                  : g_ascii_strdown(identifier, -1);
  const gsize length = strlen(key);
  if (length > 0 && key[length - 1] == '/')
    key[length - 1] = '\0';
  return key;
}
