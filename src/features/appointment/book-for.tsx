import { Text, View } from '@tarojs/components'
import { SERVICE_NAMES_ZH, SERVICES } from '#domain/kernel/healthcare-service'
import type { FamilyFace } from '#domain/patient/family-face'
import { Link } from '../../components/action/link'
import { Card } from '../../components/content/card'
import { Chips } from '../../components/field/chips'
import { ArchAvatar } from '../../components/picture/arch-avatar'
import { openBooking, openFamily } from './doors'

/** The way to a new booking, for whoever is chosen. Ages are not asked here: the times say what is possible. */
export function BookFor({ face }: { face: FamilyFace | null }) {
  if (!face) return null
  return (
    <Card>
      <View className="line line--wide">
        <ArchAvatar letter={face.letter} tint={face.tint} />
        <View className="grow stack">
          <Text className="t-strong">给{face.name}约</Text>
          <Text className="t-cap">{face.sub}</Text>
        </View>
        <Link label="换人" onTap={() => openFamily(true)} />
      </View>
      <View className="mt3">
        <Chips
          label={`给${face.name}约什么`}
          chips={SERVICES.map((service) => ({ value: service, label: SERVICE_NAMES_ZH[service] }))}
          selected={undefined}
          onToggle={(service) => openBooking(face.id, service)}
        />
      </View>
    </Card>
  )
}
