import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Link } from '../../components/action/link'
import { Card } from '../../components/content/card'
import { Tag } from '../../components/content/tag'
import { Chips } from '../../components/field/chips'
import type { ChartRow } from './checkup-draft'

export interface OccasionChoiceProps {
  /** Those that can still be written down. */
  rows: readonly ChartRow[]
  chosen: ChartRow
  /** 还能补做, 约好了 …; null for a further visit. */
  stateZh: string | null
  onChoose: (visitNo: number) => void
}

/** Which of the thirteen this is: the likely one stands there, another is two taps away. */
export function OccasionChoice({ rows, chosen, stateZh, onChoose }: OccasionChoiceProps) {
  const [choosing, setChoosing] = useState(false)
  return (
    <Card>
      <View className="line line--between">
        <View className="line">
          <Text className="t-lead">{chosen.nameZh}</Text>
          {stateZh && <Tag label={stateZh} tone="primary" />}
        </View>
        {rows.length > 1 && (
          <Link label={choosing ? '收起' : '换一次'} onTap={() => setChoosing(!choosing)} />
        )}
      </View>
      {choosing && (
        <View className="mt2">
          <Chips
            label="这是哪一次"
            chips={rows.map((row) => ({ value: String(row.visitNo), label: row.nameZh }))}
            selected={String(chosen.visitNo)}
            onToggle={(value) => {
              setChoosing(false)
              onChoose(Number(value))
            }}
          />
        </View>
      )}
    </Card>
  )
}
