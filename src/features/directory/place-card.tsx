import { Text, View } from '@tarojs/components'
import { BADGE_NAMES_ZH, type Badge } from '#domain/directory/badge'
import type { LocalDate } from '#domain/kernel/time'
import { Card } from '../../components/content/card'
import { CertBadge } from '../../components/content/cert-badge'
import { Tag } from '../../components/content/tag'
import { type EarliestSeat, earliestInWords, whereInWords } from './place-words'
import './place-card.scss'

export interface PlaceCardProps {
  place: {
    name: string
    street: string
    address: string
    distanceMeters: number | null
    badges: readonly Badge[]
    certifiedPractitioner: boolean
    earliest: EarliestSeat | null
  }
  today: LocalDate
  selected: boolean
  onTap: () => void
}

/** A place with its first free seat: what decides at 7:59 is the time, so the time is the largest thing. */
export function PlaceCard({ place, today, selected, onTap }: PlaceCardProps) {
  const earliest = earliestInWords(place.earliest, today)
  const where = whereInWords(place)
  const badges = place.badges.map((badge) => BADGE_NAMES_ZH[badge])
  const spokenBadges = [place.certifiedPractitioner ? '有认证医生' : '', ...badges].filter(Boolean).join('，')
  return (
    <Card
      selected={selected}
      label={`${place.name}，${earliest.spoken}，${where}，${spokenBadges}`}
      onTap={onTap}
    >
      <View className="line line--top line--elder-stack">
        <View className="grow">
          <Text className="t-lead">{place.name}</Text>
          <View className="t-sub mt1">{where}</View>
        </View>
        <View className="place-card__earliest">
          <Text className={place.earliest ? 'place-card__time' : 'place-card__time place-card__time--none'}>
            {earliest.time}
          </Text>
          <Text className="t-cap">{earliest.under}</Text>
        </View>
      </View>
      {(place.certifiedPractitioner || badges.length > 0) && (
        <View className="place-card__badges mt3">
          {place.certifiedPractitioner && <CertBadge valid />}
          {badges.map((badge) => (
            <Tag key={badge} label={badge} tone="line" />
          ))}
        </View>
      )}
    </Card>
  )
}
