import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { answerState } from '../../../../api/answer-state'
import { Page } from '../../../../components/page/page'
import { StaffVaccination } from '../../../../features/immunization/staff-vaccination'
import { AnswerView } from '../../../../features/page/answer-view'
import { useVisit } from '../../../../features/workday/visit/use-visit'
import { CheckupVisit } from './checkup-visit'
import { RecordPage } from './record-page'

/** One visit: the record opens once what it starts from is known. */
export default function VisitPage() {
  const { appointmentId = '' } = useRouter().params
  const query = useVisit(appointmentId)
  const [isIll, setIll] = useState(false)
  const visit = query.data
  if (visit?.service === 'child-checkup' && !isIll) {
    return <CheckupVisit appointmentId={appointmentId} visit={visit} onIllness={() => setIll(true)} />
  }
  if (visit?.service === 'vaccination' && visit.completedAt === null && !isIll) {
    return (
      <StaffVaccination
        waiting={(state) => (
          <AnswerView state={state} loading="正在打开接种记录…" failed="接种记录没打开">
            {() => null}
          </AnswerView>
        )}
        title={`${visit.number} 号 ${visit.patient.nameMasked}`}
        patientId={visit.patient.id}
        appointmentId={appointmentId}
        onIllness={() => setIll(true)}
      />
    )
  }
  if (visit) return <RecordPage appointmentId={appointmentId} visit={visit} />
  return (
    <Page title="看诊记录">
      <AnswerView state={answerState(query)} loading="正在打开记录…" failed="记录没打开">
        {() => null}
      </AnswerView>
    </Page>
  )
}
