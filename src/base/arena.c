/*
 * Arenas: a list of chunks, the newest first; an allocation too big for a chunk gets its own.
 *
 * Chunks that are released stay with the arena until it is freed: what else is allocated meanwhile
 * would settle in their place, and the heap grow by new ones.
 */
#include "base/base.h"

#include <string.h>

enum { CHUNK_SIZE = 64 * 1024, ALIGNMENT = 16 };

typedef struct Chunk Chunk;
struct Chunk {
  Chunk *older;
  gsize used, size;
  _Alignas(ALIGNMENT) char data[];
};

struct HpArena {
  Chunk *newest;
  Chunk *spare; /* of the usual size, to be used again */
  gsize size;   /* of the chunks in use */
};

static Chunk *take_spare(HpArena *arena)
{
  Chunk *chunk = arena->spare;
  if (chunk != NULL)
    arena->spare = chunk->older;
  return chunk;
}

static void add_chunk(HpArena *arena, gsize size)
{
  Chunk *chunk = size == CHUNK_SIZE ? take_spare(arena) : NULL;
  if (chunk == NULL)
    chunk = g_malloc(sizeof(Chunk) + size);
  chunk->older = arena->newest;
  chunk->used = 0;
  chunk->size = size;
  arena->newest = chunk;
  arena->size += size;
}

HpArena *hp_arena_new(void)
{
  return g_new0(HpArena, 1);
}

static void release_chunks_above(HpArena *arena, const Chunk *kept)
{
  while (arena->newest != kept) {
    Chunk *chunk = arena->newest;
    arena->newest = chunk->older;
    arena->size -= chunk->size;
    if (chunk->size != CHUNK_SIZE) {
      g_free(chunk);
      continue;
    }
    chunk->older = arena->spare;
    arena->spare = chunk;
  }
}

void hp_arena_free(HpArena *arena)
{
  if (arena == NULL)
    return;
  release_chunks_above(arena, NULL);
  for (Chunk *chunk = take_spare(arena); chunk != NULL; chunk = take_spare(arena))
    g_free(chunk);
  g_free(arena);
}

gpointer hp_arena_alloc(HpArena *arena, gsize size)
{
  const gsize padded = (size + ALIGNMENT - 1) & ~(gsize)(ALIGNMENT - 1);
  g_assert(padded >= size);
  if (arena->newest == NULL || arena->newest->size - arena->newest->used < padded)
    add_chunk(arena, MAX(padded, CHUNK_SIZE));
  Chunk *chunk = arena->newest;
  gpointer memory = chunk->data + chunk->used;
  chunk->used += padded;
  return memset(memory, 0, padded);
}

gpointer hp_arena_copy(HpArena *arena, gconstpointer data, gsize size)
{
  gpointer copy = hp_arena_alloc(arena, size);
  if (size > 0)
    memcpy(copy, data, size);
  return copy;
}

char *hp_arena_strndup(HpArena *arena, const char *string, gsize length)
{
  char *copy = hp_arena_alloc(arena, length + 1);
  if (length > 0)
    memcpy(copy, string, length);
  return copy;
}

char *hp_arena_strdup(HpArena *arena, const char *string)
{
  return string == NULL ? NULL : hp_arena_strndup(arena, string, strlen(string));
}

HpArenaMark hp_arena_mark(const HpArena *arena)
{
  const Chunk *chunk = arena->newest;
  return (HpArenaMark){.chunk = (gpointer)chunk, .used = chunk == NULL ? 0 : chunk->used};
}

void hp_arena_release(HpArena *arena, HpArenaMark mark)
{
  release_chunks_above(arena, mark.chunk);
  if (arena->newest != NULL)
    arena->newest->used = mark.used;
}

void hp_arena_reset(HpArena *arena)
{
  if (arena->newest == NULL)
    return;
  Chunk *oldest = arena->newest;
  while (oldest->older != NULL)
    oldest = oldest->older;
  release_chunks_above(arena, oldest);
  oldest->used = 0;
}

gsize hp_arena_size(const HpArena *arena)
{
  return arena->size;
}
