import type { ReactNode } from 'react'
import type { AnswerState } from '../../api/answer-state'
import { Card } from '../../components/content/card'
import { EmptyState } from '../../components/page/empty-state'
import { FailedState } from '../../components/page/failed-state'
import { LoadingState } from '../../components/page/loading-state'

interface ListStateProps<Answer> {
  readonly state: AnswerState<Answer>
  /** Rules, places …: 「规则没取到」 */
  readonly what: string
  readonly isEmpty: (answer: Answer) => boolean
  /** Why there may be nothing, and what to do. */
  readonly emptyWhy: string
  readonly children: (answer: Answer) => ReactNode
}

/** A list of the desk that is loading, failed, empty or there. */
export function ListState<Answer>({ state, what, isEmpty, emptyWhy, children }: ListStateProps<Answer>) {
  if (state.kind === 'loading') return <LoadingState label={`正在取${what}…`} count={8} />
  if (state.kind === 'failed') {
    const { failure, retrying, retry } = state
    return (
      <Card>
        <FailedState
          title={`${what}没取到`}
          cause="不是你的问题，已经保存的都在。"
          retrying={retrying}
          onRetry={retry}
          requestId={failure.kind === 'refused' ? failure.requestId : undefined}
        />
      </Card>
    )
  }
  if (isEmpty(state.answer)) {
    return (
      <Card>
        <EmptyState title={`没有${what}`} why={emptyWhy} />
      </Card>
    )
  }
  return children(state.answer)
}
