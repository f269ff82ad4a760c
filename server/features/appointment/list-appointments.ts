import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { readCursor, writeCursor } from '../../platform/api/cursor'
import { cutPage, PAGE_AND_ONE } from '../../platform/api/cut-page'
import type { AccountContext } from '../../platform/context'
import { listAppointments } from './appointment-store'
import { type AppointmentView, appointmentView } from './appointment-view'

/** The household's appointments, the latest visit first; everybody the account is linked to, whoever booked. */
export async function listFamilyAppointments(
  ctx: AccountContext,
  input: { readonly cursor?: string | undefined },
): Promise<{ serverTime: string; rows: AppointmentView[]; nextCursor: string | null }> {
  const after = input.cursor ? readCursor(input.cursor) : null
  const now = ctx.now()
  const today = localDateOf(now)
  const found = await listAppointments(ctx.db, ctx.account.id, { after, limit: PAGE_AND_ONE, today })
  const { rows: page, nextCursor } = cutPage(found, ({ id, start }) => writeCursor({ start, id }))
  const see = { rules: await ctx.rules(), fieldCrypto: ctx.fieldCrypto, now }
  return {
    serverTime: toIsoShanghai(see.now),
    rows: page.map((row) => appointmentView(row, see)),
    nextCursor,
  }
}
