import { useRouter } from '@tarojs/taro'
import { localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { usePatient } from '../../../../api/use-patient'
import { Page } from '../../../../components/page/page'
import { BirthFactsEntry } from '../../../../features/growth/birth-facts-entry'
import { BirthFactsOfStaff } from '../../../../features/growth/birth-facts-of-staff'
import { useBirthFacts } from '../../../../features/growth/use-birth-facts'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { goBack } from '../../../../platform/screen/go-back'

const TITLE = '出生时的情况'

/** How a child was born: what the curve of a preterm child and the visits to a newborn are counted from. */
export default function BirthFactsPage() {
  const { patientId = '' } = useRouter().params
  const query = useBirthFacts(patientId)
  const birthDate = usePatient(patientId)?.birthDate
  if (!query.data || !birthDate) {
    return (
      <Page title={TITLE}>
        <AnswerView state={answerState(query)} loading="正在打开…" failed="没打开">
          {() => null}
        </AnswerView>
      </Page>
    )
  }
  const { facts, source } = query.data
  if (source === 'staff') {
    return (
      <Page title={TITLE}>
        <PersonStrip patientId={patientId} />
        <BirthFactsOfStaff facts={facts} />
      </Page>
    )
  }
  return (
    <BirthFactsEntry
      key={patientId}
      title={TITLE}
      head={<PersonStrip patientId={patientId} />}
      patientId={patientId}
      birthDate={birthDate}
      facts={facts}
      today={localDateOf(serverNow())}
      by="family"
      onSaved={goBack}
    />
  )
}
