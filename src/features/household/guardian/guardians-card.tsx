import { Text } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import type { AnswerState } from '../../../api/answer-state'
import { serverNow } from '../../../api/server-clock'
import { Card } from '../../../components/content/card'
import { Row } from '../../../components/content/row'
import { LoadingState } from '../../../components/page/loading-state'
import { RetryRow } from '../retry-row'

interface Member {
  readonly accountId: string
  readonly isMe: boolean
  /** Null where they have not added themselves. */
  readonly nameMasked: string | null
  /** ISO instant. */
  readonly since: string
}

/** Who decides for this person: everybody by a masked name, nobody's phone or address (rules D-ID-06). */
export function GuardiansCard({ members }: { members: AnswerState<{ rows: readonly Member[] }> }) {
  const today = localDateOf(serverNow())
  if (members.kind === 'loading') return <LoadingState label="正在取监护人…" count={1} />
  if (members.kind === 'failed') {
    return <RetryRow what="监护人" retrying={members.retrying} onRetry={members.retry} />
  }
  return (
    <Card flush>
      {members.answer.rows.map(({ accountId, isMe, nameMasked, since }) => (
        <Row
          key={accountId}
          icon="me"
          title={isMe ? '我' : (nameMasked ?? '另一位监护人')}
          value={<Text>{dateInWords(localDateOf(new Date(since)), today)} 起</Text>}
        />
      ))}
    </Card>
  )
}
