import type { ReactNode } from 'react'
import type { CheckupMeasures } from '#domain/checkup/checkup-in-words'
import type { PlannedCheckup } from '#domain/checkup/checkup-plan'
import type { Feeding } from '#domain/checkup/feeding'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { BottomBar } from '../../components/page/bottom-bar'
import { EmptyState } from '../../components/page/empty-state'
import { Page } from '../../components/page/page'
import { goBack } from '../../platform/screen/go-back'
import { FURTHER_VISIT, missingInCheckup, withOccasion } from './checkup-draft'
import { CheckupForm } from './checkup-form'
import { tagOf } from './checkup-words'
import { OccasionChoice } from './occasion-choice'
import { useCheckupEntry } from './use-checkup-entry'

/** `chart.checkups`, as far as it is drawn. */
export interface ChartCheckups {
  readonly patient: { readonly nameMasked: string; readonly age: string; readonly ageMonths: number }
  readonly rows: readonly (PlannedCheckup & { readonly signs: readonly string[] })[]
  readonly extra: readonly { readonly isOpen: boolean }[]
  readonly visitNo: number | null
  readonly last: {
    readonly doneOn: LocalDate
    readonly feeding: Feeding | null
    readonly measures: CheckupMeasures | null
  } | null
}

export interface CheckupEntryProps {
  title: string
  /** Who is being examined. */
  head: ReactNode
  chart: ChartCheckups
  /** Which of the thirteen it is to begin with. */
  visitNo: number
  patientId: string
  /** Null for a visit at home. */
  appointmentId: string | null
  saveLabel: string
  busy?: boolean
  onSaved: (nextNumber: number | null) => void
  /** Another way out, below the form. */
  foot?: ReactNode
}

/** A check-up under the pen, and the one button that saves it. */
export function CheckupEntry(props: CheckupEntryProps) {
  const { chart, patientId, appointmentId, visitNo } = props
  const { ageMonths } = chart.patient
  const entry = useCheckupEntry({ patientId, appointmentId, ageMonths, visitNo, last: chart.last })
  const today = localDateOf(serverNow())
  const open = chart.rows.filter(({ state, opensOn }) => state !== 'DONE' && opensOn <= today)
  const choices = chart.extra.some(({ isOpen }) => isOpen) ? [...open, FURTHER_VISIT] : open
  const choiceOf = (no: number) => choices.find((each) => each.visitNo === no)
  // What a draft of days ago was for may be written down by now.
  const row = choiceOf(entry.draft.visitNo) ?? choiceOf(visitNo)
  if (!row) {
    return (
      <Page title={props.title}>
        <EmptyState
          title="没有体检要记"
          why="这一次刚被记下了。返回看看最新的。"
          action="返回"
          onAction={goBack}
        />
      </Page>
    )
  }
  const planned = open.find((each) => each.visitNo === row.visitNo)
  const missing = missingInCheckup(entry.draft, row)
  return (
    <Page
      title={props.title}
      bar={
        <BottomBar>
          {entry.problem && (
            <Note tone="bad" announced>
              {entry.problem}
            </Note>
          )}
          <Button
            label={entry.isDoubted ? '核对过了，就这样存' : props.saveLabel}
            busy={entry.busy || props.busy === true}
            {...(missing ? { disabledReason: missing } : {})}
            onTap={async () => {
              const saved = await entry.save(row)
              if (saved !== undefined) props.onSaved(saved)
            }}
          />
        </BottomBar>
      }
    >
      {props.head}
      <OccasionChoice
        rows={choices}
        chosen={row}
        stateZh={planned ? tagOf(planned).label : null}
        onChoose={(chosen) => entry.change(withOccasion(chosen))}
      />
      <CheckupForm
        draft={entry.draft}
        onChange={entry.change}
        row={row}
        ageMonths={ageMonths}
        today={today}
        last={chart.last}
      />
      {props.foot}
    </Page>
  )
}
