import { DomainError } from '#domain/kernel/errors'
import { maskName } from '#domain/kernel/masking'
import type { Sex } from '#domain/kernel/sex'
import { localDateOf } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import { maskDocument } from '#domain/patient/identity-document'
import type { MovableKind } from '#domain/record/movable-kind'
import type { StaffContext } from '../../../platform/context'
import { staffView } from '../../../platform/scope/record-view'
import { findEntry } from '../timeline/timeline-store'
import { isOfCheckup, listMoveTargets } from './move-store'

interface MoveTarget {
  readonly patientId: string
  readonly nameMasked: string
  readonly sex: Sex
  readonly age: string
  /** Twins have one day of birth: their numbers end differently. */
  readonly documentMasked: string
  readonly isOfFamily: boolean
}

/**
 * To whom an entry can be moved: whoever it may be about, and whose record the member of staff may write into now.
 * Whoever is shown here is written down as seen.
 *
 * @throws what `chartScope` refuses of a write; not_found for an entry that is not shown; entry_not_movable for
 * what a check-up measured
 */
export async function readMoveTargets(
  ctx: StaffContext,
  { patientId, kind, id }: { readonly patientId: string; readonly kind: MovableKind; readonly id: string },
): Promise<{ rows: MoveTarget[] }> {
  const now = ctx.now()
  const action = 'chart.moveTargets'
  const scope = await ctx.access.chartScope(ctx.db, ctx, { patientId, action, kinds: [kind], isWrite: true })
  const entry = await findEntry(ctx.db, staffView(scope), { kind, id }, now)
  if (!entry) throw new DomainError('not_found')
  if (await isOfCheckup(ctx.db, scope, { kind, id })) throw new DomainError('entry_not_movable')
  const found = await listMoveTargets(ctx.db, scope, entry.on, now)
  if (found.length > 0) {
    await ctx.audit.record(ctx.db, {
      by: ctx.staff,
      purpose: 'identity-check',
      action,
      patientIds: found.map((row) => row.patientId),
      fields: ['name', 'sex', 'birth-date', 'document'],
      at: now,
      requestId: ctx.requestId,
    })
  }
  const { fieldCrypto } = ctx
  return {
    rows: found.map((row) => ({
      patientId: row.patientId,
      nameMasked: maskName(fieldCrypto.open('patient.name', row.nameCipher)),
      sex: row.sex,
      age: ageInWords(row.birthDate, localDateOf(now)),
      documentMasked: maskDocument({
        type: row.documentType,
        number: fieldCrypto.open('patient_identifier.number', row.numberCipher),
      }),
      isOfFamily: row.isOfFamily,
    })),
  }
}
