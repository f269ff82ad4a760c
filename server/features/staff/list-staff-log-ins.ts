import { isStaffTokenOver, staffTokenEndsAt } from '#domain/account/access-token-life'
import { DomainError } from '#domain/kernel/errors'
import { toIsoShanghai } from '#domain/kernel/time'
import type { StaffContext } from '../../platform/context'
import { isLivingMember, readLogIns } from './store'

interface StaffLogInView {
  readonly id: string
  readonly openedAt: string
  readonly lastSeenAt: string
  readonly endsAt: string
  readonly hasPassedSecondFactor: boolean
}

/**
 * Where a member of staff is logged in now, newest first; at most fifty.
 *
 * @throws not_found alike for people out of reach, families and nobody
 */
export async function listStaffLogIns(
  ctx: StaffContext,
  input: { readonly accountId: string },
): Promise<{ rows: StaffLogInView[] }> {
  if (!(await isLivingMember(ctx.db, ctx.staff, input.accountId))) throw new DomainError('not_found')
  const now = ctx.now()
  const logIns = await readLogIns(ctx.db, input.accountId, now)
  return {
    rows: logIns
      .filter((logIn) => !isStaffTokenOver(logIn, now))
      .map((logIn) => ({
        id: logIn.id,
        openedAt: toIsoShanghai(logIn.createdAt),
        lastSeenAt: toIsoShanghai(logIn.lastSeenAt),
        endsAt: toIsoShanghai(staffTokenEndsAt(logIn)),
        hasPassedSecondFactor: logIn.secondFactorAt !== null,
      })),
  }
}
