import { describe, expect, test } from 'vitest'
import { upcomingVisits } from './upcoming-visits'

describe('what comes next', () => {
  const now = new Date('2026-10-13T08:10:00+08:00')
  const visit = (id: string, status: string, day: string) => ({
    id,
    status,
    start: `${day}T08:00:00+08:00`,
    end: `${day}T08:20:00+08:00`,
  })

  test('the soonest first, the one under way included, over and cancelled ones left out', () => {
    const visits = [
      visit('later', 'booked', '2026-10-20'),
      visit('soon', 'booked', '2026-10-15'),
      visit('now', 'checked-in', '2026-10-13'),
      visit('cancelled', 'cancelled', '2026-10-14'),
      visit('held', 'held', '2026-10-14'),
      visit('missed', 'booked', '2026-10-12'),
    ]
    expect(upcomingVisits(visits, now).map(({ id }) => id)).toEqual(['now', 'soon'])
  })
})
