import { describe, expect, it } from 'vitest'
import { rankMatch } from '#domain/directory/search'
import { searchKeys } from './search-keys'

describe('searchKeys', () => {
  it.each([
    ['城东社区（示例）', 'place', 'cheng dong she qu shi li', 'cdsqsl'],
    ['长乐镇卫生院', 'place', 'chang le zhen wei sheng yuan', 'clzwsy'],
    ['重庆路社区', 'place', 'chong qing lu she qu', 'cqlsq'],
    ['单家桥社区', 'place', 'dan jia qiao she qu', 'djqsq'],
    ['单晓静', 'person', 'shan xiao jing', 'sxj'],
    ['仇明', 'person', 'qiu ming', 'qm'],
    ['吕静', 'person', 'lv jing', 'lj'],
    ['𠮷田', 'person', 'tian', 't'],
  ] as const)('%s (%s) is read %s', (name, of, pinyin, initials) => {
    expect(searchKeys(name, of)).toEqual({ name, pinyin, initials })
  })

  it('makes a name findable by what it wrote', () => {
    const keys = searchKeys('仇明', 'person')
    expect(['仇', 'qium', 'qm'].map((query) => rankMatch(query, keys))).toEqual([1, 4, 3])
  })
})
