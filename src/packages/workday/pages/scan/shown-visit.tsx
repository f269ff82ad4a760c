import { Text, View } from '@tarojs/components'
import { SERVICE_NAMES_ZH } from '#domain/kernel/healthcare-service'
import { localTimeOf } from '#domain/kernel/time'
import { Tag } from '../../../../components/content/tag'
import { APPOINTMENT_TAGS } from '../../../../features/appointment/booked/appointment-tag'
import type { SeenPerson } from '../../../../features/card-scan/use-card-scan'
import type { DeskChange } from '../../../../features/workday/desk/desk-choices'
import { DeskSteps } from '../../../../features/workday/desk/desk-steps'

export interface ShownVisitProps {
  visit: SeenPerson['appointments'][number]
  /** They came to be checked in: what the desk may do stands right under it. */
  isArrival: boolean
  /** What the desk has made of it since it was read. */
  change: DeskChange | undefined
  onChange: (change: DeskChange) => void
}

/** One visit of today of whoever showed their card. */
export function ShownVisit({ visit, isArrival, change, onChange }: ShownVisitProps) {
  const { start, service, practitionerName } = visit
  const { status, number } = { ...visit, ...change }
  return (
    <View className="stack stack--3">
      <View className="line line--wide">
        <Text className="t-num t-primary">{number} 号</Text>
        <View className="grow stack">
          <Text className="t-lead t-digits">
            {number === visit.number && `${localTimeOf(new Date(start))} · `}
            {SERVICE_NAMES_ZH[service]}
          </Text>
          <Text className="t-sub">{practitionerName}</Text>
        </View>
        {status !== 'booked' && <Tag {...APPOINTMENT_TAGS[status]} />}
      </View>
      {isArrival && <DeskSteps visit={visit} onChange={onChange} />}
    </View>
  )
}
