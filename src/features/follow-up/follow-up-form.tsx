import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import {
  FOLLOW_UP_OUTCOME_NAMES_ZH,
  FOLLOW_UP_OUTCOMES,
  FOLLOW_UP_WAY_NAMES_ZH,
  FOLLOW_UP_WAYS,
  type FollowUpRecord,
} from '#domain/follow-up/follow-up-record'
import { GUIDANCE_TOPIC_NAMES_ZH, GUIDANCE_TOPICS } from '#domain/follow-up/guidance-topic'
import { addDays, addMonths, type LocalDate } from '#domain/kernel/time'
import { Link } from '../../components/action/link'
import { Card } from '../../components/content/card'
import { Chips } from '../../components/field/chips'
import { FindingChips } from '../../components/field/finding-chips'
import { DateField } from '../../components/field/picker-field'
import { WordsField } from '../../components/field/words-field'
import type { FollowUpDraft } from './follow-up-draft'
import { FollowUpMeasures } from './follow-up-measures'
import type { PreparedFollowUp } from './prepared-follow-up'

const WORDS_MAX = 500
const FOUND_MAX = 100
const NEXT_WITHIN_MONTHS = 12
/** How long ago somebody still writes down from memory. */
const BACK_MONTHS = 1

const SPOKE_WITH = [
  { value: 'person', label: '本人' },
  { value: 'family', label: '家里人' },
] as const

export interface FollowUpFormProps {
  draft: FollowUpDraft
  prepared: PreparedFollowUp
  today: LocalDate
  onChange: (part: Partial<FollowUpDraft>) => void
}

/** 60 seconds: everything that is usual stands there already, a tap changes it. */
export function FollowUpForm(props: FollowUpFormProps) {
  const isDone = props.draft.outcome === 'done'
  return (
    <>
      <HowCard {...props} />
      {isDone && <AskedCard {...props} />}
      {isDone && props.prepared.form.measures.length > 0 && <FollowUpMeasures {...props} />}
      {isDone && <TopicsCard {...props} />}
      <WordsCard {...props} />
    </>
  )
}

function HowCard({ draft, prepared, today, onChange }: FollowUpFormProps) {
  const tasks = prepared.tasks.filter(({ itemCode }) => itemCode !== 'child-checkup')
  return (
    <Card>
      <View className="stack stack--3">
        {tasks.length > 1 && (
          <Named title="做的是哪项">
            <Chips
              label="做的是哪项"
              chips={tasks.map(({ taskId, nameZh }) => ({ value: taskId, label: nameZh }))}
              selected={draft.taskId ?? undefined}
              onToggle={(taskId) => onChange({ taskId: taskId === draft.taskId ? null : taskId })}
            />
          </Named>
        )}
        <Named title="怎么做的">
          <Chips
            label="怎么做的"
            chips={FOLLOW_UP_WAYS.map((value) => ({ value, label: FOLLOW_UP_WAY_NAMES_ZH[value] }))}
            selected={draft.way}
            onToggle={(way) => onChange({ way })}
          />
        </Named>
        <Named title="结果">
          <Chips
            label="结果"
            chips={FOLLOW_UP_OUTCOMES.map((value) => ({ value, label: FOLLOW_UP_OUTCOME_NAMES_ZH[value] }))}
            selected={draft.outcome}
            onToggle={(outcome) => onChange({ outcome })}
          />
        </Named>
        {draft.outcome === 'done' && (
          <Named title="和谁说的">
            <Chips
              label="和谁说的"
              chips={SPOKE_WITH}
              selected={draft.record.spokeWith}
              onToggle={(spokeWith) => onChange({ record: { ...draft.record, spokeWith } })}
            />
          </Named>
        )}
        {draft.outcome !== 'done' && (
          <Text className="t-sub t-2">试过一次也记下来，家人看得到；没做成不算完成，任务还在。</Text>
        )}
        <DateField
          label="哪一天"
          value={draft.doneOn}
          earliest={addMonths(today, -BACK_MONTHS)}
          latest={today}
          onChange={(doneOn) => onChange({ doneOn: doneOn as LocalDate })}
        />
      </View>
    </Card>
  )
}

function AskedCard({ draft, prepared, onChange }: FollowUpFormProps) {
  const { record } = draft
  const { items, nameZh } = prepared.form
  const change = (abnormal: FollowUpRecord['abnormal']) => onChange({ record: { ...record, abnormal } })
  const codes = record.abnormal.map(({ code }) => code)
  return (
    <Card>
      <View className="line line--between">
        <Text className="t-strong">{nameZh}</Text>
        {codes.length > 0 && <Link label="全部正常" icon="check" onTap={() => change([])} />}
      </View>
      <View className="mt2">
        <FindingChips
          label={nameZh}
          findings={items.map((item) => ({
            value: item.code,
            normalZh: `${item.nameZh}：${item.normalZh}`,
            abnormalZh: `${item.nameZh}：不正常`,
          }))}
          abnormal={codes}
          onToggle={(code) =>
            change(
              codes.includes(code)
                ? record.abnormal.filter((each) => each.code !== code)
                : [...record.abnormal, { code, words: '' }],
            )
          }
        />
      </View>
      <View className="t-sub mt2">
        {codes.length === 0
          ? `${items.length} 项都记为正常；不正常的点一下`
          : `不正常 ${codes.length} 项，写一句更清楚`}
      </View>
      {record.abnormal.map(({ code, words }) => (
        <View key={code} className="mt3">
          <WordsField
            label={items.find((item) => item.code === code)?.nameZh ?? code}
            value={words}
            maxLength={FOUND_MAX}
            placeholder="可以不写"
            lines={1}
            onInput={(typed) =>
              change(record.abnormal.map((each) => (each.code === code ? { code, words: typed } : each)))
            }
          />
        </View>
      ))}
    </Card>
  )
}

function TopicsCard({ draft: { record }, onChange }: FollowUpFormProps) {
  return (
    <Card>
      <Named title="讲了什么">
        <Chips
          label="讲了什么"
          chips={GUIDANCE_TOPICS.map((value) => ({ value, label: GUIDANCE_TOPIC_NAMES_ZH[value] }))}
          selected={record.topics}
          onToggle={(topic) => {
            const topics = record.topics.includes(topic)
              ? record.topics.filter((each) => each !== topic)
              : [...record.topics, topic]
            onChange({ record: { ...record, topics } })
          }}
        />
      </Named>
    </Card>
  )
}

function WordsCard({ draft: { record, outcome, doneOn }, onChange }: FollowUpFormProps) {
  return (
    <Card>
      <View className="stack stack--3">
        <WordsField
          label={outcome === 'done' ? '嘱咐（可以不写）' : '情况（可以不写）'}
          value={record.words}
          maxLength={WORDS_MAX}
          placeholder="家人在记录里看到"
          hint="没保存的记录只在内存里，关掉小程序就没了"
          onInput={(words) => onChange({ record: { ...record, words } })}
        />
        <DateField
          label="下次（可以不定）"
          value={record.nextOn ?? undefined}
          earliest={addDays(doneOn, 1)}
          latest={addMonths(doneOn, NEXT_WITHIN_MONTHS)}
          onChange={(nextOn) => onChange({ record: { ...record, nextOn: nextOn as LocalDate } })}
        />
      </View>
    </Card>
  )
}

function Named({ title, children }: { title: string; children: ReactNode }) {
  return (
    <View className="stack stack--2">
      <Text className="t-strong">{title}</Text>
      {children}
    </View>
  )
}
