import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { KeptWords } from '../../platform/kept/kept-words'
import { Button } from '../action/button'
import { Note } from '../content/note'
import { WordsField } from '../field/words-field'
import { Sheet } from './sheet'

export interface WordsSheetProps {
  open: boolean
  title: string
  /** What becomes of the words, and who reads them. */
  explained: string
  label: string
  placeholder?: string
  /** Fewest and most, as the server takes them, in UTF-16 units. */
  min?: number
  max: number
  action: string
  /** What is being written: it outlives the sheet, until whoever sends it forgets it. */
  words: KeptWords
  busy: boolean
  problem: string | undefined
  /** With the words, without space around them. */
  onSend: (text: string) => void
  onClose: () => void
  /** Between the field and the button: what goes with the words. */
  children?: ReactNode
}

/** A reason, an appeal, an answer: a few sentences to somebody who is named. */
export function WordsSheet(props: WordsSheetProps) {
  const { words, min = 1, problem } = props
  const said = words.text.trim()
  return (
    <Sheet open={props.open} title={props.title} onClose={props.onClose}>
      <View className="stack stack--3">
        <Text className="t-2">{props.explained}</Text>
        <WordsField
          label={props.label}
          value={words.text}
          maxLength={props.max}
          placeholder={props.placeholder ?? ''}
          onInput={words.write}
        />
        {props.children}
        {problem !== undefined && (
          <Note tone="bad" announced>
            {problem}
          </Note>
        )}
        <Button
          label={props.action}
          busy={props.busy}
          {...(said.length < min ? { disabledReason: '先写几个字' } : {})}
          onTap={() => props.onSend(said)}
        />
      </View>
    </Sheet>
  )
}
