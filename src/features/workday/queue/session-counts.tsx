import { Text, View } from '@tarojs/components'
import { spoken } from '../../../components/accessibility/accessibility'
import './session-counts.scss'

export interface SessionCountsProps {
  counts: readonly { readonly name: string; readonly value: number }[]
}

/** The few figures of a session side by side, each over what it counts. */
export function SessionCounts({ counts }: SessionCountsProps) {
  return (
    <View className="session-counts">
      {counts.map(({ name, value }) => (
        <View
          key={name}
          className="session-counts__count"
          {...spoken({ role: 'group', label: `${name}${value}` })}
        >
          <Text className="session-counts__value">{value}</Text>
          <Text className="t-cap">{name}</Text>
        </View>
      ))}
    </View>
  )
}
