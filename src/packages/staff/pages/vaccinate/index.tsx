import { useRouter } from '@tarojs/taro'
import { StaffVaccination } from '../../../../features/immunization/staff-vaccination'

/** Vaccinating a child whose record the card has opened. */
export default function VaccinatePage() {
  const { patientId = '' } = useRouter().params
  return <StaffVaccination title="接种" patientId={patientId} appointmentId={null} />
}
