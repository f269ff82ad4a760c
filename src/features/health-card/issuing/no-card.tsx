import { Text, View } from '@tarojs/components'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import type { useApply } from './use-apply'
import '../card/card-rest.scss'

export interface NoCardProps {
  patientId: string
  name: string
  isEntrusted: boolean
  apply: ReturnType<typeof useApply>
}

/** In the doorway of somebody who has no card yet. Everything that is needed is known: one tap. */
export function NoCard({ patientId, name, isEntrusted, apply }: NoCardProps) {
  if (isEntrusted) {
    return (
      <View className="card-rest">
        <Text className="t-strong">还没有健康卡</Text>
        <Text className="t-2">卡要由{name}的监护人来领。报姓名和手机尾号，一样能报到。</Text>
      </View>
    )
  }
  return (
    <View className="card-rest">
      <Text className="t-strong">还没有健康卡</Text>
      <Text className="t-2">一个人一张，到哪家社区医院都认。名字和证件用添加时填的，不用再填。</Text>
      {apply.problem && (
        <Note tone="bad" announced>
          {apply.problem}
        </Note>
      )}
      <Button
        label="领一张"
        icon="card"
        busy={apply.busyFor === patientId}
        onTap={() => apply.run(patientId)}
      />
    </View>
  )
}
