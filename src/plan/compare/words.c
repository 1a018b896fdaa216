/* Marks which words of a text are new, and which are gone. */
#include "plan/compare/words.h"
#include "plan/compare/alike.h"
#include "plan/resolve/computed.h"

#include <string.h>

#define MAX_COMPARED_WORDS                                                                         \
  2000 /* words of a text that are compared one by one; of longer ones all are new */

/* A word where it stands; what follows it up to the next is not in it. */
typedef struct {
  xmlNode *text;
  gsize start, length;
  gboolean is_kept; /* it is in the other text, too */
} Word;

#define SPACE " \t\r\n"
#define PUNCTUATION ".,:;!?)"

/* How much of what is up to the next space, or all of it, is a word: what ends a sentence or a part
   of one is one by itself. */
static gsize length_of_word(const char *content)
{
  const gsize all = strcspn(content, SPACE);
  gsize length = all;
  while (length > 0 && strchr(PUNCTUATION, content[length - 1]) != NULL)
    length--;
  return length == 0 ? all : length;
}

static void add_words_of_text(GArray *words, xmlNode *text)
{
  const char *content = (const char *)text->content;
  for (gsize at = strspn(content, SPACE); content[at] != '\0'; at += strspn(content + at, SPACE)) {
    const Word word = {text, at, length_of_word(content + at), FALSE};
    g_array_append_val(words, word);
    at += word.length;
  }
}

/* Whether nothing stands between it and the word before it. */
static gboolean follows_closely(const GArray *words, guint i)
{
  const Word *word = &g_array_index(words, Word, i);
  const Word *before = i == 0 ? word : word - 1;
  return before != word && before->text == word->text &&
         before->start + before->length == word->start;
}

/* Words that are not the text's own are passed over: notes, and what is computed. */
static gboolean is_apart(const xmlNode *node)
{
  return hp_is_named(node, "footnote") || hp_is_in_namespace(node, HP_RESOLVED_NAMESPACE);
}

/* As deep as elements are nested, which reading bounds. */
static void add_words(GArray *words, const xmlNode *element)
{
  for (xmlNode *child = element->children; child != NULL; child = child->next)
    if (hp_is_text(child))
      add_words_of_text(words, child);
    else if (child->type == XML_ELEMENT_NODE && !is_apart(child))
      add_words(words, child);
}

static GArray *words_of(const xmlNode *element)
{
  GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));
  if (element != NULL)
    add_words(words, element);
  return words;
}

/* ---- Which are in both --------------------------------------------------------------------- */

static Word *word_at(const GArray *words, guint i)
{
  return &g_array_index(words, Word, i);
}

static gboolean same_word(const Word *a, const Word *b)
{
  return a->length == b->length &&
         memcmp((const char *)a->text->content + a->start,
                (const char *)b->text->content + b->start, a->length) == 0;
}

static void keep(const GArray *then, guint i, const GArray *now, guint j)
{
  word_at(then, i)->is_kept = TRUE;
  word_at(now, j)->is_kept = TRUE;
}

/* What is left between the beginnings and the ends that are alike. */
typedef struct {
  const GArray *then, *now;
  guint first, n_then, n_now; /* the same number of words before it on both sides */
} Middle;

static Middle keep_ends(const GArray *then, const GArray *now)
{
  guint first = 0, n = then->len, m = now->len;
  while (first < MIN(n, m) && same_word(word_at(then, first), word_at(now, first))) {
    keep(then, first, now, first);
    first++;
  }
  while (n > first && m > first && same_word(word_at(then, n - 1), word_at(now, m - 1))) {
    keep(then, n - 1, now, m - 1);
    n--;
    m--;
  }
  return (Middle){then, now, first, n - first, m - first};
}

/* How long the longest common sequence is of what begins at a word of each. */
static guint16 *common_lengths(const Middle *middle)
{
  const gsize width = middle->n_now + 1;
  guint16 *lengths = g_new0(guint16, (middle->n_then + 1) * width);
  for (guint i = middle->n_then; i-- > 0;)
    for (guint j = middle->n_now; j-- > 0;) {
      const gboolean same = same_word(word_at(middle->then, middle->first + i),
                                      word_at(middle->now, middle->first + j));
      const guint16 down = lengths[(i + 1) * width + j], right = lengths[i * width + j + 1];
      lengths[i * width + j] =
          same ? (guint16)(lengths[(i + 1) * width + j + 1] + 1) : MAX(down, right);
    }
  return lengths;
}

static void keep_common(const Middle *middle)
{
  const gsize width = middle->n_now + 1;
  g_autofree guint16 *lengths = common_lengths(middle);
  for (guint i = 0, j = 0; i < middle->n_then && j < middle->n_now;) {
    const guint a = middle->first + i, b = middle->first + j;
    if (same_word(word_at(middle->then, a), word_at(middle->now, b))) {
      keep(middle->then, a, middle->now, b);
      i++;
      j++;
    } else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])
      i++;
    else
      j++;
  }
}

static void find_kept(const GArray *then, const GArray *now)
{
  const Middle middle = keep_ends(then, now);
  if (middle.n_then <= MAX_COMPARED_WORDS && middle.n_now <= MAX_COMPARED_WORDS)
    keep_common(&middle);
}

static gboolean share_words(const xmlNode *one, const xmlNode *other)
{
  g_autoptr(GArray) words = words_of(one), others = words_of(other);
  guint kept = 0;
  find_kept(words, others);
  for (guint i = 0; i < words->len; i++)
    kept += word_at(words, i)->is_kept;
  return kept > 0 && 2 * kept >= MIN(words->len, others->len);
}

/* ---- Marking ------------------------------------------------------------------------------- */

/* A text of now that is written anew, word by word, before its place. */
typedef struct {
  const GArray *then, *now;
  guint looked_at; /* words of then that are behind us */
  gboolean with_gone;
  xmlNode *place; /* stands where the text stood */
  xmlNode *mark;  /* of the new words that come one after the other; NULL: the last one was kept */
} Marking;

static xmlNode *new_mark(const Marking *marking, const char *name)
{
  xmlNode *mark = hp_computed_add(marking->place, name);
  xmlUnlinkNode(mark);
  return xmlAddPrevSibling(marking->place, mark);
}

/* Texts become one, as in what is read: a stylesheet strips a space that is a text of its own. */
static void write_text(const Marking *marking, const char *content, gsize length)
{
  if (length == 0)
    return;
  xmlNode *before = marking->mark == NULL ? marking->place->prev : NULL;
  if (before != NULL && before->type == XML_TEXT_NODE) {
    xmlNodeAddContentLen(before, (const xmlChar *)content, (int)length);
    return;
  }
  xmlNode *text = xmlNewDocTextLen(marking->place->doc, (const xmlChar *)content, (int)length);
  if (marking->mark != NULL)
    xmlAddChild(marking->mark, text);
  else
    xmlAddPrevSibling(marking->place, text);
}

/* The words of then that are gone, up to the next that is kept; the caller's, NULL if there are
   none. */
static char *take_gone(Marking *marking)
{
  GString *gone = g_string_new(NULL);
  for (; marking->looked_at < marking->then->len; marking->looked_at++) {
    const Word *word = word_at(marking->then, marking->looked_at);
    if (word->is_kept)
      break;
    if (gone->len > 0 && !follows_closely(marking->then, marking->looked_at))
      g_string_append_c(gone, ' ');
    g_string_append_len(gone, (const char *)word->text->content + word->start,
                        (gssize)word->length);
  }
  return g_string_free(gone, gone->len == 0);
}

/* Whether there were any. */
static gboolean write_gone(Marking *marking)
{
  g_autofree char *gone = take_gone(marking);
  if (gone == NULL || !marking->with_gone)
    return FALSE;
  xmlNode *mark = new_mark(marking, "deleted");
  xmlAddChild(mark, xmlNewDocText(mark->doc, (const xmlChar *)gone));
  return TRUE;
}

/* With the space before it, which is new where both sides of it are. */
static void write_word(Marking *marking, const Word *word, const char *space, gsize length)
{
  if (word->is_kept)
    marking->mark = NULL;
  write_text(marking, space, length);
  const gboolean is_close = length == 0 && word->start > 0;
  if (marking->mark == NULL && write_gone(marking) && !is_close)
    write_text(marking, " ", 1);
  if (word->is_kept)
    marking->looked_at++;
  else if (marking->mark == NULL)
    marking->mark = new_mark(marking, "inserted");
  write_text(marking, (const char *)word->text->content + word->start, word->length);
}

/* The words of one text, from the first; the place is left where it ended. Returns the first word
   of another text. */
static guint write_words(Marking *marking, guint first)
{
  xmlNode *text = word_at(marking->now, first)->text;
  const char *content = (const char *)text->content;
  gsize at = 0;
  guint i = first;
  for (; i < marking->now->len && word_at(marking->now, i)->text == text; i++) {
    const Word *word = word_at(marking->now, i);
    write_word(marking, word, content + at, word->start - at);
    at = word->start + word->length;
  }
  marking->mark = NULL;
  if (i == marking->now->len && marking->with_gone && marking->looked_at < marking->then->len) {
    write_text(marking, " ", 1);
    write_gone(marking);
  }
  write_text(marking, content + at, strlen(content + at));
  return i;
}

/* All of then is gone. */
static void mark_empty(Marking *marking, xmlNode *now)
{
  marking->place = hp_computed_add(now, "inserted");
  write_gone(marking);
  xmlUnlinkNode(marking->place);
  xmlFreeNode(marking->place);
}

/* Texts are kept until all is written: the words are in them. */
static void mark_all(Marking *marking)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func((GDestroyNotify)xmlFreeNode);
  for (guint i = 0; i < marking->now->len;) {
    xmlNode *text = word_at(marking->now, i)->text;
    marking->place = hp_computed_add(text->parent, "inserted");
    xmlReplaceNode(text, marking->place);
    g_ptr_array_add(texts, text);
    i = write_words(marking, i);
    xmlUnlinkNode(marking->place);
    xmlFreeNode(marking->place);
  }
}

void hp_mark_words(const xmlNode *then, xmlNode *now, gboolean with_gone)
{
  g_autoptr(GArray) before = words_of(then), after = words_of(now);
  find_kept(before, after);
  Marking marking = {.then = before, .now = after, .with_gone = with_gone};
  if (after->len == 0)
    mark_empty(&marking, now);
  else
    mark_all(&marking);
}

guint hp_find_like(const GPtrArray *then, guint from, const xmlNode *element)
{
  for (guint i = from; i < then->len; i++)
    if (hp_elements_alike(then->pdata[i], element))
      return i;
  for (guint i = from; i < then->len; i++)
    if (share_words(then->pdata[i], element))
      return i;
  return then->len;
}
