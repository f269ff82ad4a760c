import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../../api/server-clock'
import { spoken } from '../../../components/accessibility/accessibility'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { Sheet } from '../../../components/sheet/sheet'
import type { WalletPerson } from '../wallet'
import { numberInGroups, numberSpoken } from './card-number-words'
import { NUMBER_SECONDS, type useCardNumber } from './use-card-number'

export interface NumberSheetProps {
  open: boolean
  person: WalletPerson
  number: ReturnType<typeof useCardNumber>
  onClose: () => void
}

/** For a screen that no scanner can read: the number and the birthday, behind a tap that says that it is noted. */
export function NumberSheet({ open, person, number, onClose }: NumberSheetProps) {
  const { holder, face, card } = person
  const masked = typeof card === 'object' && card ? card.numberMasked : ''
  const birthday = dateInWords(face.birthDate, localDateOf(serverNow()))
  return (
    <Sheet open={open} title="扫不出来，报卡号" onClose={onClose}>
      <View className="stack stack--4">
        <View className="stack">
          <Text className="t-sub">{holder.name}的卡号</Text>
          <View
            className="t-h1 t-digits"
            {...(number.number ? spoken({ role: 'group', label: numberSpoken(number.number) }) : {})}
          >
            <Text selectable={number.number !== null}>
              {number.number ? numberInGroups(number.number) : masked}
            </Text>
          </View>
          <Text className="t-2">再报生日：{birthday}</Text>
        </View>
        <Text className="t-sub">
          {number.number
            ? `显示 ${NUMBER_SECONDS} 秒就收起来。前台用卡号和生日能查到你，打不开档案。`
            : '看一眼旁边有没有别人。看完整卡号会记在“谁看过”里。'}
        </Text>
        {number.problem && (
          <Note tone="bad" announced>
            {number.problem}
          </Note>
        )}
        {number.number ? (
          <Button kind="secondary" label="收起来" onTap={onClose} />
        ) : (
          <Button label="显示完整卡号" icon="eye" busy={number.busy} onTap={() => void number.show()} />
        )}
      </View>
    </Sheet>
  )
}
