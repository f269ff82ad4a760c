import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { parseCardCode } from '#domain/health-card/card-code'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { TextField } from '../../components/field/text-field'
import { catchTyping } from '../../platform/screen/catch-typing'

const FIELD = 'card-code'
const MAX_LENGTH = 400

export interface CodeEntryProps {
  busy: boolean
  onCode: (code: string) => void
}

/** For a code that is typed: by a scanner that is a keyboard, which may send Enter or not, or by pasting. */
export function CodeEntry({ busy, onCode }: CodeEntryProps) {
  const [typed, setTyped] = useState('')
  useEffect(() => catchTyping(FIELD), [])

  function send(code: string): void {
    if (code.trim() === '' || busy) return
    setTyped('')
    onCode(code)
  }

  /** Whole codes go by themselves, hands stay free at the counter: no beginning of a code is one. */
  function type(text: string): void {
    setTyped(text)
    if (parseCardCode(text.trim())) send(text)
  }

  return (
    <Card>
      <View id={FIELD} className="stack stack--3">
        <TextField
          label="就诊码"
          value={typed}
          maxLength={MAX_LENGTH}
          autoFocus
          hint="用扫码枪直接扫，不用先点；也能粘贴"
          onInput={type}
          onConfirm={() => send(typed)}
        />
        <Button
          label="核对"
          busy={busy}
          {...(typed.trim() === '' ? { disabledReason: '先扫一个码' } : {})}
          onTap={() => send(typed)}
        />
      </View>
    </Card>
  )
}
