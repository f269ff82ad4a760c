import { contractRules } from '#domain/contract/contract-rules'
import { addDays, instantAt, localDateOf, localTime } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import { lockPatients } from '../../platform/lock-patients'
import { lockContracts, updateContract } from './contract-store'
import { type JobPage, listDraftsBefore, type WaitingContract } from './jobs-store'
import { keepPrevious, statusAfter } from './review-application'

type Needs = Pick<Context, 'db' | 'transaction' | 'notices' | 'now' | 'rules'>

const PAGE = 200
/** Far more than helpers of a county leave lying. */
const MAX_PAGES = 500

/**
 * What a helper handed in and the resident never said yes to goes back, and whoever filled it in is told (journeys E2
 * 12): nothing of anybody waits for ever, and the next application is not refused for it.
 */
export async function lapseDrafts(needs: Needs): Promise<void> {
  const today = localDateOf(needs.now())
  const { waitDays } = contractRules(await needs.rules(), today)['FD-DRAFT']
  const from = instantAt(addDays(today, -waitDays), localTime('00:00'))
  let after: JobPage['after'] = null
  for (let page = 1; page <= MAX_PAGES; page++) {
    const rows = await listDraftsBefore(needs.db, from, { after, limit: PAGE })
    for (const row of rows) await lapse(needs, row)
    after = rows.at(-1)?.id ?? null
    if (rows.length < PAGE) return
  }
}

async function lapse(
  { transaction, notices, now }: Needs,
  { id, patientId }: WaitingContract,
): Promise<void> {
  const at = now()
  await transaction(async (tx) => {
    await lockPatients(tx, [patientId])
    const [contract] = await lockContracts(tx, [id])
    // The resident may have said yes since, or the family have taken it back.
    if (contract?.status !== 'draft') return
    await updateContract(tx, id, { status: statusAfter(contract, 'lapse') }, { accountId: null, at })
    await keepPrevious(tx, contract, { accountId: null, at })
    const to = { accountId: contract.applicantAccountId }
    const told = { kind: 'contract-lapsed', to, byAccountId: null, patientId } as const
    await notices.tell(tx, { ...told, facts: { contractId: id }, onceKey: `contract-lapsed:${id}` }, at)
  })
}
