import type { Database } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { EXPORT_MAX, ofThem } from './export-store'

/** What they signed with a family doctor, or applied for, and what was said of the team. */
export function loadContracts(db: Database, scopes: readonly PatientScope[]) {
  return db.contract.findMany({
    where: ofThem(scopes),
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: EXPORT_MAX,
    select: {
      patientId: true,
      applicantAccountId: true,
      status: true,
      kind: true,
      startsOn: true,
      endsOn: true,
      endedOn: true,
      endReason: true,
      termYears: true,
      createdAt: true,
      submittedAt: true,
      signedAt: true,
      agreementVersion: true,
      agreementHash: true,
      verificationCode: true,
      addressCipher: true,
      questionnaireCipher: true,
      dialogueCipher: true,
      patient: { select: { birthDate: true } },
      team: { select: { name: true, organization: { select: { name: true } } } },
      packages: {
        orderBy: { packageId: 'asc' },
        select: { selfFen: true, package: { select: { nameZh: true } } },
      },
      history: { orderBy: { id: 'asc' }, take: EXPORT_MAX, select: { status: true, at: true } },
      signatures: {
        orderBy: [{ signedAt: 'asc' }, { side: 'asc' }],
        take: EXPORT_MAX,
        select: { side: true, factor: true, textHash: true, signedAt: true, strokesCipher: true },
      },
      addenda: {
        orderBy: { createdAt: 'asc' },
        take: EXPORT_MAX,
        select: { textCipher: true, createdAt: true },
      },
      evaluations: {
        orderBy: { createdAt: 'asc' },
        take: EXPORT_MAX,
        select: {
          period: true,
          reachable: true,
          clear: true,
          kept: true,
          commentCipher: true,
          accountId: true,
          createdAt: true,
        },
      },
    },
  })
}

/** To which key groups they belong or belonged; those by age follow from the birth date. */
export function loadKeyGroups(db: Database, scopes: readonly PatientScope[]) {
  return db.keyGroupMember.findMany({
    where: { ...ofThem(scopes), source: { not: 'age' } },
    orderBy: [{ since: 'desc' }, { id: 'asc' }],
    take: EXPORT_MAX,
    select: {
      patientId: true,
      groupIndex: true,
      source: true,
      since: true,
      until: true,
      evidenceCipher: true,
    },
  })
}
