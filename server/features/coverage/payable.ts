import { DomainError } from '#domain/kernel/errors'
import { fen } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import { legsOf } from '#domain/ledger/transfer'
import { coverageRules } from '#domain/mutual-aid/coverage-rules'
import { nextCoverageStatus } from '#domain/mutual-aid/coverage-status'
import { isDue, sharePayment } from '#domain/mutual-aid/share-payment'
import type { Access } from '../../platform/context'
import { newCertificate } from './certificate-of'
import { type CoverageRow, lockEnrolled, updateCoverage } from './coverage-store'
import { findPlanById } from './plan-store'
import { tellFamily } from './tell-family'

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
  const rows = await lockEnrolled(tx, enrolmentId)
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
    amountFen: fen(due.reduce((total, { feeFen }) => total + feeFen, 0)),
    description: `${plan.nameZh.slice(0, 30)} ${due.length} 个孩子`,
    expiresAt: new Date(Math.min(...until)),
  }
}

/**
 * The money is there: each child's place that is still free is theirs from now on; what is gone is given back by whoever
 * asked (journeys E4 5, 10). All of it came in, so all of it is posted.
 */
export const payCoverage: Paid = async (tx, ctx, taken) => {
  const rows = await lockEnrolled(tx, taken.subjectId)
  const [first] = rows
  if (!first) throw new Error(`enrolment ${taken.subjectId} was paid for and has no child`)
  const { planId } = first
  const shared = sharePayment(rows, taken.amountFen, taken.isSecond)
  for (const row of rows) {
    if (shared.taken.includes(row.id)) await bringIntoForce(tx, ctx, row, taken.at)
  }
  await ctx.access.post(tx, {
    planId,
    kind: 'contribution',
    intent: `payment/${taken.paymentId}`,
    onDay: localDateOf(taken.at),
    at: ctx.now(),
    byAccountId: null,
    legs: legsOf('contribution', taken.amountFen),
    // What goes back is taken off again when it has arrived, a child each.
    children: shared.taken.length + shared.gone.length,
  })
  return shared.gone.length > 0 ? { gone: shared.gone } : 'applied'
}

/** What a family gets back has left the bank. */
export const refundCoverage: Refunded = async (tx, ctx, returned) => {
  const [first] = await lockEnrolled(tx, returned.subjectId)
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

async function bringIntoForce(
  tx: Parameters<Paid>[0],
  ctx: Parameters<Paid>[1],
  row: CoverageRow,
  at: Date,
): Promise<void> {
  const status = nextCoverageStatus(row.status, 'pay')
  if (status === null) throw new Error(`coverage ${row.id} cannot be paid in ${row.status}`)
  const rules = coverageRules(await ctx.rules(), row.region, localDateOf(row.createdAt))
  // A renewal that was owed has its certificate since it began.
  const certificate = row.certificateNumber
    ? undefined
    : await newCertificate(tx, row.planCode, row.startsOn, rules)
  await updateCoverage(
    tx,
    row.id,
    { status, paidBy: 'family', ...(certificate && { certificate }) },
    { accountId: null, at },
  )
  await tellFamily(tx, ctx, row, 'coverage-in-force', { endsOn: row.endsOn })
}
