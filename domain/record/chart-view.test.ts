import { describe, expect, it } from 'vitest'
import { ENTRY_KINDS } from '../kernel/entry-kind'
import { chartView } from './chart-view'

const CARE = ['checkup', 'immunization', 'measurement', 'allergy']

describe('what staff see of a record (rules D-CARD-09)', () => {
  it('is nothing without a reason, whatever was agreed', () => {
    expect(chartView({ hasOpenVisit: false, openings: [], consentGiven: true })).toBeNull()
  })

  it.each([
    { consentGiven: true, kinds: ENTRY_KINDS },
    { consentGiven: false, kinds: CARE },
  ])('is $kinds for an open visit where the yes is $consentGiven', ({ consentGiven, kinds }) => {
    const view = chartView({ hasOpenVisit: true, openings: [], consentGiven })
    expect(view).toEqual({ basis: 'open-visit', kinds, seesRestricted: false })
  })

  it('is the same when the family shows its card', () => {
    const openings = [{ basis: 'card-code', sections: [] }] as const
    expect(chartView({ hasOpenVisit: false, openings, consentGiven: false })).toEqual({
      basis: 'card-code',
      kinds: CARE,
      seesRestricted: false,
    })
  })

  it('is what a share code names, though the family agreed to nothing else', () => {
    const openings = [{ basis: 'share-code', sections: ['report'] }] as const
    expect(chartView({ hasOpenVisit: false, openings, consentGiven: false })?.kinds).toEqual(['report'])
    expect(chartView({ hasOpenVisit: true, openings, consentGiven: false })?.kinds).toEqual([
      'report',
      ...CARE,
    ])
  })

  it('is everything, also what is restricted, behind broken glass', () => {
    const openings = [{ basis: 'break-glass', sections: [] }] as const
    expect(chartView({ hasOpenVisit: true, openings, consentGiven: false })).toEqual({
      basis: 'break-glass',
      kinds: ENTRY_KINDS,
      seesRestricted: true,
    })
  })
})
