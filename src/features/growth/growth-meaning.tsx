import { Text } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { spoken } from '../../components/accessibility/accessibility'
import { Card } from '../../components/content/card'
import type { GrowthRecord, MeasuredPoint, ShownMeasure } from './growth-record'
import { meaning } from './growth-words'
import './growth-table.scss'

export interface GrowthMeaningProps {
  record: GrowthRecord
  measure: ShownMeasure
  measured: readonly MeasuredPoint[]
  name: string
  today: LocalDate
  /** When to measure again, where that is known. */
  next: { readonly nameZh: string; readonly dueOn: LocalDate } | null
}

/** What the curve says, in the words of somebody at the table. */
export function GrowthMeaning({ record, measure, measured, name, today, next }: GrowthMeaningProps) {
  const sentences = meaning(record, measure, measured, { name, today })
  const when = next ? [`下次在 ${next.nameZh}时再量。`] : []
  const words = [...sentences, ...when].join('')
  if (words === '') return null
  return (
    <Card>
      <Text className="t-strong" {...spoken({ role: 'heading', level: 2 })}>
        这意味着什么
      </Text>
      <Text className="t-2 mt1 growth-words">{words}</Text>
      {record.points.some(({ isAgeCorrected }) => isAgeCorrected) && (
        <Text className="t-sub mt1 growth-words">
          早产的孩子按矫正月龄画到满 {record.standard.correctedUntilMonths / 12} 岁（待核实）。
        </Text>
      )}
    </Card>
  )
}
