import { Text, View } from '@tarojs/components'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../api/server-clock'
import { Card } from '../../../components/content/card'
import { Icon, type IconName } from '../../../components/picture/icon'
import { untilInWords } from './delegation-words'

const MAY: readonly { icon: IconName; words: string }[] = [
  { icon: 'check', words: '能约号、改时间、取消' },
  { icon: 'check', words: '能带去看病、报到' },
  { icon: 'lock', words: '改资料、看完整证件号、再托给别人，要监护人来办' },
]

/** What somebody to whom a person is entrusted may do, and until when. */
export function EntrustedPerson({ endsOn }: { endsOn: LocalDate | null }) {
  const today = localDateOf(serverNow())
  return (
    <Card>
      <Text className="t-lead">
        家里人托你带，{endsOn === null ? '没有说到哪天' : untilInWords(endsOn, today)}
      </Text>
      <View className="stack stack--2 mt2">
        {MAY.map(({ icon, words }) => (
          <View key={words} className="line line--top">
            <Icon name={icon} size="s" />
            <Text className="grow">{words}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}
