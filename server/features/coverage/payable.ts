import { DomainError } from '#domain/kernel/errors'
import { sumFen } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import { legsOf } from '#domain/ledger/transfer'
import { nextCoverageStatus } from '#domain/mutual-aid/coverage/coverage-status'
import { isDue, type SharedPayment, sharePayment } from '#domain/mutual-aid/coverage/share-payment'
import { coverageRules } from '#domain/mutual-aid/plan/coverage-rules'
import type { NewTransfer } from '../../platform/access/ledger-transfer'
import type { TakenPayment } from '../../platform/access/payment-effects'
import type { Access, UnattendedContext } from '../../platform/context'
import type { Transaction } from '../../platform/database/database'
import { newCertificates } from './certificate/certificate-of'
import { type CoverageRow, lockEnrolled, markPaid } from './coverage-store'
import { findPlanById } from './plan-store'
import { tellInForce } from './tell-family'

type Payable = NonNullable<Access['payable']['coverage']>
type Paid = NonNullable<Access['paid']['coverage']>
type Refunded = NonNullable<Access['refunded']['coverage']>

/**
 * What a family owes for the children of an enrolment: whichever of their guardians pays.
 *
 * @throws not_found alike for absent enrolments and other families'; payment_not_due when nothing is owed or the time
 * for it is over
 */
export const payableCoverage: Payable = async (tx, ctx, enrolmentId) => {
  const rows = await lockEnrolled(tx, [enrolmentId])
  if (rows.length === 0) throw new DomainError('not_found')
  const now = ctx.now()
  const due = rows.filter((row) => isDue(row) && row.payUntil !== null && row.payUntil > now)
  // Whoever no longer decides for a child may still pay for its brother, once nothing is owed for that child.
  for (const { patientId } of due.length > 0 ? due : rows) {
    await ctx.access.guardianScope(tx, ctx.account, patientId, localDateOf(now))
  }
  const [first] = due
  if (!first) throw new DomainError('payment_not_due')
  const plan = await findPlanById(tx, first.planId)
  const until = due.flatMap(({ payUntil }) => (payUntil ? [payUntil.getTime()] : []))
  return {
    amountFen: sumFen(due.map(({ feeFen }) => feeFen)),
    description: `${plan.nameZh.slice(0, 30)} ${due.length} 个孩子`,
    expiresAt: new Date(Math.min(...until)),
  }
}

/**
 * The money is there: each child's place that is still free is theirs from now on; what is gone is given back by whoever
 * asked (journeys E4 5, 10). All of it came in, so all of it is posted.
 */
export const payCoverages: Paid = async (tx, ctx, payments) => {
  const rows = await lockEnrolled(
    tx,
    payments.map(({ subjectId }) => subjectId),
  )
  const shares = payments.map((payment) => {
    const places = rows.filter(({ enrolmentId }) => enrolmentId === payment.subjectId)
    return { payment, places, ...sharePayment(places, payment.amountFen, payment.isSecond) }
  })
  const theirs = shares.flatMap(({ payment: { at }, places, taken }) =>
    places.filter(({ id }) => taken.includes(id)).map((row) => ({ row, at })),
  )
  await bringIntoForce(tx, ctx, theirs)
  await ctx.access.postAll(
    tx,
    shares.map((share) => contributionOf(share, ctx.now())),
  )
  return shares.map(({ gone }) => (gone.length > 0 ? { gone } : 'applied'))
}

interface Share extends SharedPayment {
  readonly payment: TakenPayment
  readonly places: readonly CoverageRow[]
}

function contributionOf({ payment, places, taken, gone }: Share, now: Date): NewTransfer {
  const [first] = places
  if (!first) throw new Error(`enrolment ${payment.subjectId} was paid for and has no child`)
  return {
    planId: first.planId,
    kind: 'contribution',
    intent: `payment/${payment.paymentId}`,
    onDay: localDateOf(payment.at),
    at: now,
    byAccountId: null,
    legs: legsOf('contribution', payment.amountFen),
    // What goes back is taken off again when it has arrived, a child each.
    children: taken.length + gone.length,
  }
}

/** What a family gets back has left the bank. */
export const refundCoverage: Refunded = async (tx, ctx, returned) => {
  const [first] = await lockEnrolled(tx, [returned.subjectId])
  if (!first) throw new Error(`enrolment ${returned.subjectId} is refunded and has no child`)
  await ctx.access.post(tx, {
    planId: first.planId,
    kind: 'refund',
    intent: `refund/${returned.refundId}`,
    onDay: localDateOf(returned.at),
    at: ctx.now(),
    byAccountId: null,
    legs: legsOf('refund', returned.amountFen),
  })
}

/** A renewal that was owed has its certificate since it began. */
async function bringIntoForce(
  tx: Transaction,
  ctx: UnattendedContext,
  paid: readonly { readonly row: CoverageRow; readonly at: Date }[],
): Promise<void> {
  if (paid.length === 0) return
  const rules = await ctx.rules()
  const without = paid.map(({ row }) => row).filter((row) => row.certificateNumber === null)
  const certificates = await newCertificates(
    tx,
    without.map(({ planCode, startsOn, region, createdAt }) => ({
      planCode,
      startsOn,
      rules: coverageRules(rules, region, localDateOf(createdAt)),
    })),
  )
  const places = paid.map(({ row, at }) => {
    const status = nextCoverageStatus(row.status, 'pay')
    if (status === null) throw new Error(`coverage ${row.id} cannot be paid in ${row.status}`)
    return { id: row.id, status, at, certificate: certificates[without.indexOf(row)] ?? null }
  })
  await markPaid(tx, places)
  await tellInForce(
    tx,
    ctx,
    paid.map(({ row }) => row),
  )
}
