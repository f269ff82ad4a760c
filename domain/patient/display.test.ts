import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { ageInWords, archCharacter, twinMark } from './display'

describe('an age', () => {
  it.each([
    ['2026-11-21', '今天出生'],
    ['2026-11-20', '1 天'],
    ['2026-11-05', '16 天'],
    ['2026-10-22', '30 天'],
    ['2026-10-21', '1个月'],
    ['2025-11-22', '11个月'],
    ['2025-11-21', '1岁'],
    ['2025-09-21', '1岁2个月'],
    ['2019-11-22', '6岁11个月'],
    ['2019-11-21', '7岁'],
    ['2015-03-01', '11岁'],
    ['1949-12-31', '76岁'],
  ])('of someone born on %s is %s', (birthDate, words) => {
    expect(ageInWords(localDate(birthDate), localDate('2026-11-21'))).toBe(words)
  })

  it('completes a month on the last day of a shorter one', () => {
    expect(ageInWords(localDate('2026-01-31'), localDate('2026-02-28'))).toBe('1个月')
  })
})

it.each([
  ['周小禾', '禾'],
  ['王𠮷', '𠮷'],
  ['阿依古丽·买买提', '丽'],
  ['anna Smith', 'A'],
  ['李Anna', '李'],
])('%s stands in the arch as %s', (name, character) => {
  expect(archCharacter(name)).toBe(character)
})

describe('twins', () => {
  const twin = {
    id: 'a',
    birthDate: localDate('2019-06-01'),
    sex: 'female',
    documentMasked: '510183********0027',
  } as const
  const other = { ...twin, id: 'b', sex: 'male', documentMasked: '510183********0019' } as const
  const brother = { ...twin, id: 'c', birthDate: localDate('2021-06-01') } as const

  it('are told apart by sex and the tail of the document', () => {
    expect(twinMark(twin, [twin, other, brother])).toBe('女 · 尾号 0027')
    expect(twinMark(other, [twin, other, brother])).toBe('男 · 尾号 0019')
  })

  it('without a tail that may be shown, by sex', () => {
    expect(twinMark({ ...twin, documentMasked: '****' }, [twin, other])).toBe('女')
  })

  it('are the only ones who need it', () => {
    expect(twinMark(brother, [twin, other, brother])).toBeNull()
  })
})
