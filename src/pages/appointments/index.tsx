import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { answerState } from '../../api/answer-state'
import { serverNow } from '../../api/server-clock'
import { useFamily } from '../../api/use-family'
import { Page } from '../../components/page'
import { Segment } from '../../components/segment'
import { AnswerView } from '../../features/appointment/answer-view'
import { AppointmentList } from '../../features/appointment/appointment-list'
import { BookFor } from '../../features/appointment/book-for'
import { CancelSheet } from '../../features/appointment/cancel-sheet'
import { openAndOver } from '../../features/appointment/open-and-over'
import { useAppointments } from '../../features/appointment/use-appointments'
import { useCancel } from '../../features/appointment/use-cancel'
import { WhoFirst } from '../../features/appointment/who-first'
import { usePullToRefresh } from '../../platform/pull-to-refresh'

/** 预约: what the family has booked, and the way to book for whoever is chosen. */
export default function AppointmentsPage() {
  const { isLoggedIn, people, chosen } = useFamily()
  const query = useAppointments()
  const [view, setView] = useState<'open' | 'over'>('open')
  const cancelling = useCancel<NonNullable<typeof query.data>['rows'][number]>()
  const now = serverNow()
  const today = localDateOf(now)
  usePullToRefresh(query.refetch)
  useDidShow(() => void (isLoggedIn && query.refetch()))

  const { open, over } = openAndOver(query.data?.rows ?? [])
  if (!isLoggedIn || (people.kind === 'ready' && !chosen)) {
    return (
      <Page title="我的预约" tab="appointments">
        <WhoFirst isLoggedIn={isLoggedIn} />
      </Page>
    )
  }
  return (
    <Page title="我的预约" tab="appointments">
      <BookFor face={chosen} />
      <Segment
        label="我的预约"
        parts={[
          { value: 'open', label: open.length > 0 ? `进行中 ${open.length}` : '进行中' },
          { value: 'over', label: '已结束' },
        ]}
        selected={view}
        onSelect={setView}
      />
      <AnswerView
        state={answerState(query)}
        loading="正在取你的预约…"
        shape="stamps"
        failed="预约没取到"
        safe="约好的号不会丢。"
      >
        {(_, offline) => (
          <AppointmentList
            appointments={view === 'open' ? open : over}
            view={view}
            people={people.kind === 'ready' ? people.answer : []}
            now={now}
            today={today}
            offline={offline}
            onCancel={cancelling.ask}
          />
        )}
      </AnswerView>
      <CancelSheet cancelling={cancelling} />
    </Page>
  )
}
