import { Text, View } from '@tarojs/components'
import { addDays, type LocalDate, localDate } from '#domain/kernel/time'
import type { Relation } from '#domain/patient/relation'
import { Card } from '../../../components/content/card'
import { Chips } from '../../../components/field/chips'
import { DateField } from '../../../components/field/picker-field'
import { TextField } from '../../../components/field/text-field'
import {
  type DelegationDraft,
  delegatesFor,
  LABEL_MAX,
  lastDayOf,
  OTHER,
  PERIODS,
  type Period,
} from './delegation-draft'
import { untilInWords } from './delegation-words'

const PERIOD_WORDS: Readonly<Record<Period, string>> = {
  day: '1 天',
  month: '1 个月',
  quarter: '3 个月',
  chosen: '自己选',
}
const PERIOD_CHIPS = PERIODS.map((value) => ({ value, label: PERIOD_WORDS[value] }))

/** The wheel ends within the longest period that rules allow anybody; the server says where it truly ends. */
const LONGEST_DAYS = 365

interface PartProps {
  draft: DelegationDraft
  onChange: (fields: Partial<DelegationDraft>) => void
}

/** 托给谁: one of the words the family uses, or their own. */
export function DelegateChoice({ draft, onChange, relation }: PartProps & { relation: Relation }) {
  const chips = delegatesFor(relation).map(({ label }) => ({ value: label, label }))
  return (
    <Card>
      <View className="stack stack--3">
        <Text className="t-lead">托给谁</Text>
        <Chips
          label="托给谁"
          chips={[...chips, { value: OTHER, label: '别的家人' }]}
          selected={draft.who}
          onToggle={(who) => onChange({ who })}
        />
        {draft.who === OTHER && (
          <TextField
            label="你怎么叫 TA"
            placeholder="像“小姨”“邻居王姐”"
            value={draft.otherLabel}
            maxLength={LABEL_MAX}
            onInput={(otherLabel) => onChange({ otherLabel })}
          />
        )}
      </View>
    </Card>
  )
}

/** 到哪天: three usual lengths, or a day from the wheel; the last day is always said. */
export function PeriodChoice({
  draft,
  onChange,
  today,
  latest,
}: PartProps & { today: LocalDate; latest: LocalDate | null }) {
  const lastDay = lastDayOf(draft, today, latest)
  const longest = addDays(today, LONGEST_DAYS)
  return (
    <Card>
      <View className="stack stack--3">
        <Text className="t-lead">到哪天</Text>
        <Chips
          label="到哪天"
          chips={PERIOD_CHIPS}
          selected={draft.period}
          onToggle={(period) => onChange({ period })}
        />
        {draft.period === 'chosen' && (
          <DateField
            label="最后一天"
            value={draft.chosenEnd}
            earliest={today}
            latest={latest !== null && latest < longest ? latest : longest}
            onChange={(date) => onChange({ chosenEnd: localDate(date) })}
          />
        )}
        {lastDay && (
          <Text className="t-sub">从今天{untilInWords(lastDay, today)}，24:00 自己结束，随时能收回。</Text>
        )}
      </View>
    </Card>
  )
}
