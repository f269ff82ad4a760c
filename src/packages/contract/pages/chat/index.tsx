import { useRouter } from '@tarojs/taro'
import type { AnswerState } from '../../../../api/answer-state'
import { useSession } from '../../../../api/session'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openLogin } from '../../../../features/appointment/doors'
import { openMyTeam } from '../../../../features/contract/doors'
import { useOpened } from '../../../../features/conversation/use-thread'
import { AnswerView } from '../../../../features/page/answer-view'
import { Conversation } from './conversation'

const TITLE = '给家庭医生发消息'

/** The conversation with the team: of a person, or one that a message named. */
export default function ChatPage() {
  const { conversationId: known, patientId = '' } = useRouter().params
  const isLoggedIn = useSession() !== null
  const opened = useOpened(patientId, known)
  if (!isLoggedIn) {
    return (
      <Page title={TITLE}>
        <EmptyState
          title="登录以后就能发"
          why="消息只有你家和签约团队看得到。急症请直接打 120。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  if (opened.conversationId !== '')
    return <Conversation title={TITLE} conversationId={opened.conversationId} />
  if (opened.failure?.kind === 'refused' && opened.failure.code === 'conversation_closed') {
    return (
      <Page title={TITLE}>
        <EmptyState
          title="现在没有生效的签约"
          why="签了家庭医生才能发消息。签过的，看看走到哪一步。急症请直接打 120。"
          action="去看看"
          onAction={() => openMyTeam(patientId)}
        />
      </Page>
    )
  }
  return (
    <Page title={TITLE}>
      <AnswerView state={stateOf(opened)} loading="正在打开…" failed="消息没打开" safe="发过的消息都在。">
        {() => null}
      </AnswerView>
    </Page>
  )
}

function stateOf({ failure, again: retry, retrying }: ReturnType<typeof useOpened>): AnswerState<null> {
  return failure ? { kind: 'failed', failure, retry, retrying } : { kind: 'loading' }
}
