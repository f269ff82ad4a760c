import type { Access } from '../../platform/context'
import { planOf } from './checkup-child'
import { findChild } from './store'

/** A check-up that is open now, or booked for today, and was not done: it comes before an injection (rules D-CH-04). */
export const checkupIsDue: Access['checkupIsDue'] = async (tx, ctx, scope, today) => {
  const child = await findChild(tx, scope, today)
  const { rows } = await planOf(ctx, child, today)
  const todays = new Set(child.appointments.filter(({ day }) => day === today).map(({ id }) => id))
  return rows.some(
    ({ state, appointmentId }) =>
      state === 'DUE' || (state === 'BOOKED' && appointmentId !== null && todays.has(appointmentId)),
  )
}
