import { type ImmunizationDoubt, sittingDoubts } from '#domain/immunization/immunization-doubt'
import { immunizationRules } from '#domain/immunization/immunization-rules'
import type { VaccineCode } from '#domain/immunization/vaccine'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../platform/context'
import type { ChartScope } from '../../platform/scope/chart-scope'
import { NO_DETAILS, sealDetails } from '../../platform/sealing/dose-details'
import { observationEnds } from './observation'
import { planObserved } from './observation-job'
import { findPerson, listGiven, listHolds } from './store'
import { findVaccination, insertDose, withdrawDose } from './write-store'

export interface GivenNow {
  readonly patientId: string
  /** The visit that this is; it is over with it where whoever gives it has it under way. */
  readonly appointmentId?: string | undefined
  readonly doses: readonly {
    readonly vaccineCode: VaccineCode
    readonly lotNumber: string
    readonly site: string
  }[]
  /** The doubts were read, and it is given all the same. */
  readonly confirmed?: boolean | undefined
  /** Why; a check-up that comes first is not passed over without it. */
  readonly overrideReason?: string | undefined
}

/**
 * Writes down what is given here and now, begins the half hour of observation, and ends the visit that it was: one
 * record for all of it.
 *
 * @throws what `chartScope` refuses; not_found for another person's visit; vaccine_contraindicated;
 * immunization_doubtful with `doubts` unless confirmed, with a reason where a check-up comes first; entry_already_there
 * @returns the number that is called next, or null when nobody waits or there was no visit
 */
export async function giveDoses(
  ctx: StaffWriteContext,
  input: GivenNow,
): Promise<{ ids: string[]; observeUntil: string; nextNumber: number | null }> {
  const now = ctx.now()
  const today = localDateOf(now)
  const { patientId, appointmentId } = input
  const look = { patientId, action: 'chart.addImmunization', kinds: ['immunization'], isWrite: true } as const
  const scope = await ctx.access.chartScope(ctx.tx, ctx, look)
  const visit = appointmentId ? await findVaccination(ctx.tx, scope, { appointmentId, day: today }) : null
  if (appointmentId && !visit) throw new DomainError('not_found')
  const rules = immunizationRules(await ctx.rules(), today)
  const copies = await withdrawCopies(ctx, scope, input)
  const doubts = await doubtsAbout(ctx, scope, input)
  const detailsOf = (site: string) => ({
    ...NO_DETAILS,
    site,
    confirmedDoubts: doubts,
    overrideReason: input.overrideReason ?? null,
  })
  const ids: string[] = []
  for (const { vaccineCode, lotNumber, site } of input.doses) {
    const id = await insertDose(ctx.tx, scope, {
      vaccine: vaccineCode,
      on: today,
      givenAt: now,
      lotNumber,
      detailsCipher: sealDetails(ctx.fieldCrypto, detailsOf(site)),
      isVerified: true,
      appointmentId: appointmentId ?? null,
      correctsId: copies.get(vaccineCode) ?? null,
      now,
    })
    ids.push(id)
  }
  const [entryId] = ids
  const shown = { kind: 'immunization' } as const
  if (entryId) await ctx.access.fulfilTasks(ctx.tx, { patientId, entryId, on: today, shown })
  const until = observationEnds(now, rules['IM-06'].observationMinutes)
  await planObserved(ctx.tx, patientId, until)
  const observeUntil = toIsoShanghai(until)
  if (!appointmentId || !visit?.isTreated) return { ids, observeUntil, nextNumber: null }
  const { nextNumber } = await ctx.access.endVisit(ctx, appointmentId)
  return { ids, observeUntil, nextNumber }
}

/**
 * What a family copied of this day before it was written down here: the entry of whoever gives the dose takes its place.
 * By vaccine the entry that is corrected.
 *
 * @throws entry_already_there for what staff wrote, or have compared with the paper
 */
async function withdrawCopies(
  ctx: StaffWriteContext,
  scope: ChartScope,
  { doses }: GivenNow,
): Promise<ReadonlyMap<VaccineCode, string>> {
  const now = ctx.now()
  const today = localDateOf(now)
  const given = await listGiven(ctx.tx, scope)
  const copies = new Map<VaccineCode, string>()
  for (const { vaccineCode } of doses) {
    const there = given.find(({ vaccine, on }) => vaccine === vaccineCode && on === today)
    if (!there) continue
    const isCopy = there.source === 'family' && !there.isVerified
    if (!isCopy || !(await withdrawDose(ctx.tx, scope, { id: there.id, now }))) {
      throw new DomainError('entry_already_there')
    }
    copies.set(vaccineCode, there.id)
  }
  return copies
}

/** What speaks against the sitting and was confirmed. */
async function doubtsAbout(
  ctx: StaffWriteContext,
  scope: ChartScope,
  { doses, confirmed, overrideReason }: GivenNow,
): Promise<ImmunizationDoubt[]> {
  const today = localDateOf(ctx.now())
  const { birthDate, sex } = await findPerson(ctx.tx, scope, today)
  const given = await listGiven(ctx.tx, scope)
  const holds = await listHolds(ctx.tx, scope)
  const rules = immunizationRules(await ctx.rules(), today)
  const isCheckupDue = await ctx.access.checkupIsDue(ctx.tx, ctx, scope, today)
  const vaccines = doses.map(({ vaccineCode }) => vaccineCode)
  const doubts = sittingDoubts(vaccines, today, { birthDate, sex, given, holds }, rules, isCheckupDue)
  if (doubts.includes('contraindicated')) throw new DomainError('vaccine_contraindicated')
  const isAnswered = confirmed === true && (!doubts.includes('checkup-first') || overrideReason !== undefined)
  if (doubts.length > 0 && !isAnswered) throw new DomainError('immunization_doubtful', { doubts })
  return doubts
}
