import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { ComingDoses } from './coming-doses'
import { openAddDose, openInspection } from './doors'
import { GivenDaySheet } from './given-day-sheet'
import { GivenDoses } from './given-doses'
import type { ImmunizationView } from './immunization-view'
import { comingGroup, type GivenGroup, holdInWords, openDoses, programmeInWords } from './immunization-words'
import { ObservationCard } from './observation-card'
import { OpenDosesCard } from './open-doses-card'
import { OptionalVaccines } from './optional-vaccines'

export interface VaccinesOfChildProps {
  view: ImmunizationView
  patientId: string
  today: LocalDate
  onBook: () => void
  /** The visit that is booked already. */
  onAppointment: (id: string) => void
  /** The half hour after a dose is over. */
  onObserved: () => void
}

/** Everything about the vaccines of one child, what is to be done now first. */
export function VaccinesOfChild(props: VaccinesOfChildProps) {
  const { view, patientId, today, onBook, onAppointment, onObserved } = props
  const [opened, setOpened] = useState<GivenGroup>()
  const { doses, given, birthDate, holds, observation, appointment } = view
  const open = openDoses(doses)
  const coming = comingGroup(doses, birthDate, today)
  return (
    <>
      {observation && <ObservationCard observation={observation} onEnd={onObserved} />}
      {open.length > 0 && (
        <>
          <OpenDosesCard
            doses={open}
            appointment={appointment}
            today={today}
            onBook={onBook}
            onAppointment={() => appointment && onAppointment(appointment.id)}
          />
          <Note tone="mute" icon="thermo">
            发热或正在生病就先不打，好了再来。提前改期不算爽约。
          </Note>
        </>
      )}
      {open.length === 0 && given.length > 0 && <Note tone="ok">到今天该打的都打齐了。</Note>}
      {holds.map((hold) => (
        <Note key={hold.id} tone="wait">
          {holdInWords(hold, today)}
        </Note>
      ))}
      {coming && <ComingDoses group={coming} today={today} />}
      <GivenDoses
        given={given}
        doses={doses}
        birthDate={birthDate}
        today={today}
        onInspection={() => openInspection(patientId)}
        onOpen={setOpened}
      />
      <Button kind="secondary" icon="pen" label="照接种本补记一剂" onTap={() => openAddDose(patientId)} />
      <OptionalVaccines rows={view.optional} today={today} />
      <View className="mt2">
        <Text className="t-cap">{programmeInWords(view.programme)}</Text>
      </View>
      <GivenDaySheet
        group={opened}
        onClose={() => setOpened(undefined)}
        patientId={patientId}
        today={today}
      />
    </>
  )
}
