import { useQuery } from '@tanstack/react-query'
import { Text } from '@tarojs/components'
import type { AppointmentStatus } from '#domain/appointment/status'
import { answerState } from '../../../api/answer-state'
import { api } from '../../../api/client'
import { errorMessage } from '../../../api/error-messages'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import type { TagProps } from '../../../components/content/tag'
import { TextField } from '../../../components/field/text-field'
import { LoadingState } from '../../../components/page/loading-state'
import { useSettled } from '../../../platform/screen/settled'
import { expectedInWords } from '../queue/entry-words'
import type { QueueEntry } from '../queue/queue-entry'
import { QueueRow } from '../queue/queue-row'

/** After the word, not after each letter. */
const TYPING_MS = 300

export interface DeskSearchProps {
  query: string
  onQuery: (query: string) => void
  tagOf: (status: AppointmentStatus) => TagProps
  onOpen: (entry: QueueEntry) => void
}

/** Whoever stands at the desk, by number, name or the end of their phone number. What is typed is never kept. */
export function DeskSearch({ query, onQuery, tagOf, onOpen }: DeskSearchProps) {
  const settled = useSettled(query.trim(), TYPING_MS)
  const asked = useQuery(
    api.visit.find.queryOptions({ query: settled }, { enabled: settled !== '', gcTime: 0 }),
  )
  const found = answerState(asked)
  return (
    <>
      <Card>
        <TextField
          label="谁来了"
          value={query}
          maxLength={20}
          placeholder="号、姓名或手机尾号"
          onInput={onQuery}
        />
      </Card>
      {settled !== '' && found.kind === 'loading' && <LoadingState label="正在找…" shape="rows" count={1} />}
      {settled !== '' && found.kind === 'failed' && (
        <Note tone="bad" announced>
          {found.failure.kind === 'refused'
            ? errorMessage(found.failure.code, found.failure.facts)
            : '没有连上服务器。看看网络，再找一次。'}
        </Note>
      )}
      {settled !== '' && found.kind === 'ready' && (
        <Found entries={found.answer.rows} tagOf={tagOf} onOpen={onOpen} />
      )}
    </>
  )
}

interface FoundProps extends Pick<DeskSearchProps, 'tagOf' | 'onOpen'> {
  entries: readonly (QueueEntry & { readonly practitionerName: string })[]
}

function Found({ entries, tagOf, onOpen }: FoundProps) {
  if (entries.length === 0) {
    return <Text className="t-sub inset">今天的名单里没有。问问是不是约了别的日子、别的地方。</Text>
  }
  return (
    <Card flush>
      {entries.map((entry) => (
        <QueueRow
          key={entry.appointmentId}
          entry={entry}
          line={`${expectedInWords(entry)} · ${entry.practitionerName}`}
          tag={tagOf(entry.status)}
          onTap={() => onOpen(entry)}
        />
      ))}
    </Card>
  )
}
