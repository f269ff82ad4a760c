import { Text, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { spoken } from '../accessibility/accessibility'
import { countdownSpoken, countdownText, isAnnounced, secondsLeft } from './countdown'
import './countdown-ring.scss'

export interface CountdownRingProps {
  /** ISO instant at which it reaches zero, on the server's clock. */
  endsAt: string
  /** Full ring, in seconds: five minutes for a hold. */
  fullSeconds: number
  /** How far the server's clock is ahead of this phone's: `serverAheadMs()` of api/session. */
  serverAheadMs: number
  /** 「号已锁定」: what is counting. */
  label: string
  /** Once, at zero. */
  onEnd?: () => void
}

/** Empties clockwise, once a second, digits inside. The sentence that says what happens at zero stands beside it. */
export function CountdownRing({ endsAt, fullSeconds, serverAheadMs, label, onEnd }: CountdownRingProps) {
  const endsAtMs = Date.parse(endsAt)
  const [seconds, setSeconds] = useState(() => secondsLeft(endsAtMs, Date.now(), serverAheadMs))
  const atEnd = useRef(onEnd)
  atEnd.current = onEnd

  useEffect(() => {
    const timer = setInterval(tick, 1000)
    function tick() {
      const left = secondsLeft(endsAtMs, Date.now(), serverAheadMs)
      setSeconds(left)
      if (left > 0) return
      clearInterval(timer)
      atEnd.current?.()
    }
    tick()
    return () => clearInterval(timer)
  }, [endsAtMs, serverAheadMs])

  const share = Math.min(1, seconds / fullSeconds)
  return (
    <View
      className="ring"
      {...spoken({ role: 'timer', label: `${label}，剩余${countdownSpoken(seconds)}`, live: 'off' })}
    >
      <View className="ring__track" style={`--share:${(share * 100).toFixed(1)}%`} />
      <Text className="ring__digits">{countdownText(seconds)}</Text>
      <View className="unseen" {...spoken({ role: 'status', live: 'polite' })}>
        {isAnnounced(seconds) ? `${label}，还剩${countdownSpoken(seconds)}` : ''}
      </View>
    </View>
  )
}
