/** How the county is divided among those who look after it: 街道, 社区, 微网格. */
export const GRID_LEVELS = ['street', 'community', 'micro-grid'] as const
export type GridLevel = (typeof GRID_LEVELS)[number]

export const GRID_LEVEL_NAMES_ZH = {
  street: '街道',
  community: '社区',
  'micro-grid': '微网格',
} as const satisfies Record<GridLevel, string>

/** What lies directly in something, or at the top of the tree; null: nothing lies in a micro-grid but buildings. */
export function levelBelow(level: GridLevel | null): GridLevel | null {
  return GRID_LEVELS[level === null ? 0 : GRID_LEVELS.indexOf(level) + 1] ?? null
}

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
