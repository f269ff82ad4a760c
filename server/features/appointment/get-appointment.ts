import { DomainError } from '#domain/kernel/errors'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { AccountContext } from '../../platform/context'
import { findAppointment } from './appointment-store'
import { type AppointmentView, appointmentView } from './appointment-view'
import { type FeeState, feeStateOf } from './cancelling/fee'
import { listMoves } from './moves-store'

/** The visit on the other side of a move: `start` is an ISO instant. */
interface Moved {
  readonly id: string
  readonly start: string
}

interface WholeAppointment extends AppointmentView {
  readonly fee: FeeState
  /** What it was before; null too where the account may not see that. */
  readonly movedFrom: Moved | null
  readonly movedTo: Moved | null
}

/** @throws not_found alike for absent and other families' appointments */
export async function getAppointment(
  ctx: AccountContext,
  input: { readonly id: string },
): Promise<WholeAppointment> {
  const now = ctx.now()
  const today = localDateOf(now)
  const row = await findAppointment(ctx.db, ctx.account.id, input.id, today)
  if (!row) throw new DomainError('not_found')
  const view = appointmentView(row, { rules: await ctx.rules(), fieldCrypto: ctx.fieldCrypto, now })
  const moves = await listMoves(ctx.db, ctx.account.id, row, today)
  const moved = (isLater: boolean): Moved | null => {
    const other = moves.find((move) => move.isLater === isLater)
    return other ? { id: other.id, start: toIsoShanghai(other.start) } : null
  }
  return { ...view, fee: await feeStateOf(ctx, row), movedFrom: moved(false), movedTo: moved(true) }
}
