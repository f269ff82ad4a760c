import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { AllergyFacts } from '#domain/record/allergy'
import { refuseEntryDate } from '#domain/record/entry-date'
import type { StaffWriteContext, WriteContext } from '../../../platform/context'
import type { ChartScope } from '../../../platform/scope/chart-scope'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import { sealAllergy } from '../../../platform/sealing/entry-seal'
import { birthDateOf } from '../person-store'
import { endAllergy, insertAllergy, personOfFamilyAllergy } from './allergy-store'

interface NewAllergy {
  readonly patientId: string
  readonly notedOn: LocalDate
  readonly allergy: AllergyFacts
}

/** @throws not_found alike; delegate_not_permitted; entry_before_birth, entry_in_future; allergies_full */
export async function addFamilyAllergy(ctx: WriteContext, input: NewAllergy): Promise<{ id: string }> {
  const today = localDateOf(ctx.now())
  return addAllergy(ctx, await ctx.access.guardianScope(ctx.tx, ctx.account, input.patientId, today), input)
}

/** @throws what `chartScope` refuses; entry_before_birth, entry_in_future; allergies_full */
export async function addStaffAllergy(ctx: StaffWriteContext, input: NewAllergy): Promise<{ id: string }> {
  const { patientId } = input
  const look = { patientId, action: 'chart.addAllergy', kinds: ['allergy'], isWrite: true } as const
  return addAllergy(ctx, await ctx.access.chartScope(ctx.tx, ctx, look), input)
}

async function addAllergy(
  ctx: WriteContext,
  by: PatientScope | ChartScope,
  { notedOn, allergy }: NewAllergy,
): Promise<{ id: string }> {
  const now = ctx.now()
  const refusal = refuseEntryDate(notedOn, await birthDateOf(ctx.tx, by), localDateOf(now))
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  const allergyCipher = sealAllergy(ctx.fieldCrypto, allergy)
  const id = await insertAllergy(ctx.tx, by, { notedOn, allergyCipher, now })
  if (id === null) throw new DomainError('allergies_full')
  return { id }
}

/**
 * A family ends only what a family wrote down: what a doctor wrote is asked about (`record.askCorrection`).
 *
 * @throws not_found alike; delegate_not_permitted; entry_over
 */
export async function endFamilyAllergy(
  ctx: WriteContext,
  { id }: { readonly id: string },
  ending: 'withdrawn' | 'resolved',
): Promise<{ id: string }> {
  const now = ctx.now()
  const today = localDateOf(now)
  const patientId = await personOfFamilyAllergy(ctx.tx, id)
  if (!patientId) throw new DomainError('not_found')
  const scope = await ctx.access.guardianScope(ctx.tx, ctx.account, patientId, today)
  if (!(await endAllergy(ctx.tx, scope, id, { ending, now, today }))) throw new DomainError('entry_over')
  return { id }
}

/** It was outgrown or disproved: staff may say so of any. @throws what `chartScope` refuses; not_found */
export async function resolveStaffAllergy(
  ctx: StaffWriteContext,
  { patientId, id }: { readonly patientId: string; readonly id: string },
): Promise<{ id: string }> {
  const now = ctx.now()
  const look = { patientId, action: 'chart.resolveAllergy', kinds: ['allergy'], isWrite: true } as const
  const scope = await ctx.access.chartScope(ctx.tx, ctx, look)
  const ended = await endAllergy(ctx.tx, scope, id, { ending: 'resolved', now, today: localDateOf(now) })
  if (!ended) throw new DomainError('not_found')
  return { id }
}
