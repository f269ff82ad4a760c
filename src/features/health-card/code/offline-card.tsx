import { Text, View } from '@tarojs/components'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { localTimeOf } from '#domain/kernel/time'
import { spoken } from '../../../components/accessibility/accessibility'
import { Tag } from '../../../components/content/tag'
import { ArchAvatar } from '../../../components/picture/arch-avatar'
import { QrCode } from '../../../components/picture/qr-code'
import type { WalletPerson } from '../wallet'
import type { OfflineCodeNow } from './offline-code'
import './offline-card.scss'

export interface OfflineCardProps {
  person: WalletPerson
  code: OfflineCodeNow
}

/** Square, not a doorway, with its hour: staff see the difference from two metres (design guide §8). */
export function OfflineCard({ person: { holder, face }, code }: OfflineCardProps) {
  const hours = `${localTimeOf(new Date(code.validFrom))}–${localTimeOf(new Date(code.validTo))}`
  return (
    <View className="offline-card" {...spoken({ role: 'group', label: `${holder.name}的离线签到码` })}>
      <View className="offline-card__head">
        <ArchAvatar letter={face.letter} tint={face.tint} />
        <View className="offline-card__who">
          <Text className="t-lead">{holder.name}</Text>
          <Text className="t-sub">
            {SEX_NAMES_ZH[holder.sex]} · {face.age}
          </Text>
        </View>
        <Tag tone="wait" icon="offline" label="离线" />
      </View>
      <QrCode text={code.code} label={`${holder.name}的离线签到码，${hours} 有效`} />
      <Text className="t-lead t-digits t-center">{hours} 有效</Text>
      <Text className="t-sub t-digits t-center">
        第 {code.place} 个，还备着 {code.left} 个
      </Text>
    </View>
  )
}
