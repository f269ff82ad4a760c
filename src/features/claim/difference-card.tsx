import { Text, View } from '@tarojs/components'
import { yuanOf } from '#domain/kernel/fen'
import { spoken } from '../../components/accessibility/accessibility'
import { Card } from '../../components/content/card'
import './difference-card.scss'

export interface DifferenceCardProps {
  differenceFen: number
  /** What straight to the hospital would have brought. */
  ifDirectFen: number
  isEstimate?: boolean
  /** How the difference came about. */
  title?: string
}

/** What the way through the community is worth: the one number of the closed loop. */
export function DifferenceCard({
  differenceFen,
  ifDirectFen,
  isEstimate,
  title = '走社区这条路，多了',
}: DifferenceCardProps) {
  if (differenceFen <= 0) return null
  return (
    <Card tone="lamp" label="走社区这条路多了多少">
      <View className="line">
        <View className="difference-card__arch" {...spoken({ hidden: true })} />
        <View className="grow">
          <View className="t-strong">{isEstimate ? '如果先在社区首诊，可多报' : title}</View>
          <Text className="t-num">{yuanOf(differenceFen)}</Text>
          <View className="t-sub">{`如果直接去医院：${yuanOf(ifDirectFen)}`}</View>
        </View>
      </View>
    </Card>
  )
}
