#include "lay-out.h"

#include "target.h"

/* Fonts take long to find: once for the whole run. */
static HpText *text_of_this_run(void)
{
  static HpText *text;
  g_autofree char *fonts = hp_fuzz_source_path("fonts/fonts.conf");
  g_autoptr(GError) error = NULL;
  if (text == NULL)
    text = hp_text_new(fonts, &error);
  if (text == NULL)
    g_error("%s", error->message);
  return text;
}

static const HpFoVocabulary *vocabulary_of_this_run(void)
{
  static HpFoVocabulary *vocabulary;
  if (vocabulary == NULL)
    vocabulary = hp_fo_vocabulary_new();
  return vocabulary;
}

static HpPictureTrials *trials_of_this_run(void)
{
  static HpPictureTrials *trials;
  g_autofree char *fonts = hp_fuzz_source_path("fonts/fonts.conf");
  if (trials == NULL)
    trials = hp_picture_trials_new(NULL, fonts);
  return trials;
}

/* Not by the lowest bit: another choice goes by that (fuzz-format.c). */
gboolean hp_fuzz_is_lenient(gsize size)
{
  return (size & 2) != 0;
}

HpFuzzPages hp_fuzz_lay_out(const xmlDoc *document, gboolean lenient, GString *areas)
{
  g_autofree char *folder = hp_fuzz_source_path("tests/fuzz/seeds/picture");
  HpFuzzPages laid = {.diagnostics = hp_diagnostics_new(), .gate = hp_gate_new(folder)};
  hp_diagnostics_set_lenient(laid.diagnostics, lenient);
  laid.graphics = hp_graphics_new(folder, laid.gate);
  hp_graphics_set_trials(laid.graphics, trials_of_this_run());
  laid.tree = hp_fo_tree_new_with(document, vocabulary_of_this_run(), laid.diagnostics);
  const HpLayoutOptions options = {.text = text_of_this_run(),
                                   .graphics = laid.graphics,
                                   .diagnostics = laid.diagnostics,
                                   .areas = areas};
  laid.pages = laid.tree == NULL ? NULL : hp_layout(laid.tree, &options);
  return laid;
}

void hp_fuzz_pages_clear(HpFuzzPages *laid)
{
  g_clear_pointer(&laid->pages, hp_pages_free);
  hp_fo_tree_free(laid->tree);
  hp_graphics_free(laid->graphics);
  hp_gate_free(laid->gate);
  hp_diagnostics_free(laid->diagnostics);
}
