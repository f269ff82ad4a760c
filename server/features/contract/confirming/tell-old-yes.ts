import { contractRules } from '#domain/contract/contract-rules'
import { addDays, instantAt, localDateOf, localTime } from '#domain/kernel/time'
import type { Context } from '../../../platform/context'
import { eachRow } from '../../../platform/job-pages'
import { tellFamily } from '../tell-family'
import { listSignedBetween } from './sign-again-store'

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
  await eachRow(
    (page) => listSignedBetween(needs.db, { from, before }, page),
    (row) => {
      const turn = localDateOf(row.signedAt)
      return needs.transaction((tx) =>
        tellFamily({ ...needs, tx, account: null }, row, 'contract-sign-again', { turn }),
      )
    },
  )
}
