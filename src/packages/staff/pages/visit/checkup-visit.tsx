import { localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { client } from '../../../../api/client'
import { serverNow } from '../../../../api/server-clock'
import { Link } from '../../../../components/action/link'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { CheckupEntry } from '../../../../features/checkup/checkup-entry'
import { useChartCheckups } from '../../../../features/checkup/use-checkup-entry'
import { AnswerView } from '../../../../features/page/answer-view'
import { useDayStep } from '../../../../features/workday/use-day-step'
import { refreshWorkday, useSessionBoard } from '../../../../features/workday/use-workday'
import { VisitHead } from '../../../../features/workday/visit/visit-head'
import { goBack } from '../../../../platform/screen/go-back'
import type { RecordPageProps } from './record-page'

export interface CheckupVisitProps extends RecordPageProps {
  /** The child is ill, or has no check-up left: a visit like any other. */
  onIllness: () => void
}

/** A visit that is a check-up: the form of the check-up is its record, and there is no other. */
export function CheckupVisit({ appointmentId, visit, onIllness }: CheckupVisitProps) {
  const { patient, sessionId } = visit
  const query = useChartCheckups(patient.id)
  const next = useSessionBoard(sessionId).data?.waiting[0]
  const calling = useDayStep(client.visit.callNext.mutate)
  const title = `${visit.number} 号 ${patient.nameMasked}`
  const chart = query.data
  if (!chart) {
    return (
      <Page title={title}>
        <AnswerView state={answerState(query)} loading="正在打开体检…" failed="体检没打开">
          {() => null}
        </AnswerView>
      </Page>
    )
  }
  const today = localDateOf(serverNow())
  const booked = chart.rows.find((row) => row.appointmentId === appointmentId && row.opensOn <= today)
  const visitNo = booked?.visitNo ?? chart.visitNo
  if (visit.completedAt !== null || visitNo === null) {
    const why = visit.completedAt ? '这次已经存好了。' : '下一次体检还没到日子，或者 13 次都做完了。'
    return (
      <Page title={title}>
        <EmptyState title="没有体检要记" why={why} action="写看诊记录" onAction={onIllness} />
      </Page>
    )
  }
  return (
    <CheckupEntry
      title={title}
      head={<VisitHead patient={patient} reason={visit.reason} startedAt={visit.startedAt} />}
      chart={chart}
      visitNo={visitNo}
      patientId={patient.id}
      appointmentId={appointmentId}
      saveLabel={next ? `保存，叫 ${next.number} 号` : '保存'}
      busy={calling.busy}
      onSaved={async (nextNumber) => {
        refreshWorkday()
        // Whoever was next may have left meanwhile; the list then says so.
        if (nextNumber !== null) await calling.run({ sessionId })
        goBack()
      }}
      foot={<Link label="孩子病了，改写看诊记录" onTap={onIllness} />}
    />
  )
}
