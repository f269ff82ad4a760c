import { type ReactNode, useId } from 'react'
import { classNames } from '../../components/class-names'
import './console-fields.scss'

interface TextInputProps {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly type?: 'text' | 'number' | 'date' | 'time' | 'search'
  readonly min?: string
  readonly max?: string
  readonly maxLength?: number
  readonly placeholder?: string
  /** In the filter line the label is only spoken. */
  readonly isCompact?: boolean
  readonly unit?: string
  /** Sentences: a field of so many lines. */
  readonly lines?: number | undefined
}

/** What to type in, with the browser's own keyboard, calendar and clock. */
export function TextInput({ label, value, onInput, isCompact, unit, lines, ...input }: TextInputProps) {
  const id = useId()
  return (
    <div
      className={classNames(
        'console-field',
        isCompact && 'console-field--compact',
        input.type === 'search' && 'console-field--search',
      )}
    >
      <label htmlFor={id} className={isCompact ? 'unseen' : 'console-field__label'}>
        {label}
      </label>
      <span className="console-field__box">
        {lines === undefined ? (
          <input
            {...input}
            id={id}
            className="console-field__input"
            value={value}
            onChange={(event) => onInput(event.target.value)}
          />
        ) : (
          <textarea
            id={id}
            className="console-field__input console-field__input--lines"
            rows={lines}
            value={value}
            maxLength={input.maxLength}
            placeholder={input.placeholder}
            onChange={(event) => onInput(event.target.value)}
          />
        )}
        {unit && <span className="console-field__unit">{unit}</span>}
      </span>
    </div>
  )
}

interface SelectInputProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
  readonly isCompact?: boolean
}

export function SelectInput<Value extends string>(props: SelectInputProps<Value>) {
  const { label, value, choices, onChange, isCompact } = props
  const id = useId()
  return (
    <div className={isCompact ? 'console-field console-field--compact' : 'console-field'}>
      <label htmlFor={id} className={isCompact ? 'unseen' : 'console-field__label'}>
        {label}
      </label>
      <select
        id={id}
        className="console-field__input console-field__select"
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  )
}

interface CheckInputProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

export function CheckInput({ label, checked, onChange }: CheckInputProps) {
  return (
    <label className="console-check">
      <input
        className="console-check__box"
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  )
}

interface CheckGroupProps<Value extends string> {
  readonly label: string
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly chosen: readonly Value[]
  readonly onChange: (chosen: readonly Value[]) => void
}

/** Any number of a few words. */
export function CheckGroup<Value extends string>({
  label,
  choices,
  chosen,
  onChange,
}: CheckGroupProps<Value>) {
  const toggle = (value: Value, isOn: boolean) =>
    onChange(
      choices.map((choice) => choice.value).filter((each) => (each === value ? isOn : chosen.includes(each))),
    )
  return (
    <fieldset className="console-group">
      <legend className="console-field__label">{label}</legend>
      {choices.map(({ value, label: words }) => (
        <CheckInput
          key={value}
          label={words}
          checked={chosen.includes(value)}
          onChange={(isOn) => toggle(value, isOn)}
        />
      ))}
    </fieldset>
  )
}

/** Two fields beside each other. */
export function FieldPair({ children }: { readonly children: ReactNode }) {
  return <div className="console-pair">{children}</div>
}
