import { contractRules } from '#domain/contract/contract-rules'
import { addDays, instantAt, localDateOf, localTime } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import type { JobPage } from './jobs-store'
import { listSignedBetween } from './sign-again-store'
import { tellFamily } from './tell-family'

const PAGE = 200
/** Far more signatures than grow too old in a week in a county. */
const MAX_PAGES = 500
/** A day that was missed, because nothing ran then, is made up for within so many days. */
const LATE_DAYS = 7

/**
 * A signature that waited so long in a queue that the team cannot sign under it any more: the family is told, once for
 * each, and keeps its place.
 */
export async function tellOldYes(
  needs: Pick<Context, 'db' | 'transaction' | 'notices' | 'now' | 'rules'>,
): Promise<void> {
  const today = localDateOf(needs.now())
  const { signatureDays } = contractRules(await needs.rules(), today)['FD-REVIEW72']
  const before = instantAt(addDays(today, -signatureDays), localTime('00:00'))
  const from = instantAt(addDays(today, -signatureDays - LATE_DAYS), localTime('00:00'))
  let after: JobPage['after'] = null
  for (let page = 1; page <= MAX_PAGES; page++) {
    const rows = await listSignedBetween(needs.db, { from, before }, { after, limit: PAGE })
    for (const row of rows) {
      const turn = localDateOf(row.signedAt)
      await needs.transaction((tx) =>
        tellFamily({ ...needs, tx, account: null }, row, 'contract-sign-again', { turn }),
      )
    }
    after = rows.at(-1)?.id ?? null
    if (rows.length < PAGE) return
  }
}
