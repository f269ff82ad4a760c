import { DomainError } from '#domain/kernel/errors'
import { daysBetween, type LocalDate, localDateOf } from '#domain/kernel/time'
import type { StaffContext, StaffWriteContext } from '../../../platform/context'
import { lockMembers, worksAtPlaceOf } from '../member-store'
import {
  type AbsenceRow,
  cancelAbsenceRow,
  findAbsence,
  insertAbsence,
  listAbsenceRows,
} from './absence-store'
import { leaderOrSelfWrites } from './lead-team'

/** Longer than a member is away and still one. */
const DAYS_MAX = 366

interface AbsenceInput {
  readonly teamId: string
  readonly practitionerId: string
  readonly coverPractitionerId: string | null
  /** First and last day, both inclusive. */
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
}

/**
 * A member is away and another stands in: from the first day on they reach what the team reaches (D-CARD-09).
 *
 * @throws not_found for a team of others, for who is no member, and for a stand-in who does not work at the place;
 * not_permitted for who is neither leader nor the member; input_invalid for days in the wrong order; absence_taken
 */
export async function addAbsence(ctx: StaffWriteContext, input: AbsenceInput): Promise<{ id: string }> {
  const today = localDateOf(ctx.now())
  const { practitionerId, coverPractitionerId, startsOn, endsOn } = input
  const scope = await leaderOrSelfWrites(ctx, input)
  const days = daysBetween(startsOn, endsOn)
  if (days < 0 || days > DAYS_MAX || endsOn < today)
    throw new DomainError('input_invalid', { fields: ['endsOn'] })
  if (coverPractitionerId === practitionerId) {
    throw new DomainError('input_invalid', { fields: ['coverPractitionerId'] })
  }
  const members = await lockMembers(ctx.tx, scope)
  if (!members.some((member) => member.practitionerId === practitionerId)) throw new DomainError('not_found')
  const standsIn =
    coverPractitionerId === null || (await worksAtPlaceOf(ctx.tx, scope, coverPractitionerId, today))
  if (!standsIn) throw new DomainError('not_found')
  return { id: await insertAbsence(ctx.tx, scope, input, ctx.now()) }
}

/** @throws not_found alike; not_permitted; entry_over for one that was cancelled or lies behind */
export async function cancelAbsence(
  ctx: StaffWriteContext,
  { id }: { readonly id: string },
): Promise<{ id: string }> {
  const found = await findAbsence(ctx.tx, id)
  if (!found) throw new DomainError('not_found')
  const scope = await leaderOrSelfWrites(ctx, found)
  const now = ctx.now()
  if (!(await cancelAbsenceRow(ctx.tx, scope, id, { now, today: localDateOf(now) }))) {
    throw new DomainError('entry_over')
  }
  return { id }
}

/** Who is away from today on, the nearest first. @throws not_found alike */
export async function listAbsences(
  ctx: StaffContext,
  { teamId }: { readonly teamId: string },
): Promise<{ rows: AbsenceRow[]; nextCursor: null }> {
  const today = localDateOf(ctx.now())
  const scope = await ctx.access.teamScope(ctx.db, ctx, teamId, today)
  return { rows: await listAbsenceRows(ctx.db, scope, today), nextCursor: null }
}
