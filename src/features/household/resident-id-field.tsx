import { Text, View } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { Note } from '../../components/note'
import { TextField } from '../../components/text-field'
import { readResidentId } from './resident-id-reading'
import type { MemberDraftState } from './use-member-draft'

/** Long enough for spaces between the groups. */
const MAX_TYPED = 40

/** 18 digits that answer while they are typed: how many are missing, what is wrong, and whom they name. */
export function ResidentIdField({ state, today }: { state: MemberDraftState; today: LocalDate }) {
  const { draft, shown, change, leave, isLeft } = state
  const reading = readResidentId(draft.number, today, isLeft('number'))
  return (
    <View className="stack stack--2">
      <TextField
        label="身份证号"
        keyboard="idcard"
        value={draft.number}
        maxLength={MAX_TYPED}
        hint={reading.state === 'typing' ? reading.hint : undefined}
        error={reading.state === 'wrong' ? reading.sentence : shown.number}
        onInput={(number) => change({ number })}
        onBlur={() => leave('number')}
      />
      {reading.state === 'read' && (
        <Note tone="ok" announced>
          <Text className="t-digits">{reading.said}</Text>
        </Note>
      )}
    </View>
  )
}
