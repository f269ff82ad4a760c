import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacter, parseResidentId } from './resident-id'
import { addDays, localDate } from './time'

const today = localDate('2026-11-21')
const parse = (typed: string) => parseResidentId(typed, today)

/** A well-formed number: address, day of birth, sequence, and the check character they imply. */
const residentIds = fc
  .record({
    address: fc.integer({ min: 110000, max: 659999 }),
    daysBefore: fc.integer({ min: 0, max: 150 * 365 }),
    sequence: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ address, daysBefore, sequence }) => {
    const birthDate = addDays(today, -daysBefore)
    const body = `${address}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
    return { number: body + checkCharacter(body), birthDate, sex: sequence % 2 === 1 ? 'male' : 'female' }
  })

describe('the vectors of D-ID-01', () => {
  it.each([
    ['11010519491231002X', '1949-12-31', 'female'],
    ['440524188001010014', '1880-01-01', 'male'],
    ['510183201906010027', '2019-06-01', 'female'],
    ['510183201906010019', '2019-06-01', 'male'],
    ['522301202001011230', '2020-01-01', 'male'],
  ])('%s was born on %s, %s', (number, birthDate, sex) => {
    expect(parse(number)).toEqual({ number, birthDate, sex, provinceKnown: true })
  })

  it.each([
    ['510107201802290013', 'birth-date-not-real'],
    ['110105194912310020', 'check-digit'],
    ['110105491231002', 'fifteen-digits'],
    ['11010519491231002', 'length'],
    ['11010519491231002XX', 'length'],
    ['', 'length'],
    ['1101051949123100X2', 'characters'],
    ['11010519491231002Y', 'characters'],
    ['-10105194912310020', 'characters'],
    ['1101051949123100\u00002', 'characters'],
    ['𠮷1010519491231002', 'characters'],
  ])('%j is refused: %s', (number, fault) => {
    expect(parse(number)).toEqual({ fault })
  })

  it.each([
    ['a small x', '11010519491231002x'],
    ['a full-width ｘ', '11010519491231002ｘ'],
    ['full-width digits', '１１０１０５１９４９１２３１００２Ｘ'],
    ['spaces as people group them', ' 110105 1949 1231\u3000002X\n'],
    ['the invisible marks of a copied text', '\ufeff110105\u200b19491231002X'],
  ])('reads %s', (_, typed) => {
    expect(parse(typed)).toMatchObject({ number: '11010519491231002X' })
  })
})

describe('the day of birth', () => {
  it.each([
    ['born today', '2026-11-21', undefined],
    ['born tomorrow', '2026-11-22', 'birth-date-in-future'],
    ['150 years old today', '1876-11-21', undefined],
    ['150 years and a day', '1876-11-20', 'older-than-150'],
    ['29 February of a leap year', '2024-02-29', undefined],
    ['month 13', '2020-13-01', 'birth-date-not-real'],
    ['day 0', '2020-01-00', 'birth-date-not-real'],
  ])('%s', (_, birthDate, fault) => {
    const body = `510183${birthDate.replaceAll('-', '')}002`
    const result = parse(body + checkCharacter(body))
    expect('fault' in result ? result.fault : undefined).toBe(fault)
  })
})

it('asks about an address nobody knows, and accepts it', () => {
  expect(parse(`99018320190601002${checkCharacter('99018320190601002')}`)).toMatchObject({
    provinceKnown: false,
  })
})

it('reads every well-formed number back as itself', () => {
  fc.assert(
    fc.property(residentIds, (id) => {
      expect(parse(id.number)).toMatchObject(id)
    }),
  )
})

it('catches every single wrong character', () => {
  fc.assert(
    fc.property(
      residentIds,
      fc.nat(17),
      fc.constantFrom(...'0123456789X'.split('')),
      ({ number }, place, wrong) => {
        fc.pre(number[place] !== wrong)
        expect(parse(number.slice(0, place) + wrong + number.slice(place + 1))).toHaveProperty('fault')
      },
    ),
  )
})

it('catches every swap of two neighbours', () => {
  fc.assert(
    fc.property(residentIds, fc.nat(16), ({ number }, place) => {
      fc.pre(number[place] !== number[place + 1])
      const swapped = number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2)
      expect(parse(swapped)).toHaveProperty('fault')
    }),
  )
})

it('answers any text without throwing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      expect(() => parse(text)).not.toThrow()
    }),
  )
})
