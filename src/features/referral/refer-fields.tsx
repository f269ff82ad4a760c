import { Text, View } from '@tarojs/components'
import { addDays, localDate, localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { REFERRAL_URGENCIES, REFERRAL_URGENCY_NAMES_ZH } from '#domain/referral/referral-urgency'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/content/card'
import { CertBadge } from '../../components/content/cert-badge'
import { Note } from '../../components/content/note'
import { CheckRow } from '../../components/field/check-row'
import { Chips } from '../../components/field/chips'
import { ChoiceField, DateField, TimeField } from '../../components/field/picker-field'
import { WordsField } from '../../components/field/words-field'
import { REASON_MAX, type ReferForm } from './refer-form'
import type { Places } from './use-referrals'

export interface ReferFieldsProps {
  form: ReferForm
  places: Places
  onChange: (step: Partial<ReferForm>) => void
}

/** What a referral is made of. The certificate is nowhere asked: the directory knows it. */
export function ReferFields({
  form,
  places: { rows, certification, lateHours },
  onChange,
}: ReferFieldsProps) {
  const today = localDateOf(serverNow())
  return (
    <>
      <Card>
        <View className="stack stack--3">
          <ChoiceField
            label="转到哪里"
            value={form.toOrganizationId ?? undefined}
            choices={rows.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(toOrganizationId) => onChange({ toOrganizationId })}
          />
          <Text className="t-strong">急不急</Text>
          <Chips
            label="急不急"
            chips={REFERRAL_URGENCIES.map((value) => ({ value, label: REFERRAL_URGENCY_NAMES_ZH[value] }))}
            selected={form.urgency}
            onToggle={(urgency) => onChange({ urgency })}
          />
          {form.urgency === 'emergency' && (
            <>
              <DateField
                label="哪天到的医院"
                value={form.admittedOn ?? undefined}
                earliest={addDays(today, -Math.ceil(lateHours / 24))}
                latest={today}
                hint={`到医院 ${lateHours} 小时里补登才算`}
                onChange={(on) => onChange({ admittedOn: localDate(on) })}
              />
              <TimeField
                label="几点到的"
                value={form.admittedTime ?? undefined}
                onChange={(admittedTime) => onChange({ admittedTime })}
              />
            </>
          )}
          <WordsField
            label="为什么转"
            value={form.reason}
            maxLength={REASON_MAX}
            placeholder="比如 高热三天"
            hint="对方的医生和家长看得到，前台看不到"
            onInput={(reason) => onChange({ reason })}
          />
        </View>
      </Card>
      <Card>
        <View className="line line--wrap">
          <CertBadge valid={certification !== null} />
          <Text className="t-sub grow">
            {certification
              ? `今天有效，编号 ${certification.number}，到 ${dateInWords(certification.validTo, today)}`
              : '你今天没有有效的认证：绿色转诊开不了，家长的互助金也不按转诊算'}
          </Text>
        </View>
      </Card>
      <Card flush>
        <CheckRow
          title="家长同意"
          sub="跟家长说清转到哪里、为什么，这次看诊的内容对方看得到；家长可以换别家"
          checked={form.guardianAgreed}
          onChange={(guardianAgreed) => onChange({ guardianAgreed })}
        />
      </Card>
      <Note tone="info">
        <Text>对方接收以后再去，家长的互助金按转诊算。接收没接收，家长都会收到消息。</Text>
      </Note>
    </>
  )
}
