/*
 * cli, private: what a shell offers where somebody types a command.
 *
 *   handlingsplan complete build --view fol       (the words, the last one as far as it is typed)
 *
 * The options are those that the command itself parses: hp_parse_options hands its table over
 * where the first word after the command is HP_COMPLETE.
 *
 * What is printed: a line for each word that may stand there, with what it is after a tab; words
 * that end with "=" or "," go on. Then a line that begins with a colon: ":files" or ":folders",
 * where such may stand there too (":files xml pdf": with these endings), or ":nothing".
 */
#pragma once

#include "cli/cli.h"

#define HP_COMPLETE "--complete"

/* What is being typed. All is borrowed. */
typedef struct {
  const HpCommand *command;
  const GOptionEntry *entries;
  char *const *words; /* after the command; the last one is typed */
  int count;
} HpTyping;

/* Prints what may stand in the place of the last word. */
void hp_complete(const HpTyping *typing);
/* Prints a word, if what is typed may become it. `head` is what stands before it in the word. */
void hp_offer(const char *typed, const char *head, const char *word, const char *meaning);

/* Prints what a value of an option may be, or, where the option is NULL, an argument. `head` is
   what stands before it in the word that is typed: "--view="; `source` is the one that the line
   names, or NULL. */
void hp_offer_values(const HpTyping *typing, const char *option, const char *head,
                     const char *typed, const char *source);
