import { Text } from '@tarojs/components'
import type { AppointmentStatus } from '#domain/appointment/status'
import { Card } from '../../../components/content/card'
import type { TagProps } from '../../../components/content/tag'
import { SectionTitle } from '../../../components/page/section-title'
import { expectedInWords, waitingInWords } from './entry-words'
import type { QueueEntry } from './queue-entry'
import { QueueRow } from './queue-row'

export interface SessionLinesProps {
  /** With the doctor, or called in. Whoever has a panel of their own above is not listed again. */
  inside?: QueueEntry | null
  waiting: readonly QueueEntry[]
  expected: readonly QueueEntry[]
  done: readonly QueueEntry[]
  /** On the server's clock. */
  now: Date
  tagOf: (status: AppointmentStatus) => TagProps
  /** The desk may do something about each; the doctor reads. */
  onOpen?: (entry: QueueEntry) => void
}

/** Who is inside, who waits, who is still expected, and who has been seen. */
export function SessionLines({
  inside = null,
  waiting,
  expected,
  done,
  now,
  tagOf,
  onOpen,
}: SessionLinesProps) {
  const tapOf = (entry: QueueEntry) => (onOpen ? { onTap: () => onOpen(entry) } : {})
  return (
    <>
      {inside && (
        <Group
          title={inside.status === 'in-visit' ? '正在看' : '叫到了，还没进去'}
          entries={[inside]}
          tagOf={tagOf}
          tapOf={tapOf}
        />
      )}
      <SectionTitle title={waiting.length > 0 ? `候诊 ${waiting.length} 位` : '候诊'} />
      {waiting.length === 0 ? (
        <Text className="t-sub inset">现在没有人在等。报到以后会排在这里。</Text>
      ) : (
        <Card flush>
          {waiting.map((entry, place) => (
            <QueueRow
              key={entry.appointmentId}
              entry={entry}
              line={waitingInWords(entry, now)}
              tag={entry.isLate ? { label: '迟到', tone: 'wait' } : { label: '候诊', tone: 'info' }}
              isNext={place === 0}
              {...tapOf(entry)}
            />
          ))}
        </Card>
      )}
      <Group title="还没到" entries={expected} tagOf={tagOf} tapOf={tapOf} />
      <Group title={doneInWords(done)} entries={done} tagOf={tagOf} tapOf={tapOf} />
    </>
  )
}

interface GroupProps {
  title: string
  entries: readonly QueueEntry[]
  tagOf: SessionLinesProps['tagOf']
  tapOf: (entry: QueueEntry) => { onTap?: () => void }
}

/** People under one heading, where there are any. */
function Group({ title, entries, tagOf, tapOf }: GroupProps) {
  if (entries.length === 0) return null
  return (
    <>
      <SectionTitle title={title} />
      <Card flush>
        {entries.map((entry) => (
          <QueueRow
            key={entry.appointmentId}
            entry={entry}
            line={expectedInWords(entry)}
            tag={tagOf(entry.status)}
            {...tapOf(entry)}
          />
        ))}
      </Card>
    </>
  )
}

/** `看完 4 位，没来 1 位` */
function doneInWords(done: readonly QueueEntry[]): string {
  const seen = done.filter(({ status }) => status === 'completed').length
  const missed = done.length - seen
  return [seen > 0 && `看完 ${seen} 位`, missed > 0 && `没来 ${missed} 位`].filter(Boolean).join('，')
}
