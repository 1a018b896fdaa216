/* Who is responsible: the names in a cell, those alike joined. */
#include "import/build.h"

#include <string.h>

struct HpImportParties {
  GHashTable *alone;     /* keys of what stands alone somewhere */
  GHashTable *beginning; /* of their keys, without endings → as the first of them was written */
  GHashTable *by_key;    /* key → HpImportParty, of abbreviations and variants too */
  GHashTable *by_id;     /* the same, by what the plan calls it */
  GHashTable *written;   /* ways to write a name that are known to be a party's */
  GPtrArray *all;        /* of HpImportParty */
  HpImportParty *local;  /* the first that is called municipalities; NULL: none is */
  GHashTable *ids;       /* of the plan */
};

static void party_free(gpointer data)
{
  HpImportParty *party = data;
  g_free(party->id);
  g_free(party->key);
  g_free(party->name);
  g_free(party->abbreviation);
  g_ptr_array_unref(party->variants);
  g_free(party);
}

HpImportParties *hp_import_parties_new(GHashTable *ids)
{
  HpImportParties *parties = g_new0(HpImportParties, 1);
  parties->alone = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  parties->beginning = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  parties->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  parties->by_id = g_hash_table_new(g_str_hash, g_str_equal);
  parties->written = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  parties->all = g_ptr_array_new_with_free_func(party_free);
  parties->ids = ids;
  return parties;
}

void hp_import_parties_free(HpImportParties *parties)
{
  if (parties == NULL)
    return;
  g_hash_table_unref(parties->alone);
  g_hash_table_unref(parties->beginning);
  g_hash_table_unref(parties->by_key);
  g_hash_table_unref(parties->by_id);
  g_hash_table_unref(parties->written);
  g_ptr_array_unref(parties->all);
  g_free(parties);
}

const GPtrArray *hp_import_parties_all(const HpImportParties *parties)
{
  return parties->all;
}

const char *hp_import_parties_name(const HpImportParties *parties, const char *id)
{
  const HpImportParty *party = id == NULL ? NULL : g_hash_table_lookup(parties->by_id, id);
  return party == NULL ? NULL : party->name;
}

/* ---- Parting names ------------------------------------------------------------------------- */

static const char *const conjunctions[] = {" och ", " samt ", " and ",  " & ",
                                           " og ",  " ja ",   " sekä ", " + "};
/* What follows is whom the one before works with. */
static const char *const together[] = {
    " i samverkan med ", " i samarbete med ", " tillsammans med ",  " in cooperation with ",
    " together with ",   " i samarbeid med ", " i samarbejde med ", " sammen med ",
    " saman med ",       " yhteistyössä "};
/* Each one of those named is meant. */
static const char *const each[] = {"respektive ", "varje ",  "samtliga ", "alla ",
                                   "each ",       "all ",    "hver ",     "kvar ",
                                   "alle ",       "enhver ", "jokainen ", "kukin "};
/* Words that are names by themselves though they are in lower case. */
static const char *const common[] = {
    "kommun",       "region", "landsting",   "länsstyrelse", "skola",         "förskola",
    "socialtjänst", "polis",  "municipalit", "county",       "kunta",         "kunnat",
    "fylke",        "hälso",  "sjukvård",    "vård",         "statsforvalter"};

enum { NAME_LENGTH = 90 }; /* letters; what is longer is no name */

static gboolean is_common(const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS(common); i++)
    if (g_str_has_prefix(word, common[i]))
      return TRUE;
  return FALSE;
}

static gboolean is_alone(const HpImportParties *parties, const char *name)
{
  g_autofree char *key = hp_key_of_words(name);
  return g_hash_table_contains(parties->alone, key) || g_hash_table_contains(parties->by_key, key);
}

/* "Vision och SSR" are two, "Barn och unga" and "Barn- och utbildningsnämnden" one. */
static gboolean are_two(const HpImportParties *parties, const char *left, const char *right)
{
  const gunichar first = g_utf8_get_char(right);
  if (*left == '\0' || *right == '\0' || g_str_has_suffix(left, "-"))
    return FALSE;
  if (is_alone(parties, left) && is_alone(parties, right))
    return TRUE;
  if (g_unichar_isupper(first) || g_unichar_isdigit(first))
    return TRUE;
  g_autofree char *lower = g_utf8_strdown(left, -1);
  return is_common(right) && is_common(lower);
}

gboolean hp_is_conjunction(const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS(conjunctions); i++) {
    g_autofree char *conjunction = g_strstrip(g_strdup(conjunctions[i]));
    if (strcmp(conjunction, word) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The sign or word that parts two names at this place: how many bytes; 0: none. */
static gsize parting_at(const HpImportParties *parties, const char *text, const char *at)
{
  if (strchr(",;\n", *at) != NULL)
    return 1;
  if (g_str_has_prefix(at, " / "))
    return 3;
  if (*at != '/' && *at != ' ')
    return 0;
  if (*at == '/') {
    g_autofree char *left = g_strndup(text, (gsize)(at - text));
    g_autofree char *right = g_strndup(at + 1, strcspn(at + 1, ",;\n/("));
    return is_alone(parties, left) && is_alone(parties, right) ? 1 : 0;
  }
  for (guint i = 0; i < G_N_ELEMENTS(conjunctions); i++) {
    const gsize length = strlen(conjunctions[i]);
    if (!g_str_has_prefix(at, conjunctions[i]))
      continue;
    g_autofree char *left = g_strndup(text, (gsize)(at - text));
    g_autofree char *right = g_strndup(at + length, strcspn(at + length, ",;\n("));
    if (are_two(parties, left, right))
      return length;
  }
  return 0;
}

/* Whether it is a sentence, and no list of names. */
static gboolean tells(const char *text)
{
  static const char *const telling[] = {" som ",  " ska ", " exempelvis",  " till exempel",
                                        " that ", " who ", " for example", " skal ",
                                        " joka ", " t.ex."};
  for (guint i = 0; i < G_N_ELEMENTS(telling); i++)
    if (strstr(text, telling[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* What is no name but words of its own. */
static gboolean is_free_text(const char *text)
{
  return tells(text) || g_utf8_strlen(text, -1) > NAME_LENGTH;
}

static void add_name(GPtrArray *names, const char *from, const char *to)
{
  char *name = g_strndup(from, (gsize)(to - from));
  g_strstrip(name);
  if (*name != '\0')
    g_ptr_array_add(names, name);
  else
    g_free(name);
}

/* The words that come after the first of several that the text has; NULL: it has none. */
static const char *after_any(const char *text, const char *const *words, guint n, gsize *before)
{
  for (guint i = 0; i < n; i++) {
    const char *found = strstr(text, words[i]);
    if (found != NULL) {
      *before = (gsize)(found - text);
      return found + strlen(words[i]);
    }
  }
  return NULL;
}

/* The name that a text begins with, up to the sign after it. The caller's. */
static char *first_name(const char *text)
{
  guint depth = 0;
  const char *end = text;
  for (; *end != '\0' && (depth > 0 || strchr(",;\n", *end) == NULL); end++) {
    depth += *end == '(' ? 1 : 0;
    depth -= *end == ')' && depth > 0 ? 1 : 0;
  }
  return g_strndup(text, (gsize)(end - text));
}

/* The names of those whom the first in a text works with; NULL: it says none. */
static const char *after_together(const char *text)
{
  gsize before = 0;
  return after_any(text, together, G_N_ELEMENTS(together), &before);
}

/* Whether what is parted here goes on naming those that the one before works with: "A tillsammans
   med B, C och D", but not "A tillsammans med B, C tillsammans med D". */
static gboolean names_partners(const char *from, const char *at, gsize length)
{
  g_autofree char *name = g_strndup(from, (gsize)(at - from));
  if (strchr(";\n", *at) != NULL || after_together(name) == NULL)
    return FALSE;
  g_autofree char *next = first_name(at + length);
  return after_together(next) == NULL;
}

/* The names in a text, outside parentheses; of char *. The caller's. */
static GPtrArray *part_names(const HpImportParties *parties, const char *text)
{
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  guint depth = 0;
  const char *from = text;
  gboolean has_last = FALSE; /* of those it works with: "B, C och D" is a whole list */
  for (const char *at = text; *at != '\0'; at++) {
    depth += *at == '(' ? 1 : 0;
    depth -= *at == ')' && depth > 0 ? 1 : 0;
    const gsize length = depth == 0 ? parting_at(parties, from, at) : 0;
    if (length == 0)
      continue;
    if (!(has_last && *at == ',') && names_partners(from, at, length)) {
      has_last = has_last || *at == ' ';
      continue;
    }
    add_name(names, from, at);
    at += length - 1;
    from = at + 1;
    has_last = FALSE;
  }
  add_name(names, from, from + strlen(from));
  return names;
}

/* ---- Parties ------------------------------------------------------------------------------- */

/* "Länsgrupp barn och unga (LBU)": the name and the abbreviation, which may be NULL. */
static char *split_abbreviation(const char *words, char **abbreviation)
{
  const char *open = strrchr(words, '(');
  *abbreviation = NULL;
  if (open == NULL || open == words || !g_str_has_suffix(words, ")"))
    return g_strdup(words);
  char *inner = g_strndup(open + 1, strlen(open) - 2),
       *name = g_strndup(words, (gsize)(open - words));
  g_strstrip(name);
  if (strchr(inner, ' ') == NULL && g_utf8_strlen(inner, -1) <= 10 &&
      g_unichar_isupper(g_utf8_get_char(inner))) {
    *abbreviation = inner;
    return name;
  }
  g_free(inner);
  g_free(name);
  return g_strdup(words);
}

static void remember(HpImportParties *parties, HpImportParty *party, const char *words)
{
  g_autofree char *key = hp_key_of_words(words);
  if (*key != '\0' && !g_hash_table_contains(parties->by_key, key))
    g_hash_table_insert(parties->by_key, g_steal_pointer(&key), party);
}

static gboolean are_municipalities(const HpImportParty *party)
{
  return g_str_has_prefix(party->key, "kommun") || g_str_has_prefix(party->key, "kunnat") ||
         g_str_has_prefix(party->key, "municipalit");
}

static HpImportParty *party_new(HpImportParties *parties, const char *name, const char *key)
{
  HpImportParty *party = g_new0(HpImportParty, 1);
  party->id = hp_new_id(parties->ids, name, "part");
  party->key = g_strdup(key);
  party->name = g_strdup(name);
  party->variants = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(parties->all, party);
  g_hash_table_insert(parties->by_id, party->id, party);
  if (parties->local == NULL && are_municipalities(party))
    parties->local = party;
  remember(parties, party, name);
  return party;
}

/* Whether its letters are some of those of a name, in their order: else it says where somebody is,
   as "Anna Ek (HR)" does. */
static gboolean shortens(const char *abbreviation_key, const char *name_key)
{
  if (*abbreviation_key != *name_key)
    return FALSE;
  for (; *abbreviation_key != '\0' && *name_key != '\0'; name_key++)
    abbreviation_key += *abbreviation_key == *name_key ? 1 : 0;
  return *abbreviation_key == '\0';
}

static HpImportParty *party_named(HpImportParties *parties, const char *words)
{
  g_autofree char *abbreviation = NULL;
  g_autofree char *name = split_abbreviation(words, &abbreviation);
  g_autofree char *key = hp_key_of_words(name);
  HpImportParty *party = g_hash_table_lookup(parties->by_key, key);
  g_autofree char *short_key = hp_key_of_words(abbreviation == NULL ? "" : abbreviation);
  HpImportParty *short_named = g_hash_table_lookup(parties->by_key, short_key);
  if (party == NULL && short_named != NULL && shortens(short_key, key))
    party = short_named;
  if (party == NULL)
    party = party_new(parties, name, key);
  if (abbreviation != NULL && party->abbreviation == NULL &&
      (short_named == NULL || short_named == party)) {
    party->abbreviation = g_strdup(abbreviation);
    remember(parties, party, abbreviation);
  }
  return party;
}

/* What is written in one way is one party's. */
static void add_variant(const HpImportParties *parties, HpImportParty *party, const char *words)
{
  if (strcmp(party->name, words) != 0 && g_strcmp0(party->abbreviation, words) != 0 &&
      g_hash_table_add(parties->written, g_strdup(words)))
    g_ptr_array_add(party->variants, g_strdup(words));
}

/* What may be the name of a group is found without its ending, whatever that is. */
static void hear_name(const HpImportParties *parties, const char *name, const char *key)
{
  enum { ENDING_LENGTH = 6, NAME_BYTES = 4 * NAME_LENGTH };
  const gsize length = strlen(key);
  for (gsize ending = 0; length <= NAME_BYTES && ending <= MIN(ENDING_LENGTH, length); ending++) {
    g_autofree char *beginning = g_strndup(key, length - ending);
    if (!g_hash_table_contains(parties->beginning, beginning))
      g_hash_table_insert(parties->beginning, g_steal_pointer(&beginning), g_strdup(name));
  }
}

/* The group of those that "each" is one of, whatever the ending: kommun, kommunerna. */
static HpImportParty *group_of_each(HpImportParties *parties, const char *name)
{
  g_autofree char *key = hp_key_of_words(name);
  const char *heard = g_hash_table_lookup(parties->beginning, key);
  return heard == NULL ? NULL : party_named(parties, heard);
}

static HpImportParty *party_of_each(HpImportParties *parties, const char *words, gboolean *is_each)
{
  g_autofree char *lower = g_utf8_strdown(words, -1);
  for (guint i = 0; i < G_N_ELEMENTS(each); i++) {
    if (!g_str_has_prefix(lower, each[i]))
      continue;
    HpImportParty *group = group_of_each(parties, words + strlen(each[i]));
    HpImportParty *party = group == NULL ? party_named(parties, words) : group;
    party->is_group = *is_each = TRUE;
    return party;
  }
  return NULL;
}

/* "m.fl.", "etc." say that there are others; they are no part of a name. */
static char *without_others(const char *words)
{
  static const char *const others[] = {" m.fl.", " m. fl.", " m.fl",   " m fl", " mfl",
                                       " etc.",  " etc",    " et al.", " ym.",  " o.a."};
  for (guint i = 0; i < G_N_ELEMENTS(others); i++)
    if (g_str_has_suffix(words, others[i]))
      return g_strndup(words, strlen(words) - strlen(others[i]));
  return g_strdup(words);
}

/* Each once, but for the one that they work with. */
static void add_partners(HpImportParties *parties, HpImportMention *mention, const char *text)
{
  g_autoptr(GPtrArray) names = part_names(parties, text);
  for (guint i = 0; i < names->len; i++) {
    HpImportParty *partner = party_named(parties, g_ptr_array_index(names, i));
    if (partner != mention->party && !g_ptr_array_find(mention->with, partner, NULL))
      g_ptr_array_add(mention->with, partner);
  }
}

/* What is no name but words of its own, whomever it is said to work with. */
static gboolean is_told(const HpImportParties *parties, const char *words, const char *name,
                        const char *with)
{
  if (is_free_text(name) || tells(words))
    return TRUE;
  g_autoptr(GPtrArray) partners = part_names(parties, with == NULL ? "" : with);
  for (guint i = 0; i < partners->len; i++)
    if (is_free_text(g_ptr_array_index(partners, i)))
      return TRUE;
  return FALSE;
}

static HpImportMention *mention_of(HpImportParties *parties, const char *words)
{
  HpImportMention *mention = g_new0(HpImportMention, 1);
  mention->with = g_ptr_array_new();
  gsize before = 0;
  const char *with = after_any(words, together, G_N_ELEMENTS(together), &before);
  g_autofree char *alone = g_strndup(words, with == NULL ? strlen(words) : before);
  g_autofree char *name = without_others(alone);
  if (is_told(parties, words, name, with)) {
    mention->words = g_strdup(words);
    return mention;
  }
  HpImportParty *party = party_of_each(parties, name, &mention->each_member);
  if (party == NULL)
    party = party_named(parties, name);
  mention->party = party;
  mention->is_doubtful = strchr(name, '/') != NULL;
  if (with != NULL)
    add_partners(parties, mention, with);
  if (with == NULL && strcmp(name, words) == 0 && !mention->each_member)
    add_variant(parties, party, words);
  /* The program has words of its own for each of them, which the file has not. */
  if (strcmp(words, party->name) != 0 || mention->each_member)
    mention->words = g_strdup(words);
  return mention;
}

static void mention_free(gpointer data)
{
  HpImportMention *mention = data;
  g_ptr_array_unref(mention->with);
  g_free(mention->words);
  g_free(mention);
}

/* ---- Cells --------------------------------------------------------------------------------- */

static gboolean ends_with_any(const char *line, const char *const *words, guint n)
{
  g_autofree char *open = g_strconcat(line, " ", NULL);
  for (guint i = 0; i < n; i++)
    if (g_str_has_suffix(open, words[i]))
      return TRUE;
  return FALSE;
}

/* What stands between a line and the next. Of the lines below "A i samverkan med" each is a name:
   all of those are partners. */
static const char *sign_between(const char *line, const char *next, gboolean *lists_partners)
{
  const gboolean lists = ends_with_any(line, together, G_N_ELEMENTS(together));
  const gboolean is_open = lists || g_str_has_suffix(line, ",") ||
                           ends_with_any(line, conjunctions, G_N_ELEMENTS(conjunctions));
  *lists_partners = lists || *lists_partners;
  if (is_open || g_unichar_islower(g_utf8_get_char(next)))
    return " ";
  return *lists_partners ? ", " : "\n";
}

/* Lines that go on with a small letter, or after one that does not end, are one with the line
   before. The caller's. */
static char *with_lines_joined(const char *text)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_autoptr(GString) joined = g_string_new(NULL);
  gboolean lists_partners = FALSE;
  for (guint i = 0; lines[i] != NULL; i++) {
    const gsize last = strlen(lines[i]) - 1;
    if (*lines[i] != '\0' && lines[i][last] == ':') {
      g_autofree char *label = g_strndup(lines[i], last);
      lines[i][last] = ends_with_any(label, together, G_N_ELEMENTS(together)) ? '\0' : ':';
    }
    g_string_append_printf(joined, "%s%s",
                           i == 0 ? "" : sign_between(lines[i - 1], lines[i], &lists_partners),
                           lines[i]);
  }
  return g_strdup(joined->str);
}

static char *without_stop(const char *name)
{
  static const char *const short_forms[] = {"m.fl.", "etc.", "m. fl.", "o.a.", "ym.", "et al."};
  for (guint i = 0; i < G_N_ELEMENTS(short_forms); i++)
    if (g_str_has_suffix(name, short_forms[i]))
      return g_strdup(name);
  return g_str_has_suffix(name, ".") ? g_strndup(name, strlen(name) - 1) : g_strdup(name);
}

void hp_import_parties_learn(HpImportParties *parties, const char *text)
{
  g_autofree char *plain = hp_without_name_numbers(text);
  g_autofree char *joined = with_lines_joined(plain);
  if (tells(joined))
    return;
  g_auto(GStrv) lines = g_strsplit_set(joined, ",;\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *abbreviation = NULL,
                    *name = split_abbreviation(g_strstrip(lines[i]), &abbreviation);
    if (abbreviation != NULL) {
      party_named(parties, lines[i]);
      g_hash_table_add(parties->alone, hp_key_of_words(abbreviation));
    }
    gsize before = strlen(name);
    after_any(name, together, G_N_ELEMENTS(together), &before);
    name[before] = '\0';
    char *key = hp_key_of_words(name);
    if (*key != '\0' && !g_hash_table_contains(parties->alone, key))
      hear_name(parties, name, key);
    g_hash_table_add(parties->alone, key);
  }
}

GPtrArray *hp_import_parties_read(HpImportParties *parties, const char *text)
{
  enum { LINE_LENGTH = 2000 };
  GPtrArray *mentions = g_ptr_array_new_with_free_func(mention_free);
  g_autofree char *plain = hp_without_name_numbers(text);
  g_autofree char *joined = with_lines_joined(plain);
  g_auto(GStrv) lines = g_strsplit(joined, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (tells(lines[i]) || strlen(lines[i]) > LINE_LENGTH) {
      g_ptr_array_add(mentions, mention_of(parties, lines[i]));
      continue;
    }
    g_autoptr(GPtrArray) names = part_names(parties, lines[i]);
    for (guint j = 0; j < names->len; j++) {
      g_autofree char *name = without_stop(g_ptr_array_index(names, j));
      if (*name != '\0')
        g_ptr_array_add(mentions, mention_of(parties, name));
    }
  }
  return mentions;
}

const char *hp_import_parties_each(const HpImportParties *parties)
{
  return parties->local != NULL && parties->local->is_group ? parties->local->id : NULL;
}
