import { addDays, instantAt, type LocalDate, localDateOf, localTime } from '#domain/kernel/time'
import { checkBooks } from '#server/features/fund/close/check-books'
import { closeDays } from '#server/features/fund/close/close-days'
import type { SharedContext } from '#server/platform/context'
import { type DemoDonation, type DemoFund, demoFund } from './demo-fund'
import { demoId } from './demo-id'
import { DEMO_REGION } from './demo-organizations'
import { hasTransfers, insertDonations, insertPlan, insertTransfers } from './fund-store'

/** The one plan of the demonstration, run by the county's office. */
export const DEMO_PLAN_ID = demoId('coverage-plan', 'YX')

const PLAN = {
  id: DEMO_PLAN_ID,
  code: 'YX',
  region: DEMO_REGION,
  nameZh: '云溪县儿童健康互助计划 · 示例计划',
  legalForm: 'public-mutual-fund',
  licenceNumber: '示-2026-0012',
  operatorName: '县红十字会（示例）',
  custodianName: '示例银行',
  isExample: true,
  organizationId: demoId('organization', 'county'),
} as const

const NOON = localTime('12:00')

/** The plan and a year of its money, while its books are empty. @returns how many rows were added */
export async function giveFund(ctx: SharedContext, custodianId: string): Promise<Record<string, number>> {
  return ctx.transaction(async (tx): Promise<Record<string, number>> => {
    const coverage_plan = await insertPlan(tx, PLAN)
    if (await hasTransfers(tx, DEMO_PLAN_ID)) return { coverage_plan }
    const fund = demoFund(localDateOf(ctx.now()))
    const transfers = fund.transfers.map((transfer) => ({ ...transfer, at: instantAt(transfer.day, NOON) }))
    return {
      coverage_plan,
      ledger_transfer: await insertTransfers(tx, DEMO_PLAN_ID, transfers),
      donation: await insertDonations(tx, donationRows(ctx, fund, custodianId)),
    }
  })
}

/** Closes every day that is over and looks through all of the books, so that the public page shows a checked chain. */
export async function closeFund(ctx: SharedContext): Promise<void> {
  const closed = await closeDays(ctx, DEMO_PLAN_ID, addDays(localDateOf(ctx.now()), -1))
  if (closed > 0) await checkBooks(ctx, DEMO_PLAN_ID)
}

function donationRows(ctx: SharedContext, { donations }: DemoFund, byAccountId: string) {
  return donations.map(({ id, day, amountFen, purpose, donor }, index) => ({
    id,
    planId: DEMO_PLAN_ID,
    donorCipher: donor && donorCipher(ctx, donor),
    amountFen: BigInt(amountFen),
    purpose,
    receivedOn: new Date(day),
    bankReference: `DEMO-${day}-${purpose}`,
    receiptNumber: receiptNumber(day, index),
    byAccountId,
    createdAt: instantAt(day, NOON),
  }))
}

function donorCipher({ fieldCrypto }: SharedContext, nameZh: NonNullable<DemoDonation['donor']>): string {
  return fieldCrypto.seal('donation.donor_cipher', JSON.stringify({ nameZh, contact: null, isNamed: true }))
}

/** None that the books would give: theirs count the transfers. */
function receiptNumber(day: LocalDate, index: number): string {
  return `YX${day.slice(2, 4)}-D${String(900_000 + index)}`
}
