import type { LocalDate } from '#domain/kernel/time'
import type { AnswerState } from '../../../api/answer-state'
import { SectionTitle } from '../../../components/page/section-title'
import { TrendCard, type TrendCardProps } from './trend-card'

export interface TrendOfItemProps {
  state: AnswerState<{ readonly nameZh: string; readonly series: readonly TrendCardProps['series'][] }>
  today: LocalDate
}

/** How the values of an item changed. One examination is no trend: then there is nothing to draw. */
export function TrendOfItem({ state, today }: TrendOfItemProps) {
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
