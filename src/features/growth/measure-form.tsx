import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { assessGrowth } from '#domain/growth/assess-growth'
import { judgedAge } from '#domain/growth/growth-age'
import type { LocalDate } from '#domain/kernel/time'
import { spoken } from '../../components/accessibility/accessibility'
import { Card } from '../../components/content/card'
import { MeasureField } from '../../components/field/measure-field'
import { DateField } from '../../components/field/picker-field'
import { Segment } from '../../components/field/segment'
import type { GrowthRecord } from './growth-record'
import { levelForStaff, levelInWords } from './growth-words'
import { faultsOf, type MeasureDraft, valuesOf } from './measure-draft'
import './measure-form.scss'

export interface MeasureFormProps {
  record: GrowthRecord
  draft: MeasureDraft
  today: LocalDate
  /** Staff read what the standard calls it, families where the child stands. */
  by: 'family' | 'staff'
  onChange: (part: Partial<MeasureDraft>) => void
}

const POSTURES = [
  { value: 'length', label: '躺着量' },
  { value: 'height', label: '站着量' },
] as const

/** Weight, stature and head with the level of each while it is typed. */
export function MeasureForm({ record, draft, today, by, onChange }: MeasureFormProps) {
  const { standard, birthDate } = record
  const faults = faultsOf(draft)
  const age = judgedAge(record, draft.on, standard.correctedUntilMonths)
  const levels = assessGrowth(age.months, valuesOf(draft), standard)
  const inWords = by === 'staff' ? levelForStaff : levelInWords
  return (
    <Card>
      <View className="stack stack--4">
        <Measured level={levels.weight && inWords(levels.weight)} hint="是公斤，不是斤：1 公斤等于 2 斤。">
          <MeasureField
            label="体重"
            unit="公斤"
            value={draft.weight}
            fault={faults.weight}
            onInput={(weight) => onChange({ weight })}
          />
        </Measured>
        <Measured
          level={levels.stature && inWords(levels.stature)}
          hint={postureHint(age.months, standard.heightFromMonths)}
        >
          <MeasureField
            label={draft.statureAs === 'height' ? '身高' : '身长'}
            unit="厘米"
            value={draft.stature}
            fault={faults.stature}
            onInput={(stature) => onChange({ stature })}
          />
          <View className="mt2">
            <Segment
              label="怎么量的"
              parts={POSTURES}
              selected={draft.statureAs}
              onSelect={(statureAs) => onChange({ statureAs })}
            />
          </View>
        </Measured>
        <Measured level={levels.head && inWords(levels.head)} hint="从眉毛上面绕到后脑勺最鼓的地方。">
          <MeasureField
            label="头围"
            unit="厘米"
            value={draft.head}
            fault={faults.head}
            onInput={(head) => onChange({ head })}
          />
        </Measured>
        {by === 'staff' && levels.weightForStature && (
          <Text className="t-primary">
            {draft.statureAs === 'height' ? '身高' : '身长'}别体重：{levelForStaff(levels.weightForStature)}
          </Text>
        )}
        <DateField
          label="哪一天量的"
          value={draft.on}
          earliest={birthDate}
          latest={today}
          onChange={(on) => onChange({ on: on as LocalDate })}
        />
      </View>
    </Card>
  )
}

interface MeasuredProps {
  level: string | null
  hint: string
  children: ReactNode
}

/** Under a field either how to measure, or where the figure stands. */
function Measured({ level, hint, children }: MeasuredProps) {
  return (
    <View>
      {children}
      {level ? (
        <Text className="measure-form__under t-primary" {...spoken({ role: 'status', live: 'polite' })}>
          和同龄孩子比：{level}
        </Text>
      ) : (
        <Text className="measure-form__under t-3">{hint}</Text>
      )}
    </View>
  )
}

function postureHint(ageMonths: number | null, heightFromMonths: number): string {
  const years = heightFromMonths / 12
  return (ageMonths ?? 0) < heightFromMonths
    ? `${years} 岁前躺着量，腿伸直，头顶到脚跟。`
    : `满 ${years} 岁站着量，脱鞋，背贴墙。`
}
