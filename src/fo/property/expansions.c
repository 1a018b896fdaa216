/* What the words of shorthands mean (XSL 1.1, 7.31), and which properties shorthands set. */
#include "fo/property/refinement.h"

#include <string.h>

static const struct {
  const char *property, *word;
  const char *settings; /* "property=value …" */
} expansions[] = {
    {"white-space", "normal",
     "linefeed-treatment=treat-as-space white-space-collapse=true "
     "white-space-treatment=ignore-if-surrounding-linefeed wrap-option=wrap"},
    {"white-space", "pre",
     "linefeed-treatment=preserve white-space-collapse=false "
     "white-space-treatment=preserve wrap-option=no-wrap"},
    {"white-space", "nowrap",
     "linefeed-treatment=treat-as-space white-space-collapse=true "
     "white-space-treatment=ignore-if-surrounding-linefeed wrap-option=no-wrap"},
    {"white-space", "inherit", ""},
    {"page-break-before", "auto", "break-before=auto"},
    {"page-break-before", "always", "break-before=page"},
    {"page-break-before", "avoid", "keep-with-previous.within-page=always"},
    {"page-break-before", "left", "break-before=even-page"},
    {"page-break-before", "right", "break-before=odd-page"},
    {"page-break-before", "inherit", "break-before=inherit"},
    {"page-break-after", "auto", "break-after=auto"},
    {"page-break-after", "always", "break-after=page"},
    {"page-break-after", "avoid", "keep-with-next.within-page=always"},
    {"page-break-after", "left", "break-after=even-page"},
    {"page-break-after", "right", "break-after=odd-page"},
    {"page-break-after", "inherit", "break-after=inherit"},
    {"page-break-inside", "auto", "keep-together=auto"},
    {"page-break-inside", "avoid", "keep-together=always"},
    {"page-break-inside", "inherit", "keep-together=inherit"},
    {"position", "static", "relative-position=static absolute-position=auto"},
    {"position", "relative", "relative-position=relative absolute-position=auto"},
    {"position", "absolute", "relative-position=static absolute-position=absolute"},
    {"position", "fixed", "relative-position=static absolute-position=fixed"},
    {"position", "inherit", "relative-position=inherit absolute-position=inherit"},
    {"vertical-align", "baseline",
     "alignment-baseline=baseline alignment-adjust=auto baseline-shift=baseline"},
    {"vertical-align", "top",
     "alignment-baseline=before-edge alignment-adjust=auto baseline-shift=baseline"},
    {"vertical-align", "text-top",
     "alignment-baseline=text-before-edge alignment-adjust=auto baseline-shift=baseline"},
    {"vertical-align", "middle",
     "alignment-baseline=middle alignment-adjust=auto baseline-shift=baseline"},
    {"vertical-align", "bottom",
     "alignment-baseline=after-edge alignment-adjust=auto baseline-shift=baseline"},
    {"vertical-align", "text-bottom",
     "alignment-baseline=text-after-edge alignment-adjust=auto baseline-shift=baseline"},
    {"vertical-align", "sub",
     "alignment-baseline=baseline alignment-adjust=auto baseline-shift=sub"},
    {"vertical-align", "super",
     "alignment-baseline=baseline alignment-adjust=auto baseline-shift=super"},
    {"vertical-align", "inherit",
     "alignment-baseline=inherit alignment-adjust=inherit baseline-shift=inherit"},
    {"size", "auto", "page-width=auto page-height=auto"},
    {"size", "landscape", "page-width=297mm page-height=210mm"},
    {"size", "portrait", "page-width=210mm page-height=297mm"},
};

const char *hp_expansion_of(const char *shorthand, HpSlice word, char **known)
{
  g_autoptr(GString) words = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(expansions); i++) {
    if (strcmp(expansions[i].property, shorthand) != 0)
      continue;
    if (hp_slice_is(word, expansions[i].word))
      return expansions[i].settings;
    g_string_append_printf(words, "%s%s", words->len > 0 ? ", " : "", expansions[i].word);
  }
  *known = g_string_free(g_steal_pointer(&words), FALSE);
  return NULL;
}

/* "font" sets "font-size", "border-left" and "border-width" both set "border-left-width". */
static gboolean is_named_after(const char *property, const char *shorthand)
{
  const gsize length = strlen(shorthand);
  if (strncmp(property, shorthand, length) == 0 && property[length] == '-')
    return TRUE;
  return g_str_has_prefix(shorthand, "border-") && g_str_has_prefix(property, "border-") &&
         g_str_has_suffix(property, shorthand + strlen("border"));
}

static gboolean expands_to(const char *settings, const char *property)
{
  const gsize length = strlen(property);
  HpSlice rest = {settings, strlen(settings)}, setting;
  while (hp_slice_next(&rest, &setting))
    if (setting.length > length && strncmp(setting.text, property, length) == 0 &&
        (setting.text[length] == '=' || setting.text[length] == '.'))
      return TRUE;
  return FALSE;
}

gboolean hp_shorthand_sets(const char *shorthand, const char *property)
{
  if (is_named_after(property, shorthand))
    return TRUE;
  if (strcmp(shorthand, "font") == 0)
    return strcmp(property, "line-height") == 0;
  for (guint i = 0; i < G_N_ELEMENTS(expansions); i++)
    if (strcmp(expansions[i].property, shorthand) == 0 &&
        expands_to(expansions[i].settings, property))
      return TRUE;
  return FALSE;
}
