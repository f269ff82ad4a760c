import { useQuery } from '@tanstack/react-query'
import { Text, View } from '@tarojs/components'
import { api } from '../../../api/client'
import { Card } from '../../../components/content/card'
import { ruleLines } from './rule-lines'

/** The rules of booking in force at a place, in the family's words. Until they are known nothing is claimed. */
export function RuleCard({ organizationId }: { organizationId: string }) {
  const { data: rules } = useQuery(api.slot.rules.queryOptions({ organizationId }))
  if (!rules) return null
  return (
    <Card>
      <Text className="t-strong">约号的规矩</Text>
      <View className="stack mt2 t-sub">
        {ruleLines(rules).map((line) => (
          <Text key={line}>{line}</Text>
        ))}
      </View>
    </Card>
  )
}
