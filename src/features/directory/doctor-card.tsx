import { Text, View } from '@tarojs/components'
import type { CertificationStatus } from '#domain/directory/certification'
import { dateInFull } from '#domain/kernel/time-in-words'
import { Link } from '../../components/action/link'
import { Card } from '../../components/content/card'
import { CertBadge } from '../../components/content/cert-badge'
import { ArchAvatar } from '../../components/picture/arch-avatar'
import { Icon } from '../../components/picture/icon'
import { useElderMode } from '../../theme/elder-mode'
import { surnameOf } from './doctor-name'

export interface DoctorCardProps {
  doctor: {
    name: string
    title: string
    intro: string
    certification: CertificationStatus | null
  }
  /** Opens the certificate and whatever else is known of the doctor. */
  onOpen: () => void
}

/** Who will see the child. An expired certificate is said in the same place as a valid one. */
export function DoctorCard({ doctor, onOpen }: DoctorCardProps) {
  const { certification } = doctor
  const { elder } = useElderMode()
  // The times must stay on an elder's screen: what is left out here is one tap away.
  if (elder) {
    return (
      <Card label={`${doctor.name}，${doctor.title}，看证书和介绍`} onTap={onOpen}>
        <View className="line line--wide">
          <ArchAvatar letter={surnameOf(doctor.name)} tint="doctor" />
          <View className="grow stack">
            <Text className="t-lead">{doctor.name}</Text>
            <View className="line">{certification && <CertBadge valid={certification.valid} />}</View>
          </View>
          <Icon name="right" size="s" />
        </View>
      </Card>
    )
  }
  return (
    <Card>
      <View className="line line--top line--wide">
        <ArchAvatar letter={surnameOf(doctor.name)} tint="doctor" size="l" />
        <View className="grow stack">
          <View className="line line--wrap">
            <Text className="t-h2">{doctor.name}</Text>
            {certification && <CertBadge valid={certification.valid} onTap={onOpen} />}
          </View>
          <Text className="t-sub">{doctor.title}</Text>
          <Text className="t-sub">{doctor.intro}</Text>
          <View className="line line--wrap t-sub">
            {certification && (
              <Text>
                证书 {dateInFull(certification.validTo)}
                {certification.valid ? '前有效' : '到期'}
              </Text>
            )}
            <Link
              label={certification ? '核验' : '看介绍'}
              opens
              spokenLabel={certification ? `核验${doctor.name}的证书` : `看${doctor.name}的介绍`}
              onTap={onOpen}
            />
          </View>
        </View>
      </View>
    </Card>
  )
}
