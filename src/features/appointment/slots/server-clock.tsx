import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { toIsoShanghai } from '#domain/kernel/time'
import { Icon } from '../../../components/picture/icon'

export interface ServerClockProps {
  serverAheadMs: number
  /** For an elder: without a word of how it works. */
  plain: boolean
}

/** 「服务器时间 07:59:18」: slots are released by it, whatever a phone's own clock says (journeys E1 6 and 7). */
export function ServerClock({ serverAheadMs, plain }: ServerClockProps) {
  const [seconds, setSeconds] = useState(() => clockText(serverAheadMs))
  useEffect(() => {
    const timer = setInterval(() => setSeconds(clockText(serverAheadMs)), 1000)
    return () => clearInterval(timer)
  }, [serverAheadMs])
  return (
    <View className="line t-cap inset">
      <Icon name="clock" size="xs" />
      <Text className="t-digits">
        {plain ? `现在 ${seconds}，放号不看手机上的钟` : `服务器时间 ${seconds}，放号不看手机时钟`}
      </Text>
    </View>
  )
}

function clockText(serverAheadMs: number): string {
  return toIsoShanghai(new Date(Date.now() + serverAheadMs)).slice(11, 19)
}
