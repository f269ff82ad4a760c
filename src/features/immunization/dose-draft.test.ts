import { describe, expect, it } from 'vitest'
import { missingInDoses, startingDoses, withDose } from './dose-draft'

const LOTS = [{ vaccineCode: 'MMR', lotNumber: '20260301' }] as const

describe('the doses that stand there', () => {
  it('have the lots of the day, and each its own place', () => {
    expect(startingDoses(['MMR', 'DTaP', 'bOPV'], LOTS)).toEqual([
      { vaccineCode: 'MMR', lotNumber: '20260301', site: '左上臂' },
      { vaccineCode: 'DTaP', lotNumber: '', site: '右上臂' },
      { vaccineCode: 'bOPV', lotNumber: '', site: '口服' },
    ])
  })

  it('take one more at a place that is free', () => {
    const two = startingDoses(['MMR', 'DTaP'], LOTS)
    expect(withDose(two, 'HepA-L', LOTS).at(-1)?.site).toBe('左大腿')
  })
})

describe('what is missing', () => {
  const [mmr] = startingDoses(['MMR'], LOTS)
  it('is a vaccine, a lot, another place, the question before', () => {
    if (!mmr) throw new Error('no draft')
    expect(missingInDoses([], true)).toBe('还没选疫苗')
    expect(missingInDoses([{ ...mmr, lotNumber: ' ' }], true)).toBe('还没填麻腮风疫苗的批号')
    expect(missingInDoses([mmr, { ...mmr, vaccineCode: 'DTaP' }], true)).toBe('两针打在不同部位')
    expect(missingInDoses([mmr], false)).toBe('还没问健康状况')
    expect(missingInDoses([mmr], true)).toBeUndefined()
  })

  it('is not another place for drops', () => {
    const drops = startingDoses(['bOPV'], [{ vaccineCode: 'bOPV', lotNumber: 'x' }])
    expect(missingInDoses([...drops, ...drops], true)).toBeUndefined()
  })
})
