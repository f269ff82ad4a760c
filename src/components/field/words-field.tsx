import { Text } from '@tarojs/components'
import { spoken } from '../accessibility/accessibility'
import { FieldFrame } from './field-frame'
import { GrowingText } from './growing-text'
import { wordsCount } from './words-count'
import './words-field.scss'

export interface WordsFieldProps {
  label: string
  value: string
  onInput: (value: string) => void
  /** As the server takes it, in UTF-16 units. */
  maxLength: number
  placeholder?: string
  hint?: string | undefined
  error?: string | undefined
  /** That are there before a word is written: two for a remark that most leave out, one where a few words are usual. */
  lines?: 1 | 2 | 3
}

/** Sentences: a reason, an appeal, an answer. A name or a number has a TextField. */
export function WordsField(props: WordsFieldProps) {
  const { label, value, maxLength, hint, error } = props
  const under = error ?? hint
  const count = wordsCount(value.length, maxLength)
  const isFull = value.length >= maxLength
  return (
    <FieldFrame
      label={label}
      hint={hint}
      error={error}
      count={
        count && (
          <Text
            className={isFull ? 'words-field__count words-field__count--full' : 'words-field__count'}
            {...(isFull ? spoken({ role: 'status', live: 'polite' }) : {})}
          >
            {count}
          </Text>
        )
      }
    >
      <GrowingText
        value={value}
        onInput={props.onInput}
        maxLength={maxLength}
        lines={props.lines ?? 3}
        placeholder={props.placeholder ?? ''}
        spokenLabel={under ? `${label}，${under}` : label}
        isWrong={error !== undefined}
      />
    </FieldFrame>
  )
}
