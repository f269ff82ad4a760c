import { Text, View } from '@tarojs/components'
import { addDays, type LocalDate } from '#domain/kernel/time'
import { Card } from '../../components/content/card'
import { Chips } from '../../components/field/chips'
import { MeasureField } from '../../components/field/measure-field'
import { DateField } from '../../components/field/picker-field'
import { type BirthFactsDraft, birthFaults } from './birth-facts-draft'

export interface BirthFactsFormProps {
  draft: BirthFactsDraft
  birthDate: LocalDate
  today: LocalDate
  onChange: (part: Partial<BirthFactsDraft>) => void
}

/** Longer than nearly any newborn stays at the hospital: the wheel opens near the birth. */
const LONGEST_STAY_DAYS = 180

const COUNTS = [
  { value: 'one', label: '一个' },
  { value: 'several', label: '双胎或更多' },
] as const

/** How a birth was, as it stands on the birth certificate or the discharge summary. */
export function BirthFactsForm({ draft, birthDate, today, onChange }: BirthFactsFormProps) {
  const faults = birthFaults(draft)
  const lastDay = addDays(birthDate, LONGEST_STAY_DAYS)
  return (
    <Card>
      <View className="stack stack--4">
        <Text className="t-2">照出生医学证明或出院小结写。不知道的空着。</Text>
        <MeasureField
          label="怀了多久"
          unit="周"
          value={draft.weeks}
          fault={faults.weeks}
          onInput={(weeks) => onChange({ weeks })}
        />
        <MeasureField
          label="出生体重"
          unit="公斤"
          value={draft.weight}
          fault={faults.weight}
          onInput={(weight) => onChange({ weight })}
        />
        <MeasureField
          label="出生身长"
          unit="厘米"
          value={draft.length}
          fault={faults.length}
          onInput={(length) => onChange({ length })}
        />
        <View className="stack stack--2">
          <Text className="t-sub">这一胎几个孩子</Text>
          <Chips
            label="这一胎几个孩子"
            chips={COUNTS}
            selected={draft.isMultiple === null ? undefined : draft.isMultiple ? 'several' : 'one'}
            onToggle={(count) => onChange({ isMultiple: count === 'several' })}
          />
        </View>
        <DateField
          label="出院日"
          value={draft.dischargedOn ?? undefined}
          earliest={birthDate}
          latest={lastDay < today ? lastDay : today}
          onChange={(day) => onChange({ dischargedOn: day as LocalDate })}
        />
      </View>
    </Card>
  )
}
