/* The parts of a ZIP, unpacked within bounds. */
#include "import/readers.h"

#include "xml/xml.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>
#include <string.h>

#define MAX_PARTS 10000 /* parts of a file that is imported; error */

/* Pictures, fonts, themes and settings are not read. */
static gboolean is_needed(const char *name)
{
  static const char *const folders[] = {
      "word/",       "xl/",        "docProps/core.xml", "_rels/.rels",
      "content.xml", "styles.xml", "meta.xml",          "META-INF/manifest.xml"};
  if ((!g_str_has_suffix(name, ".xml") && !g_str_has_suffix(name, ".rels")) ||
      strstr(name, "/theme/") != NULL || strstr(name, "/glossary/") != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(folders); i++)
    if (g_str_has_prefix(name, folders[i]))
      return TRUE;
  return FALSE;
}

static gboolean set_damaged(struct archive *archive, GError **error)
{
  const char *why = archive_error_string(archive);
  g_set_error(error, HP_IMPORT_ERROR, HP_IMPORT_DAMAGED,
              _("It is damaged or not complete (%s); open it in the program that made it, and save "
                "it again."),
              why == NULL ? "" : why);
  return FALSE;
}

static gboolean set_too_large(GError **error)
{
  g_set_error(error, HP_IMPORT_ERROR, HP_IMPORT_TOO_LARGE,
              _("It unpacks to more than %d MiB; a plan is far smaller."),
              HP_MAX_UNPACKED_BYTES / (1024 * 1024));
  return FALSE;
}

/* One part, and what that leaves of the room. */
static GBytes *unpack(struct archive *archive, gsize *room, GError **error)
{
  g_autoptr(GByteArray) data = g_byte_array_new();
  guint8 buffer[64 * 1024];
  for (;;) {
    const la_ssize_t n = archive_read_data(archive, buffer, sizeof buffer);
    if (n == 0)
      return g_byte_array_free_to_bytes(g_steal_pointer(&data));
    if (n < 0) {
      set_damaged(archive, error);
      return NULL;
    }
    if ((gsize)n > *room) {
      set_too_large(error);
      return NULL;
    }
    *room -= (gsize)n;
    g_byte_array_append(data, buffer, (guint)n);
  }
}

static gboolean read_parts(struct archive *archive, GHashTable *parts, GError **error)
{
  gsize room = HP_MAX_UNPACKED_BYTES;
  struct archive_entry *entry = NULL;
  for (guint n = 0;; n++) {
    const int status = archive_read_next_header(archive, &entry);
    if (status == ARCHIVE_EOF)
      return TRUE;
    if (status < ARCHIVE_WARN)
      return set_damaged(archive, error);
    if (n >= MAX_PARTS)
      return set_too_large(error);
    const char *name = archive_entry_pathname(entry);
    if (name == NULL || !is_needed(name) || g_hash_table_contains(parts, name))
      continue;
    if (archive_entry_is_encrypted(entry)) {
      g_set_error(error, HP_IMPORT_ERROR, HP_IMPORT_NOT_KNOWN,
                  _("It is protected by a password; save it without one."));
      return FALSE;
    }
    g_autofree char *key = g_strdup(name);
    GBytes *part = unpack(archive, &room, error);
    if (part == NULL)
      return FALSE;
    g_hash_table_insert(parts, g_steal_pointer(&key), part);
  }
}

GHashTable *hp_container_read(GBytes *bytes, GError **error)
{
  g_autoptr(GHashTable) parts =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  gsize size = 0;
  gconstpointer data = g_bytes_get_data(bytes, &size);
  struct archive *archive = archive_read_new();
  archive_read_support_format_zip(archive);
  const gboolean good = archive_read_open_memory(archive, data, size) == ARCHIVE_OK
                            ? read_parts(archive, parts, error)
                            : set_damaged(archive, error);
  archive_read_free(archive);
  return good ? g_steal_pointer(&parts) : NULL;
}

typedef struct {
  gboolean is_open;
  guint values, names; /* equals signs, and words that are in no value: HTML needs none */
  char before, quote;  /* the last that is no space; what a value ends with that is being read */
} Tag;

static void read_in_tag(Tag *tag, char c, char previous)
{
  if (tag->quote != 0) {
    tag->quote = c == tag->quote ? 0 : tag->quote;
    return;
  }
  if (tag->before == '=' && (c == '"' || c == '\''))
    tag->quote = c;
  else if (c == '>')
    tag->is_open = FALSE;
  if (g_ascii_isspace(c))
    return;
  tag->names += g_ascii_isspace(previous) ? 1 : 0;
  tag->before = c;
}

/* A parser compares each attribute with all others of its element. */
static gboolean has_crowded_element(const char *data, gsize size)
{
  Tag tag = {0};
  for (gsize i = 0; i < size; i++) {
    if (data[i] == '<')
      tag = (Tag){.is_open = i + 1 < size && g_ascii_isalpha(data[i + 1])};
    else if (tag.is_open)
      read_in_tag(&tag, data[i], data[i - 1]);
    tag.values += data[i] == '=' ? 1 : 0;
    if (MAX(tag.values, tag.names) > HP_MAX_IMPORTED_ATTRIBUTES)
      return TRUE;
  }
  return FALSE;
}

/* Elements and attributes take many times their bytes as a tree. */
gboolean hp_is_sparse(const char *data, gsize size, GError **error)
{
  guint marks = 0;
  for (gsize i = 0; i < size; i++)
    marks += data[i] == '<' || data[i] == '=' ? 1 : 0;
  if (marks > HP_MAX_IMPORTED_MARKS)
    g_set_error(error, HP_IMPORT_ERROR, HP_IMPORT_TOO_LARGE,
                _("It has more than %d elements and attributes; a plan is far smaller."),
                HP_MAX_IMPORTED_MARKS);
  else if (has_crowded_element(data, size))
    g_set_error(error, HP_IMPORT_ERROR, HP_IMPORT_TOO_LARGE,
                _("An element in it has more than %d attributes; a plan has far fewer."),
                HP_MAX_IMPORTED_ATTRIBUTES);
  else
    return TRUE;
  return FALSE;
}

/* No such part ever declares a document type: who writes one is after entities. */
xmlDoc *hp_container_xml(GHashTable *parts, const char *name, GError **error)
{
  GBytes *part = g_hash_table_lookup(parts, name);
  if (part == NULL)
    return NULL;
  gsize size = 0;
  const char *data = g_bytes_get_data(part, &size);
  if (!hp_is_sparse(data, size, error))
    return NULL;
  xmlDoc *document = size > G_MAXINT ? NULL
                                     : xmlReadMemory(data, (int)size, NULL, NULL,
                                                     XML_PARSE_NONET | XML_PARSE_NOERROR |
                                                         XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
  if (document != NULL && document->intSubset == NULL && hp_is_shallow(document, error))
    return document;
  if (document == NULL)
    g_set_error(
        error, HP_IMPORT_ERROR, HP_IMPORT_DAMAGED,
        _("Its part \"%s\" cannot be read; open it in the program that made it, and save it "
          "again."),
        name);
  else if (document->intSubset != NULL)
    g_set_error(
        error, HP_IMPORT_ERROR, HP_IMPORT_DAMAGED,
        _("Its part \"%s\" declares a document type, as no such file does; it is not read."), name);
  xmlFreeDoc(document);
  return NULL;
}

char *hp_container_main_part(GHashTable *parts)
{
  xmlDoc *relations = hp_container_xml(parts, "_rels/.rels", NULL);
  const xmlNode *root = relations == NULL ? NULL : xmlDocGetRootElement(relations);
  char *part = NULL;
  for (const xmlNode *node = root == NULL ? NULL : root->children; node != NULL && part == NULL;
       node = node->next) {
    const char *type = hp_is_named(node, "Relationship") ? hp_any_attribute(node, "Type") : NULL;
    const char *target = type == NULL ? NULL : hp_any_attribute(node, "Target");
    if (target != NULL && g_str_has_suffix(type, "/officeDocument"))
      part = g_strdup(target + (*target == '/' ? 1 : 0));
  }
  xmlFreeDoc(relations);
  return part;
}

void hp_container_read_title(GHashTable *parts, const char *name, HpOfficeText *document)
{
  xmlDoc *part = hp_container_xml(parts, name, NULL);
  xmlNode *root = part == NULL ? NULL : xmlDocGetRootElement(part);
  for (xmlNode *node = NULL;
       document->title == NULL && (node = hp_next_of(node, root, "title")) != NULL;) {
    g_autofree char *words = hp_text_in(node);
    g_autofree char *title = hp_collapsed(words);
    if (*title != '\0')
      document->title = g_steal_pointer(&title);
  }
  xmlFreeDoc(part);
}

char *hp_container_relations(const char *part)
{
  g_autofree char *folder = g_path_get_dirname(part), *name = g_path_get_basename(part);
  return g_strdup_printf("%s/_rels/%s.rels", folder, name);
}

/* "../comments1.xml", from a part in xl/worksheets, is xl/comments1.xml. */
char *hp_container_target(const char *part, const char *target)
{
  if (*target == '/')
    return g_strdup(target + 1);
  g_autofree char *folder = g_path_get_dirname(part);
  while (g_str_has_prefix(target, "../")) {
    char *above = g_path_get_dirname(folder);
    g_free(folder);
    folder = above;
    target += strlen("../");
  }
  return strcmp(folder, ".") == 0 ? g_strdup(target) : g_build_filename(folder, target, NULL);
}
