import { Text } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import type { FamilyFace } from '#domain/patient/family-face'
import { EmptyState } from '../../components/page/empty-state'
import { OfflineFoot } from '../../components/page/offline-foot'
import { useElderMode } from '../../theme/elder-mode'
import { EntryCard } from './entry-card'
import type { WaitlistEntry } from './use-waitlist'
import { orderInWords } from './waitlist-words'

export interface WaitlistViewProps {
  entries: readonly WaitlistEntry[]
  people: readonly FamilyFace[]
  today: LocalDate
  offline: boolean
  /** One acceptance is one message: whoever let a seat go is asked again. */
  reminder?: ReactNode
  onSeeLine: (entry: WaitlistEntry) => void
}

/** 候补: what the family waits for, those that have ended last. */
export function WaitlistView({ entries, people, today, offline, reminder, onSeeLine }: WaitlistViewProps) {
  const { elder } = useElderMode()
  if (entries.length === 0) {
    return <EmptyState title="现在没有在等的号" why="选时间的时候，满了的号点一下就能排。" />
  }
  return (
    <>
      {entries.map((entry) => (
        <EntryCard
          key={entry.id}
          entry={entry}
          face={people.find(({ id }) => id === entry.patientId)}
          today={today}
          offline={offline}
          onSeeLine={() => onSeeLine(entry)}
        />
      ))}
      {!offline && entries.some(({ status }) => status === 'waiting') && reminder}
      {offline ? <OfflineFoot /> : <Text className="t-cap t-center">{orderInWords(elder)}</Text>}
    </>
  )
}
