import { fen } from '#domain/kernel/fen'
import { addMonths, daysBetween, type LocalDate } from '#domain/kernel/time'
import { EMPTY_BALANCES } from '#domain/ledger/balances'
import { RESERVE_WINDOW_MONTHS, type RecentAid } from '#domain/ledger/reserve'
import type { Database } from '../../platform/database/database'
import { findClose, findFirstDay, type KeptClose } from './close/close-store'

const DAYS_OF_MONTH = 365 / 12

/** What was given in the months before a close; of a younger plan, since it began, and at least as if for a month. */
export async function recentAid(db: Database, planId: string, latest: KeptClose): Promise<RecentAid> {
  const from = addMonths(latest.day, -RESERVE_WINDOW_MONTHS)
  const before = await findClose(db, planId, from)
  const aidFen = fen(latest.balances.aid - (before?.balances ?? EMPTY_BALANCES).aid)
  if (before) return { aidFen, months: RESERVE_WINDOW_MONTHS }
  const first: LocalDate = (await findFirstDay(db, planId)) ?? latest.day
  return { aidFen, months: Math.max(1, (daysBetween(first, latest.day) + 1) / DAYS_OF_MONTH) }
}
