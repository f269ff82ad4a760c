import { type CheckupRecord, refuseCheckup } from '#domain/checkup/checkup-record'
import { refuseOccasion } from '#domain/checkup/refuse-occasion'
import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../platform/context'
import type { ChartScope } from '../../platform/scope/chart-scope'
import { sealCheckup } from '../../platform/sealing/entry-seal'
import type { MeasuredValues } from '../../platform/sealing/measured-values'
import { planOf } from './checkup-child'
import { findChild } from './store'
import { insertCheckup, isCheckupAppointment, withdrawCheckupRow, withdrawMeasures } from './write-store'

export interface CheckupInput {
  readonly patientId: string
  /** The visit that this is the record of; left out for a visit at home. */
  readonly appointmentId?: string | undefined
  readonly visitNo: number
  readonly doneOn: LocalDate
  readonly record: CheckupRecord
  /** Null when nothing was measured. */
  readonly measures: MeasuredValues | null
  /** The doubts about the measures were read, and they are right all the same. */
  readonly confirmed?: boolean | undefined
  /** The one that this corrects; it is withdrawn. */
  readonly correctsId?: string | undefined
}

/**
 * Writes down a check-up with its measures, and ends the visit that it was: one record for all of it.
 *
 * @throws not_found; not_permitted; consent_withheld; entry_in_future; entry_before_birth; checkup_not_for_age; entry_already_there;
 * checkup_record_incomplete; measurement_doubtful unless confirmed; appointment_state unless the visit is under way
 * @returns the number that is called next, or null when nobody waits or there was no visit
 */
export async function addCheckup(
  ctx: StaffWriteContext,
  input: CheckupInput,
): Promise<{ id: string; nextNumber: number | null }> {
  const now = ctx.now()
  const { patientId, visitNo, doneOn, record, correctsId } = input
  const scope = await ctx.access.chartScope(ctx.tx, ctx, {
    patientId,
    action: 'chart.addCheckup',
    kinds: ['checkup'],
    isWrite: true,
  })
  await refuseEntry(ctx, scope, input)
  const visited = await appointmentOf(ctx, scope, input)
  const corrected = await withdrawCorrected(ctx, scope, correctsId)
  const appointmentId = corrected ? corrected.appointmentId : visited
  const id = await insertCheckup(ctx.tx, scope, {
    visitNo,
    doneOn,
    recordCipher: sealCheckup(ctx.fieldCrypto, record),
    measurementId: await keepMeasures(ctx, scope, input, { appointmentId, corrected }),
    appointmentId,
    correctsId: correctsId ?? null,
    now,
  })
  const shown = { kind: 'checkup', visitNo, isMeasured: input.measures !== null } as const
  await ctx.access.fulfilTasks(ctx.tx, { patientId, entryId: id, on: doneOn, shown, correctsId })
  if (corrected || appointmentId === null) return { id, nextNumber: null }
  const { nextNumber } = await ctx.access.endVisit(ctx, appointmentId)
  return { id, nextNumber }
}

async function refuseEntry(ctx: StaffWriteContext, scope: ChartScope, input: CheckupInput): Promise<void> {
  const { visitNo, doneOn, record, correctsId } = input
  const today = localDateOf(ctx.now())
  if (doneOn > today) throw new DomainError('entry_in_future')
  const child = await findChild(ctx.tx, scope, today)
  if (doneOn < child.birthDate) throw new DomainError('entry_before_birth')
  const { rows, extra } = await planOf(ctx, child, today)
  const written = { visitNo, doneOn, correctsId: correctsId ?? null }
  const signs = rows.find((row) => row.visitNo === visitNo)?.signs ?? []
  const refusal = refuseOccasion(written, rows, extra[0] ?? null) ?? refuseCheckup(record, { signs, doneOn })
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
}

/** @throws entry_over when it was withdrawn meanwhile, or is another place's */
async function withdrawCorrected(ctx: StaffWriteContext, scope: ChartScope, correctsId: string | undefined) {
  if (correctsId === undefined) return null
  const withdrawn = await withdrawCheckupRow(ctx.tx, scope, { id: correctsId, now: ctx.now() })
  if (!withdrawn) throw new DomainError('entry_over')
  return withdrawn
}

async function appointmentOf(
  ctx: StaffWriteContext,
  scope: ChartScope,
  { appointmentId }: CheckupInput,
): Promise<string | null> {
  if (appointmentId === undefined) return null
  if (!(await isCheckupAppointment(ctx.tx, scope, appointmentId))) throw new DomainError('not_found')
  return appointmentId
}

interface Corrected {
  readonly measurementId: string | null
}

/** The measures are an entry of their own, so that the growth curve has them. */
async function keepMeasures(
  ctx: StaffWriteContext,
  scope: ChartScope,
  { measures, doneOn, confirmed }: CheckupInput,
  {
    appointmentId,
    corrected,
  }: { readonly appointmentId: string | null; readonly corrected: Corrected | null },
): Promise<string | null> {
  const correctsId = corrected?.measurementId ?? null
  if (correctsId) await withdrawMeasures(ctx.tx, scope, { id: correctsId, now: ctx.now() })
  if (!measures) return null
  return ctx.access.keepMeasurement(ctx, {
    patientId: scope.patientId,
    action: 'chart.addCheckup',
    appointmentId,
    on: doneOn,
    values: measures,
    isConfirmed: confirmed === true,
    correctsId,
  })
}
