import { Text, View } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Tag } from '../../../components/content/tag'
import { feeInWords, kindInWords, whoAndWhere } from './equivalent-words'
import type { Equivalent } from './use-equivalents'

export interface EquivalentCardProps {
  offer: Equivalent
  today: LocalDate
  busy: boolean
  /** Left out without a network. */
  onTake?: (() => void) | undefined
}

/** One seat in place of the old visit: what is like it about it, when and with whom, and one tap. */
export function EquivalentCard({ offer, today, busy, onTake }: EquivalentCardProps) {
  const moment = momentInWords(new Date(offer.start), today)
  const fee = feeInWords(offer)
  return (
    <Card label={`${kindInWords(offer)}，${moment}`}>
      <View className="stack stack--2">
        <View className="line">
          <Tag label={kindInWords(offer)} tone={offer.kind === 'original' ? 'ok' : 'info'} />
        </View>
        <View className="t-h2 t-digits">{moment}</View>
        <Text className="t-sub">{whoAndWhere(offer)}</Text>
        {fee && <Text className="t-cap">{fee}</Text>}
        {onTake && (
          <Button
            label={offer.kind === 'original' ? '要回这个号' : '换到这个'}
            kind="tonal"
            size="medium"
            busy={busy}
            onTap={onTake}
          />
        )}
      </View>
    </Card>
  )
}
