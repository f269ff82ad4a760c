import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { ADDENDUM_MAX } from '#domain/record/addendum'
import { Button } from '../../components/button'
import { Note } from '../../components/note'
import { Sheet } from '../../components/sheet'
import { TextField } from '../../components/text-field'

export interface WordsSheetProps {
  title: string
  /** What becomes of the words. */
  explained: string
  label: string
  action: string
  open: boolean
  busy: boolean
  problem: string | undefined
  onSend: (text: string) => void
  onClose: () => void
}

/** A few words that are added to something that stays as it is. */
export function WordsSheet(props: WordsSheetProps) {
  const [text, setText] = useState('')
  return (
    <Sheet open={props.open} title={props.title} onClose={props.onClose}>
      <View className="stack stack--3">
        <Text className="t-2">{props.explained}</Text>
        <TextField label={props.label} value={text} maxLength={ADDENDUM_MAX} onInput={setText} />
        {props.problem && (
          <Note tone="bad" announced>
            {props.problem}
          </Note>
        )}
        <Button
          label={props.action}
          busy={props.busy}
          {...(text.trim() === '' ? { disabledReason: '先写几个字' } : {})}
          onTap={() => props.onSend(text.trim())}
        />
      </View>
    </Sheet>
  )
}
