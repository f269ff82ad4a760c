import { describe, expect, it } from 'vitest'
import { itemsShownBy, mayBeShownBy, type ShownService } from './fulfilment'

const call = {
  kind: 'follow-up',
  way: 'phone',
  form: 'general',
  topics: [],
  isMeasured: false,
} as const satisfies ShownService

describe('which services an entry shows (rules D-FD-08)', () => {
  it.each<[string, ShownService, string[]]>([
    ['a check-up', { kind: 'checkup', visitNo: 6, isMeasured: false }, ['child-checkup']],
    [
      'a measured one',
      { kind: 'checkup', visitNo: 6, isMeasured: true },
      ['child-checkup', 'growth-evaluation'],
    ],
    ['a dose', { kind: 'immunization' }, ['vaccination-check']],
    [
      'E2 32: a hospital’s visit for high blood pressure',
      { kind: 'visit', diagnoses: ['I10.x00'] },
      ['hypertension-follow-up'],
    ],
    ['a visit for a cold', { kind: 'visit', diagnoses: ['J06.900'] }, []],
    ['a call', call, ['phone-follow-up']],
    ['a call about diabetes', { ...call, form: 'diabetes' }, ['phone-follow-up', 'diabetes-follow-up']],
    [
      'a visit at home with what was talked about, each once',
      { ...call, way: 'home-visit', topics: ['feeding', 'sleep', 'feeding', 'vaccination'] },
      ['home-visit', 'feeding-guidance', 'vaccination-check'],
    ],
    [
      'a child measured at the clinic',
      { ...call, way: 'clinic', form: 'child', isMeasured: true },
      ['growth-evaluation'],
    ],
    ['a message', { ...call, way: 'message' }, []],
  ])('%s', (_, entry, items) => {
    expect(itemsShownBy(entry).map(({ itemCode }) => itemCode)).toEqual(items)
  })

  it('names the check-up by its number and nothing else', () => {
    expect(itemsShownBy({ kind: 'checkup', visitNo: 6, isMeasured: true }).map(({ seqNo }) => seqNo)).toEqual(
      [6, null],
    )
  })

  it.each([
    ['child-checkup', 'clinic', false],
    ['elderly-checkup', 'phone', false],
    ['elderly-checkup', 'clinic', true],
    ['home-visit', 'phone', false],
    ['phone-follow-up', 'message', false],
    ['growth-evaluation', 'clinic', false],
    ['antenatal-visit', 'clinic', true],
  ] as const)('whether %s can be given by %s: %s', (item, way, expected) => {
    expect(mayBeShownBy(item, { ...call, way })).toBe(expected)
  })
})
