import { Text, View } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { spoken } from '../../components/accessibility/accessibility'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { Tag } from '../../components/content/tag'
import type { DoseRow, ImmunizationView } from './immunization-view'
import { comfortOf, doseInWords, openSinceInWords, openTag } from './immunization-words'

export interface OpenDosesCardProps {
  /** What can be given now, late ones first; at least one. */
  doses: readonly DoseRow[]
  appointment: ImmunizationView['appointment']
  today: LocalDate
  onBook: () => void
  onAppointment: () => void
}

/** What can be given now: one journey to the clinic, booked with one tap. */
export function OpenDosesCard({ doses, appointment, today, onBook, onAppointment }: OpenDosesCardProps) {
  const [first] = doses
  const isLate = first?.state === 'OVERDUE'
  return (
    <Card tone="lamp">
      {doses.map((dose, index) => (
        <View key={`${dose.series} ${dose.doseNo}`} className={index === 0 ? '' : 'mt3'}>
          <View className="line line--top line--between line--elder-stack">
            <Text className="t-lead grow" {...spoken({ role: 'heading', level: 2 })}>
              {doseInWords(dose)}
            </Text>
            <Tag {...openTag(dose)} />
          </View>
          <View className="t-sub mt1">{openSinceInWords(dose, today)}</View>
        </View>
      ))}
      {first && (
        <View className="mt3">
          <Note tone="ok">{comfortOf(first, today)}</Note>
        </View>
      )}
      <View className="mt3">
        {appointment ? (
          <Button
            kind="secondary"
            label={`${dateInWords(appointment.day, today)}约好了，看预约`}
            onTap={onAppointment}
          />
        ) : (
          <Button label={isLate ? '约补种' : '约接种'} onTap={onBook} />
        )}
      </View>
    </Card>
  )
}
