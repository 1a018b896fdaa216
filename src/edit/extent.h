/*
 * edit, private: where elements begin and end in the text of a file.
 *
 *   <meeting id="m1" date="2017-03-14">   …   </meeting>
 *   start                              content  content_end  end
 *
 * The text is one that the parser has read: what is looked for is where things are, not whether
 * they are right.
 */
#pragma once

#include <glib.h>

typedef struct {
  gsize start, content, content_end, end;
  gboolean is_empty; /* a single tag, <meeting/>: content and its end are where "/>" stands */
  char *name;        /* as it is written, with its prefix */
} HpElementExtent;

void hp_extent_clear(HpElementExtent *extent);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(HpElementExtent, hp_extent_clear)

/* The element whose tag begins at `start`. FALSE if there is none. */
gboolean hp_extent_at(const char *text, gsize size, gsize start, HpElementExtent *extent);
/* The outermost element of a file. */
gboolean hp_extent_of_root(const char *text, gsize size, HpElementExtent *extent);
/* The elements right in another, in order; of HpElementExtent. The caller's. */
GArray *hp_extents_in(const char *text, gsize size, const HpElementExtent *parent);
/* An attribute in a start tag: from the blanks before it to after its closing quotation mark. */
typedef struct {
  gsize start, value, value_end, end;
} HpAttributeExtent;

/* FALSE if the element has none of that name; then all are where one can be added: before the end
   of its start tag. */
gboolean hp_attribute_extent(const char *text, gsize size, const HpElementExtent *element,
                             const char *name, HpAttributeExtent *attribute);
/* Its name without the prefix; borrowed. */
const char *hp_extent_local_name(const HpElementExtent *extent);
