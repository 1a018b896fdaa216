/* What is known by a name in other files is known by one, and by a right one. */
#include "plan/identifier.h"
#include "plan/rules/rules.h"

#include <string.h>

#define ORGANISATION_DIGITS 10

/* ---- Organisation numbers ------------------------------------------------------------------ */

/* The last digit, by those before it (Luhn: ISO/IEC 7812-1, annex B). */
static char check_digit(const char *digits)
{
  int sum = 0;
  for (int i = 0; i < ORGANISATION_DIGITS - 1; i++) {
    const int digit = g_ascii_digit_value(digits[i]) * (i % 2 == 0 ? 2 : 1);
    sum += digit / 10 + digit % 10;
  }
  return (char)('0' + (10 - sum % 10) % 10);
}

static void check_number(const HpRules *rules, const xmlNode *party, const char *identifier)
{
  g_autofree char *digits = hp_identifier_digits(identifier);
  const gboolean is_long = strlen(digits) == ORGANISATION_DIGITS;
  if (is_long && digits[ORGANISATION_DIGITS - 1] == check_digit(digits))
    return;
  const HpPlace place = hp_place_of_attribute(party, "identifier");
  if (!is_long)
    hp_report_warning(rules->diagnostics, &place,
                      _("\"%s\" is no organisation number; expected ten digits, as in "
                        "\"232100-0222\"."),
                      identifier);
  else
    hp_report_warning(rules->diagnostics, &place,
                      _("The organisation number \"%s\" is mistyped: after the first nine digits "
                        "the last is %c."),
                      identifier, check_digit(digits));
}

static void check_address(const HpRules *rules, const xmlNode *party, const char *identifier)
{
  g_autofree char *scheme = g_uri_parse_scheme(identifier);
  if (g_strcmp0(scheme, "https") == 0 || g_strcmp0(scheme, "http") == 0)
    return;
  const HpPlace place = hp_place_of_attribute(party, "identifier");
  hp_report_warning(rules->diagnostics, &place,
                    _("\"%s\" is neither an organisation number nor a web address; expected one "
                      "such as \"232100-0222\" or \"https://www.example.org/unit\"."),
                    identifier);
}

/* ---- One each ------------------------------------------------------------------------------ */

/* Who is known by a key already; else the element is, from here on, and NULL. Takes the key. */
static const xmlNode *known_before(const HpRules *rules, char *key, const xmlNode *element)
{
  const xmlNode *other = g_hash_table_lookup(rules->identities, key);
  if (other == NULL)
    g_hash_table_insert(rules->identities, key, (gpointer)element);
  else
    g_free(key);
  return other;
}

static void check_is_one(const HpRules *rules, const xmlNode *element, const char *attribute)
{
  const char *value = hp_attribute(element, attribute);
  g_autofree char *known_by = hp_identifier_key(value);
  const xmlNode *other = known_before(rules, g_strconcat(attribute, " ", known_by, NULL), element);
  if (other == NULL)
    return;
  const HpPlace place = hp_place_of_attribute(element, attribute);
  g_autofree char *where = hp_where(other, element);
  hp_report_warning(rules->diagnostics, &place,
                    _("The %s \"%s\" is also that of \"%s\" (%s): both would count as the same; "
                      "give each its own, or make one of them of the two."),
                    attribute, value, hp_attribute(other, "id"), where);
}

/* Units of one name in different organisations are told apart by those. */
static void check_has_own_name(const HpRules *rules, const xmlNode *party)
{
  const xmlNode *name = hp_child(party, "name");
  g_autofree char *content = name == NULL ? NULL : hp_content(name);
  g_autofree char *words = content == NULL ? NULL : hp_collapsed(content);
  const char *whole = hp_attribute(party, "part-of");
  if (words == NULL || *words == '\0')
    return;
  g_autofree char *folded = g_utf8_casefold(words, -1);
  const xmlNode *other = known_before(
      rules, g_strconcat("name ", whole == NULL ? "" : whole, " ", folded, NULL), party);
  if (other == NULL)
    return;
  const HpPlace place = hp_place_of_node(name);
  g_autofree char *where = hp_where(other, party);
  hp_report_warning(rules->diagnostics, &place,
                    _("The name \"%s\" is also that of \"%s\" (%s): a reader cannot tell which is "
                      "meant. Use one id if they are one; else name what tells them apart."),
                    words, hp_attribute(other, "id"), where);
}

void hp_check_identity(const HpRules *rules, const xmlNode *element)
{
  const char *identifier =
      hp_is_named(element, "party") ? hp_attribute(element, "identifier") : NULL;
  if (identifier != NULL && hp_identifier_is_number(identifier))
    check_number(rules, element, identifier);
  else if (identifier != NULL)
    check_address(rules, element, identifier);
  if (identifier != NULL)
    check_is_one(rules, element, "identifier");
  if (hp_is_named(element, "party"))
    check_has_own_name(rules, element);
  if (hp_is_named(element, "reference") && hp_attribute(element, "document") != NULL)
    check_is_one(rules, element, "document");
}
