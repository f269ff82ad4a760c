import { Text, View } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { Note } from '../../../components/content/note'
import { TextField } from '../../../components/field/text-field'
import { readResidentId } from './resident-id-reading'

/** Long enough for spaces between the groups. */
const MAX_TYPED = 40

export interface ResidentIdFieldProps {
  number: string
  /** Left once: an unfinished number is a mistake from then on. */
  isLeft: boolean
  /** What the server said of it. */
  refused: string | undefined
  today: LocalDate
  onInput: (number: string) => void
  onLeave: () => void
}

/** 18 digits that answer while they are typed: how many are missing, what is wrong, and whom they name. */
export function ResidentIdField({ number, isLeft, refused, today, onInput, onLeave }: ResidentIdFieldProps) {
  const reading = readResidentId(number, today, isLeft)
  return (
    <View className="stack stack--2">
      <TextField
        label="身份证号"
        keyboard="idcard"
        value={number}
        maxLength={MAX_TYPED}
        hint={reading.state === 'typing' ? reading.hint : undefined}
        error={reading.state === 'wrong' ? reading.sentence : refused}
        onInput={onInput}
        onBlur={onLeave}
      />
      {reading.state === 'read' && refused === undefined && (
        <Note tone="ok" announced>
          <Text className="t-digits">{reading.said}</Text>
        </Note>
      )}
    </View>
  )
}
