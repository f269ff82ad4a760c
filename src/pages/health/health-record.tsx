import { useState } from 'react'
import { ADULT_FROM_YEARS } from '#domain/kernel/legal-age'
import { ageYearsOn, type LocalDate } from '#domain/kernel/time'
import type { FamilyFace } from '#domain/patient/family-face'
import { type AnswerState, answerState } from '../../api/answer-state'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { Chips } from '../../components/field/chips'
import { EmptyState } from '../../components/page/empty-state'
import { SectionTitle } from '../../components/page/section-title'
import { openMyTeam } from '../../features/contract/doors'
import { openGrowth } from '../../features/growth/doors'
import { openCard } from '../../features/health-card/doors'
import { openVaccines } from '../../features/immunization/doors'
import { AnswerView } from '../../features/page/answer-view'
import { openAccessLogOf, openEntry, openRecordPage } from '../../features/record/doors'
import { type RecordDoor, RecordDoors } from '../../features/record/record-doors'
import { RecordHero } from '../../features/record/record-hero'
import { TimelineList } from '../../features/record/timeline/timeline-list'
import {
  filterLabel,
  filtersFor,
  kindsOf,
  type TimelineFilter,
} from '../../features/record/timeline/timeline-words'
import { useTimeline } from '../../features/record/timeline/use-timeline'
import { useRecordSummary } from '../../features/record/use-record'
import { usePullToRefresh } from '../../platform/screen/pull-to-refresh'
import { CheckupsOfChild } from './checkups-of-child'

export interface HealthRecordProps {
  person: FamilyFace
  today: LocalDate
}

/** Everything of one person: who, how they stand, where to look, and what happened. */
export function HealthRecord({ person, today }: HealthRecordProps) {
  const isChild = ageYearsOn(person.birthDate, today) < ADULT_FROM_YEARS
  const summary = useRecordSummary(person.id)
  return (
    <AnswerView
      state={answerState(summary)}
      loading="正在取档案…"
      failed="档案没取到"
      safe="存着的记录不会丢。"
    >
      {({ sex, measures, allergyWords, kinds, mayWrite }) => (
        <>
          <RecordHero
            person={person}
            sex={sex}
            measures={measures}
            today={today}
            onCard={() => openCard(person.id)}
          />
          {allergyWords && (
            <Note tone="bad" icon="alert">
              {allergyWords}
            </Note>
          )}
          <RecordDoors
            doors={doorsOf(person.id, { isChild, seesReports: kinds.includes('report'), mayWrite })}
          />
          {isChild && <CheckupsOfChild patientId={person.id} />}
          <Timeline person={person} today={today} kinds={kinds} />
        </>
      )}
    </AnswerView>
  )
}

function doorsOf(
  id: string,
  may: { readonly isChild: boolean; readonly seesReports: boolean; readonly mayWrite: boolean },
): RecordDoor[] {
  const doors: readonly (readonly [boolean, RecordDoor])[] = [
    [may.isChild, { label: '成长曲线', icon: 'chart', open: () => openGrowth(id) }],
    [may.isChild, { label: '疫苗', icon: 'syringe', open: () => openVaccines(id) }],
    [may.seesReports, { label: '报告处方', icon: 'doc', open: () => openRecordPage('reports', id) }],
    [may.mayWrite, { label: '谁看过', icon: 'eye', open: () => openAccessLogOf(id) }],
    [true, { label: '过敏', icon: 'alert', open: () => openRecordPage('allergies', id) }],
    [may.mayWrite, { label: '给医生看', icon: 'share', open: () => openRecordPage('share', id) }],
    [may.mayWrite, { label: '家庭医生', icon: 'steth', open: () => openMyTeam(id) }],
    [may.seesReports, { label: '纸质资料', icon: 'book', open: () => openRecordPage('papers', id) }],
  ]
  return doors.flatMap(([isThere, door]) => (isThere ? [door] : []))
}

/** The head of the page says already of what hour everything is. */
function saidAbove<Answer>(state: AnswerState<Answer>): AnswerState<Answer> {
  return state.kind === 'ready' ? { ...state, storedAt: undefined } : state
}

interface TimelineProps extends HealthRecordProps {
  kinds: Parameters<typeof filtersFor>[0]
}

function Timeline({ person, today, kinds }: TimelineProps) {
  const [filter, setFilter] = useState<TimelineFilter>('all')
  const [isFiltering, setFiltering] = useState(false)
  const { state, refetch, more } = useTimeline(person.id, kindsOf(filter))
  usePullToRefresh(refetch)
  return (
    <>
      <SectionTitle
        title="走过的日子"
        action={filterLabel(filter)}
        onAction={() => setFiltering((before) => !before)}
      />
      {isFiltering && (
        <Chips
          label="只看哪一种"
          chips={filtersFor(kinds).map((value) => ({ value, label: filterLabel(value) }))}
          selected={filter}
          onToggle={setFilter}
        />
      )}
      <AnswerView state={saidAbove(state)} loading="正在取记录…" failed="记录没取到" safe="记录不会丢。">
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows)
          if (rows.length === 0) {
            return (
              <EmptyState
                title={filter === 'all' ? '还没有记录' : `还没有${filterLabel(filter)}的记录`}
                why="没有记录不等于没有事，只是这里还没有人写过。看病、打针、体检以后，会记在这里。"
              />
            )
          }
          return (
            <>
              <TimelineList rows={rows} today={today} onOpen={(row) => openEntry(person.id, row)} />
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
