import { describe, expect, it } from 'vitest'
import { rankMatch, type SearchKeys } from './search'

const chengdong: SearchKeys = {
  name: '城东社区卫生服务中心（示例）',
  pinyin: 'cheng dong she qu wei sheng fu wu zhong xin shi li',
  initials: 'cdsqwsfwzxsl',
}

describe('rankMatch', () => {
  it.each([
    ['', 0, 'nothing typed'],
    ['城东社区卫生服务中心（示例）', 0, 'the whole name'],
    ['城东社区卫生服务中心(示例)', 0, 'half-width brackets'],
    ['城东', 1, 'its beginning'],
    ['城 东', 1, 'a space inside'],
    ['社区', 2, 'its middle'],
    ['cdsq', 3, 'initials'],
    ['CDSQ', 3, 'capitals'],
    ['ｃｄｓｑ', 3, 'full-width letters'],
    ['chengdong', 4, 'pinyin'],
    ["cheng'dong", 4, 'pinyin with a divider'],
    ['chengdo', 4, 'pinyin half typed'],
    ['sq', 5, 'initials from the middle'],
    ['dongshe', 6, 'pinyin from the middle'],
  ])('%s → %d (%s)', (query, rank) => {
    expect(rankMatch(query, chengdong)).toBe(rank)
  })

  it.each(['城西', 'ong', 'engdong', 'cdx', '城dong', '𠮷', "'; DROP TABLE organization; --", '%', '.*'])(
    '%s does not find it',
    (query) => {
      expect(rankMatch(query, chengdong)).toBeNull()
    },
  )
})
