import { cardRules } from '#domain/health-card/card-rules'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { StaffContext } from '../../../platform/context'
import { insertNumberTry } from '../use-store'

/**
 * A number and what was said with it: a birth date, or nothing but the version on a printed card. Whoever has numbers
 * from elsewhere does not learn whose they are: right or wrong, so many different ones an hour.
 *
 * @throws too_many_requests
 */
export async function countNumberTry(ctx: StaffContext, number: string, saidWith: string): Promise<void> {
  const at = ctx.now()
  const { numbersPerHour: max } = cardRules(await ctx.rules(), localDateOf(at))['CARD-04']
  const index = Uint8Array.from(ctx.fieldCrypto.index('health_card_try.tries', `${number}/${saidWith}`))
  const isAllowed = await insertNumberTry(ctx.db, { accountId: ctx.account.id, index, at, max })
  if (!isAllowed) throw new DomainError('too_many_requests', { numbersPerHour: max })
}
