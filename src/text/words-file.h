/**
 * The file that a word list of the distribution is compiled to, and that is mapped into memory: an
 * automaton of least size that knows which words compounds are made of, and which part of one each
 * may be.
 *
 *        m ──► i ──► l ──► j ──► ö*          * ends a word: it may begin a compound,
 *              └───► n ──► …         └► n*     stand within or end one
 *
 * A node is the edges that lead on from it, one after the other, up to the one that is the last.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HP_WORDS_MAGIC "hpwords1"

typedef struct {
  char magic[8];
  guint32 byte_order;    /* HP_WORDS_BYTE_ORDER, if it was compiled on a machine like this */
  guint32 n_edges;       /* those after this header; the first is none */
  guint32 root;          /* the first edge of the first node */
  guint32 shortest_part; /* letters of a part of a compound, at least */
  char source[32];       /* name of the list that was compiled; ends with a NUL */
  char sha256[72];       /* of the list and what goes with it, in hexadecimal; ends with a NUL */
} HpWordsHeader;

#define HP_WORDS_BYTE_ORDER 0x01020304u

/** What a word of the list may be. */
enum {
  HP_WORD_BEGINS = 1, /* a compound */
  HP_WORD_WITHIN = 2, /* may stand within one */
  HP_WORD_ENDS = 4,   /* may end one */
  HP_WORD_STANDS = 8, /* stands by itself; nothing is said of compounds that begin with it */
};

/* An edge: │ target 19 │ flags 4 │ last 1 │ byte 8 │ */
#define HP_WORDS_MOST_EDGES (1u << 19)

static inline guint32 hp_words_edge(guint8 byte, gboolean last, guint flags, guint32 target)
{
  return target << 13 | flags << 9 | (last ? 1u << 8 : 0) | byte;
}

static inline guint8 hp_words_edge_byte(guint32 edge)
{
  return (guint8)edge;
}

static inline gboolean hp_words_edge_is_last(guint32 edge)
{
  return (edge >> 8 & 1) != 0;
}

static inline guint hp_words_edge_flags(guint32 edge)
{
  return edge >> 9 & 15;
}

/** The first edge of the node it leads to; 0: nothing goes on. */
static inline guint32 hp_words_edge_target(guint32 edge)
{
  return edge >> 13;
}

G_END_DECLS
