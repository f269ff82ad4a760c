import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { dayInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../../api/server-clock'
import { spoken } from '../../../components/accessibility/accessibility'
import { Button } from '../../../components/action/button'
import { Tag } from '../../../components/content/tag'
import type { FamilyMove } from '../issuing/card-move-words'
import type { WalletCardState } from '../wallet'
import { cardTag } from './card-tag'
import './card-rest.scss'

export interface CardRestProps {
  /** Not active. */
  card: WalletCardState
  /** Only who decides for the person may change their card. */
  mayChange: boolean
  onMove: (move: FamilyMove) => void
  onApply: () => void
}

/** In the doorway of a card that shows no code: why, since when, and the way out. */
export function CardRest({ card, mayChange, onMove, onApply }: CardRestProps) {
  const { status } = card
  if (status === 'active') return null
  const since = dayInWords(localDateOf(new Date(card.statusAt)), localDateOf(serverNow()))
  return (
    <View className="card-rest">
      <Tag {...cardTag(status)} />
      {status === 'applied' && (
        <>
          <Text className="t-strong" {...spoken({ role: 'status' })}>
            {since}申领的，还差一步
          </Text>
          <Text className="t-2">
            这个证件号要工作人员看过原件。带上证件到社区医院前台，当场就能用。约好的号不受影响。
          </Text>
        </>
      )}
      {status === 'frozen' && (
        <>
          <Text className="t-strong" {...spoken({ role: 'status' })}>
            {card.isStatusMine ? `你${since}冻结的` : `${since}冻结的，是另一位监护人或工作人员办的`}
          </Text>
          <Text className="t-2">码现在谁都用不了。约好的号还在，报姓名也能报到。</Text>
          {mayChange && (
            <>
              <Button label="解冻" onTap={() => onMove('unfreeze')} />
              <Button kind="secondary" label="换一张新卡" onTap={() => onMove('replace')} />
            </>
          )}
        </>
      )}
      {status === 'cancelled' && (
        <>
          <Text className="t-strong" {...spoken({ role: 'status' })}>
            {since}注销的
          </Text>
          <Text className="t-2">档案和约好的号都还在。想用的话，再领一张就好。</Text>
          {mayChange && <Button label="再领一张" onTap={onApply} />}
        </>
      )}
    </View>
  )
}
