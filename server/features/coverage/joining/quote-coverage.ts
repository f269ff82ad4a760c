import { DomainError, type Refusal, refuse } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { type CoverageOffer, offerCoverage } from '#domain/mutual-aid/coverage/coverage-offer'
import { type CoverageStage, coverageStageOn } from '#domain/mutual-aid/coverage/coverage-stage'
import type { CoverageRules } from '#domain/mutual-aid/plan/coverage-rules'
import type { KeyFacts } from '#domain/mutual-aid/plan/key-facts'
import type { AccountContext } from '../../../platform/context'
import type { Database, Transaction } from '../../../platform/database/database'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import { type CoverageRow, findBirthDates, listHolding } from '../coverage-store'
import { findPlan, type PlanRow } from '../plan-store'
import { planOnDay } from './rules-of-plan'

/** A child and what it is offered, or why nothing. */
export interface ChildOffer {
  readonly patientId: string
  /** Null where the account may not decide for the child. */
  readonly scope: PatientScope | null
  readonly offer: CoverageOffer | Refusal
  readonly current: CurrentCoverage | null
}

/** What the child has in the plan already. */
export interface CurrentCoverage {
  readonly id: string
  readonly stage: CoverageStage
  readonly endsOn: LocalDate
  readonly enrolmentId: string
}

export interface QuoteRow
  extends Pick<CoverageOffer, 'kind' | 'feeFen' | 'startsOn' | 'endsOn' | 'illnessFrom' | 'hesitationUntil'> {
  readonly patientId: string
  readonly refusal: null
  readonly feeBand: CoverageOffer['band']
  readonly current: CurrentCoverage | null
}

type Nothing = { readonly [Key in Exclude<keyof QuoteRow, 'patientId' | 'refusal' | 'current'>]: null }

export interface RefusedQuote extends Nothing {
  readonly patientId: string
  readonly refusal: Refusal
  readonly current: CurrentCoverage | null
}

/** @throws not_found while there is no plan */
export async function ownPlan(db: Database | Transaction): Promise<PlanRow> {
  const plan = await findPlan(db)
  if (!plan) throw new DomainError('not_found')
  return plan
}

/**
 * What each child would get today and what it costs, or the reason why not; one does not stop the others (journeys E4 9).
 * With them the key facts of the day, which have to be ticked one by one.
 *
 * @throws not_found alike for absent people and other families'
 */
export async function quoteCoverage(
  ctx: AccountContext,
  { patientIds }: { readonly patientIds: readonly string[] },
): Promise<{ rows: (QuoteRow | RefusedQuote)[]; keyFacts: KeyFacts }> {
  const plan = await ownPlan(ctx.db)
  const { rules, keyFacts } = await planOnDay(ctx, plan, localDateOf(ctx.now()))
  const scopes = await scopesOf(ctx, ctx.db, patientIds)
  const offers = await offersOf(ctx.db, { plan, rules, scopes, today: localDateOf(ctx.now()) })
  return { rows: offers.map(quoteRow), keyFacts }
}

/** Who may be decided for; a delegate's child is refused alone. @throws not_found */
export async function scopesOf(
  ctx: Pick<AccountContext, 'access' | 'account' | 'now'>,
  db: Database | Transaction,
  patientIds: readonly string[],
): Promise<ReadonlyMap<string, PatientScope | null>> {
  const scopes = new Map<string, PatientScope | null>()
  for (const patientId of patientIds) {
    const scope = await ctx.access
      .guardianScope(db, ctx.account, patientId, localDateOf(ctx.now()))
      .catch((error: unknown) => {
        if (error instanceof DomainError && error.code === 'delegate_not_permitted') return null
        throw error
      })
    scopes.set(patientId, scope)
  }
  return scopes
}

interface OfferedTo {
  readonly plan: PlanRow
  readonly rules: CoverageRules
  readonly scopes: ReadonlyMap<string, PatientScope | null>
  readonly today: LocalDate
}

/** The offers of several children, in the order in which they were named. */
export async function offersOf(
  db: Database | Transaction,
  { plan, rules, scopes, today }: OfferedTo,
): Promise<ChildOffer[]> {
  const patientIds = [...scopes.keys()]
  const birthDates = await findBirthDates(db, patientIds)
  const held = await listHolding(db, plan.id, patientIds)
  return [...scopes].map(([patientId, scope]) => {
    if (!scope) {
      return { patientId, scope, offer: refuse('delegate_not_permitted'), current: null }
    }
    const birthDate = birthDates.get(patientId)
    if (!birthDate) throw new Error(`proven patient ${patientId} has no birth date`)
    const coverages = held.filter((coverage) => coverage.patientId === patientId)
    const offer = scope.isConsentWithheld
      ? refuse('consent_withheld')
      : offerCoverage({ birthDate, coverages }, today, rules)
    return { patientId, scope, offer, current: currentOf(coverages.at(-1), today, rules) }
  })
}

function currentOf(
  latest: CoverageRow | undefined,
  today: LocalDate,
  rules: CoverageRules,
): CurrentCoverage | null {
  if (!latest) return null
  const { id, endsOn, enrolmentId } = latest
  return { id, stage: coverageStageOn(latest, today, latest, rules), endsOn, enrolmentId }
}

function quoteRow({ patientId, offer, current }: ChildOffer): QuoteRow | RefusedQuote {
  if ('code' in offer) {
    return {
      patientId,
      refusal: offer,
      kind: null,
      feeBand: null,
      feeFen: null,
      startsOn: null,
      endsOn: null,
      illnessFrom: null,
      hesitationUntil: null,
      current,
    }
  }
  const { kind, band, feeFen, startsOn, endsOn, illnessFrom, hesitationUntil } = offer
  return {
    patientId,
    refusal: null,
    kind,
    feeBand: band,
    feeFen,
    startsOn,
    endsOn,
    illnessFrom,
    hesitationUntil,
    current,
  }
}
