import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assess } from './assess'
import { temperatureBands } from './temperature-band'
import { isRedFlag, TRIAGE_LEVELS } from './triage-level'
import { TRIAGE_ROWS, TRIAGE_UNTIL_MONTHS, type TriageRow } from './triage-rows'
import { TRIAGE_SIGN_IDS, TRIAGE_SIGNS } from './triage-sign'

const ages = fc.integer({ min: 0, max: TRIAGE_UNTIL_MONTHS - 1 })
const signs = fc.uniqueArray(fc.constantFrom(...TRIAGE_SIGN_IDS))

/** A band by which the row would be answered yes at this age, or null where it does not ask for one. */
function bandFor(row: TriageRow, ageMonths: number) {
  if (row.yesWhen === 'otherwise' || 'sign' in row.yesWhen) return null
  const { fromTenths, toTenths } = row.yesWhen.temperature
  return fromTenths === null
    ? (temperatureBands(ageMonths)[0] ?? null)
    : (temperatureBands(ageMonths).find((band) => (band.toTenths ?? 999) > fromTenths && toTenths === null) ??
        null)
}

describe('every row decides at its own ages and at no other', () => {
  test.each(TRIAGE_ROWS.map((row) => [row.id, row] as const))('%s', (_, row) => {
    const answer = (ageMonths: number) =>
      assess({
        ageMonths,
        temperature: bandFor(row, ageMonths),
        signs: row.yesWhen !== 'otherwise' && 'sign' in row.yesWhen ? [row.yesWhen.sign] : [],
      })
    for (const ageMonths of [row.fromMonths, row.toMonths - 1]) {
      expect(answer(ageMonths).level).toBe(row.level)
      expect(answer(ageMonths).deciding).toContain(row)
    }
    if (row.toMonths < TRIAGE_UNTIL_MONTHS) expect(answer(row.toMonths).deciding).not.toContain(row)
  })
})

describe('the fever of young infants (FEVER-01, FEVER-02, FEVER-11)', () => {
  test.each([
    [0, 'cold', 'EMERGENCY'],
    [2, 'low', 'SAME_DAY'],
    [2, 'moderate', 'EMERGENCY'],
    [3, 'moderate', 'SAME_DAY'],
    [5, 'high', 'SAME_DAY'],
    [6, 'high', 'HOME'],
    [6, 'very-high', 'EMERGENCY'],
  ] as const)('%d months, %s → %s', (ageMonths, id, level) => {
    const temperature = temperatureBands(ageMonths).find((band) => band.id === id)
    if (!temperature) throw new Error(`no band ${id} at ${ageMonths} months`)
    expect(assess({ ageMonths, temperature, signs: [] }).level).toBe(level)
  })

  test('38.0 is a band of its own below three months and shares one above', () => {
    const reaching38 = (ageMonths: number) =>
      temperatureBands(ageMonths).find(
        (band) => (band.fromTenths ?? 0) <= 380 && 380 < (band.toTenths ?? 999),
      )
    expect(reaching38(2)?.fromTenths).toBe(380)
    expect(reaching38(3)?.fromTenths).toBe(375)
  })
})

test('one more sign never lowers the level', () => {
  fc.assert(
    fc.property(
      ages,
      signs,
      fc.constantFrom(...TRIAGE_SIGN_IDS),
      fc.nat(5),
      (ageMonths, some, more, pick) => {
        const temperature = temperatureBands(ageMonths)[pick] ?? null
        const before = assess({ ageMonths, temperature, signs: some }).level
        const after = assess({ ageMonths, temperature, signs: [...some, more] }).level
        expect(TRIAGE_LEVELS.indexOf(after)).toBeLessThanOrEqual(TRIAGE_LEVELS.indexOf(before))
      },
    ),
  )
})

test('the bands of an age meet without a gap', () => {
  fc.assert(
    fc.property(ages, (ageMonths) => {
      const bands = temperatureBands(ageMonths)
      expect(bands[0]?.fromTenths).toBeNull()
      expect(bands.at(-1)?.toTenths).toBeNull()
      expect(bands.slice(1).map((band) => band.fromTenths)).toEqual(
        bands.slice(0, -1).map((band) => band.toTenths),
      )
    }),
  )
})

test('each sign holds rows of one level, and is asked of every age', () => {
  for (const { id } of TRIAGE_SIGNS) {
    const rows = TRIAGE_ROWS.filter(
      ({ yesWhen }) => yesWhen !== 'otherwise' && 'sign' in yesWhen && yesWhen.sign === id,
    )
    expect(new Set(rows.map((row) => row.level)).size).toBe(1)
    expect(rows.some((row) => row.fromMonths === 0 && row.toMonths === TRIAGE_UNTIL_MONTHS)).toBe(true)
  }
})

test('ids are unique', () => {
  expect(new Set(TRIAGE_ROWS.map((row) => row.id)).size).toBe(TRIAGE_ROWS.length)
})

test('waiting for a booked visit is advised against from the emergency level on', () => {
  expect(TRIAGE_LEVELS.filter(isRedFlag)).toEqual(['CALL_120', 'EMERGENCY'])
})

test('an adult is not asked', () => {
  expect(() => assess({ ageMonths: TRIAGE_UNTIL_MONTHS, temperature: null, signs: [] })).toThrow(RangeError)
})
