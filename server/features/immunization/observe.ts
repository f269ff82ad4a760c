import { immunizationRules } from '#domain/immunization/immunization-rules'
import { VACCINES } from '#domain/immunization/vaccine'
import { DomainError } from '#domain/kernel/errors'
import { maskName } from '#domain/kernel/masking'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import type { StaffContext, StaffWriteContext } from '../../platform/context'
import { type ObservationOutcome, openDetails, sealDetails } from '../../platform/sealing/dose-details'
import { observationEnds } from './observation'
import { listWatched, lockRunning, saveObserved, type WatchedDose } from './observe-store'

export interface ObservedRow {
  readonly patientId: string
  readonly nameMasked: string
  readonly age: string
  readonly ids: readonly string[]
  readonly vaccineNames: readonly string[]
  /** Of the last dose: everybody stays until its time is over. */
  readonly givenAt: string
  readonly until: string
}

/** Whom this place watches now, whoever may go first at the top. The look is written down. */
export async function listObservations(
  ctx: StaffContext,
): Promise<{ serverTime: string; minutes: number; rows: ObservedRow[] }> {
  const now = ctx.now()
  const today = localDateOf(now)
  const { observationMinutes: minutes } = immunizationRules(await ctx.rules(), today)['IM-06']
  const doses = await listWatched(ctx.db, ctx.staff, today)
  const byPatient = new Map<string, WatchedDose[]>()
  for (const dose of doses) byPatient.set(dose.patientId, [...(byPatient.get(dose.patientId) ?? []), dose])
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'visit',
    action: 'chart.observations',
    patientIds: [...byPatient.keys()],
    fields: ['name', 'birth-date', 'immunization'],
    at: now,
    requestId: ctx.requestId,
  })
  const rows = [...byPatient.values()].map((own) => rowOf(own))
  return { serverTime: toIsoShanghai(now), minutes, rows: rows.sort((a, b) => (a.until < b.until ? -1 : 1)) }

  function rowOf(own: readonly WatchedDose[]): ObservedRow {
    const last = own.at(-1) as WatchedDose
    return {
      patientId: last.patientId,
      nameMasked: maskName(ctx.fieldCrypto.open('patient.name', last.nameCipher)),
      age: ageInWords(last.birthDate, today),
      ids: own.map(({ id }) => id),
      vaccineNames: own.map(({ vaccine }) => VACCINES[vaccine].nameZh),
      givenAt: toIsoShanghai(last.givenAt),
      until: toIsoShanghai(observationEnds(last.givenAt, minutes)),
    }
  }
}

export interface ObservationEnd {
  readonly patientId: string
  readonly outcome: ObservationOutcome
  /** What was seen and done; may be empty where all was well. */
  readonly words: string
}

/**
 * Ends the observation of one person at this place. Whoever is well stays until the time is over.
 *
 * @throws what `chartScope` refuses; observation_running with `until`; entry_over when nothing is being watched
 */
export async function endObservation(
  ctx: StaffWriteContext,
  { patientId, outcome, words }: ObservationEnd,
): Promise<{ ended: number }> {
  const now = ctx.now()
  const look = { patientId, action: 'chart.endObservation', kinds: ['immunization'], isWrite: true } as const
  const scope = await ctx.access.chartScope(ctx.tx, ctx, look)
  const { observationMinutes } = immunizationRules(await ctx.rules(), localDateOf(now))['IM-06']
  const running = await lockRunning(ctx.tx, scope)
  const last = running.at(-1)
  if (!last) throw new DomainError('entry_over')
  const until = observationEnds(last.givenAt, observationMinutes)
  if (outcome === 'well' && now < until) {
    throw new DomainError('observation_running', { until: toIsoShanghai(until) })
  }
  for (const { id, detailsCipher } of running) {
    const details = { ...openDetails(ctx.fieldCrypto, detailsCipher), observation: { outcome, words } }
    await saveObserved(ctx.tx, scope, { id, detailsCipher: sealDetails(ctx.fieldCrypto, details), now })
  }
  return { ended: running.length }
}
