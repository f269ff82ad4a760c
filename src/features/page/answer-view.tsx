import type { ReactNode } from 'react'
import type { AnswerState } from '../../api/answer-state'
import { errorMessage } from '../../api/error-messages'
import type { Failure } from '../../api/failure-of'
import { FailedState } from '../../components/page/failed-state'
import { LoadingState } from '../../components/page/loading-state'
import { OfflineNote } from '../../components/page/offline-note'
import { callPhone } from '../../platform/wechat/phone-call'

export interface AnswerViewProps<Answer> {
  state: AnswerState<Answer>
  /** 正在取号源… */
  loading: string
  shape?: 'stamps' | 'rows' | 'slots'
  /** 号源没取到 */
  failed: string
  /** What a failure does not touch: 「已经锁定的号不会丢。」 */
  safe?: string
  /** Whom to ring when the screen cannot help. */
  phone?: string | undefined
  children: (answer: Answer, offline: boolean) => ReactNode
}

/** What every screen of a question has in common: the wait, the failure with its way out, the stored answer. */
export function AnswerView<Answer>({
  state,
  loading,
  shape = 'rows',
  children,
  ...props
}: AnswerViewProps<Answer>) {
  if (state.kind === 'loading')
    return <LoadingState label={loading} shape={shape} count={shape === 'slots' ? 9 : 3} />
  if (state.kind === 'failed') {
    const { failure } = state
    const cause =
      failure.kind === 'refused'
        ? errorMessage(failure.code, failure.facts)
        : '不是你的问题，没有连上服务器。看看网络，再试一次。'
    return (
      <FailedState
        title={props.failed}
        cause={isMissing(failure) ? cause : `${cause}${props.safe ?? ''}`}
        onRetry={state.retry}
        retrying={state.retrying}
        requestId={failure.kind === 'refused' ? failure.requestId : undefined}
        {...(props.phone
          ? { call: `打电话约：${props.phone}`, onCall: () => callPhone(props.phone ?? '') }
          : {})}
      />
    )
  }
  return (
    <>
      {state.storedAt !== undefined && <OfflineNote storedAt={state.storedAt} />}
      {children(state.answer, state.storedAt !== undefined)}
    </>
  )
}

/** What is not there cannot be called safe. */
function isMissing(failure: Failure): boolean {
  return failure.kind === 'refused' && failure.code === 'not_found'
}
