import type { LocalDate } from '#domain/kernel/time'
import type { ReportItemCode } from '#domain/report/report-item'
import { answerState } from '../../api/answer-state'
import { SectionTitle } from '../../components/section-title'
import { TrendCard } from './trend-card'
import { useReportTrend } from './use-record'

export interface TrendOfItemProps {
  patientId: string
  itemCode: ReportItemCode
  today: LocalDate
}

/** How the values of an item changed. One examination is no trend: then there is nothing to draw. */
export function TrendOfItem({ patientId, itemCode, today }: TrendOfItemProps) {
  const state = answerState(useReportTrend(patientId, itemCode))
  if (state.kind !== 'ready') return null
  const lines = state.answer.series.filter(({ points }) => points.length > 1)
  if (lines.length === 0) return null
  return (
    <>
      <SectionTitle title={`${state.answer.nameZh}的变化`} />
      {lines.map((series) => (
        <TrendCard key={`${series.name} ${series.unit}`} series={series} today={today} />
      ))}
    </>
  )
}
