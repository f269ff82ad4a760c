import { Text } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import type { FamilyFace } from '#domain/patient/family-face'
import { EmptyState } from '../../../components/page/empty-state'
import { OfflineFoot } from '../../../components/page/offline-foot'
import { openConfirm, openDetail, openReschedule } from '../doors'
import { AppointmentCard, type AppointmentCardProps } from './appointment-card'

type Listed = AppointmentCardProps['appointment'] & Parameters<typeof openReschedule>[0]

export interface AppointmentListProps<Appointment extends Listed> {
  appointments: readonly Appointment[]
  view: 'open' | 'over'
  people: readonly FamilyFace[]
  now: Date
  today: LocalDate
  offline: boolean
  onCancel: (appointment: Appointment) => void
}

export function AppointmentList<Appointment extends Listed>(props: AppointmentListProps<Appointment>) {
  const { appointments, view, people, now, today, offline, onCancel } = props
  if (appointments.length === 0) {
    return view === 'open' ? (
      <EmptyState title="现在没有预约" why="上面选一项，就能给家人约号。" />
    ) : (
      <EmptyState title="还没有看过的" why="看完、取消和改期的，以后都在这里。" />
    )
  }
  return (
    <>
      {appointments.map((appointment) => (
        <AppointmentCard
          key={appointment.id}
          appointment={appointment}
          face={people.find(({ id }) => id === appointment.patientId)}
          now={now}
          today={today}
          offline={offline}
          onOpen={() => openDetail(appointment.id)}
          onReschedule={() => openReschedule(appointment)}
          onCancel={() => onCancel(appointment)}
          onConfirm={() => openConfirm(appointment.id)}
        />
      ))}
      {offline ? <OfflineFoot /> : <Text className="t-cap t-center">就这 {appointments.length} 个</Text>}
    </>
  )
}
