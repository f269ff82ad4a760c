import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { SectionTitle } from '../../../../components/page/section-title'
import { openBooking, openDetail, openFamily, openLogin } from '../../../../features/appointment/doors'
import { CheckupCard } from '../../../../features/checkup/checkup-card'
import { CheckupLine } from '../../../../features/checkup/checkup-line'
import { type CheckupRow, headlineOf } from '../../../../features/checkup/checkup-words'
import { openCheckup } from '../../../../features/checkup/doors'
import { FurtherVisitsNote } from '../../../../features/checkup/further-visits-note'
import { useCheckups } from '../../../../features/checkup/use-checkups'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { usePersonOfPage } from '../../../../features/page/use-person'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

const TITLE = '儿保体检'

/** The thirteen of one child: where it stands, what happens at each, and one tap to book. */
export default function CheckupsPage() {
  const { isLoggedIn, patientId = '' } = usePersonOfPage()
  const query = useCheckups(patientId)
  const today = localDateOf(serverNow())
  const [tapped, setTapped] = useState<number | null>()
  usePullToRefresh(query.refetch)

  const book = (row: CheckupRow) => {
    if (row.appointmentId) openDetail(row.appointmentId)
    else openBooking(patientId, 'child-checkup')
  }
  if (!isLoggedIn) {
    return (
      <Page title={TITLE}>
        <EmptyState
          title="登录以后就能看"
          why="每次做什么、什么时候做，都在这里。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  return (
    <Page title={TITLE}>
      <PersonStrip patientId={patientId} action="换人" onAction={() => openFamily(true)} />
      <AnswerView
        state={answerState(query)}
        loading="正在取体检安排…"
        failed="体检安排没取到"
        safe="做过的都记着，不会丢。"
      >
        {({ rows, extra }) => {
          if (rows.length === 0) {
            return (
              <EmptyState title="这里没有体检要做" why="13 次免费体检是给 0–6 岁孩子的。换一个孩子看看。" />
            )
          }
          // The one that matters now stands open until another is tapped.
          const opened = tapped === undefined ? headlineOf(rows, today).row?.visitNo : tapped
          return (
            <>
              <CheckupLine rows={rows} onBook={book} />
              {extra.map((visits) => (
                <FurtherVisitsNote key={visits.endsOn} visits={visits} today={today} />
              ))}
              <SectionTitle title="每一次做什么" />
              {rows.map((row) => (
                <CheckupCard
                  key={row.visitNo}
                  row={row}
                  today={today}
                  open={row.visitNo === opened}
                  onTap={() => {
                    if (row.checkupId) openCheckup(patientId, row.checkupId)
                    else setTapped(row.visitNo === opened ? null : row.visitNo)
                  }}
                  onBook={() => book(row)}
                  onAppointment={() => book(row)}
                />
              ))}
            </>
          )
        }}
      </AnswerView>
    </Page>
  )
}
