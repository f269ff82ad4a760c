import type { Database, Transaction } from '#server/platform/database'

/** The newest visit of a child at a centre before a moment, which lies long enough back for a stay in hospital. */
export function findFirstContact(db: Database, patientId: string, before: Date) {
  return db.visit.findFirst({
    where: { patientId, startedAt: { lt: before }, organization: { kind: { not: 'lead-hospital' } } },
    orderBy: { startedAt: 'desc' },
    select: { id: true, startedAt: true, organizationId: true, practitionerId: true },
  })
}

/** Whether claims may still be written into days that lie back: nobody has any, and no day of the books is closed. */
export async function isUnwritten(db: Database, patientId: string, planId: string): Promise<boolean> {
  const [claims, closes] = [
    await db.claim.count({ where: { patientId } }),
    await db.ledgerClose.count({ where: { planId } }),
  ]
  return claims === 0 && closes === 0
}

export async function insertReferral(
  tx: Transaction,
  referral: {
    readonly id: string
    readonly patientId: string
    readonly fromOrganizationId: string
    readonly fromPractitionerId: string
    readonly visitId: string | null
    readonly toOrganizationId: string
    readonly urgency: 'green' | 'emergency'
    readonly certificationNumber: string | null
    readonly reasonCipher: string
    readonly requestedAt: Date
    readonly acceptedAt: Date
    readonly answeredByAccountId: string
    readonly byAccountId: string
  },
): Promise<void> {
  await tx.referral.create({ data: referral, select: { id: true } })
}

/** The number of a practitioner's certificate, whatever its days. */
export async function findCertificate(db: Database, practitionerId: string): Promise<string | null> {
  const row = await db.certification.findFirst({ where: { practitionerId }, select: { number: true } })
  return row?.number ?? null
}
