import type { LocalDate } from '#domain/kernel/time'
import type { Pathway } from '#domain/mutual-aid/benefit/pathway-name'
import { CLAIM_STATUSES, type ClaimStatus } from '#domain/mutual-aid/claim/claim-status'
import type { Cursor } from '../../../platform/api/cursor'
import { type Database, Prisma } from '../../../platform/database/database'
import type { StaffScope } from '../../../platform/scope/staff-scope'
import { within } from '../../../platform/sql/within-sql'
import { CLAIM, type ClaimRow, FROM_CLAIM } from '../claim-store'

interface Page {
  readonly after: Cursor | null
  readonly limit: number
}

/** Claims of everybody for whom the account decides today, or of one of them; newest first. */
export function listOfAccount(
  db: Database,
  accountId: string,
  { patientId, today }: { readonly patientId: string | null; readonly today: LocalDate },
  { after, limit }: Page,
): Promise<ClaimRow[]> {
  const ofOne = patientId === null ? Prisma.empty : Prisma.sql`AND claim.patient_id = ${patientId}::uuid`
  const next = after
    ? Prisma.sql`AND (claim.submitted_at, claim.id) < (${after.start}, ${after.id}::uuid)`
    : Prisma.empty
  return db.$queryRaw<ClaimRow[]>`
    SELECT ${CLAIM} ${FROM_CLAIM}
    JOIN patient_access AS tie ON tie.patient_id = claim.patient_id AND tie.kind = 'guardian'
    WHERE tie.account_id = ${accountId}::uuid AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on ${ofOne} ${next}
    ORDER BY claim.submitted_at DESC, claim.id DESC LIMIT ${limit}`
}

export const INBOX_TABS = [
  'to-review',
  'to-approve',
  'appeals',
  'objections',
  'to-pay',
  'waiting',
  'to-come-back',
  'paid',
] as const
export type InboxTab = (typeof INBOX_TABS)[number]

const STATUSES: Readonly<Record<InboxTab, readonly ClaimStatus[]>> = {
  'to-review': ['submitted'],
  'to-approve': ['under-review'],
  appeals: ['appealed'],
  objections: ['publicity', 'paying'],
  'to-pay': ['paying'],
  waiting: ['need-more', 'publicity'],
  // What was paid is asked back whatever becomes of the claim.
  'to-come-back': CLAIM_STATUSES,
  paid: ['paid', 'closed'],
}

export interface InboxRow extends ClaimRow {
  readonly nameCipher: string
  readonly birthDate: LocalDate
  readonly escalatedAt: Date | null
  readonly openObjections: number
  /** What the tab is ordered by. */
  readonly orderAt: Date
}

const DUE_AT = Prisma.sql`coalesce(claim.due_at, claim.pay_by::timestamptz, claim.submitted_at)`
const OPEN_OBJECTIONS = Prisma.sql`(SELECT count(*)::int FROM claim_objection AS objection
  WHERE objection.claim_id = claim.id AND objection.status = 'open')`
const IS_TO_COME_BACK = Prisma.sql`EXISTS (SELECT FROM claim_recovery AS recovery
  WHERE recovery.claim_id = claim.id AND recovery.received_at IS NULL)`

/** What is asked of the claims of a tab beside their status. */
const ASKED: Partial<Readonly<Record<InboxTab, Prisma.Sql>>> = {
  objections: Prisma.sql`AND ${OPEN_OBJECTIONS} > 0`,
  'to-come-back': Prisma.sql`AND ${IS_TO_COME_BACK}`,
  paid: Prisma.sql`AND claim.paid_at IS NOT NULL`,
}

/** A page of a tab of the member of staff's plans: what is due first comes first, of what was paid the newest. */
export function listInbox(
  db: Database,
  { organizationId }: StaffScope,
  tab: InboxTab,
  { after, limit }: Page,
): Promise<InboxRow[]> {
  const [orderAt, later, order] =
    tab === 'paid'
      ? [Prisma.sql`claim.paid_at`, Prisma.sql`<`, Prisma.sql`DESC`]
      : [DUE_AT, Prisma.sql`>`, Prisma.sql`ASC`]
  const next = after
    ? Prisma.sql`AND (${orderAt}, claim.id) ${later} (${after.start}, ${after.id}::uuid)`
    : Prisma.empty
  return db.$queryRaw<InboxRow[]>`
    SELECT ${CLAIM}, patient.name_cipher AS "nameCipher", patient.birth_date::text AS "birthDate",
      claim.escalated_at AS "escalatedAt", ${OPEN_OBJECTIONS} AS "openObjections", ${orderAt} AS "orderAt"
    ${FROM_CLAIM} JOIN patient ON patient.id = claim.patient_id
    WHERE claim.status = ANY(${[...STATUSES[tab]]}) ${ASKED[tab] ?? Prisma.empty} ${next}
      AND plan.organization_id IN ${within(organizationId)}
    ORDER BY ${orderAt} ${order}, claim.id ${order} LIMIT ${limit}`
}

export interface InboxCounts {
  readonly toReview: number
  readonly toApprove: number
  readonly appeals: number
  readonly objections: number
  readonly toPay: number
  readonly waiting: number
  readonly toComeBack: number
}

export async function countInbox(db: Database, { organizationId }: StaffScope): Promise<InboxCounts> {
  const [row] = await db.$queryRaw<InboxCounts[]>`
    SELECT count(*) FILTER (WHERE status = 'submitted')::int AS "toReview",
      count(*) FILTER (WHERE status = 'under-review')::int AS "toApprove",
      count(*) FILTER (WHERE status = 'appealed')::int AS appeals,
      count(*) FILTER (WHERE status IN ('publicity', 'paying') AND EXISTS (SELECT FROM claim_objection AS objection
        WHERE objection.claim_id = claim.id AND objection.status = 'open'))::int AS objections,
      count(*) FILTER (WHERE status = 'paying')::int AS "toPay",
      count(*) FILTER (WHERE status IN ('need-more', 'publicity'))::int AS waiting,
      count(*) FILTER (WHERE ${IS_TO_COME_BACK})::int AS "toComeBack"
    FROM claim JOIN coverage_plan AS plan ON plan.id = claim.plan_id
    WHERE plan.organization_id IN ${within(organizationId)}`
  return row ?? { toReview: 0, toApprove: 0, appeals: 0, objections: 0, toPay: 0, waiting: 0, toComeBack: 0 }
}

export interface PublishedRow {
  readonly id: string
  readonly region: string
  readonly admittedOn: LocalDate
  readonly decidedAt: Date
  readonly publicUntil: LocalDate
  readonly ageYears: number
  readonly diseaseGroup: string | null
  readonly pathway: Pathway
  readonly benefitFen: bigint
}

/** What stands on notice today, newest first: nothing that names anybody. */
export function listPublished(
  db: Database,
  today: LocalDate,
  { after, limit }: Page,
): Promise<PublishedRow[]> {
  const next = after
    ? Prisma.sql`AND (claim.decided_at, claim.id) < (${after.start}, ${after.id}::uuid)`
    : Prisma.empty
  return db.$queryRaw<PublishedRow[]>`
    SELECT claim.id, plan.region, claim.admitted_on::text AS "admittedOn",
      claim.decided_at AS "decidedAt", claim.public_until::text AS "publicUntil", ${AGE} AS "ageYears", claim.disease_group AS "diseaseGroup",
      claim.pathway, claim.benefit_fen AS "benefitFen"
    ${FROM_CLAIM} JOIN patient ON patient.id = claim.patient_id
    WHERE claim.status = 'publicity' AND claim.public_until >= ${today}::date ${next}
    ORDER BY claim.decided_at DESC, claim.id DESC LIMIT ${limit}`
}

const AGE = Prisma.sql`extract(year FROM age(claim.admitted_on, patient.birth_date))::int`

export interface PeerRow {
  readonly region: string
  readonly ageYears: number
  readonly diseaseGroup: string | null
  readonly pathway: Pathway | null
  readonly cases: number
}

/** How many claims of the last year were granted, by plan, age, disease group and way. */
export function countPeers(db: Database, since: LocalDate): Promise<PeerRow[]> {
  return db.$queryRaw<PeerRow[]>`
    SELECT plan.region, ${AGE} AS "ageYears", claim.disease_group AS "diseaseGroup",
      claim.pathway, count(*)::int AS cases
    ${FROM_CLAIM} JOIN patient ON patient.id = claim.patient_id
    WHERE claim.decided_at IS NOT NULL AND claim.reject_code IS NULL AND claim.admitted_on >= ${since}::date
    GROUP BY 1, 2, 3, 4`
}
