/* The grammar of times: what plans say when something is to be done, and what of that can be
 * reckoned with. */
#include "plan/times/clause.h"

#include <libxml/parser.h>
#include <string.h>

#define MAX_WORDS_BYTES 1000 /* bytes of a time in words; longer ones are not understood */

/* One of the timeframes that the words are: what its parts are, and where it stands. */
typedef struct {
  GString *parts;
  HpClauseKind last_kind;
  gsize from, to;
} Group;

static void group_clear(gpointer data)
{
  g_string_free(((Group *)data)->parts, TRUE);
}

static int language_index(const char *language)
{
  static const int english = 1;
  for (int i = 0; language != NULL && i < HP_N_TIME_LANGUAGES; i++) {
    const gsize length = strlen(hp_time_languages[i]);
    if (g_ascii_strncasecmp(language, hp_time_languages[i], length) == 0 &&
        !g_ascii_isalpha(language[length]))
      return i;
  }
  return g_str_has_prefix(language == NULL ? "" : language, "no") ? 3 : english;
}

/* What stands between two clauses. */
typedef enum { NOTHING, A_WORD, A_SIGN, A_LINE } Separator;

static Separator take_separator(HpTimeReader *reader, const char *text)
{
  Separator found = NOTHING;
  for (;;) {
    const HpTimeToken *token = &reader->tokens[reader->at];
    if (hp_reader_take(reader, HP_TOKEN_COMMA, NULL))
      found = text[token->from] == '\n' ? A_LINE : MAX(found, A_SIGN);
    else if (hp_reader_take(reader, HP_TOKEN_DOT, NULL) ||
             hp_reader_take(reader, HP_TOKEN_SLASH, NULL))
      found = MAX(found, A_SIGN);
    else if (hp_reader_take(reader, HP_TOKEN_AND, NULL))
      found = A_WORD;
    else
      return found;
  }
}

static const char open_part[] = "<open/>";

/* Two of a kind that a sign parts are two timeframes: "Hösten 2016, våren 2017". What belongs
   together is one: "Start 2016, klart 2017", "hösten 2016 och våren 2017". */
static gboolean begins_group(const GArray *groups, Separator separator, HpClauseKind kind)
{
  if (groups->len == 0 || separator == A_LINE)
    return TRUE;
  return separator == A_SIGN && g_array_index(groups, Group, groups->len - 1).last_kind == kind;
}

static gboolean read_groups(HpTimeReader *reader, const char *text, const char *each,
                            GArray *groups)
{
  while (!hp_reader_is_at(reader, HP_TOKEN_END)) {
    const Separator separator = take_separator(reader, text);
    if (hp_reader_is_at(reader, HP_TOKEN_END))
      return groups->len > 0;
    const gsize from = reader->tokens[reader->at].from;
    HpClauseKind kind = HP_CLAUSE_DURING;
    g_autoptr(GString) parts = g_string_new(NULL);
    if (!hp_read_clause(reader, each, &kind, parts))
      return FALSE;
    if (begins_group(groups, separator, kind)) {
      const Group group = {g_string_new(NULL), kind, from, 0};
      g_array_append_val(groups, group);
    }
    Group *group = &g_array_index(groups, Group, groups->len - 1);
    /* "From 1 March – until further notice" says twice that it is open. */
    if (strcmp(parts->str, open_part) != 0 || strstr(group->parts->str, open_part) == NULL)
      g_string_append(group->parts, parts->str);
    group->last_kind = kind;
    group->to = reader->tokens[reader->at - 1].to;
  }
  return groups->len > 0;
}

/* The open end of something that has another one says nothing. */
static char *parts_of(const Group *group)
{
  const char *parts = group->parts->str;
  const gboolean has_end = strstr(parts, "<end ") != NULL || strstr(parts, "<due ") != NULL ||
                           strstr(parts, "<during ") != NULL;
  const char *first = strstr(parts, open_part);
  if (first == NULL || !has_end)
    return g_strdup(parts);
  return g_strdup_printf("%.*s%s", (int)(first - parts), parts, first + strlen(open_part));
}

static void timeframe_free(gpointer data)
{
  HpTimeframe *timeframe = data;
  g_free(timeframe->parts);
  g_free(timeframe->words);
  g_free(timeframe);
}

/* The first one's words begin where the text does, the last one's end where it ends: nothing that
   was written is lost but the signs between them. */
static GPtrArray *timeframes_of(const GArray *groups, const char *text)
{
  GPtrArray *timeframes = g_ptr_array_new_with_free_func(timeframe_free);
  for (guint i = 0; i < groups->len; i++) {
    const Group *group = &g_array_index(groups, Group, i);
    const gsize from = i == 0 ? 0 : group->from;
    const gsize to = i + 1 == groups->len ? strlen(text) : group->to;
    HpTimeframe *timeframe = g_new(HpTimeframe, 1);
    g_autofree char *words = g_strndup(text + from, to - from);
    *timeframe = (HpTimeframe){parts_of(group), hp_collapsed(words)};
    g_ptr_array_add(timeframes, timeframe);
  }
  return timeframes;
}

/* Of some words, each clause is right by itself: "klart 2026, start 2027". */
static gboolean ends_before_it_begins(const HpTimeframe *timeframe)
{
  if (strstr(timeframe->parts, "<start") == NULL)
    return FALSE;
  g_autofree char *whole = g_strconcat("<timeframe>", timeframe->parts, "</timeframe>", NULL);
  xmlDoc *read = xmlReadMemory(whole, (int)strlen(whole), NULL, NULL, XML_PARSE_NONET);
  const xmlNode *start = NULL;
  const gboolean ends = hp_end_before_start(xmlDocGetRootElement(read), &start) != NULL;
  xmlFreeDoc(read);
  return ends;
}

static gboolean are_possible(const GPtrArray *timeframes)
{
  for (guint i = 0; i < timeframes->len; i++)
    if (ends_before_it_begins(g_ptr_array_index(timeframes, i)))
      return FALSE;
  return TRUE;
}

GPtrArray *hp_timeframes_of_words(const char *words, const HpTimeContext *context)
{
  g_autofree char *text =
      strlen(words) > MAX_WORDS_BYTES ? NULL : g_utf8_normalize(words, -1, G_NORMALIZE_NFC);
  if (text == NULL)
    return NULL;
  g_strstrip(text);
  g_autoptr(GArray) tokens = hp_time_tokens(text, language_index(context->language));
  HpTimeReader reader = {(const HpTimeToken *)tokens->data, 0, context->year};
  g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(Group));
  g_array_set_clear_func(groups, group_clear);
  if (!read_groups(&reader, text, context->each, groups))
    return NULL;
  g_autoptr(GPtrArray) timeframes = timeframes_of(groups, text);
  return are_possible(timeframes) ? g_steal_pointer(&timeframes) : NULL;
}
