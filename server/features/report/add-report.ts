import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { refuseEntryDate } from '#domain/record/entry-date'
import { delayedReleaseRule } from '#domain/record/record-rules'
import { standingReport } from '#domain/report/duplicate'
import { recognisedUntil, validityDays } from '#domain/report/recognition'
import { releaseAt } from '#domain/report/release'
import { type ReportItemCode, reportItemOf } from '#domain/report/report-item'
import type { ReportResult } from '#domain/report/report-result'
import { validityRules } from '#domain/report/report-rules'
import type { StaffWriteContext } from '../../platform/context'
import type { ChartScope } from '../../platform/scope/chart-scope'
import { staffView } from '../../platform/scope/record-view'
import { sealResult } from '../../platform/sealing/entry-seal'
import { findSetting, insertReport, listQualityPeriods, listReportsOf } from './store'
import { announceReport } from './tell-released'

interface NewReport {
  readonly patientId: string
  readonly itemCode: ReportItemCode
  readonly performedOn: LocalDate
  readonly result: ReportResult
  readonly restricted: boolean
  /** The doctor wants to speak before the family reads it. */
  readonly tellFirst: boolean
}

/**
 * Writes a report down, says until when others need not repeat it, and when the family sees it (rules D-MR, REC-01).
 *
 * @throws what `chartScope` refuses; report_empty; entry_before_birth, entry_in_future; report_duplicate while another
 * that may be seen still stands and none of the six reasons is given
 */
export async function addReport(
  ctx: StaffWriteContext,
  input: NewReport,
): Promise<{ id: string; releaseAt: string; recognisedUntil: string | null }> {
  const now = ctx.now()
  const { patientId, itemCode, performedOn, result } = input
  const look = { patientId, action: 'chart.addReport', kinds: ['report'], isWrite: true } as const
  const scope = await ctx.access.chartScope(ctx.tx, ctx, look)
  const { region, birthDate } = await findSetting(ctx.tx, scope)
  const refusal = refuseEntryDate(performedOn, birthDate, localDateOf(now))
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  if (result.values.length === 0 && !result.findings && !result.conclusion)
    throw new DomainError('report_empty')
  await refuseDuplicate(ctx, scope, input)
  const rules = await ctx.rules()
  const until = recognisedUntil(
    { performedOn, days: validityDays(itemCode, validityRules(rules, region, performedOn)) },
    await listQualityPeriods(ctx.tx, { organizationId: scope.organizationId, itemCode }),
  )
  const { holdHours } = delayedReleaseRule(rules, region, localDateOf(now))
  const { restricted: isRestricted, tellFirst } = input
  const kind = reportItemOf(itemCode)?.kind ?? 'laboratory'
  const visibleFrom = releaseAt({ kind, result, isRestricted, tellFirst }, { holdHours, now })
  const id = await insertReport(ctx.tx, scope, {
    kind,
    itemCode,
    performedOn,
    resultCipher: sealResult(ctx.fieldCrypto, result),
    category: isRestricted ? 'restricted' : 'normal',
    recognisedUntil: until,
    releaseAt: visibleFrom,
    now,
  })
  await announceReport(ctx, { id, patientId, releaseAt: visibleFrom }, now)
  return { id, releaseAt: toIsoShanghai(visibleFrom), recognisedUntil: until }
}

/** What the family has not agreed to show cannot be pointed at: then nobody is asked why. */
async function refuseDuplicate(
  ctx: StaffWriteContext,
  scope: ChartScope,
  { itemCode, performedOn, result }: NewReport,
): Promise<void> {
  if (result.repeatReason !== null) return
  const reports = await listReportsOf(ctx.tx, staffView(scope), itemCode, ctx.now())
  const standing = standingReport(reports, { itemCode, performedOn })
  if (standing) {
    throw new DomainError('report_duplicate', {
      performedOn: standing.performedOn,
      recognisedUntil: standing.recognisedUntil,
    })
  }
}
