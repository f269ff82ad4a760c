import { Text, View } from '@tarojs/components'
import { spoken } from '../../components/accessibility/accessibility'
import { Card } from '../../components/content/card'
import { ShareBar } from '../../components/page/share-bar'
import type { CareTeam } from './use-team'
import './neighbours-say.scss'

/** 邻居怎么说: of those who answered within a year, how many said a plain yes. Too few answers say nothing. */
export function NeighboursSay({ evaluation }: Pick<CareTeam, 'evaluation'>) {
  if (!evaluation) {
    return (
      <Card>
        <View className="stack">
          <Text className="t-strong">邻居怎么说</Text>
          <Text className="t-sub t-2">评价还不到 5 份，先不算比例。签约的家庭每季度可以评一次。</Text>
        </View>
      </Card>
    )
  }
  const { count, reachablePercent, clearPercent, keptPercent } = evaluation
  return (
    <Card>
      <View className="line line--between line--wrap">
        <Text className="t-strong">邻居怎么说</Text>
        <Text className="t-sub t-2">{`近一年 ${count} 份评价`}</Text>
      </View>
      <View className="stack stack--2 mt3">
        <Answer question="找得到人" percent={reachablePercent} />
        <Answer question="说得明白" percent={clearPercent} />
        <Answer question="约定的都做了" percent={keptPercent} />
      </View>
    </Card>
  )
}

function Answer({ question, percent }: { question: string; percent: number }) {
  return (
    <View className="neighbours-say" {...spoken({ role: 'group', label: `${question}，${percent}%` })}>
      <Text className="neighbours-say__question t-sub">{question}</Text>
      <ShareBar percent={percent} />
      <Text className="neighbours-say__percent t-strong t-digits">{`${percent}%`}</Text>
    </View>
  )
}
