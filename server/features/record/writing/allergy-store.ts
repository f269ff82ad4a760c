import type { LocalDate } from '#domain/kernel/time'
import { ALLERGIES_MAX } from '#domain/record/allergy'
import type { Database, Transaction } from '../../../platform/database/database'
import type { ChartScope } from '../../../platform/scope/chart-scope'
import type { PatientScope } from '../../../platform/scope/patient-scope'

/** Records that became one may have had as many as one may write, each. */
const READ_MAX = 10 * ALLERGIES_MAX

/** Whether one more is kept. Until the transaction ends nobody else adds one for this person: the count holds. */
export async function hasRoomForAllergy(
  tx: Transaction,
  { patientId }: PatientScope | ChartScope,
): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM patient WHERE id = ${patientId}::uuid FOR NO KEY UPDATE`
  const held = await tx.allergy.count({ where: { patientId, withdrawnAt: null, resolvedOn: null } })
  return held < ALLERGIES_MAX
}

/** @returns null when the person has as many as are kept */
export async function insertAllergy(
  tx: Transaction,
  by: PatientScope | ChartScope,
  allergy: { readonly notedOn: LocalDate; readonly allergyCipher: string; readonly now: Date },
): Promise<string | null> {
  if (!(await hasRoomForAllergy(tx, by))) return null
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
    take: READ_MAX,
    select: { allergyCipher: true },
  })
  return rows.map(({ allergyCipher }) => allergyCipher)
}
