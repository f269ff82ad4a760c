import { Fragment } from 'react'
import { type LocalDate, localTimeOf } from '#domain/kernel/time'
import { messageWords } from '#domain/message/message-words'
import type { FamilyFace } from '#domain/patient/family-face'
import { Card } from '../../components/content/card'
import { EmptyState } from '../../components/page/empty-state'
import { SectionTitle } from '../../components/page/section-title'
import { inboxDays } from './inbox-days'
import { MessageRow } from './message-row'
import type { InboxMessage } from './use-inbox'

export interface InboxListProps {
  messages: readonly InboxMessage[]
  people: readonly FamilyFace[]
  today: LocalDate
  onOpen: (message: InboxMessage) => void
}

/** Everything that was told, grouped by day. */
export function InboxList({ messages, people, today, onOpen }: InboxListProps) {
  if (messages.length === 0) {
    return <EmptyState title="还没有消息" why="约好号、快到时间、医生停诊，都会在这里告诉你。" />
  }
  return (
    <>
      {inboxDays(messages, today).map(({ day, label, messages: told }) => (
        <Fragment key={day}>
          <SectionTitle title={label} />
          <Card flush>
            {told.map((message) => {
              const face = people.find(({ id }) => id === message.patientId)
              return (
                <MessageRow
                  key={message.id}
                  words={messageWords(message, face?.name ?? null, today)}
                  time={localTimeOf(new Date(message.createdAt))}
                  unread={message.readAt === null}
                  face={face}
                  onTap={() => onOpen(message)}
                />
              )
            })}
          </Card>
        </Fragment>
      ))}
    </>
  )
}
