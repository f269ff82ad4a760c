import type { ContentCheck } from '#domain/conversation/content-check'
import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import type { Relation } from '#domain/patient/relation'
import { type Database, Prisma } from '../../platform/database/database'
import type { TeamScope } from '../../platform/scope/team-scope'
import { AGREED_GUARDIAN_VIEW } from '../../platform/sql/consent-sql'
import type { MessageKind } from './message-store'
import { signedOn } from './thread-store'

/** A household is far smaller, and a life has few teams. */
const THREADS_MAX = 50
/** A badge says 99+ beyond. */
const UNREAD_MAX = 100

export interface OwnThreadRow {
  readonly conversationId: string
  readonly patientId: string
  readonly teamName: string
  readonly lastAt: Date | null
  readonly unread: number
  readonly relation: Relation
  readonly birthDate: LocalDate
  readonly agreedGuardianView: boolean
  readonly isClosed: boolean
  /** The newest message that this account may see; all null where there is none. */
  readonly kind: MessageKind | null
  readonly textCipher: string | null
  readonly check: ContentCheck | null
}

/** Of everybody whom an account is, or is a guardian of, on a day: the newest first. One statement. */
export function listOwnThreads(db: Database, accountId: string, today: LocalDate): Promise<OwnThreadRow[]> {
  return db.$queryRaw<OwnThreadRow[]>`
    SELECT conversation.id AS "conversationId", conversation.patient_id AS "patientId", team.name AS "teamName",
      last_at AS "lastAt", tie.relation, patient.birth_date::text AS "birthDate",
      ${AGREED_GUARDIAN_VIEW} AS "agreedGuardianView", NOT ${signedOn(today)} AS "isClosed",
      newest.kind, newest.text_cipher AS "textCipher", newest."check",
      (SELECT count(*)::int FROM (SELECT FROM conversation_message AS message
        WHERE message.conversation_id = conversation.id AND message.seq > coalesce(reader.read_seq, 0)
          AND message.account_id IS DISTINCT FROM ${accountId}::uuid LIMIT ${UNREAD_MAX}) AS unread) AS unread
    FROM patient_access AS tie
    JOIN patient ON patient.id = tie.patient_id
    JOIN conversation ON conversation.patient_id = tie.patient_id
    JOIN care_team AS team ON team.id = conversation.team_id
    LEFT JOIN conversation_reader AS reader
      ON reader.conversation_id = conversation.id AND reader.account_id = ${accountId}::uuid
    LEFT JOIN LATERAL (SELECT kind, text_cipher, "check" FROM conversation_message AS message
      WHERE message.conversation_id = conversation.id
        AND ("check" <> 'risky' OR message.account_id = ${accountId}::uuid)
      ORDER BY seq DESC LIMIT 1) AS newest ON true
    WHERE tie.account_id = ${accountId}::uuid AND tie.kind = 'guardian'
      AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on
    ORDER BY last_at DESC NULLS LAST, conversation.id LIMIT ${THREADS_MAX}`
}

/** Where a page of an inbox ended: what is urgent comes first, then what waits longest, then the newest. */
export interface InboxPlace {
  /** 0 urgent, 1 waiting, 2 answered */
  readonly rank: number
  /** Milliseconds; within a rank upwards. */
  readonly order: number
  readonly id: string
}

export interface InboxRow extends InboxPlace {
  readonly patientId: string
  readonly nameCipher: string
  readonly sex: Sex
  readonly birthDate: LocalDate
  readonly lastAt: Date | null
  readonly waitingSince: Date | null
  readonly isUrgent: boolean
  readonly unread: number
}

/** Of the people who are signed with the team on a day, those who wrote or were written to. One statement. */
export function listInbox(
  db: Database,
  { teamId }: TeamScope,
  today: LocalDate,
  after: InboxPlace | null,
  limit: number,
): Promise<InboxRow[]> {
  const page = after
    ? Prisma.sql`WHERE (rank, "order", id) > (${after.rank}::int, ${after.order}::float8, ${after.id}::uuid)`
    : Prisma.empty
  return db.$queryRaw<InboxRow[]>`
    SELECT * FROM (
      SELECT conversation.id, conversation.patient_id AS "patientId", patient.name_cipher AS "nameCipher", patient.sex,
        patient.birth_date::text AS "birthDate", last_at AS "lastAt", waiting_since AS "waitingSince",
        is_urgent AS "isUrgent",
        CASE WHEN is_urgent THEN 0 WHEN waiting_since IS NOT NULL THEN 1 ELSE 2 END AS rank,
        CASE WHEN is_urgent OR waiting_since IS NOT NULL
          THEN extract(epoch FROM coalesce(waiting_since, last_at))::float8 * 1000
          ELSE extract(epoch FROM last_at)::float8 * -1000 END AS "order",
        (SELECT count(*)::int FROM (SELECT FROM conversation_message AS message
          WHERE message.conversation_id = conversation.id AND message.seq > team_read_seq
            AND message.side = 'family' LIMIT ${UNREAD_MAX}) AS unread) AS unread
      FROM conversation JOIN patient ON patient.id = conversation.patient_id
      WHERE conversation.team_id = ${teamId}::uuid AND last_seq > 0 AND ${signedOn(today)}
    ) AS thread ${page}
    ORDER BY rank, "order", id LIMIT ${limit}`
}

export interface InboxCounts {
  readonly urgent: number
  readonly waiting: number
}

export async function countInbox(
  db: Database,
  { teamId }: TeamScope,
  today: LocalDate,
): Promise<InboxCounts> {
  const [row] = await db.$queryRaw<InboxCounts[]>`
    SELECT count(*) FILTER (WHERE is_urgent)::int AS urgent,
      count(*) FILTER (WHERE waiting_since IS NOT NULL)::int AS waiting
    FROM conversation WHERE team_id = ${teamId}::uuid AND (is_urgent OR waiting_since IS NOT NULL)
      AND ${signedOn(today)}`
  return row ?? { urgent: 0, waiting: 0 }
}
