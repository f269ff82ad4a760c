import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { failureSentence } from '../../api/failure-of'
import { Button } from '../../components/button'
import { Note } from '../../components/note'
import { Sheet } from '../../components/sheet'
import { TextField } from '../../components/text-field'

/** As the server takes it. */
const WORDS_MIN = 2
const WORDS_MAX = 500

export interface SaySheetProps {
  title: string
  /** What happens with what is written. */
  what: string
  label: string
  action: string
  isSending: boolean
  error: unknown
  onSay: (text: string) => void
  onClose: () => void
  children?: ReactNode
}

/** A few words to the office: an appeal, an answer, an objection. */
export function SaySheet({
  title,
  what,
  label,
  action,
  isSending,
  error,
  onSay,
  onClose,
  children,
}: SaySheetProps) {
  const [text, setText] = useState('')
  const said = text.trim()
  return (
    <Sheet open title={title} onClose={onClose}>
      <View className="stack stack--3">
        <Text>{what}</Text>
        <TextField label={label} value={text} maxLength={WORDS_MAX} onInput={setText} />
        {children}
        <Button
          label={action}
          busy={isSending}
          {...(said.length < WORDS_MIN ? { disabledReason: '先写一句' } : {})}
          onTap={() => onSay(said)}
        />
        {error !== null && error !== undefined && (
          <Note tone="bad" announced>
            {failureSentence(error)}
          </Note>
        )}
      </View>
    </Sheet>
  )
}
