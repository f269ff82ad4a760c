import { Text, View } from '@tarojs/components'
import type { CertificationStatus } from '#domain/directory/certification'
import { SERVICE_NAMES_ZH, type Service } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import { dateInFull } from '#domain/kernel/time-in-words'
import { Card } from '../../components/content/card'
import { CertBadge } from '../../components/content/cert-badge'
import { Row } from '../../components/content/row'
import { SectionTitle } from '../../components/page/section-title'
import { ArchAvatar } from '../../components/picture/arch-avatar'
import { surnameOf } from './doctor-name'

export interface DoctorProfileProps {
  doctor: {
    name: string
    title: string
    intro: string
    certification: CertificationStatus | null
    workplaces: readonly {
      organizationId: string
      organizationName: string
      services: readonly Service[]
      since: LocalDate
    }[]
  }
}

/** The certificate with its number and dates, so that anybody can check it, and where the doctor works. */
export function DoctorProfile({ doctor }: DoctorProfileProps) {
  const { certification } = doctor
  return (
    <>
      <Card>
        <View className="line line--top line--wide">
          <ArchAvatar letter={surnameOf(doctor.name)} tint="doctor" size="l" />
          <View className="grow stack">
            <View className="line line--wrap">
              <Text className="t-h2">{doctor.name}</Text>
              {certification && <CertBadge valid={certification.valid} />}
            </View>
            <Text className="t-sub">{doctor.title}</Text>
            <Text className="t-sub">{doctor.intro}</Text>
          </View>
        </View>
      </Card>
      <SectionTitle title="儿科认证证书" />
      <Certificate certification={certification} />
      <SectionTitle title="在哪里坐诊" />
      <Card flush>
        {doctor.workplaces.map((place) => (
          <Row
            key={place.organizationId}
            title={place.organizationName}
            icon="hosp"
            sub={`${dateInFull(place.since)}起 · ${place.services.map((service) => SERVICE_NAMES_ZH[service]).join('、')}`}
          />
        ))}
      </Card>
    </>
  )
}

function Certificate({ certification }: { certification: CertificationStatus | null }) {
  if (!certification) {
    return (
      <Card>
        <Text className="t-body">没有儿科认证证书。全科医生也看孩子，需要时会帮你转给儿科。</Text>
      </Card>
    )
  }
  const facts = [
    ['证书编号', certification.number],
    ['生效', dateInFull(certification.validFrom)],
    ['有效到', dateInFull(certification.validTo)],
    ['现在', certification.valid ? '在有效期内' : '认证已过期，可以照常看病'],
  ] as const
  return (
    <Card flush>
      {facts.map(([name, value]) => (
        <Row key={name} title={name} quiet value={<Text className="t-strong t-digits">{value}</Text>} />
      ))}
    </Card>
  )
}
