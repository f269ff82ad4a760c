import { at, dayAfter, newKey, type TestApp } from '../room/test-app'
import type { World } from './example-inputs'

type Input = Readonly<Record<string, unknown>>

/** A visit that the clinic took back, what is kept for it, and the consultation that stopped. */
export interface EquivalentWorld {
  readonly suspendedAppointmentId: string
  readonly equivalentId: string
  readonly suspendedSessionId: string
}

export async function equivalentWorld(
  app: TestApp,
  place: { readonly organizationId: string; readonly practitionerId: string },
  { accountId, patientId }: { readonly accountId: string; readonly patientId: string },
): Promise<EquivalentWorld> {
  const { organizationId } = place
  const hours = { day: dayAfter(app, 4), service: 'follow-up' } as const
  const { sessionId, slots } = await app.openSession({ ...hours, ...place })
  await app.openSession({ ...hours, organizationId })
  const { appointment } = app.as(accountId)
  const slotId = at(slots, 0).id
  const { id } = await appointment.book({ slotId, patientId, idempotencyKey: newKey() })
  const desk = await app.newStaff('front-desk', organizationId)
  await desk.caller.session.suspend({ sessionId, reason: '医生身体不适', idempotencyKey: newKey() })
  const { rows } = await appointment.equivalents({ appointmentId: id })
  return { suspendedAppointmentId: id, equivalentId: at(rows, 0).id, suspendedSessionId: sessionId }
}

export const EQUIVALENT_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'session.suspensionPreview': ({ sessionId }) => ({ sessionId }),
  'session.resume': ({ suspendedSessionId }) => ({ sessionId: suspendedSessionId, idempotencyKey: newKey() }),
  'session.calls': ({ suspendedSessionId }) => ({ sessionId: suspendedSessionId }),
  'session.noteCall': ({ suspendedAppointmentId }) => ({
    appointmentId: suspendedAppointmentId,
    outcome: 'told',
    idempotencyKey: newKey(),
  }),
  'session.seats': ({ sessionId }) => ({ sessionId }),
  'session.extend': ({ sessionId }) => ({ sessionId, slots: 1, idempotencyKey: newKey() }),
  'session.addExtra': ({ sessionId, patientId }) => ({
    sessionId,
    patientId,
    reason: '复查血常规',
    idempotencyKey: newKey(),
  }),
  'appointment.equivalents': ({ suspendedAppointmentId }) => ({ appointmentId: suspendedAppointmentId }),
  'appointment.takeEquivalent': ({ equivalentId }) => ({ id: equivalentId, idempotencyKey: newKey() }),
  'appointment.declineEquivalents': ({ suspendedAppointmentId }) => ({
    appointmentId: suspendedAppointmentId,
    idempotencyKey: newKey(),
  }),
}
