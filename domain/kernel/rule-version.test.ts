import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addVersion, keepsThePast, type RuleVersion, withdrawVersion } from './rule-version'
import { addDays, type LocalDate, localDate } from './time'

const today = localDate('2026-11-21')
const version = (validFrom: string, validTo: string | null, value: unknown = validFrom): RuleVersion => ({
  validFrom: localDate(validFrom),
  validTo: validTo === null ? null : localDate(validTo),
  value,
  source: '县卫健局通知',
  verified: true,
})
const added = (validFrom: string) => {
  const { validTo: _open, ...rest } = version(validFrom, null)
  return rest
}
const periods = (versions: unknown) =>
  (versions as RuleVersion[]).map(({ validFrom, validTo }) => [validFrom, validTo])

const open = [version('2026-01-01', null)]
const two = [version('2026-01-01', '2027-01-01'), version('2027-01-01', null)]

describe('a new version', () => {
  it.each([
    [
      'ends the one in force',
      open,
      '2026-12-01',
      [
        ['2026-01-01', '2026-12-01'],
        ['2026-12-01', null],
      ],
    ],
    [
      'lasts until the next one that is written already',
      two,
      '2026-12-01',
      [
        ['2026-01-01', '2026-12-01'],
        ['2026-12-01', '2027-01-01'],
        ['2027-01-01', null],
      ],
    ],
    ['is the first of its region', [], '2026-11-22', [['2026-11-22', null]]],
    [
      'fills what is empty before a later one',
      [version('2027-01-01', null)],
      '2026-12-01',
      [
        ['2026-12-01', '2027-01-01'],
        ['2027-01-01', null],
      ],
    ],
  ] as const)('%s', (_, versions, from, expected) => {
    expect(periods(addVersion(versions, added(from), today))).toEqual(expected)
  })

  it.each([
    ['2026-11-21', 'rule_date_past'],
    ['2026-11-01', 'rule_date_past'],
    ['2027-01-01', 'rule_date_taken'],
  ])('from %s is refused as %s', (from, code) => {
    expect(addVersion(two, added(from), today)).toMatchObject({ code })
  })
})

describe('a version that has not begun', () => {
  it('is withdrawn, and the one before it goes on', () => {
    expect(periods(withdrawVersion(two, localDate('2027-01-01'), today))).toEqual([['2026-01-01', null]])
  })

  it.each([
    ['2026-01-01', 'rule_date_past'],
    ['2026-12-05', 'not_found'],
  ])('from %s is refused as %s', (from, code) => {
    expect(withdrawVersion(two, localDate(from), today)).toMatchObject({ code })
  })
})

it('no sequence of additions and withdrawals touches a day that has been, overlaps or leaves a gap', () => {
  const step = fc.record({ ahead: fc.integer({ min: -5, max: 40 }), withdraw: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let versions: readonly RuleVersion[] = open
      for (const { ahead, withdraw } of steps) {
        const day: LocalDate = addDays(today, ahead)
        const next = withdraw
          ? withdrawVersion(versions, day, today)
          : addVersion(versions, added(day), today)
        if ('code' in next) continue
        expect(keepsThePast(versions, next, today)).toBe(true)
        versions = next
      }
      for (const [index, each] of versions.entries()) {
        expect(each.validTo).toBe(versions[index + 1]?.validFrom ?? null)
      }
    }),
  )
})

it('says when a replacement would change what has been', () => {
  expect(keepsThePast(two, open, today)).toBe(true)
  expect(keepsThePast(two, [], today)).toBe(false)
  expect(keepsThePast(two, open, localDate('2027-01-01'))).toBe(false)
})
