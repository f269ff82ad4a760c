import type { Database } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { EXPORT_MAX, ofThem } from './export-store'

/** What was asked of a mutual-aid plan for them, and what came of it. */
export function loadClaims(db: Database, scopes: readonly PatientScope[]) {
  return db.claim.findMany({
    where: ofThem(scopes),
    orderBy: [{ submittedAt: 'desc' }, { id: 'asc' }],
    take: EXPORT_MAX,
    select: {
      patientId: true,
      accountId: true,
      number: true,
      status: true,
      care: true,
      cause: true,
      admittedOn: true,
      dischargedOn: true,
      pathway: true,
      billedFen: true,
      benefitFen: true,
      paidFen: true,
      rejectCode: true,
      detailsCipher: true,
      submittedAt: true,
      decidedAt: true,
      steps: {
        orderBy: { id: 'asc' },
        take: EXPORT_MAX,
        select: { kind: true, textCipher: true, at: true },
      },
    },
  })
}

/** Where they were sent to; of an adolescent only for whoever reads the record. */
export function loadReferrals(db: Database, scopes: readonly PatientScope[]) {
  const readable = scopes.filter(({ seesRecords }) => seesRecords)
  return db.referral.findMany({
    where: { ...ofThem(readable), withdrawnAt: null },
    orderBy: [{ requestedAt: 'desc' }, { id: 'asc' }],
    take: EXPORT_MAX,
    select: {
      patientId: true,
      urgency: true,
      reasonCipher: true,
      certificationNumber: true,
      requestedAt: true,
      acceptedAt: true,
      rejectedAt: true,
      admittedAt: true,
      fromOrganization: { select: { name: true } },
      toOrganization: { select: { name: true } },
      fromPractitioner: { select: { name: true } },
    },
  })
}
