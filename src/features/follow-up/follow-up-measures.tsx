import { Text, View } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { Card } from '../../components/content/card'
import { MeasureField } from '../../components/field/measure-field'
import { Segment } from '../../components/field/segment'
import { type FollowUpDraft, faultsOf } from './follow-up-draft'
import { lastMeasuredInWords } from './follow-up-words'
import type { PreparedFollowUp } from './prepared-follow-up'

const GLUCOSE_WHEN = [
  { value: 'fasting', label: '空腹' },
  { value: 'after-meal', label: '餐后 2 小时' },
  { value: 'any-time', label: '随机' },
] as const
const POSTURES = [
  { value: 'length', label: '躺着量' },
  { value: 'height', label: '站着量' },
] as const

export interface FollowUpMeasuresProps {
  draft: FollowUpDraft
  prepared: PreparedFollowUp
  today: LocalDate
  onChange: (part: Partial<FollowUpDraft>) => void
}

/** What the form measures, with what was measured last; a field that is left empty was not measured. */
export function FollowUpMeasures({ draft, prepared, today, onChange }: FollowUpMeasuresProps) {
  const measures: readonly string[] = prepared.form.measures
  const faults = faultsOf(draft)
  const last = [prepared.lastVitals, prepared.lastGrowth].flatMap((each) =>
    each ? [`${dateInWords(each.on, today)}：${lastMeasuredInWords(each.values)}`] : [],
  )
  return (
    <Card>
      <View className="stack stack--2">
        <Text className="t-strong">测量（没量就空着）</Text>
        {last.map((words) => (
          <Text key={words} className="t-sub t-2 t-digits">
            {words}
          </Text>
        ))}
        {measures.includes('blood-pressure') && (
          <View className="line line--top line--elder-stack">
            <MeasureField
              label="高压"
              unit="mmHg"
              value={draft.systolic}
              fault={faults.systolic}
              onInput={(systolic) => onChange({ systolic })}
            />
            <MeasureField
              label="低压"
              unit="mmHg"
              value={draft.diastolic}
              fault={faults.diastolic}
              onInput={(diastolic) => onChange({ diastolic })}
            />
          </View>
        )}
        {measures.includes('glucose') && (
          <>
            <MeasureField
              label="血糖"
              unit="mmol/L"
              value={draft.glucose}
              fault={faults.glucose}
              onInput={(glucose) => onChange({ glucose })}
            />
            <Segment
              label="什么时候测的"
              parts={GLUCOSE_WHEN}
              selected={draft.glucoseWhen}
              onSelect={(glucoseWhen) => onChange({ glucoseWhen })}
            />
          </>
        )}
        {measures.includes('growth') && (
          <>
            <MeasureField
              label="体重"
              unit="公斤"
              value={draft.weight}
              fault={faults.weight}
              onInput={(weight) => onChange({ weight })}
            />
            <MeasureField
              label={draft.statureAs === 'height' ? '身高' : '身长'}
              unit="厘米"
              value={draft.stature}
              fault={faults.stature}
              onInput={(stature) => onChange({ stature })}
            />
            <Segment
              label="怎么量的"
              parts={POSTURES}
              selected={draft.statureAs}
              onSelect={(statureAs) => onChange({ statureAs })}
            />
          </>
        )}
      </View>
    </Card>
  )
}
