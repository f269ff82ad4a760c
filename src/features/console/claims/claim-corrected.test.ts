import { describe, expect, it } from 'vitest'
import { correctionMissing, firstCorrection, toCorrect } from './claim-corrected'

const written = {
  id: 'claim',
  diagnosis: { code: null, nameZh: '肺炎' },
  organizationId: null,
  hospitalName: '省城的医院',
  hospitalLevel: 'primary' as const,
  isInTerritory: true,
}
const first = firstCorrection(written)

describe('what a reviewer writes in place of the family', () => {
  it.each([
    ['nothing', {}, '和现在的一样，没有要改的'],
    ['half a code', { code: 'J1' }, '编码写成 J18.000 这样'],
    ['no name', { hospitalName: ' ' }, '先写医院名字'],
    ['a code', { code: 'J18.000' }, undefined],
    ['a level', { level: 'tertiary' as const }, undefined],
  ])('%s', (_, step, missing) => {
    expect(correctionMissing({ ...first, ...step }, written)).toBe(missing)
  })

  it('sends only what is new', () => {
    expect(toCorrect({ ...first, code: 'J18.000' }, written)).toEqual({
      id: 'claim',
      diagnosisCode: 'J18.000',
    })
    expect(toCorrect({ ...first, organizationId: 'hospital', level: 'tertiary' }, written)).toEqual({
      id: 'claim',
      hospital: { place: { organizationId: 'hospital' }, level: 'tertiary' },
    })
    expect(toCorrect({ ...first, hospitalName: '省医院 ', level: 'tertiary' }, written).hospital).toEqual({
      place: { nameZh: '省医院', level: 'tertiary', isInTerritory: true },
      level: 'tertiary',
    })
  })
})
