import type { ReportItemCode } from '#domain/report/report-item'
import { reportItemOf } from '#domain/report/report-item'
import { type TrendSeries, trendOf } from '#domain/report/trend'
import type { AccountContext, StaffContext } from '../../platform/context'
import { familyView, type RecordView, staffView } from '../../platform/scope/record-view'
import { openResult } from '../../platform/sealing/entry-seal'
import { listReportsOf } from './store'

interface TrendWish {
  readonly patientId: string
  readonly itemCode: ReportItemCode
}

interface Trend {
  readonly itemCode: ReportItemCode
  readonly nameZh: string
  readonly series: readonly TrendSeries[]
}

/** @throws not_found alike for absent and other families' people */
export async function readFamilyTrend(ctx: AccountContext, wish: TrendWish): Promise<Trend> {
  const look = { patientId: wish.patientId, action: 'record.reportTrend', kinds: ['report'] } as const
  return readTrend(ctx, familyView(await ctx.access.recordScope(ctx, look)), wish)
}

/** @throws what `chartScope` refuses */
export async function readStaffTrend(ctx: StaffContext, wish: TrendWish): Promise<Trend> {
  const look = { patientId: wish.patientId, action: 'chart.reportTrend', kinds: ['report'] } as const
  return readTrend(ctx, staffView(await ctx.access.chartScope(ctx.db, ctx, look)), wish)
}

async function readTrend(ctx: AccountContext, view: RecordView, { itemCode }: TrendWish): Promise<Trend> {
  const reports = await listReportsOf(ctx.db, view, itemCode, ctx.now())
  const dated = reports.map(({ id, performedOn, resultCipher }) => ({
    id,
    on: performedOn,
    values: openResult(ctx.fieldCrypto, resultCipher).values,
  }))
  return { itemCode, nameZh: reportItemOf(itemCode)?.nameZh ?? itemCode, series: trendOf(dated) }
}
