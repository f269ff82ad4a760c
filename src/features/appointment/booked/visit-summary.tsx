import { Text, View } from '@tarojs/components'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import { useFamily } from '../../../api/use-family'
import { usePatient } from '../../../api/use-patient'
import { Link } from '../../../components/action/link'
import { Card } from '../../../components/content/card'
import { ArchAvatar } from '../../../components/picture/arch-avatar'
import { Stamp } from '../../../components/time/stamp'
import { spanInWords, stampOf } from './appointment-words'

export interface VisitSummaryProps {
  appointment: {
    patientId: string
    day: string
    start: string
    end: string
    room: string
    organization: { name: string; address: string }
    practitioner: { name: string; title: string }
  }
  today: LocalDate
  /** 换人; left out where the person can no longer change. */
  onChangePerson?: () => void
}

/** When, with whom, where and for whom: all that must be right before 确认. */
export function VisitSummary({ appointment, today, onChangePerson }: VisitSummaryProps) {
  const { people } = useFamily()
  const patient = usePatient(appointment.patientId)
  const face =
    people.kind === 'ready' ? people.answer.find(({ id }) => id === appointment.patientId) : undefined
  return (
    <Card>
      <View className="line line--top line--wide line--elder-stack">
        <Stamp {...stampOf(appointment.day, today)} />
        <View className="grow stack">
          <Text className="t-h2 t-digits">{spanInWords(appointment.start, appointment.end)}</Text>
          <Text className="t-sub">
            {appointment.practitioner.name} · {appointment.practitioner.title} · {appointment.room}
          </Text>
          <Text className="t-sub">{appointment.organization.name}</Text>
          <Text className="t-sub">{appointment.organization.address}</Text>
        </View>
      </View>
      <View className="divider" />
      <View className="line line--wide">
        {face && <ArchAvatar letter={face.letter} tint={face.tint} />}
        <View className="grow stack">
          {patient && (
            <>
              <Text className="t-strong">
                {patient.name} · {SEX_NAMES_ZH[patient.sex]} · {ageInWords(patient.birthDate, today)}
              </Text>
              <Text className="t-sub t-digits">{patient.documentMasked}</Text>
            </>
          )}
        </View>
        {onChangePerson && <Link label="换人" onTap={onChangePerson} />}
      </View>
    </Card>
  )
}
