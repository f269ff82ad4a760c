import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { VACCINE_CODES } from '#domain/immunization/vaccine'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { localDateOf } from '#domain/kernel/time'
import { type AnswerState, answerState } from '../../api/answer-state'
import { serverNow } from '../../api/server-clock'
import { Link } from '../../components/action/link'
import { Card } from '../../components/content/card'
import { Page } from '../../components/page/page'
import { openEarlierDose, openObservations, replaceWithObservations } from './doors'
import { HoldSheet } from './hold-sheet'
import { PaperDoses } from './paper-doses'
import { useChartImmunization } from './use-vaccinate'
import { VaccinateForm } from './vaccinate-form'

export interface StaffVaccinationProps {
  title: string
  patientId: string
  /** The visit that this is; null: the card opened the record. */
  appointmentId: string | null
  /** What stands there until the answer has come. */
  waiting: (state: AnswerState<unknown>) => ReactNode
  /** The child is ill: a record is written instead. */
  onIllness?: () => void
}

/** Vaccinating one child: what is due, what the family copied, what is held back. */
export function StaffVaccination(props: StaffVaccinationProps) {
  const { title, patientId, appointmentId, waiting, onIllness } = props
  const query = useChartImmunization(patientId)
  const [isHolding, setHolding] = useState(false)
  const chart = query.data
  if (!chart) {
    return <Page title={title}>{waiting(answerState(query))}</Page>
  }
  const today = localDateOf(serverNow())
  const { nameMasked, sex, age } = chart.patient
  const foot = (
    <>
      <PaperDoses given={chart.given} today={today} />
      <View className="t-center">
        <Link label="今天先不打，记缓种或禁忌" onTap={() => setHolding(true)} />
      </View>
      <View className="t-center">
        <Link label="照接种本补录" onTap={() => openEarlierDose(patientId)} />
      </View>
      <View className="t-center">
        <Link label="看谁在留观" onTap={openObservations} />
      </View>
      {onIllness && (
        <View className="t-center">
          <Link label="孩子病了，改写看诊记录" onTap={onIllness} />
        </View>
      )}
      <HoldSheet
        open={isHolding}
        patientId={patientId}
        codes={chart.suggested.length > 0 ? chart.suggested : VACCINE_CODES}
        today={today}
        onClose={() => setHolding(false)}
      />
    </>
  )
  return (
    <VaccinateForm
      // What is held back meanwhile stands there no more.
      key={chart.suggested.join(' ')}
      title={title}
      head={<Card>{`${nameMasked} · ${SEX_NAMES_ZH[sex]} · ${age}`}</Card>}
      chart={chart}
      patientId={patientId}
      appointmentId={appointmentId}
      today={today}
      onSaved={replaceWithObservations}
      foot={foot}
    />
  )
}
