import { Text, View } from '@tarojs/components'
import { percentInWords } from '#domain/kernel/basis-points'
import { spoken } from '../../components/accessibility/accessibility'
import { Card } from '../../components/content/card'
import { ShareBar } from '../../components/page/share-bar'
import './pathway-bars.scss'
import type { Plan } from './use-plan'

/** What each way to the doctor pays: the one picture that says why the community comes first (rules MA-10). */
export function PathwayBars({ pathways }: { pathways: Plan['pathways'] }) {
  return (
    <Card label="走哪条路，报多少">
      <Text className="t-h2" {...spoken({ role: 'heading', level: 2 })}>
        走哪条路，报多少
      </Text>
      <View className="t-sub">扣除免赔额后，按这个比例算</View>
      {mostFirst(pathways).map(({ code, nameZh, ratioBasisPoints, inWords }) => (
        <View key={code} className="pathway-bars__one">
          <View className="line line--between">
            <Text className="t-strong">{nameZh}</Text>
            <Text className="pathway-bars__share t-primary">{percentInWords(ratioBasisPoints)}</Text>
          </View>
          <View className="pathway-bars__bar">
            <ShareBar percent={ratioBasisPoints / 100} />
          </View>
          <View className="t-sub">{inWords}</View>
        </View>
      ))}
    </Card>
  )
}

/** What pays most stands first: that is what the picture is for. */
function mostFirst(pathways: Plan['pathways']): Plan['pathways'] {
  return [...pathways].sort((a, b) => b.ratioBasisPoints - a.ratioBasisPoints)
}
