import type { Strike } from '#domain/appointment/booking-ban'
import { type AppointmentStatus, EXPECTED_STATUSES } from '#domain/appointment/status'
import type { Service } from '#domain/kernel/healthcare-service'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { Statements } from '../../../platform/database/plain-sql'
import { isAtCounter, type SeatScope } from '../../../platform/scope/counter-scope'
import { oneOf } from '../../../platform/sql/codes-sql'
import type { HoldRow } from '../holding/hold-store'

export interface OpenAppointmentRow {
  readonly id: string
  readonly patientId: string
  readonly slotId: string
  readonly accountId: string
  readonly status: AppointmentStatus
  readonly service: Service
  readonly day: LocalDate
  readonly start: Date
  readonly end: Date
}

/** What accounts and persons have that decides about another seat: read at once, because many ask at once. */
export interface Standing {
  /** The account's own (BK-13), and any of the person's that has run out: they make way. */
  readonly holds: readonly HoldRow[]
  /**
   * Of the persons, those still ahead or under way, and all of the running day. A hold that has run out no longer counts,
   * and neither does a visit of an earlier day that nobody checked in: it must not keep its family from booking for ever.
   */
  readonly open: readonly OpenAppointmentRow[]
  /** What counts towards a ban, by the person (BK-11); an excused visit counts no more (BK-12). */
  readonly strikes: ReadonlyMap<string, readonly Strike[]>
}

interface StandingRow extends OpenAppointmentRow {
  readonly holdExpiresAt: Date | null
}

/**
 * Of one person and one account: open appointments, holds and strikes. More there are only of old strikes, which go first:
 * what is open must not be lost behind them.
 */
const MAX_ROWS = 160

/** Of accounts that act for persons, one each. What staff hold for their own family does not make way at the counter. */
export async function findStanding(
  db: Statements,
  scopes: readonly SeatScope[],
  now: Date,
): Promise<Standing> {
  const accounts = scopes.filter((scope) => !isAtCounter(scope)).map(({ accountId }) => accountId)
  const patients = scopes.map(({ patientId }) => patientId)
  const today = localDateOf(now)
  const rows = await db.$queryRaw<StandingRow[]>`
    SELECT id, patient_id AS "patientId", slot_id AS "slotId", account_id AS "accountId", status, service, day::text,
      start_at AS "start", end_at AS "end", hold_expires_at AS "holdExpiresAt"
    FROM appointment
    WHERE (patient_id = ANY(${patients}::uuid[]) AND (status IN ('held', 'no-show', 'late-cancelled')
        OR (day >= ${today}::date AND status IN ${oneOf(EXPECTED_STATUSES)})))
      OR (status = 'held' AND account_id = ANY(${accounts}::uuid[]))
    ORDER BY start_at DESC LIMIT ${scopes.length * MAX_ROWS}`
  return standingOf(
    rows.reverse(),
    { accounts: new Set(accounts), patients: new Set(patients) },
    { today, now },
  )
}

function standingOf(
  rows: readonly StandingRow[],
  { accounts, patients }: { readonly accounts: ReadonlySet<string>; readonly patients: ReadonlySet<string> },
  { today, now }: { readonly today: LocalDate; readonly now: Date },
): Standing {
  const holds: HoldRow[] = []
  const open: OpenAppointmentRow[] = []
  const strikes = new Map<string, Strike[]>()
  for (const { holdExpiresAt, ...row } of rows) {
    const { status, patientId, day } = row
    if (status === 'no-show' || status === 'late-cancelled') {
      strikes.set(patientId, [...(strikes.get(patientId) ?? []), { kind: status, day }])
      continue
    }
    const isRunOut = holdExpiresAt !== null && holdExpiresAt <= now
    if (status === 'held' && holdExpiresAt && (isRunOut || accounts.has(row.accountId))) {
      holds.push({ ...row, holdExpiresAt })
    }
    if (patients.has(patientId) && day >= today && !(status === 'held' && isRunOut)) open.push(row)
  }
  return { holds, open, strikes }
}

/** Of one person. */
export async function listOpenAppointments(
  db: Statements,
  scope: SeatScope,
  now: Date,
): Promise<readonly OpenAppointmentRow[]> {
  return (await findStanding(db, [scope], now)).open
}
