import { contractRules } from '#domain/contract/contract-rules'
import { DAY_MS, localDateOf } from '#domain/kernel/time'
import type { Context } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import { untilDone } from '../../../platform/job-pages'
import { type DueContract, escalateOverdue } from '../jobs-store'
import { tellFamily } from '../tell-family'
import { findBureauAccounts, openReviewCase } from './overdue-store'
import { findLeaderAccounts } from './team-store'

type Needs = Pick<Context, 'transaction' | 'notices' | 'now' | 'rules'>

/**
 * What was not answered in time is told to the family and to whoever leads the team, and goes on to the health bureau of
 * the place as one question a team: it is answered with words, and says how many wait (journeys E2 22).
 */
export async function escalateReviews(needs: Needs): Promise<void> {
  const now = needs.now()
  await untilDone((limit) =>
    needs.transaction(async (tx) => {
      const rows = await escalateOverdue(tx, now, limit)
      for (const row of rows) {
        await tellFamily({ ...needs, tx, account: null }, row, 'contract-overdue', { turn: now.getTime() })
        await tellLeaders(needs, tx, row)
      }
      for (const [teamId, applications] of countByTeam(rows))
        await askBureau(needs, tx, { teamId, applications })
      return rows.length
    }),
  )
}

async function tellLeaders(
  { notices, now: clock }: Needs,
  tx: Transaction,
  { id, teamId }: DueContract,
): Promise<void> {
  const now = clock()
  const kind = 'contract-review-overdue'
  const onceKey = `${kind}:${id}:${now.getTime()}`
  for (const accountId of await findLeaderAccounts(tx, teamId, localDateOf(now))) {
    const told = { kind, to: { accountId }, byAccountId: null, facts: { contractId: id }, onceKey } as const
    await notices.tell(tx, told, now)
  }
}

async function askBureau(
  { notices, now: clock, rules }: Needs,
  tx: Transaction,
  { teamId, applications }: { readonly teamId: string; readonly applications: number },
): Promise<void> {
  const now = clock()
  const { burstAnswerDays } = contractRules(await rules(), localDateOf(now))['FD-SIGN']
  const dueAt = new Date(now.getTime() + burstAnswerDays * DAY_MS)
  const caseId = await openReviewCase(tx, { teamId, applications, openedAt: now, dueAt })
  if (caseId === null) return
  const kind = 'team-reviews-overdue'
  for (const accountId of await findBureauAccounts(tx, teamId)) {
    const told = { kind, to: { accountId }, byAccountId: null, facts: { applications } } as const
    await notices.tell(tx, { ...told, onceKey: `${kind}:${caseId}` }, now)
  }
}

function countByTeam(rows: readonly DueContract[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { teamId } of rows) counts.set(teamId, (counts.get(teamId) ?? 0) + 1)
  return counts
}
