import { Text, View } from '@tarojs/components'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Tag } from '../../components/content/tag'
import { callPhone } from '../../platform/wechat/phone-call'
import type { PreparedFollowUp } from './prepared-follow-up'

/** Who it is, what must not be given to them, how to reach them, and what was said last. */
export function FollowUpHead({ prepared, today }: { prepared: PreparedFollowUp; today: LocalDate }) {
  const { patient, last, contractEndsOn } = prepared
  const { nameMasked, sex, age, phone, allergyWords } = patient
  return (
    <Card>
      <View className="stack stack--2">
        <View className="line line--between line--elder-stack">
          <View className="grow stack">
            <Text className="t-lead">{`${nameMasked} · ${SEX_NAMES_ZH[sex]} · ${age}`}</Text>
            <Text className="t-sub t-2 t-digits">{`签到 ${dateInWords(contractEndsOn, today)}`}</Text>
          </View>
          {phone && (
            <Button
              kind="tonal"
              size="medium"
              width="words"
              icon="phone"
              label="打电话"
              onTap={() => callPhone(phone)}
            />
          )}
        </View>
        {allergyWords && (
          <View className="line">
            <Tag tone="bad" label={allergyWords} />
          </View>
        )}
        {last && (
          <Text className="t-sub t-2">{`上次 ${dateInWords(last.doneOn, today)} ${last.title}：${last.brief}`}</Text>
        )}
      </View>
    </Card>
  )
}
