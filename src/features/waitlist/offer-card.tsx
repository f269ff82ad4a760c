import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { formatYuan } from '#domain/kernel/fen'
import { SERVICE_NAMES_ZH } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import type { FamilyFace } from '#domain/patient/family-face'
import { failureSentence } from '../../api/failure-of'
import { serverAheadMs, serverNow } from '../../api/server-clock'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { Tag } from '../../components/content/tag'
import { ArchAvatar } from '../../components/picture/arch-avatar'
import { Icon } from '../../components/picture/icon'
import { CountdownRing } from '../../components/time/countdown-ring'
import { useElderMode } from '../../theme/elder-mode'
import { type SeatOffer, useWaitlistWrites } from './use-waitlist'

export interface OfferCardProps {
  offer: SeatOffer
  face: FamilyFace | undefined
  today: LocalDate
  /** Stored content: nothing can be answered. */
  offline: boolean
  onBooked: (appointmentId: string) => void
}

const RING_MS = 60 * 60_000

/** A seat that is kept for the family: two taps to take it, one to let it go. */
export function OfferCard({ offer, face, today, offline, onBooked }: OfferCardProps) {
  const { elder } = useElderMode()
  const [isSure, setSure] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { accept, decline, refresh, busy } = useWaitlistWrites()
  const answer = async (write: () => Promise<void>) => {
    setProblem(null)
    try {
      await write()
    } catch (error) {
      setProblem(failureSentence(error))
    }
  }
  const take = () =>
    answer(async () => {
      const { id } = await accept({ id: offer.id })
      onBooked(id)
    })
  const letGo = () =>
    answer(async () => {
      await decline({ id: offer.id })
      void Taro.showToast({ title: '号给下一位了，你的位置没变', icon: 'none' })
    })
  return (
    <Card tone="lamp" label="候补有号了">
      <View className="line line--wide">
        {isShort(offer) ? (
          <CountdownRing
            endsAt={offer.expiresAt}
            fullSeconds={(Date.parse(offer.expiresAt) - Date.parse(offer.offeredAt)) / 1000}
            serverAheadMs={serverAheadMs()}
            label="给你留着"
            onEnd={refresh}
          />
        ) : (
          <Icon name="bell" />
        )}
        <View className="grow">
          <View className="t-lead">{elder ? '排到号了，留给你' : '候补有号了，留给你'}</View>
          <View className="t-sub">
            {momentInWords(new Date(offer.expiresAt), today)} 前答复。不要也没关系，排队的位置不变。
          </View>
        </View>
      </View>
      <View className="line line--wrap mt3">
        {face && <ArchAvatar letter={face.letter} tint={face.tint} size="xs" />}
        <Text className="t-strong">
          {face?.name ?? '家人'} · {SERVICE_NAMES_ZH[offer.service]}
        </Text>
        <View className="push">
          <Tag label="等你答复" tone="wait" />
        </View>
      </View>
      <View className="t-h2 t-digits mt2">{momentInWords(new Date(offer.start), today)}</View>
      <View className="t-sub">
        {offer.practitionerName} {offer.practitionerTitle} · {offer.organizationName} · {offer.number}&nbsp;号
      </View>
      {problem && (
        <View className="mt3">
          <Note tone="bad" announced>
            {problem}
          </Note>
        </View>
      )}
      {offline ? (
        <View className="t-cap mt3">有网了才能答复</View>
      ) : (
        <View className="line line--elder-stack mt3">
          <Button
            label={isSure ? '就约这个号' : '要这个号'}
            size="medium"
            width="grow"
            busy={busy}
            onTap={() => (isSure ? void take() : setSure(true))}
          />
          <Button
            label="这个不要"
            kind="secondary"
            size="medium"
            width="grow"
            busy={busy}
            onTap={() => void letGo()}
          />
        </View>
      )}
      {isSure && (
        <View className="t-cap mt2">
          再点一次就约上，挂号费 {formatYuan(offer.feeFen)}。和别的号一样，能改能取消。
        </View>
      )}
    </Card>
  )
}

/** Minutes are counted down; what stands for hours, or a whole night, says until when. */
function isShort({ expiresAt }: SeatOffer): boolean {
  return Date.parse(expiresAt) - serverNow().getTime() < RING_MS
}
