import { useRouter } from '@tarojs/taro'
import { StaffVaccination } from '../../../../features/immunization/staff-vaccination'
import { AnswerView } from '../../../../features/page/answer-view'

/** Vaccinating a child whose record the card has opened. */
export default function VaccinatePage() {
  const { patientId = '' } = useRouter().params
  return (
    <StaffVaccination
      title="接种"
      patientId={patientId}
      appointmentId={null}
      waiting={(state) => (
        <AnswerView state={state} loading="正在打开接种记录…" failed="接种记录没打开">
          {() => null}
        </AnswerView>
      )}
    />
  )
}
