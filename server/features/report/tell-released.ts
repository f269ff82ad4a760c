import type { Context } from '../../platform/context'
import type { Transaction } from '../../platform/database/database'
import { cancelJob, enqueue } from '../../platform/jobs'
import type { Notices } from '../../platform/notices'
import { findPatientOf } from './store'

export const RELEASED_TASK = 'report:released'

interface Released {
  readonly id: string
  readonly patientId: string
}

const jobKeyOf = (id: string) => `report-released:${id}`

/** A report that the family may read at once is told at once; one that is held back, at the hour at which it is not. */
export async function announceReport(
  { tx, notices }: { readonly tx: Transaction; readonly notices: Notices },
  report: Released & { readonly releaseAt: Date },
  now: Date,
): Promise<void> {
  const { id, releaseAt } = report
  if (releaseAt <= now) return tellReleased(tx, notices, report, now)
  await enqueue(tx, RELEASED_TASK, { id }, { runAt: releaseAt, jobKey: jobKeyOf(id) })
}

/** The doctor has spoken: what waits for the hour has nothing left to say. */
export async function announceEarly(
  { tx, notices }: { readonly tx: Transaction; readonly notices: Notices },
  report: Released,
  now: Date,
): Promise<void> {
  await cancelJob(tx, jobKeyOf(report.id))
  await tellReleased(tx, notices, report, now)
}

/** The job of the hour. Silent where the report was withdrawn meanwhile. */
export async function tellAtRelease(
  { notices, now }: Pick<Context, 'notices' | 'now'>,
  tx: Transaction,
  id: string,
): Promise<void> {
  const patientId = await findPatientOf(tx, id)
  if (patientId) await tellReleased(tx, notices, { id, patientId }, now())
}

/** Only that there is one: what it is about stands nowhere in the inbox. */
function tellReleased(
  tx: Transaction,
  notices: Notices,
  { id, patientId }: Released,
  now: Date,
): Promise<void> {
  const kind = 'report-released'
  const facts = { entryKind: 'report', entryId: id }
  const to = { readersOf: patientId }
  return notices.tell(tx, { kind, to, byAccountId: null, patientId, facts, onceKey: `${kind}:${id}` }, now)
}
