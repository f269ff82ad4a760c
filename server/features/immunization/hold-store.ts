import type { VaccineCode } from '#domain/immunization/vaccine'
import type { LocalDate } from '#domain/kernel/time'
import type { Transaction } from '../../platform/database/database'
import type { ChartScope } from '../../platform/scope/chart-scope'

export interface NewHold {
  readonly vaccine: VaccineCode
  /** Null: a contraindication. */
  readonly until: LocalDate | null
  readonly reasonCipher: string
  readonly now: Date
}

/** In place of the one before. Two at once: the index `immunization_hold_one_living` settles it. */
export async function replaceHold(
  tx: Transaction,
  { patientId, accountId, organizationId }: ChartScope,
  { vaccine, until, reasonCipher, now }: NewHold,
): Promise<string> {
  await tx.immunizationHold.updateMany({
    where: { patientId, vaccineCode: vaccine, endedAt: null },
    data: { endedAt: now, endedByAccountId: accountId },
  })
  const { id } = await tx.immunizationHold.create({
    data: {
      patientId,
      vaccineCode: vaccine,
      kind: until === null ? 'contraindicated' : 'deferred',
      reasonCipher,
      until: until && new Date(until),
      byAccountId: accountId,
      organizationId,
      createdAt: now,
    },
    select: { id: true },
  })
  return id
}

/** Whose hold this is; null for nobody's id. The caller proves that it may see that person. */
export async function findPatientOfHold(tx: Transaction, id: string): Promise<string | null> {
  const row = await tx.immunizationHold.findUnique({ where: { id }, select: { patientId: true } })
  return row?.patientId ?? null
}

/** @returns false when it was ended before */
export async function endHoldRow(
  tx: Transaction,
  { patientId, accountId }: ChartScope,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<boolean> {
  const { count } = await tx.immunizationHold.updateMany({
    where: { id, patientId, endedAt: null },
    data: { endedAt: now, endedByAccountId: accountId },
  })
  return count === 1
}
