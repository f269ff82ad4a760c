import { Text, View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Segment } from '../../../../components/field/segment'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { Sheet } from '../../../../components/sheet/sheet'
import { openFamily, openLogin } from '../../../../features/appointment/doors'
import { useCheckups } from '../../../../features/checkup/use-checkups'
import { openBirthFacts, openMeasure } from '../../../../features/growth/doors'
import { GrowthCurve } from '../../../../features/growth/growth-curve'
import { GrowthMeaning } from '../../../../features/growth/growth-meaning'
import {
  type GrowthPoint,
  type GrowthRecord,
  measureName,
  pointsOf,
  SHOWN_MEASURES,
  type ShownMeasure,
} from '../../../../features/growth/growth-record'
import { GrowthSource } from '../../../../features/growth/growth-source'
import { GrowthTable } from '../../../../features/growth/growth-table'
import { useGrowth, useWithdrawMeasurement } from '../../../../features/growth/use-growth'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { usePersonOfPage } from '../../../../features/page/use-person'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

/** 成长曲线: where a child stands, on its own line, and one tap to measure. */
export default function GrowthPage() {
  const { isLoggedIn, patientId = '', chosen } = usePersonOfPage()
  const query = useGrowth(patientId)
  const state = answerState(query)
  const isOffline = state.kind === 'ready' && state.storedAt !== undefined
  usePullToRefresh(query.refetch)
  if (!isLoggedIn) {
    return (
      <Page title="成长曲线">
        <EmptyState
          title="登录以后就能看"
          why="量过的身高体重，本人、监护人和接诊的医护能看。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  return (
    <Page
      title="成长曲线"
      bar={
        state.kind === 'ready' && !isOffline ? (
          <BottomBar>
            <Button label="记一次身长体重" icon="plus" onTap={() => openMeasure(patientId)} />
          </BottomBar>
        ) : undefined
      }
    >
      <PersonStrip patientId={patientId} action="换人" onAction={() => openFamily(true)} />
      <AnswerView
        state={state}
        loading="正在取成长曲线…"
        failed="成长曲线没取到"
        safe="量过的都记着，不会丢。"
      >
        {(record) => (
          <Growth
            key={patientId}
            record={record}
            patientId={patientId}
            name={chosen?.name ?? '孩子'}
            mayWrite={!isOffline}
          />
        )}
      </AnswerView>
    </Page>
  )
}

interface GrowthProps {
  record: GrowthRecord
  patientId: string
  name: string
  mayWrite: boolean
}

function Growth({ record, patientId, name, mayWrite }: GrowthProps) {
  const [measure, setMeasure] = useState<ShownMeasure>('stature')
  const [tapped, setTapped] = useState<GrowthPoint | null>(null)
  const { problem, busy, withdraw } = useWithdrawMeasurement(patientId)
  const checkups = useCheckups(patientId)
  const today = localDateOf(serverNow())
  const measured = useMemo(() => pointsOf(record, measure), [record, measure])
  const stands = pointsOf(record, 'stature').at(-1)?.point.statureAs === 'height'
  const next = checkups.data?.rows.find(({ state, dueOn }) => state !== 'DONE' && dueOn > today) ?? null
  const close = () => setTapped(null)
  return (
    <>
      <Segment
        label="看哪一项"
        parts={SHOWN_MEASURES.map((value) => ({ value, label: measureName(value, stands) }))}
        selected={measure}
        onSelect={setMeasure}
      />
      <GrowthCurve record={record} measure={measure} measured={measured} today={today} />
      <GrowthMeaning
        record={record}
        measure={measure}
        measured={measured}
        name={name}
        today={today}
        next={next}
      />
      {measured.length > 0 && (
        <GrowthTable
          record={record}
          measure={measure}
          measured={measured}
          {...(mayWrite ? { onTap: setTapped } : {})}
        />
      )}
      <GrowthSource record={record} onBirthFacts={mayWrite ? () => openBirthFacts(patientId) : undefined} />
      <Sheet open={tapped !== null} title="家里记的这一次" onClose={close}>
        <View className="stack stack--3">
          {tapped && (
            <Text className="t-2">
              {dateInWords(tapped.on, today)}量的。写错了就改；不该记的就撤回，撤回后曲线上没有它。
            </Text>
          )}
          {problem && <Text className="t-bad">{problem}</Text>}
          <Button
            label="改一改"
            onTap={() => {
              close()
              if (tapped?.id) openMeasure(patientId, tapped.id)
            }}
          />
          <Button
            kind="secondary"
            label="撤回这一次"
            busy={busy}
            onTap={() => tapped?.id && withdraw(tapped.id, close)}
          />
        </View>
      </Sheet>
    </>
  )
}
