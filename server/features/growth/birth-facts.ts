import type { EntrySource } from '#domain/kernel/entry-kind'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { AccountContext, StaffContext, StaffWriteContext, WriteContext } from '../../platform/context'
import type { ChartScope } from '../../platform/scope/chart-scope'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { type BirthFacts, openBirthFacts, sealBirthFacts } from '../../platform/sealing/birth-facts'
import { findFacts, findMeasuredChild, saveFacts } from './store'

interface BirthFactsView {
  readonly facts: BirthFacts
  /** Null while nobody has said anything. */
  readonly source: EntrySource | null
}

/** @throws not_found alike for absent and other families' people */
export async function readFamilyBirthFacts(
  ctx: AccountContext,
  { patientId }: { readonly patientId: string },
): Promise<BirthFactsView> {
  const look = { patientId, action: 'record.birthFacts', kinds: [], fields: ['birth-facts'] } as const
  return factsView(ctx, await ctx.access.recordScope(ctx, look))
}

/** @throws not_found; consent_withheld */
export async function readChartBirthFacts(
  ctx: StaffContext,
  { patientId }: { readonly patientId: string },
): Promise<BirthFactsView> {
  // Whoever may see what was measured since may see how it began.
  const kinds = ['measurement'] as const
  const look = { patientId, action: 'chart.birthFacts', kinds, fields: ['birth-facts'] } as const
  return factsView(ctx, await ctx.access.chartScope(ctx.db, ctx, look))
}

interface FactsInput {
  readonly patientId: string
  readonly facts: BirthFacts
}

/**
 * A family says how the birth was, as long as staff have not written it down from the papers.
 *
 * @throws not_found; delegate_not_permitted; birth_facts_of_staff; entry_before_birth, entry_in_future for the day of
 * going home
 */
export async function saveFamilyBirthFacts(
  ctx: WriteContext,
  { patientId, facts }: FactsInput,
): Promise<{ saved: true }> {
  const scope = await ctx.access.guardianScope(ctx.tx, ctx.account, patientId, localDateOf(ctx.now()))
  return keepFacts(ctx, scope, facts)
}

/** @throws not_found; consent_withheld; entry_before_birth, entry_in_future for the day of going home */
export async function saveChartBirthFacts(
  ctx: StaffWriteContext,
  { patientId, facts }: FactsInput,
): Promise<{ saved: true }> {
  const scope = await ctx.access.chartScope(ctx.tx, ctx, {
    patientId,
    action: 'chart.saveBirthFacts',
    kinds: ['measurement'],
    fields: ['birth-facts'],
    isWrite: true,
  })
  return keepFacts(ctx, scope, facts)
}

async function keepFacts(
  ctx: WriteContext,
  scope: PatientScope | ChartScope,
  facts: BirthFacts,
): Promise<{ saved: true }> {
  const now = ctx.now()
  const { birthDate } = await findMeasuredChild(ctx.tx, scope)
  if (facts.dischargedOn !== null && facts.dischargedOn < birthDate)
    throw new DomainError('entry_before_birth')
  if (facts.dischargedOn !== null && facts.dischargedOn > localDateOf(now)) {
    throw new DomainError('entry_in_future')
  }
  const factsCipher = sealBirthFacts(ctx.fieldCrypto, facts)
  if (!(await saveFacts(ctx.tx, scope, factsCipher, now))) throw new DomainError('birth_facts_of_staff')
  return { saved: true }
}

async function factsView(ctx: AccountContext, scope: PatientScope | ChartScope): Promise<BirthFactsView> {
  const known = await findFacts(ctx.db, scope)
  return { facts: openBirthFacts(ctx.fieldCrypto, known?.factsCipher ?? null), source: known?.source ?? null }
}
