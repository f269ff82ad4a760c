import { Text, View } from '@tarojs/components'
import type { CallOutcome } from '#domain/appointment/suspension-call'
import { client } from '../../../api/client'
import { Button } from '../../../components/action/button'
import { Link } from '../../../components/action/link'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { Tag } from '../../../components/content/tag'
import { callPhone } from '../../../platform/wechat/phone-call'
import { useDayStep } from '../use-day-step'
import { calledInWords, callTag, ringLabel, type ToRing, whoToRing } from './call-words'

/** One family to ring, and what came of it. */
export function CallCard({ visit }: { visit: ToRing }) {
  const noting = useDayStep(client.session.noteCall.mutate)
  const { appointmentId, phones, outcome } = visit
  const note = (came: CallOutcome) => void noting.run({ appointmentId, outcome: came })
  const isTold = outcome === 'told'
  return (
    <Card>
      <View className="stack stack--3">
        <View className="line line--between line--wrap">
          <Text className="t-strong t-digits grow">{whoToRing(visit)}</Text>
          <Tag {...callTag(visit)} />
        </View>
        {outcome && <Text className="t-sub">{calledInWords(visit)}</Text>}
        {noting.problem && (
          <Note tone="bad" announced>
            {noting.problem.sentence}
          </Note>
        )}
        {isTold ? (
          <Link label="点错了，还没说到" onTap={() => note('no-answer')} />
        ) : (
          <>
            {phones.map((phone) => (
              <Button
                key={phone.phone}
                kind="tonal"
                size="medium"
                icon="phone"
                label={ringLabel(phone)}
                onTap={() => callPhone(phone.phone)}
              />
            ))}
            {phones.length === 0 && (
              <Text className="t-sub">这里没有电话号码，看看窗口登记的本子；打不了就等人来了当面说。</Text>
            )}
            <View className="line line--elder-stack">
              <Button
                kind="secondary"
                size="medium"
                width="grow"
                label="没人接"
                busy={noting.busy}
                onTap={() => note('no-answer')}
              />
              <Button
                kind="secondary"
                size="medium"
                width="grow"
                label="说到了"
                busy={noting.busy}
                onTap={() => note('told')}
              />
            </View>
          </>
        )}
      </View>
    </Card>
  )
}
