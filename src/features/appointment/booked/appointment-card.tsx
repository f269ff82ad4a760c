import { Text, View } from '@tarojs/components'
import type { AppointmentStatus } from '#domain/appointment/status'
import type { Service } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import type { FamilyFace } from '#domain/patient/family-face'
import { Button } from '../../../components/action/button'
import { Link } from '../../../components/action/link'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { Tag } from '../../../components/content/tag'
import { ArchAvatar } from '../../../components/picture/arch-avatar'
import { APPOINTMENT_TAGS } from './appointment-tag'
import { cancelTerms, numberInWords, startInWords, whoAndWhat } from './appointment-words'

export interface AppointmentCardProps {
  appointment: {
    status: AppointmentStatus
    service: Service
    start: string
    end: string
    number: number
    room: string
    organization: { name: string }
    practitioner: { name: string; title: string }
    freeCancelUntil: string
    canCancel: boolean
    canReschedule: boolean
  }
  /** Who it is for; they may have left the family since. */
  face: FamilyFace | undefined
  /** On the server's clock. */
  now: Date
  today: LocalDate
  /** Stored content: whatever writes is hidden. */
  offline: boolean
  onOpen: () => void
  onReschedule: () => void
  onCancel: () => void
  /** A hold that still runs: back to the confirm page. */
  onConfirm: () => void
}

/** One visit of the family: who, when, where, and what can still be done about it. */
export function AppointmentCard({ appointment, face, now, today, offline, ...on }: AppointmentCardProps) {
  const tag = APPOINTMENT_TAGS[appointment.status]
  const isStopped = appointment.status === 'suspended'
  const writable = !offline && !isStopped && (appointment.canCancel || appointment.canReschedule)
  return (
    <Card>
      <View className="line line--wrap">
        {face && <ArchAvatar letter={face.letter} tint={face.tint} size="xs" />}
        <Text className="t-strong">{whoAndWhat(face?.name, appointment.service)}</Text>
        <View className="push">
          <Tag label={tag.label} tone={tag.tone} />
        </View>
      </View>
      <View className="t-h2 t-digits mt2">{startInWords(appointment.start, today)}</View>
      <View className="t-sub">
        {appointment.practitioner.name} {appointment.practitioner.title} · {appointment.organization.name} ·{' '}
        {numberInWords(appointment.number)}
      </View>
      {isStopped && now < new Date(appointment.end) && (
        <View className="stack stack--3 mt3">
          <Note tone="bad">医生停诊了，这个时间不用来。不是你的问题，不算爽约。</Note>
          <Button label="选新的时间" kind="tonal" size="medium" onTap={on.onOpen} />
        </View>
      )}
      {appointment.status === 'held' && !offline && (
        <View className="mt3">
          <Button label="接着确认" kind="tonal" size="medium" onTap={on.onConfirm} />
        </View>
      )}
      {writable && (
        <View className="line line--elder-stack mt3">
          {appointment.canReschedule && (
            <Button label="改时间" kind="secondary" size="medium" width="grow" onTap={on.onReschedule} />
          )}
          {appointment.canCancel && (
            <Button label="取消" kind="secondary" size="medium" width="grow" onTap={on.onCancel} />
          )}
        </View>
      )}
      <View className="line line--between line--wrap mt2">
        <Text className="t-cap grow">
          {writable && appointment.canCancel && cancelTerms(appointment, now, today)}
          {offline && '改时间和取消要有网才行'}
        </Text>
        {appointment.status !== 'held' && <Link label="看详情" opens onTap={on.onOpen} />}
      </View>
    </Card>
  )
}
