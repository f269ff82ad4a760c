import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { payOrder } from '#server/simulator/pay-endpoints'
import type { SignedNotice } from '#server/simulator/pay-notices'
import { countStatements } from '../../support/database/statement-count'
import { openPaymentRoom, type PayingFamily, type PaymentRoom } from '../../support/room/payment-room'
import { newKey } from '../../support/room/test-app'
import { books, enrol, newPlan } from '../../support/rows/coverage-rows'

/** Whatever happens in whatever order, the fund's books, WeChat's and what children are covered for agree in the end. */
let room: PaymentRoom
let planId: string

beforeAll(async () => {
  room = await openPaymentRoom('2026-10-06T10:00:00+08:00')
  planId = (await newPlan(room.app)).id
})
afterEach(() => room.app.assertQuiet())
afterAll(() => room.close())

const HISTORIES = 25
const MINUTE_MS = 60_000

const step = fc.oneof(
  { weight: 3, arbitrary: fc.constant('order' as const) },
  { weight: 4, arbitrary: fc.constant('agree' as const) },
  { weight: 6, arbitrary: fc.nat(9).map((which) => ({ deliver: which })) },
  { weight: 1, arbitrary: fc.nat(9).map((which) => ({ forge: which })) },
  ...(
    [
      'ask',
      'get',
      'close',
      'leave',
      'pass',
      'expire',
      'refund',
      'lost',
      'abnormal',
      'die-before',
      'die-after',
    ] as const
  ).map((each) => ({ weight: 2, arbitrary: fc.constant(each) })),
)
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never

/** One family with two children, and everything that WeChat has ever said of their money. */
interface History {
  readonly family: PayingFamily
  readonly enrolmentId: string
  readonly coverageIds: readonly string[]
  readonly notices: SignedNotice[]
  /** Questions whose answers are to be lost on the way. */
  readonly lost: string[]
  order: Awaited<ReturnType<PayingFamily['caller']['payment']['create']>> | null
}

async function begin(): Promise<History> {
  const family = await room.newFamily()
  const second = await room.app.newPatient('2025-08-06', { [family.accountId]: 'child' })
  const { enrolmentId, rows } = await enrol(family.caller, [family.childId, second])
  const coverageIds = rows.flatMap(({ coverageId }) => (coverageId ? [coverageId] : []))
  return { family, enrolmentId: enrolmentId ?? '', coverageIds, notices: [], lost: [], order: null }
}

/** What is refused or dies on the way is part of the history. */
async function take(history: History, each: Step): Promise<void> {
  await act(history, each).catch(() => undefined)
  history.notices.push(...room.simulator.pay.notices.take())
}

async function act(history: History, each: Step): Promise<unknown> {
  const { family, order, enrolmentId, coverageIds, notices } = history
  const { caller } = family
  if (typeof each === 'object') {
    const which = 'deliver' in each ? each.deliver : each.forge
    const notice = notices[which % Math.max(notices.length, 1)]
    if (!notice) return undefined
    const changed = notice.body.replace('"create_time"', '"create_time" ')
    return room.hear('deliver' in each ? notice : { ...notice, body: changed })
  }
  switch (each) {
    case 'order':
      history.order = await caller.payment.create({
        purpose: 'coverage',
        subjectId: enrolmentId,
        idempotencyKey: newKey(),
      })
      return history.order
    case 'agree':
      return order && room.agree(order)
    case 'ask':
      room.app.clock.pass(MINUTE_MS)
      return room.run('payment:ask')
    case 'get':
      return order && caller.payment.get({ id: order.id })
    case 'close':
      return order && caller.payment.close({ id: order.id, idempotencyKey: newKey() })
    case 'leave':
      return coverageIds[0] && caller.coverage.exit({ id: coverageIds[0], idempotencyKey: newKey() })
    case 'pass':
      return room.app.clock.pass(6 * MINUTE_MS)
    case 'expire':
      room.app.clock.pass(125 * MINUTE_MS)
      return room.run('payment:ask')
    case 'refund':
      return room.runRefunds()
    case 'abnormal':
      return room.simulator.pay.refundEnds.push('ABNORMAL')
    case 'lost': {
      const number = order?.id.replaceAll('-', '')
      const path = `/v3/pay/transactions/out-trade-no/${number}`
      history.lost.push(path)
      return room.simulator.faults.plan(path, { kind: 'lost' })
    }
    case 'die-before':
      return room.crashNext('before-commit')
    case 'die-after':
      return room.crashNext('after-commit')
  }
}

/** Everything that was set in motion comes to its end on a line that holds, and people settle what WeChat cannot. */
async function comeToRest(history: History, custodian: PayingFamily['caller']): Promise<number> {
  room.simulator.pay.refundEnds.length = 0
  for (const path of history.lost) room.simulator.faults.next(path)
  for (let round = 0; round < 4; round++) {
    room.app.clock.pass((round < 2 ? 6 : 125) * MINUTE_MS)
    for (const notice of history.notices) await room.hear(notice).catch(() => undefined)
    await room.run('payment:ask').catch(() => undefined)
    await room.runRefunds()
    for (const notice of room.simulator.pay.notices.take()) await room.hear(notice)
  }
  let byHandFen = 0
  for (const { id, amountFen } of (await custodian.payment.abnormalRefunds({})).rows) {
    await custodian.payment.settleRefund({ id, bankReference: `YH-${id}`, idempotencyKey: newKey() })
    byHandFen += amountFen
  }
  return byHandFen
}

it('ends with ledger = bank = coverages after any history', { timeout: 120_000 }, async () => {
  const { organizationId } = await newPlan(room.app, { code: 'ZZ' })
  const custodian = (await room.app.newStaff('fund-custodian', organizationId)).caller
  let byHandFen = 0
  let paidHistories = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 20, size: 'max' }), async (steps) => {
      const history = await begin()
      await take(history, 'order')
      for (const each of steps) await take(history, each)
      byHandFen += await comeToRest(history, custodian)

      const bankFen = room.simulator.pay.desk.balanceFen() - byHandFen
      const book = await books(room.app, planId)
      expect(book.bank ?? 0, 'ledger = bank').toBe(bankFen)
      expect(bankFen + (book.contributions ?? 0), 'contributions = bank').toBe(0)
      const covered = await room.app.database.db.coverage.aggregate({
        where: { planId, status: 'in-force' },
        _sum: { feeFen: true },
      })
      expect(Number(covered._sum.feeFen ?? 0), 'coverages = bank').toBe(bankFen)
      const open = { status: { in: ['pending', 'refunding'] } }
      expect(await room.app.database.db.payment.count({ where: open }), 'nothing is left open').toBe(0)
      paidHistories += await room.app.database.db.payment.count({
        where: { accountId: history.family.accountId, effect: { not: null } },
      })
    }),
    { numRuns: HISTORIES, endOnFailure: true },
  )
  // Histories in which nobody ever pays would prove nothing.
  expect(paidHistories).toBeGreaterThan(HISTORIES / 8)
})

/** An order that another machine made with our merchant's number. */
function payStranger(): void {
  const { pay } = room.simulator
  const expiresAt = new Date(room.app.clock.now().getTime() + 60 * MINUTE_MS)
  const notifyUrl = 'https://pay.example.org'
  const order = {
    outTradeNo: 'f'.repeat(32),
    openid: 'o',
    totalFen: 100,
    description: '示例',
    expiresAt,
    notifyUrl,
  }
  payOrder(pay, pay.desk.openOrder(order))
}

it('hears what comes at one moment together, and refuses only what is not ours (decision 190)', async () => {
  const FAMILIES = 9
  room.crashNext(null)
  const histories: History[] = []
  for (let family = 0; family < FAMILIES; family++) {
    const history = await begin()
    await act(history, 'order')
    await act(history, 'agree')
    histories.push(history)
  }
  payStranger()
  const [first, ...others] = room.simulator.pay.notices.take()
  expect(others).toHaveLength(FAMILIES)
  const one = await countStatements(() => room.hear(first as SignedNotice))
  const statuses: number[] = []
  const many = await countStatements(async () => {
    const answers = await Promise.all(others.map((notice) => room.hear(notice)))
    statuses.push(...answers.map(({ status }) => status))
  })
  // A few batches, however their moments fall; one by one it would be as much for each of them.
  expect(many).toBeLessThanOrEqual((FAMILIES / 2) * one)
  expect(statuses).toEqual([...Array.from({ length: FAMILIES - 1 }, () => 200), 404])
  const coverages = await room.app.database.db.coverage.findMany({
    where: { id: { in: histories.flatMap(({ coverageIds }) => coverageIds) } },
    select: { status: true, certificateNumber: true },
  })
  expect(new Set(coverages.map(({ status }) => status))).toEqual(new Set(['in-force']))
  expect(new Set(coverages.map(({ certificateNumber }) => certificateNumber)).size).toBe(2 * FAMILIES)
})
