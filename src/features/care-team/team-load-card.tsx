import { Text, View } from '@tarojs/components'
import { Card } from '../../components/content/card'
import { ShareBar } from '../../components/page/share-bar'
import { loadInWords } from './team-words'
import type { CareTeamPage } from './use-team'

/** How many the team still takes, and what somebody does who is too late. */
export function TeamLoadCard({ load, neighbours }: Pick<CareTeamPage, 'load' | 'neighbours'>) {
  const { signed, capacity, free, state } = load
  return (
    <Card label={`已签 ${signed} 人，最多 ${capacity} 人`}>
      <View className="stack stack--2">
        <View className="line line--between line--wrap">
          <Text className="t-strong">{free > 0 ? `还能签 ${free} 人` : '名额满了'}</Text>
          <Text className="t-sub t-digits t-2">{`${signed.toLocaleString('en')} / ${capacity.toLocaleString('en')}`}</Text>
        </View>
        <View className="line">
          <ShareBar
            percent={capacity === 0 ? 100 : (signed * 100) / capacity}
            tone={state === 'open' ? 'primary' : 'wait'}
          />
        </View>
        <Text className="t-sub t-2">{loadInWords(load, neighbours)}</Text>
      </View>
    </Card>
  )
}
