import { Text, View } from '@tarojs/components'
import type { Service } from '#domain/kernel/healthcare-service'
import { spoken, tappable } from '../../components/accessibility'
import { Card } from '../../components/card'
import { Icon, type IconName } from '../../components/icon'
import './quick-services.scss'

export const QUICK_SERVICES = [
  'child-checkup',
  'vaccination',
  'follow-up',
  'expert-outreach',
] as const satisfies Service[]

const WORDS: Readonly<Record<(typeof QUICK_SERVICES)[number], { label: string; icon: IconName }>> = {
  'child-checkup': { label: '儿保体检', icon: 'ruler' },
  vaccination: { label: '打疫苗', icon: 'syringe' },
  'follow-up': { label: '复诊', icon: 'repeat' },
  'expert-outreach': { label: '专家号', icon: 'steth' },
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
            {...tappable(() => onOpen(service), { label: WORDS[service].label })}
          >
            <Icon name={WORDS[service].icon} size="l" />
            <Text className="quick__label">{WORDS[service].label}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}
