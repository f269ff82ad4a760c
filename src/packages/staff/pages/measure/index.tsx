import { useRouter } from '@tarojs/taro'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Page } from '../../../../components/page/page'
import { LastMeasured } from '../../../../features/growth/last-measured'
import { MeasureEntry } from '../../../../features/growth/measure-entry'
import { useChartGrowth } from '../../../../features/growth/use-growth'
import { AnswerView } from '../../../../features/page/answer-view'
import { goBack } from '../../../../platform/screen/go-back'

const TITLE = '量身长体重'

/** A measurement at the clinic: age and last values in view, three figures, one button. */
export default function StaffMeasurePage() {
  const { patientId = '', id } = useRouter().params
  const query = useChartGrowth(patientId)
  const record = query.data
  if (!record) {
    return (
      <Page title={TITLE}>
        <AnswerView state={answerState(query)} loading="正在打开档案…" failed="档案没打开">
          {() => null}
        </AnswerView>
      </Page>
    )
  }
  const { nameMasked, age } = record.patient
  const today = localDateOf(serverNow())
  return (
    <MeasureEntry
      key={patientId}
      title={TITLE}
      head={
        <LastMeasured
          who={`${nameMasked} · ${SEX_NAMES_ZH[record.sex]} · ${age}`}
          record={record}
          today={today}
        />
      }
      record={record}
      today={today}
      patientId={patientId}
      correctsId={id ?? null}
      by="staff"
      onSaved={goBack}
    />
  )
}
