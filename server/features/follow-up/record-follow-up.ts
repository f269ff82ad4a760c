import {
  type FollowUpOutcome,
  type FollowUpRecord,
  type FollowUpWay,
  refuseFollowUp,
} from '#domain/follow-up/follow-up-record'
import { isHighRisk, riskLimits } from '#domain/follow-up/high-risk'
import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { refuseEntryDate } from '#domain/record/entry-date'
import type { StaffWriteContext } from '../../platform/context'
import type { ChartScope } from '../../platform/scope/chart-scope'
import { sealFollowUp } from '../../platform/sealing/entry-seal'
import { hasGrowth, type MeasuredValues, vitalsOf } from '../../platform/sealing/measured-values'
import { findPatientOf, findSignedPerson, insertFollowUp, withdrawFollowUpRow } from './store'

export interface FollowUpInput {
  readonly patientId: string
  /** The service that it was, where the record does not say it by itself. */
  readonly taskId?: string | undefined
  readonly way: FollowUpWay
  readonly doneOn: LocalDate
  readonly outcome: FollowUpOutcome
  readonly record: FollowUpRecord
  readonly measured?: MeasuredValues | undefined
  /** The doubts about a child's measures were read. */
  readonly confirmed?: boolean | undefined
  /** The one that this corrects; it is withdrawn. */
  readonly correctsId?: string | undefined
}

interface Recorded {
  readonly id: string
  /** The services that are done with it. */
  readonly taskIds: readonly string[]
  /** It stands among the alerts of the team now. */
  readonly isHighRisk: boolean
}

/**
 * Writes down what a team did for somebody it is signed with. Only what was done counts; nobody at home was a try
 * (journeys E2 33).
 *
 * @throws not_found for people of other teams; entry_in_future; entry_before_birth; follow_up_incomplete; task_state;
 * task_way_mismatch; measurement_doubtful unless confirmed; entry_over when the corrected one is gone
 */
export async function recordFollowUp(ctx: StaffWriteContext, input: FollowUpInput): Promise<Recorded> {
  const now = ctx.now()
  const today = localDateOf(now)
  const { patientId, way, doneOn, outcome, record, measured, correctsId, taskId } = input
  const person = await findSignedPerson(ctx.tx, patientId, today)
  if (!person) throw new DomainError('not_found')
  const team = await ctx.access.teamScope(ctx.tx, ctx, person.teamId, today)
  const scope = await scopeOf(ctx, patientId, 'contract.record')
  const refusal =
    refuseEntryDate(doneOn, person.birthDate, today) ??
    refuseFollowUp(record, { doneOn, outcome, isMeasured: measured !== undefined })
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  if (correctsId && !(await withdrawFollowUpRow(ctx.tx, scope, { id: correctsId, now }))) {
    throw new DomainError('entry_over')
  }
  const isRisk = isHighRisk(record, vitalsOf(measured), riskLimits(await ctx.rules(), today))
  const id = await insertFollowUp(ctx.tx, scope, team, {
    way,
    doneOn,
    outcome,
    recordCipher: sealFollowUp(ctx.fieldCrypto, record),
    isHighRisk: isRisk,
    measurementId: await keepMeasured(ctx, input),
    correctsId: correctsId ?? null,
    now,
  })
  if (outcome !== 'done') {
    if (correctsId) await ctx.access.reopenTasks(ctx.tx, { kind: 'follow-up', entryId: correctsId })
    return { id, taskIds: [], isHighRisk: isRisk }
  }
  const { form, topics } = record
  const isMeasured = measured !== undefined && hasGrowth(measured)
  const shown = { kind: 'follow-up', way, form, topics, isMeasured } as const
  const done = { patientId, entryId: id, on: doneOn, shown, correctsId, taskId }
  return { id, taskIds: await ctx.access.fulfilTasks(ctx.tx, done), isHighRisk: isRisk }
}

/**
 * Takes back what should not have been written down, with its measures: what it showed was not done.
 *
 * @throws not_found; entry_over when it was withdrawn before, or is another place's
 */
export async function withdrawFollowUp(
  ctx: StaffWriteContext,
  { id }: { readonly id: string },
): Promise<{ withdrawn: true }> {
  const patientId = await findPatientOf(ctx.tx, id)
  if (patientId === null) throw new DomainError('not_found')
  const scope = await scopeOf(ctx, patientId, 'contract.withdrawRecord')
  if (!(await withdrawFollowUpRow(ctx.tx, scope, { id, now: ctx.now() }))) throw new DomainError('entry_over')
  await ctx.access.reopenTasks(ctx.tx, { kind: 'follow-up', entryId: id })
  return { withdrawn: true }
}

function scopeOf(ctx: StaffWriteContext, patientId: string, action: string): Promise<ChartScope> {
  return ctx.access.chartScope(ctx.tx, ctx, { patientId, action, kinds: ['follow-up'], isWrite: true })
}

/** The measures are an entry of their own, so that the curve and the next doctor have them. */
async function keepMeasured(ctx: StaffWriteContext, input: FollowUpInput): Promise<string | null> {
  const { patientId, doneOn, measured, confirmed } = input
  if (!measured) return null
  return ctx.access.keepMeasurement(ctx, {
    patientId,
    action: 'contract.record',
    appointmentId: null,
    on: doneOn,
    values: measured,
    isConfirmed: confirmed === true,
  })
}
