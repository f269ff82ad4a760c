import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { AccountContext } from '../../platform/context'
import { readCursor, writeCursor } from '../../platform/cursor'
import { listAppointments } from './appointment-store'
import { type AppointmentView, appointmentView } from './appointment-view'

const PAGE = 50

/** The household's appointments, the latest visit first; everybody the account is linked to, whoever booked. */
export async function listFamilyAppointments(
  ctx: AccountContext,
  input: { readonly cursor?: string | undefined },
): Promise<{ serverTime: string; rows: AppointmentView[]; nextCursor: string | null }> {
  const after = input.cursor ? readCursor(input.cursor) : null
  const now = ctx.now()
  const today = localDateOf(now)
  const found = await listAppointments(ctx.db, ctx.account.id, { after, limit: PAGE + 1, today })
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  const see = { rules: await ctx.rules(), fieldCrypto: ctx.fieldCrypto, now }
  return {
    serverTime: toIsoShanghai(see.now),
    rows: page.map((row) => appointmentView(row, see)),
    nextCursor: found.length > PAGE && last ? writeCursor({ start: last.start, id: last.id }) : null,
  }
}
