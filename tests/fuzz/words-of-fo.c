/* words-of-fo: the words of XSL-FO, one a line, from the program's own tables: its objects
 * (<fo:block), its properties and their components (space-before.minimum=), their keywords. */
#include "fo/object/object.h"
#include "fo/property/property.h"

#include <stdio.h>

static void print_property(const HpProperty *property)
{
  static const char *const components[] = {"minimum",     "optimum",        "maximum",
                                           "precedence",  "conditionality", "length",
                                           "within-line", "within-column",  "within-page"};
  printf("%s=\n", property->name);
  for (guint i = 0; i < G_N_ELEMENTS(components); i++)
    if (hp_component_by_name(property, components[i]) != HP_COMPONENT_COUNT)
      printf("%s.%s=\n", property->name, components[i]);
}

int main(void)
{
  for (HpFoKind kind = HP_FO_ROOT; kind < HP_FO_FOREIGN; kind++)
    printf("<%s\n", hp_fo_kind_name(kind));
  for (const HpProperty *property = hp_properties; property->name != NULL; property++)
    print_property(property);
  for (const HpProperty *property = hp_properties; property->name != NULL; property++)
    for (const HpKeyword *word = property->keywords; word != NULL && word->name != NULL; word++)
      printf("%s\n", word->name);
  return 0;
}
