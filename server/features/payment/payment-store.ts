import { randomUUID } from 'node:crypto'
import { type Fen, fen } from '#domain/kernel/fen'
import type { KnownPayment } from '#domain/payment/decide-payment'
import type { PaymentPurpose } from '#domain/payment/payment-purpose'
import type { PaymentStatus } from '#domain/payment/payment-status'
import { type Database, Prisma, type Reader, type Transaction } from '../../platform/database/database'

/** A payment as the use cases decide about it. */
export interface PaymentRow extends KnownPayment {
  readonly id: string
  readonly accountId: string
  readonly purpose: PaymentPurpose
  readonly subjectId: string
  readonly outTradeNo: string
  readonly prepayId: string | null
  readonly asked: number
}

type Raw = Omit<PaymentRow, 'amountFen'> & { readonly amountFen: bigint }

const PAYMENT = Prisma.sql`
  id, account_id AS "accountId", purpose, subject_id AS "subjectId", status, amount_fen AS "amountFen",
  transaction_id AS "transactionId", expires_at AS "expiresAt", out_trade_no AS "outTradeNo",
  prepay_id AS "prepayId", asked::int`

async function firstWhere(db: Reader, where: Prisma.Sql): Promise<PaymentRow | null> {
  const [row] = await db.$queryRaw<Raw[]>`SELECT ${PAYMENT} FROM payment WHERE ${where} LIMIT 1`
  return row ? { ...row, amountFen: fen(Number(row.amountFen)) } : null
}

export function findPayment(db: Reader, id: string): Promise<PaymentRow | null> {
  return firstWhere(db, Prisma.sql`id = ${id}::uuid`)
}

/** By their numbers at WeChat; who is missing is not ours. */
export async function findByTradeNos(
  db: Reader,
  outTradeNos: readonly string[],
): Promise<ReadonlyMap<string, PaymentRow>> {
  const rows = await db.$queryRaw<Raw[]>`
    SELECT ${PAYMENT} FROM payment WHERE out_trade_no = ANY(${[...outTradeNos]}::text[])`
  return byTradeNo(rows.map((row) => ({ ...row, amountFen: fen(Number(row.amountFen)) })))
}

/** A payment of which WeChat has something to say, and whether an earlier one stands for the same. */
export interface TurnOfPayment extends PaymentRow {
  readonly isSecond: boolean
}

/** Read again after their turns have come: what was known before may be over. */
export async function findInTurn(
  tx: Transaction,
  outTradeNos: readonly string[],
): Promise<ReadonlyMap<string, TurnOfPayment>> {
  const rows = await tx.$queryRaw<(Raw & { readonly isSecond: boolean })[]>`
    SELECT ${PAYMENT}, EXISTS (
      SELECT FROM payment AS standing
      WHERE standing.purpose = payment.purpose AND standing.subject_id = payment.subject_id
        AND standing.id <> payment.id AND standing.effect = 'applied' AND standing.status IN ('paid', 'refunding')
        AND standing.amount_fen > (SELECT coalesce(sum(refund.amount_fen), 0) FROM refund
          WHERE refund.payment_id = standing.id)) AS "isSecond"
    FROM payment WHERE out_trade_no = ANY(${[...outTradeNos]}::text[])`
  return byTradeNo(rows.map((row) => ({ ...row, amountFen: fen(Number(row.amountFen)) })))
}

function byTradeNo<Row extends PaymentRow>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.outTradeNo, row]))
}

export function findPending(
  db: Reader,
  purpose: PaymentPurpose,
  subjectId: string,
): Promise<PaymentRow | null> {
  return firstWhere(
    db,
    Prisma.sql`purpose = ${purpose} AND subject_id = ${subjectId}::uuid AND status = 'pending'`,
  )
}

/** Whose phone is asked for the money; null for an account that never logged in with WeChat. */
export async function findOpenid(db: Reader, accountId: string): Promise<string | null> {
  const account = await db.account.findUnique({ where: { id: accountId }, select: { openid: true } })
  return account?.openid ?? null
}

export interface NewPayment {
  readonly accountId: string
  readonly purpose: PaymentPurpose
  readonly subjectId: string
  readonly description: string
  readonly amountFen: Fen
  readonly expiresAt: Date
  readonly askAt: Date
}

/** Nothing happens while another one for the subject is pending. */
export async function insertPayment(tx: Transaction, payment: NewPayment, now: Date): Promise<void> {
  const id = randomUUID()
  // WeChat takes numbers of 32 signs: the id without its hyphens.
  const outTradeNo = id.replaceAll('-', '')
  const { accountId, purpose, subjectId, description, amountFen, expiresAt, askAt } = payment
  await tx.$executeRaw`
    INSERT INTO payment (id, account_id, purpose, subject_id, description, amount_fen, status, out_trade_no,
      created_at, expires_at, ask_at)
    VALUES (${id}::uuid, ${accountId}::uuid, ${purpose}, ${subjectId}::uuid, ${description}, ${BigInt(amountFen)},
      'pending', ${outTradeNo}, ${now}, ${expiresAt}, ${askAt})
    ON CONFLICT (purpose, subject_id) WHERE status = 'pending' DO NOTHING`
}

/** False when the payment was closed while WeChat was asked: its order is of no use. */
export async function keepPrepay(db: Database, id: string, prepayId: string, now: Date): Promise<boolean> {
  const { count } = await db.payment.updateMany({
    where: { id, status: 'pending' },
    data: { prepayId, prepaidAt: now },
  })
  return count > 0
}

/** Whose turn it is: one thing that is paid for. */
export interface TurnOf {
  readonly purpose: PaymentPurpose
  readonly subjectId: string
}

/**
 * Everything about one subject's money happens one after the other. It is taken before any row, and nobody who holds a
 * row waits for it, so it cannot close a circle (decision 153); several are taken in the order of their locks.
 */
export async function takeTurns(tx: Transaction, turns: readonly TurnOf[]): Promise<void> {
  const names = turns.map(({ purpose, subjectId }) => `payment/${purpose}/${subjectId}`)
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(turn) FROM (
      SELECT DISTINCT hashtextextended(name, 0) AS turn FROM unnest(${names}::text[]) AS name ORDER BY turn
    ) AS in_order`
}

export interface Settlement {
  readonly id: string
  readonly status: Extract<PaymentStatus, 'paid' | 'refunding'>
  readonly transactionId: string
  readonly paidAt: Date
  readonly effect: 'applied' | 'given-back'
}

export async function markSettled(
  tx: Transaction,
  settlements: readonly Settlement[],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment SET status = settled.status, transaction_id = settled."transactionId", paid_at = settled."paidAt",
      effect = settled.effect, effect_at = ${now}::timestamptz, ask_at = NULL
    FROM jsonb_to_recordset(${JSON.stringify(settlements)}::jsonb)
      AS settled(id uuid, status text, "transactionId" text, "paidAt" timestamptz, effect text)
    WHERE payment.id = settled.id`
}

export async function markClosed(tx: Transaction, ids: readonly string[], now: Date): Promise<void> {
  await tx.payment.updateMany({
    where: { id: { in: [...ids] }, status: 'pending' },
    data: { status: 'closed', closedAt: now, askAt: null },
  })
}

export interface NewNotice {
  readonly id: string
  readonly event: string
  readonly paymentId: string
}

/** @returns the ids of those that WeChat had not sent before */
export async function insertNotices(
  tx: Transaction,
  notices: readonly NewNotice[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const inserted = await tx.paymentNotice.createManyAndReturn({
    data: notices.map((notice) => ({ ...notice, receivedAt: now })),
    skipDuplicates: true,
    select: { id: true },
  })
  return new Set(inserted.map(({ id }) => id))
}
