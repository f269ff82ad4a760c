import type { Rule } from '../kernel/rule-set'
import type { LocalDate } from '../kernel/time'
import { type CheckupLine, type CheckupMeasures, checkupInWords } from './checkup-in-words'
import type { CheckupRecord } from './checkup-record'
import { checkupRules } from './checkup-rules'
import { signsAt } from './warning-sign'

/** A check-up as it is told wherever it is shown. */
export interface ToldCheckup {
  /** As a family calls it; 加访 for a further visit. */
  readonly nameZh: string
  readonly lines: readonly CheckupLine[]
  /** What was asked of the child's development, and what the child does not show yet. */
  readonly signs: readonly { readonly nameZh: string; readonly isShown: boolean }[]
}

/** By the rules of its day: what was asked then is what was asked. */
export function tellCheckup(
  done: {
    readonly visitNo: number
    readonly doneOn: LocalDate
    readonly record: CheckupRecord
    readonly measures: CheckupMeasures | null
  },
  table: readonly Rule[],
): ToldCheckup {
  const { visitNo, doneOn, record, measures } = done
  const rules = checkupRules(table, doneOn)
  const occasion = rules['CH-01'].occasions.find((each) => each.visitNo === visitNo)
  const isAsked = record.looked.includes('warning-signs')
  const signs = isAsked ? signsAt(rules['CH-05'].ages, occasion?.ageMonths ?? -1) : []
  return {
    nameZh: occasion?.nameZh ?? '新生儿加访',
    lines: checkupInWords(record, { measures, signs, doneOn }),
    signs: signs.map((nameZh) => ({ nameZh, isShown: record.warningSigns.includes(nameZh) })),
  }
}
