import { DomainError } from '#domain/kernel/errors'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { EntryCategory } from '#domain/record/entry-category'
import type { PrescriptionItem } from '#domain/record/prescription'
import { refuseRecord, type VisitRecord } from '#domain/visit/visit-record'
import type { Access, StaffWriteContext } from '../../platform/context'
import { treatingReach } from '../../platform/scope/session-reach'
import { sealVisit } from '../../platform/sealing/entry-seal'
import { findInLine, type LineRow, listLine } from './line-store'
import { waitingLine } from './read-board'
import { completeVisit } from './step-store'

/** What the doctor wrote of a visit: kept together, or nothing of it. */
interface FinishedVisit {
  readonly appointmentId: string
  readonly record: VisitRecord
  /** The sheet that was prescribed in it. */
  readonly items?: readonly PrescriptionItem[] | undefined
  /** What harms when the wrong person reads it (journeys E3 28). */
  readonly restricted?: boolean | undefined
  /** The doubts about the weight were read, and it is right all the same. */
  readonly confirmed?: boolean | undefined
}

/**
 * Keeps the record with its prescription, ends the visit and asks the family how it was.
 *
 * @throws not_found; visit_record_incomplete; appointment_state unless the visit is under way; measurement_doubtful
 * unless confirmed; what `prescribe` refuses
 * @returns the number that is called next, or null when nobody waits
 */
export async function finishVisit(
  ctx: StaffWriteContext,
  { appointmentId, record, items, restricted = false, confirmed = false }: FinishedVisit,
): Promise<{ completedAt: string; nextNumber: number | null }> {
  const row = await findInLine(ctx.tx, treatingReach(ctx.staff), appointmentId)
  if (!row) throw new DomainError('not_found')
  const refusal = refuseRecord(record, localDateOf(ctx.now()))
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  if (row.status !== 'in-visit') throw over(row)
  await keepWeight(ctx, row, { record, isConfirmed: confirmed })
  if (items) await ctx.access.prescribe(ctx, { appointmentId, items, restricted })
  const recordCipher = sealVisit(ctx.fieldCrypto, record)
  const category = restricted ? 'restricted' : 'normal'
  const { visitId, ...ended } = await endVisitOf(ctx, row, { recordCipher, category })
  await ctx.access.fulfilTasks(ctx.tx, {
    patientId: row.patientId,
    entryId: visitId,
    on: localDateOf(ctx.now()),
    shown: { kind: 'visit', diagnoses: record.diagnoses },
  })
  return ended
}

/** The weight stands on the curve too, and nobody types it again. */
async function keepWeight(
  ctx: StaffWriteContext,
  row: LineRow,
  { record, isConfirmed }: { readonly record: VisitRecord; readonly isConfirmed: boolean },
): Promise<void> {
  if (record.weightGrams === null) return
  await ctx.access.keepMeasurement(ctx, {
    patientId: row.patientId,
    action: 'visit.complete',
    appointmentId: row.appointmentId,
    on: localDateOf(ctx.now()),
    isConfirmed,
    values: {
      weightGrams: record.weightGrams,
      statureMillimetres: null,
      statureAs: null,
      headMillimetres: null,
    },
  })
}

/** A check-up is the record of its visit: nothing is written down twice. */
export const endVisit: Access['endVisit'] = async (ctx, appointmentId) => {
  const row = await findInLine(ctx.tx, treatingReach(ctx.staff), appointmentId)
  if (!row) throw new DomainError('not_found')
  const { nextNumber } = await endVisitOf(ctx, row, { recordCipher: null, category: 'normal' })
  return { nextNumber }
}

async function endVisitOf(
  ctx: StaffWriteContext,
  row: LineRow,
  written: { readonly recordCipher: string | null; readonly category: EntryCategory },
): Promise<{ visitId: string; completedAt: string; nextNumber: number | null }> {
  const now = ctx.now()
  const visitId = await completeVisit(ctx.tx, {
    appointmentId: row.appointmentId,
    byAccountId: ctx.staff.accountId,
    now,
    ...written,
  })
  if (!visitId) throw over(row)
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'visit',
    action: 'visit.complete',
    patientIds: [row.patientId],
    fields: ['visit-record'],
    at: now,
    requestId: ctx.requestId,
  })
  await ctx.notices.tell(
    ctx.tx,
    {
      kind: 'survey-open',
      to: { everybodyActingFor: row.patientId },
      byAccountId: ctx.account.id,
      patientId: row.patientId,
      appointmentId: row.appointmentId,
      onceKey: `survey:${row.appointmentId}`,
    },
    now,
  )
  const next = waitingLine(await listLine(ctx.tx, row.sessionId))[0]
  return { visitId, completedAt: toIsoShanghai(now), nextNumber: next?.number ?? null }
}

function over({ status }: LineRow): DomainError {
  return new DomainError('appointment_state', { from: status, to: 'completed' })
}
