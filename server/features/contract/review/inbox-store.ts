import type { ContractStatus } from '#domain/contract/contract-status'
import type { ContractKind } from '#domain/contract/start-day'
import type { LocalDate } from '#domain/kernel/time'
import type { Relation } from '#domain/patient/relation'
import type { Cursor } from '../../../platform/api/cursor'
import { type Database, Prisma } from '../../../platform/database/database'
import type { TeamScope } from '../../../platform/scope/team-scope'

/** `unconfirmed`: filled in by a helper; the resident's own yes is missing, and nobody accepts it (journeys E2 12, 35). */
export const INBOX_TABS = ['waiting', 'need-info', 'signed', 'unconfirmed'] as const
export type InboxTab = (typeof INBOX_TABS)[number]

const STATUSES: Readonly<Record<InboxTab, readonly ContractStatus[]>> = {
  waiting: ['submitted', 'queued', 'accepted'],
  'need-info': ['need-info'],
  signed: ['signed', 'change-requested'],
  unconfirmed: ['draft'],
}

export interface InboxRow {
  readonly id: string
  readonly householdId: string
  readonly patientId: string
  readonly nameCipher: string
  readonly birthDate: LocalDate
  readonly packageNames: readonly string[]
  readonly relation: Relation
  readonly signerNameCipher: string | null
  readonly status: ContractStatus
  readonly kind: ContractKind
  readonly gridName: string | null
  readonly previousTeamName: string | null
  readonly previousEndsOn: LocalDate | null
  /** What the tab is ordered by: until when an answer is owed, or since when it is signed. */
  readonly orderAt: Date
  readonly dueAt: Date | null
}

/** A page of a tab: what is most urgent first, of signed ones the newest. */
export function listInbox(
  db: Database,
  { teamId }: TeamScope,
  tab: InboxTab,
  page: { readonly after: Cursor | null; readonly limit: number },
): Promise<InboxRow[]> {
  const isNewestFirst = tab === 'signed'
  const orderAt = isNewestFirst
    ? Prisma.sql`contract.signed_at`
    : Prisma.sql`coalesce(contract.review_due_at, contract.queued_at, contract.created_at)`
  const direction = isNewestFirst ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const after = page.after
    ? Prisma.sql`AND (${orderAt}, contract.id) ${isNewestFirst ? Prisma.sql`<` : Prisma.sql`>`}
        (${page.after.start}, ${page.after.id}::uuid)`
    : Prisma.empty
  return db.$queryRaw<InboxRow[]>`
    SELECT contract.id, contract.household_id AS "householdId", contract.patient_id AS "patientId",
      patient.name_cipher AS "nameCipher", patient.birth_date::text AS "birthDate",
      (SELECT coalesce(array_agg(package.name_zh ORDER BY package.code), '{}') FROM contract_package AS chosen
        JOIN service_package AS package ON package.id = chosen.package_id WHERE chosen.contract_id = contract.id)
        AS "packageNames",
      contract.relation, signer.name_cipher AS "signerNameCipher", contract.status, contract.kind,
      grid.name AS "gridName", old_team.name AS "previousTeamName", previous.ends_on::text AS "previousEndsOn",
      ${orderAt} AS "orderAt", contract.review_due_at AS "dueAt"
    FROM contract JOIN patient ON patient.id = contract.patient_id
    LEFT JOIN grid ON grid.id = contract.grid_id
    LEFT JOIN contract AS previous ON previous.id = contract.previous_id
    LEFT JOIN care_team AS old_team ON old_team.id = previous.team_id
    LEFT JOIN LATERAL (SELECT own.name_cipher FROM patient_link AS link JOIN patient AS own ON own.id = link.patient_id
      WHERE link.account_id = contract.applicant_account_id AND link.relation = 'self' AND link.ended_at IS NULL
      LIMIT 1) AS signer ON true
    WHERE contract.team_id = ${teamId}::uuid AND contract.status = ANY(${[...STATUSES[tab]]}) ${after}
    ORDER BY ${orderAt} ${direction}, contract.id ${direction} LIMIT ${page.limit}`
}

export interface InboxCounts {
  readonly waiting: number
  readonly needInfo: number
  readonly signedThisMonth: number
  readonly unconfirmed: number
}

export async function countInbox(
  db: Database,
  { teamId }: TeamScope,
  monthStartsOn: LocalDate,
): Promise<InboxCounts> {
  const [row] = await db.$queryRaw<InboxCounts[]>`
    SELECT count(*) FILTER (WHERE status = ANY(${[...STATUSES.waiting]}))::int AS waiting,
      count(*) FILTER (WHERE status = 'need-info')::int AS "needInfo",
      count(*) FILTER (WHERE status = ANY(${[...STATUSES.signed]})
        AND (signed_at AT TIME ZONE 'Asia/Shanghai')::date >= ${monthStartsOn}::date)::int AS "signedThisMonth",
      count(*) FILTER (WHERE status = 'draft')::int AS unconfirmed
    FROM contract WHERE team_id = ${teamId}::uuid`
  return row ?? { waiting: 0, needInfo: 0, signedThisMonth: 0, unconfirmed: 0 }
}
