import { Picker, Text, View } from '@tarojs/components'
import type { ReactElement } from 'react'
import { spoken } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import { Icon } from '../picture/icon'
import './field-frame.scss'
import './picker-field.scss'

interface FieldProps {
  label: string
  hint?: string | undefined
  error?: string | undefined
}

export interface DateFieldProps extends FieldProps {
  /** YYYY-MM-DD, or undefined while nothing is chosen. */
  value: string | undefined
  /** Both YYYY-MM-DD and allowed. */
  earliest: string
  latest: string
  onChange: (date: string) => void
}

export interface TimeFieldProps extends FieldProps {
  /** HH:MM, or undefined while nothing is chosen. */
  value: string | undefined
  onChange: (time: string) => void
}

export interface ChoiceFieldProps<Value extends string> extends FieldProps {
  value: Value | undefined
  choices: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

/** A date, by the phone's own wheel. */
export function DateField({ value, earliest, latest, onChange, ...field }: DateFieldProps) {
  return (
    <Field {...field} chosen={value && dateOfWheel(value)}>
      {(box) => (
        <Picker
          mode="date"
          value={value ?? latest}
          start={earliest}
          end={latest}
          onChange={(event) => onChange(event.detail.value)}
        >
          {box}
        </Picker>
      )}
    </Field>
  )
}

/** An hour and minute, by the phone's own wheel. */
export function TimeField({ value, onChange, ...field }: TimeFieldProps) {
  return (
    <Field {...field} chosen={value}>
      {(box) => (
        <Picker mode="time" value={value ?? '09:00'} onChange={(event) => onChange(event.detail.value)}>
          {box}
        </Picker>
      )}
    </Field>
  )
}

/** One of a few words, by the phone's own wheel. */
export function ChoiceField<Value extends string>({
  value,
  choices,
  onChange,
  ...field
}: ChoiceFieldProps<Value>) {
  const index = choices.findIndex((choice) => choice.value === value)
  return (
    <Field {...field} chosen={choices[index]?.label}>
      {(box) => (
        <Picker
          mode="selector"
          range={choices.map((choice) => choice.label)}
          value={Math.max(index, 0)}
          onChange={(event) => {
            const choice = choices[Number(event.detail.value)]
            if (choice) onChange(choice.value)
          }}
        >
          {box}
        </Picker>
      )}
    </Field>
  )
}

interface PickerBoxProps extends FieldProps {
  chosen: string | undefined
  children: (box: ReactElement) => ReactElement
}

function Field({ label, hint, error, chosen, children }: PickerBoxProps) {
  const under = error ?? hint
  const wrong = error !== undefined
  return (
    <View className="text-field">
      <Text className="text-field__label">{label}</Text>
      {children(
        <View
          className={classNames('text-field__box', 'picker-field', wrong && 'text-field__box--wrong')}
          {...spoken({ role: 'button', label: `${label}，${chosen ?? '还没选'}` })}
        >
          <Text className={classNames('grow', chosen === undefined && 'text-field__placeholder')}>
            {chosen ?? '请选择'}
          </Text>
          <Icon name="down" size="s" />
        </View>,
      )}
      {under && (
        <Text className={classNames('text-field__under', wrong && 'text-field__under--wrong')}>{under}</Text>
      )}
    </View>
  )
}

/** What the wheel answers, as it is read aloud too: `2026-11-23` → `2026年11月23日`. */
function dateOfWheel(value: string): string {
  const [year, month, day] = value.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
