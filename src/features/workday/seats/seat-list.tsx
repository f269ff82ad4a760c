import { Text, View } from '@tarojs/components'
import { spoken } from '../../../components/accessibility/accessibility'
import { Card } from '../../../components/content/card'
import { Row } from '../../../components/content/row'
import { Tag } from '../../../components/content/tag'
import { SectionTitle } from '../../../components/page/section-title'
import { SessionCounts } from '../queue/session-counts'
import { sessionSub } from '../queue/session-words'
import { extensionInWords, keptInWords, seatCounts, slotHours, slotInWords } from './seat-words'
import type { SessionSeats } from './use-session-seats'

export interface SeatListProps {
  seats: SessionSeats
  /** Where the session stops, when staff are about to stop the rest of it. */
  from: string | undefined
  /** On the server's clock. */
  now: Date
  /** A tap on a slot that is still ahead: everything from there on. Left out, the list is only read. */
  onFrom?: ((start: string) => void) | undefined
}

/** Every slot of a session with what became of its seats, the sum of them above. */
export function SeatList({ seats, from, now, onFrom }: SeatListProps) {
  return (
    <>
      <Card>
        <Text className="t-lead" {...spoken({ role: 'heading', level: 2 })}>
          {seats.practitionerName}
        </Text>
        <View className="t-sub t-digits">{sessionSub(seats)}</View>
        <SessionCounts counts={seatCounts(seats)} />
        {seats.extensions.map((extension) => (
          <View key={extension.end} className="t-cap t-digits mt2">
            {extensionInWords(extension)}
          </View>
        ))}
      </Card>
      <SectionTitle title="每个时段" />
      {onFrom && <Text className="t-cap inset">点一个还没到的时段，就从那时起停诊。</Text>}
      <Card flush>
        {seats.slots.map((slot) => {
          const kept = keptInWords(slot)
          return (
            <Row
              key={slot.id}
              title={`${slotHours(slot)}  ${slotInWords(slot)}`}
              {...(kept ? { sub: kept } : {})}
              {...(from && slot.start >= from ? { value: <Tag label="停" tone="bad" /> } : {})}
              {...(onFrom && new Date(slot.start) > now ? { onTap: () => onFrom(slot.start) } : {})}
            />
          )
        })}
      </Card>
    </>
  )
}
