import { Input, Text, View } from '@tarojs/components'
import { spoken } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import { inputLabel } from './input-label'
import './measure-field.scss'

export interface MeasureFieldProps {
  label: string
  unit: string
  /** As typed. */
  value: string
  /** What is wrong or unlikely about it, and what to do. */
  fault: string | undefined
  onInput: (value: string) => void
}

/** A measured number in one line: its name, the figure, its unit. */
export function MeasureField({ label, unit, value, fault, onInput }: MeasureFieldProps) {
  return (
    <View className="measure-field">
      <View className={classNames('measure-field__box', fault !== undefined && 'measure-field__box--wrong')}>
        <Text className="t-3">{label}</Text>
        <Input
          className="measure-field__input"
          type="digit"
          value={value}
          maxlength={6}
          placeholder="—"
          placeholderClass="measure-field__placeholder"
          onInput={(event) => onInput(event.detail.value)}
          {...inputLabel(`${label}，${unit}${fault ? `，${fault}` : ''}`, fault !== undefined)}
        />
        <Text className="t-strong">{unit}</Text>
      </View>
      {fault && (
        <Text className="measure-field__fault" {...spoken({ role: 'alert', live: 'polite' })}>
          {fault}
        </Text>
      )}
    </View>
  )
}
