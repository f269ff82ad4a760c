import { Text, View } from '@tarojs/components'
import { Card } from '../../../components/content/card'
import { ShareBar } from '../../../components/page/share-bar'
import { loadInLines } from './inbox-words'

export interface InboxLoadProps {
  load: {
    readonly signed: number
    readonly capacity: number
    readonly free: number
    readonly state: string
  }
}

/** How full the team is, before anybody else is taken in. */
export function InboxLoad({ load }: InboxLoadProps) {
  const { signed, capacity, state } = load
  return (
    <Card>
      <View className="line line--between line--wide">
        <View className="grow">
          <Text className="t-strong t-digits">{`${signed.toLocaleString('en')} / ${capacity.toLocaleString('en')}`}</Text>
          <View className="line mt2">
            <ShareBar
              percent={capacity === 0 ? 100 : (signed * 100) / capacity}
              tone={state === 'open' ? 'primary' : 'wait'}
            />
          </View>
        </View>
        <View className="t-right">
          {loadInLines(load)
            .split('\n')
            .map((words) => (
              <View key={words} className="t-sub t-2">
                {words}
              </View>
            ))}
        </View>
      </View>
    </Card>
  )
}
