/* Words for people on standard output, wrapped to what they are read on. */
#include "cli/column.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define LEAST_WIDTH 40
#define GREATEST_WIDTH 100 /* longer lines are hard to read */
#define USUAL_WIDTH 80

HpColumn hp_column_new(void)
{
  struct winsize size = {0};
  const char *columns = g_getenv("COLUMNS"), *kind = g_getenv("TERM");
  const gboolean is_terminal = isatty(STDOUT_FILENO) == 1;
  int width = columns == NULL ? 0 : atoi(columns);
  if (is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    width = size.ws_col;
  return (HpColumn){(guint)CLAMP(width > 0 ? width : USUAL_WIDTH, LEAST_WIDTH, GREATEST_WIDTH),
                    is_terminal && g_getenv("NO_COLOR") == NULL && kind != NULL &&
                        strcmp(kind, "dumb") != 0};
}

static guint width_of(const char *text)
{
  guint width = 0;
  for (; *text != '\0'; text = g_utf8_next_char(text)) {
    const gunichar letter = g_utf8_get_char(text);
    width += g_unichar_iszerowidth(letter) ? 0 : g_unichar_iswide(letter) ? 2 : 1;
  }
  return width;
}

static void print_bold(const HpColumn *column, const char *text)
{
  printf(column->is_terminal ? "\033[1m%s\033[0m" : "%s", text);
}

void hp_column_heading(const HpColumn *column, const char *text)
{
  print_bold(column, text);
  putchar('\n');
}

/* Where the line is then. */
static guint print_label(const HpColumn *column, guint indent, const char *label)
{
  if (label == NULL)
    return 0;
  fputs("  ", stdout);
  print_bold(column, label);
  const guint at = 2 + width_of(label);
  if (at + 1 < indent)
    return at;
  putchar('\n');
  return 0;
}

void hp_column_words(const HpColumn *column, guint indent, const char *label, const char *words)
{
  guint at = print_label(column, indent, label);
  g_auto(GStrv) each = g_strsplit_set(words, " \t\r\n", -1);
  gboolean is_first = TRUE;
  for (guint i = 0; each[i] != NULL; i++) {
    const guint width = width_of(each[i]);
    if (width == 0)
      continue;
    const gboolean fits = is_first || at + 1 + width <= column->width;
    if (!fits)
      putchar('\n');
    if (is_first || !fits)
      printf("%*s%s", (int)(indent - (is_first ? at : 0)), "", each[i]);
    else
      printf(" %s", each[i]);
    at = is_first || !fits ? indent + width : at + 1 + width;
    is_first = FALSE;
  }
  putchar('\n');
}
