import { appealOpenUntil, type BookingBan, banOn } from '#domain/appointment/booking-ban'
import { type BookingRules, bookingRule } from '#domain/appointment/booking-rules'
import { type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { AccountContext } from '../../../platform/context'
import { NO_SHOW_ANSWER } from './appeal-store'
import { listStrikes, type StrikeRow } from './strike-store'

interface StrikeView {
  readonly appointmentId: string
  readonly kind: 'no-show' | 'late-cancelled'
  readonly start: string
  readonly organizationName: string
  readonly practitionerName: string
  /** `open`: the family may say why until `appealUntil`. `none`: nothing to say, or not in time. */
  readonly appeal: 'open' | 'waiting' | 'excused' | 'upheld' | 'none'
  readonly appealUntil: LocalDate | null
  /** What the place answered. */
  readonly answer: string | null
}

/**
 * What one person missed, whether it keeps them from booking (BK-11), and what may still be explained (BK-12).
 *
 * @throws not_found for another family's person
 */
export async function readStrikes(
  ctx: AccountContext,
  { patientId }: { readonly patientId: string },
): Promise<{ ban: BookingBan | null; rule: BookingRules['BK-11'] | null; rows: StrikeView[] }> {
  const today = localDateOf(ctx.now())
  const scope = await ctx.access.careScope(ctx.db, ctx.account, patientId, today)
  const found = await listStrikes(ctx.db, scope)
  const newest = found[0]
  if (!newest) return { ban: null, rule: null, rows: [] }
  const rules = await ctx.rules()
  const rule = bookingRule(rules, newest.region, 'BK-11', today)
  const strikes = found.flatMap(({ status, day }) => (status === 'excused' ? [] : [{ kind: status, day }]))
  const view = (row: StrikeRow): StrikeView => {
    const until = appealOpenUntil(row.day, bookingRule(rules, row.region, 'BK-12', today))
    const appeal = appealOf(row, today, until)
    return {
      appointmentId: row.appointmentId,
      kind: row.status === 'late-cancelled' ? 'late-cancelled' : 'no-show',
      start: toIsoShanghai(row.start),
      organizationName: row.organizationName,
      practitionerName: row.practitionerName,
      appeal,
      appealUntil: appeal === 'open' ? until : null,
      answer: row.answerCipher && ctx.fieldCrypto.open(NO_SHOW_ANSWER, row.answerCipher),
    }
  }
  return { ban: banOn(strikes, today, rule), rule, rows: found.map(view) }
}

function appealOf(row: StrikeRow, today: LocalDate, until: LocalDate): StrikeView['appeal'] {
  if (row.status === 'late-cancelled') return 'none'
  if (row.isExcused !== null) return row.isExcused ? 'excused' : 'upheld'
  if (row.askedAt) return 'waiting'
  return today <= until ? 'open' : 'none'
}
