import { Text, View } from '@tarojs/components'
import { Card } from '../../../components/content/card'

export interface EarlierVisitsProps {
  /** Null where the family has not agreed to show them. */
  visits: readonly { readonly day: string; readonly where: string; readonly diagnoses: string }[] | null
}

/** 以前看过: only what the family agreed to show, else one quiet line that says why it is missing. */
export function EarlierVisits({ visits }: EarlierVisitsProps) {
  if (visits === null) {
    return <View className="t-cap inset">以前的就诊看不到：家里还没有同意给医生看。不影响这次。</View>
  }
  if (visits.length === 0) return <View className="t-cap inset">以前没有在这里看过。</View>
  return (
    <Card>
      <Text className="t-strong">以前看过</Text>
      <View className="stack stack--2 mt2">
        {visits.map((visit) => (
          <View key={`${visit.day} ${visit.where}`} className="stack">
            <Text className="t-digits">
              {visit.day} · {visit.diagnoses}
            </Text>
            <Text className="t-sub">{visit.where}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}
