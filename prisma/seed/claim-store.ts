import type { Database, Transaction } from '#server/platform/database/database'

/** The newest visit of a child at a centre before a moment, which lies long enough back for a stay in hospital. */
export function findFirstContact(db: Database, patientId: string, before: Date) {
  return db.visit.findFirst({
    where: { patientId, startedAt: { lt: before }, organization: { kind: { not: 'lead-hospital' } } },
    orderBy: { startedAt: 'desc' },
    select: { id: true, startedAt: true, organizationId: true, practitionerId: true },
  })
}

/** How many claims a child has, and how many days of the books are closed. */
export async function countWritten(
  db: Database,
  patientId: string,
  planId: string,
): Promise<{ readonly claims: number; readonly closes: number }> {
  const claims = await db.claim.count({ where: { patientId } })
  return { claims, closes: await db.ledgerClose.count({ where: { planId } }) }
}

/** @returns false when another process that seeds at this moment was first */
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
): Promise<boolean> {
  const { count } = await tx.referral.createMany({ data: [referral], skipDuplicates: true })
  return count === 1
}

/** The number of a practitioner's certificate, whatever its days. */
export async function findCertificate(db: Database, practitionerId: string): Promise<string | null> {
  const row = await db.certification.findFirst({ where: { practitionerId }, select: { number: true } })
  return row?.number ?? null
}
