/* handlingsplan verify: builds a PDF's source again and compares. */
#include "cli/options.h"

static HpExit print_verdict(const char *path, const HpVerification *verification)
{
  static const struct {
    const char *words;
    HpExit status;
  } told[] = {
      [HP_VERDICT_IDENTICAL] = {N_("identical"), HP_EXIT_OK},
      [HP_VERDICT_SIGNED] = {N_("identical, with appended signatures"), HP_EXIT_OK},
      [HP_VERDICT_OTHER_TOOLS] = {N_("same content, other toolchain"), HP_EXIT_OTHER_TOOLS},
      [HP_VERDICT_SAME_PAGES] = {N_("same pages, written anew by another program"),
                                 HP_EXIT_OTHER_TOOLS},
      [HP_VERDICT_ALTERED] = {N_("altered"), HP_EXIT_BAD_INPUT},
  };
  printf("%s: %s\n", path, _(told[verification->verdict].words));
  for (guint i = 0; i < verification->reasons->len; i++)
    printf("  %s\n", (const char *)g_ptr_array_index(verification->reasons, i));
  return told[verification->verdict].status;
}

/* What is wrong with the file, or kept it from being looked at. */
static HpExit print_failure(const char *path, const HpVerification *verification)
{
  const gboolean unseen = verification->verdict == HP_VERDICT_UNSEEN;
  hp_diagnostics_print(verification->diagnostics, stderr);
  printf(unseen ? _("%s: not verified: %s\n") : _("%s: altered, or not made by this program: %s\n"),
         path, (const char *)g_ptr_array_index(verification->reasons, 0));
  for (guint i = 1; i < verification->reasons->len; i++)
    printf("  %s\n", (const char *)g_ptr_array_index(verification->reasons, i));
  return HP_EXIT_BAD_INPUT;
}

static HpExit verify_file(HpMaker *maker, const HpScratch *scratch, const char *path,
                          const char *source)
{
  HpProgressLine line = hp_progress_line_new(path);
  const HpVerifyRequest request = {.path = path,
                                   .source = source,
                                   .scratch = scratch,
                                   .progress = hp_show_progress,
                                   .progress_user = &line};
  g_autoptr(HpVerification) verification = hp_maker_verify(maker, &request);
  hp_progress_line_clear(&line);
  return verification->verdict <= HP_VERDICT_ALTERED ? print_verdict(path, verification)
                                                     : print_failure(path, verification);
}

/* What is bad weighs more than what is only made elsewhere. */
static HpExit worse(HpExit one, HpExit other)
{
  if (one == HP_EXIT_OK || other == HP_EXIT_OK)
    return MAX(one, other);
  return MIN(one, other);
}

static HpExit verify_all(const HpScratch *scratch, const char *source, int count, char **paths)
{
  g_autoptr(HpCommandMaker) maker = hp_command_maker();
  if (!hp_load_fonts(maker))
    return HP_EXIT_INTERNAL;
  HpExit status = HP_EXIT_OK;
  for (int i = 0; i < count; i++)
    status = worse(status, verify_file(maker, scratch, paths[i], source));
  fflush(stdout);
  fputs(
      _("This tells whether file and source belong together, not who made them; a signature tells "
        "that.\n"),
      stderr);
  return status;
}

static HpExit verify_guarded(const char *source, int count, char **paths)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HpScratch) scratch = hp_scratch_new(&error);
  if (scratch == NULL) {
    fprintf(stderr, "handlingsplan: %s\n", error->message);
    return HP_EXIT_BAD_INPUT;
  }
  HpInterruptGuard *guard = hp_interrupt_guard_of_scratch(scratch);
  const HpExit status = verify_all(scratch, source, count, paths);
  hp_interrupt_guard_free(guard);
  return status;
}

static HpExit run(int argc, char **argv)
{
  g_autofree char *source = NULL;
  const GOptionEntry entries[] = {{"source", 0, 0, G_OPTION_ARG_FILENAME, &source, NULL, NULL},
                                  {NULL}};
  if (!hp_parse_options(&hp_command_verify, entries, NULL, &argc, &argv))
    return HP_EXIT_USAGE;
  if (argc < 2)
    return hp_usage_error(&hp_command_verify, _("name a PDF."));
  return verify_guarded(source, argc - 1, argv + 1);
}

const HpCommand hp_command_verify = {
    .name = "verify",
    .arguments = N_("FILE.pdf… [--source SOURCE]"),
    .summary = N_("Build a PDF's source again and compare"),
    .help =
        N_("Takes the source out of a PDF, builds it again as it is on record (view, date),\n"
           "and says of each file:\n"
           "\n"
           "  identical                            every byte is the same\n"
           "  identical, with appended signatures  … and only signatures were added after it;\n"
           "                                       one that is seen may not cover anything\n"
           "  same content, other toolchain        other versions of the tools are installed\n"
           "                                       here, or another program has saved the file\n"
           "                                       anew; what was compared is told: words in\n"
           "                                       their order, letter shapes, pictures, links,\n"
           "                                       and where those stand alike, places, colours,\n"
           "                                       lines and areas. Where lines and pages break\n"
           "                                       is layout; words that cannot be seen are told\n"
           "  same pages, written anew by another  a program has drawn each page anew, as\n"
           "  program                              Ghostscript does: the same is seen; what is\n"
           "                                       lost of it is told\n"
           "  altered                              something differs; what, and on which page\n"
           "  not verified                         the file or SOURCE cannot be read or built;\n"
           "                                       or other stylesheets here may be why words\n"
           "                                       differ: use those that it was made with\n"
           "\n"
           "      --source=SOURCE  build this source instead of the one inside; where the source\n"
           "                       was written beside the PDF, which has been moved since,\n"
           "                       name the one in the folder NAME-source\n"
           "\n"
           "It shows that a file and a source belong together. It does not show who made them:\n"
           "anybody can build a PDF of another source. For that, sign the PDF; whether signatures\n"
           "are valid, programs for signing tell.\n"
           "\n"
           "Exit status: 0 identical (signatures or not), 1 altered, no PDF of this program, or\n"
           "not verified, 4 same content or pages. Of several files, the worst counts.\n"
           "\n"
           "Examples:\n"
           "  handlingsplan verify out/vasterbotten.pdf\n"
           "  handlingsplan verify bilaga.pdf --source sources/vasterbotten.xml\n"),
    .run = run,
};
