import { useRouter } from '@tarojs/taro'
import { localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Page } from '../../../../components/page'
import { AnswerView } from '../../../../features/appointment/answer-view'
import { AddDoseForm } from '../../../../features/immunization/add-dose-form'
import { useImmunization } from '../../../../features/immunization/use-immunization'

const TITLE = '补记一剂疫苗'

/** A dose that stands in an old booklet. */
export default function VaccineAddPage() {
  const { patientId = '' } = useRouter().params
  const query = useImmunization(patientId)
  const birthDate = query.data?.birthDate
  if (!birthDate) {
    return (
      <Page title={TITLE}>
        <AnswerView state={answerState(query)} loading="正在打开…" failed="没打开">
          {() => null}
        </AnswerView>
      </Page>
    )
  }
  return (
    <AddDoseForm title={TITLE} patientId={patientId} birthDate={birthDate} today={localDateOf(serverNow())} />
  )
}
