import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { PatientScope } from '../../platform/scope/patient-scope'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'
import type { loadCoverages, loadPayments } from './export-money-store'
import { moment } from './export-words'

type CoverageRow = Awaited<ReturnType<typeof loadCoverages>>[number]
type PaymentRow = Awaited<ReturnType<typeof loadPayments>>[number]

/** A place in a plan. Why a family does not pay, and what it was answered, is for the guardian who asked. */
export function exportCoverage(row: CoverageRow, scope: PatientScope, crypto: FieldCrypto): object {
  const { plan, enrolment, waiverCipher, waiverAnswerCipher } = row
  const isMine = enrolment.accountId === scope.accountId
  return {
    plan: plan.nameZh,
    status: row.status,
    kind: row.kind,
    startsOn: localDateOf(row.startsOn),
    endsOn: localDateOf(row.endsOn),
    illnessFrom: localDateOf(row.illnessFrom),
    hesitationUntil: localDateOf(row.hesitationUntil),
    feeBand: row.feeBand,
    feeFen: Number(row.feeFen),
    paidBy: row.paidBy,
    isMine,
    waiver: isMine && waiverCipher ? crypto.open('coverage.waiver', waiverCipher) : null,
    waiverAnswer:
      isMine && waiverAnswerCipher ? crypto.open('coverage.waiver_answer', waiverAnswerCipher) : null,
    keyFactsVersion: enrolment.keyFactsVersion,
    tickedFacts: enrolment.tickedFacts,
    certificateNumber: row.certificateNumber,
    verificationCode: row.verificationCode,
    enrolledAt: toIsoShanghai(row.createdAt),
    inForceAt: moment(row.inForceAt),
    endedOn: row.endedOn && localDateOf(row.endedOn),
    endReason: row.endReason,
    history: row.history.map(({ status, at }) => ({ status, at: toIsoShanghai(at) })),
  }
}

export function exportPayment({ refunds, ...row }: PaymentRow): object {
  return {
    ...row,
    amountFen: Number(row.amountFen),
    createdAt: toIsoShanghai(row.createdAt),
    paidAt: moment(row.paidAt),
    closedAt: moment(row.closedAt),
    refunds: refunds.map((refund) => ({
      ...refund,
      amountFen: Number(refund.amountFen),
      createdAt: toIsoShanghai(refund.createdAt),
      succeededAt: moment(refund.succeededAt),
    })),
  }
}
