import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Link } from '../../../../components/action/link'
import { Note } from '../../../../components/content/note'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { useMe } from '../../../../features/auth/use-me'
import { AnswerView } from '../../../../features/page/answer-view'
import { sessionNow } from '../../../../features/workday/queue/session-words'
import { CallList } from '../../../../features/workday/seats/call-list'
import { ExtraSeatCard } from '../../../../features/workday/seats/extra-seat-card'
import { SeatActions } from '../../../../features/workday/seats/seat-actions'
import { SeatList } from '../../../../features/workday/seats/seat-list'
import { SuspendSheet } from '../../../../features/workday/seats/suspend-sheet'
import { type SessionSeats, useSessionSeats } from '../../../../features/workday/seats/use-session-seats'
import { useSessionsToday } from '../../../../features/workday/use-workday'
import { openSessionBoard } from '../../../../features/workday/work-doors'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

/** The seats of a session and what may be done about them; without a name, the doctor's own session of now. */
export default function SeatsPage() {
  const { sessionId, patientId } = useRouter().params
  const me = useMe()
  const list = useSessionsToday()
  const own = me.kind === 'ready' ? (me.answer.staff?.practitionerId ?? null) : null
  const ownNow = sessionNow(
    (list.data?.rows ?? []).filter(({ practitionerId }) => practitionerId === own),
    serverNow(),
  )
  const chosen = sessionId ?? ownNow?.id
  const query = useSessionSeats(chosen)
  usePullToRefresh(query.refetch)
  return (
    <Page title="这一节的号">
      {chosen ? (
        <AnswerView state={answerState(query)} loading="正在取这一节的号…" failed="这一节的号没取到">
          {(seats) => <Seats sessionId={chosen} patientId={patientId} seats={seats} />}
        </AnswerView>
      ) : (
        <AnswerView state={answerState(list)} loading="正在取今天的门诊…" failed="今天的门诊没取到">
          {() => <EmptyState title="今天没有你的门诊" why="加号只能加在你自己的门诊里。" />}
        </AnswerView>
      )}
    </Page>
  )
}

function Seats(props: { sessionId: string; patientId: string | undefined; seats: SessionSeats }) {
  const { sessionId, patientId, seats } = props
  const [from, setFrom] = useState<string>()
  const [stopping, setStopping] = useState(false)
  const isOpen = seats.status === 'open'
  const { used, most } = seats.extras
  const close = () => {
    setStopping(false)
    setFrom(undefined)
  }
  const stopFrom = (start: string) => {
    setFrom(start)
    setStopping(true)
  }
  return (
    <>
      {patientId && seats.isOwn && isOpen && (
        <ExtraSeatCard sessionId={sessionId} patientId={patientId} left={most - used} />
      )}
      {!isOpen && <Note tone="bad">这一节停诊了。家长的手机上有给他们留的号。</Note>}
      {!isOpen && <CallList sessionId={sessionId} practitionerName={seats.practitionerName} />}
      <SeatActions sessionId={sessionId} seats={seats} onStop={() => setStopping(true)} />
      {seats.isOwn && !patientId && isOpen && (
        <Note tone="info">{`加号还有 ${most - used} 个。扫他的健康卡打开档案，点“加号”。`}</Note>
      )}
      <SeatList seats={seats} from={from} now={serverNow()} onFrom={isOpen ? stopFrom : undefined} />
      <Link label="名单：报到、早到的先看" opens onTap={() => openSessionBoard(sessionId)} />
      <SuspendSheet sessionId={sessionId} from={from} open={stopping} onClose={close} />
    </>
  )
}
