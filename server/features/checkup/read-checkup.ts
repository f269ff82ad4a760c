import { type CheckupLine, checkupInWords } from '#domain/checkup/checkup-in-words'
import { checkupRules } from '#domain/checkup/checkup-rules'
import { signsAt } from '#domain/checkup/warning-sign'
import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { AccountContext } from '../../platform/context'
import { openCheckup } from '../../platform/entry-seal'
import { openMeasuredValues } from '../../platform/measured-values'
import { findCheckup } from './store'

export interface CheckupView {
  readonly id: string
  readonly visitNo: number
  /** As a family calls it; 加访 for a further visit. */
  readonly nameZh: string
  readonly doneOn: LocalDate
  readonly place: string
  readonly practitioner: string | null
  readonly lines: readonly CheckupLine[]
  /** What was asked of the child's development, and what of it the child shows. */
  readonly signs: readonly { readonly nameZh: string; readonly isShown: boolean }[]
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
  const scope = await ctx.access.careScope(ctx.db, ctx.account, patientId, localDateOf(ctx.now()))
  const row = await findCheckup(ctx.db, scope, id)
  if (!row) throw new DomainError('not_found')
  const { visitNo, doneOn, place, practitioner } = row
  const rules = checkupRules(await ctx.rules(), doneOn)
  const occasion = rules['CH-01'].occasions.find((each) => each.visitNo === visitNo)
  const record = openCheckup(ctx.fieldCrypto, row.recordCipher)
  const isAsked = record.looked.includes('warning-signs')
  const signs = isAsked ? signsAt(rules['CH-05'].ages, occasion?.ageMonths ?? -1) : []
  const measures = row.valuesCipher === null ? null : openMeasuredValues(ctx.fieldCrypto, row.valuesCipher)
  return {
    id: row.id,
    visitNo,
    nameZh: occasion?.nameZh ?? '新生儿加访',
    doneOn,
    place,
    practitioner,
    lines: checkupInWords(record, { measures, signs, doneOn }),
    signs: signs.map((nameZh) => ({ nameZh, isShown: record.warningSigns.includes(nameZh) })),
  }
}
