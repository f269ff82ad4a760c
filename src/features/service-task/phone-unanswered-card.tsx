import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { deadlineInWords } from '#domain/kernel/time-in-words'
import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { serverNow } from '../../api/server-clock'
import { useWrite } from '../../api/use-write'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { callPhone } from '../../platform/wechat/phone-call'

export interface PhoneUnansweredCardProps {
  patientId: string
  fallbackPhone: string
}

/** After a call to the team: the other number, and saying that nobody answered (journeys E2 37). */
export function PhoneUnansweredCard({ patientId, fallbackPhone }: PhoneUnansweredCardProps) {
  const reporting = useWrite(client.service.reportPhone.mutate)
  return (
    <Card>
      <View className="stack stack--3">
        <Text className="t-lead">刚才没人接？</Text>
        <View className="line line--elder-stack">
          <Button
            kind="tonal"
            size="medium"
            width="grow"
            icon="phone"
            label="打备用电话"
            spokenLabel={`打备用电话 ${fallbackPhone}`}
            onTap={() => callPhone(fallbackPhone)}
          />
          {!reporting.data && (
            <Button
              kind="secondary"
              size="medium"
              width="grow"
              label="告诉我们"
              spokenLabel="告诉我们团队电话没人接"
              busy={reporting.isPending}
              onTap={() => reporting.mutate({ patientId })}
            />
          )}
        </View>
        {reporting.data ? (
          <Note tone="ok" announced>
            {`记下了，已经告诉团队组长，不会说是谁打的。卫健局来核实，${deadlineInWords(
              new Date(reporting.data.dueAt),
              localDateOf(serverNow()),
            )} 前回复到“消息”里。`}
          </Note>
        ) : (
          <Text className="t-sub t-2">告诉我们，会有人去问为什么。说了不影响你看病。</Text>
        )}
        {reporting.error && (
          <Note tone="bad" announced>
            {failureSentence(reporting.error)}
          </Note>
        )}
      </View>
    </Card>
  )
}
