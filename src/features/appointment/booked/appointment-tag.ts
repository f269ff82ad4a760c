import type { AppointmentStatus } from '#domain/appointment/status'

interface StatusTag {
  readonly label: string
  readonly tone: 'ok' | 'wait' | 'info' | 'bad' | 'mute'
}

/** Colour, icon and word of each state (design guide §8). */
export const APPOINTMENT_TAGS: Readonly<Record<AppointmentStatus, StatusTag>> = {
  held: { label: '锁定中', tone: 'wait' },
  booked: { label: '已预约', tone: 'ok' },
  'checked-in': { label: '候诊中', tone: 'info' },
  'in-visit': { label: '就诊中', tone: 'info' },
  completed: { label: '已完成', tone: 'ok' },
  cancelled: { label: '已取消', tone: 'mute' },
  'late-cancelled': { label: '当天取消', tone: 'mute' },
  rescheduled: { label: '已改期', tone: 'mute' },
  suspended: { label: '医生停诊', tone: 'bad' },
  'no-show': { label: '爽约', tone: 'bad' },
  excused: { label: '已免责', tone: 'mute' },
  expired: { label: '已过期', tone: 'mute' },
}
