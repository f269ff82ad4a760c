import type { Actor } from '../../platform/context'
import type { Database } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { EXPORT_MAX, ofThem } from './export-store'

/** Their places in mutual-aid plans. */
export function loadCoverages(db: Database, scopes: readonly PatientScope[]) {
  return db.coverage.findMany({
    where: ofThem(scopes),
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: EXPORT_MAX,
    select: {
      patientId: true,
      status: true,
      kind: true,
      startsOn: true,
      endsOn: true,
      illnessFrom: true,
      hesitationUntil: true,
      feeBand: true,
      feeFen: true,
      paidBy: true,
      waiverCipher: true,
      waiverAnswerCipher: true,
      certificateNumber: true,
      verificationCode: true,
      createdAt: true,
      inForceAt: true,
      endedOn: true,
      endReason: true,
      plan: { select: { nameZh: true } },
      enrolment: { select: { accountId: true, keyFactsVersion: true, tickedFacts: true } },
      history: { orderBy: { id: 'asc' }, take: EXPORT_MAX, select: { status: true, at: true } },
    },
  })
}

/** What the account paid, for whomever, and what came back. */
export function loadPayments(db: Database, actor: Actor) {
  return db.payment.findMany({
    where: { accountId: actor.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: EXPORT_MAX,
    select: {
      purpose: true,
      description: true,
      amountFen: true,
      status: true,
      outTradeNo: true,
      transactionId: true,
      createdAt: true,
      paidAt: true,
      closedAt: true,
      refunds: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: EXPORT_MAX,
        select: {
          amountFen: true,
          reason: true,
          status: true,
          outRefundNo: true,
          refundId: true,
          createdAt: true,
          succeededAt: true,
        },
      },
    },
  })
}
