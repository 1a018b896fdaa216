/* Paragraphs made for a test, in a family of fonts, and their lines. */
#pragma once

#include "text/text.h"

#include <string.h>

typedef struct {
  HpText *text;
  HpArena *arena;
  const char *family;
} Fixture;

static inline void set_up(Fixture *f, gconstpointer family)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *file = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "fonts", "fonts.conf", NULL);
  f->text = hp_text_new(file, &error);
  g_assert_no_error(error);
  f->arena = hp_arena_new();
  f->family = family;
}

static inline void tear_down(Fixture *f, gconstpointer family)
{
  hp_arena_free(f->arena);
  hp_text_free(f->text);
}

static inline HpTextStyle plain_style(const Fixture *f)
{
  return (HpTextStyle){.families = f->family,
                       .size = 10 * HP_POINT,
                       .weight = 400,
                       .language = "sv",
                       .hyphenation_remain = 2,
                       .hyphenation_push = 3};
}

static inline HpParagraph *paragraph_of(Fixture *f, const char *string, const HpTextStyle *style)
{
  HpParagraph *paragraph = hp_paragraph_new(f->text, f->arena, FALSE);
  hp_paragraph_add_text(paragraph, string, strlen(string), hp_text_style(f->text, style), NULL);
  hp_paragraph_shape(paragraph);
  return paragraph;
}

static inline HpLineOptions options_of(HpLength width, HpLineAlign align)
{
  return (HpLineOptions){.width = width, .align = align, .hyphenation_ladder_count = -1};
}

/* The lines as text, joined by "|", with "-" for a hyphen that was inserted. */
static inline char *broken(HpParagraph *paragraph, const HpLineOptions *options)
{
  HpLine *lines;
  const guint n = hp_paragraph_break_lines(paragraph, 0, options, &lines);
  GString *all = g_string_new(NULL);
  for (guint i = 0; i < n; i++) {
    g_string_append_len(all, hp_paragraph_text(paragraph) + lines[i].start,
                        (gssize)(lines[i].end - lines[i].start));
    g_string_append(all, lines[i].hyphenated ? "-" : "");
    g_string_append(all, i + 1 < n ? "|" : "");
  }
  return g_string_free(all, FALSE);
}

static inline void assert_broken(Fixture *f, const HpTextStyle *style, const char *string,
                                 HpLength width, HpLineAlign align, const char *expected)
{
  const HpLineOptions options = options_of(width, align);
  g_autofree char *lines = broken(paragraph_of(f, string, style), &options);
  g_assert_cmpstr(lines, ==, expected);
}
