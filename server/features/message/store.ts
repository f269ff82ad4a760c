import type { LocalDate } from '#domain/kernel/time'
import type { MessageFacts } from '#domain/message/message-facts'
import type { MessageKind } from '#domain/message/message-kind'
import { templateOf } from '#domain/message/message-template'
import type { Relation } from '#domain/patient/relation'
import { Prisma } from '../../generated/prisma/client'
import { AGREED_GUARDIAN_VIEW } from '../../platform/consent-sql'
import type { Database, Transaction } from '../../platform/database'
import type { Audience, Notice } from '../../platform/notices'

const READERS_MAX = 200

/** A guardian of somebody, with what decides whether they read the record. */
interface GuardianTie {
  readonly accountId: string
  readonly relation: Relation
  readonly birthDate: LocalDate
  readonly agreedGuardianView: boolean
}

/** The guardians of a day; a household is far smaller than the limit. */
export function listGuardians(tx: Transaction, patientId: string, today: LocalDate): Promise<GuardianTie[]> {
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

function accountsOf(to: Readers, today: LocalDate): Prisma.Sql {
  if ('accountId' in to) return Prisma.sql`SELECT ${to.accountId}::uuid AS account_id`
  if ('accountIds' in to) return Prisma.sql`SELECT unnest(${[...to.accountIds]}::uuid[]) AS account_id`
  const isForAll = 'everybodyActingFor' in to
  return Prisma.sql`SELECT DISTINCT account_id FROM patient_access
    WHERE patient_id = ${isForAll ? to.everybodyActingFor : to.guardiansOf}::uuid
      AND (${isForAll} OR kind = 'guardian') AND ${today}::date BETWEEN starts_on AND ends_on`
}

/**
 * One message per account and event, however often the event is announced; none for an account that was closed. A
 * message about a visit takes the visit's time and place along as they are now, and arrives read for whoever did it.
 * `offered`: the templates that this mini-program has; a message of a kind with one also gets its delivery, which waits
 * only where there is somebody in WeChat and an acceptance to use.
 *
 * @returns the messages whose copy has to be sent
 */
export async function insertMessages(
  tx: Transaction,
  { kind, byAccountId, patientId, appointmentId, facts, onceKey }: Omit<Notice, 'to'>,
  to: Readers,
  offered: readonly string[],
  now: Date,
  today: LocalDate,
): Promise<readonly string[]> {
  const template = templateOf(kind)
  const deliveredBy = template && offered.includes(template) ? template : null
  const waiting = await tx.$queryRaw<{ id: string }[]>`
    WITH told AS (
      INSERT INTO message (id, account_id, kind, patient_id, appointment_id, facts, created_at, read_at, once_key)
      SELECT gen_random_uuid(), account_id, ${kind}, ${patientId ?? null}::uuid, ${appointmentId ?? null}::uuid,
        coalesce((${visitFacts(appointmentId ?? null)}), '{}') || ${JSON.stringify(facts ?? {})}::jsonb,
        ${now}, CASE WHEN account_id = ${byAccountId}::uuid THEN ${now}::timestamptz END, ${onceKey} || ':' || account_id
      FROM (${accountsOf(to, today)}) AS reader
      WHERE EXISTS (SELECT FROM account WHERE account.id = reader.account_id AND closed_at IS NULL)
      ON CONFLICT (once_key) DO NOTHING
      RETURNING id, account_id
    ), delivery AS (
      INSERT INTO message_delivery (message_id, status, updated_at)
      SELECT told.id, CASE WHEN account.openid IS NOT NULL AND permission.remaining > 0
        THEN 'waiting' ELSE 'no-permission' END, ${now}
      FROM told JOIN account ON account.id = told.account_id
      LEFT JOIN message_permission AS permission
        ON permission.account_id = told.account_id AND permission.template = ${deliveredBy}::text
      WHERE ${deliveredBy}::text IS NOT NULL
      RETURNING message_id, status
    )
    SELECT message_id AS id FROM delivery WHERE status = 'waiting'`
  return waiting.map(({ id }) => id)
}

function visitFacts(appointmentId: string | null): Prisma.Sql {
  return Prisma.sql`
    SELECT jsonb_build_object('start', to_char(start_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"'),
      'service', service, 'room', room, 'number', number, 'organizationName', organization.name)
    FROM appointment JOIN organization ON organization.id = appointment.organization_id
    WHERE appointment.id = ${appointmentId}::uuid`
}

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
