/*
 * target: what a fuzz target is, and what all of them need.
 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

/** Changes something in an element, or nothing where it does not apply. */
typedef void (*HpFuzzStep)(xmlNode *element, GRand *random);

typedef struct {
  const char *name;  /* "fo": its dictionary is fo.dict */
  gboolean is_xml;   /* its inputs are changed as trees; else byte by byte */
  HpFuzzStep change; /* what only those know who know the language; NULL: nobody does */
} HpFuzzTarget;

/** What a target defines, besides LLVMFuzzerTestOneInput(), which libFuzzer calls. */
extern const HpFuzzTarget hp_fuzz_target;
int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

/** A path below the root of the source tree; the caller's. */
char *hp_fuzz_source_path(const char *relative);
/** Gives an element an attribute by its qualified name: that of an extension of XSL-FO is in the
    namespace of its prefix. */
void hp_fuzz_set_attribute(xmlNode *element, const char *name, const char *value);
/** Changes an element of XSL-FO: another object in it, where and as one may stand there, or a value
    for one of the properties that there are. */
void hp_fuzz_change_fo(xmlNode *element, GRand *random);
