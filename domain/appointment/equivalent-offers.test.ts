import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDate, toIsoShanghai } from '../kernel/time'
import { bookingRule, DEFAULT_BOOKING_RULES } from './booking-rules'
import {
  allotEquivalents,
  equivalentsKeptUntil,
  type OpenSlot,
  type OtherVisit,
  type SuspendedVisit,
} from './equivalent-offers'

const rule = bookingRule(DEFAULT_BOOKING_RULES, '*', 'BK-16', localDate('2026-11-22'))
const asked = { isHoliday: false, siteKm: rule.siteKm }
const at = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`)
const TODAY = localDate('2026-11-25')
const TOMORROW = localDate('2026-11-26')

const visit: SuspendedVisit = {
  id: 'visit',
  organizationId: 'east',
  practitionerId: 'he',
  practitionerTitle: '儿科主治医师',
  service: 'sick-visit',
  day: TODAY,
  start: at(TODAY, '09:00'),
  others: [],
}

function slot(id: string, time: string, changed: Partial<OpenSlot> = {}): OpenSlot {
  const day = changed.day ?? TODAY
  const start = at(day, time)
  const end = new Date(start.getTime() + 10 * 60_000)
  const place = { organizationId: 'east', practitionerId: 'he', practitionerTitle: '儿科主治医师' }
  return { id, ...place, day, start, end, free: 1, distanceMetres: 0, ...changed }
}

const elsewhere = { organizationId: 'west', practitionerId: 'deng', distanceMetres: 2_000 }
const kindsOf = (slots: readonly OpenSlot[], of = visit, how = asked) =>
  allotEquivalents([of], slots, how).map(({ kind, slotId }) => [kind, slotId])

describe('what is offered in place of a visit that the clinic took back (BK-16)', () => {
  it('one of each kind: the same doctor another day, a colleague the same half-day, the nearest site', () => {
    const slots = [
      slot('later', '09:00', { day: localDate('2026-11-28') }),
      slot('next-day', '10:00', { day: TOMORROW }),
      slot('colleague', '11:00', { practitionerId: 'lu' }),
      slot('far', '09:00', { ...elsewhere, organizationId: 'north', distanceMetres: 9_000 }),
      slot('near', '14:00', elsewhere),
    ]
    expect(kindsOf(slots)).toEqual([
      ['same-doctor', 'next-day'],
      ['colleague', 'colleague'],
      ['nearest-site', 'near'],
    ])
  })

  it.each<[string, Partial<OpenSlot>, string]>([
    ['the same doctor on the same day', {}, '15:00'],
    ['a colleague of another grade', { practitionerId: 'jiang', practitionerTitle: '儿科医师' }, '09:30'],
    [
      'a colleague of another specialty',
      { practitionerId: 'fan', practitionerTitle: '全科主治医师' },
      '09:30',
    ],
    ['a colleague in the afternoon', { practitionerId: 'lu' }, '12:00'],
    ['a colleague another day', { practitionerId: 'lu', day: TOMORROW }, '09:00'],
    ['a place too far away', { ...elsewhere, distanceMetres: 15_001 }, '09:30'],
    ['a place on a day before', { ...elsewhere, day: localDate('2026-11-24') }, '09:30'],
    ['a slot that is full', { practitionerId: 'lu', free: 0 }, '09:30'],
  ])('never %s', (_, changed, time) => {
    expect(kindsOf([slot('no', time, changed)])).toEqual([])
  })

  it('on a holiday a substitute of the same specialty and grade may come at any time of the day', () => {
    const substitute = slot('substitute', '15:00', { practitionerId: 'lu' })
    expect(kindsOf([substitute], visit, { ...asked, isHoliday: true })).toEqual([['colleague', 'substitute']])
    const other = slot('other', '15:00', { practitionerId: 'fan', practitionerTitle: '全科医师' })
    expect(kindsOf([other], visit, { ...asked, isHoliday: true })).toEqual([])
  })

  it('nothing that the booking rules would refuse: two at once, or two of a service on one day', () => {
    const near = slot('near', '14:00', elsewhere)
    const other = (changed: Partial<OtherVisit>): SuspendedVisit => ({
      ...visit,
      others: [
        {
          service: 'vaccination',
          day: TODAY,
          start: at(TODAY, '13:55'),
          end: at(TODAY, '14:05'),
          ...changed,
        },
      ],
    })
    expect(kindsOf([near], other({}))).toEqual([])
    expect(kindsOf([near], other({ start: at(TODAY, '13:50'), end: near.start }))).toHaveLength(1)
    const early = { start: at(TODAY, '08:00'), end: at(TODAY, '08:10') }
    expect(kindsOf([near], other({ ...early, service: 'sick-visit' }))).toEqual([])
  })

  it('scarce seats reach as many families as they can, whoever was to be seen first before the others', () => {
    const second = { ...visit, id: 'second', start: at(TODAY, '09:10') }
    const one = [slot('next-day', '09:00', { day: TOMORROW }), slot('near', '14:00', elsewhere)]
    expect(allotEquivalents([second, visit], one, asked)).toEqual([
      { visitId: 'visit', slotId: 'next-day', kind: 'same-doctor' },
      { visitId: 'second', slotId: 'near', kind: 'nearest-site' },
    ])
  })

  it('gives no seat to two and no family two of a kind, and leaves no seat that somebody could have', () => {
    const anySlot = fc.record({
      practitioner: fc.constantFrom('he', 'lu', 'deng'),
      organization: fc.constantFrom('east', 'west'),
      day: fc.constantFrom(TODAY, TOMORROW),
      hour: fc.integer({ min: 8, max: 16 }),
      free: fc.integer({ min: 0, max: 3 }),
      metres: fc.integer({ min: 0, max: 20_000 }),
    })
    const worlds = fc.tuple(fc.array(anySlot, { maxLength: 20 }), fc.integer({ min: 1, max: 12 }))
    fc.assert(
      fc.property(worlds, ([drawn, families]) => {
        const slots = drawn.map((each, index) =>
          slot(`s${index}`, `${String(each.hour).padStart(2, '0')}:00`, {
            practitionerId: each.practitioner,
            organizationId: each.organization,
            day: each.day,
            free: each.free,
            distanceMetres: each.organization === 'east' ? 0 : each.metres,
          }),
        )
        const visits = Array.from({ length: families }, (_, index) => ({ ...visit, id: `v${index}` }))
        const given = allotEquivalents(visits, slots, asked)
        for (const { id, free } of slots) {
          expect(given.filter(({ slotId }) => slotId === id).length).toBeLessThanOrEqual(free)
        }
        expect(new Set(given.map(({ visitId, kind }) => `${visitId}/${kind}`)).size).toBe(given.length)
        // Whoever is left without anything finds nothing in what is left.
        const empty = visits.find(({ id }) => given.every(({ visitId }) => visitId !== id))
        const left = slots.map((each) => ({
          ...each,
          free: each.free - given.filter(({ slotId }) => slotId === each.id).length,
        }))
        if (empty) expect(allotEquivalents([empty], left, asked)).toEqual([])
      }),
    )
  })
})

describe('how long the seats are kept', () => {
  it.each([
    ['10:00', '2026-11-25T13:00:00+08:00'],
    ['20:59', '2026-11-25T23:59:00+08:00'],
    ['21:00', '2026-11-26T08:00:00+08:00'],
    ['06:00', '2026-11-25T09:00:00+08:00'],
    ['04:30', '2026-11-25T08:00:00+08:00'],
  ])('told at %s, until %s', (time, until) => {
    expect(toIsoShanghai(equivalentsKeptUntil(at(TODAY, time), rule))).toBe(until)
  })
})
