import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { addDays, localDate, localDateOf } from '#domain/kernel/time'
import { DUPLICATE_REASON_WORDS_ZH, DUPLICATE_REASONS } from '#domain/report/duplicate'
import { REPORT_ITEMS } from '#domain/report/report-item'
import { client } from '../../../../api/client'
import { failureOf, failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { useWrite } from '../../../../api/use-write'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Chips } from '../../../../components/field/chips'
import { DateField } from '../../../../components/field/picker-field'
import { Switch } from '../../../../components/field/switch'
import { WordsField } from '../../../../components/field/words-field'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import {
  missingInReport,
  ofItem,
  type ReportDraft,
  resultOf,
  startingReport,
} from '../../../../features/record/chart/report-draft'
import { ReportValueFields } from '../../../../features/record/chart/report-value-fields'
import { RestrictedSwitch } from '../../../../features/record/chart/restricted-switch'
import { renewChart } from '../../../../features/record/chart/use-chart'
import { draftOf, forgetDraft, keepDraft } from '../../../../platform/kept/record-drafts'
import { goBack } from '../../../../platform/screen/go-back'

/** A paper of ten years ago may be copied into the record. */
const EARLIEST_DAYS = 3_650

/** A report as the laboratory's paper has it; a repeat inside its validity asks for one of the six official reasons. */
export default function ChartReportPage() {
  const { patientId = '' } = useRouter().params
  const today = localDateOf(serverNow())
  const key = `report ${patientId}`
  const [draft, setDraft] = useState<ReportDraft>(
    () => draftOf<ReportDraft>(key) ?? startingReport('blood-routine', today),
  )
  useEffect(() => keepDraft(key, draft), [key, draft])
  const change = (part: Partial<ReportDraft>) => setDraft((before) => ({ ...before, ...part }))
  const adding = useWrite(client.chart.addReport.mutate)
  const missing = missingInReport(draft)
  const isDuplicate = isDuplicateRefusal(adding.error)
  const save = () => {
    const { itemCode, performedOn, restricted, tellFirst } = draft
    adding.mutate(
      { patientId, itemCode, performedOn, result: resultOf(draft), restricted, tellFirst },
      {
        onSuccess: () => {
          forgetDraft(key)
          renewChart()
          goBack()
        },
      },
    )
  }
  return (
    <Page
      title="加一份报告"
      bar={
        <BottomBar>
          {adding.error && (
            <Note tone={isDuplicate ? 'wait' : 'bad'} announced>
              {failureSentence(adding.error)}
            </Note>
          )}
          <Button
            label="保存报告"
            busy={adding.isPending}
            {...(missing ? { disabledReason: missing } : {})}
            onTap={save}
          />
        </BottomBar>
      }
    >
      <Card>
        <View className="stack stack--3">
          <Text className="t-strong">查的什么</Text>
          <Chips
            label="查的什么"
            chips={REPORT_ITEMS.map(({ code, nameZh }) => ({ value: code, label: nameZh }))}
            selected={draft.itemCode}
            onToggle={(itemCode) => setDraft((before) => ofItem(before, itemCode))}
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
      {isDuplicate && (
        <Card>
          <View className="stack stack--3">
            <Text className="t-strong">为什么再查一次</Text>
            <Chips
              label="为什么再查一次"
              chips={DUPLICATE_REASONS.map((value) => ({ value, label: DUPLICATE_REASON_WORDS_ZH[value] }))}
              selected={draft.repeatReason ?? undefined}
              onToggle={(repeatReason) => change({ repeatReason })}
            />
          </View>
        </Card>
      )}
    </Page>
  )
}

function isDuplicateRefusal(error: unknown): boolean {
  if (!error) return false
  const failure = failureOf(error)
  return failure.kind === 'refused' && failure.code === 'report_duplicate'
}
