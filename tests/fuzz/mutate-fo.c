/* XSL-FO, changed by the program's own tables: an object where and as one may stand there, a
 * property with a value of its kind. */
#include "fo/object/object.h"
#include "fo/property/property.h"
#include "target.h"
#include "xml/xml.h"

#include <string.h>

enum { DEEPEST = 6, MOST_OF_A_KIND = 3, NAMES_TRIED = 20 };

static guint below(GRand *random, guint n)
{
  return g_rand_int(random) % n;
}

#define ONE_OF(array, random) ((array)[below((random), G_N_ELEMENTS(array))])

/* ---- Properties ---------------------------------------------------------------------------- */

static const HpProperty *some_property(GRand *random)
{
  static guint n;
  while (hp_properties[n].name != NULL)
    n++;
  const HpProperty *property = &hp_properties[below(random, n)];
  return property->type == HP_TYPE_IGNORED ? &hp_properties[below(random, n)] : property;
}

static const HpProperty *property_of_name(HpFoName name)
{
  const HpProperty *property = hp_properties;
  while (property->type != HP_TYPE_NAME || property->offset != name)
    property++;
  return property;
}

/* Names have to meet: mostly one that the document has already. */
static char *some_name(const xmlNode *root, GRand *random)
{
  static const char *const few[] = {"a", "b", "c", "xsl-region-body", "xsl-region-before",
                                    "P", "x"};
  static const char *const naming[] = {
      "id",          "ref-id",           "master-name",       "flow-name",
      "region-name", "master-reference", "marker-class-name", "retrieve-class-name",
      "src"};
  if (below(random, 4) == 0)
    return g_strdup(ONE_OF(few, random));
  const xmlNode *element = root;
  for (guint i = below(random, 40); element != NULL && i > 0; i--)
    element = hp_next_element((xmlNode *)element, root);
  for (guint i = 0; element != NULL && i < NAMES_TRIED; i++) {
    const char *value = hp_attribute(element, ONE_OF(naming, random));
    if (value != NULL)
      return g_strdup(value);
    element = hp_next_element((xmlNode *)element, root);
  }
  return g_strdup(ONE_OF(few, random));
}

static const char *some_keyword(const HpKeyword *keywords, GRand *random)
{
  guint n = 0;
  while (keywords[n].name != NULL)
    n++;
  return keywords[below(random, n)].name;
}

/* A value of about the kind that is expected: near enough to get past the parser, mostly. */
static const char *some_value(const HpProperty *property, GRand *random)
{
  static const char *const lengths[] = {
      "0pt",   "1pt", "3pt",  "10pt", "14pt", "25pt",   "60pt", "-5pt", "-60pt", "150pt",
      "900pt", "50%", "100%", "-20%", "1em",  "0.01pt", "1px",  "2mm",  "auto",  "15000pt"};
  static const char *const integers[] = {"0", "1", "2", "3", "5", "-1", "7.5", "40", "32767"};
  static const char *const colors[] = {"red", "#abc", "transparent", "rgb(1,2,3)", "silver"};
  static const char *const keeps[] = {"auto", "always", "1", "5", "-1"};
  static const char *const others[] = {"10pt",
                                       "12pt",
                                       "6pt",
                                       "90",
                                       "180",
                                       "270",
                                       "bold",
                                       "normal",
                                       "1pt solid red",
                                       "3pt",
                                       "2pt 4pt",
                                       "sv",
                                       "en",
                                       "de",
                                       "super",
                                       "30%",
                                       "1.5",
                                       "serif",
                                       "Lato",
                                       "Latn",
                                       "underline",
                                       "none",
                                       "center",
                                       "right",
                                       "200pt 150pt",
                                       "collapse",
                                       "5pt double #123",
                                       "bold 10pt/14pt serif",
                                       "from-parent(font-size)"};
  static const char *const any[] = {"inherit",       "from-nearest-specified-value()",
                                    "from-parent()", "proportional-column-width(1)",
                                    "max(1pt, 10%)", "1pt div 0"};
  const guint choice = below(random, 16);
  if (choice == 0)
    return ONE_OF(any, random);
  if (choice == 1 && property->initial != NULL)
    return property->initial;
  if (choice < 10 && property->keywords != NULL)
    return some_keyword(property->keywords, random);
  switch (property->type) {
  case HP_TYPE_INTEGER:
    return ONE_OF(integers, random);
  case HP_TYPE_COLOR:
    return ONE_OF(colors, random);
  case HP_TYPE_KEEP:
    return ONE_OF(keeps, random);
  case HP_TYPE_OTHER:
  case HP_TYPE_SHORTHAND:
  case HP_TYPE_UNSUPPORTED:
    return ONE_OF(others, random);
  default:
    return ONE_OF(lengths, random);
  }
}

static const char *some_component(const HpProperty *property, GRand *random)
{
  static const char *const names[] = {"minimum",
                                      "optimum",
                                      "maximum",
                                      "precedence",
                                      "conditionality",
                                      "length",
                                      "within-line",
                                      "within-column",
                                      "within-page",
                                      "inline-progression-direction",
                                      "block-progression-direction"};
  const char *name = ONE_OF(names, random);
  return hp_component_by_name(property, name) == HP_COMPONENT_COUNT ? NULL : name;
}

static void set_property(xmlNode *element, const HpProperty *property, GRand *random)
{
  const xmlNode *root = xmlDocGetRootElement(element->doc);
  if (property->type == HP_TYPE_NAME || property->type == HP_TYPE_STRING ||
      property->type == HP_TYPE_URI) {
    g_autofree char *value = some_name(root, random);
    hp_fuzz_set_attribute(element, property->name, value);
    return;
  }
  static const char *const of_components[] = {"retain", "discard", "force", "0",    "1",
                                              "always", "20pt",    "5pt",   "-3pt", "auto"};
  const char *component = below(random, 3) == 0 ? some_component(property, random) : NULL;
  if (component == NULL) {
    hp_fuzz_set_attribute(element, property->name, some_value(property, random));
    return;
  }
  g_autofree char *name = g_strdup_printf("%s.%s", property->name, component);
  hp_fuzz_set_attribute(element, name, ONE_OF(of_components, random));
}

/* ---- Objects ------------------------------------------------------------------------------- */

static const HpGrammar *grammar(void)
{
  static HpGrammar *once;
  if (once == NULL)
    once = hp_grammar_new();
  return once;
}

/* One of the set; HP_FO_KIND_COUNT if there is none. */
static HpFoKind some_kind(const HpKindSet *set, GRand *random)
{
  guint n = 0;
  for (HpFoKind kind = 0; kind < HP_FO_KIND_COUNT; kind++)
    n += hp_kind_set_has(set, kind) ? 1 : 0;
  guint chosen = n == 0 ? 0 : below(random, n);
  for (HpFoKind kind = 0; kind < HP_FO_KIND_COUNT; kind++)
    if (hp_kind_set_has(set, kind) && chosen-- == 0)
      return kind;
  return HP_FO_KIND_COUNT;
}

static xmlNode *drawing(void)
{
  xmlNode *svg = xmlNewNode(NULL, BAD_CAST "svg");
  xmlSetNs(svg, xmlNewNs(svg, BAD_CAST "http://www.w3.org/2000/svg", NULL));
  xmlSetProp(svg, BAD_CAST "width", BAD_CAST "20");
  xmlSetProp(svg, BAD_CAST "height", BAD_CAST "10");
  return svg;
}

static void fill(xmlNode *object, HpFoKind kind, guint depth, GRand *random);

static void add_object(xmlNode *parent, HpFoKind kind, guint depth, GRand *random)
{
  if (kind == HP_FO_FOREIGN)
    xmlAddChild(parent, drawing());
  if (kind >= HP_FO_FOREIGN)
    return;
  const char *name = strchr(hp_fo_kind_name(kind), ':') + 1;
  fill(xmlNewChild(parent, parent->ns, BAD_CAST name, NULL), kind, depth, random);
}

/* With what it must carry and hold, a property, and perhaps more. */
static void fill(xmlNode *object, HpFoKind kind, guint depth, GRand *random)
{
  const HpModel *model = &grammar()->models[kind];
  const HpFoName required = hp_fo_object(kind)->required;
  if (required != HP_NAME_COUNT)
    set_property(object, property_of_name(required), random);
  if (below(random, 3) == 0)
    set_property(object, some_property(random), random);
  for (int i = 0; i < model->count && depth < DEEPEST; i++) {
    const HpModelStep *step = &model->steps[i];
    guint n = step->required ? 1 : below(random, 6) == 0;
    if (step->repeated && n > 0)
      n += below(random, MOST_OF_A_KIND);
    while (n-- > 0)
      add_object(object, some_kind(&step->kinds, random), depth + 1, random);
  }
  if (model->text && below(random, 4) > 0)
    xmlAddChild(object, xmlNewText(BAD_CAST "Ord efter ord."));
}

/* In the place where its content model has it: before what comes later in that. */
static void insert_object(xmlNode *element, GRand *random)
{
  const HpFoKind kind = hp_grammar_kind(grammar(), (const char *)element->name);
  if (kind == HP_FO_KIND_COUNT || grammar()->models[kind].count == 0)
    return;
  const HpModel *model = &grammar()->models[kind];
  const HpModelStep *step = &model->steps[below(random, (guint)model->count)];
  xmlNode *before = element->children;
  for (guint i = below(random, 8); before != NULL && i > 0; i--)
    before = before->next;
  add_object(element, some_kind(&step->kinds, random), 0, random);
  xmlNode *made = element->last;
  if (made != NULL && before != NULL && before != made && before->type == XML_ELEMENT_NODE)
    xmlAddPrevSibling(before, made);
}

void hp_fuzz_change_fo(xmlNode *element, GRand *random)
{
  if (element->ns == NULL || strcmp((const char *)element->ns->href, HP_FO_NAMESPACE) != 0)
    return;
  if (below(random, 3) == 0)
    insert_object(element, random);
  else
    set_property(element, some_property(random), random);
}
