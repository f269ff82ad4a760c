import { careTeamRules } from '#domain/care-team/care-team-rules'
import { takesNow, teamLoad } from '#domain/care-team/team-load'
import { contractRules } from '#domain/contract/contract-rules'
import { reviewDueAt } from '#domain/contract/review-clock'
import { localDateOf } from '#domain/kernel/time'
import { confirmedGroups } from '#domain/key-group/key-group'
import type { Context } from '../../platform/context'
import { lockPatients } from '../../platform/lock-patients'
import { lockContracts, updateContract } from './contract-store'
import { countSubmitted, listQueue } from './jobs-store'
import { findTeam } from './signing-store'

type Needs = Pick<Context, 'transaction' | 'notices' | 'now' | 'rules' | 'access' | 'fieldCrypto'>

/** A queue is looked at again before it could have been worked off. */
const CALLED_AT_ONCE = 50

/**
 * As many of a queue as there are places are put before the team, in the order in which they came; whoever is in a key
 * group may take a place that is kept for one. The clock of their review begins now (journeys E2 3, 4).
 */
export async function callUpQueue(needs: Needs, teamId: string): Promise<void> {
  const rules = await needs.rules()
  const now = needs.now()
  const today = localDateOf(now)
  await needs.transaction(async (tx) => {
    const waiting = await listQueue(tx, teamId, CALLED_AT_ONCE)
    const patientIds = waiting.map(({ patientId }) => patientId)
    await lockPatients(tx, patientIds)
    const team = await findTeam(tx, teamId, today)
    if (!team || team.hasEnded) return
    const locked = await lockContracts(
      tx,
      waiting.map(({ id }) => id),
    )
    const stillQueued = new Set(locked.filter(({ status }) => status === 'queued').map(({ id }) => id))
    const tagsOf = await needs.access.keyGroupsOf(tx, needs.fieldCrypto, patientIds, today)
    const reserve = careTeamRules(rules, '*', today)
    let taken = await countSubmitted(tx, teamId)
    for (const { id, patientId } of waiting.filter((each) => stillQueued.has(each.id))) {
      const load = teamLoad({ ...team, signed: team.signed + taken }, reserve)
      if (!takesNow(load, confirmedGroups(tagsOf.get(patientId) ?? []).length > 0)) continue
      taken += 1
      const change = {
        status: 'submitted',
        reviewDueAt: reviewDueAt(now, contractRules(rules, today)),
      } as const
      await updateContract(tx, id, change, { accountId: null, at: now })
      const told = { kind: 'contract-called-up', to: { guardiansOf: patientId }, byAccountId: null } as const
      const facts = { contractId: id }
      const onceKey = `contract-called-up:${id}:${now.getTime()}`
      await needs.notices.tell(tx, { ...told, patientId, facts, onceKey }, now)
    }
  })
}
