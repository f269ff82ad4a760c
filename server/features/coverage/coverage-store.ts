import type { Fen } from '#domain/kernel/fen'
import type { LocalDate } from '#domain/kernel/time'
import type { CoverageOffer } from '#domain/mutual-aid/coverage/coverage-offer'
import type {
  CoverageEndReason,
  CoverageKind,
  CoverageStatus,
  Payer,
} from '#domain/mutual-aid/coverage/coverage-status'
import { COVERING_STATUSES, HOLDING_STATUSES } from '#domain/mutual-aid/coverage/coverage-status'
import type { FeeBand } from '#domain/mutual-aid/plan/fee-band'
import { Prisma, type Reader, type Transaction } from '../../platform/database/database'
import { oneOf } from '../../platform/sql/codes-sql'

/** A coverage as the use cases decide about it. */
export interface CoverageRow {
  readonly id: string
  readonly planId: string
  /** Prefix of its certificate, and whose rules hold. */
  readonly planCode: string
  readonly region: string
  readonly enrolmentId: string
  readonly patientId: string
  readonly birthDate: LocalDate
  readonly status: CoverageStatus
  readonly kind: CoverageKind
  readonly previousId: string | null
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
  readonly illnessFrom: LocalDate
  readonly hesitationUntil: LocalDate
  readonly feeBand: FeeBand
  readonly feeFen: Fen
  readonly paidBy: Payer
  readonly certificateNumber: string | null
  readonly verificationCode: string | null
  readonly payUntil: Date | null
  readonly createdAt: Date
  readonly inForceAt: Date | null
  readonly endedOn: LocalDate | null
  readonly endReason: CoverageEndReason | null
  readonly waiverCipher: string | null
  readonly waiverAnswerCipher: string | null
  /** Another one follows it. */
  readonly isRenewed: boolean
}

const COVERAGE = Prisma.sql`
  coverage.id, plan_id AS "planId", plan.code AS "planCode", plan.region, enrolment_id AS "enrolmentId", coverage.patient_id AS "patientId",
  patient.birth_date::text AS "birthDate", coverage.status, coverage.kind, previous_id AS "previousId",
  coverage.starts_on::text AS "startsOn", coverage.ends_on::text AS "endsOn", illness_from::text AS "illnessFrom",
  hesitation_until::text AS "hesitationUntil", fee_band AS "feeBand", fee_fen::int AS "feeFen", paid_by AS "paidBy",
  certificate_number AS "certificateNumber", verification_code AS "verificationCode", pay_until AS "payUntil",
  coverage.created_at AS "createdAt", in_force_at AS "inForceAt", ended_on::text AS "endedOn",
  end_reason AS "endReason", waiver_cipher AS "waiverCipher", waiver_answer_cipher AS "waiverAnswerCipher",
  EXISTS (SELECT FROM coverage AS next WHERE next.previous_id = coverage.id
    AND next.status IN ${oneOf(COVERING_STATUSES)}) AS "isRenewed"`
const FROM = Prisma.sql`
  FROM coverage JOIN patient ON patient.id = coverage.patient_id JOIN coverage_plan AS plan ON plan.id = plan_id`

export async function findCoverage(db: Reader, id: string): Promise<CoverageRow | null> {
  const [row] = await db.$queryRaw<CoverageRow[]>`SELECT ${COVERAGE} ${FROM} WHERE coverage.id = ${id}::uuid`
  return row ?? null
}

/** More than a household has in many years. */
const LIST_MAX = 50

/** Of everybody for whom the account decides today, newest first. */
export function listOfAccount(db: Reader, accountId: string, today: LocalDate): Promise<CoverageRow[]> {
  return db.$queryRaw<CoverageRow[]>`
    SELECT ${COVERAGE} ${FROM}
    JOIN patient_access AS tie ON tie.patient_id = coverage.patient_id AND tie.kind = 'guardian'
    WHERE tie.account_id = ${accountId}::uuid AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on
    ORDER BY coverage.created_at DESC, coverage.id LIMIT ${LIST_MAX}`
}

/** Of several children in a plan, those that hold days: waiting for money, in force or ended early. */
export function listHolding(
  db: Reader,
  planId: string,
  patientIds: readonly string[],
): Promise<CoverageRow[]> {
  return db.$queryRaw<CoverageRow[]>`
    SELECT ${COVERAGE} ${FROM}
    WHERE plan_id = ${planId}::uuid AND coverage.patient_id = ANY(${[...patientIds]}::uuid[])
      AND coverage.status IN ${oneOf(HOLDING_STATUSES)}
    ORDER BY coverage.starts_on, coverage.id`
}

/** The children of enrolments for this transaction alone, in the order in which they were asked for. */
export function lockEnrolled(tx: Transaction, enrolmentIds: readonly string[]): Promise<CoverageRow[]> {
  return tx.$queryRaw<CoverageRow[]>`
    SELECT ${COVERAGE} ${FROM} WHERE enrolment_id = ANY(${[...enrolmentIds]}::uuid[])
    ORDER BY coverage.created_at, coverage.id FOR NO KEY UPDATE OF coverage`
}

/** For this transaction alone; a claim that is handed in at this moment is waited for, so that it is seen. */
export async function lockCoverage(tx: Transaction, id: string): Promise<CoverageRow | null> {
  const [row] = await tx.$queryRaw<CoverageRow[]>`
    SELECT ${COVERAGE} ${FROM} WHERE coverage.id = ${id}::uuid FOR UPDATE OF coverage`
  return row ?? null
}

/** What of a child's places in a plan is not over on a day, for this transaction alone, the first day first. */
export function lockRunning(
  tx: Transaction,
  { planId, patientId }: Pick<CoverageRow, 'planId' | 'patientId'>,
  on: LocalDate,
): Promise<CoverageRow[]> {
  return tx.$queryRaw<CoverageRow[]>`
    SELECT ${COVERAGE} ${FROM}
    WHERE plan_id = ${planId}::uuid AND coverage.patient_id = ${patientId}::uuid
      AND coverage.status IN ('pending-payment', 'in-force') AND coverage.ends_on >= ${on}::date
    ORDER BY coverage.starts_on, coverage.id FOR UPDATE OF coverage`
}

/** When each of several people was born. */
export async function findBirthDates(
  db: Reader,
  patientIds: readonly string[],
): Promise<ReadonlyMap<string, LocalDate>> {
  const rows = await db.$queryRaw<{ id: string; birthDate: LocalDate }[]>`
    SELECT id, birth_date::text AS "birthDate" FROM patient WHERE id = ANY(${[...patientIds]}::uuid[])`
  return new Map(rows.map(({ id, birthDate }) => [id, birthDate]))
}

export interface NewEnrolment {
  readonly id: string
  readonly planId: string
  readonly accountId: string
  readonly keyFactsVersion: string
  readonly tickedFacts: readonly string[]
  readonly totalFen: Fen
  readonly createdAt: Date
}

export async function insertEnrolment(tx: Transaction, enrolment: NewEnrolment): Promise<void> {
  const { tickedFacts, totalFen, ...rest } = enrolment
  await tx.enrolment.create({
    data: { ...rest, tickedFacts: [...tickedFacts], totalFen: BigInt(totalFen) },
    select: { id: true },
  })
}

/**
 * One more enrolment of the same account with what it has read and ticked: a place that is paid by itself, whatever was
 * paid for the others.
 */
export async function copyEnrolment(
  tx: Transaction,
  enrolmentId: string,
  copy: Pick<NewEnrolment, 'id' | 'totalFen' | 'createdAt'>,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO enrolment (id, plan_id, account_id, key_facts_version, ticked_facts, total_fen, created_at)
    SELECT ${copy.id}::uuid, plan_id, account_id, key_facts_version, ticked_facts, ${BigInt(copy.totalFen)},
      ${copy.createdAt} FROM enrolment WHERE id = ${enrolmentId}::uuid`
}

/** A child's place, and how it begins. */
export interface NewCoverage extends CoverageOffer {
  readonly id: string
  readonly planId: string
  readonly enrolmentId: string
  readonly patientId: string
  readonly status: 'pending-payment' | 'in-force'
  readonly paidBy: Payer
  readonly waiverCipher: string | null
  readonly payUntil: Date | null
  readonly certificate: Certificate | null
  readonly byAccountId: string
  readonly at: Date
}

export interface Certificate {
  readonly number: string
  readonly verificationCode: string
}

export async function insertCoverage(tx: Transaction, coverage: NewCoverage): Promise<void> {
  const { band, feeFen, certificate, byAccountId, at, ...rest } = coverage
  await tx.coverage.create({
    data: {
      ...rest,
      startsOn: new Date(rest.startsOn),
      endsOn: new Date(rest.endsOn),
      illnessFrom: new Date(rest.illnessFrom),
      hesitationUntil: new Date(rest.hesitationUntil),
      feeBand: band,
      feeFen: BigInt(feeFen),
      certificateNumber: certificate?.number ?? null,
      verificationCode: certificate?.verificationCode ?? null,
      inForceAt: certificate && at,
      createdAt: at,
      statusAt: at,
      statusByAccountId: byAccountId,
    },
    select: { id: true },
  })
}

/** What a move writes beside the new status. A field that is left out stays. */
export interface CoverageChange {
  readonly status: CoverageStatus
  readonly paidBy?: Payer
  readonly certificate?: Certificate
  readonly endedOn?: LocalDate
  readonly endReason?: CoverageEndReason
  readonly waiverAnswerCipher?: string
}

/** `accountId` null: the clock, or WeChat. */
export async function updateCoverage(
  tx: Transaction,
  id: string,
  { certificate, endedOn, ...change }: CoverageChange,
  by: { readonly accountId: string | null; readonly at: Date },
): Promise<void> {
  const given = certificate && {
    certificateNumber: certificate.number,
    verificationCode: certificate.verificationCode,
    inForceAt: by.at,
  }
  const data = {
    ...change,
    ...given,
    ...(endedOn !== undefined && { endedOn: new Date(endedOn) }),
    statusAt: by.at,
    statusByAccountId: by.accountId,
  }
  await tx.coverage.update({ where: { id }, data, select: { id: true } })
}

/** A place that a family's money brings into force; null: it has its certificate since it began. */
export interface PaidPlace {
  readonly id: string
  readonly status: CoverageStatus
  readonly certificate: Certificate | null
  readonly at: Date
}

/** WeChat brought the money: as `updateCoverage`, in one statement however many. */
export async function markPaid(tx: Transaction, places: readonly PaidPlace[]): Promise<void> {
  const rows = places.map(({ certificate, ...place }) => ({ ...place, ...certificate }))
  await tx.$executeRaw`
    UPDATE coverage SET status = place.status, paid_by = 'family', status_at = place.at, status_by_account_id = NULL,
      certificate_number = coalesce(place.number, certificate_number),
      verification_code = coalesce(place."verificationCode", verification_code),
      in_force_at = CASE WHEN place.number IS NULL THEN in_force_at ELSE place.at END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS place(id uuid, status text, at timestamptz, number text, "verificationCode" text)
    WHERE coverage.id = place.id`
}

/** Numbers that no other certificate has. */
export async function nextSerials(tx: Transaction, count: number): Promise<readonly number[]> {
  const rows = await tx.$queryRaw<{ serial: number }[]>`
    SELECT nextval('coverage_certificate_serial')::int AS serial FROM generate_series(1, ${count}::int)`
  return rows.map(({ serial }) => serial)
}
