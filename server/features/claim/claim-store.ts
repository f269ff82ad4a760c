import type { LocalDate } from '#domain/kernel/time'
import type { Pathway } from '#domain/mutual-aid/benefit/pathway-name'
import type { ClaimCare, ClaimCause, HospitalLevel } from '#domain/mutual-aid/claim/claim-care'
import type { ClaimStatus } from '#domain/mutual-aid/claim/claim-status'
import type { RejectCode } from '#domain/mutual-aid/claim/reject-code'
import { Prisma, type Reader, type Transaction } from '../../platform/database/database'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { within } from '../../platform/sql/within-sql'

/** A claim as the use cases decide about it. Amounts are 分. */
export interface ClaimRow {
  readonly id: string
  readonly number: string
  readonly planId: string
  readonly region: string
  readonly coverageId: string
  readonly patientId: string
  readonly accountId: string
  readonly status: ClaimStatus
  readonly care: ClaimCare
  readonly cause: ClaimCause
  readonly admittedOn: LocalDate
  readonly admittedAt: Date | null
  readonly dischargedOn: LocalDate | null
  readonly organizationId: string | null
  readonly hospitalLevel: HospitalLevel
  readonly isEmergency: boolean
  readonly diseaseGroup: string | null
  readonly detailsCipher: string
  readonly arithmeticCipher: string | null
  readonly pathway: Pathway | null
  readonly billedFen: bigint
  readonly benefitFen: bigint | null
  readonly paidFen: bigint
  /** Of it, what was kept for a fee that the child's place owed. */
  readonly feeKeptFen: bigint
  readonly rejectCode: RejectCode | null
  readonly submittedAt: Date
  readonly dueAt: Date | null
  readonly waitingSince: Date | null
  readonly moreAsked: number
  readonly isSampled: boolean
  readonly reviewerAccountId: string | null
  readonly approverAccountId: string | null
  readonly decidedAt: Date | null
  readonly publicUntil: LocalDate | null
  readonly payBy: LocalDate | null
  readonly paidAt: Date | null
}

export const CLAIM = Prisma.sql`
  claim.id, claim.number, claim.plan_id AS "planId", plan.region, claim.coverage_id AS "coverageId",
  claim.patient_id AS "patientId", claim.account_id AS "accountId", claim.status, claim.care, claim.cause,
  claim.admitted_on::text AS "admittedOn", claim.admitted_at AS "admittedAt",
  claim.discharged_on::text AS "dischargedOn", claim.organization_id AS "organizationId",
  claim.hospital_level AS "hospitalLevel", claim.is_emergency AS "isEmergency",
  claim.disease_group AS "diseaseGroup", claim.details_cipher AS "detailsCipher",
  claim.arithmetic_cipher AS "arithmeticCipher", claim.pathway, claim.billed_fen AS "billedFen",
  claim.benefit_fen AS "benefitFen", claim.paid_fen AS "paidFen", claim.fee_kept_fen AS "feeKeptFen",
  claim.reject_code AS "rejectCode",
  claim.submitted_at AS "submittedAt", claim.due_at AS "dueAt", claim.waiting_since AS "waitingSince",
  claim.more_asked::int AS "moreAsked", claim.is_sampled AS "isSampled",
  claim.reviewer_account_id AS "reviewerAccountId", claim.approver_account_id AS "approverAccountId",
  claim.decided_at AS "decidedAt", claim.public_until::text AS "publicUntil", claim.pay_by::text AS "payBy",
  claim.paid_at AS "paidAt"`

export const FROM_CLAIM = Prisma.sql`FROM claim JOIN coverage_plan AS plan ON plan.id = claim.plan_id`

/** Whose claim an id names; the caller asks whether it is theirs. */
export async function findClaim(db: Reader, id: string): Promise<ClaimRow | null> {
  const [row] = await db.$queryRaw<ClaimRow[]>`SELECT ${CLAIM} ${FROM_CLAIM} WHERE claim.id = ${id}::uuid`
  return row ?? null
}

/** Of the plans that are run by a place of the member of staff, or below it. */
export async function findClaimOfPlan(db: Reader, scope: StaffScope, id: string): Promise<ClaimRow | null> {
  const [row] = await db.$queryRaw<ClaimRow[]>`
    SELECT ${CLAIM} ${FROM_CLAIM} WHERE claim.id = ${id}::uuid
      AND plan.organization_id IN ${within(scope.organizationId)}`
  return row ?? null
}

/** After its coverage: claims of one year are decided one after the other, so that a cap holds (decision 097). */
export async function lockClaim(tx: Transaction, { id, coverageId }: ClaimRow): Promise<ClaimRow> {
  await tx.$queryRaw`SELECT FROM coverage WHERE id = ${coverageId}::uuid FOR NO KEY UPDATE`
  await tx.$queryRaw`SELECT FROM claim WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  const row = await findClaim(tx, id)
  if (!row) throw new Error('a claim is never taken away')
  return row
}

export interface NewClaim {
  readonly planId: string
  readonly coverageId: string
  readonly patientId: string
  readonly accountId: string
  readonly care: ClaimCare
  readonly cause: ClaimCause
  readonly admittedOn: LocalDate
  readonly admittedAt: Date | null
  readonly dischargedOn: LocalDate | null
  readonly organizationId: string | null
  readonly hospitalLevel: HospitalLevel
  readonly isEmergency: boolean
  readonly diseaseGroup: string
  readonly detailsCipher: string
  readonly billedFen: number
  readonly submittedAt: Date
  readonly dueAt: Date
}

/** `YX26-C000017`: the plan, the year of handing in, one number after the other. */
export async function nextNumber(tx: Transaction, planCode: string, year: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ value: bigint }[]>`SELECT nextval('claim_number') AS value`
  return `${planCode}${year.slice(2)}-C${String(row?.value ?? 0).padStart(6, '0')}`
}

export async function insertClaim(tx: Transaction, number: string, claim: NewClaim): Promise<string> {
  const { admittedOn, dischargedOn, billedFen, ...rest } = claim
  const row = await tx.claim.create({
    data: {
      ...rest,
      number,
      status: 'submitted' satisfies ClaimStatus,
      admittedOn: new Date(admittedOn),
      dischargedOn: dischargedOn && new Date(dischargedOn),
      billedFen: BigInt(billedFen),
      statusAt: claim.submittedAt,
      statusByAccountId: claim.accountId,
    },
    select: { id: true },
  })
  return row.id
}

/** What a move writes beside the new status. A field that is left out stays. */
export interface ClaimChange {
  readonly status?: ClaimStatus
  readonly organizationId?: string | null
  readonly hospitalLevel?: HospitalLevel
  readonly diseaseGroup?: string | null
  readonly detailsCipher?: string
  readonly arithmeticCipher?: string
  readonly pathway?: Pathway
  readonly eligibleFen?: number | null
  readonly deductibleFen?: number | null
  readonly benefitFen?: number | null
  readonly paidFen?: number
  readonly feeKeptFen?: number
  readonly rejectCode?: RejectCode | null
  readonly dueAt?: Date | null
  readonly waitingSince?: Date | null
  readonly moreAsked?: number
  readonly escalatedAt?: Date | null
  readonly isSampled?: boolean
  readonly reviewerAccountId?: string | null
  readonly approverAccountId?: string | null
  readonly decidedAt?: Date | null
  readonly publicUntil?: LocalDate | null
  readonly payBy?: LocalDate | null
  readonly paidAt?: Date
  readonly bankReference?: string
}

/** `accountId` null: the clock. */
export async function updateClaim(
  tx: Transaction,
  id: string,
  change: ClaimChange,
  by: { readonly accountId: string | null; readonly at: Date },
): Promise<void> {
  const { publicUntil, payBy, ...rest } = change
  const moved = change.status === undefined ? {} : { statusAt: by.at, statusByAccountId: by.accountId }
  await tx.claim.update({
    where: { id },
    data: {
      ...rest,
      ...(publicUntil !== undefined && { publicUntil: publicUntil && new Date(publicUntil) }),
      ...(payBy !== undefined && { payBy: payBy && new Date(payBy) }),
      ...moved,
    },
    select: { id: true },
  })
}
