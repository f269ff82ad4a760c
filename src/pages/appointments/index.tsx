import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { answerState } from '../../api/answer-state'
import { serverNow } from '../../api/server-clock'
import { useFamily } from '../../api/use-family'
import { Segment } from '../../components/field/segment'
import { Page } from '../../components/page/page'
import { BookFor } from '../../features/appointment/book-for'
import { AppointmentList } from '../../features/appointment/booked/appointment-list'
import { CancelSheet } from '../../features/appointment/booked/cancel-sheet'
import { openAndOver } from '../../features/appointment/booked/open-and-over'
import { useCancel } from '../../features/appointment/booked/use-cancel'
import { openSuccess } from '../../features/appointment/doors'
import { useAppointments } from '../../features/appointment/use-appointments'
import { WhoFirst } from '../../features/appointment/who-first'
import { ReminderCard } from '../../features/message/reminder-card'
import { AnswerView } from '../../features/page/answer-view'
import { LineSheet } from '../../features/waitlist/line-sheet'
import { OfferCard } from '../../features/waitlist/offer-card'
import { useWaitlist, type WaitlistEntry } from '../../features/waitlist/use-waitlist'
import { takeWaitingFirst } from '../../features/waitlist/waiting-first'
import { WaitlistView } from '../../features/waitlist/waitlist-view'
import { waitingInWords } from '../../features/waitlist/waitlist-words'
import { usePullToRefresh } from '../../platform/screen/pull-to-refresh'
import { useElderMode } from '../../theme/elder-mode'

/** 预约: what the family has booked, and the way to book for whoever is chosen. */
export default function AppointmentsPage() {
  const { isLoggedIn, people, chosen } = useFamily()
  const { elder } = useElderMode()
  const query = useAppointments()
  const waitlist = useWaitlist()
  const [view, setView] = useState<'open' | 'waiting' | 'over'>('open')
  const [line, setLine] = useState<WaitlistEntry | null>(null)
  const cancelling = useCancel<NonNullable<typeof query.data>['rows'][number]>()
  const now = serverNow()
  const today = localDateOf(now)
  const ask = () => Promise.all([query.refetch(), waitlist.refetch()])
  usePullToRefresh(ask)
  useDidShow(() => {
    if (takeWaitingFirst()) setView('waiting')
    if (isLoggedIn) void ask()
  })

  const { open, over } = openAndOver(query.data?.rows ?? [], now)
  const faces = people.kind === 'ready' ? people.answer : []
  // A seat that waits for an answer is no empty page.
  const isOffered = (waitlist.data?.openOffers.length ?? 0) > 0
  const waiting = waitlist.data?.rows.filter(({ status }) => status !== 'closed').length ?? 0
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
          {
            value: 'waiting',
            label: waiting > 0 ? `${waitingInWords(elder)} ${waiting}` : waitingInWords(elder),
          },
          { value: 'over', label: '已结束' },
        ]}
        selected={view}
        onSelect={setView}
      />
      {view !== 'over' &&
        waitlist.data?.openOffers.map((offer) => (
          <OfferCard
            key={offer.id}
            offer={offer}
            face={faces.find(({ id }) => id === offer.patientId)}
            today={today}
            offline={waitlist.isError}
            onBooked={openSuccess}
          />
        ))}
      {view === 'waiting' ? (
        <AnswerView
          state={answerState(waitlist)}
          loading="正在取你的候补…"
          shape="stamps"
          failed="候补没取到"
          safe="排队的位置不会丢。"
        >
          {({ rows }, offline) => (
            <WaitlistView
              entries={rows}
              people={faces}
              today={today}
              offline={offline}
              reminder={<ReminderCard onlyInWechat templates={['waitlist-offered']} />}
              onSeeLine={setLine}
            />
          )}
        </AnswerView>
      ) : (
        <AnswerView
          state={answerState(query)}
          loading="正在取你的预约…"
          shape="stamps"
          failed="预约没取到"
          safe="约好的号不会丢。"
        >
          {(_, offline) =>
            isOffered && view === 'open' && open.length === 0 ? null : (
              <AppointmentList
                appointments={view === 'open' ? open : over}
                view={view}
                people={faces}
                now={now}
                today={today}
                offline={offline}
                onCancel={cancelling.ask}
              />
            )
          }
        </AnswerView>
      )}
      <CancelSheet cancelling={cancelling} />
      {line && (
        <LineSheet
          of={line}
          entries={waitlist.data?.rows ?? []}
          people={faces}
          today={today}
          onClose={() => setLine(null)}
        />
      )}
    </Page>
  )
}
