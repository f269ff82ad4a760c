import { describe, expect, it } from 'vitest'
import type { Building, Grid } from './grid'
import { gridPath } from './grid'
import { matchAddress } from './match-address'

const grid = (id: string, parentId: string | null, level: Grid['level'], name: string): Grid => ({
  id,
  parentId,
  level,
  name,
})
const GRIDS: readonly Grid[] = [
  grid('east', null, 'street', '城东街道'),
  grid('wutong', 'east', 'community', '梧桐里社区'),
  grid('w1', 'wutong', 'micro-grid', '梧桐里 1 网格'),
  grid('w2', 'wutong', 'micro-grid', '梧桐里 2 网格'),
  grid('west', null, 'street', '城西街道'),
  grid('heba', 'west', 'community', '河坝社区'),
  grid('h1', 'heba', 'micro-grid', '河坝 1 网格'),
]
const BUILDINGS: readonly Building[] = [
  { id: 'b1', gridId: 'w1', name: '梧桐里 1 栋' },
  { id: 'b2', gridId: 'w1', name: '梧桐里 2 栋' },
  { id: 'b3', gridId: 'w2', name: '梧桐里 12 栋' },
  { id: 'b4', gridId: 'h1', name: '河坝路 7 号院' },
]
const found = (typed: string) =>
  matchAddress(typed, GRIDS, BUILDINGS).map((match) => [
    match.grid.id,
    ...match.buildings.map(({ id }) => id),
  ])

describe('an address and its grid', () => {
  it.each([
    ['a whole address', '城东街道梧桐里12栋2单元401', [['w2', 'b3'], ['w1']]],
    ['as people write it', '梧桐里 ２ 号楼 3 单元', [['w1', 'b2'], ['w2']]],
    ['the beginning of a name', '河坝', [['h1', 'b4']]],
    ['a street: all of its grids', '城西', [['h1']]],
    ['E2 6: a new estate that no grid has', '云顶雅苑 9 栋', []],
    ['nothing', '  ', []],
  ])('%s', (_, typed, expected) => {
    expect(found(typed)).toEqual(expected)
  })

  it('is named with everything it lies in', () => {
    const byId = new Map(GRIDS.map((each) => [each.id, each]))
    expect(GRIDS.map((each) => gridPath(each, byId))[2]).toBe('城东街道 梧桐里社区 梧桐里 1 网格')
  })
})
