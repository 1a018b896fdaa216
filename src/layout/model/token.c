/* Tokens: where the rest of an object begins. */
#include "layout/model/break.h"

HpToken *hp_token_new(HpArena *arena, const HpFo *fo, guint index, const HpToken *inner)
{
  HpToken *token = hp_arena_new0(arena, HpToken);
  token->fo = fo;
  token->index = index;
  token->inner = inner;
  return token;
}

const HpToken *hp_token_copy(HpArena *arena, const HpToken *token)
{
  if (token == NULL)
    return NULL;
  if (token->copy != NULL)
    return token->copy(arena, token);
  HpToken *copy = hp_arena_copy(arena, token, sizeof *token);
  copy->inner = hp_token_copy(arena, token->inner);
  return copy;
}
