import { Text, View } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { Button } from '../../components/action/button'
import { MessageBubble, OutgoingBubble } from './message-bubble'
import type { Outgoing } from './outbox'
import { byDay } from './thread-words'
import type { Message } from './use-thread'

export interface ThreadListProps {
  /** In the order in which they were written. */
  messages: readonly Message[]
  waiting: readonly Outgoing[]
  today: LocalDate
  older: { readonly load: () => void; readonly loading: boolean } | null
  onAgain: (outgoing: Outgoing) => void
  onLetGo: (key: string) => void
}

/** A conversation, the oldest that was fetched above. */
export function ThreadList({ messages, waiting, today, older, onAgain, onLetGo }: ThreadListProps) {
  return (
    <>
      {older && (
        <Button kind="quiet" size="medium" label="看更早的" busy={older.loading} onTap={older.load} />
      )}
      {byDay(messages, today).map(({ day, title, messages: ofDay }) => (
        <View key={day} className="stack stack--3">
          <Text className="t-cap t-center t-digits">{title}</Text>
          {ofDay.map((message) => (
            <MessageBubble key={message.id} message={message} />
          ))}
        </View>
      ))}
      {waiting.map((outgoing) => (
        <OutgoingBubble
          key={outgoing.key}
          outgoing={outgoing}
          onAgain={() => onAgain(outgoing)}
          onLetGo={() => onLetGo(outgoing.key)}
        />
      ))}
    </>
  )
}
