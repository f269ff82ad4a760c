import { Text } from '@tarojs/components'
import { TextField } from '../../components/field/text-field'
import { typedYuan } from './typed-yuan'

export interface YuanFieldProps {
  label: string
  text: string
  hint?: string
  onInput: (text: string) => void
}

/** An amount in 元, as it stands on the paper; what is none is said at once, and nothing is guessed. */
export function YuanField({ label, text, hint, onInput }: YuanFieldProps) {
  const isWrong = text.trim() !== '' && typedYuan(text) === null
  return (
    <TextField
      label={label}
      value={text}
      keyboard="digit"
      maxLength={16}
      {...(hint ? { hint } : {})}
      {...(isWrong ? { error: '写成元，最多两位小数，例如 8600.00' } : {})}
      trailing={<Text className="t-2">元</Text>}
      onInput={onInput}
    />
  )
}
