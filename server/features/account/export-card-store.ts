import type { Database } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { EXPORT_MAX, ofThem } from './export-store'

/** Their health cards, with every status each ever had and everywhere it was shown. */
export function loadCards(db: Database, scopes: readonly PatientScope[]) {
  return db.healthCard.findMany({
    where: ofThem(scopes),
    select: {
      patientId: true,
      number: true,
      recordNumber: true,
      status: true,
      version: true,
      createdAt: true,
      history: {
        orderBy: { id: 'desc' },
        take: EXPORT_MAX,
        select: { status: true, version: true, at: true, byAccountId: true },
      },
      uses: {
        orderBy: { id: 'desc' },
        take: EXPORT_MAX,
        select: {
          at: true,
          purpose: true,
          stage: true,
          channel: true,
          organizationId: true,
          outcome: true,
          kind: true,
          syncedAt: true,
        },
      },
    },
  })
}

/** How staff came into their records without a visit. */
export function loadOpenings(db: Database, scopes: readonly PatientScope[]) {
  return db.recordOpening.findMany({
    where: ofThem(scopes),
    orderBy: [{ openedAt: 'desc' }, { id: 'asc' }],
    take: EXPORT_MAX,
    select: {
      patientId: true,
      accountId: true,
      role: true,
      organizationId: true,
      basis: true,
      sections: true,
      reasonCipher: true,
      openedAt: true,
      expiresAt: true,
      reviewedAt: true,
      reviewOutcome: true,
    },
  })
}

/** The codes by which a family showed a record to a doctor; the code itself is kept nowhere. */
export function loadShares(db: Database, scopes: readonly PatientScope[]) {
  return db.shareCode.findMany({
    where: ofThem(scopes),
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: EXPORT_MAX,
    select: {
      patientId: true,
      sections: true,
      createdAt: true,
      expiresAt: true,
      usedAt: true,
      usedByAccountId: true,
      revokedAt: true,
    },
  })
}

export function loadObjections(db: Database, scopes: readonly PatientScope[]) {
  return db.accessObjection.findMany({
    where: ofThem(scopes),
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: EXPORT_MAX,
    select: {
      patientId: true,
      textCipher: true,
      createdAt: true,
      answerCipher: true,
      answeredAt: true,
    },
  })
}
