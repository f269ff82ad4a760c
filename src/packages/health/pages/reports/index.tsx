import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { Segment } from '../../../../components/field/segment'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openFamily, openLogin } from '../../../../features/appointment/doors'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { usePersonOfPage } from '../../../../features/page/use-person'
import { openEntry } from '../../../../features/record/doors'
import { TimelineList } from '../../../../features/record/timeline/timeline-list'
import { useTimeline } from '../../../../features/record/timeline/use-timeline'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

const TITLE = '报告处方'

/** Reports and prescriptions of one person, the newest first; a report opens with how its values changed. */
export default function ReportsPage() {
  const { isLoggedIn, patientId = '' } = usePersonOfPage()
  if (!isLoggedIn) {
    return (
      <Page title={TITLE}>
        <EmptyState
          title="登录以后就能看"
          why="报告和处方只给本人和监护人看。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  return (
    <Page title={TITLE}>
      <PersonStrip patientId={patientId} action="换人" onAction={() => openFamily(true)} />
      {patientId !== '' && <Sheets key={patientId} patientId={patientId} />}
    </Page>
  )
}

function Sheets({ patientId }: { patientId: string }) {
  const [kind, setKind] = useState<'report' | 'prescription'>('report')
  const { state, refetch, more } = useTimeline(patientId, [kind])
  const today = localDateOf(serverNow())
  usePullToRefresh(refetch)
  return (
    <>
      <Segment
        label="看哪一种"
        parts={[
          { value: 'report', label: '检查报告' },
          { value: 'prescription', label: '处方' },
        ]}
        selected={kind}
        onSelect={setKind}
      />
      <AnswerView state={state} loading="正在取…" failed="没取到" safe="存着的不会丢。">
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows)
          if (rows.length === 0) {
            return (
              <EmptyState
                title={kind === 'report' ? '还没有报告' : '还没有处方'}
                why={
                  kind === 'report'
                    ? '社区医院出的报告会在这里。有的要医生先跟你讲，讲完就能看到；别处的纸质报告可以拍下来存到“纸质资料”。'
                    : '医生开的药会在这里，和那次就诊放在一起。'
                }
              />
            )
          }
          return (
            <>
              {kind === 'report' && (
                <Note tone="mute" icon="info">
                  参考范围是出报告的实验室给的。高一点低一点不等于有病，要看的话问医生。
                </Note>
              )}
              <TimelineList rows={rows} today={today} onOpen={(row) => openEntry(patientId, row)} />
              {more && (
                <Button kind="quiet" size="medium" label="看更早的" busy={more.loading} onTap={more.load} />
              )}
            </>
          )
        }}
      </AnswerView>
    </>
  )
}
