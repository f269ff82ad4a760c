import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { Sheet } from '../../../../components/sheet/sheet'
import { openFamily, openLogin } from '../../../../features/appointment/doors'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { usePersonOfPage } from '../../../../features/page/use-person'
import { openEntry } from '../../../../features/record/doors'
import { PaperForm } from '../../../../features/record/papers/paper-form'
import { TimelineList } from '../../../../features/record/timeline/timeline-list'
import { useTimeline } from '../../../../features/record/timeline/use-timeline'
import { useRecordSummary } from '../../../../features/record/use-record'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

const TITLE = '纸质资料'

/** Photographs of papers: old vaccine booklets, reports of elsewhere. */
export default function PapersPage() {
  const { isLoggedIn, patientId = '' } = usePersonOfPage()
  if (!isLoggedIn) {
    return (
      <Page title={TITLE}>
        <EmptyState
          title="登录以后就能看"
          why="拍下来的资料只给本人和监护人看。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  return (
    <Page title={TITLE}>
      <PersonStrip patientId={patientId} action="换人" onAction={() => openFamily(true)} />
      {patientId !== '' && <Papers key={patientId} patientId={patientId} />}
    </Page>
  )
}

function Papers({ patientId }: { patientId: string }) {
  const { state, refetch, more } = useTimeline(patientId, ['attachment'])
  const { data: summary } = useRecordSummary(patientId)
  const [isAdding, setAdding] = useState(false)
  const today = localDateOf(serverNow())
  usePullToRefresh(refetch)
  return (
    <>
      <AnswerView state={state} loading="正在取资料…" failed="资料没取到" safe="存着的照片不会丢。">
        {({ pages }, offline) => {
          const rows = pages.flatMap((page) => page.rows)
          return (
            <>
              {rows.length === 0 && (
                <EmptyState
                  title="还没有存过资料"
                  why="以前的接种本、别处的报告、出院小结，拍下来存在这里，看病时医生能看到。"
                />
              )}
              {rows.length > 0 && (
                <TimelineList rows={rows} today={today} onOpen={(row) => openEntry(patientId, row)} />
              )}
              {more && (
                <Button kind="quiet" size="medium" label="看更早的" busy={more.loading} onTap={more.load} />
              )}
              {summary?.mayWrite && !offline && (
                <Button kind="secondary" icon="plus" label="拍一份资料" onTap={() => setAdding(true)} />
              )}
            </>
          )
        }}
      </AnswerView>
      {summary && (
        <Sheet open={isAdding} title="拍一份资料" onClose={() => setAdding(false)}>
          <PaperForm
            patientId={patientId}
            birthDate={summary.birthDate}
            today={today}
            onSaved={() => setAdding(false)}
          />
        </Sheet>
      )}
    </>
  )
}
