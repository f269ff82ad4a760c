import { View } from '@tarojs/components'
import { Card } from '../../components/card'
import { CountdownRing } from '../../components/countdown-ring'

export interface HoldBannerProps {
  expiresAt: string
  serverAheadMs: number
  onEnd: () => void
}

/** Five minutes: the rule's own value is what the server put into `expiresAt`; the ring is drawn against this. */
const HOLD_SECONDS = 300

export function HoldBanner({ expiresAt, serverAheadMs, onEnd }: HoldBannerProps) {
  return (
    <Card tone="lamp">
      <View className="line line--wide">
        <CountdownRing
          endsAt={expiresAt}
          fullSeconds={HOLD_SECONDS}
          serverAheadMs={serverAheadMs}
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
