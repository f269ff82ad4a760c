import { newKey, type TestApp } from '../room/test-app'
import type { StaffActor } from '../room/test-context'
import type { World } from './example-inputs'

type Input = Readonly<Record<string, unknown>>

/** A donation to the plan of the world's region, as its custodian wrote it down. */
export interface FundWorld {
  readonly donationId: string
  readonly donatedTransferId: string
}

const statement = () => ({
  amountFen: 10_000,
  receivedOn: '2026-11-20',
  bankReference: newKey(),
  idempotencyKey: newKey(),
})
const donor = { nameZh: '示例商会', contact: '示例联系人' }

export async function fundWorld(
  app: TestApp,
  custodian: { readonly accountId: string; readonly staff: StaffActor },
): Promise<FundWorld> {
  const { fund } = app.as(custodian.accountId, custodian.staff)
  const { id } = await fund.recordDonation({ ...statement(), amountFen: 5_000_000, purpose: 'fund', donor })
  const { id: donatedTransferId } = await app.database.db.ledgerTransfer.findUniqueOrThrow({
    where: { intent: `donation/${id}` },
    select: { id: true },
  })
  return { donationId: id, donatedTransferId }
}

export const FUND_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'fund.ledger': () => ({ plan: 'AA' }),
  'fund.cases': () => ({ plan: 'AA', cursor: '0' }),
  'fund.gifts': () => ({ plan: 'AA', cursor: '0' }),
  'fund.booksNow': () => ({}),
  'fund.transfers': () => ({ kind: 'donation', cursor: '999999' }),
  'fund.closes': () => ({ cursor: '2026-11-20' }),
  'fund.donations': () => ({ cursor: '0' }),
  'fund.donationReceipt': ({ donationId }) => ({ id: donationId }),
  'fund.recordDonation': () => ({ ...statement(), purpose: 'fund', donor }),
  'fund.recordInterest': () => ({ ...statement(), note: '第四季度结息' }),
  'fund.recordFee': () => ({ ...statement(), amountFen: 1, note: '印刷费' }),
  'fund.reverse': ({ donatedTransferId }) => ({
    transferId: donatedTransferId,
    reason: '重复记账',
    idempotencyKey: newKey(),
  }),
}
