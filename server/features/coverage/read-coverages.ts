import { groupedCode } from '#domain/contract/verification-code'
import { DomainError } from '#domain/kernel/errors'
import type { Fen } from '#domain/kernel/fen'
import { addDays, type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { HOSPITAL_LEVELS, type HospitalLevel } from '#domain/mutual-aid/claim/claim-care'
import type { ClaimRules } from '#domain/mutual-aid/claim/claim-rules'
import { claimRules } from '#domain/mutual-aid/claim/claim-rules'
import { lastDayToPay } from '#domain/mutual-aid/coverage/coverage-reminder'
import {
  type CoverageStage,
  coverageStageOn,
  graceEndsOn,
  waitingDays,
} from '#domain/mutual-aid/coverage/coverage-stage'
import type { CoverageStatus } from '#domain/mutual-aid/coverage/coverage-status'
import { coverageRules } from '#domain/mutual-aid/plan/coverage-rules'
import type { AccountContext } from '../../platform/context'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { type CoverageRow, findCoverage, listOfAccount } from './coverage-store'
import { type CoverageClaims, findClaimsOf } from './leaving/claims-store'
import { findPlan } from './plan-store'
import { findYearNumbers, listHistory } from './view-store'

/** A coverage as a family sees it. */
export interface CoverageView
  extends Pick<
    CoverageRow,
    | 'id'
    | 'patientId'
    | 'enrolmentId'
    | 'kind'
    | 'startsOn'
    | 'endsOn'
    | 'illnessFrom'
    | 'hesitationUntil'
    | 'feeBand'
    | 'feeFen'
    | 'paidBy'
    | 'certificateNumber'
    | 'endedOn'
    | 'endReason'
  > {
  readonly stage: CoverageStage
  /** `ABCD-2345-WXYZ` */
  readonly verificationCode: string | null
  readonly waitingDaysLeft: number
  readonly waitingDaysTotal: number
  /** The second year without a gap is 2. */
  readonly yearNo: number
  readonly capFen: Fen
  readonly capLeftFen: number
  readonly deductibles: readonly { level: HospitalLevel; fen: Fen; leftFen: number }[]
  readonly openClaims: number
  /** Of a place that waits for its money, or of a renewal that owes it. */
  readonly payUntil: string | null
  readonly canRenew: boolean
  /** Last day of the grace in which nothing is lost yet. */
  readonly graceUntil: LocalDate | null
  readonly inForceAt: string | null
}

type Viewer = (row: CoverageRow, claims: CoverageClaims, yearNo: number) => CoverageView

/** Every coverage of the account's people, those over among them; newest first. */
export async function listCoverages(
  ctx: AccountContext,
): Promise<{ rows: CoverageView[]; nextCursor: null }> {
  const today = localDateOf(ctx.now())
  const rows = await listOfAccount(ctx.db, ctx.account.id, today)
  if (rows.length === 0) return { rows: [], nextCursor: null }
  const ids = rows.map(({ id }) => id)
  const claimsOf = await findClaimsOf(ctx.db, ids)
  const years = await findYearNumbers(ctx.db, ids)
  const viewOf = await viewer(ctx, today)
  const views = rows.map((row) => viewOf(row, claimsOf(row.id), years.get(row.id) ?? 1))
  return { rows: views, nextCursor: null }
}

/**
 * One coverage, whole.
 *
 * @throws not_found alike for absent coverages and other families'; delegate_not_permitted
 */
export async function getCoverage(
  ctx: AccountContext,
  { id }: { readonly id: string },
): Promise<
  CoverageView & {
    waiverAnswer: string | null
    history: { status: CoverageStatus; at: string }[]
  }
> {
  const today = localDateOf(ctx.now())
  const { row } = await findOwn(ctx, id, today)
  const claimsOf = await findClaimsOf(ctx.db, [id])
  const years = await findYearNumbers(ctx.db, [id])
  const viewOf = await viewer(ctx, today)
  const answer = row.waiverAnswerCipher
  const history = await listHistory(ctx.db, id)
  return {
    ...viewOf(row, claimsOf(id), years.get(id) ?? 1),
    waiverAnswer: answer === null ? null : ctx.fieldCrypto.open('coverage.waiver_answer', answer),
    history: history.map(({ status, at }) => ({ status: status as CoverageStatus, at: toIsoShanghai(at) })),
  }
}

/** @throws not_found alike for absent coverages and other families'; delegate_not_permitted */
export async function findOwn(
  ctx: AccountContext,
  id: string,
  today: LocalDate,
): Promise<{ scope: PatientScope; row: CoverageRow }> {
  const row = await findCoverage(ctx.db, id)
  if (!row) throw new DomainError('not_found')
  const scope = await ctx.access.guardianScope(ctx.db, ctx.account, row.patientId, today)
  return { scope, row }
}

async function viewer(ctx: AccountContext, today: LocalDate): Promise<Viewer> {
  const all = await ctx.rules()
  const region = (await findPlan(ctx.db))?.region ?? '*'
  const rules = coverageRules(all, region, today)
  return (row, claims, yearNo) => {
    const stage = coverageStageOn(row, today, row, rules)
    const waiting = waitingDays(row, today)
    const isOwed = row.status === 'in-force' && row.paidBy === 'owed'
    // Of what is owed the day counts that was promised, whatever the rule says since.
    const grace = isOwed && row.payUntil ? lastDayToPay(row.payUntil) : graceEndsOn(row.endsOn, rules)
    const renewsFrom = addDays(row.endsOn, 1 - rules['MA-19'].renewDays)
    const isWaiting = row.status === 'pending-payment' || isOwed
    return {
      ...shownOf(row),
      stage,
      waitingDaysLeft: waiting.left,
      waitingDaysTotal: waiting.total,
      yearNo,
      // What holds on the first day holds for the whole year of a coverage.
      ...moneyOf(claimRules(all, region, row.startsOn), claims),
      openClaims: claims.open,
      payUntil: isWaiting && row.payUntil ? toIsoShanghai(row.payUntil) : null,
      canRenew: !row.isRenewed && !isOwed && canRenew(stage, today >= renewsFrom),
      graceUntil: stage === 'grace' || isOwed ? grace : null,
      inForceAt: row.inForceAt && toIsoShanghai(row.inForceAt),
    }
  }
}

function shownOf(row: CoverageRow) {
  return {
    id: row.id,
    patientId: row.patientId,
    enrolmentId: row.enrolmentId,
    kind: row.kind,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    illnessFrom: row.illnessFrom,
    hesitationUntil: row.hesitationUntil,
    feeBand: row.feeBand,
    feeFen: row.feeFen,
    paidBy: row.paidBy,
    certificateNumber: row.certificateNumber,
    verificationCode: row.verificationCode && groupedCode(row.verificationCode),
    endedOn: row.endedOn,
    endReason: row.endReason,
  }
}

function canRenew(stage: CoverageStage, isTime: boolean): boolean {
  return stage === 'grace' || (isTime && (stage === 'active' || stage === 'waiting'))
}

function moneyOf(rules: ClaimRules, { benefitFen, deductibleFen }: CoverageClaims) {
  const capFen = rules['MA-11'].value.ordinaryFen
  const deductibles = rules['MA-09'].value
  const isYearly = deductibles.scope === 'year'
  return {
    capFen,
    capLeftFen: Math.max(capFen - benefitFen, 0),
    deductibles: HOSPITAL_LEVELS.map((level) => {
      const whole = deductibles[`${level}Fen`]
      // A higher level asks for more, and what was paid at a lower one counts (journeys E4 26).
      return { level, fen: whole, leftFen: isYearly ? Math.max(whole - deductibleFen, 0) : whole }
    }),
  }
}
