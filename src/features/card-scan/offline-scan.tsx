import { Text, View } from '@tarojs/components'
import { spoken } from '../../components/accessibility/accessibility'
import { Card } from '../../components/content/card'
import { Tag } from '../../components/content/tag'

export interface OfflineScanProps {
  title: string
  next: string
}

/** The answer of a device that has no network: marked, so that nobody takes it for the server's. */
export function OfflineScan({ title, next }: OfflineScanProps) {
  return (
    <Card>
      <View className="stack stack--3">
        <View className="line line--wrap">
          <Text className="t-h2 grow" {...spoken({ role: 'alert' })}>
            {title}
          </Text>
          <Tag tone="wait" icon="offline" label="离线核验" />
        </View>
        <Text>{next}</Text>
      </View>
    </Card>
  )
}
