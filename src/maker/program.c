/* Which build of the program this is. */
#include "maker/tools.h"

#include <elf.h>
#include <link.h>
#include <string.h>

static gsize aligned(gsize size)
{
  return (size + 3) & ~(gsize)3;
}

/* The linker's digest of all that it linked (the note NT_GNU_BUILD_ID); NULL without one. */
static char *build_id_in(const guint8 *notes, gsize size)
{
  gsize at = 0;
  while (at + sizeof(ElfW(Nhdr)) <= size) {
    ElfW(Nhdr) header;
    memcpy(&header, notes + at, sizeof header);
    const gsize name = at + sizeof header, description = name + aligned(header.n_namesz);
    at = description + aligned(header.n_descsz);
    if (at > size)
      return NULL;
    if (header.n_type != NT_GNU_BUILD_ID || header.n_namesz != sizeof ELF_NOTE_GNU ||
        memcmp(notes + name, ELF_NOTE_GNU, sizeof ELF_NOTE_GNU) != 0)
      continue;
    GString *id = g_string_new(NULL);
    for (gsize i = 0; i < header.n_descsz; i++)
      g_string_append_printf(id, "%02x", notes[description + i]);
    return g_string_free(id, FALSE);
  }
  return NULL;
}

/* Of the file that this function was loaded from: the program, or a library that it is in. */
static gboolean is_ours(const struct dl_phdr_info *object)
{
  const ElfW(Addr) here = (ElfW(Addr))hp_program_build;
  for (guint i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
    const ElfW(Addr) start = object->dlpi_addr + segment->p_vaddr;
    if (segment->p_type == PT_LOAD && here >= start && here - start < segment->p_memsz)
      return TRUE;
  }
  return FALSE;
}

static int find_build_id(struct dl_phdr_info *object, size_t size, void *id)
{
  if (!is_ours(object))
    return 0;
  for (guint i = 0; *(char **)id == NULL && i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
    if (segment->p_type == PT_NOTE)
      *(char **)id =
          build_id_in((const guint8 *)(object->dlpi_addr + segment->p_vaddr), segment->p_memsz);
  }
  return 1;
}

char *hp_program_build(void)
{
  char *id = NULL;
  dl_iterate_phdr(find_build_id, &id);
  if (id != NULL)
    return id;
  const HpFileStamp stamp = hp_file_stamp(HP_PROGRAM_FILE);
  return g_strdup_printf("%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT, stamp.size, stamp.modified);
}
