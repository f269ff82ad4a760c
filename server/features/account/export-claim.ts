import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { PatientScope } from '../../platform/scope/patient-scope'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'
import type { loadClaims, loadReferrals } from './export-claim-store'
import { moment } from './export-words'

type ClaimRow = Awaited<ReturnType<typeof loadClaims>>[number]
type ReferralRow = Awaited<ReturnType<typeof loadReferrals>>[number]

/**
 * A claim in the words of whoever made it. Who decided is the plan's to answer for; the card is only for the guardian
 * who named it; of an adolescent the illness is only for whoever reads the record.
 */
export function exportClaim(row: ClaimRow, scope: PatientScope, crypto: FieldCrypto): object {
  const { number, status, care, cause, pathway, rejectCode } = row
  return {
    number,
    status,
    care,
    cause,
    pathway,
    rejectCode,
    admittedOn: localDateOf(row.admittedOn),
    dischargedOn: row.dischargedOn && localDateOf(row.dischargedOn),
    billedFen: Number(row.billedFen),
    benefitFen: row.decidedAt === null ? null : Number(row.benefitFen ?? 0),
    paidFen: Number(row.paidFen),
    ...detailsOf(row, scope, crypto),
    submittedAt: toIsoShanghai(row.submittedAt),
    decidedAt: moment(row.decidedAt),
    steps: row.steps.map(({ kind, textCipher, at }) => ({
      kind,
      at: toIsoShanghai(at),
      text: textCipher && scope.seesRecords ? crypto.open('claim_step.text', textCipher) : null,
    })),
  }
}

function detailsOf({ accountId, detailsCipher }: ClaimRow, scope: PatientScope, crypto: FieldCrypto): object {
  const details = JSON.parse(crypto.open('claim.details', detailsCipher)) as Record<string, unknown>
  return {
    diagnosis: scope.seesRecords ? details.diagnosis : null,
    hospitalName: scope.seesRecords ? details.hospitalName : null,
    account: accountId === scope.accountId ? details.account : null,
  }
}

export function exportReferral(row: ReferralRow, crypto: FieldCrypto): object {
  return {
    from: row.fromOrganization.name,
    to: row.toOrganization.name,
    practitioner: row.fromPractitioner.name,
    certificationNumber: row.certificationNumber,
    urgency: row.urgency,
    reason: crypto.open('referral.reason', row.reasonCipher),
    requestedAt: toIsoShanghai(row.requestedAt),
    acceptedAt: moment(row.acceptedAt),
    rejectedAt: moment(row.rejectedAt),
    admittedAt: moment(row.admittedAt),
  }
}
