import { Text, View } from '@tarojs/components'
import './visit-slip.scss'

export interface VisitSlipProps {
  /** As it stands on the counter's screen: a slip lies about. */
  nameMasked: string
  /** When; then the rest, each a line (told-caller.ts). */
  lines: readonly string[]
}

/** 预约单: what is put on paper for somebody who has no phone that keeps it. The screen itself does not show it. */
export function VisitSlip({ nameMasked, lines: [when, ...others] }: VisitSlipProps) {
  return (
    <View className="visit-slip">
      <View className="visit-slip__head">
        <Text>预约单</Text>
        <Text>{nameMasked}</Text>
      </View>
      <Text className="visit-slip__when">{when}</Text>
      {others.map((line) => (
        <Text key={line} className="visit-slip__line">
          {line}
        </Text>
      ))}
    </View>
  )
}
