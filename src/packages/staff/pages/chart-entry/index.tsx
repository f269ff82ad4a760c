import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { ENTRY_KINDS } from '#domain/kernel/entry-kind'
import { localDateOf } from '#domain/kernel/time'
import { type ReportItemCode, reportItemOf } from '#domain/report/report-item'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { AnswerView } from '../../../../features/page/answer-view'
import { useChartEntry, useChartPicture, useChartTrend } from '../../../../features/record/chart/use-chart'
import { PaperPicture } from '../../../../features/record/papers/paper-picture'
import { EntryDetail } from '../../../../features/record/timeline/entry-detail'
import { isMovedAway } from '../../../../features/record/timeline/timeline-words'
import { TrendOfItem } from '../../../../features/record/timeline/trend-of-item'
import { goBack } from '../../../../platform/screen/go-back'
import { EntrySteps } from './entry-steps'

const TITLE = '档案里的一条'

/** One entry as staff read it, and what they may do with it. The entry itself never changes. */
export default function ChartEntryPage() {
  const { patientId = '', id = '', ...address } = useRouter().params
  const kind = ENTRY_KINDS.find((each) => each === address.kind)
  if (!kind) {
    return (
      <Page title={TITLE}>
        <EmptyState title="没有找到这条记录" why="返回上一页，从时间轴上再点一次。" />
      </Page>
    )
  }
  return <EntryOfKind entry={{ patientId, kind, id }} />
}

function EntryOfKind({ entry }: { entry: Parameters<typeof useChartEntry>[0] }) {
  const state = answerState(useChartEntry(entry))
  // Once it is somebody else's, it is not found here any more.
  const [movedTo, setMovedTo] = useState<string | null>(null)
  if (movedTo !== null) {
    return (
      <Page title={TITLE}>
        <EmptyState
          title={`移到${movedTo}名下了`}
          why="这份档案里只留一行“记错了人”，没有内容；那边写着“核对后移到这里”。"
          action="返回档案"
          onAction={goBack}
        />
      </Page>
    )
  }
  const today = localDateOf(serverNow())
  return (
    <Page title={TITLE}>
      <AnswerView state={state} loading="正在打开记录…" failed="记录没打开">
        {(answer) => {
          const item =
            answer.kind === 'report' && answer.code !== null ? reportItemOf(answer.code) : undefined
          return (
            <>
              <EntryDetail entry={answer} today={today} />
              {entry.kind === 'attachment' && !isMovedAway(answer) && (
                <Picture patientId={entry.patientId} id={entry.id} />
              )}
              {item && <Trend patientId={entry.patientId} itemCode={item.code} />}
              {answer.mayWrite && (
                <EntrySteps entry={entry} answer={answer} today={today} onMoved={setMovedTo} />
              )}
            </>
          )
        }}
      </AnswerView>
    </Page>
  )
}

function Picture(wish: { patientId: string; id: string }) {
  return <PaperPicture state={answerState(useChartPicture(wish))} />
}

function Trend({ patientId, itemCode }: { patientId: string; itemCode: ReportItemCode }) {
  const state = answerState(useChartTrend(patientId, itemCode))
  return <TrendOfItem state={state} today={localDateOf(serverNow())} />
}
