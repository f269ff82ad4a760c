import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { AccountContext } from '../../platform/context'
import { findAppointment } from './appointment-store'
import { type AppointmentView, appointmentView } from './appointment-view'
import { type FeeState, feeStateOf } from './cancelling/fee'

/** @throws not_found alike for absent and other families' appointments */
export async function getAppointment(
  ctx: AccountContext,
  input: { readonly id: string },
): Promise<AppointmentView & { fee: FeeState }> {
  const now = ctx.now()
  const row = await findAppointment(ctx.db, ctx.account.id, input.id, localDateOf(now))
  if (!row) throw new DomainError('not_found')
  const view = appointmentView(row, { rules: await ctx.rules(), fieldCrypto: ctx.fieldCrypto, now })
  return { ...view, fee: await feeStateOf(ctx, row) }
}
