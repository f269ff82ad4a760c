import type { ReminderKind } from '#domain/message/reminder-times'
import type { Transaction } from '../../platform/database/database'
import type { Notices } from '../../platform/notices'
import { findVisit } from './reminder-store'

/** Looks at the visit again: cancelled, moved, come already or begun, it needs no reminder. */
export async function remind(
  tx: Transaction,
  notices: Pick<Notices, 'tell'>,
  { appointmentId, kind }: { readonly appointmentId: string; readonly kind: ReminderKind },
  now: Date,
): Promise<void> {
  const visit = await findVisit(tx, appointmentId)
  if (!visit?.isBooked || visit.start <= now) return
  const { patientId } = visit
  const to = { everybodyActingFor: patientId }
  const about = { patientId, appointmentId, onceKey: `${kind}:${appointmentId}` }
  await notices.tell(tx, { kind, to, byAccountId: null, ...about }, now)
}
