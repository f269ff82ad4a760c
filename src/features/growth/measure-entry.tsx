import type { ReactNode } from 'react'
import { ageMonthsOn, type LocalDate } from '#domain/kernel/time'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { BottomBar } from '../../components/page/bottom-bar'
import { Page } from '../../components/page/page'
import { DoubtSheet } from './doubt-sheet'
import type { GrowthRecord } from './growth-record'
import { missingIn, startingDraft, valuesOf } from './measure-draft'
import { MeasureForm } from './measure-form'
import { type MeasureTask, useMeasure } from './use-measure'

export interface MeasureEntryProps extends Omit<MeasureTask, 'starting'> {
  title: string
  /** Who is being measured. */
  head: ReactNode
  record: GrowthRecord
  today: LocalDate
  onSaved: () => void
}

/** A measurement under the pen, for families and staff alike, and the one button that saves it. */
export function MeasureEntry({ title, head, record, today, onSaved, ...task }: MeasureEntryProps) {
  const { standard, birthDate, points } = record
  const corrected = points.find(({ id }) => id !== null && id === task.correctsId) ?? null
  const entry = useMeasure({
    ...task,
    starting: () => {
      const stands = ageMonthsOn(birthDate, today) >= standard.heightFromMonths
      return startingDraft(corrected?.on ?? today, stands ? 'height' : 'length', corrected)
    },
  })
  const missing = missingIn(entry.draft)
  return (
    <Page
      title={title}
      bar={
        <BottomBar>
          {entry.problem && (
            <Note tone="bad" announced>
              {entry.problem}
            </Note>
          )}
          <Button
            label={task.correctsId === null ? '记下' : '改成这样'}
            busy={entry.busy}
            {...(missing ? { disabledReason: missing } : {})}
            onTap={() => entry.save(false, onSaved)}
          />
        </BottomBar>
      }
    >
      {head}
      <MeasureForm record={record} draft={entry.draft} today={today} by={task.by} onChange={entry.change} />
      <DoubtSheet
        doubts={entry.doubts}
        values={valuesOf(entry.draft)}
        busy={entry.busy}
        onRewrite={entry.rewrite}
        onConfirm={() => entry.save(true, onSaved)}
      />
    </Page>
  )
}
