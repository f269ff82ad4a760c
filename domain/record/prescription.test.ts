import { describe, expect, it } from 'vitest'
import {
  type PrescriptionItem,
  prescriptionItemInWords,
  prescriptionItemsShape,
  refusePrescription,
  USUAL_DRUGS,
} from './prescription'

const item = (wish: Partial<PrescriptionItem> = {}): PrescriptionItem => ({
  drug: '布洛芬混悬液',
  doseThousandths: 4500,
  unit: 'mL',
  route: 'oral',
  frequency: 'tid',
  days: 3,
  note: '',
  ...wish,
})

describe('an item in words', () => {
  it.each([
    [item(), '每次 4.5 mL，口服，每天 3 次，3 天'],
    [
      item({ frequency: 'when-needed', note: '间隔 6 小时以上' }),
      '每次 4.5 mL，口服，需要时用，间隔 6 小时以上',
    ],
    [
      item({ doseThousandths: 500, unit: '片', frequency: 'qd', days: 1 }),
      '每次 0.5 片，口服，每天 1 次，1 天',
    ],
  ])('%#', (written, words) => {
    expect(prescriptionItemInWords(written)).toBe(words)
  })
})

describe('what is never written', () => {
  it.each([
    ['nothing against it', [item()], ['青霉素'], null],
    [
      'a drug that is not tolerated',
      [item(), item({ drug: '阿莫西林颗粒' })],
      ['青霉素'],
      'prescription_allergy',
    ],
    ['the same drug twice', [item(), item()], [], 'prescription_twice'],
  ] as const)('%s', (_, items, allergens, code) => {
    expect(refusePrescription(items, allergens)?.code ?? null).toBe(code)
  })

  it('says which item, and never its name', () => {
    const refusal = refusePrescription([item(), item({ drug: '阿莫西林颗粒' })], ['青霉素'])
    expect(refusal?.facts).toEqual({ item: 2 })
  })

  it.each([
    ['no item', []],
    ['eleven items', Array.from({ length: 11 }, () => item())],
    ['no dose', [item({ doseThousandths: 0 })]],
    ['a dose that is no whole thousandth', [item({ doseThousandths: 0.5 })]],
    ['for no day', [item({ days: 0 })]],
  ])('%s', (_, items) => {
    expect(prescriptionItemsShape.safeParse(items).success).toBe(false)
  })
})

it('fills in how a usual drug is taken and never how much', () => {
  expect(USUAL_DRUGS.length).toBeGreaterThan(10)
  for (const usual of USUAL_DRUGS) {
    expect(usual).not.toHaveProperty('doseThousandths')
    expect(prescriptionItemsShape.safeParse([{ ...usual, doseThousandths: 1000, note: '' }]).success).toBe(
      true,
    )
  }
})
