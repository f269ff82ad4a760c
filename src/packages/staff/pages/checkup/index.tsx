import { useRouter } from '@tarojs/taro'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { answerState } from '../../../../api/answer-state'
import { Card } from '../../../../components/content/card'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { CheckupEntry } from '../../../../features/checkup/checkup-entry'
import { useChartCheckups } from '../../../../features/checkup/use-checkup-entry'
import { AnswerView } from '../../../../features/page/answer-view'
import { goBack } from '../../../../platform/screen/go-back'

const TITLE = '记一次体检'

/** A check-up without an appointment, such as the visit to a newborn at home; the card has opened the record. */
export default function StaffCheckupPage() {
  const { patientId = '' } = useRouter().params
  const query = useChartCheckups(patientId)
  const chart = query.data
  if (!chart) {
    return (
      <Page title={TITLE}>
        <AnswerView state={answerState(query)} loading="正在打开体检…" failed="体检没打开">
          {() => null}
        </AnswerView>
      </Page>
    )
  }
  if (chart.visitNo === null) {
    return (
      <Page title={TITLE}>
        <EmptyState
          title="没有体检要记"
          why="下一次体检还没到日子，或者 13 次都做完了。"
          action="返回"
          onAction={goBack}
        />
      </Page>
    )
  }
  const { nameMasked, sex, age } = chart.patient
  return (
    <CheckupEntry
      title={TITLE}
      head={<Card>{`${nameMasked} · ${SEX_NAMES_ZH[sex]} · ${age}`}</Card>}
      chart={chart}
      visitNo={chart.visitNo}
      patientId={patientId}
      appointmentId={null}
      saveLabel="保存"
      onSaved={goBack}
    />
  )
}
