import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { ENTRY_KIND_NAMES_ZH } from '#domain/kernel/entry-kind'
import { localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/button'
import { EmptyState } from '../../../../components/empty-state'
import { Page } from '../../../../components/page'
import { SectionTitle } from '../../../../components/section-title'
import { Sheet } from '../../../../components/sheet'
import { AnswerView } from '../../../../features/appointment/answer-view'
import { openStaffMeasure } from '../../../../features/growth/doors'
import { openVaccinate } from '../../../../features/immunization/doors'
import { AllergyForm } from '../../../../features/record/allergy-form'
import { openChartEntry, openChartReport, openCorrections } from '../../../../features/record/chart-doors'
import { ChartHead } from '../../../../features/record/chart-head'
import { type RecordDoor, RecordDoors } from '../../../../features/record/record-doors'
import { TimelineList } from '../../../../features/record/timeline-list'
import { useChartSummary, useChartTimeline } from '../../../../features/record/use-chart'
import { useChartAllergy } from '../../../../features/record/use-chart-allergy'
import { openCheckupEntry } from '../../../../features/workday/work-doors'

/** Somebody's record as whoever treats them reads it: what is dangerous first, then what happened, then what to write. */
export default function ChartPage() {
  const { patientId = '' } = useRouter().params
  const summary = useChartSummary(patientId)
  const allergy = useChartAllergy(patientId)
  const [isAdding, setAdding] = useState(false)
  const today = localDateOf(serverNow())
  const doors: readonly RecordDoor[] = [
    { label: '量身高体重', icon: 'chart', open: () => openStaffMeasure(patientId) },
    { label: '打疫苗', icon: 'syringe', open: () => openVaccinate(patientId) },
    { label: '记体检', icon: 'ruler', open: () => openCheckupEntry(patientId) },
    { label: '加报告', icon: 'doc', open: () => openChartReport(patientId) },
    { label: '加过敏', icon: 'alert', open: () => setAdding(true) },
    { label: '更正请求', icon: 'pen', open: openCorrections },
  ]
  return (
    <Page title="健康档案">
      <AnswerView state={answerState(summary)} loading="正在打开档案…" failed="档案没打开">
        {(head) => (
          <>
            <ChartHead {...head} today={today} />
            <RecordDoors doors={doors} />
            <Timeline patientId={patientId} />
          </>
        )}
      </AnswerView>
      <Sheet open={isAdding} title="加一条过敏" onClose={() => setAdding(false)}>
        <AllergyForm
          busy={allergy.busy}
          problem={allergy.problem}
          onSave={(facts) => allergy.add(facts, () => setAdding(false))}
        />
      </Sheet>
    </Page>
  )
}

function Timeline({ patientId }: { patientId: string }) {
  const { state, more } = useChartTimeline(patientId)
  const today = localDateOf(serverNow())
  return (
    <>
      <SectionTitle title="走过的日子" />
      <AnswerView state={state} loading="正在取记录…" failed="记录没取到">
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows)
          const withheld = pages[0]?.withheld ?? []
          return (
            <>
              {withheld.length > 0 && (
                <View className="inset">
                  <Text className="t-cap">
                    {withheld.map((kind) => ENTRY_KIND_NAMES_ZH[kind]).join('、')}
                    看不到：家里还没有同意给医生看。不影响这次。
                  </Text>
                </View>
              )}
              {rows.length === 0 ? (
                <EmptyState title="还没有记录" why="没有记录不等于没有事，问一问家长。" />
              ) : (
                <TimelineList rows={rows} today={today} onOpen={(row) => openChartEntry(patientId, row)} />
              )}
              {more && (
                <Button kind="quiet" size="medium" label="看更早的" busy={more.loading} onTap={more.load} />
              )}
            </>
          )
        }}
      </AnswerView>
    </>
  )
}
