import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENTRY_KINDS, type EntryKind } from '../kernel/entry-kind'
import { addDays, localDate } from '../kernel/time'
import { groupTimeline, readPlace, type TimelineRow, writePlace } from './timeline'

const row = (kind: EntryKind, on: string, wish: Partial<TimelineRow> = {}): TimelineRow => ({
  kind,
  id: '0b9f1f0e-0000-4000-8000-000000000001',
  on: localDate(on),
  title: '',
  sub: null,
  place: '城东',
  source: 'staff',
  flags: [],
  drugs: 0,
  ...wish,
})

const place = fc.record({
  on: fc.integer({ min: 0, max: 900 }).map((days) => addDays(localDate('2025-01-01'), days)),
  kind: fc.constantFrom(...ENTRY_KINDS),
  id: fc.uuid(),
})

describe('where a page ended', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(place, (at) => {
        expect(readPlace(writePlace(at))).toEqual(at)
      }),
    )
  })

  it.each([
    '',
    'x',
    '2026-02-30.visit.0b9f1f0e-0000-4000-8000-000000000001',
    '2026-02-20.visits.0b9f1f0e-0000-4000-8000-000000000001',
    '2026-02-20.visit.1',
  ])('%s is none', (text) => {
    expect(readPlace(text)).toBeNull()
  })
})

describe('what is drawn as one', () => {
  it('is the doses of one day at one place', () => {
    const rows = [
      row('immunization', '2026-11-21'),
      row('immunization', '2026-11-21'),
      row('immunization', '2026-11-21', { source: 'family', place: null }),
      row('immunization', '2026-10-01'),
      row('measurement', '2026-10-01'),
      row('measurement', '2026-10-01'),
    ]
    expect(groupTimeline(rows).map(({ rows: each }) => each.length)).toEqual([2, 1, 1, 1, 1])
  })

  it('loses and reorders nothing', () => {
    fc.assert(
      fc.property(fc.array(place), (places) => {
        const rows = places.map((at) => row(at.kind, at.on, { id: at.id }))
        expect(groupTimeline(rows).flatMap((group) => group.rows)).toEqual(rows)
      }),
    )
  })
})
