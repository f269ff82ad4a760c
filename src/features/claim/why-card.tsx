import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../api/server-clock'
import { spoken } from '../../components/accessibility/accessibility'
import { Card } from '../../components/content/card'
import { Icon } from '../../components/picture/icon'
import type { ClaimView } from './use-claims'

/** The facts that decided about the way, each with its time: nobody typed them, they stand in the record. */
export function WhyCard({ pathwayZh, whyPathway }: Pick<ClaimView, 'pathwayZh' | 'whyPathway'>) {
  const today = localDateOf(serverNow())
  if (whyPathway.length === 0) return null
  return (
    <Card label="为什么按这条路算">
      <Text className="t-h2" {...spoken({ role: 'heading', level: 2 })}>
        {`为什么是“${pathwayZh ?? '这条路'}”`}
      </Text>
      <View className="stack stack--3 mt3">
        {whyPathway.map(({ at, text, ok }) => (
          <View key={text} className="line line--top">
            <Icon name={ok ? 'check' : 'x'} size="s" className={ok ? 't-ok' : 't-bad'} />
            <View className="grow">
              {at && <View className="t-sub t-digits">{momentInWords(new Date(at), today)}</View>}
              <Text>{text}</Text>
            </View>
          </View>
        ))}
      </View>
    </Card>
  )
}
