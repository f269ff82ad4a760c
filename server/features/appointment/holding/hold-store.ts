import type { Reader, Transaction } from '../../../platform/database/database'
import type { Statements } from '../../../platform/database/plain-sql'
import { isAtCounter, type SeatScope } from '../../../platform/scope/counter-scope'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import type { PlacedAppointment } from '../placing/seat-store'

/** Of one account and one person. */
const MAX_HOLDS = 50

export interface HoldRow {
  readonly id: string
  readonly slotId: string
  readonly patientId: string
  readonly accountId: string
  readonly holdExpiresAt: Date
}

/**
 * The holds that make way for what accounts do for persons, one each: the account's own (BK-13), and any of the person's
 * that has run out, whoever held it, because the constraints on the person's day do not read a clock.
 */
export function listHoldsInTheWayOf(
  tx: Statements,
  scopes: readonly PatientScope[],
  now: Date,
): Promise<HoldRow[]> {
  return tx.$queryRaw<HoldRow[]>`
    SELECT id, slot_id AS "slotId", patient_id AS "patientId", account_id AS "accountId",
      hold_expires_at AS "holdExpiresAt"
    FROM appointment
    WHERE status = 'held' AND (account_id = ANY(${scopes.map(({ accountId }) => accountId)}::uuid[])
      OR (patient_id = ANY(${scopes.map(({ patientId }) => patientId)}::uuid[]) AND hold_expires_at <= ${now}))
    LIMIT ${scopes.length * MAX_HOLDS}`
}

/** For one account and one person. */
export function listHoldsInTheWay(tx: Transaction, scope: PatientScope, now: Date): Promise<HoldRow[]> {
  return listHoldsInTheWayOf(tx, [scope], now)
}

/** Of what `listHoldsInTheWayOf` found for several, whether a hold is in the way of this one. */
export function isInTheWay(hold: HoldRow, scope: SeatScope, now: Date): boolean {
  const isOwn = !isAtCounter(scope) && hold.accountId === scope.accountId
  return isOwn || (hold.patientId === scope.patientId && hold.holdExpiresAt <= now)
}

/** The slots among these in which a seat would make way: held by one of the accounts, or run out. */
export async function findYieldingSlots(
  db: Statements,
  slotIds: readonly string[],
  accountIds: readonly string[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ slotId: string }[]>`
    SELECT DISTINCT slot_id AS "slotId" FROM appointment
    WHERE slot_id = ANY(${[...slotIds]}::uuid[]) AND status = 'held'
      AND (hold_expires_at <= ${now} OR account_id = ANY(${[...accountIds]}::uuid[]))`
  return new Set(rows.map(({ slotId }) => slotId))
}

/** The account's hold that has not been settled yet, run out or not. One at most (BK-13). */
export async function findHoldOf(db: Reader, accountId: string): Promise<HoldRow | null> {
  return (await db.appointment.findFirst({
    where: { accountId, status: 'held' },
    select: { id: true, slotId: true, patientId: true, accountId: true, holdExpiresAt: true },
  })) as HoldRow | null
}

/** Turns a living hold into a booking: compare and swap on its status and its end. */
export async function confirmHold(
  tx: Transaction,
  hold: {
    readonly id: string
    readonly scope: PatientScope
    readonly reasonCipher: string | null
    readonly now: Date
  },
): Promise<PlacedAppointment | null> {
  const rows = await tx.$queryRaw<PlacedAppointment[]>`
    UPDATE appointment SET status = 'booked', status_at = ${hold.now}, status_by_account_id = account_id,
      reason_cipher = ${hold.reasonCipher}
    WHERE id = ${hold.id}::uuid AND account_id = ${hold.scope.accountId}::uuid
      AND patient_id = ${hold.scope.patientId}::uuid AND status = 'held' AND hold_expires_at > ${hold.now}
    RETURNING id, number, start_at AS "start", end_at AS "end"`
  return rows[0] ?? null
}

/** The slot of a hold that has run out and that nobody has swept yet. */
export async function findRunOutHold(
  tx: Transaction,
  id: string,
  now: Date,
): Promise<{ readonly slotId: string } | null> {
  return tx.appointment.findFirst({
    where: { id, status: 'held', holdExpiresAt: { lte: now } },
    select: { slotId: true },
  })
}

/** Holds that ran out and stayed, a batch at a time; the next sweep takes the rest. */
export function listRunOutHolds(db: Reader, now: Date): Promise<{ id: string; slotId: string }[]> {
  return db.appointment.findMany({
    where: { status: 'held', holdExpiresAt: { lte: now } },
    select: { id: true, slotId: true },
    take: 500,
  })
}

/** Holds of slots that have run out but that no job has swept yet; no slot has more seats. */
export function findRunOutHoldsIn(
  tx: Statements,
  slotIds: readonly string[],
  now: Date,
): Promise<{ id: string; slotId: string }[]> {
  return tx.$queryRaw<{ id: string; slotId: string }[]>`
    SELECT id, slot_id AS "slotId" FROM appointment
    WHERE slot_id = ANY(${[...slotIds]}::uuid[]) AND status = 'held' AND hold_expires_at <= ${now}
    LIMIT ${slotIds.length * 60} FOR UPDATE SKIP LOCKED`
}
