import { Text, View } from '@tarojs/components'
import type { Complaint } from '#domain/visit/complaint'
import { Card } from '../../../components/content/card'
import { Chips } from '../../../components/field/chips'
import { MeasureField } from '../../../components/field/measure-field'

export interface ComplaintCardProps {
  complaints: readonly Complaint[]
  chosen: readonly Complaint[]
  onToggle: (complaint: Complaint) => void
  /** As typed, with what is wrong about it. */
  temperature: { value: string; fault: string | undefined }
  weight: { value: string; fault: string | undefined }
  onTemperature: (value: string) => void
  onWeight: (value: string) => void
}

/** What the family came for, already tapped from their own words, and the two figures that every dose needs. */
export function ComplaintCard(props: ComplaintCardProps) {
  const { complaints, chosen, temperature, weight } = props
  return (
    <Card>
      <View className="line line--between line--wrap">
        <Text className="t-strong">主诉</Text>
        <Text className="t-cap">家长已填，点一下就改</Text>
      </View>
      <View className="mt2">
        <Chips
          label="主诉"
          chips={complaints.map((complaint) => ({ value: complaint, label: complaint }))}
          selected={chosen}
          onToggle={props.onToggle}
        />
      </View>
      <View className="line line--top line--elder-stack mt3">
        <MeasureField label="体温" unit="℃" {...temperature} onInput={props.onTemperature} />
        <MeasureField label="体重" unit="kg" {...weight} onInput={props.onWeight} />
      </View>
    </Card>
  )
}
