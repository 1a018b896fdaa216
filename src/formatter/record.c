/* The record as XML and back.
 *
 *   <record version="1" size="81234" sha256="…">
 *     <parameter name="view" value="plan"/>
 *     <part kind="library" name="cairo" value="1.16.0"/>
 *     <file name="plan.xml" sha256="…"/>
 *     <page content="…"/>
 *   </record>
 */
#include "formatter/record.h"

#include <string.h>

#define MAX_RECORD_ENTRIES 200000 /* entries of a record; error */

static void part_free(gpointer data)
{
  HpRecordPart *part = data;
  g_free(part->kind);
  g_free(part->name);
  g_free(part->value);
  g_free(part);
}

static void file_free(gpointer data)
{
  HpRecordFile *file = data;
  g_free(file->name);
  g_free(file->sha256);
  g_free(file);
}

static void page_free(gpointer data)
{
  HpRecordPage *page = data;
  g_free(page->content);
  g_free(page);
}

HpRecord *hp_record_new(void)
{
  HpRecord *record = g_new0(HpRecord, 1);
  record->parameters = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  record->parts = g_ptr_array_new_with_free_func(part_free);
  record->files = g_ptr_array_new_with_free_func(file_free);
  record->pages = g_ptr_array_new_with_free_func(page_free);
  return record;
}

void hp_record_free(HpRecord *record)
{
  if (record == NULL)
    return;
  g_hash_table_unref(record->parameters);
  g_ptr_array_unref(record->parts);
  g_ptr_array_unref(record->files);
  g_ptr_array_unref(record->pages);
  g_free(record->sha256);
  g_free(record);
}

void hp_record_set(HpRecord *record, const char *parameter, const char *value)
{
  if (value != NULL)
    g_hash_table_insert(record->parameters, g_strdup(parameter), g_strdup(value));
}

const char *hp_record_get(const HpRecord *record, const char *parameter)
{
  return g_hash_table_lookup(record->parameters, parameter);
}

void hp_record_add_part(HpRecord *record, const char *kind, const char *name, const char *value)
{
  HpRecordPart *part = g_new(HpRecordPart, 1);
  *part = (HpRecordPart){g_strdup(kind), g_strdup(name), g_strdup(value)};
  g_ptr_array_add(record->parts, part);
}

const char *hp_record_part(const HpRecord *record, const char *kind, const char *name)
{
  for (guint i = 0; i < record->parts->len; i++) {
    const HpRecordPart *part = g_ptr_array_index(record->parts, i);
    if (g_strcmp0(part->kind, kind) == 0 && strcmp(part->name, name) == 0)
      return part->value == NULL ? "" : part->value;
  }
  return NULL;
}

static void add_file(HpRecord *record, const char *name, const char *sha256)
{
  HpRecordFile *file = g_new(HpRecordFile, 1);
  *file = (HpRecordFile){g_strdup(name), g_strdup(sha256)};
  g_ptr_array_add(record->files, file);
}

void hp_record_add_file(HpRecord *record, const char *name, GBytes *bytes)
{
  g_autofree char *sha256 = hp_sha256_of_bytes(bytes);
  add_file(record, name, sha256);
}

void hp_record_add_page(HpRecord *record, const char *content)
{
  HpRecordPage *page = g_new(HpRecordPage, 1);
  *page = (HpRecordPage){g_strdup(content)};
  g_ptr_array_add(record->pages, page);
}

/* ---- Writing ------------------------------------------------------------------------------- */

static void append_element(GString *out, const char *element, const char *const *attributes)
{
  g_string_append_printf(out, "  <%s", element);
  for (; attributes[0] != NULL; attributes += 2) {
    if (attributes[1] == NULL)
      continue;
    g_autofree char *value = hp_escaped_for_xml(attributes[1], -1);
    g_string_append_printf(out, " %s=\"%s\"", attributes[0], value);
  }
  g_string_append(out, "/>\n");
}

static gint compare_strings(gconstpointer a, gconstpointer b)
{
  return strcmp(a, b);
}

static void append_parameters(GString *out, const HpRecord *record)
{
  GList *names = g_list_sort(g_hash_table_get_keys(record->parameters), compare_strings);
  for (const GList *name = names; name != NULL; name = name->next) {
    const char *value = hp_record_get(record, name->data);
    append_element(out, "parameter",
                   (const char *const[]){"name", name->data, "value", value, NULL});
  }
  g_list_free(names);
}

GBytes *hp_record_write(const HpRecord *record)
{
  GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_autofree char *sha256 = hp_escaped_for_xml(record->sha256 == NULL ? "" : record->sha256, -1);
  g_string_append_printf(
      out, "<record xmlns=\"%s\" version=\"1\" size=\"%" G_GUINT64_FORMAT "\" sha256=\"%s\">\n",
      HP_RECORD_NAMESPACE, record->size, sha256);
  append_parameters(out, record);
  for (guint i = 0; i < record->parts->len; i++) {
    const HpRecordPart *part = g_ptr_array_index(record->parts, i);
    append_element(
        out, "part",
        (const char *const[]){"kind", part->kind, "name", part->name, "value", part->value, NULL});
  }
  for (guint i = 0; i < record->files->len; i++) {
    const HpRecordFile *file = g_ptr_array_index(record->files, i);
    append_element(out, "file",
                   (const char *const[]){"name", file->name, "sha256", file->sha256, NULL});
  }
  for (guint i = 0; i < record->pages->len; i++) {
    const HpRecordPage *page = g_ptr_array_index(record->pages, i);
    append_element(out, "page", (const char *const[]){"content", page->content, NULL});
  }
  g_string_append(out, "</record>\n");
  return g_string_free_to_bytes(out);
}

/* ---- Reading ------------------------------------------------------------------------------- */

typedef struct {
  HpRecord *record;
  GHashTable *file_names; /* of those it has so far; borrowed from it */
  guint entries;
} RecordReading;

typedef struct {
  const char **names, **values;
} Attributes;

static const char *value_of(const Attributes *attributes, const char *name)
{
  for (guint i = 0; attributes->names[i] != NULL; i++)
    if (strcmp(attributes->names[i], name) == 0)
      return attributes->values[i];
  return NULL;
}

/* What an entry does not say is empty, and so differs from all that is known: somebody else may
   have written the record, and nothing that is compared with it is missing. */
static const char *said_of(const Attributes *attributes, const char *name)
{
  const char *value = value_of(attributes, name);
  return value == NULL ? "" : value;
}

static void start_record(HpRecord *record, const Attributes *attributes, GError **error)
{
  const char *size = value_of(attributes, "size");
  if (g_strcmp0(value_of(attributes, "xmlns"), HP_RECORD_NAMESPACE) != 0 ||
      g_strcmp0(value_of(attributes, "version"), "1") != 0) {
    g_set_error(error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT,
                _("the record is of a kind that this program does not know"));
    return;
  }
  if (size != NULL)
    g_ascii_string_to_unsigned(size, 10, 0, G_MAXUINT64, &record->size, NULL);
  g_free(record->sha256);
  record->sha256 = g_strdup(said_of(attributes, "sha256"));
}

/* Each file is looked at for each time that it is named. */
static void read_file(RecordReading *reading, const char *name, const Attributes *attributes,
                      GError **error)
{
  if (g_hash_table_contains(reading->file_names, name)) {
    g_set_error(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                _("the record names a file twice"));
    return;
  }
  add_file(reading->record, name, said_of(attributes, "sha256"));
  const HpRecordFile *file =
      g_ptr_array_index(reading->record->files, reading->record->files->len - 1);
  g_hash_table_add(reading->file_names, file->name);
}

static void on_start(GMarkupParseContext *context, const char *element, const char **names,
                     const char **values, gpointer user, GError **error)
{
  RecordReading *reading = user;
  HpRecord *record = reading->record;
  const Attributes attributes = {names, values};
  const char *name = value_of(&attributes, "name");
  if (++reading->entries > MAX_RECORD_ENTRIES)
    g_set_error(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                _("the record has more than %d entries"), MAX_RECORD_ENTRIES);
  else if (reading->entries == 1)
    start_record(record, &attributes, error);
  else if (strcmp(element, "page") == 0)
    hp_record_add_page(record, said_of(&attributes, "content"));
  else if (name == NULL)
    return;
  else if (strcmp(element, "parameter") == 0)
    hp_record_set(record, name, value_of(&attributes, "value"));
  else if (strcmp(element, "part") == 0)
    hp_record_add_part(record, said_of(&attributes, "kind"), name, said_of(&attributes, "value"));
  else if (strcmp(element, "file") == 0)
    read_file(reading, name, &attributes, error);
}

HpRecord *hp_record_read(GBytes *bytes, GError **error)
{
  static const GMarkupParser parser = {.start_element = on_start};
  gsize size = 0;
  const char *text = g_bytes_get_data(bytes, &size);
  if (size == 0 || size > HP_MAX_RECORD_BYTES) {
    g_set_error(error, G_MARKUP_ERROR, G_MARKUP_ERROR_EMPTY,
                _("the record is empty or larger than %d MB"), HP_MAX_RECORD_BYTES / (1024 * 1024));
    return NULL;
  }
  g_autoptr(HpRecord) record = hp_record_new();
  g_autoptr(GHashTable) file_names = g_hash_table_new(g_str_hash, g_str_equal);
  RecordReading reading = {record, file_names, 0};
  g_autoptr(GMarkupParseContext) context =
      g_markup_parse_context_new(&parser, G_MARKUP_IGNORE_QUALIFIED, &reading, NULL);
  if (!g_markup_parse_context_parse(context, text, (gssize)size, error) ||
      !g_markup_parse_context_end_parse(context, error))
    return NULL;
  return g_steal_pointer(&record);
}
