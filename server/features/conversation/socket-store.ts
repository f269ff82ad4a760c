import type { StaffRole } from '#domain/account/account-role'
import type { LocalDate } from '#domain/kernel/time'
import type { Relation } from '#domain/patient/relation'
import { type Database, Prisma } from '../../platform/database/database'
import { deleteInPages } from '../../platform/database/delete-in-pages'
import { AGREED_GUARDIAN_VIEW } from '../../platform/sql/consent-sql'
import { signedOn } from './thread-store'

/** One ticket a log-in: another takes the place of the last. */
export async function saveTicket(
  db: Database,
  ticket: { readonly tokenId: string; readonly hash: Buffer; readonly expiresAt: Date },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO socket_ticket (token_id, ticket_hash, expires_at)
    VALUES (${ticket.tokenId}::uuid, ${ticket.hash}, ${ticket.expiresAt})
    ON CONFLICT (token_id) DO UPDATE SET ticket_hash = excluded.ticket_hash, expires_at = excluded.expires_at`
}

/** What nobody showed in time. */
export function forgetTicketsBefore(db: Database, before: Date): Promise<void> {
  return deleteInPages(db, { table: 'socket_ticket', where: Prisma.sql`expires_at < ${before}` })
}

export interface LogIn {
  readonly tokenId: string
  readonly accountId: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly isStaff: boolean
}

const LOG_IN = Prisma.sql`token.id AS "tokenId", token.account_id AS "accountId", token.created_at AS "createdAt",
  token.last_seen_at AS "lastSeenAt",
  EXISTS (SELECT FROM staff_role WHERE staff_role.account_id = token.account_id AND ended_at IS NULL) AS "isStaff"`

/** Of two sockets that show the same ticket one finds it. */
export async function takeTicket(db: Database, hash: Buffer, now: Date): Promise<LogIn | null> {
  const [row] = await db.$queryRaw<LogIn[]>`
    WITH taken AS (DELETE FROM socket_ticket WHERE ticket_hash = ${hash} RETURNING token_id, expires_at)
    SELECT ${LOG_IN} FROM taken JOIN access_token AS token ON token.id = taken.token_id
    WHERE taken.expires_at > ${now} AND token.revoked_at IS NULL AND token.expires_at > ${now}`
  return row ?? null
}

/** Of these log-ins, those that nobody has ended and whose time is not over. */
export function listLogIns(db: Database, tokenIds: readonly string[], now: Date): Promise<LogIn[]> {
  return db.$queryRaw<LogIn[]>`
    SELECT ${LOG_IN} FROM access_token AS token
    WHERE token.id = ANY(${[...tokenIds]}::uuid[]) AND token.revoked_at IS NULL AND token.expires_at > ${now}`
}

/** Somebody who may read a conversation on a day: as a guardian, of whom the domain decides, or as one of the team. */
export interface Hearer {
  readonly accountId: string
  readonly conversationId: string
  readonly guardian: {
    readonly relation: Relation
    readonly birthDate: LocalDate
    readonly agreedGuardianView: boolean
  } | null
}

/** Who of the accounts may read which of the conversations. One statement. */
export function listHearers(
  db: Database,
  conversationIds: readonly string[],
  accountIds: readonly string[],
  roles: readonly StaffRole[],
  today: LocalDate,
): Promise<Hearer[]> {
  const ids = [...conversationIds]
  const accounts = [...accountIds]
  return db.$queryRaw<Hearer[]>`
    SELECT tie.account_id AS "accountId", conversation.id AS "conversationId",
      jsonb_build_object('relation', tie.relation, 'birthDate', patient.birth_date::text,
        'agreedGuardianView', ${AGREED_GUARDIAN_VIEW}) AS guardian
    FROM conversation JOIN patient ON patient.id = conversation.patient_id
    JOIN patient_access AS tie ON tie.patient_id = patient.id AND tie.kind = 'guardian'
      AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on
    WHERE conversation.id = ANY(${ids}::uuid[]) AND tie.account_id = ANY(${accounts}::uuid[])
    UNION ALL
    SELECT staff.account_id, conversation.id, NULL
    FROM conversation JOIN care_team_member AS member ON member.team_id = conversation.team_id
      AND member.since <= ${today}::date AND coalesce(member.until, ${today}::date) >= ${today}::date
    JOIN staff_member AS staff ON staff.practitioner_id = member.practitioner_id
      OR staff.practitioner_id IN (SELECT cover_practitioner_id FROM care_team_absence AS absence
        WHERE absence.team_id = member.team_id AND absence.practitioner_id = member.practitioner_id
          AND absence.cancelled_at IS NULL AND ${today}::date BETWEEN absence.starts_on AND absence.ends_on)
    WHERE conversation.id = ANY(${ids}::uuid[]) AND staff.account_id = ANY(${accounts}::uuid[])
      AND ${signedOn(today)}
      AND EXISTS (SELECT FROM staff_role WHERE staff_role.account_id = staff.account_id AND ended_at IS NULL
        AND role = ANY(${[...roles]}::text[]))`
}
