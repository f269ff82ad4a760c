import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { yuanOf } from '#domain/kernel/fen'
import { localDate, localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import type { FundGift } from './use-fund-gifts'

/** Before anybody asks for the rest. */
const SHOWN_AT_FIRST = 4

const PURPOSES_ZH = {
  fund: '进互助金，给所有孩子',
  waiver: '替困难家庭付参加费',
} as const satisfies Record<FundGift['purpose'], string>

interface GiftListProps {
  gifts: readonly FundGift[]
  more: { readonly load: () => void; readonly loading: boolean } | null
}

/** Who gave what and when. */
export function GiftList({ gifts, more }: GiftListProps) {
  const [isOpen, setOpen] = useState(false)
  const today = localDateOf(serverNow())
  const shown = isOpen ? gifts : gifts.slice(0, SHOWN_AT_FIRST)
  const seeMore = () => {
    if (isOpen) more?.load()
    else setOpen(true)
  }
  return (
    <Card label="收到的捐款">
      {shown.map(({ key, donorZh, receivedOn, purpose, amountFen }) => (
        <View key={key} className="gift-list__one">
          <View className="line line--between line--top">
            <Text className="t-strong">{donorZh ?? '不愿留名的人'}</Text>
            <Text className="t-strong t-digits">{yuanOf(amountFen)}</Text>
          </View>
          <View className="t-sub">{`${dateInWords(localDate(receivedOn), today)} · ${PURPOSES_ZH[purpose]}`}</View>
        </View>
      ))}
      {(isOpen ? more !== null : gifts.length > SHOWN_AT_FIRST) && (
        <Button
          kind="quiet"
          size="medium"
          label="看更早的捐款"
          busy={more?.loading ?? false}
          onTap={seeMore}
        />
      )}
    </Card>
  )
}
