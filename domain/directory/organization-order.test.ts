import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ORGANIZATION_KINDS } from './organization-kind'
import {
  compareOrganizations,
  ORGANIZATION_SORTS,
  type OrganizationPlace,
  type OrganizationSort,
} from './organization-order'

const typical: OrganizationPlace = {
  id: '1',
  kind: 'community-centre',
  pinyin: 'cheng dong',
  matchRank: 0,
  earliestMs: 900,
  distanceMeters: 500,
}

function place(change: Partial<OrganizationPlace>): OrganizationPlace {
  return { ...typical, ...change }
}

function order(sort: OrganizationSort, ...places: OrganizationPlace[]): string[] {
  return places.sort((a, b) => compareOrganizations(sort, a, b)).map(({ id }) => id)
}

describe('the order of places', () => {
  it('earliest: the first free seat, then the nearer, and none free last', () => {
    const full = place({ id: 'full', earliestMs: null, distanceMeters: 1 })
    const late = place({ id: 'late', earliestMs: 1000, distanceMeters: 1 })
    const far = place({ id: 'far', earliestMs: 900, distanceMeters: 2300 })
    const near = place({ id: 'near', earliestMs: 900, distanceMeters: 560 })
    expect(order('earliest', full, late, far, near)).toEqual(['near', 'far', 'late', 'full'])
  })

  it('nearest: the distance, then the earlier seat', () => {
    const far = place({ id: 'far', distanceMeters: 2300, earliestMs: 1 })
    const late = place({ id: 'late', distanceMeters: 560, earliestMs: 1000 })
    const full = place({ id: 'full', distanceMeters: 560, earliestMs: null })
    const soon = place({ id: 'soon', distanceMeters: 560, earliestMs: 900 })
    expect(order('nearest', far, late, full, soon)).toEqual(['soon', 'late', 'full', 'far'])
  })

  it('nearest without a position is the earliest seat', () => {
    const late = place({ id: 'late', distanceMeters: null, earliestMs: 1000 })
    const soon = place({ id: 'soon', distanceMeters: null, earliestMs: 900 })
    expect(order('nearest', late, soon)).toEqual(['soon', 'late'])
  })

  it.each(ORGANIZATION_SORTS)('%s: primary care before a hospital that is earlier and nearer', (sort) => {
    const hospital = place({ id: 'hospital', kind: 'lead-hospital', earliestMs: 1, distanceMeters: 1 })
    const station = place({ id: 'station', kind: 'village-station' })
    expect(order(sort, hospital, station)).toEqual(['station', 'hospital'])
  })

  it.each(ORGANIZATION_SORTS)('%s: a hospital that was searched by name before everything', (sort) => {
    const hospital = place({ id: 'hospital', kind: 'lead-hospital', matchRank: 0 })
    const centre = place({ id: 'centre', matchRank: 2 })
    expect(order(sort, centre, hospital)).toEqual(['hospital', 'centre'])
  })

  it('equals by name, and two of one name by id', () => {
    const west = place({ id: '3', pinyin: 'cheng xi' })
    expect(order('earliest', west, place({ id: '2' }), place({ id: '1' }))).toEqual(['1', '2', '3'])
  })

  it('is total: no two places tie, and it does not matter from where they come', () => {
    const anyPlace = fc.record<OrganizationPlace>({
      id: fc.uuid(),
      kind: fc.constantFrom(...ORGANIZATION_KINDS),
      pinyin: fc.constantFrom('a', 'b'),
      matchRank: fc.nat(2),
      earliestMs: fc.option(fc.nat(3)),
      distanceMeters: fc.option(fc.nat(3)),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(anyPlace, { selector: ({ id }) => id }),
        fc.constantFrom(...ORGANIZATION_SORTS),
        (places, sort) => {
          expect(order(sort, ...places)).toEqual(order(sort, ...places.reverse()))
        },
      ),
    )
  })
})
