import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { fen } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import { legsOf } from '#domain/ledger/transfer'
import { coverageTasks } from '#server/features/coverage/jobs'
import { endRefund } from '#server/simulator/pay-endpoints'
import { openPaymentRoom, type PayingFamily, type PaymentRoom } from '../../support/room/payment-room'
import { refusalOf } from '../../support/room/refusal-of'
import { at, type Caller, newKey } from '../../support/room/test-app'
import { type ClaimOffice, claimOffice, uploadPapers, v1Claim } from '../../support/rows/claim-rows'
import { books, enrol, newCoverage } from '../../support/rows/coverage-rows'

/** Where the money of a place in the plan goes, whatever happens to the place: WeChat at the other end of the line. */
const TODAY = '2026-10-06T10:00:00+08:00'
const MINUTE_MS = 60_000
const FEE = 15_000

let room: PaymentRoom
let office: ClaimOffice
let planId: string
let reviewer: Caller
let custodian: Caller

beforeAll(async () => {
  room = await openPaymentRoom(TODAY)
  office = await claimOffice(room.app, { code: 'AA' })
  planId = office.planId
  reviewer = (await room.app.newStaff('claim-reviewer', office.organizationId)).caller
  custodian = (await room.app.newStaff('fund-custodian', office.organizationId)).caller
})
afterEach(() => {
  goTo(TODAY)
  room.app.assertQuiet()
})
afterAll(() => room.close())

const key = () => ({ idempotencyKey: newKey() })
const goTo = (iso: string) => room.app.clock.pass(new Date(iso).getTime() - room.app.clock.now().getTime())
const run = (task: 'expire' | 'remind') =>
  coverageTasks(room.app.context(null))[`coverage:${task}`]?.(undefined)
const told = async ({ caller }: PayingFamily) =>
  (await caller.message.list({})).rows.map(({ kind }) => kind).sort()

const orderFor = ({ caller }: PayingFamily, subjectId: string) =>
  caller.payment.create({ purpose: 'coverage', subjectId, ...key() })

/** A family pays what it owes for an enrolment, and WeChat says so. */
async function payFor(family: PayingFamily, enrolmentId: string | null) {
  const order = await orderFor(family, enrolmentId ?? '')
  room.agree(order)
  await room.hearAll()
  return family.caller.payment.get({ id: order.id })
}

/** A second child, for whom somebody else decides too. */
const sisterOf = async ({ accountId }: PayingFamily) =>
  room.app.newPatient('2023-05-20', { [accountId]: 'child', [await room.app.newAccount()]: 'child' })

async function placeOf({ caller }: PayingFamily, patientId: string) {
  const { rows } = await caller.coverage.list({})
  return at(
    rows.filter((row) => row.patientId === patientId),
    0,
  )
}

/** A child whose fee donations shall pay. @returns the place that waits for the answer */
async function asksForWaiver(family: PayingFamily, patientId = family.childId) {
  const { rows } = await enrol(family.caller, [patientId], [{ patientId, reason: '低保家庭' }])
  return at(rows, 0).coverageId ?? ''
}

const decide = (id: string, grant: boolean) =>
  reviewer.coverage.decideWaiver({ id, grant, text: '看过低保证', ...key() })

const donate = () =>
  custodian.fund.recordDonation({
    amountFen: FEE,
    receivedOn: '2026-10-06',
    bankReference: newKey(),
    purpose: 'waiver',
    donor: null,
    ...key(),
  })

describe('a place that the family pays', () => {
  it('E4 53: can be paid after its waiver was refused, though the child beside it is paid for', async () => {
    const family = await room.newFamily()
    const sisterId = await sisterOf(family)
    const both = [family.childId, sisterId]
    const { enrolmentId } = await enrol(family.caller, both, [{ patientId: sisterId, reason: '低保家庭' }])
    expect(await payFor(family, enrolmentId)).toMatchObject({ amountFen: FEE, status: 'paid' })
    room.app.clock.pass(MINUTE_MS)
    await decide((await placeOf(family, sisterId)).id, false)
    const place = await placeOf(family, sisterId)
    expect(place).toMatchObject({ stage: 'pending-payment', paidBy: 'family' })
    expect(await payFor(family, place.enrolmentId)).toMatchObject({ amountFen: FEE, effect: 'applied' })
    expect((await placeOf(family, sisterId)).stage).toBe('waiting')
  })

  it('E4 10: is kept while nobody knows whether WeChat took the money in time, and no longer', async () => {
    const [paid, unpaid] = [await room.newFamily(), await room.newFamily()]
    const orders = []
    for (const family of [paid, unpaid]) {
      const { enrolmentId } = await enrol(family.caller, [family.childId])
      orders.push(await orderFor(family, enrolmentId ?? ''))
    }
    room.agree(at(orders, 0))
    // The notice is lost, and nobody is there to ask for more than half an hour.
    room.simulator.pay.notices.take()
    room.app.clock.pass(36 * MINUTE_MS)
    await run('expire')
    expect((await placeOf(paid, paid.childId)).stage).toBe('pending-payment')
    await room.run('payment:ask')
    await run('expire')
    expect((await placeOf(paid, paid.childId)).stage).toBe('waiting')
    expect((await placeOf(unpaid, unpaid.childId)).stage).toBe('unpaid')
  })

  it('is payable for one child by whoever no longer decides for the other', async () => {
    const family = await room.newFamily()
    const sisterId = await sisterOf(family)
    const { enrolmentId, rows } = await enrol(family.caller, [family.childId, sisterId])
    const sisters = rows.find(({ patientId }) => patientId === sisterId)?.coverageId ?? ''
    await family.caller.coverage.exit({ id: sisters, ...key() })
    await family.caller.patient.remove({ id: sisterId, ...key() })
    expect(await orderFor(family, enrolmentId ?? '')).toMatchObject({ amountFen: FEE })
  })

  it('has one payment that stands: the newest, while the one before it goes back', async () => {
    const { database, context, clock } = room.app
    const [accountId, subjectId, partId] = [await room.app.newAccount(), randomUUID(), randomUUID()]
    const payment = (status: string, paidAt: Date) => ({
      accountId,
      purpose: 'coverage',
      subjectId,
      description: '示例互助计划',
      amountFen: 500n,
      status,
      outTradeNo: randomUUID().replaceAll('-', ''),
      transactionId: randomUUID(),
      createdAt: paidAt,
      expiresAt: paidAt,
      paidAt,
      effect: 'applied',
      effectAt: paidAt,
    })
    const earlier = new Date(clock.now().getTime() - MINUTE_MS)
    const newest = await database.db.payment.create({ data: payment('paid', clock.now()) })
    const before = await database.db.payment.create({ data: payment('refunding', earlier) })
    const back = { amountFen: 500n, reason: 'hesitation', status: 'asked', createdAt: earlier }
    const outRefundNo = randomUUID().replaceAll('-', '')
    await database.db.refund.create({
      data: { ...back, paymentId: before.id, subjectId: partId, outRefundNo },
    })
    const { access } = context(null)
    const standing = (await access.paidFor(database.db, 'coverage', [subjectId])).get(subjectId)
    expect(standing).toEqual({ paymentId: newest.id, amountFen: 500, givenBackFen: 0 })
    const part = { purpose: 'coverage', subjectId, partId, reason: 'hesitation' } as const
    await database.transaction((tx) => access.giveBack(tx, { ...part, amountFen: fen(500) }, clock.now()))
    const { count } = await database.db.refund.updateMany({
      where: { payment: { subjectId } },
      // WeChat knows neither of them: nobody shall go on asking.
      data: { status: 'abnormal', askAt: null },
    })
    expect(count).toBe(2)
    expect(await database.db.refund.count({ where: { paymentId: newest.id } })).toBe(1)
  })
})

describe('a place that donations pay', () => {
  it('E4 53: gives the money back for another child when it never began, and gifts that were taken back pay nothing', async () => {
    const [first, second, third] = [await room.newFamily(), await room.newFamily(), await room.newFamily()]
    await donate()
    const before = await books(room.app, planId)
    const id = await asksForWaiver(first)
    await decide(id, true)
    expect((await books(room.app, planId)).donations).toBe((before.donations ?? 0) + FEE)
    await first.caller.coverage.exit({ id, ...key() })
    expect(await books(room.app, planId)).toEqual(before)
    await decide(await asksForWaiver(second), true)

    await donate()
    const { rows } = await custodian.fund.transfers({ kind: 'donation' })
    await custodian.fund.reverse({ transferId: at(rows, 0).id, reason: '银行退回了这笔', ...key() })
    const waiting = await asksForWaiver(third)
    expect(await refusalOf(decide(waiting, true))).toBe('waiver_fund_short')
  })
})

describe('a place that ends', () => {
  it('E4 13: gives nothing back when a claim is handed in at the same moment', async () => {
    const family = await room.newFamily()
    const { enrolmentId, rows } = await enrol(family.caller, [family.childId])
    await payFor(family, enrolmentId)
    const id = at(rows, 0).coverageId ?? ''
    const { database, clock } = room.app
    let leaving: ReturnType<typeof family.caller.coverage.exit> | undefined
    await database.transaction(async (tx) => {
      await tx.claim.create({
        data: {
          number: `AA-${newKey()}`,
          planId,
          coverageId: id,
          patientId: family.childId,
          accountId: family.accountId,
          status: 'submitted',
          care: 'inpatient',
          cause: 'illness',
          admittedOn: new Date('2026-10-06'),
          hospitalLevel: 'tertiary',
          isEmergency: false,
          detailsCipher: 'sealed',
          billedFen: 100_000n,
          submittedAt: clock.now(),
          dueAt: clock.now(),
          statusAt: clock.now(),
        },
      })
      leaving = family.caller.coverage.exit({ id, ...key() })
      const isOver = leaving.then(
        () => true,
        () => true,
      )
      while (!(await Promise.race([isOver, isWaitedFor()])));
    })
    expect(await leaving).toMatchObject({ isHesitation: false, refundFen: 0 })
  })

  /** Whether somebody waits for a row. */
  async function isWaitedFor(): Promise<boolean> {
    const { rows } = await room.app.database.pool.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
    return rows.length > 0
  }

  it('E4 18: ends with a death whatever lies ahead; the year that had not begun is given back, and nobody is asked to renew', async () => {
    const [paid, owing] = [await room.newFamily(), await room.newFamily()]
    const families = [paid, owing]
    for (const family of families) {
      await payFor(family, (await enrol(family.caller, [family.childId])).enrolmentId)
    }
    goTo('2027-08-20T10:00:00+08:00')
    const certificates = new Map<PayingFamily, string>()
    for (const family of families) {
      certificates.set(family, (await placeOf(family, family.childId)).certificateNumber ?? '')
      const { enrolmentId } = await enrol(family.caller, [family.childId])
      if (family === paid) await payFor(family, enrolmentId)
    }
    const end = (family: PayingFamily) =>
      reviewer.coverage.endByStaff({
        certificateNumber: certificates.get(family) ?? '',
        reason: 'death',
        on: '2027-08-19',
        ...key(),
      })
    // By then the child is six.
    expect(await end(paid)).toEqual({ endedOn: '2027-08-19', refundFen: 13_000 })
    expect(await end(owing)).toEqual({ endedOn: '2027-08-19', refundFen: 0 })
    for (const family of families) {
      const { rows } = await family.caller.coverage.list({})
      expect(rows.map(({ stage, endReason }) => [stage, endReason])).toEqual([
        ['withdrawn', 'death'],
        ['withdrawn', 'death'],
      ])
    }
    await room.runRefunds()
    await room.hearAll()
    const { rows } = await paid.caller.payment.list({})
    expect(rows.flatMap(({ refunds }) => refunds)).toMatchObject([
      { amountFen: 13_000, reason: 'not-begun', status: 'succeeded' },
    ])
    const before = await Promise.all(families.map(told))
    for (const day of ['2027-08-24', '2027-09-30', '2027-10-23']) {
      goTo(`${day}T09:00:00+08:00`)
      await run('remind')
      await run('expire')
    }
    expect(await Promise.all(families.map(told))).toEqual(before)
  })
})

it('MA-19: the fee that a renewal owes is kept of the aid, once, and an order for it finds nothing due', async () => {
  const family = await room.newFamily()
  const of = { planId: office.planId, accountId: family.accountId, patientId: family.childId }
  const year = (from: number) => ({ startsOn: `${from}-09-01`, endsOn: `${from + 1}-08-31` })
  const before = await newCoverage(room.app, of, year(2025))
  goTo('2026-10-22T10:00:00+08:00')
  const owing = await newCoverage(room.app, of, { ...year(2026), owesAfter: before.id })
  const order = await orderFor(family, owing.enrolmentId)
  const papers = await uploadPapers(room.app, family.accountId, family.childId)
  const { id } = await family.caller.claim.submit(v1Claim(family.childId, office.hospitalId, papers))
  const kept = async () => (await family.caller.claim.get({ id })).feeKeptFen
  expect(await kept()).toBe(FEE)
  await reviewer.claim.review({ id, outcome: 'ready', ...key() })
  const approver = (await room.app.newStaff('claim-approver', office.organizationId)).caller
  await approver.claim.approve({ id, outcome: 'approve', text: '金额和路径都核过，同意付', ...key() })
  // V2: straight to the hospital brings 6,022.84.
  expect(await custodian.claim.application({ id })).toMatchObject({ sendFen: 587_284, owedFen: FEE })
  const held = await books(room.app, planId)
  const paid = await custodian.claim.pay({ id, bankReference: `HK-${newKey()}`, ...key() })
  expect(paid).toEqual({ status: 'paid', sentFen: 587_284 })
  expect(await kept()).toBe(FEE)
  const now = await books(room.app, planId)
  expect((held.bank ?? 0) - (now.bank ?? 0)).toBe(587_284)
  expect((held.contributions ?? 0) - (now.contributions ?? 0)).toBe(FEE)
  expect(await placeOf(family, family.childId)).toMatchObject({
    id: owing.id,
    paidBy: 'family',
    payUntil: null,
  })
  expect(await custodian.claim.application({ id })).toMatchObject({ sendFen: 0, owedFen: 0 })
  const { rows } = await family.caller.message.list({})
  expect(rows.find(({ kind }) => kind === 'claim-paid')).toMatchObject({
    facts: { benefitFen: 587_284, owedFen: FEE },
  })
  room.agree(order)
  await room.hearAll()
  expect(await family.caller.payment.get({ id: order.id })).toMatchObject({ effect: 'given-back' })
})

describe('a refund that WeChat did not bring back', () => {
  /** A child who left again; its refund waits to be asked for. */
  async function left() {
    const family = await room.newFamily()
    const { enrolmentId, rows } = await enrol(family.caller, [family.childId])
    const { id } = await payFor(family, enrolmentId)
    await room.runRefunds()
    await family.caller.coverage.exit({ id: at(rows, 0).coverageId ?? '', ...key() })
    const refund = await room.app.database.db.refund.findFirstOrThrow({ where: { paymentId: id } })
    const { id: refundId } = refund
    const status = async () =>
      (await room.app.database.db.refund.findUniqueOrThrow({ where: { id: refundId } })).status
    return { family, refund, status }
  }

  it('E4 12: is somebody’s task after a week of asking, and the family knows', async () => {
    const { family, refund, status } = await left()
    await room.app.database.db.refund.update({ where: { id: refund.id }, data: { asked: 17 } })
    const error = { kind: 'pay-error', status: 500, code: 'SYSTEM_ERROR' } as const
    for (let time = 0; time < 2; time++) room.simulator.faults.plan('/v3/refund/domestic/refunds', error)
    await room.runRefunds()
    expect(await status()).toBe('asked')
    room.app.clock.pass(MINUTE_MS)
    await room.run('payment:ask')
    expect(await status()).toBe('abnormal')
    expect(await told(family)).toContain('refund-abnormal')
  })

  it('stands on the bill of the day on which WeChat took it on, though its answer was lost', async () => {
    const { refund, status } = await left()
    room.simulator.pay.refundEnds.push('PROCESSING')
    await room.runRefunds()
    const { db } = room.app.database
    const lost = { status: 'asked', acceptedAt: null, refundId: null }
    await db.refund.update({ where: { id: refund.id }, data: lost })
    const takenOnAt = room.app.clock.now()
    room.app.clock.pass(24 * 60 * MINUTE_MS)
    const there = room.simulator.pay.desk.refunds.get(refund.outRefundNo)
    if (!there) throw new Error('WeChat knows it')
    endRefund(room.simulator.pay, there, 'SUCCESS', room.app.clock.now())
    room.simulator.pay.notices.take()
    await room.run('payment:ask')
    expect(await status()).toBe('succeeded')
    expect((await db.refund.findUniqueOrThrow({ where: { id: refund.id } })).acceptedAt).toEqual(takenOnAt)
  })

  it('E4 12: is not paid a second time by hand when WeChat had taken it on', async () => {
    const { refund, status } = await left()
    await room.runRefunds()
    room.simulator.pay.notices.take()
    // As though every answer had been lost.
    await room.app.database.db.refund.update({ where: { id: refund.id }, data: { status: 'abnormal' } })
    const settle = { id: refund.id, bankReference: 'YH-20261006-1', ...key() }
    const path = `/v3/refund/domestic/refunds/${refund.outRefundNo}`
    room.simulator.faults.plan(path, { kind: 'pay-error', status: 500, code: 'SYSTEM_ERROR' })
    expect(await refusalOf(custodian.payment.settleRefund(settle))).toBe('payment_unavailable')
    expect(await refusalOf(custodian.payment.settleRefund({ ...settle, ...key() }))).toBe('payment_state')
    expect(await status()).toBe('succeeded')
  })

  it('that WeChat is at for ever becomes a line on the desk, and none that is settled by hand', async () => {
    const { refund, status } = await left()
    room.simulator.pay.refundEnds.push('PROCESSING')
    await room.runRefunds()
    const lines = async () =>
      (await custodian.payment.abnormalRefunds({})).rows.filter(({ id }) => id === refund.id)
    await room.app.database.db.refund.update({ where: { id: refund.id }, data: { asked: 17 } })
    expect(await lines()).toEqual([])
    room.app.clock.pass(12 * 60 * MINUTE_MS)
    await room.run('payment:ask')
    expect(await lines()).toMatchObject([{ status: 'processing', outRefundNo: refund.outRefundNo }])
    const settle = { id: refund.id, bankReference: 'YH-20261006-2', ...key() }
    expect(await refusalOf(custodian.payment.settleRefund(settle))).toBe('payment_state')
    expect(await status()).toBe('processing')
  })

  it('is settled by a number of the bank that settled no other', async () => {
    const abnormal = async () => {
      const refund = await left()
      room.simulator.pay.refundEnds.push('ABNORMAL')
      await room.runRefunds()
      await room.hearAll()
      return refund
    }
    const [one, other] = [await abnormal(), await abnormal()]
    const bankReference = 'YH-20261006-3'
    await custodian.payment.settleRefund({ id: one.refund.id, bankReference, ...key() })
    const again = custodian.payment.settleRefund({ id: other.refund.id, bankReference, ...key() })
    expect(await refusalOf(again)).toBe('bank_reference_taken')
    expect([await one.status(), await other.status()]).toEqual(['settled-by-hand', 'abnormal'])
  })

  it('is in the books though the fund has promised all of it (decision 191)', async () => {
    const { refund, status } = await left()
    const { now } = room.app.clock
    const ctx = room.app.context(null)
    const before = await books(room.app, planId)
    const bankFen = before.bank ?? 0
    const owedFen = bankFen + (before.payable ?? 0)
    const aid = (kind: 'aid-approved' | 'aid-cancelled', amount: number) =>
      room.app.database.transaction((tx) =>
        ctx.access.post(tx, {
          planId,
          kind,
          intent: `${kind}/${newKey()}`,
          onDay: localDateOf(now()),
          at: now(),
          byAccountId: null,
          legs: legsOf(kind, fen(amount)),
        }),
      )
    await aid('aid-approved', owedFen)
    await room.runRefunds()
    expect((await room.hearAll()).map(({ status: code }) => code)).toEqual([200])
    expect(await status()).toBe('succeeded')
    expect((await books(room.app, planId)).bank ?? 0).toBe(bankFen - Number(refund.amountFen))
    const standing = await custodian.fund.booksNow({})
    expect(standing).toMatchObject({ balanceFen: -Number(refund.amountFen) })
    await expect(aid('aid-approved', 1)).rejects.toMatchObject({ code: 'fund_short' })
    await aid('aid-cancelled', owedFen)
    expect((await custodian.fund.booksNow({})).balanceFen).toBe(owedFen - Number(refund.amountFen))
  })
})
