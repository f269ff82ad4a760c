import { Text, View } from '@tarojs/components'
import { serverAheadMs } from '../../../api/server-clock'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { CountdownRing } from '../../../components/time/countdown-ring'

export interface HoldBannerProps {
  /** Null once the seat has gone back. */
  expiresAt: string | null
  onEnd: () => void
}

/** A full ring is five minutes (BK-13); how long it really runs is what the server put into `expiresAt`. */
const HOLD_SECONDS = 300

export function HoldBanner({ expiresAt, onEnd }: HoldBannerProps) {
  if (expiresAt === null) {
    return (
      <Note tone="wait" announced>
        <Text className="t-strong">号放回去了，</Text>
        <Text>填的内容还在。号还空着的话，再锁一次就好。</Text>
      </Note>
    )
  }
  return (
    <Card tone="lamp">
      <View className="line line--wide">
        <CountdownRing
          endsAt={expiresAt}
          fullSeconds={HOLD_SECONDS}
          serverAheadMs={serverAheadMs()}
          label="号已锁定"
          onEnd={onEnd}
        />
        <View className="grow">
          <View className="t-lead">这个号先给你留着</View>
          <View className="t-sub">到时没确认会放回。填的内容不会丢。</View>
        </View>
      </View>
    </Card>
  )
}
