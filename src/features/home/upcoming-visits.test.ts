import { describe, expect, test } from 'vitest'
import type { AppointmentStatus } from '#domain/appointment/status'
import { localDate } from '#domain/kernel/time'
import { upcomingVisits, visitToday } from './upcoming-visits'

const now = new Date('2026-10-13T08:10:00+08:00')
const today = localDate('2026-10-13')

function visit(id: string, status: AppointmentStatus, day: string, hour = '08:00') {
  return {
    id,
    status,
    patientId: 'child',
    day,
    start: `${day}T${hour}:00+08:00`,
    end: `${day}T${hour.slice(0, 3)}20:00+08:00`,
  }
}

describe('what comes next', () => {
  test('the soonest first, the one under way included, over and cancelled ones left out', () => {
    const visits = [
      visit('later', 'booked', '2026-10-20'),
      visit('soon', 'booked', '2026-10-15'),
      visit('now', 'checked-in', '2026-10-13'),
      visit('cancelled', 'cancelled', '2026-10-14'),
      visit('held', 'held', '2026-10-14'),
      visit('missed', 'booked', '2026-10-12'),
    ]
    expect(upcomingVisits(visits, now).map(({ id }) => id)).toEqual(['now', 'soon', 'later'])
  })

  test('who waits longer than their time is still there; yesterday’s forgotten arrival is not', () => {
    const visits = [
      visit('waits', 'checked-in', '2026-10-13', '07:00'),
      visit('inside', 'in-visit', '2026-10-13', '07:30'),
      visit('yesterday', 'checked-in', '2026-10-12'),
    ]
    expect(upcomingVisits(visits, now).map(({ id }) => id)).toEqual(['waits', 'inside'])
  })

  test('BK-16: a stopped visit stays until its time, for the family has to choose another', () => {
    const visits = [visit('stopped', 'suspended', '2026-10-15'), visit('past', 'suspended', '2026-10-12')]
    expect(upcomingVisits(visits, now).map(({ id }) => id)).toEqual(['stopped'])
  })
})

describe('the visit of today', () => {
  test.each([
    ['booked for today', [visit('own', 'booked', '2026-10-13', '09:00')], 'own'],
    ['booked for tomorrow', [visit('other', 'booked', '2026-10-14')], undefined],
    ['stopped today', [visit('stopped', 'suspended', '2026-10-13', '09:00')], undefined],
    ['of another child', [{ ...visit('sibling', 'booked', '2026-10-13'), patientId: 'sibling' }], undefined],
  ])('%s', (_, visits, id) => {
    expect(visitToday(visits, 'child', today)?.id).toBe(id)
  })
})
