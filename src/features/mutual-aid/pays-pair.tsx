import { Text, View } from '@tarojs/components'
import { Card } from '../../components/content/card'
import { Icon } from '../../components/picture/icon'
import './pays-pair.scss'

export interface PaysPairProps {
  covered: readonly string[]
  excluded: readonly string[]
}

/** 会给, 不给: both before anybody pays, side by side and of one size. */
export function PaysPair({ covered, excluded }: PaysPairProps) {
  return (
    <View className="pays-pair">
      <View className="pays-pair__half">
        <Card label="会给">
          <View className="line">
            <Icon name="check" size="s" className="t-ok" />
            <Text className="t-h2 t-ok">会给</Text>
          </View>
          <Lines lines={covered} />
        </Card>
      </View>
      <View className="pays-pair__half">
        <Card label="不给">
          <View className="line">
            <Icon name="x" size="s" className="t-bad" />
            <Text className="t-h2 t-bad">不给</Text>
          </View>
          <Lines lines={excluded} />
        </Card>
      </View>
    </View>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <View className="stack mt2">
      {lines.map((line) => (
        <Text key={line}>{line}</Text>
      ))}
    </View>
  )
}
