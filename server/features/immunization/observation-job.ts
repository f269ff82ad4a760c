import { immunizationRules } from '#domain/immunization/immunization-rules'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import type { Transaction } from '../../platform/database/database'
import { enqueue } from '../../platform/jobs'
import { runningObservation } from './observation'
import { listWatchedOf } from './remind-store'

export const OBSERVED_TASK = 'immunization:observed'

/** The job of a person's last dose replaces that of the dose before: everybody stays until the last one's time is over. */
export function planObserved(tx: Transaction, patientId: string, until: Date): Promise<void> {
  return enqueue(tx, OBSERVED_TASK, { patientId }, { runAt: until, jobKey: `observed:${patientId}` })
}

/**
 * Tells whoever came along that the time is over. Silent where staff have ended the observation themselves, where the
 * dose was withdrawn, and when the queue stood still for so long that they are at home.
 */
export async function tellObserved(
  { notices, rules, now }: Pick<Context, 'notices' | 'rules' | 'now'>,
  tx: Transaction,
  patientId: string,
): Promise<void> {
  const at = now()
  const today = localDateOf(at)
  const { observationMinutes } = immunizationRules(await rules(), today)['IM-06']
  const running = runningObservation(await listWatchedOf(tx, patientId, today), observationMinutes, at)
  if (!running) return
  const kind = 'observation-ended'
  const onceKey = `${kind}:${patientId}:${toIsoShanghai(running.until)}`
  const to = { everybodyActingFor: patientId }
  await notices.tell(tx, { kind, to, byAccountId: null, patientId, onceKey }, at)
}
