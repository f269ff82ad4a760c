import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { VACCINE_CODES, VACCINES, type VaccineCode } from '#domain/immunization/vaccine'
import type { LocalDate } from '#domain/kernel/time'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { CheckRow } from '../../components/field/check-row'
import { Chips } from '../../components/field/chips'
import { ChoiceField } from '../../components/field/picker-field'
import { BottomBar } from '../../components/page/bottom-bar'
import { Page } from '../../components/page/page'
import type { ChartImmunization } from './chart-immunization'
import { missingInDoses } from './dose-draft'
import { DoseToGive } from './dose-to-give'
import { HeldVaccines } from './held-vaccines'
import { useVaccinate } from './use-vaccinate'

export interface VaccinateFormProps {
  title: string
  /** Who is being vaccinated. */
  head: ReactNode
  chart: ChartImmunization
  patientId: string
  /** The visit that this is; null: the card opened the record. */
  appointmentId: string | null
  today: LocalDate
  onSaved: () => void
  /** What else there is to do with the record, below the form. */
  foot?: ReactNode
}

/** Why it is given before the check-up, said to whoever reads it later. */
const REASONS = ['体检做过了，还没录入', '家长今天不做体检', '医生当面看过，可以打'] as const

/** What is due stands there already: the lot, the place, one question, and it is written down. */
export function VaccinateForm(props: VaccinateFormProps) {
  const { chart, patientId, appointmentId, today } = props
  const form = useVaccinate({ patientId, appointmentId, chart })
  const missing = missingInDoses(form.drafts, form.isAsked)
  const isStopped = chart.checkupFirst && form.overrideReason === undefined
  const disabledReason = missing ?? (isStopped ? '先体检，后打针' : undefined)
  return (
    <Page
      title={props.title}
      bar={
        <BottomBar>
          {form.problem && (
            <Note tone="bad" announced>
              {form.problem}
            </Note>
          )}
          <Button
            label={form.doubts.length > 0 ? '核对过了，照打' : `打好了，记下 ${form.drafts.length} 剂`}
            busy={form.busy}
            {...(disabledReason ? { disabledReason } : {})}
            onTap={async () => {
              if (await form.save()) props.onSaved()
            }}
          />
        </BottomBar>
      }
    >
      {props.head}
      <HeldVaccines holds={chart.holds} patientId={patientId} today={today} />
      <VaccineChoice
        suggested={chart.suggested}
        chosen={form.drafts.map(({ vaccineCode }) => vaccineCode)}
        onToggle={form.toggle}
      />
      {form.drafts.map((dose) => (
        <DoseToGive key={dose.vaccineCode} dose={dose} onChange={form.rewrite} />
      ))}
      <Card flush>
        <CheckRow title="问过家长：没发热，没有过敏和禁忌" checked={form.isAsked} onChange={form.setAsked} />
      </Card>
      {chart.checkupFirst && <CheckupFirst reason={form.overrideReason} onReason={form.setOverrideReason} />}
      {props.foot}
    </Page>
  )
}

interface VaccineChoiceProps {
  suggested: readonly VaccineCode[]
  chosen: readonly VaccineCode[]
  onToggle: (code: VaccineCode) => void
}

function VaccineChoice({ suggested, chosen, onToggle }: VaccineChoiceProps) {
  const shown = [...new Set([...suggested, ...chosen])]
  const others = VACCINE_CODES.filter((code) => !shown.includes(code))
  return (
    <Card>
      <Text className="t-strong">{suggested.length > 0 ? '今天可以打' : '今天没有该打的'}</Text>
      <View className="mt2">
        <Chips<VaccineCode>
          label="今天打哪些"
          chips={shown.map((value) => ({ value, label: VACCINES[value].nameZh }))}
          selected={chosen}
          onToggle={onToggle}
        />
      </View>
      <View className="mt2">
        <ChoiceField
          label="加一种"
          value={undefined}
          choices={others.map((value) => ({ value, label: VACCINES[value].nameZh }))}
          onChange={onToggle}
        />
      </View>
    </Card>
  )
}

interface CheckupFirstProps {
  reason: string | undefined
  onReason: (reason: string) => void
}

/** The check-up of the day comes first; why not is kept with the dose. */
function CheckupFirst({ reason, onReason }: CheckupFirstProps) {
  return (
    <Card label="先体检，后打针">
      <Text className="t-strong">儿保体检到时间了，今天还没做</Text>
      <View className="t-sub">先体检，后打针。不做体检就打，选一个理由，会记在这一针上。</View>
      <View className="mt2">
        <Chips
          label="不先体检的理由"
          chips={REASONS.map((value) => ({ value, label: value }))}
          selected={REASONS.find((value) => value === reason)}
          onToggle={onReason}
        />
      </View>
    </Card>
  )
}
