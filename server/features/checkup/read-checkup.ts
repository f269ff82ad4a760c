import { type ToldCheckup, tellCheckup } from '#domain/checkup/tell-checkup'
import { DomainError } from '#domain/kernel/errors'
import { type LocalDate } from '#domain/kernel/time'
import type { AccountContext } from '../../platform/context'
import { openCheckup } from '../../platform/sealing/entry-seal'
import { openMeasuredValues } from '../../platform/sealing/measured-values'
import { findCheckup } from './store'

export interface CheckupView extends ToldCheckup {
  readonly id: string
  readonly visitNo: number
  readonly doneOn: LocalDate
  readonly place: string
  readonly practitioner: string | null
}

/**
 * One check-up that took place, in the words of a family, judged by the rules of its day.
 *
 * @throws not_found alike for absent, withdrawn and other families'
 */
export async function readCheckup(
  ctx: AccountContext,
  { patientId, id }: { readonly patientId: string; readonly id: string },
): Promise<CheckupView> {
  const look = { patientId, action: 'record.checkup', kinds: ['checkup'] } as const
  const scope = await ctx.access.recordScope(ctx, look)
  const row = await findCheckup(ctx.db, scope, id)
  if (!row) throw new DomainError('not_found')
  const { visitNo, doneOn, place, practitioner } = row
  const record = openCheckup(ctx.fieldCrypto, row.recordCipher)
  const measures = row.valuesCipher === null ? null : openMeasuredValues(ctx.fieldCrypto, row.valuesCipher)
  const told = tellCheckup({ visitNo, doneOn, record, measures }, await ctx.rules())
  return { id: row.id, visitNo, doneOn, place, practitioner, ...told }
}
