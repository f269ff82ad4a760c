import { Text, View } from '@tarojs/components'
import { Card } from '../../../components/content/card'
import { Chips } from '../../../components/field/chips'
import { DateField } from '../../../components/field/picker-field'
import { Segment } from '../../../components/field/segment'

export interface NextStepCardProps {
  step: 'home' | 'return'
  /** Days at home before the family should look again. */
  days: number
  returnOn: string | null
  earliestReturn: string
  latestReturn: string
  onStep: (step: 'home' | 'return') => void
  onDays: (days: number) => void
  onReturnOn: (day: string) => void
}

const DAYS = ['1', '2', '3', '5', '7'] as const

/** 接下来: at home for some days, or back on a day. One of the two always stands there. */
export function NextStepCard(props: NextStepCardProps) {
  const { step, days, returnOn } = props
  return (
    <Card>
      <Text className="t-strong">接下来</Text>
      <View className="mt2">
        <Segment
          label="接下来"
          parts={[
            { value: 'home', label: `居家 ${days} 天` },
            { value: 'return', label: '复诊' },
          ]}
          selected={step}
          onSelect={props.onStep}
        />
      </View>
      <View className="mt3">
        {step === 'home' ? (
          <Chips
            label="居家几天"
            chips={DAYS.map((value) => ({ value, label: `${value} 天` }))}
            selected={DAYS.find((value) => Number(value) === days)}
            onToggle={(value) => props.onDays(Number(value))}
          />
        ) : (
          <DateField
            label="哪天来复诊"
            value={returnOn ?? undefined}
            earliest={props.earliestReturn}
            latest={props.latestReturn}
            onChange={props.onReturnOn}
          />
        )}
      </View>
    </Card>
  )
}
