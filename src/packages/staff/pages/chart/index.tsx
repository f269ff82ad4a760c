import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { ageYearsOn, localDateOf } from '#domain/kernel/time'
import { mayWriteInto } from '#domain/record/chart-view'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { SectionTitle } from '../../../../components/page/section-title'
import { Icon } from '../../../../components/picture/icon'
import { Sheet } from '../../../../components/sheet/sheet'
import { openStaffBirthFacts, openStaffMeasure } from '../../../../features/growth/doors'
import { openVaccinate } from '../../../../features/immunization/doors'
import { closedInWords, type OpenedRecord, openedInWords } from '../../../../features/opening/opening-words'
import { useOpenChart } from '../../../../features/opening/use-open-chart'
import { AnswerView } from '../../../../features/page/answer-view'
import { AllergyForm } from '../../../../features/record/allergy-form'
import {
  openChartEntry,
  openChartReport,
  openCorrections,
} from '../../../../features/record/chart/chart-doors'
import { ChartHead } from '../../../../features/record/chart/chart-head'
import { useChartTimeline } from '../../../../features/record/chart/use-chart'
import { useChartAllergy } from '../../../../features/record/chart/use-chart-allergy'
import { type RecordDoor, RecordDoors } from '../../../../features/record/record-doors'
import { TimelineList } from '../../../../features/record/timeline/timeline-list'
import { openRefer } from '../../../../features/referral/doors'
import {
  openCheckupEntry,
  openRecordWithout,
  openSessionSeats,
} from '../../../../features/workday/work-doors'

/** Where the curve and the check-ups end, which are counted from the birth. */
const GROWS_BELOW_YEARS = 7

/** Somebody's record as whoever treats them reads it: what is dangerous first, then what happened, then what to write. */
export default function ChartPage() {
  const { patientId = '' } = useRouter().params
  const chart = useOpenChart(patientId)
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
    { label: '开转诊', icon: 'route', open: () => openRefer(patientId) },
    { label: '加号', icon: 'plus', open: () => openSessionSeats(undefined, patientId) },
  ]
  if (chart.kind === 'closed') {
    return (
      <Page title="健康档案">
        <EmptyState
          drawing="refused"
          title="这份档案关上了"
          why="就诊过了 7 天、分享码到点或者家人收回了，就看不到了。要看，请家人出示健康卡，或者再给一个分享码。"
          action="输分享码"
          onAction={() => openRecordWithout()}
        />
      </Page>
    )
  }
  return (
    <Page title="健康档案">
      <AnswerView state={chart} loading="正在打开档案…" failed="档案没打开">
        {(head) => (
          <>
            <Opened {...head} />
            <ChartHead
              {...head}
              today={today}
              onBirthFacts={
                mayWriteInto(head) && ageYearsOn(head.patient.birthDate, today) < GROWS_BELOW_YEARS
                  ? () => openStaffBirthFacts(patientId)
                  : undefined
              }
            />
            {mayWriteInto(head) && <RecordDoors doors={doors} />}
            <Timeline patientId={patientId} opened={head} />
          </>
        )}
      </AnswerView>
      <Sheet open={isAdding} title="加一条过敏" onClose={() => setAdding(false)}>
        <AllergyForm
          patientId={patientId}
          busy={allergy.busy}
          problem={allergy.problem}
          onSave={(facts, onSaved) =>
            allergy.add(facts, () => {
              onSaved()
              setAdding(false)
            })
          }
        />
      </Sheet>
    </Page>
  )
}

/** Why this record is open, and until when. */
function Opened(opened: OpenedRecord) {
  const words = openedInWords(opened)
  return (
    words && (
      <View className="inset line">
        <Icon name="clock" size="s" />
        <Text className="t-sub grow">{words}</Text>
      </View>
    )
  )
}

function Timeline({ patientId, opened }: { patientId: string; opened: OpenedRecord }) {
  const { state, more } = useChartTimeline(patientId)
  const today = localDateOf(serverNow())
  return (
    <>
      <SectionTitle title="走过的日子" />
      <AnswerView state={state} loading="正在取记录…" failed="记录没取到">
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows)
          const closed = closedInWords(opened)
          return (
            <>
              {closed && (
                <View className="inset">
                  <Text className="t-cap">{closed}</Text>
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
