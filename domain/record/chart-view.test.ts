import { describe, expect, it } from 'vitest'
import { ENTRY_KINDS } from '../kernel/entry-kind'
import { CHART_BASES, chartView, mayWriteInto } from './chart-view'

const UNTIL = new Date('2026-11-02T09:15:00+08:00')
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
    expect(view).toEqual({ basis: 'open-visit', kinds, until: null, seesRestricted: false })
  })

  it('is the same when the family shows its card', () => {
    const openings = [{ basis: 'card-code', sections: [], until: UNTIL }] as const
    expect(chartView({ hasOpenVisit: false, openings, consentGiven: false })).toEqual({
      basis: 'card-code',
      kinds: CARE,
      until: UNTIL,
      seesRestricted: false,
    })
  })

  it('is what a share code names, though the family agreed to nothing else', () => {
    const openings = [{ basis: 'share-code', sections: ['report'], until: UNTIL }] as const
    expect(chartView({ hasOpenVisit: false, openings, consentGiven: false })?.kinds).toEqual(['report'])
    expect(chartView({ hasOpenVisit: true, openings, consentGiven: false })?.kinds).toEqual([
      'report',
      ...CARE,
    ])
  })

  it.each([
    { agreed: true, kinds: ENTRY_KINDS },
    { agreed: false, kinds: ['follow-up'] },
  ])('is $kinds for the team of a contract where the yes to it is $agreed', ({ agreed, kinds }) => {
    const team = { consentGiven: agreed }
    expect(chartView({ hasOpenVisit: false, openings: [], consentGiven: true, team })).toEqual({
      basis: 'signed-team',
      kinds,
      until: null,
      seesRestricted: false,
    })
    const visited = chartView({ hasOpenVisit: true, openings: [], consentGiven: false, team })
    expect(visited?.basis).toBe('open-visit')
    expect(visited?.kinds).toEqual(expect.arrayContaining([...CARE, ...kinds]))
  })

  it('is everything, also what is restricted, behind broken glass', () => {
    const openings = [{ basis: 'break-glass', sections: [], until: UNTIL }] as const
    expect(chartView({ hasOpenVisit: true, openings, consentGiven: false })).toEqual({
      basis: 'break-glass',
      kinds: ENTRY_KINDS,
      until: UNTIL,
      seesRestricted: true,
    })
  })

  it('ends with the last of its codes, and a visit by itself', () => {
    const later = new Date('2026-11-02T09:20:00+08:00')
    const code = (until: Date) => ({ basis: 'share-code', sections: ['report'], until }) as const
    const openings = [code(later), code(UNTIL)]
    expect(chartView({ hasOpenVisit: false, openings, consentGiven: false })?.until).toEqual(later)
    expect(chartView({ hasOpenVisit: true, openings, consentGiven: false })?.until).toBeNull()
  })

  it('is read only where a family showed it by a code', () => {
    expect(CHART_BASES.filter((basis) => !mayWriteInto({ basis }))).toEqual(['share-code'])
  })
})
