/* Tells what the program lacks for a document: words in its language, a stylesheet. */
#include "maker/catalogues.h"
#include "maker/job.h"

#include <string.h>

/* A catalogue of its own is the usual case, for which no list is read. */
static gboolean has_labels(const HpMaker *maker, const char *language)
{
  g_autofree char *path = hp_labels_file(maker->data_folder, language);
  return path != NULL;
}

/* Words in a text for it to be taken for Swedish. */
#define LEAST_SWEDISH_WORDS 3
#define LEAST_SWEDISH_WORDS_INSIDE 2 /* in a part of it: it is short, and others are around it */

/* Whether it has words that every Swedish text has and no Sami one, so many, and none of the
   letters that Sami has and Swedish has not. */
static gboolean is_in_swedish(const xmlNode *element, guint least)
{
  xmlChar *content = xmlNodeGetContent(element);
  g_autofree char *small = g_utf8_strdown((const char *)content, -1);
  guint n = 0;
  xmlFree(content);
  for (const char *at = small; *at != '\0'; at = g_utf8_next_char(at))
    if (g_utf8_strchr("čđŋšŧž", -1, g_utf8_get_char(at)) != NULL)
      return FALSE;
  g_auto(GStrv) words = hp_words_of(small);
  for (guint i = 0; words[i] != NULL && n < least; i++)
    n += hp_is_word_of(words[i], "och att för som är inte till av med på ska") ? 1 : 0;
  return n == least;
}

/* "se" is the country; the language of that tag is Northern Sami. */
static gboolean is_tag_of_sami(const char *language)
{
  return g_ascii_strncasecmp(language, "se", 2) == 0 && (language[2] == '\0' || language[2] == '-');
}

static gboolean is_swedish_called_sami(const HpJob *job)
{
  return is_tag_of_sami(job->language) &&
         is_in_swedish(xmlDocGetRootElement(hp_source_document(job->source)), LEAST_SWEDISH_WORDS);
}

static void tell_swedish_called_sami(const HpJob *job)
{
  const HpPlace place =
      hp_place_of_attribute(xmlDocGetRootElement(hp_source_document(job->source)), "xml:lang");
  hp_report_warning(job->diagnostics, &place,
                    _("\"%s\" is the tag of Northern Sami, and the text seems to be Swedish; if it "
                      "is, write \"sv\". Headings and dates are in Sami until then."),
                    job->language);
}

/* What is wrong with the language that an element inside the document is said to be in. Its place
   is looked for in the file only if something is. */
static void tell_language_inside(HpDiagnostics *diagnostics, const xmlNode *element,
                                 const char *said)
{
  const char *meant = hp_language_meant(said);
  const gboolean sami =
      meant == NULL && is_tag_of_sami(said) && is_in_swedish(element, LEAST_SWEDISH_WORDS_INSIDE);
  const gboolean is_none = meant == NULL && !sami && hp_is_no_language(said);
  if (meant == NULL && !sami && !is_none)
    return;
  const HpPlace place = hp_place_of_attribute(element, "xml:lang");
  if (sami)
    hp_report_warning(diagnostics, &place,
                      _("\"%s\" is the tag of Northern Sami, and the text seems to be Swedish; if "
                        "it is, write \"sv\". The words are divided and read aloud in Sami until "
                        "then."),
                      said);
  else if (is_none)
    hp_report_warning(
        diagnostics, &place,
        _("\"%s\" is not the tag of a language; expected one such as \"sv\", \"en\" or "
          "\"se\". The words are divided and read aloud in another until then."),
        said);
  else
    hp_report_warning(diagnostics, &place,
                      _("\"%s\" is not the tag of a language that the program knows; did you mean "
                        "\"%s\"? The words are divided and read aloud in another until then."),
                      said, meant);
}

static void tell_languages_inside(const HpJob *job)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(job->source));
  for (const xmlNode *at = hp_next_element((xmlNode *)root, root); at != NULL;
       at = hp_next_element((xmlNode *)at, root)) {
    const char *said = hp_attribute_in(at, (const char *)XML_XML_NAMESPACE, "lang");
    if (said != NULL)
      tell_language_inside(job->diagnostics, at, said);
  }
}

gboolean hp_job_is_language_mistaken(const HpJob *job)
{
  return (job->labels == NULL && hp_language_meant(job->language) != NULL) ||
         is_swedish_called_sami(job);
}

void hp_job_tell_lacking_labels(const HpJob *job, const HpMaker *maker)
{
  const char *meant = hp_language_meant(job->language);
  tell_languages_inside(job);
  if (meant == NULL && is_swedish_called_sami(job)) {
    tell_swedish_called_sami(job);
    return;
  }
  if (job->labels != NULL || !g_ascii_isalpha(*job->language) ||
      (meant == NULL && has_labels(maker, job->language)))
    return;
  g_autoptr(HpCatalogues) catalogues = hp_catalogues_read(maker->data_folder, job->diagnostics);
  if (catalogues->rows->len == 0 ||
      (meant == NULL && hp_catalogues_find(catalogues, job->language) != NULL))
    return;
  const HpPlace place =
      hp_place_of_attribute(xmlDocGetRootElement(hp_source_document(job->source)), "xml:lang");
  if (meant != NULL) {
    hp_report_warning(job->diagnostics, &place,
                      _("\"%s\" is not the tag of a language that the program knows; did you mean "
                        "\"%s\"? Headings and dates are in another until then."),
                      job->language, meant);
    return;
  }
  g_autofree char *languages = hp_catalogues_languages(catalogues);
  hp_report_warning(
      job->diagnostics, &place,
      _("The program has no words of its own in \"%s\": headings, dates and other words that it "
        "adds will be in \"%s\". It has them in: %s. Put them into labels/ beside the house file, "
        "as stylesheets/README.md tells."),
      job->language, catalogues->default_language, languages);
}

static void tell_lacking_view(const HpJob *job, const HpPlace *place, const char *view)
{
  hp_report_warning(job->diagnostics, place,
                    _("<%s> can be checked, but not built: there is no view \"%s\"."), job->kind,
                    view);
}

void hp_job_tell_lacking_views(const HpJob *job, const HpMaker *maker)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(job->source));
  if (hp_job_usual_view(job, maker) == NULL) {
    const HpPlace place = hp_place_of_node(root);
    tell_lacking_view(job, &place, job->kind);
  }
  for (const xmlNode *child = root->children; child != NULL; child = child->next) {
    const char *view = hp_is_named(child, "attachment") ? hp_attribute(child, "view") : NULL;
    if (view == NULL || hp_job_view_named(job, maker, view) != NULL)
      continue;
    const HpPlace place = hp_place_of_attribute(child, "view");
    tell_lacking_view(job, &place, view);
  }
}
