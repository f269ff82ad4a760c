import { Text, View } from '@tarojs/components'
import { SERVICE_NAMES_ZH, type Service } from '#domain/kernel/healthcare-service'
import { spoken, tappable } from '../../components/accessibility/accessibility'
import { Card } from '../../components/content/card'
import { Icon, type IconName } from '../../components/picture/icon'
import './quick-services.scss'

export const QUICK_SERVICES = [
  'child-checkup',
  'vaccination',
  'follow-up',
  'expert-outreach',
] as const satisfies Service[]

const ICONS: Readonly<Record<(typeof QUICK_SERVICES)[number], IconName>> = {
  'child-checkup': 'ruler',
  vaccination: 'syringe',
  'follow-up': 'repeat',
  'expert-outreach': 'steth',
}

export interface QuickServicesProps {
  /** Those that suit the chosen person. */
  services: readonly (typeof QUICK_SERVICES)[number][]
  onOpen: (service: Service) => void
}

/** Everything else that can be booked, one tap away. */
export function QuickServices({ services, onOpen }: QuickServicesProps) {
  return (
    <Card>
      <View className="quick" {...spoken({ role: 'navigation', label: '更多预约' })}>
        {services.map((service) => (
          <View
            key={service}
            className="quick__one"
            hoverClass="pressed"
            {...tappable(() => onOpen(service), { label: SERVICE_NAMES_ZH[service] })}
          >
            <Icon name={ICONS[service]} size="l" />
            <Text className="quick__label">{SERVICE_NAMES_ZH[service]}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}
