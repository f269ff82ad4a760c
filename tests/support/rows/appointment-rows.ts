import type { TestApp } from '../room/test-app'

/** What a test looks for behind the API: the seats of a slot and the history of an appointment. */

export async function freeSeats({ database }: TestApp, slotId: string): Promise<number> {
  const slot = await database.db.slot.findUniqueOrThrow({ where: { id: slotId } })
  return slot.capacity - slot.booked
}

/** Each status in its order, and the account that set it; null for the clock. */
export async function historyOf({ database }: TestApp, id: string): Promise<[string, string | null][]> {
  const changes = await database.db.appointmentStatusChange.findMany({
    where: { appointmentId: id },
    orderBy: { id: 'asc' },
  })
  return changes.map(({ status, byAccountId }) => [status, byAccountId])
}
