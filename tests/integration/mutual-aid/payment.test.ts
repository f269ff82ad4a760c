import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { contractTasks } from '#server/features/contract/jobs'
import { countStatements } from '../../support/database/statement-count'
import { openPaymentRoom, type PaymentRoom } from '../../support/room/payment-room'
import { refusalOf } from '../../support/room/refusal-of'
import { at, newKey } from '../../support/room/test-app'
import { apply, newText, type SigningTeam, signingTeam } from '../../support/rows/contract-rows'
import { newPackage } from '../../support/rows/service-task-rows'

let room: PaymentRoom

beforeAll(async () => {
  room = await openPaymentRoom('2026-11-21T10:00:00+08:00')
})
afterEach(() => room.app.assertQuiet())
afterAll(() => room.close())

const MINUTE_MS = 60_000
const THIRTY_DAYS_MS = 30 * 24 * 60 * MINUTE_MS

/** A family whose visit costs 5 元, and the order for it. */
async function ordered() {
  const family = await room.newFamily()
  const appointmentId = await room.bookVisit(family)
  const order = await room.orderFee(family, appointmentId)
  const get = () => family.caller.payment.get({ id: order.id })
  const rowOf = () => room.app.database.db.payment.findUniqueOrThrow({ where: { id: order.id } })
  const cancel = () => family.caller.appointment.cancel({ id: appointmentId, idempotencyKey: newKey() })
  return { ...family, appointmentId, order, get, rowOf, cancel }
}

const messagesOf = async ({ caller }: Awaited<ReturnType<typeof ordered>>) =>
  (await caller.message.list({})).rows.map(({ kind }) => kind)

describe('paying a registration fee', () => {
  it('is an order at WeChat that the phone can sign for, the same one when asked again', async () => {
    const family = await ordered()
    expect(family.order).toMatchObject({ status: 'pending', amountFen: 500, request: { signType: 'RSA' } })
    const again = await room.orderFee(family, family.appointmentId)
    expect([again.id, again.request.package]).toEqual([family.order.id, family.order.request.package])
    expect(await family.get()).toMatchObject({ status: 'pending', canRetry: true })
  })

  it('is paid once WeChat says so, and then owes nothing', async () => {
    const family = await ordered()
    expect(room.agree(family.order)).toBe(true)
    expect(await room.hearAll()).toEqual([{ status: 200, body: { code: 'SUCCESS', message: '成功' } }])
    expect(await family.get()).toMatchObject({ status: 'paid', effect: 'applied', refunds: [] })
    expect(await refusalOf(room.orderFee(family, family.appointmentId))).toBe('payment_not_due')
  })

  it('E1 4: is known of by whoever comes back, though no notice has come', async () => {
    const family = await ordered()
    room.agree(family.order)
    room.simulator.pay.notices.take()
    expect(await family.get()).toMatchObject({ status: 'paid' })
  })

  it('E1 5: goes back by itself when the seat was given up before the money came', async () => {
    const family = await ordered()
    room.agree(family.order)
    await family.cancel()
    await room.hearAll()
    expect(await family.get()).toMatchObject({ status: 'refunding', effect: 'given-back' })
    await room.runRefunds()
    await room.hearAll()
    expect(await family.get()).toMatchObject({
      status: 'refunded',
      refunds: [{ reason: 'gone', status: 'succeeded', amountFen: 500 }],
    })
    expect(await messagesOf(family)).toEqual(expect.arrayContaining(['payment-gone', 'refund-arrived']))
  })

  it('goes back when the booking is given up after it was paid, and follows one that was moved', async () => {
    const family = await ordered()
    room.agree(family.order)
    await room.hearAll()
    const { slots } = await room.app.openSession({ day: '2026-11-24' })
    const moved = await family.caller.appointment.reschedule({
      id: family.appointmentId,
      slotId: at(slots, 0).id,
      idempotencyKey: newKey(),
    })
    expect(await refusalOf(room.orderFee(family, moved.id))).toBe('payment_not_due')
    await family.caller.appointment.cancel({ id: moved.id, idempotencyKey: newKey() })
    await room.runRefunds()
    await room.hearAll()
    expect(await family.get()).toMatchObject({ status: 'refunded', refunds: [{ reason: 'cancelled' }] })
  })
})

describe('at the desk', () => {
  /** A visit of today that is paid for, and whoever receives people there. */
  async function paidForToday() {
    const { slots, organizationId, sessionId } = await room.app.openSession({
      day: '2026-11-21',
      startTime: '10:00',
      endTime: '14:00',
    })
    const family = await room.newFamily()
    const wish = { slotId: at(slots, 9).id, patientId: family.childId }
    const { id: appointmentId } = await family.caller.appointment.book({ ...wish, idempotencyKey: newKey() })
    const order = await room.orderFee(family, appointmentId)
    room.agree(order)
    await room.hearAll()
    const { visit: desk, session } = (await room.app.newStaff('front-desk', organizationId)).caller
    const stop = () => session.suspend({ sessionId, reason: '医生身体不适', idempotencyKey: newKey() })
    return { ...family, organizationId, appointmentId, order, desk, stop }
  }

  it('what was paid goes with whoever is seated earlier', async () => {
    const { desk, caller, appointmentId, order, ...family } = await paidForToday()
    const seated = await desk.admitWalkIn({ appointmentId, idempotencyKey: newKey() })
    expect(await caller.payment.get({ id: order.id })).toMatchObject({ status: 'paid', refunds: [] })
    const { id, fee } = await caller.appointment.get({ id: seated.appointmentId })
    expect([id, fee]).toEqual([seated.appointmentId, 'paid'])
    expect(await refusalOf(room.orderFee({ ...family, caller }, id))).toBe('payment_not_due')
  })

  it.each([
    [500n, 'paid', 'paid'],
    [800n, 'refunded', 'due'],
  ])(
    'of a consultation that stops it goes along to one that costs the same, of %s 分',
    async (fee, order, state) => {
      const { stop, organizationId, caller, ...family } = await paidForToday()
      const other = await room.app.openSession({
        day: '2026-11-21',
        organizationId,
        startTime: '11:00',
        endTime: '13:00',
      })
      await room.app.database.db.session.update({ where: { id: other.sessionId }, data: { feeFen: fee } })
      await stop()
      const { rows } = await caller.appointment.equivalents({ appointmentId: family.appointmentId })
      const colleague = rows.find(({ kind }) => kind === 'colleague')
      const idempotencyKey = newKey()
      const taken = await caller.appointment.takeEquivalent({ id: colleague?.id ?? '', idempotencyKey })
      await room.runRefunds()
      await room.hearAll()
      expect((await caller.payment.get({ id: family.order.id })).status).toBe(order)
      expect((await caller.appointment.get({ id: taken.id })).fee).toBe(state)
    },
  )

  it('of a consultation that stops it goes back when nothing fits (BK-16)', async () => {
    const { stop, organizationId, caller, appointmentId, order } = await paidForToday()
    await room.app.openSession({ day: '2026-11-21', organizationId, startTime: '11:00', endTime: '13:00' })
    await stop()
    const paid = () => caller.payment.get({ id: order.id })
    expect(await paid()).toMatchObject({ status: 'paid', refunds: [] })
    await caller.appointment.declineEquivalents({ appointmentId, idempotencyKey: newKey() })
    await caller.appointment.declineEquivalents({ appointmentId, idempotencyKey: newKey() })
    await room.runRefunds()
    await room.hearAll()
    expect(await paid()).toMatchObject({ status: 'refunded', refunds: [{ amountFen: 500 }] })
  })

  it('a late cancellation gives back all that was paid, a missed visit nothing (BK-17)', async () => {
    const { clock } = room.app
    const [late, missed] = [await paidForToday(), await paidForToday()]
    const cancelled = late.caller.appointment.cancel({ id: late.appointmentId, idempotencyKey: newKey() })
    expect(await cancelled).toEqual({ status: 'late-cancelled' })
    const toNoon = Date.parse('2026-11-21T12:01:00+08:00') - clock.now().getTime()
    clock.pass(toNoon)
    await missed.desk.markNoShow({ appointmentId: missed.appointmentId, idempotencyKey: newKey() })
    clock.pass(-toNoon)
    await room.runRefunds()
    await room.hearAll()
    const refunds = [{ amountFen: 500, reason: 'cancelled' }]
    expect(await late.caller.payment.get({ id: late.order.id })).toMatchObject({
      status: 'refunded',
      refunds,
    })
    expect(await missed.caller.payment.get({ id: missed.order.id })).toMatchObject({
      status: 'paid',
      refunds: [],
    })
  })

  it('what was paid goes back to whoever waited and went home (BK-17)', async () => {
    const { desk, caller, appointmentId, order } = await paidForToday()
    await desk.checkIn({ appointmentId, idempotencyKey: newKey() })
    await desk.leave({ appointmentId, idempotencyKey: newKey() })
    await room.runRefunds()
    await room.hearAll()
    expect(await caller.payment.get({ id: order.id })).toMatchObject({
      status: 'refunded',
      refunds: [{ amountFen: 500, reason: 'cancelled' }],
    })
  })
})

it('lists many payments with as few statements as one', async () => {
  const family = await room.newFamily()
  await room.orderFee(family, await room.bookVisit(family))
  const { payment } = family.caller
  const one = await countStatements(() => payment.list({}))
  const { id } = at((await payment.list({})).rows, 0)
  const { db } = room.app.database
  const { id: _, outTradeNo: __, ...row } = await db.payment.findUniqueOrThrow({ where: { id } })
  const others = Array.from({ length: 60 }, () => ({
    ...row,
    subjectId: randomUUID(),
    outTradeNo: randomUUID().replaceAll('-', ''),
  }))
  await db.payment.createMany({ data: others })
  expect(await countStatements(() => payment.list({}))).toBe(one)
  const first = await payment.list({})
  const second = await payment.list({ cursor: first.nextCursor ?? '' })
  expect([first.rows.length, second.rows.length, second.nextCursor]).toEqual([50, 11, null])
})

describe('reliability 10: notices', () => {
  it('have one effect, whether they come 1000 times or 16 at once', async () => {
    const family = await ordered()
    room.agree(family.order)
    const notice = at(room.simulator.pay.notices.take(), 0)
    const first = await Promise.all(Array.from({ length: 16 }, () => room.hear(notice)))
    for (let round = 0; round < 984 / 8; round++) {
      const answers = await Promise.all(Array.from({ length: 8 }, () => room.hear(notice)))
      first.push(...answers)
    }
    expect(new Set(first.map(({ status }) => status))).toEqual(new Set([200]))
    expect(first).toHaveLength(1000)
    expect(await family.rowOf()).toMatchObject({ status: 'paid', effect: 'applied' })
    expect(await room.app.database.db.paymentNotice.count({ where: { paymentId: family.order.id } })).toBe(1)
  })

  it.each(['forged', 'stale', 'wrong-merchant', 'wrong-amount'] as const)(
    'that are %s have none',
    async (fault) => {
      const family = await ordered()
      room.simulator.pay.notices.plan(fault)
      room.agree(family.order)
      const [answer] = await room.hearAll()
      // Another amount is heard and set aside for people; the others are not believed.
      expect(answer?.status).toBe(fault === 'wrong-amount' ? 200 : 401)
      expect(await family.rowOf()).toMatchObject({ status: 'pending', effect: null })
    },
  )

  it('that were changed on the way have none', async () => {
    const family = await ordered()
    room.agree(family.order)
    const notice = at(room.simulator.pay.notices.take(), 0)
    const changed = { ...notice, body: notice.body.replace('TRANSACTION', 'TRANSACTIOM') }
    expect((await room.hear(changed)).status).toBe(401)
    const unsigned = { ...notice, headers: {} }
    expect((await room.hear(unsigned)).status).toBe(401)
    room.app.clock.pass(5 * MINUTE_MS + 1000)
    expect((await room.hear(notice)).status).toBe(401)
    expect(await family.rowOf()).toMatchObject({ status: 'pending' })
  })

  it('come out of order: that of the refund before that of the payment', async () => {
    const family = await ordered()
    room.agree(family.order)
    const paid = at(room.simulator.pay.notices.take(), 0)
    await family.get()
    await family.cancel()
    await room.runRefunds()
    await room.hearAll()
    expect((await room.hear(paid)).status).toBe(200)
    expect(await family.get()).toMatchObject({ status: 'refunded', refunds: [{ status: 'succeeded' }] })
  })

  it('never come at all: WeChat is asked, and it is settled within ten minutes', async () => {
    const family = await ordered()
    for (let minute = 0; minute < 20; minute++) {
      room.app.clock.pass(MINUTE_MS)
      await room.run('payment:ask')
    }
    room.agree(family.order)
    room.simulator.pay.notices.take()
    for (let minute = 0; minute < 9; minute++) {
      room.app.clock.pass(MINUTE_MS)
      await room.run('payment:ask')
    }
    expect(await family.rowOf()).toMatchObject({ status: 'paid' })
  })
})

describe('an order that nobody pays', () => {
  it('is closed at WeChat first, and here then; a late try of the payer fails', async () => {
    const family = await ordered()
    room.app.clock.pass(121 * MINUTE_MS)
    await room.run('payment:ask')
    expect(await family.rowOf()).toMatchObject({ status: 'closed' })
    expect(room.simulator.pay.desk.orders.get(family.order.id.replaceAll('-', ''))?.state).toBe('CLOSED')
    const next = await room.orderFee(family, family.appointmentId)
    expect(next.id).not.toBe(family.order.id)
  })

  it('is given up by its payer, unless the money came meanwhile', async () => {
    const [left, paid] = [await ordered(), await ordered()]
    const close = (family: typeof left) =>
      family.caller.payment.close({ id: family.order.id, idempotencyKey: newKey() })
    expect(await close(left)).toEqual({ status: 'closed' })
    expect(room.agree(left.order)).toBe(false)
    room.agree(paid.order)
    expect(await close(paid)).toEqual({ status: 'paid' })
  })

  it('stays open while WeChat cannot be asked', async () => {
    const family = await ordered()
    const path = `/v3/pay/transactions/out-trade-no/${family.order.id.replaceAll('-', '')}`
    room.simulator.faults.plan(path, { kind: 'pay-error', status: 500, code: 'SYSTEM_ERROR' })
    expect(
      await refusalOf(family.caller.payment.close({ id: family.order.id, idempotencyKey: newKey() })),
    ).toBe('payment_unavailable')
    expect(await family.rowOf()).toMatchObject({ status: 'pending' })
  })

  it('is not told of in a changed answer', async () => {
    const family = await ordered()
    const path = `/v3/pay/transactions/out-trade-no/${family.order.id.replaceAll('-', '')}`
    room.simulator.faults.plan(path, { kind: 'answer', body: { trade_state: 'SUCCESS' } })
    expect(await family.get()).toMatchObject({ status: 'pending' })
  })
})

describe('who pays', () => {
  it('E4 5: of two guardians one pays at a time, and nobody needs to twice', async () => {
    const family = await ordered()
    const other = await room.newFamily()
    await room.app.database.db.patientLink.create({
      data: { accountId: other.accountId, patientId: family.childId, relation: 'child' },
    })
    expect(await refusalOf(room.orderFee(other, family.appointmentId))).toBe('payment_in_progress')
    room.agree(family.order)
    await room.hearAll()
    expect(await refusalOf(room.orderFee(other, family.appointmentId))).toBe('payment_not_due')
  })

  it('is nobody who is not in WeChat, and nobody else', async () => {
    const family = await ordered()
    const stranger = await room.newFamily()
    expect(await refusalOf(room.orderFee(stranger, family.appointmentId))).toBe('not_found')
    expect(await refusalOf(stranger.caller.payment.get({ id: family.order.id }))).toBe('not_found')
    const plain = await room.app.newFamily()
    const appointmentId = await room.bookVisit(plain)
    expect(await refusalOf(room.orderFee(plain, appointmentId))).toBe('payment_needs_wechat')
  })
})

describe('a family-doctor package that costs 30 元', () => {
  let team: SigningTeam
  let packageId: string

  beforeAll(async () => {
    const { app } = room
    await newText(app)
    team = await signingTeam(app)
    packageId = await newPackage(app, { 'phone-follow-up': 4 })
    await app.database.pool.query('ALTER TABLE service_package DISABLE TRIGGER service_package_guard')
    const data = { totalFen: 3_000, selfFen: 3_000 }
    await app.database.db.servicePackage.update({ where: { id: packageId }, data })
    await app.database.pool.query('ALTER TABLE service_package ENABLE TRIGGER service_package_guard')
  })

  /** The team has agreed, and the money is missing. */
  async function accepted() {
    const family = await room.newFamily()
    const { id } = await apply(family.caller, team, family.childId, { packageId })
    const decision = { id, decision: 'accept', idempotencyKey: newKey() } as const
    const answer = await team.leader.caller.contract.review(decision)
    const order = await family.caller.payment.create({
      purpose: 'contract',
      subjectId: id,
      idempotencyKey: newKey(),
    })
    const statusOf = async () => (await family.caller.contract.get({ id })).status
    return { ...family, id, answer, order, statusOf }
  }

  it('is in force once it is paid, and all of it comes back within the days of cooling off', async () => {
    const { caller, id, answer, order, statusOf } = await accepted()
    expect([answer.status, order.amountFen, await statusOf()]).toEqual(['accepted', 3_000, 'accepted'])
    room.agree(order)
    await room.hearAll()
    expect(await statusOf()).toBe('active')
    await caller.contract.terminate({ id, reason: 'resident', idempotencyKey: newKey() })
    await room.runRefunds()
    await room.hearAll()
    expect(await caller.payment.get({ id: order.id })).toMatchObject({
      status: 'refunded',
      refunds: [{ partId: id, amountFen: 3_000, reason: 'contract-ended' }],
    })
  })

  it('E2 27: gives back what was not done when the family changes to another team', async () => {
    const { caller, childId, id, order } = await accepted()
    room.agree(order)
    await room.hearAll()
    const other = await signingTeam(room.app)
    const next = await apply(caller, other, childId, { previousId: id })
    await other.leader.caller.contract.review({ id: next.id, decision: 'accept', idempotencyKey: newKey() })
    await room.runRefunds()
    await room.hearAll()
    expect((await caller.payment.get({ id: order.id })).refunds).toMatchObject([
      { partId: id, amountFen: 3_000, reason: 'contract-ended' },
    ])
  })

  it('is given back after thirty days without a payment, and so is the place', async () => {
    const { app } = room
    const { caller, id, statusOf } = await accepted()
    const lapse = async () => contractTasks(app.context(null))['contract:lapse']?.({})
    app.clock.pass(THIRTY_DAYS_MS)
    await lapse()
    expect(await statusOf()).toBe('accepted')
    app.clock.pass(1)
    await lapse()
    expect(await statusOf()).toBe('withdrawn')
    const { rows } = await caller.message.list({})
    expect(rows.filter(({ kind }) => kind === 'contract-lapsed')).toHaveLength(1)
    expect(
      await refusalOf(
        caller.payment.create({ purpose: 'contract', subjectId: id, idempotencyKey: newKey() }),
      ),
    ).toBe('payment_not_due')
    app.clock.pass(-THIRTY_DAYS_MS - 1)
  })

  it('E2 19: goes back when the family withdrew before the money came', async () => {
    const { caller, id, order, statusOf } = await accepted()
    room.agree(order)
    await caller.contract.withdraw({ id, idempotencyKey: newKey() })
    await room.hearAll()
    await room.runRefunds()
    await room.hearAll()
    expect([await statusOf(), (await caller.payment.get({ id: order.id })).effect]).toEqual([
      'withdrawn',
      'given-back',
    ])
  })
})

describe('the bill of a day', () => {
  it('E4 10, 12: says where WeChat and the books disagree, and what could not be brought back', async () => {
    const { app, simulator } = room
    const region = await app.newOrganization('region')
    const custodian = (await app.newStaff('fund-custodian', region)).caller
    const [twice, unheard, closedCard] = [await ordered(), await ordered(), await ordered()]
    room.agree(twice.order, 2)
    await room.hearAll()
    room.agree(unheard.order)
    room.agree(closedCard.order)
    simulator.pay.notices.take()
    await closedCard.get()
    simulator.pay.refundEnds.length = 0
    simulator.pay.refundEnds.push('ABNORMAL')
    await closedCard.cancel()
    await room.runRefunds()
    await room.hearAll()

    app.clock.pass(24 * 60 * MINUTE_MS)
    await room.run('payment:bill')
    await room.run('payment:bill')
    // What the bill calls paid was asked about first.
    expect(await unheard.rowOf()).toMatchObject({ status: 'paid' })
    const { rows } = await custodian.payment.differences({})
    const number = twice.order.id.replaceAll('-', '')
    expect(rows.filter((row) => row.number === number)).toMatchObject([
      { kind: 'amount', side: 'payment', hereFen: 500, thereFen: 1_000, resolvedAt: null },
    ])
    expect(rows).toHaveLength(1)
    const resolved = { id: at(rows, 0).id, resolution: '第二笔已线下退回', idempotencyKey: newKey() }
    await custodian.payment.resolveDifference(resolved)
    expect(
      await refusalOf(custodian.payment.resolveDifference({ ...resolved, idempotencyKey: newKey() })),
    ).toBe('not_found')

    const abnormal = (await custodian.payment.abnormalRefunds({})).rows
    expect(abnormal).toMatchObject([{ amountFen: 500, reason: 'cancelled', purpose: 'appointment' }])
    const settled = { id: at(abnormal, 0).id, bankReference: 'YH-20261122-1', idempotencyKey: newKey() }
    await custodian.payment.settleRefund(settled)
    expect(await closedCard.get()).toMatchObject({
      status: 'refunded',
      refunds: [{ status: 'settled-by-hand' }],
    })
    expect(at((await custodian.payment.billChecks({})).rows, 0)).toMatchObject({ on: '2026-11-21', open: 0 })
  })
})
