import { Input, Text, View } from '@tarojs/components'
import { inputLabel } from '../../../components/field/input-label'
import { type ValueDraft, valueFault } from './report-draft'
import './report-value-fields.scss'

export interface ReportValueFieldsProps {
  value: ValueDraft
  onChange: (part: Partial<ValueDraft>) => void
}

const FIELDS = [
  ['value', '结果'],
  ['unit', '单位'],
  ['low', '下限'],
  ['high', '上限'],
] as const

/** One line of a report: the figure, its unit, and the range that the paper prints. */
export function ReportValueFields({ value, onChange }: ReportValueFieldsProps) {
  const fault = valueFault(value)
  return (
    <View className="report-value">
      <Text className="t-strong">{value.name}</Text>
      <View className="report-value__fields">
        {FIELDS.map(([field, label]) => (
          <View key={field} className="report-value__box">
            <Input
              className="report-value__input"
              value={value[field]}
              maxlength={field === 'unit' ? 20 : 12}
              placeholder={label}
              placeholderClass="report-value__placeholder"
              onInput={(event) => onChange({ [field]: event.detail.value })}
              {...inputLabel(`${value.name}${label}`, fault !== undefined)}
            />
          </View>
        ))}
      </View>
      {fault && <Text className="t-cap t-bad">{fault}</Text>}
    </View>
  )
}
