import { describe, expect, test } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { contradiction, readResidentId } from './resident-id-reading'

const today = localDate('2026-11-21')
const read = (typed: string, isLeft = false) => readResidentId(typed, today, isLeft)

describe('D-ID-01 while typing', () => {
  test.each(['5', '51018320', '510183201906010', '51018320190601002'])(
    '%s is not finished, no mistake',
    (typed) => {
      expect(read(typed).state).toBe('typing')
    },
  )

  test('says how many characters are missing', () => {
    expect(read('510183')).toEqual({ state: 'typing', hint: '写了 6 位，还差 12 位' })
  })

  test.each([
    ['510183201906010027', '2019年6月1日出生 · 女 · 7岁'],
    ['５１０１８３ ２０１９０６０１００２７', '2019年6月1日出生 · 女 · 7岁'],
    ['11010519491231002x', '1949年12月31日出生 · 女 · 76岁'],
    ['510183201906010019', '2019年6月1日出生 · 男 · 7岁'],
  ])('%s → %s', (typed, said) => {
    expect(read(typed)).toMatchObject({ state: 'read', said })
  })

  test.each([
    ['510107201802290013', '不存在'],
    ['110105194912310020', '对不上'],
    ['5101083201906010027', '18 位'],
    ['51018a', '只有数字'],
    ['X', '只有数字'],
  ])('%s is wrong at once: %s', (typed, part) => {
    expect(read(typed)).toMatchObject({ state: 'wrong', sentence: expect.stringContaining(part) })
  })

  test.each([
    ['510183190601002', '请使用18位号码'],
    ['510183', '18 位'],
  ])('%s is wrong once the field is left: %s', (typed, part) => {
    expect(read(typed, true)).toMatchObject({ state: 'wrong', sentence: expect.stringContaining(part) })
  })
})

describe('a number for somebody who is known', () => {
  const reading = readResidentId('510183201906010027', today, true)
  test.each([
    ['2019-06-01', 'female', undefined],
    ['2019-06-02', 'female', '生日和登记的（2019年6月2日）不一样'],
    ['2019-06-01', 'male', '性别和登记的（男）不一样'],
  ] as const)('against %s, %s: %s', (birthDate, sex, words) => {
    const said = contradiction(reading, { birthDate: localDate(birthDate), sex })
    if (words === undefined) expect(said).toBeUndefined()
    else expect(said).toContain(words)
  })

  test('says nothing while it is typed', () => {
    const typing = readResidentId('5101', today, false)
    expect(contradiction(typing, { birthDate: today, sex: 'male' })).toBeUndefined()
  })
})
