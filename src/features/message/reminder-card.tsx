import { Text, View } from '@tarojs/components'
import type { MessageTemplate } from '#domain/message/message-template'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { Row } from '../../components/content/row'
import { Icon } from '../../components/picture/icon'
import { openInbox } from './open-inbox'
import { momentsInWords } from './reminder-words'
import { useReminderAsk } from './use-reminder-ask'

export interface ReminderCardProps {
  /** What may still come of this visit. */
  templates: readonly MessageTemplate[]
  /** Draws nothing where WeChat cannot be asked: the inbox itself need not say that it has everything. */
  onlyInWechat?: boolean
}

/** 要不要提醒我: asks WeChat on a tap, once; where WeChat cannot be asked it says where everything is. */
export function ReminderCard({ templates, onlyInWechat }: ReminderCardProps) {
  const { offered, ask, asking, outcome } = useReminderAsk(templates)
  if (offered.length === 0) {
    return onlyInWechat ? null : (
      <Card flush>
        <Row
          icon="bell"
          title="到时在“消息”里提醒你"
          sub={`${momentsInWords(templates)}，都会有一条`}
          onTap={openInbox}
        />
      </Card>
    )
  }
  return (
    <Card>
      <View className="line line--wide line--elder-stack">
        <Icon name="bell" className="t-primary" />
        <View className="grow stack">
          <Text className="t-strong">微信里也提醒我</Text>
          <Text className="t-sub">{momentsInWords(offered)}，各发一次</Text>
        </View>
        <Button kind="tonal" size="medium" width="words" label="提醒我" busy={asking} onTap={ask} />
      </View>
      {outcome && (
        <View className="mt3">
          <Note tone={outcome.tone} announced>
            <Text>{outcome.words}</Text>
          </Note>
        </View>
      )}
    </Card>
  )
}
