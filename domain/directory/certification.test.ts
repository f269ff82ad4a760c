import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { type Certification, certificationOn, isCertifiedOn } from './certification'

function certificate(number: string, validFrom: string, validTo: string): Certification {
  return { number, validFrom: localDate(validFrom), validTo: localDate(validTo) }
}

describe('a certificate', () => {
  it.each([
    ['2026-02-28', false],
    ['2026-03-01', true],
    ['2026-09-15', true],
    ['2027-02-28', true],
    ['2027-03-01', false],
  ])('from 2026-03-01 to 2027-02-28, both days included, holds on %s: %s', (date, holds) => {
    const year = certificate('YX-001', '2026-03-01', '2027-02-28')
    expect(isCertifiedOn(year, localDate(date))).toBe(holds)
  })
})

describe('the certificate shown', () => {
  const first = certificate('first', '2022-01-01', '2023-12-31')
  const second = certificate('second', '2024-01-01', '2025-12-31')
  const renewal = certificate('renewal', '2026-01-01', '2027-12-31')

  it.each([
    { on: '2023-06-01', shown: 'first', valid: true },
    { on: '2025-12-31', shown: 'second', valid: true },
    { on: '2026-01-01', shown: 'renewal', valid: true },
    { on: '2028-01-01', shown: 'renewal', valid: false },
  ])('on $on is $shown', ({ on, shown, valid }) => {
    expect(certificationOn([second, renewal, first], localDate(on))).toMatchObject({ number: shown, valid })
  })

  it('prefers a valid one to a later one that has not begun', () => {
    const shown = certificationOn([renewal, second], localDate('2025-12-01'))
    expect(shown).toMatchObject({ number: 'second', valid: true })
  })

  it('is none for somebody who was never certified', () => {
    expect(certificationOn([], localDate('2026-11-21'))).toBeNull()
  })
})
