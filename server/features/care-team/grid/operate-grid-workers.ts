import { randomUUID } from 'node:crypto'
import { DomainError } from '#domain/kernel/errors'
import { addDays, type LocalDate, localDateOf } from '#domain/kernel/time'
import type { Restore, StaffWriteContext } from '../../../platform/context'
import { lockSubject, recordChange } from '../../../platform/operator-change'
import { findLevel } from './grid-operator-store'
import {
  findAppointment,
  type GridAppointment,
  isGridWorker,
  putAppointment,
  removeAppointment,
} from './grid-worker-operator-store'

/**
 * From today on a grid worker sees the residents of a micro-grid who agreed to it (journeys E2 42).
 *
 * @throws not_found alike for a grid of another office and for an account that is no grid worker of it; input_invalid for
 * a street or community; role_already_given
 */
export async function appointGridWorker(
  ctx: StaffWriteContext,
  {
    gridId,
    accountId,
    reason,
  }: { readonly gridId: string; readonly accountId: string; readonly reason: string },
): Promise<{ id: string }> {
  const id = randomUUID()
  const appointment = { gridId, accountId, since: localDateOf(ctx.now()), until: null }
  await assertMayWork(ctx, appointment)
  await putAppointment(ctx.tx, id, appointment)
  await keep(ctx, id, { before: null, after: appointment, reason })
  return { id }
}

/** From now on they see nobody of it any more. @throws not_found alike for absent, ended and other offices' ones */
export async function endGridWorker(
  ctx: StaffWriteContext,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Record<string, never>> {
  await lockSubject(ctx.tx, { subject: 'grid-worker', subjectId: id })
  const before = await findAppointment(ctx.tx, ctx.staff, id)
  if (!before || before.until !== null) throw new DomainError('not_found')
  const after = await endToday(ctx, id, before)
  await keep(ctx, id, { before, after, reason })
  return {}
}

/** @throws as appointGridWorker */
export const restoreGridWorker: Restore = async (ctx, { subjectId, before }) => {
  if (before === null) {
    const standing = await findAppointment(ctx.tx, ctx.staff, subjectId)
    if (!standing) throw new DomainError('not_found')
    await endToday(ctx, subjectId, standing)
    return
  }
  const appointment = before as GridAppointment
  await assertMayWork(ctx, appointment)
  await putAppointment(ctx.tx, subjectId, appointment)
}

async function assertMayWork(ctx: StaffWriteContext, { gridId, accountId }: GridAppointment): Promise<void> {
  const level = await findLevel(ctx.tx, ctx.staff, gridId)
  if (level === null) throw new DomainError('not_found')
  if (level !== 'micro-grid') throw new DomainError('input_invalid', { fields: ['gridId'] })
  if (!(await isGridWorker(ctx.tx, ctx.staff, accountId))) throw new DomainError('not_found')
}

/** Yesterday was the last day; whoever came only today was never there. */
async function endToday(
  ctx: StaffWriteContext,
  id: string,
  appointment: GridAppointment,
): Promise<GridAppointment | null> {
  const until: LocalDate = addDays(localDateOf(ctx.now()), -1)
  if (until < appointment.since) {
    await removeAppointment(ctx.tx, id)
    return null
  }
  const ended = { ...appointment, until }
  await putAppointment(ctx.tx, id, ended)
  return ended
}

async function keep(
  ctx: StaffWriteContext,
  subjectId: string,
  change: { before: GridAppointment | null; after: GridAppointment | null; reason: string },
): Promise<void> {
  await recordChange(ctx.tx, { by: ctx.staff, at: ctx.now(), subject: 'grid-worker', subjectId, ...change })
}
