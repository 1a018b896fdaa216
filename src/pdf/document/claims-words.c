/* Texts that are not painted: title, alternative texts, the outline; and languages. */
#include "pdf/document/claims.h"
#include "pdf/file/values.h"

#include <string.h>

/* In the bytes of a string (ISO 19005-3, 6.1.13). */
#define MAX_STRING 32767 /* bytes of a string in PDF/A; not claimed */

/* ---- Texts --------------------------------------------------------------------------------- */

static void tell_too_long(HpClaims *claims, const HpPlace *place, const char *text)
{
  g_autofree char *beginning = g_utf8_substring(text, 0, 30);
  hp_claims_tell(claims, place,
                 g_strdup_printf(_("The text \"%s…\" is too long for PDF/A; shorten it to 16000 "
                                   "characters."),
                                 beginning));
}

/* As hp_pdf_append_text() writes it. */
static gsize size_as_string(const char *text)
{
  const gsize length = strlen(text);
  return g_str_is_ascii(text) ? length : 2 * (gsize)g_utf8_strlen(text, (gssize)length) + 2;
}

static void check_text(HpClaims *claims, const HpPlace *place, const char *text)
{
  if (text == NULL)
    return;
  if (claims->document->profile->has_limits && size_as_string(text) > MAX_STRING)
    tell_too_long(claims, place, text);
  const gunichar character = hp_claims_private_use(claims, text, strlen(text));
  if (character != 0)
    hp_claims_tell_private_use(claims, place, character);
}

/* Only what is not ASCII becomes longer as it is written. */
static void check_uri(HpClaims *claims, const HpPlace *place, const char *uri)
{
  if (uri == NULL || !claims->document->profile->has_limits || 3 * strlen(uri) <= MAX_STRING)
    return;
  g_autoptr(GString) written = g_string_new(NULL);
  hp_pdf_append_uri(written, uri);
  if (written->len > MAX_STRING)
    tell_too_long(claims, place, uri);
}

static void check_outline(HpClaims *claims, const HpBookmark *first)
{
  for (const HpBookmark *bookmark = first; bookmark != NULL; bookmark = bookmark->next) {
    check_text(claims, NULL, bookmark->title);
    check_uri(claims, NULL, bookmark->uri);
    check_outline(claims, bookmark->first_child);
  }
}

/* ---- Languages ----------------------------------------------------------------------------- */

/* "sv", "en-GB", "zh-Hant-TW" (RFC 3066). */
static gboolean is_language_tag(const char *text)
{
  for (gboolean first = TRUE;; first = FALSE) {
    gsize length = 0;
    while (first ? g_ascii_isalpha(text[length]) : g_ascii_isalnum(text[length]))
      length++;
    if (length == 0 || length > 8)
      return FALSE;
    text += length;
    if (*text != '-')
      return *text == '\0';
    text++;
  }
}

/* `seen` are those that have been looked at. */
static void check_language(HpClaims *claims, GHashTable *seen, const HpPlace *place,
                           const char *language)
{
  if (language != NULL && g_hash_table_add(seen, (gpointer)language) && !is_language_tag(language))
    hp_claims_tell(
        claims, place,
        g_strdup_printf(_("\"%s\" names no language; write a tag such as sv or en-GB."), language));
}

/* ---- All of them --------------------------------------------------------------------------- */

/* As deep as the document nests. */
static void check_object(HpClaims *claims, GHashTable *languages, const HpFo *fo)
{
  if (fo->kind != HP_FO_TEXT) {
    check_language(claims, languages, &fo->place, fo->traits->inherited.language);
    check_text(claims, &fo->place, hp_fo_name(fo, HP_NAME_ALT_TEXT));
    check_text(claims, &fo->place, hp_fo_name(fo, HP_NAME_EXPANSION));
    check_uri(claims, &fo->place, hp_fo_name(fo, HP_NAME_EXTERNAL_DESTINATION));
  }
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    check_object(claims, languages, child);
}

void hp_claims_check_words(HpClaims *claims)
{
  const HpPdfDocument *document = claims->document;
  const HpFo *root = hp_fo_tree_root(document->tree);
  g_autoptr(GHashTable) languages = g_hash_table_new(g_str_hash, g_str_equal);
  check_language(claims, languages, &root->place, document->options->language);
  check_text(claims, &root->place, document->options->title);
  check_text(claims, &root->place, document->options->subject);
  check_outline(claims, hp_pages_bookmarks(document->pages));
  check_object(claims, languages, root);
}
