import { type ContractStatus, SIGNED_STATUSES } from '#domain/contract/contract-status'
import type { LocalDate } from '#domain/kernel/time'
import { Prisma, type Reader, type Transaction } from '../../platform/database/database'
import type { JobPage } from '../../platform/job-pages'
import { oneOf } from '../../platform/sql/codes-sql'
import type { ContractMessage } from './tell-family'

export interface DueContract {
  readonly id: string
  readonly patientId: string
  readonly teamId: string
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
}

/** Marks what the team has not answered in time; each is found once. */
export function escalateOverdue(tx: Transaction, now: Date, limit: number): Promise<DueContract[]> {
  return tx.$queryRaw<DueContract[]>`
    UPDATE contract SET escalated_at = ${now} WHERE id IN (
      SELECT id FROM contract WHERE status = 'submitted' AND review_due_at <= ${now} AND escalated_at IS NULL
      ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id, patient_id AS "patientId", team_id AS "teamId", starts_on::text AS "startsOn",
      ends_on::text AS "endsOn"`
}

/** What has waited since before a moment: for the resident's own yes, for an answer, or for the payment. */
export function listWaitingBefore(
  db: Reader,
  status: Extract<ContractStatus, 'draft' | 'need-info' | 'accepted'>,
  moment: Date,
  { after, limit }: JobPage,
): Promise<WaitingContract[]> {
  return db.$queryRaw<WaitingContract[]>`
    SELECT id, patient_id AS "patientId" FROM contract WHERE status = ${status} AND status_at < ${moment}
      AND id > ${after}::uuid
    ORDER BY id LIMIT ${limit}`
}

/** What is told; `turn` as in the key of the notice (tell-family.ts). */
interface Untold {
  readonly kind: ContractMessage
  readonly turn?: number | LocalDate
  readonly today: LocalDate
}

/** Somebody who decides for the resident has not been told yet. */
function isUntold({ kind, turn, today }: Untold): Prisma.Sql {
  const ofTurn = turn === undefined ? ':' : `:${turn}:`
  return Prisma.sql`EXISTS (SELECT FROM patient_access AS tie WHERE tie.patient_id = contract.patient_id
    AND tie.kind = 'guardian' AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on
    AND NOT EXISTS (SELECT FROM message WHERE once_key = ${`${kind}:`} || contract.id || ${ofTurn} || tie.account_id))`
}

/** Contracts that end on one of the days. */
interface EndingNotice extends Untold {
  readonly endsOn: readonly LocalDate[]
}

/** Signed contracts that end on one of the days, that nothing signed follows, and of which not everybody is told yet. */
export function listEndingOn(
  db: Reader,
  { endsOn, ...notice }: EndingNotice,
  { after, limit }: JobPage,
): Promise<DueContract[]> {
  return db.$queryRaw<DueContract[]>`
    SELECT id, patient_id AS "patientId", team_id AS "teamId", starts_on::text AS "startsOn", ends_on::text AS "endsOn"
    FROM contract WHERE status IN ${oneOf(SIGNED_STATUSES)} AND ends_on = ANY(${[...endsOn]}::date[])
      AND id > ${after}::uuid
      AND NOT EXISTS (SELECT FROM contract AS next WHERE next.previous_id = contract.id
        AND next.status IN ${oneOf(SIGNED_STATUSES)})
      AND ${isUntold(notice)}
    ORDER BY id LIMIT ${limit}`
}

/** Of a year that begins on `on`. */
interface YearNotice extends Untold {
  readonly on: LocalDate
}

/** Contracts of several years of which a year may begin on a day: the same day of the month, or the end of a short one. */
export function listOfSeveralYears(
  db: Reader,
  { on, ...notice }: YearNotice,
  { after, limit }: JobPage,
): Promise<DueContract[]> {
  return db.$queryRaw<DueContract[]>`
    SELECT id, patient_id AS "patientId", team_id AS "teamId", starts_on::text AS "startsOn", ends_on::text AS "endsOn"
    FROM contract WHERE status IN ${oneOf(SIGNED_STATUSES)} AND term_years > 1
      AND starts_on < ${on}::date AND ends_on >= ${notice.today}::date
      AND starts_on IN (${on}::date - interval '1 year', ${on}::date - interval '2 years',
        ${on}::date - interval '1 year' - interval '1 day', ${on}::date - interval '2 years' - interval '1 day')
      AND id > ${after}::uuid AND ${isUntold(notice)}
    ORDER BY id LIMIT ${limit}`
}

/** Teams in whose queue somebody stands. */
export async function listQueuedTeams(
  db: Reader,
  today: LocalDate,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ teamId: string }[]>`
    SELECT DISTINCT contract.team_id AS "teamId" FROM contract JOIN care_team AS team ON team.id = contract.team_id
    WHERE contract.status = 'queued' AND care_team_load(team.id, ${today}::date) < team.capacity
    LIMIT ${limit}`
  return rows.map(({ teamId }) => teamId)
}

export interface WaitingContract {
  readonly id: string
  readonly patientId: string
}

/** The first of a queue. */
export function listQueue(db: Reader, teamId: string, limit: number): Promise<WaitingContract[]> {
  return db.$queryRaw<WaitingContract[]>`
    SELECT id, patient_id AS "patientId" FROM contract WHERE team_id = ${teamId}::uuid AND status = 'queued'
    ORDER BY queued_at, id LIMIT ${limit}`
}

/** How many of a team's applications are being looked at: each may take a place. */
export async function countSubmitted(db: Reader, teamId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM contract WHERE team_id = ${teamId}::uuid AND status = 'submitted'`
  return row?.count ?? 0
}
