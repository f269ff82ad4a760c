import { describe, expect, it } from 'vitest'
import { ENTRY_KINDS } from '#domain/kernel/entry-kind'
import { localDate } from '#domain/kernel/time'
import type { TimelineRow } from '#domain/record/timeline'
import { filtersFor, groupInWords, tagsOf } from './timeline-words'

const today = localDate('2026-11-22')
const row = (wish: Partial<TimelineRow> = {}): TimelineRow => ({
  kind: 'immunization',
  id: '1',
  on: today,
  title: '乙肝疫苗 第 2 剂',
  sub: null,
  place: '城东',
  source: 'staff',
  flags: [],
  drugs: 0,
  ...wish,
})

describe('an event in words', () => {
  it('is a line, or the doses of a day together', () => {
    expect(groupInWords({ rows: [row()] }, today)).toMatchObject({ day: '今天', title: '乙肝疫苗 第 2 剂' })
    const both = [row({ on: localDate('2025-04-09') }), row({ title: '麻腮风 第 1 剂' })] as const
    expect(groupInWords({ rows: [...both] }, today)).toEqual({
      day: '2025年4月9日',
      title: '打了 2 针',
      sub: '乙肝疫苗 第 2 剂、麻腮风 第 1 剂',
      where: '城东',
    })
  })
})

describe('what stands under a line', () => {
  it('never says 异常, and says of recognition who decides', () => {
    const words = (wish: Partial<TimelineRow>) => tagsOf(row(wish)).map(({ label }) => label)
    expect(words({ kind: 'visit', drugs: 2 })).toEqual(['处方 2 种'])
    expect(words({ kind: 'report', flags: ['attention', 'recognised'] })).toEqual([
      '有的在参考范围外',
      '可互认，以接诊医生判断为准',
    ])
    expect(words({ kind: 'allergy', flags: ['attention'] })).toEqual(['用药前先看'])
    expect(words({ kind: 'checkup', flags: ['attention'] })).toEqual([])
    expect(words({ flags: ['unverified', 'corrected'] })).toEqual(['待核实', '更正过'])
  })
})

it('offers only what may be read', () => {
  expect(filtersFor(ENTRY_KINDS)).toHaveLength(9)
  expect(filtersFor(['checkup', 'immunization', 'measurement', 'allergy'])).toEqual([
    'all',
    'checkups',
    'vaccines',
    'measures',
    'allergies',
  ])
})
