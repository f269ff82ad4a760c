import { type Building, type Grid, gridLine } from './grid'

/** A micro-grid that an address may lie in, and the buildings of it that the address names. */
export interface AddressMatch {
  readonly grid: Grid
  readonly buildings: readonly Building[]
}

/** Longer than any address; what is typed beyond it says nothing more. */
export const ADDRESS_MAX_LENGTH = 80
const MATCHES_MAX = 20

/**
 * The micro-grids that what was typed may mean, the surest first: a building that the address names, then a grid or
 * community, then a street. Empty for an address in no grid: staff find its place then (journeys E2 6). What was typed
 * may be a whole address (`城东街道梧桐路3栋2单元`) or the beginning of a name (`梧桐`).
 */
export function matchAddress(
  typed: string,
  grids: readonly Grid[],
  buildings: readonly Building[],
): AddressMatch[] {
  const wanted = comparableAddress(typed)
  if (wanted === '') return []
  const byId = new Map(grids.map((grid) => [grid.id, grid]))
  const buildingsOf = groupByGrid(buildings)
  return grids
    .filter(({ level }) => level === 'micro-grid')
    .flatMap((grid) => {
      const own = buildingsOf.get(grid.id) ?? []
      const meant = own.filter(({ name }) => means(wanted, name))
      const score = Math.max(
        ...meant.map(({ name }) => 1_000 + comparableAddress(name).length),
        ...gridLine(grid, byId).map(({ name }, depth) => (means(wanted, stemOf(name)) ? 10 ** depth : 0)),
      )
      return score > 0 ? [{ grid, buildings: meant, score }] : []
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, MATCHES_MAX)
    .map(({ grid, buildings: meant }) => ({ grid, buildings: meant }))
}

/** One holds the other: `梧桐里3栋` is in the address, or `梧桐` begins a name. */
function means(wanted: string, name: string): boolean {
  const known = comparableAddress(name)
  return known !== '' && (wanted.includes(known) || known.includes(wanted))
}

/** People write 梧桐里 and leave the 社区 out. */
function stemOf(name: string): string {
  return name.replace(/(?<=..)(?:街道|社区|镇|乡|村)$/, '')
}

function groupByGrid(buildings: readonly Building[]): ReadonlyMap<string, Building[]> {
  const byGrid = new Map<string, Building[]>()
  for (const building of buildings) {
    const known = byGrid.get(building.gridId)
    if (known) known.push(building)
    else byGrid.set(building.gridId, [building])
  }
  return byGrid
}

/** `Ｎｏ．３ 栋` and `no.3栋` are one address; 号楼, 幢 and 座 are what people call a 栋. */
export function comparableAddress(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,，。.、-]/g, '')
    .replace(/号楼|幢|座/g, '栋')
}
