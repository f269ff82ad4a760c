import { describe, expect, it } from 'vitest'
import { refuseReschedule } from './reschedule'
import { APPOINTMENT_STATUSES } from './status'

const start = new Date('2026-11-25T09:00:00+08:00')
const now = new Date('2026-11-20T09:00:00+08:00')
const old = { status: 'booked', slotId: 'old', service: 'sick-visit', start } as const
const fresh = { id: 'fresh', service: 'sick-visit' } as const

describe('moving a booking (BK-15)', () => {
  it('needs another slot of the same service', () => {
    expect(refuseReschedule(old, fresh, now)).toBeNull()
    expect(refuseReschedule(old, { ...fresh, id: 'old' }, now)?.code).toBe('reschedule_same_slot')
    expect(refuseReschedule(old, { ...fresh, service: 'vaccination' }, now)?.code).toBe(
      'reschedule_other_service',
    )
  })

  it('is possible until the visit begins', () => {
    expect(refuseReschedule(old, fresh, new Date('2026-11-25T08:59:59.999+08:00'))).toBeNull()
    expect(refuseReschedule(old, fresh, start)?.code).toBe('appointment_state')
  })

  it('BK-16: what the clinic took back may move at any time', () => {
    const suspended = { ...old, status: 'suspended' } as const
    expect(refuseReschedule(suspended, fresh, new Date('2026-11-26T09:00:00+08:00'))).toBeNull()
    expect(refuseReschedule(suspended, { ...fresh, id: 'old' }, now)?.code).toBe('reschedule_same_slot')
  })

  const settled = APPOINTMENT_STATUSES.filter((status) => status !== 'booked' && status !== 'suspended')
  it.each(settled)('is refused once %s', (status) => {
    expect(refuseReschedule({ ...old, status }, fresh, now)).toEqual({
      code: 'appointment_state',
      facts: { from: status, to: 'rescheduled' },
    })
  })

  it('names the state before the slot', () => {
    expect(refuseReschedule({ ...old, status: 'cancelled' }, { ...fresh, id: 'old' }, now)?.code).toBe(
      'appointment_state',
    )
  })
})
