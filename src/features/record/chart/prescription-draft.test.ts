import { describe, expect, it } from 'vitest'
import { EMPTY_DRUG, itemOf, missingInDrug, usualDraft } from './prescription-draft'

describe('a drug as it is written', () => {
  it('has everything of a usual one but how much', () => {
    const draft = usualDraft('布洛芬混悬液')
    expect(draft).toMatchObject({ unit: 'mL', frequency: 'when-needed', dose: '' })
    expect(missingInDrug(draft)).toBe('写每次多少')
    expect(itemOf({ ...draft, dose: '4.5' })).toMatchObject({ doseThousandths: 4500, drug: '布洛芬混悬液' })
  })

  it.each([
    ['', '写每次多少'],
    ['四', '每次多少写数字，比如 4.5'],
    ['0', '每次多少写数字，比如 4.5'],
    ['1.2345', '每次多少写数字，比如 4.5'],
    ['0.5', undefined],
  ])('%s: %s', (dose, missing) => {
    expect(missingInDrug({ ...usualDraft('蒙脱石散'), dose })).toBe(missing)
  })

  it('needs a name', () => {
    expect(missingInDrug({ ...EMPTY_DRUG, dose: '1' })).toBe('先选一种药')
  })
})
