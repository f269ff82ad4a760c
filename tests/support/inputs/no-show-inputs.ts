import { at, dayAfter, newKey, type TestApp } from '../room/test-app'
import type { World } from './example-inputs'

type Input = Readonly<Record<string, unknown>>

/** Two visits to which nobody came: one that may still be explained, and one whose explanation waits for the desk. */
export interface NoShowWorld {
  readonly missedAppointmentId: string
  readonly explainedAppointmentId: string
}

export async function noShowWorld(
  app: TestApp,
  organizationId: string,
  { caller, patientId }: { readonly caller: ReturnType<TestApp['as']>; readonly patientId: string },
): Promise<NoShowWorld> {
  const missed = async (service: 'vaccination' | 'follow-up'): Promise<string> => {
    const { slots } = await app.openSession({ day: dayAfter(app, 2), organizationId, service })
    const slotId = at(slots, service === 'vaccination' ? 0 : 1).id
    const { id } = await caller.appointment.book({ slotId, patientId, idempotencyKey: newKey() })
    await app.database.db.appointment.update({ where: { id }, data: { status: 'no-show' } })
    return id
  }
  const [missedAppointmentId, explainedAppointmentId] = [
    await missed('vaccination'),
    await missed('follow-up'),
  ]
  const said = { appointmentId: explainedAppointmentId, reason: '路上车坏了', idempotencyKey: newKey() }
  await caller.noShow.appeal(said)
  return { missedAppointmentId, explainedAppointmentId }
}

export const NO_SHOW_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'noShow.list': ({ patientId }) => ({ patientId }),
  'noShow.appeal': ({ missedAppointmentId }) => ({
    appointmentId: missedAppointmentId,
    reason: '孩子夜里去了急诊',
    idempotencyKey: newKey(),
  }),
  'noShow.appeals': () => ({}),
  'noShow.answer': ({ explainedAppointmentId }) => ({
    appointmentId: explainedAppointmentId,
    isExcused: true,
    answer: '有急诊病历，不算',
    idempotencyKey: newKey(),
  }),
}
