import { calledUp } from '#domain/care-team/call-up'
import { careTeamRules } from '#domain/care-team/care-team-rules'
import { contractRules } from '#domain/contract/contract-rules'
import { reviewDueAt } from '#domain/contract/review-clock'
import { localDateOf } from '#domain/kernel/time'
import { confirmedGroups } from '#domain/key-group/key-group'
import type { Context } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import { lockPatients } from '../../../platform/sql/lock-patients'
import { lockContracts, updateContract } from '../contract-store'
import { countSubmitted, listQueue, type WaitingContract } from '../jobs-store'
import { findTeam } from '../signing/signing-store'

type Needs = Pick<Context, 'transaction' | 'notices' | 'now' | 'rules' | 'access' | 'fieldCrypto'>

/** How far behind somebody of a key group is found; a queue of more says that a county needs another team. */
const LOOKED_AT = 1_000
/** Locked together; the rest is called up the next time, minutes later. */
const CALLED_AT_ONCE = 50

/**
 * As many of a queue as there are places are put before the team, in the order in which they came; whoever is in a key
 * group may take a place that is kept for one. The clock of their review begins now (journeys E2 3, 4). Only those who
 * are called are locked, and whoever was answered meanwhile is passed over.
 */
export async function callUpQueue(needs: Needs, teamId: string): Promise<void> {
  const now = needs.now()
  const today = localDateOf(now)
  const rules = contractRules(await needs.rules(), today)
  await needs.transaction(async (tx) => {
    const called = await chooseCalled(needs, tx, teamId)
    await lockPatients(
      tx,
      called.map(({ patientId }) => patientId),
    )
    const locked = await lockContracts(
      tx,
      called.map(({ id }) => id),
    )
    const stillQueued = new Set(locked.filter(({ status }) => status === 'queued').map(({ id }) => id))
    for (const { id, patientId } of called.filter((each) => stillQueued.has(each.id))) {
      const change = { status: 'submitted', reviewDueAt: reviewDueAt(now, rules) } as const
      await updateContract(tx, id, change, { accountId: null, at: now })
      const told = { kind: 'contract-called-up', to: { guardiansOf: patientId }, byAccountId: null } as const
      const facts = { contractId: id }
      const onceKey = `contract-called-up:${id}:${now.getTime()}`
      await needs.notices.tell(tx, { ...told, patientId, facts, onceKey }, now)
    }
  })
}

async function chooseCalled(needs: Needs, tx: Transaction, teamId: string): Promise<WaitingContract[]> {
  const today = localDateOf(needs.now())
  const team = await findTeam(tx, teamId, today)
  if (!team || team.hasEnded) return []
  const queue = await listQueue(tx, teamId, LOOKED_AT)
  const patientIds = queue.map(({ patientId }) => patientId)
  const tagsOf = await needs.access.keyGroupsOf(tx, needs.fieldCrypto, patientIds, today)
  const waiting = queue.map((each) => ({
    ...each,
    isKeyGroup: confirmedGroups(tagsOf.get(each.patientId) ?? []).length > 0,
  }))
  const taken = await countSubmitted(tx, teamId)
  const reserve = careTeamRules(await needs.rules(), team.region, today)
  return calledUp(waiting, { ...team, signed: team.signed + taken }, reserve).slice(0, CALLED_AT_ONCE)
}
