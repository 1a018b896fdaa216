/* From the text of a value to a trait, by the type the table gives the property. */
#include "fo/object/object.h"
#include "fo/property/refinement.h"

#include <math.h>
#include <string.h>

static const char *a_length(void)
{
  return _("a length such as 10pt");
}

static const char *a_number(void)
{
  return _("a whole number");
}

static const char *a_color(void)
{
  return _("a colour such as navy or #336699");
}

gboolean hp_refine_evaluate(HpRefinement *refinement, HpSlice text, HpValue *value,
                            const char *expected)
{
  g_autofree char *reason = NULL;
  if (hp_expression_evaluate(&refinement->scope, text, value, &reason))
    return TRUE;
  g_autofree char *whole = g_strdup_printf(_("%s (%s)"), expected, reason);
  return hp_refine_bad_value(refinement, whole);
}

/* ---- From expression values ---------------------------------------------------------------- */

gboolean hp_value_is_keyword(const HpValue *value, const HpKeyword *keywords, int *found)
{
  if (value->kind != HP_VALUE_KEYWORD)
    return FALSE;
  for (; keywords != NULL && keywords->name != NULL; keywords++)
    if (hp_slice_is((HpSlice){value->text, value->length}, keywords->name)) {
      *found = keywords->value;
      return TRUE;
    }
  return FALSE;
}

gboolean hp_value_to_length(const HpValue *value, HpLength *length)
{
  if (value->kind != HP_VALUE_NUMERIC || value->percent != 0 || value->columns != 0)
    return FALSE;
  *length = hp_bounded_length(value->number);
  return TRUE;
}

/* Floats keep only so much: beyond it, neither parts of a page nor columns mean anything. */
static float bounded_percent(double percent)
{
  return (float)CLAMP(percent, -1e9, 1e9);
}

static gboolean value_to_dimension(const HpValue *value, const HpKeyword *keywords,
                                   HpDimension *dimension)
{
  int unit;
  if (hp_value_is_keyword(value, keywords, &unit)) {
    *dimension = (HpDimension){.unit = (HpUnit)unit};
    return TRUE;
  }
  /* A dimension keeps percentages and columns in one place. */
  if (value->kind != HP_VALUE_NUMERIC || (value->columns != 0 && value->percent != 0))
    return FALSE;
  *dimension = (HpDimension){.length = hp_bounded_length(value->number)};
  if (value->columns != 0) {
    dimension->unit = HP_UNIT_COLUMNS;
    dimension->percent = bounded_percent(value->columns * 100);
  } else
    dimension->percent = bounded_percent(value->percent);
  return TRUE;
}

gboolean hp_parse_dimension(HpRefinement *refinement, HpSlice text, const HpKeyword *keywords,
                            HpDimension *dimension)
{
  HpValue value;
  if (!hp_refine_evaluate(refinement, text, &value, a_length()))
    return FALSE;
  if (!value_to_dimension(&value, keywords, dimension))
    return hp_refine_bad_keyword(refinement, keywords, text, a_length());
  hp_warn_of_unit_and_size(refinement, &value);
  return TRUE;
}

/* ---- Simple types -------------------------------------------------------------------------- */

static gboolean parse_enum(HpRefinement *refinement, HpSlice text, int *field)
{
  const HpKeyword *keywords = refinement->property->keywords;
  for (const HpKeyword *keyword = keywords; keyword->name != NULL; keyword++)
    if (hp_slice_is(text, keyword->name)) {
      *field = keyword->value;
      return TRUE;
    }
  HpValue value;
  const gboolean called = memchr(text.text, '(', text.length) != NULL;
  if (called && !hp_refine_evaluate(refinement, text, &value, _("a keyword")))
    return FALSE;
  if (called && hp_value_is_keyword(&value, keywords, field))
    return TRUE;
  return hp_refine_bad_keyword(refinement, keywords, text, NULL);
}

static gboolean parse_whole_number(HpRefinement *refinement, HpSlice text,
                                   const HpKeyword *keywords, double least, int *field)
{
  HpValue value;
  if (!hp_refine_evaluate(refinement, text, &value, a_number()))
    return FALSE;
  if (hp_value_is_keyword(&value, keywords, field))
    return TRUE;
  if (value.kind != HP_VALUE_NUMERIC || value.power != 0)
    return hp_refine_bad_keyword(refinement, keywords, text, a_number());
  *field = (int)CLAMP(floor(value.number + 0.5), least, 1e9);
  return TRUE;
}

static gboolean parse_integer(HpRefinement *refinement, HpSlice text, int *field)
{
  return parse_whole_number(refinement, text, refinement->property->keywords, -1e9, field);
}

static gboolean parse_length(HpRefinement *refinement, HpSlice text, HpLength *field)
{
  HpValue value;
  if (!hp_refine_evaluate(refinement, text, &value, a_length()))
    return FALSE;
  if (!hp_value_to_length(&value, field))
    return hp_refine_bad_value(refinement, a_length());
  hp_warn_of_unit_and_size(refinement, &value);
  return TRUE;
}

static gboolean parse_line_width(HpRefinement *refinement, HpSlice text, HpLength *field)
{
  static const HpKeyword widths[] = {
      {"thin", HP_POINT / 2}, {"medium", HP_POINT}, {"thick", 2 * HP_POINT}, {NULL, 0}};
  HpValue value;
  if (!hp_refine_evaluate(refinement, text, &value, a_length()))
    return FALSE;
  if (hp_value_is_keyword(&value, widths, field))
    return TRUE;
  if (!hp_value_to_length(&value, field) || *field < 0)
    return hp_refine_bad_keyword(refinement, widths, text, a_length());
  hp_warn_of_unit_and_size(refinement, &value);
  return TRUE;
}

static gboolean parse_color(HpRefinement *refinement, HpSlice text, HpColor *field)
{
  if (hp_color_by_name(text, field))
    return TRUE;
  if (hp_slice_is(text, "currentColor")) {
    *field = refinement->traits->inherited.color;
    return TRUE;
  }
  HpValue value;
  if (!hp_refine_evaluate(refinement, text, &value, a_color()))
    return FALSE;
  if (value.kind != HP_VALUE_COLOR)
    return hp_refine_bad_value(refinement, a_color());
  *field = value.color;
  return TRUE;
}

static gboolean parse_string(HpRefinement *refinement, HpSlice text, const char **field)
{
  text = hp_slice_unquoted(text);
  if (hp_slice_is(text, "none") || text.length == 0) {
    *field = NULL;
    return TRUE;
  }
  *field = hp_refiner_intern(refinement->refiner, text);
  return TRUE;
}

static gboolean parse_uri(HpRefinement *refinement, HpSlice text, const char **field)
{
  const HpSlice uri = hp_slice_of_uri(text);
  if (hp_slice_is(text, "none") || uri.length == 0) {
    *field = NULL;
    return TRUE;
  }
  *field = hp_refiner_intern(refinement->refiner, uri);
  return TRUE;
}

static gboolean parse_character(HpRefinement *refinement, HpSlice text, gunichar *field)
{
  const HpSlice character = hp_slice_of_character(text);
  if (g_utf8_strlen(character.text, (gssize)character.length) != 1)
    return hp_refine_bad_value(refinement, _("one character"));
  *field = g_utf8_get_char(character.text);
  return TRUE;
}

/* ---- Compound types ------------------------------------------------------------------------ */

static gboolean parse_keep(HpRefinement *refinement, HpSlice text, int *field)
{
  static const HpKeyword strengths[] = {
      {"auto", HP_KEEP_AUTO}, {"always", HP_KEEP_ALWAYS}, {NULL, 0}};
  return parse_whole_number(refinement, text, strengths, 1, field);
}

static gboolean parse_precedence(HpRefinement *refinement, HpSlice text, int *field)
{
  static const HpKeyword force[] = {{"force", HP_PRECEDENCE_FORCE}, {NULL, 0}};
  return parse_whole_number(refinement, text, force, -1e9, field);
}

static gboolean parse_retain(HpRefinement *refinement, HpSlice text, gboolean *field)
{
  static const HpKeyword keywords[] = {{"discard", FALSE}, {"retain", TRUE}, {NULL, 0}};
  *field = hp_slice_is(text, "retain");
  if (*field || hp_slice_is(text, "discard"))
    return TRUE;
  return hp_refine_bad_keyword(refinement, keywords, text, NULL);
}

static gboolean parse_part(HpRefinement *refinement, const HpComponentField *part, HpSlice text,
                           gpointer field)
{
  switch (part->part) {
  case HP_PART_DIMENSION:
    return hp_parse_dimension(refinement, text, refinement->property->keywords, field);
  case HP_PART_WIDTH:
    return parse_line_width(refinement, text, field);
  case HP_PART_PRECEDENCE:
    return parse_precedence(refinement, text, field);
  case HP_PART_RETAIN:
    return parse_retain(refinement, text, field);
  case HP_PART_KEEP:
    return parse_keep(refinement, text, field);
  }
  return FALSE;
}

/* A keep without component binds lines only on inline-level objects: "always" on a block means its
   lines stay together, hardly that it be set as one line. "auto" lifts all that was inherited. */
static gboolean is_set_by_whole(const HpRefinement *refinement, const HpComponentField *part,
                                const guint8 *value)
{
  if (part->component != HP_COMPONENT_WITHIN_LINE)
    return part->main;
  int strength;
  memcpy(&strength, value, sizeof strength);
  if (strength == HP_KEEP_AUTO)
    return TRUE;
  return refinement->fo != NULL && hp_fo_object(refinement->fo->kind)->level == HP_LEVEL_INLINE;
}

static gboolean parse_compound(HpRefinement *refinement, HpComponent component, HpSlice text,
                               guint8 *field)
{
  const HpPropertyType type = refinement->property->type;
  const HpComponentField *part = hp_component_field(type, component);
  guint8 *first = field + part->offset;
  guint8 parsed[sizeof(HpDimension)];
  G_STATIC_ASSERT(sizeof parsed >= sizeof(int));
  memset(parsed, 0, sizeof parsed);
  if (!parse_part(refinement, part, text, parsed))
    return FALSE;
  memcpy(first, parsed, part->size);
  if (component != HP_COMPONENT_WHOLE)
    return TRUE;
  for (const HpComponentField *other = hp_component_fields; other->size > 0; other++)
    if (other->type == type && is_set_by_whole(refinement, other, parsed))
      memcpy(field + other->offset, parsed, other->size);
  return TRUE;
}

gboolean hp_parse_value(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  const HpProperty *property = refinement->property;
  gpointer field = hp_property_field(refinement, property, refinement->traits);
  switch (property->type) {
  case HP_TYPE_IGNORED:
  case HP_TYPE_UNSUPPORTED:
  case HP_TYPE_NAME:
    return TRUE;
  case HP_TYPE_ENUM:
    return parse_enum(refinement, text, field);
  case HP_TYPE_INTEGER:
    return parse_integer(refinement, text, field);
  case HP_TYPE_LENGTH:
    return parse_length(refinement, text, field);
  case HP_TYPE_DIMENSION:
    return hp_parse_dimension(refinement, text, property->keywords, field);
  case HP_TYPE_BORDER_WIDTH:
  case HP_TYPE_RANGE:
  case HP_TYPE_SPACE:
  case HP_TYPE_PADDING:
  case HP_TYPE_KEEP:
    return parse_compound(refinement, component, text, field);
  case HP_TYPE_COLOR:
    return parse_color(refinement, text, field);
  case HP_TYPE_STRING:
    return parse_string(refinement, text, field);
  case HP_TYPE_URI:
    return parse_uri(refinement, text, field);
  case HP_TYPE_CHARACTER:
    return parse_character(refinement, text, field);
  case HP_TYPE_OTHER:
  case HP_TYPE_SHORTHAND:
    return property->parse(refinement, component, text);
  }
  return FALSE;
}
