import type { LocalDate } from '#domain/kernel/time'
import type { MessageFacts } from '#domain/message/message-facts'
import type { MessageKind } from '#domain/message/message-kind'
import { templateOf } from '#domain/message/message-template'
import type { Relation } from '#domain/patient/relation'
import { type Database, Prisma, type Transaction } from '../../platform/database/database'
import type { Statements } from '../../platform/database/plain-sql'
import type { Audience, Notice } from '../../platform/notices'
import { AGREED_GUARDIAN_VIEW } from '../../platform/sql/consent-sql'

const READERS_MAX = 200

/** A guardian of somebody, with what decides whether they read the record. */
interface GuardianTie {
  readonly accountId: string
  readonly relation: Relation
  readonly birthDate: LocalDate
  readonly agreedGuardianView: boolean
}

/** The guardians of a day; a household is far smaller than the limit. */
export function listGuardians(tx: Statements, patientId: string, today: LocalDate): Promise<GuardianTie[]> {
  return tx.$queryRaw<GuardianTie[]>`
    SELECT tie.account_id AS "accountId", tie.relation, patient.birth_date::text AS "birthDate",
      ${AGREED_GUARDIAN_VIEW} AS "agreedGuardianView"
    FROM patient_access AS tie JOIN patient ON patient.id = tie.patient_id
    WHERE tie.patient_id = ${patientId}::uuid AND tie.kind = 'guardian'
      AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on
    LIMIT ${READERS_MAX}`
}

/** Whom a statement can find by itself, or accounts that were found before. */
export type Readers =
  | Exclude<Audience, { readonly readersOf: string }>
  | { readonly accountIds: readonly string[] }

export type AddressedNotice = Omit<Notice, 'to'> & { readonly to: Readers }

/**
 * One message per account and event, however often the event is announced; none for an account that was closed. A
 * message about a visit takes the visit's time and place along as they are now, and arrives read for whoever did it.
 * `offered`: the templates that this mini-program has; a message of a kind with one also gets its delivery, which waits
 * only where there is somebody in WeChat and an acceptance to use.
 *
 * @returns the messages whose copy has to be sent
 */
export async function insertMessages(
  tx: Statements,
  notices: readonly AddressedNotice[],
  offered: readonly string[],
  now: Date,
  today: LocalDate,
): Promise<readonly string[]> {
  const templates = notices
    .map(({ kind }) => templateOf(kind))
    .filter((template) => template && offered.includes(template))
  const waiting = await tx.$queryRaw<{ id: string }[]>`
    WITH notice AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(notices.map(rowOf))}::jsonb) AS notice("onceKey" text, kind text,
        "byAccountId" uuid, "patientId" uuid, "appointmentId" uuid, facts jsonb, "accountIds" uuid[], "actingFor" uuid,
        "guardiansOnly" boolean)
    ), reader AS (
      SELECT "onceKey", unnest("accountIds") AS account_id FROM notice
      UNION
      SELECT notice."onceKey", tie.account_id FROM notice CROSS JOIN LATERAL (
        SELECT account_id FROM patient_access
        WHERE patient_id = notice."actingFor" AND (kind = 'guardian' OR NOT notice."guardiansOnly")
          AND ${today}::date BETWEEN starts_on AND ends_on
        LIMIT ${READERS_MAX}) AS tie
    ), told AS (
      INSERT INTO message (id, account_id, kind, patient_id, appointment_id, facts, created_at, read_at, once_key)
      SELECT gen_random_uuid(), reader.account_id, kind, "patientId", "appointmentId",
        coalesce((${VISIT_FACTS}), '{}') || facts, ${now}::timestamptz,
        CASE WHEN reader.account_id = "byAccountId" THEN ${now}::timestamptz END,
        "onceKey" || ':' || reader.account_id
      FROM notice JOIN reader USING ("onceKey")
      WHERE (SELECT closed_at IS NULL FROM account WHERE account.id = reader.account_id)
      ON CONFLICT (once_key) DO NOTHING
      RETURNING id, account_id, kind
    ), delivery AS (
      INSERT INTO message_delivery (message_id, status, updated_at)
      SELECT told.id, CASE WHEN account.openid IS NOT NULL AND permission.remaining > 0
        THEN 'waiting' ELSE 'no-permission' END, ${now}::timestamptz
      FROM told JOIN account ON account.id = told.account_id
      LEFT JOIN message_permission AS permission
        ON permission.account_id = told.account_id AND permission.template = told.kind
      WHERE told.kind = ANY(${templates}::text[])
      RETURNING message_id, status
    )
    SELECT message_id AS id FROM delivery WHERE status = 'waiting'`
  return waiting.map(({ id }) => id)
}

function rowOf({ to, facts = {}, ...notice }: AddressedNotice) {
  return { ...notice, facts, ...addressOf(to) }
}

function addressOf(to: Readers) {
  if ('accountId' in to) return { accountIds: [to.accountId] }
  if ('accountIds' in to) return { accountIds: to.accountIds }
  if ('guardiansOf' in to) return { actingFor: to.guardiansOf, guardiansOnly: true }
  return { actingFor: to.everybodyActingFor, guardiansOnly: false }
}

const VISIT_FACTS = Prisma.sql`
    SELECT jsonb_build_object('start', to_char(start_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"'),
      'service', service, 'room', room, 'number', number, 'organizationName', organization.name)
    FROM appointment JOIN organization ON organization.id = appointment.organization_id
    WHERE appointment.id = notice."appointmentId"`

export interface MessageRow {
  readonly id: string
  readonly kind: MessageKind
  readonly createdAt: Date
  readonly readAt: Date | null
  readonly patientId: string | null
  readonly appointmentId: string | null
  readonly facts: MessageFacts
}

/** Newest first, `limit` rows after `after`. */
export function listMessages(
  db: Database,
  accountId: string,
  page: { readonly after: { readonly start: Date; readonly id: string } | null; readonly limit: number },
): Promise<MessageRow[]> {
  const after = page.after
    ? Prisma.sql`AND (created_at, id) < (${page.after.start}, ${page.after.id}::uuid)`
    : Prisma.empty
  return db.$queryRaw<MessageRow[]>`
    SELECT id, kind, created_at AS "createdAt", read_at AS "readAt", patient_id AS "patientId",
      appointment_id AS "appointmentId", facts
    FROM message WHERE account_id = ${accountId}::uuid ${after}
    ORDER BY created_at DESC, id DESC LIMIT ${page.limit}`
}

/** Counts no further than `limit`: a badge says 99+ beyond. */
export async function countUnread(
  db: Database | Transaction,
  accountId: string,
  limit: number,
): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM message WHERE account_id = ${accountId}::uuid AND read_at IS NULL LIMIT ${limit}
    ) AS unread`
  return rows[0]?.count ?? 0
}

/** @returns how many of them are the account's own, read now or before */
export async function markRead(
  tx: Transaction,
  accountId: string,
  ids: readonly string[],
  now: Date,
): Promise<number> {
  return tx.$executeRaw`
    UPDATE message SET read_at = coalesce(read_at, ${now})
    WHERE account_id = ${accountId}::uuid AND id = ANY(${[...ids]}::uuid[])`
}
