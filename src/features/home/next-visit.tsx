import { Text, View } from '@tarojs/components'
import type { FamilyFace } from '#domain/patient/family-face'
import { Card } from '../../components/content/card'
import { Tag, type TagProps } from '../../components/content/tag'
import { ArchAvatar } from '../../components/picture/arch-avatar'
import { Stamp, type StampProps } from '../../components/time/stamp'
import { hourOf } from './earliest-words'
import type { UpcomingVisit } from './use-upcoming-visits'

export interface NextVisitProps {
  visit: UpcomingVisit
  face: FamilyFace | undefined
  /** `小满 · 复诊` */
  title: string
  stamp: StampProps
  tag: TagProps
  onOpen: () => void
}

/** A visit that is coming, in the shape of its day. */
export function NextVisit({ visit, face, title, stamp, tag, onOpen }: NextVisitProps) {
  return (
    <Card onTap={onOpen}>
      <View className="line line--top line--wide">
        <Stamp {...stamp} />
        <View className="grow stack">
          <View className="line">
            {face && <ArchAvatar letter={face.letter} tint={face.tint} size="xs" />}
            <Text className="t-strong grow">{title}</Text>
            <Tag {...tag} />
          </View>
          <View className="line line--base line--wrap">
            <Text className="t-lead t-digits">{hourOf(visit.start)}</Text>
            <Text className="t-sub">
              第 {visit.number} 号 · {visit.room}
            </Text>
          </View>
          <Text className="t-sub">
            {visit.organization.name} · {visit.practitioner.name} {visit.practitioner.title}
          </Text>
        </View>
      </View>
    </Card>
  )
}
