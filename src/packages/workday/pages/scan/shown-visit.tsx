import { Text, View } from '@tarojs/components'
import { SERVICE_NAMES_ZH } from '#domain/kernel/healthcare-service'
import { localTimeOf } from '#domain/kernel/time'
import { Tag } from '../../../../components/content/tag'
import { APPOINTMENT_TAGS } from '../../../../features/appointment/booked/appointment-tag'
import type { SeenPerson } from '../../../../features/card-scan/use-card-scan'
import { DeskSteps } from '../../../../features/workday/desk/desk-steps'

export interface ShownVisitProps {
  visit: SeenPerson['appointments'][number]
  /** They came to be checked in: what the desk may do stands right under it. */
  isArrival: boolean
}

/** One visit of today of whoever showed their card. */
export function ShownVisit({ visit, isArrival }: ShownVisitProps) {
  const { number, start, service, practitionerName, status } = visit
  return (
    <View className="stack stack--3">
      <View className="line line--wide">
        <Text className="t-num t-primary">{number} 号</Text>
        <View className="grow stack">
          <Text className="t-lead t-digits">
            {localTimeOf(new Date(start))} · {SERVICE_NAMES_ZH[service]}
          </Text>
          <Text className="t-sub">{practitionerName}</Text>
        </View>
        {status !== 'booked' && <Tag {...APPOINTMENT_TAGS[status]} />}
      </View>
      {isArrival && <DeskSteps visit={visit} />}
    </View>
  )
}
