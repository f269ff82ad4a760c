import { randomUUID } from 'node:crypto'
import { consentGiver, mayDecide } from '#domain/consent/consent-state'
import { currentConsentText } from '#domain/consent/consent-text'
import { DomainError, type Refusal } from '#domain/kernel/errors'
import { type Fen, sumFen } from '#domain/kernel/fen'
import { addDays, instantAt, localDateOf, localTime, MINUTE_MS } from '#domain/kernel/time'
import type { CoverageOffer } from '#domain/mutual-aid/coverage/coverage-offer'
import { owedUntil } from '#domain/mutual-aid/coverage/coverage-reminder'
import type { Payer } from '#domain/mutual-aid/coverage/coverage-status'
import type { CoverageRules } from '#domain/mutual-aid/plan/coverage-rules'
import { areAllTicked } from '#domain/mutual-aid/plan/key-facts'
import type { WriteContext } from '../../../platform/context'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import { lockPatients } from '../../../platform/sql/lock-patients'
import { newCertificate } from '../certificate/certificate-of'
import { findBirthDates, insertCoverage, insertEnrolment, type NewCoverage } from '../coverage-store'
import { type ChildOffer, offersOf, ownPlan, scopesOf } from './quote-coverage'
import { type PlanOnDay, planOnDay } from './rules-of-plan'

export interface EnrolInput {
  readonly patientIds: readonly string[]
  readonly keyFactsVersion: string
  readonly tickedFacts: readonly string[]
  /** Whether papers of a claim may be handed on; asked by itself, and nothing depends on it (journeys E4 54). */
  readonly insurerData: boolean
  readonly waivers?: readonly { readonly patientId: string; readonly reason: string }[] | undefined
}

export interface EnrolledRow {
  readonly patientId: string
  readonly coverageId: string | null
  readonly refusal: Refusal | null
}

export interface EnrolAnswer {
  /** Null where every child was refused. */
  readonly enrolmentId: string | null
  readonly rows: EnrolledRow[]
  readonly totalFen: number
  readonly needsPayment: boolean
}

/**
 * Takes the children who may take part; the others are refused one by one and stop nobody (journeys E4 9). A new child's
 * place waits for the money, a renewal is in force while its fee is owed (rules MA-19), and who asks for a waiver waits
 * for the answer (E4 53). Whoever holds a child's row decides: of two guardians at once one is second (E4 5).
 *
 * @throws not_found; key_facts_changed with their new version; key_facts_unticked
 */
export async function enrolChildren(ctx: WriteContext, input: EnrolInput): Promise<EnrolAnswer> {
  const { tx } = ctx
  const today = localDateOf(ctx.now())
  const scopes = await scopesOf(ctx, tx, input.patientIds)
  const onDay = await planOnDay(ctx, await ownPlan(tx), today)
  const { version } = onDay.keyFacts
  if (input.keyFactsVersion !== version) throw new DomainError('key_facts_changed', { version })
  if (!areAllTicked(input.tickedFacts)) throw new DomainError('key_facts_unticked')
  await lockPatients(tx, input.patientIds)
  const offers = await offersOf(tx, { ...onDay, scopes, today })
  const enrolmentId = randomUUID()
  const places = offers.map((child) => placeOf(ctx, { ...onDay, enrolmentId, input }, child))
  const taken = places.flatMap(({ place }) => (place ? [place] : []))
  const totalFen = dueOf(taken)
  if (taken.length > 0) {
    await insertEnrolment(tx, {
      id: enrolmentId,
      planId: onDay.plan.id,
      accountId: ctx.account.id,
      keyFactsVersion: version,
      tickedFacts: input.tickedFacts,
      totalFen,
      createdAt: ctx.now(),
    })
  }
  for (const place of taken) await insertCoverage(tx, await withCertificate(ctx, onDay, place))
  await keepConsents(ctx, offers, input.insurerData)
  return {
    enrolmentId: taken.length > 0 ? enrolmentId : null,
    rows: places.map(({ patientId, place, refusal }) => ({
      patientId,
      coverageId: place?.id ?? null,
      refusal,
    })),
    totalFen,
    needsPayment: totalFen > 0,
  }
}

type Place = Omit<NewCoverage, 'certificate'>

interface Enrolling extends PlanOnDay {
  readonly enrolmentId: string
  readonly input: EnrolInput
}

function placeOf(
  ctx: WriteContext,
  { plan, rules, enrolmentId, input }: Enrolling,
  { patientId, offer }: ChildOffer,
): { patientId: string; place: Place | null; refusal: Refusal | null } {
  if ('code' in offer) return { patientId, place: null, refusal: offer }
  const waiver = input.waivers?.find((asked) => asked.patientId === patientId)
  const paidBy: Payer = waiver ? 'donation' : offer.kind === 'renewal' ? 'owed' : 'family'
  const isFree = offer.feeFen === 0
  const place: Place = {
    ...offer,
    id: randomUUID(),
    planId: plan.id,
    enrolmentId,
    patientId,
    status: paidBy === 'owed' || isFree ? 'in-force' : 'pending-payment',
    paidBy: isFree ? 'family' : paidBy,
    waiverCipher: waiver && !isFree ? ctx.fieldCrypto.seal('coverage.waiver', waiver.reason) : null,
    payUntil: payUntil(paidBy, offer, ctx.now(), rules),
    byAccountId: ctx.account.id,
    at: ctx.now(),
  }
  return { patientId, place, refusal: null }
}

/** Until when the money is waited for: minutes, the end of the grace, or the answer to a waiver. */
function payUntil(paidBy: Payer, { startsOn }: CoverageOffer, now: Date, rules: CoverageRules): Date {
  if (paidBy === 'owed') return instantAt(owedUntil(startsOn, rules), localTime('24:00'))
  if (paidBy === 'family') return new Date(now.getTime() + rules['MA-03'].payMinutes * MINUTE_MS)
  const lastDay = addDays(localDateOf(now), rules['MA-20-WAIVER'].decideDays)
  return instantAt(lastDay, localTime('24:00'))
}

async function withCertificate(
  { tx }: WriteContext,
  { plan, rules }: PlanOnDay,
  place: Place,
): Promise<NewCoverage> {
  const isInForce = place.status === 'in-force'
  return {
    ...place,
    certificate: isInForce ? await newCertificate(tx, plan.code, place.startsOn, rules) : null,
  }
}

function dueOf(places: readonly Place[]): Fen {
  const own = places.filter(({ paidBy }) => paidBy !== 'donation')
  return sumFen(own.map(({ feeFen }) => feeFen))
}

/** Each child's answer for itself; from fourteen on only their own counts, and they are asked on their own phone. */
async function keepConsents(
  ctx: WriteContext,
  offers: readonly ChildOffer[],
  isGiven: boolean,
): Promise<void> {
  const taken = offers.filter(({ offer }) => !('code' in offer))
  const birthDates = await findBirthDates(
    ctx.tx,
    taken.map(({ patientId }) => patientId),
  )
  for (const { patientId, scope } of taken) {
    const birthDate = birthDates.get(patientId)
    if (!scope || !birthDate) continue
    const giver = consentGiver('insurer-data', birthDate, localDateOf(ctx.now()))
    if (giver && mayDecide(giver, scope.relation === 'self')) await keepConsent(ctx, scope, isGiven)
  }
}

async function keepConsent(ctx: WriteContext, scope: PatientScope, isGiven: boolean): Promise<void> {
  const { accountId, patientId } = scope
  const { version: textVersion } = currentConsentText('insurer-data')
  const decision = isGiven ? 'given' : 'refused'
  const answer = { patientId, accountId, purpose: 'insurer-data', decision, textVersion } as const
  await ctx.access.recordConsent(ctx.tx, answer, ctx.now())
}
