import { afterAll, beforeAll, expect, it } from 'vitest'
import { type KillableCounty, killableCounty } from '../support/server/killable-county'
import { type PaidOrders, paidOrders, post } from '../support/server/paid-orders'
import { inParallel } from '../support/server/persist'

const FAMILIES = 120
const KILLS = 3
/** How many notices are answered before each kill, so that it falls between a notice and the ledger. */
const ANSWERED_BEFORE_KILL = 25

let county: KillableCounty
let orders: PaidOrders

beforeAll(async () => {
  county = await killableCounty()
  orders = await paidOrders(county.database)
  await county.start(orders.settings)
}, 120_000)
afterAll(() => county?.end(), 60_000)

it('keeps ledger, payments and coverages together when it is killed between notice and ledger', async () => {
  const notices = await orders.notices(FAMILIES)
  const answered = new Set<number>()
  for (let kill = 0; kill <= KILLS; kill++) {
    const dies = kill < KILLS ? ANSWERED_BEFORE_KILL * (kill + 1) : Number.POSITIVE_INFINITY
    let isDead = false
    // WeChat says again whatever was not answered, and some of what was.
    const open = notices.flatMap((notice, index) =>
      answered.has(index) && index % 5 !== 0 ? [] : [{ notice, index }],
    )
    const tell = async ({ notice, index }: (typeof open)[number]): Promise<void> => {
      if (isDead) return
      if ((await post(county.server().address, notice)) === 200) answered.add(index)
      if (answered.size < dies || isDead) return
      isDead = true
      await county.killServer()
    }
    await inParallel(
      16,
      open.map((each) => () => tell(each)),
    )
    if (isDead) await county.start(orders.settings)
  }
  expect(answered.size).toBe(FAMILIES)

  const { rows } = await county.database.query(
    `SELECT count(*)::int AS paid, count(transfer.id)::int AS posted, count(coverage.id)::int AS covered,
       sum(bank.amount_fen)::int AS "bankFen", sum(payment.amount_fen)::int AS "paidFen"
     FROM payment
     LEFT JOIN ledger_transfer AS transfer ON transfer.intent = 'payment/' || payment.id
     LEFT JOIN ledger_posting AS bank ON bank.transfer_id = transfer.id AND bank.amount_fen > 0
     LEFT JOIN coverage ON coverage.enrolment_id = payment.subject_id AND coverage.status = 'in-force'
     WHERE payment.status = 'paid' AND payment.purpose = 'coverage' AND transfer.plan_id = $1`,
    [orders.planId],
  )
  const all = FAMILIES * 15_000
  expect(rows).toEqual([{ paid: FAMILIES, posted: FAMILIES, covered: FAMILIES, bankFen: all, paidFen: all }])
})
