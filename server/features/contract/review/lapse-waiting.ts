import { contractRules } from '#domain/contract/contract-rules'
import type { ContractStatus } from '#domain/contract/contract-status'
import { addDays, instantAt, localDateOf, localTime } from '#domain/kernel/time'
import type { Context } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import { eachRow } from '../../../platform/job-pages'
import { lockPatients } from '../../../platform/sql/lock-patients'
import { type ContractRow, lockContracts, updateContract } from '../contract-store'
import { PAY_WITHIN_MS } from '../in-force/package-fee'
import { listWaitingBefore, type WaitingContract } from '../jobs-store'
import { keepPrevious, statusAfter } from './review-application'

type Needs = Pick<Context, 'db' | 'transaction' | 'notices' | 'now' | 'rules'>
/**
 * A draft waits for the resident's own yes, what a team asked about for an answer; what it accepted waits for the payment,
 * and holds a place meanwhile.
 */
type Waiting = Extract<ContractStatus, 'draft' | 'need-info' | 'accepted'>

/**
 * What nobody said yes to (journeys E2 12), answered or paid goes back in its time, and whoever filled it in is told:
 * nothing of anybody waits for ever, no place is held by nobody, and the next application is not refused for it.
 */
export async function lapseWaiting(needs: Needs): Promise<void> {
  const now = needs.now()
  const today = localDateOf(now)
  const { waitDays } = contractRules(await needs.rules(), today)['FD-DRAFT']
  const waitedSince = instantAt(addDays(today, -waitDays), localTime('00:00'))
  await lapseAll(needs, 'draft', waitedSince)
  await lapseAll(needs, 'need-info', waitedSince)
  await lapseAll(needs, 'accepted', new Date(now.getTime() - PAY_WITHIN_MS))
}

function lapseAll(needs: Needs, status: Waiting, before: Date): Promise<void> {
  return eachRow(
    (page) => listWaitingBefore(needs.db, status, before, page),
    (row) => lapse(needs, status, row),
  )
}

async function lapse(
  { transaction, notices, now }: Needs,
  status: Waiting,
  { id, patientId }: WaitingContract,
): Promise<void> {
  const at = now()
  await transaction(async (tx) => {
    await lockPatients(tx, [patientId])
    const [contract] = await lockContracts(tx, [id])
    // The resident may have said yes or paid since, or the family have taken it back.
    if (contract?.status !== status) return
    await takeBack({ tx, notices }, contract, { accountId: null, at })
  })
}

/** An application that nobody can go on with goes back, and whoever filled it in is told. */
export async function takeBack(
  { tx, notices }: { readonly tx: Transaction } & Pick<Context, 'notices'>,
  contract: ContractRow,
  by: { readonly accountId: string | null; readonly at: Date },
): Promise<void> {
  const { id, patientId, applicantAccountId } = contract
  await updateContract(tx, id, { status: statusAfter(contract, 'lapse') }, by)
  await keepPrevious(tx, contract, by)
  const to = { accountId: applicantAccountId }
  const told = { kind: 'contract-lapsed', to, byAccountId: by.accountId, patientId } as const
  await notices.tell(tx, { ...told, facts: { contractId: id }, onceKey: `contract-lapsed:${id}` }, by.at)
}
