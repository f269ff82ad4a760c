import type { LocalDate } from '#domain/kernel/time'
import type { DuplicateReason } from '#domain/report/duplicate'
import { type ReportItemCode, reportItemOf } from '#domain/report/report-item'
import type { ReportResult, ReportValue } from '#domain/report/report-result'

/** One line of a report as it is being typed. */
export interface ValueDraft {
  readonly name: string
  readonly value: string
  readonly unit: string
  readonly low: string
  readonly high: string
}

export interface ReportDraft {
  readonly itemCode: ReportItemCode
  readonly performedOn: LocalDate
  readonly values: readonly ValueDraft[]
  readonly findings: string
  readonly conclusion: string
  readonly restricted: boolean
  readonly tellFirst: boolean
  readonly repeatReason: DuplicateReason | null
}

const NUMBER = /^-?\d{1,6}(\.\d{1,4})?$/

/** Another item has other values; what was said about it stays. */
export function ofItem(draft: ReportDraft, itemCode: ReportItemCode): ReportDraft {
  return {
    ...draft,
    itemCode,
    values: startingReport(itemCode, draft.performedOn).values,
    repeatReason: null,
  }
}

/** The usual values of an item stand there; what is left empty was not measured. */
export function startingReport(itemCode: ReportItemCode, performedOn: LocalDate): ReportDraft {
  const measured = reportItemOf(itemCode)?.measured ?? []
  return {
    itemCode,
    performedOn,
    values: measured.map(({ name, unit }) => ({ name, value: '', unit, low: '', high: '' })),
    findings: '',
    conclusion: '',
    restricted: false,
    tellFirst: false,
    repeatReason: null,
  }
}

/** What is wrong with a line, or undefined. A word such as 阴性 is a value too. */
export function valueFault({ value, low, high }: ValueDraft): string | undefined {
  if (value.trim() === '') return undefined
  if ([low, high].some((bound) => bound.trim() !== '' && !NUMBER.test(bound.trim())))
    return '参考范围写数字，没有就空着'
  if (low.trim() !== '' && high.trim() !== '' && Number(low) > Number(high))
    return '参考范围的下限比上限大，核对一下'
  return undefined
}

/** Why the report cannot be sent yet, as the words of the dead button. */
export function missingInReport({ values, findings, conclusion }: ReportDraft): string | undefined {
  if (values.some((value) => valueFault(value))) return '有一行要改一下'
  const hasSomething = values.some(({ value }) => value.trim() !== '') || findings.trim() || conclusion.trim()
  return hasSomething ? undefined : '填一个数值，或写结论'
}

export function resultOf(draft: ReportDraft): ReportResult {
  return {
    values: draft.values.filter(({ value }) => value.trim() !== '').map(valueOf),
    findings: draft.findings.trim(),
    conclusion: draft.conclusion.trim(),
    repeatReason: draft.repeatReason,
  }
}

function valueOf({ name, value, unit, low, high }: ValueDraft): ReportValue {
  const typed = value.trim()
  return {
    name,
    value: NUMBER.test(typed) ? Number(typed) : typed,
    unit: unit.trim(),
    low: boundOf(low),
    high: boundOf(high),
  }
}

function boundOf(bound: string): number | null {
  return bound.trim() === '' ? null : Number(bound)
}
