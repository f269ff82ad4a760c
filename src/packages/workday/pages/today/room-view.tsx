import { type ReactNode, useState } from 'react'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Segment } from '../../../../components/field/segment'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { APPOINTMENT_TAGS } from '../../../../features/appointment/booked/appointment-tag'
import { openObservations } from '../../../../features/immunization/doors'
import { AnswerView } from '../../../../features/page/answer-view'
import { openReferralDesk } from '../../../../features/referral/doors'
import { TeamDoorsCard } from '../../../../features/team-day/team-doors-card'
import { CallBar } from '../../../../features/workday/queue/call-bar'
import { SessionBoard } from '../../../../features/workday/queue/session-board'
import { sessionNow, sessionPart } from '../../../../features/workday/queue/session-words'
import { useRoom } from '../../../../features/workday/queue/use-room'
import { SuspendSheet } from '../../../../features/workday/seats/suspend-sheet'
import { useSessionBoard, useSessionsToday } from '../../../../features/workday/use-workday'
import { openRecordWithout, openScanner, openSessionSeats } from '../../../../features/workday/work-doors'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

export interface RoomViewProps {
  /** Whose sessions these are: a nurse's list names those of the whole place. */
  practitionerId: string | null
  switcher: ReactNode
}

/** The doctor's own session: who is inside, who waits, and the one button that calls the next. */
export function RoomView({ practitionerId, switcher }: RoomViewProps) {
  const now = serverNow()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [stopping, setStopping] = useState(false)
  const list = useSessionsToday()
  const sessions = (list.data?.rows ?? []).filter((row) => row.practitionerId === practitionerId)
  const session = sessions.find(({ id }) => id === chosenId) ?? sessionNow(sessions, now)
  const query = useSessionBoard(session?.id)
  const room = useRoom()
  usePullToRefresh(() => Promise.all([list.refetch(), query.refetch()]))
  const board = query.isError ? undefined : query.data

  return (
    <Page
      title={session ? `今天${sessionPart(session).slice(0, 2)}` : '今天'}
      bar={
        board && (
          <CallBar
            isSuspended={board.session.status === 'suspended'}
            now={board.now}
            next={board.waiting[0]}
            busy={room.busy}
            problem={room.problem}
            onCall={() => room.call(board.session.id)}
            onSuspend={() => setStopping(true)}
          />
        )
      }
    >
      {switcher}
      <TeamDoorsCard />
      <Button kind="tonal" size="medium" icon="qr" label="扫健康卡，打开档案" onTap={openScanner} />
      <Link label="家人给了分享码" opens onTap={() => openRecordWithout()} />
      <Link label="转诊：转来的、转出去的" opens onTap={openReferralDesk} />
      {session?.service === 'vaccination' && <Link label="看谁在留观" opens onTap={openObservations} />}
      <AnswerView state={answerState(list)} loading="正在取今天的门诊…" failed="今天的门诊没取到">
        {() =>
          session ? (
            <>
              <Link label="这一节的号：加号、延长、恢复" opens onTap={() => openSessionSeats(session.id)} />
              {sessions.length > 1 && (
                <Segment
                  label="今天的门诊"
                  parts={sessions.map((each) => ({ value: each.id, label: sessionPart(each) }))}
                  selected={session.id}
                  onSelect={setChosenId}
                />
              )}
              <AnswerView
                state={answerState(query)}
                loading="正在取名单…"
                failed="名单没取到"
                safe="已经报到的人不会丢。"
              >
                {(answer) => (
                  <SessionBoard
                    board={answer}
                    now={now}
                    busy={room.busy}
                    tagOf={(status) => APPOINTMENT_TAGS[status]}
                    onWrite={(entry) => void room.write(entry)}
                    onPass={room.pass}
                  />
                )}
              </AnswerView>
            </>
          ) : (
            <EmptyState title="今天没有你的门诊" why="有门诊的那天，名单会在这里。" />
          )
        }
      </AnswerView>
      {board && (
        <SuspendSheet sessionId={board.session.id} open={stopping} onClose={() => setStopping(false)} />
      )}
    </Page>
  )
}
