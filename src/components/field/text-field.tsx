import { Input } from '@tarojs/components'
import type { ReactNode } from 'react'
import { FieldFrame } from './field-frame'
import { inputLabel } from './input-label'
import './text-field.scss'

export interface TextFieldProps {
  label: string
  value: string
  onInput: (value: string) => void
  onBlur?: () => void
  /** Enter, or the key of the phone's keyboard that means done. */
  onConfirm?: () => void
  /** Which keyboard the phone shows; `idcard` has the X. */
  keyboard?: 'text' | 'number' | 'idcard' | 'digit' | 'safe-password' | 'nickname'
  placeholder?: string
  maxLength?: number
  /** Always visible, under the field. */
  hint?: string | undefined
  /** In place of the hint: what is wrong and what to write instead. */
  error?: string | undefined
  disabled?: boolean
  /** The page is for typing into it: a scanner that types must not need a tap first. */
  autoFocus?: boolean
  /** At the right end: a Button such as 「发验证码」. */
  trailing?: ReactNode
}

/** A name, a number, a code: one line. Sentences are written into a WordsField. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    value,
    onInput,
    onBlur,
    onConfirm,
    keyboard = 'text',
    placeholder = '',
    maxLength = 140,
    hint,
    error,
  } = props
  const under = error ?? hint
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      <Input
        className="text-field__input"
        type={keyboard}
        value={value}
        placeholder={placeholder}
        placeholderClass="text-field__placeholder"
        maxlength={maxLength}
        disabled={props.disabled ?? false}
        {...(props.autoFocus ? { focus: true } : {})}
        onInput={(event) => onInput(event.detail.value)}
        onBlur={() => onBlur?.()}
        onConfirm={() => onConfirm?.()}
        {...inputLabel(under ? `${label}，${under}` : label, error !== undefined)}
      />
      {props.trailing}
    </FieldFrame>
  )
}
