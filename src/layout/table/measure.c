/* The least and the greatest width that a table asks for, when it is measured from outside. */
#include "layout/table/table.h"

#include "layout/table/grid.h"

HpMeasure hp_table_measure(HpLayout *layout, const HpFo *table, HpLength container)
{
  HpTableGrid *grid = hp_table_grid_to_measure(layout, table);
  const HpLengthRange *range = &table->traits->inline_progression_dimension;
  const HpLength wanted =
      range->optimum.percent == 0 ? hp_dimension_resolve(range->optimum, container, -1) : -1;
  if (wanted >= 0)
    return (HpMeasure){wanted, wanted, wanted};
  hp_table_measure_cells(layout, grid);
  return hp_table_auto_measure(layout->page.arena, grid, container);
}
