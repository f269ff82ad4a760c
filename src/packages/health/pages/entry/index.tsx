import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { ENTRY_KINDS } from '#domain/kernel/entry-kind'
import { localDateOf } from '#domain/kernel/time'
import { type ReportItemCode, reportItemOf } from '#domain/report/report-item'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Link } from '../../../../components/action/link'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { CorrectionSheet } from '../../../../features/record/correction-sheet'
import { PaperPicture } from '../../../../features/record/papers/paper-picture'
import { WithdrawPaper } from '../../../../features/record/papers/withdraw-paper'
import { EntryDetail } from '../../../../features/record/timeline/entry-detail'
import { isMovedAway } from '../../../../features/record/timeline/timeline-words'
import { TrendOfItem } from '../../../../features/record/timeline/trend-of-item'
import {
  useEntry,
  usePicture,
  useRecordSummary,
  useReportTrend,
} from '../../../../features/record/use-record'
import { goBack } from '../../../../platform/screen/go-back'
import { ClaimDoor } from './claim-door'

/** One entry of a record, and the way to say that it is wrong. */
export default function EntryPage() {
  const { patientId = '', id = '', ...address } = useRouter().params
  const kind = ENTRY_KINDS.find((each) => each === address.kind)
  if (!kind) {
    return (
      <Page title="记录">
        <EmptyState title="没有找到这条记录" why="返回上一页，从时间轴上再点一次。" />
      </Page>
    )
  }
  return <EntryOfKind entry={{ patientId, kind, id }} />
}

function EntryOfKind({ entry }: { entry: Parameters<typeof useEntry>[0] }) {
  const query = useEntry(entry)
  const summary = useRecordSummary(entry.patientId)
  const [isAsking, setAsking] = useState(false)
  const today = localDateOf(serverNow())
  const isWaiting = query.data?.addenda.some(({ source, answer }) => source === 'family' && answer === null)
  const hasMoved = query.data !== undefined && isMovedAway(query.data)
  const mayAsk = summary.data?.mayWrite === true && query.data?.source === 'staff' && !isWaiting && !hasMoved
  return (
    <Page title="记录">
      <PersonStrip patientId={entry.patientId} />
      <AnswerView state={answerState(query)} loading="正在打开记录…" failed="记录没打开">
        {(answer) => {
          const item =
            answer.kind === 'report' && answer.code !== null ? reportItemOf(answer.code) : undefined
          return (
            <>
              <EntryDetail entry={answer} today={today} />
              {entry.kind === 'attachment' && !hasMoved && (
                <Picture patientId={entry.patientId} id={entry.id} />
              )}
              {entry.kind === 'visit' && !hasMoved && (
                <ClaimDoor patientId={entry.patientId} visitId={entry.id} on={answer.on} />
              )}
              {item && <Trend patientId={entry.patientId} itemCode={item.code} />}
              {entry.kind === 'attachment' && !hasMoved && summary.data?.mayWrite && (
                <WithdrawPaper id={entry.id} onWithdrawn={goBack} />
              )}
              {mayAsk && <Link label="这里写错了，请机构更正" onTap={() => setAsking(true)} />}
            </>
          )
        }}
      </AnswerView>
      <CorrectionSheet entry={entry} open={isAsking} onClose={() => setAsking(false)} />
    </Page>
  )
}

function Picture(wish: { patientId: string; id: string }) {
  return <PaperPicture state={answerState(usePicture(wish))} />
}

function Trend({ patientId, itemCode }: { patientId: string; itemCode: ReportItemCode }) {
  const state = answerState(useReportTrend(patientId, itemCode))
  return <TrendOfItem state={state} today={localDateOf(serverNow())} />
}
