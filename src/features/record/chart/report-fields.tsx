import { Text, View } from '@tarojs/components'
import { addDays, type LocalDate, localDate } from '#domain/kernel/time'
import { REPORT_ITEMS } from '#domain/report/report-item'
import { Card } from '../../../components/content/card'
import { Chips } from '../../../components/field/chips'
import { DateField } from '../../../components/field/picker-field'
import { Switch } from '../../../components/field/switch'
import { WordsField } from '../../../components/field/words-field'
import { ofItem, type ReportDraft } from './report-draft'
import { ReportValueFields } from './report-value-fields'
import { RestrictedSwitch } from './restricted-switch'

/** A report on paper of up to ten years ago may be copied into the record. */
const EARLIEST_DAYS = 3_650

export interface ReportFieldsProps {
  draft: ReportDraft
  today: LocalDate
  onChange: (next: (before: ReportDraft) => ReportDraft) => void
}

/** What is written of a report: the item and its day, the values, the words, and who reads it when. */
export function ReportFields({ draft, today, onChange }: ReportFieldsProps) {
  const change = (part: Partial<ReportDraft>) => onChange((before) => ({ ...before, ...part }))
  return (
    <>
      <Card>
        <View className="stack stack--3">
          <Text className="t-strong">查的什么</Text>
          <Chips
            label="查的什么"
            chips={REPORT_ITEMS.map(({ code, nameZh }) => ({ value: code, label: nameZh }))}
            selected={draft.itemCode}
            onToggle={(itemCode) => onChange((before) => ofItem(before, itemCode))}
          />
          <DateField
            label="哪天做的"
            value={draft.performedOn}
            earliest={addDays(today, -EARLIEST_DAYS)}
            latest={today}
            onChange={(day) => change({ performedOn: localDate(day) })}
          />
        </View>
      </Card>
      {draft.values.length > 0 && (
        <Card>
          <View className="stack stack--4">
            <Text className="t-sub">照报告单写；没查的空着。参考范围用报告单上的。</Text>
            {draft.values.map((value, place) => (
              <ReportValueFields
                key={value.name}
                value={value}
                onChange={(part) =>
                  change({
                    values: draft.values.map((each, at) => (at === place ? { ...each, ...part } : each)),
                  })
                }
              />
            ))}
          </View>
        </Card>
      )}
      <Card>
        <View className="stack stack--3">
          <WordsField
            label="看到的（可以不写）"
            value={draft.findings}
            maxLength={500}
            onInput={(findings) => change({ findings })}
          />
          <WordsField
            label="结论（可以不写）"
            value={draft.conclusion}
            maxLength={300}
            hint="家长读得到，写大白话"
            onInput={(conclusion) => change({ conclusion })}
          />
        </View>
      </Card>
      <Card>
        <View className="stack stack--3">
          <View className="line line--between">
            <View className="grow stack">
              <Text className="t-strong">我先跟家长讲</Text>
              <Text className="t-sub">除了写明正常的化验，别的总是你先讲</Text>
            </View>
            <Switch
              label="我先跟家长讲"
              on={draft.tellFirst}
              onChange={(tellFirst) => change({ tellFirst })}
            />
          </View>
          <RestrictedSwitch
            what="这份报告"
            on={draft.restricted}
            onChange={(restricted) => change({ restricted })}
          />
        </View>
      </Card>
    </>
  )
}
