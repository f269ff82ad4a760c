import type { LocalDate } from '#domain/kernel/time'
import type { ChartScope } from '../../platform/chart-scope'
import type { Database, Transaction } from '../../platform/database'
import type { PatientScope } from '../../platform/patient-scope'

/** More than anybody does not tolerate. */
const ALLERGIES_MAX = 50

export async function insertAllergy(
  tx: Transaction,
  by: PatientScope | ChartScope,
  allergy: { readonly notedOn: LocalDate; readonly allergyCipher: string; readonly now: Date },
): Promise<string> {
  const organizationId = 'organizationId' in by ? by.organizationId : null
  const row = await tx.allergy.create({
    data: {
      patientId: by.patientId,
      notedOn: new Date(allergy.notedOn),
      allergyCipher: allergy.allergyCipher,
      source: organizationId === null ? 'family' : 'staff',
      byAccountId: by.accountId,
      organizationId,
      createdAt: allergy.now,
    },
    select: { id: true },
  })
  return row.id
}

/** Whose an allergy is that a family wrote down and that stands; null for every other. */
export async function personOfFamilyAllergy(tx: Transaction, id: string): Promise<string | null> {
  const row = await tx.allergy.findFirst({
    where: { id, source: 'family', withdrawnAt: null },
    select: { patientId: true },
  })
  return row?.patientId ?? null
}

type Ending = 'withdrawn' | 'resolved'

/** @returns false when somebody else ended it, or it is none of theirs to end */
export async function endAllergy(
  tx: Transaction,
  by: PatientScope | ChartScope,
  id: string,
  { ending, now, today }: { readonly ending: Ending; readonly now: Date; readonly today: LocalDate },
): Promise<boolean> {
  const source = 'organizationId' in by ? {} : { source: 'family' }
  const { count } = await tx.allergy.updateMany({
    where: {
      id,
      patientId: by.patientId,
      withdrawnAt: null,
      ...source,
      ...(ending === 'resolved' && { resolvedOn: null }),
    },
    data:
      ending === 'resolved'
        ? { resolvedOn: new Date(today) }
        : { withdrawnAt: now, withdrawnByAccountId: by.accountId },
  })
  return count === 1
}

/** Sealed, of the person whatever was agreed: nobody may be given what they do not tolerate. */
export async function listLivingAllergies(tx: Database | Transaction, patientId: string): Promise<string[]> {
  const rows = await tx.allergy.findMany({
    where: { patientId, withdrawnAt: null, resolvedOn: null },
    orderBy: [{ notedOn: 'asc' }, { id: 'asc' }],
    take: ALLERGIES_MAX,
    select: { allergyCipher: true },
  })
  return rows.map(({ allergyCipher }) => allergyCipher)
}
