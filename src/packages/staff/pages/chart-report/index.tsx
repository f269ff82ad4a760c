import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { DUPLICATE_REASON_WORDS_ZH, DUPLICATE_REASONS, type DuplicateReason } from '#domain/report/duplicate'
import { client } from '../../../../api/client'
import { failureOf, failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { useWrite } from '../../../../api/use-write'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Chips } from '../../../../components/field/chips'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import {
  missingInReport,
  type ReportDraft,
  resultOf,
  startingReport,
} from '../../../../features/record/chart/report-draft'
import { ReportFields } from '../../../../features/record/chart/report-fields'
import { renewChart } from '../../../../features/record/chart/use-chart'
import { draftOf, forgetDraft, keepDraft } from '../../../../platform/kept/record-drafts'
import { goBack } from '../../../../platform/screen/go-back'

/** A report as the laboratory's paper has it; a repeat inside its validity asks for one of the six official reasons. */
export default function ChartReportPage() {
  const { patientId = '' } = useRouter().params
  const today = localDateOf(serverNow())
  const key = `report ${patientId}`
  const [draft, setDraft] = useState<ReportDraft>(
    () => draftOf<ReportDraft>(key) ?? startingReport('blood-routine', today),
  )
  useEffect(() => keepDraft(key, draft), [key, draft])
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
      <ReportFields draft={draft} today={today} onChange={setDraft} />
      {isDuplicate && (
        <RepeatReasonCard
          reason={draft.repeatReason}
          onChange={(repeatReason) => setDraft((before) => ({ ...before, repeatReason }))}
        />
      )}
    </Page>
  )
}

interface RepeatReasonCardProps {
  reason: DuplicateReason | null
  onChange: (reason: DuplicateReason) => void
}

function RepeatReasonCard({ reason, onChange }: RepeatReasonCardProps) {
  return (
    <Card>
      <View className="stack stack--3">
        <Text className="t-strong">为什么再查一次</Text>
        <Chips
          label="为什么再查一次"
          chips={DUPLICATE_REASONS.map((value) => ({ value, label: DUPLICATE_REASON_WORDS_ZH[value] }))}
          selected={reason ?? undefined}
          onToggle={onChange}
        />
      </View>
    </Card>
  )
}

function isDuplicateRefusal(error: unknown): boolean {
  if (!error) return false
  const failure = failureOf(error)
  return failure.kind === 'refused' && failure.code === 'report_duplicate'
}
