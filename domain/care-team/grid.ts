/** How the county is divided among those who look after it: 街道, 社区, 微网格. */
export const GRID_LEVELS = ['street', 'community', 'micro-grid'] as const
export type GridLevel = (typeof GRID_LEVELS)[number]

/** A part of the county. Teams serve micro-grids. */
export interface Grid {
  readonly id: string
  readonly parentId: string | null
  readonly level: GridLevel
  readonly name: string
}

/** A house with a poster, in a micro-grid. */
export interface Building {
  readonly id: string
  readonly gridId: string
  readonly name: string
}

/** `城东街道 梧桐里社区 3 网格`: a name alone says little, because every community counts its grids from 1. */
export function gridPath(grid: Grid, byId: ReadonlyMap<string, Grid>): string {
  return gridLine(grid, byId)
    .map(({ name }) => name)
    .join(' ')
}

/** The grid with everything it lies in, the widest first. */
export function gridLine(grid: Grid, byId: ReadonlyMap<string, Grid>): Grid[] {
  const parent = grid.parentId === null ? undefined : byId.get(grid.parentId)
  return parent ? [...gridLine(parent, byId), grid] : [grid]
}
