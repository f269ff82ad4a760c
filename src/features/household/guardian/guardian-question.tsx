import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../../api/server-clock'
import { spoken } from '../../../components/accessibility/accessibility'
import { Card } from '../../../components/content/card'
import { Icon, type IconName } from '../../../components/picture/icon'
import { ASKER_WORDS } from './asker-words'
import type { RequestToDecide } from './requests-to-decide'

export interface GuardianQuestionProps {
  request: RequestToDecide & { readonly createdAt: string }
  childName: string
}

/** Who asks, and what either answer means: two equal facts, nothing pushed. */
export function GuardianQuestion({ request, childName }: GuardianQuestionProps) {
  const asked = momentInWords(new Date(request.createdAt), localDateOf(serverNow()))
  return (
    <>
      <Card>
        <Text className="t-h2" {...spoken({ role: 'heading', level: 2 })}>
          {request.askedBy ?? '有位家人'}想和你一起管理{childName}
        </Text>
        <View className="t-2 mt2">
          说自己是{ASKER_WORDS[request.relation]}，{asked} 用{childName}的证件添加。
          {request.askedBy === null && '对方还没有写自己的名字，先打电话问一声。'}
        </View>
      </Card>
      <Meaning
        title="同意以后"
        icon="check"
        lines={[
          `对方能给${childName}约号、改时间、取消`,
          `对方看得到${childName}的预约和就诊记录`,
          '你的手机号和住址，对方看不到',
          '你还是监护人，什么都不少',
        ]}
      />
      <Meaning
        title="不同意的话"
        icon="lock"
        lines={['对方什么也看不到', '对方会收到“没有同意”，可以带户口簿到社区医院窗口再办']}
      />
    </>
  )
}

function Meaning({ title, icon, lines }: { title: string; icon: IconName; lines: readonly string[] }) {
  return (
    <Card>
      <Text className="t-lead">{title}</Text>
      <View className="stack stack--2 mt2">
        {lines.map((line) => (
          <View key={line} className="line line--top">
            <Icon name={icon} size="s" />
            <Text className="grow">{line}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}
