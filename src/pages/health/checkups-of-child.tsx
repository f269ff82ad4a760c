import { openBooking, openDetail } from '../../features/appointment/doors'
import { CheckupLine } from '../../features/checkup/checkup-line'
import type { CheckupRow } from '../../features/checkup/checkup-words'
import { openCheckups } from '../../features/checkup/doors'
import { useCheckups } from '../../features/checkup/use-checkups'

/** The line of thirteen, where a child has one. The record does not wait for it. */
export function CheckupsOfChild({ patientId }: { patientId: string }) {
  const { data } = useCheckups(patientId)
  if (!data || data.rows.length === 0) return null
  const book = (row: CheckupRow) => {
    if (row.appointmentId) openDetail(row.appointmentId)
    else openBooking(patientId, 'child-checkup')
  }
  return <CheckupLine rows={data.rows} onBook={book} onOpen={() => openCheckups(patientId)} />
}
