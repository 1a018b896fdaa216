/* Reads what is said in a phrase: attributes, then words. */
#include "edit/phrase.h"

#include "edit/writable.h"
#include "plan/plan.h"

#include <string.h>

void hp_phrase_clear(HpPhrase *phrase)
{
  g_clear_pointer(&phrase->attributes, g_ptr_array_unref);
  g_clear_pointer(&phrase->words, g_free);
}

/* ---- Tokens ---------------------------------------------------------------------------------- */

/* The bytes of a name that a '=' follows; 0 if there is none. */
static gsize name_length(const char *text)
{
  gsize length = 0;
  while (g_ascii_islower(text[length]) || (length > 0 && text[length] == '-'))
    length++;
  return text[length] == '=' ? length : 0;
}

/* Up to a blank outside quotation marks, or to a colon that a blank or nothing follows. */
gsize hp_token_length(const char *text)
{
  char quote = '\0';
  gsize at = 0;
  for (; text[at] != '\0'; at++) {
    if (quote != '\0')
      quote = text[at] == quote ? '\0' : quote;
    else if ((text[at] == '\'' || text[at] == '"') && at > 0 && text[at - 1] == '=')
      quote = text[at];
    else if (g_ascii_isspace(text[at]) ||
             (text[at] == ':' && (text[at + 1] == '\0' || g_ascii_isspace(text[at + 1]))))
      break;
  }
  return at;
}

/* Takes the next word or NAME=VALUE, with quotation marks taken away; the caller's. NULL at the
 * end.
 */
static char *next_token(const char **text)
{
  *text += strspn(*text, " \t\r\n");
  const gsize length = hp_token_length(*text), name = name_length(*text);
  if (length == 0)
    return NULL;
  const char *value = *text + name + 1;
  const gboolean quoted = name > 0 && length > name + 2 && (*value == '\'' || *value == '"') &&
                          value[0] == (*text)[length - 1];
  char *token =
      quoted ? g_strdup_printf("%.*s=%.*s", (int)name, *text, (int)(length - name - 3), value + 1)
             : g_strndup(*text, length);
  *text += length;
  return token;
}

/* ---- Phrases --------------------------------------------------------------------------------- */

static gboolean refuse_attribute(const char *token, const char *allowed, const HpPlace *place,
                                 HpDiagnostics *diagnostics)
{
  g_auto(GStrv) names = hp_words_of(allowed);
  g_autofree char *known = g_strjoinv(", ", names), *name = g_strndup(token, strcspn(token, "="));
  if (*known == '\0')
    hp_report_error(diagnostics, place,
                    _("\"%s\" is nothing that can be said there; words that begin so have a colon "
                      "before them."),
                    name);
  else
    hp_report_error(diagnostics, place,
                    _("\"%s\" is nothing that can be said there; expected one of: %s; words that "
                      "begin so have a colon before them."),
                    name, known);
  return FALSE;
}

static gboolean is_allowed(const char *token, const char *allowed)
{
  g_auto(GStrv) names = hp_words_of(allowed);
  const gsize length = name_length(token);
  for (guint i = 0; names[i] != NULL; i++) {
    g_strdelimit(names[i], "=", '\0');
    if (strlen(names[i]) == length && strncmp(names[i], token, length) == 0)
      return TRUE;
  }
  return FALSE;
}

static void take(HpPhrase *phrase, char *name, char *value)
{
  g_ptr_array_add(phrase->attributes, name);
  g_ptr_array_add(phrase->attributes, value);
}

/* Whether a first word that names no attribute is the value of the first. */
static gboolean takes_bare(const HpPhrase *phrase, const char *allowed)
{
  return phrase->attributes->len == 0 && strcspn(allowed, "=") < strcspn(allowed, " ");
}

/* The next attribute. FALSE where the words begin. */
static gboolean take_attribute(HpPhrase *phrase, const char **text, const char *allowed)
{
  const char *at = *text;
  g_autofree char *token = next_token(&at);
  if (token == NULL)
    return FALSE;
  const gsize length = name_length(token);
  if (length > 0 && is_allowed(token, allowed))
    take(phrase, g_strndup(token, length), g_strdup(token + length + 1));
  else if (length == 0 && takes_bare(phrase, allowed))
    take(phrase, g_strndup(allowed, strcspn(allowed, "=")), g_steal_pointer(&token));
  else
    return FALSE;
  *text = at;
  return TRUE;
}

gboolean hp_phrase_read(HpPhrase *phrase, const char *text, const char *allowed,
                        const HpPlace *place, HpDiagnostics *diagnostics)
{
  *phrase = (HpPhrase){.attributes = g_ptr_array_new_with_free_func(g_free)};
  const char *at = text;
  while (take_attribute(phrase, &at, allowed))
    ;
  at += strspn(at, " \t\r\n");
  if (*at != ':' && name_length(at) > 0)
    return refuse_attribute(at, allowed, place, diagnostics);
  phrase->words = hp_collapsed(*at == ':' ? at + 1 : at);
  if (*phrase->words == '\0')
    g_clear_pointer(&phrase->words, g_free);
  return TRUE;
}

char *hp_phrase_take(HpPhrase *phrase, const char *name)
{
  for (guint i = 0; i < phrase->attributes->len; i += 2)
    if (strcmp(g_ptr_array_index(phrase->attributes, i), name) == 0) {
      char *value = g_strdup(g_ptr_array_index(phrase->attributes, i + 1));
      g_ptr_array_remove_range(phrase->attributes, i, 2);
      return value;
    }
  return NULL;
}

/* ---- Writing --------------------------------------------------------------------------------- */

void hp_phrase_write_attributes(HpMarkup *markup, const HpPhrase *phrase)
{
  for (guint i = 0; i < phrase->attributes->len; i += 2)
    hp_markup_attribute(markup, g_ptr_array_index(phrase->attributes, i),
                        g_ptr_array_index(phrase->attributes, i + 1));
}

static gboolean has_attribute(const HpPhrase *phrase, const char *name)
{
  for (guint i = 0; i < phrase->attributes->len; i += 2)
    if (strcmp(g_ptr_array_index(phrase->attributes, i), name) == 0)
      return TRUE;
  return FALSE;
}

/* "1,5 mnkr" is an amount, where one may be said and none is: it can be added up then. */
static void take_amount(HpPhrase *phrase, const char *allowed)
{
  const char *currency = NULL;
  if (phrase->words == NULL || !hp_is_word_of("amount", allowed) ||
      has_attribute(phrase, "amount") || has_attribute(phrase, "currency"))
    return;
  char *amount = hp_amount_of_words(phrase->words, &currency);
  if (amount == NULL)
    return;
  take(phrase, g_strdup("amount"), amount);
  if (currency != NULL)
    take(phrase, g_strdup("currency"), g_strdup(currency));
}

void hp_write_phrases(HpMarkup *markup, const char *name, const char *paragraphs,
                      const char *allowed)
{
  g_auto(GStrv) each = hp_paragraphs_of(paragraphs);
  for (guint i = 0; each[i] != NULL; i++) {
    g_auto(HpPhrase) phrase = {0};
    hp_phrase_read(&phrase, each[i], allowed, NULL, NULL);
    take_amount(&phrase, allowed);
    hp_markup_begin_line(markup, name);
    hp_phrase_write_attributes(markup, &phrase);
    hp_markup_end_line(markup, name, phrase.words);
  }
}

gboolean hp_are_phrases_good(const char *paragraphs, const char *allowed, const HpPlace *place,
                             HpDiagnostics *diagnostics)
{
  if (!hp_are_writable(paragraphs, place, diagnostics))
    return FALSE;
  g_auto(GStrv) each = hp_paragraphs_of(paragraphs);
  for (guint i = 0; each[i] != NULL; i++) {
    g_auto(HpPhrase) phrase = {0};
    if (!hp_phrase_read(&phrase, each[i], allowed, place, diagnostics))
      return FALSE;
  }
  return TRUE;
}
