import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { localDateOf, MINUTE_MS } from '#domain/kernel/time'
import { periodInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../../api/server-clock'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { Tag } from '../../../components/content/tag'
import { countdownText, secondsLeft } from '../../../components/time/countdown'
import { packagesInWords, reviewInWords, standingInWords, tagOf } from './contract-words'
import type { ContractRow } from './use-contracts'

export interface StandingCardProps {
  contract: ContractRow
  /** Whose it is: 小满. */
  name: string
  onTap?: () => void
}

/** Where one contract stands: with whom, for whom, what happens next, and how long the team still has. */
export function StandingCard({ contract, name, onTap }: StandingCardProps) {
  const now = useEveryMinute(contract.status === 'submitted')
  const { teamName, organizationName, status, startsOn, endsOn } = contract
  const review = reviewInWords(contract, now)
  const today = localDateOf(now)
  const words = standingInWords(contract, now)
  const tag = tagOf(contract)
  return (
    <Card {...(onTap ? { onTap, label: `${teamName}，${tag.label}，${words}` } : {})}>
      <View className="line line--top line--between line--wrap">
        <Text className="t-h2">{teamName}</Text>
        <Tag {...tag} />
      </View>
      <View className="t-sub">{organizationName}</View>
      <View className="mt2">
        <Text>{[name, packagesInWords(contract)].filter(Boolean).join(' · ')}</Text>
      </View>
      <View className="t-sub t-digits">{periodInWords(startsOn, endsOn, today)}</View>
      <View className="mt3">
        <Note tone={review?.isLate || status === 'need-info' || status === 'draft' ? 'wait' : 'primary'}>
          <Text>{words}</Text>
          {review && !review.isLate && contract.reviewDueAt && (
            <Text className="t-strong t-digits">{timeLeft(contract.reviewDueAt, now)}</Text>
          )}
        </Note>
      </View>
    </Card>
  )
}

/** `还有 2 天`, `还有 5 小时 10 分` */
function timeLeft(dueAt: string, now: Date): string {
  const left = countdownText(secondsLeft(Date.parse(dueAt), now.getTime(), 0))
  return left.startsWith('还有') ? left : `还有 ${left}`
}

/** The server's clock, read anew each minute while something counts down. */
function useEveryMinute(isCounting: boolean): Date {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    if (!isCounting) return
    const timer = setInterval(() => setNow(serverNow()), MINUTE_MS)
    return () => clearInterval(timer)
  }, [isCounting])
  return now
}
