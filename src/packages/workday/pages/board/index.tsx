import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Link } from '../../../../components/action/link'
import { Page } from '../../../../components/page/page'
import { APPOINTMENT_TAGS } from '../../../../features/appointment/booked/appointment-tag'
import { AnswerView } from '../../../../features/page/answer-view'
import { DeskEntrySheet } from '../../../../features/workday/desk/desk-entry-sheet'
import type { QueueEntry } from '../../../../features/workday/queue/queue-entry'
import { SessionHead } from '../../../../features/workday/queue/session-head'
import { SessionLines } from '../../../../features/workday/queue/session-lines'
import { useSessionBoard } from '../../../../features/workday/use-workday'
import { openSessionSeats } from '../../../../features/workday/work-doors'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

/** One session as the desk sees it: a tap on a person opens what the desk may do for them. */
export default function BoardPage() {
  const { sessionId } = useRouter().params
  const [opened, setOpened] = useState<QueueEntry | null>(null)
  const query = useSessionBoard(sessionId)
  usePullToRefresh(query.refetch)
  const now = serverNow()
  return (
    <Page title="这一节的名单">
      <AnswerView
        state={answerState(query)}
        loading="正在取名单…"
        failed="名单没取到"
        safe="已经报到的人不会丢。"
      >
        {(board) => (
          <>
            <SessionHead session={board.session} now={now} />
            <Link label="这一节的号：停诊、延长" opens onTap={() => openSessionSeats(board.session.id)} />
            <SessionLines
              inside={board.now}
              waiting={board.waiting}
              expected={board.expected}
              done={board.done}
              now={now}
              tagOf={(status) => APPOINTMENT_TAGS[status]}
              onOpen={setOpened}
            />
          </>
        )}
      </AnswerView>
      <DeskEntrySheet entry={opened} onClose={() => setOpened(null)} />
    </Page>
  )
}
