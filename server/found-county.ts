import { ensureCounty } from './features/directory/ensure-county'
import { ensureBureau } from './features/staff/ensure-bureau'
import type { FirstBureau } from './platform/config/first-bureau'
import type { Context } from './platform/context'

/**
 * The way into an empty production: makes the county and its first health bureau where they are missing, and never
 * takes or changes anything. It is no operator's change, because nobody operated: the log says what was made, and
 * what is left to do. Of processes that start together one makes it, and the others find it made.
 */
export async function foundCounty(
  ctx: Pick<Context, 'transaction' | 'fieldCrypto' | 'now' | 'log'>,
  first: FirstBureau,
): Promise<void> {
  const { log } = ctx
  const founded = await ctx.transaction(async (tx) => {
    const county = await ensureCounty(tx, first.countyName)
    return county && { county, bureau: await ensureBureau({ ...ctx, tx }, county.id, first) }
  })
  if (!founded) {
    log.warn('several regions stand at the top of the directory, so nobody was made the health bureau of one')
    return
  }
  const { county, bureau } = founded
  const organizationId = county.id
  if (county.isNew) log.info({ organizationId }, 'the county was made')
  if (bureau.outcome === 'given') {
    const { accountId, roleId } = bureau
    log.info(
      { organizationId, accountId, roleId },
      'the account that holds BUREAU_PHONE is the health bureau',
    )
  } else if (bureau.outcome === 'account-unclear') {
    log.warn({ organizationId, accounts: bureau.accounts }, whatToDo(bureau.accounts))
  }
}

function whatToDo(accounts: number): string {
  return accounts === 0
    ? 'there is no health bureau yet: log in once in the mini-program, bind the number of BUREAU_PHONE there, and start the server again'
    : 'there is no health bureau yet: several accounts have bound the number of BUREAU_PHONE; set one that a single account has bound, and start the server again'
}
