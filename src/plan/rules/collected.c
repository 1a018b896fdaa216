/* What a collection names: files that are there, each once. */
#include "plan/rules/rules.h"

#include <string.h>

/* The attribute that names the file. */
static const char *naming(const xmlNode *collected)
{
  return hp_attribute(collected, "plan") != NULL ? "plan" : "proposals";
}

static void check_is_one(const HpRules *rules, const xmlNode *collected, const char *path)
{
  char *key = g_strconcat("collected ", path, NULL);
  const xmlNode *other = g_hash_table_lookup(rules->identities, key);
  if (other == NULL) {
    g_hash_table_insert(rules->identities, key, (gpointer)collected);
    return;
  }
  g_free(key);
  const HpPlace place = hp_place_of_attribute(collected, naming(collected));
  g_autofree char *where = hp_where(other, collected);
  hp_report_error(rules->diagnostics, &place,
                  _("\"%s\" is in the collection already (%s); take one of them away."),
                  hp_attribute(collected, naming(collected)), where);
}

static void check_file(const HpRules *rules, const xmlNode *collected)
{
  const char *name = hp_attribute(collected, naming(collected));
  g_autofree char *path = name == NULL ? NULL : hp_path_from_node(collected, name);
  g_autoptr(GError) error = NULL;
  if (path != NULL && hp_gate_admits(rules->gate, path, name, HP_MAX_SOURCE_BYTES, &error)) {
    check_is_one(rules, collected, path);
    return;
  }
  const HpPlace place = hp_place_of_attribute(collected, naming(collected));
  hp_note_cause(rules->diagnostics, error);
  if (error != NULL)
    hp_report_error(rules->diagnostics, &place, "%s", error->message);
  else
    hp_report_error(rules->diagnostics, &place, _("\"%s\" is the name of no file."),
                    name == NULL ? "" : name);
}

/* The last one counts. */
static void check_is_same_once(const HpRules *rules, const xmlNode *same)
{
  char *key =
      g_strconcat("same ", hp_attribute(same, "plan"), "\n", hp_attribute(same, "as"), NULL);
  const xmlNode *other = g_hash_table_lookup(rules->identities, key);
  g_hash_table_replace(rules->identities, key, (gpointer)same);
  if (other == NULL)
    return;
  const HpPlace place = hp_place_of_attribute(same, "as");
  g_autofree char *where = hp_where(other, same);
  hp_report_warning(rules->diagnostics, &place,
                    _("Who \"%s\" of %s is has been said already (%s), which has no effect now; "
                      "take one of them away."),
                    hp_attribute(same, "as"), hp_attribute(same, "plan"), where);
}

static void check_same(const HpRules *rules, const xmlNode *same)
{
  const char *plan = hp_attribute(same, "plan");
  const xmlNode *other = same->parent->children;
  while (other != NULL &&
         !(hp_is_named(other, "collected") && g_strcmp0(hp_attribute(other, "plan"), plan) == 0))
    other = other->next;
  if (other != NULL)
    return;
  const HpPlace place = hp_place_of_attribute(same, "plan");
  hp_report_error(rules->diagnostics, &place,
                  _("\"%s\" is not among the plans of the collection; expected a file as it stands "
                    "in a <collected>."),
                  plan == NULL ? "" : plan);
}

void hp_check_collected(const HpRules *rules, const xmlNode *element)
{
  if (!rules->follows)
    return;
  if (hp_is_named(element, "collected"))
    check_file(rules, element);
  if (!hp_is_named(element, "same"))
    return;
  check_same(rules, element);
  check_is_same_once(rules, element);
}
