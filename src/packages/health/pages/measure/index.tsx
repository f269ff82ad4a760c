import { useRouter } from '@tarojs/taro'
import { localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Page } from '../../../../components/page/page'
import { MeasureEntry } from '../../../../features/growth/measure-entry'
import { useGrowth } from '../../../../features/growth/use-growth'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { goBack } from '../../../../platform/screen/go-back'

/** 记一次身长体重 at home, or the correction of one. */
export default function MeasurePage() {
  const { patientId = '', id } = useRouter().params
  const query = useGrowth(patientId)
  const title = id ? '改这一次' : '记一次身长体重'
  const record = query.data
  if (!record) {
    return (
      <Page title={title}>
        <AnswerView state={answerState(query)} loading="正在打开…" failed="没打开">
          {() => null}
        </AnswerView>
      </Page>
    )
  }
  return (
    <MeasureEntry
      key={patientId}
      title={title}
      head={<PersonStrip patientId={patientId} />}
      record={record}
      today={localDateOf(serverNow())}
      patientId={patientId}
      correctsId={id ?? null}
      by="family"
      onSaved={goBack}
    />
  )
}
