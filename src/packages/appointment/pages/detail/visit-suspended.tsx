import type { LocalDate } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { EquivalentList } from '../../../../features/appointment/booked/equivalent-list'
import { useEquivalents } from '../../../../features/appointment/booked/use-equivalents'
import { openReschedule, openSuccess } from '../../../../features/appointment/doors'
import { AnswerView } from '../../../../features/page/answer-view'
import { SuspendedNote } from '../../../../features/visit-day/suspended-note'

export interface VisitSuspendedProps {
  visit: Parameters<typeof openReschedule>[0]
  today: LocalDate
  offline: boolean
}

/** A visit that the clinic took back: what is kept for it, or the way to another time. */
export function VisitSuspended({ visit, today, offline }: VisitSuspendedProps) {
  const state = answerState(useEquivalents(visit.id))
  return (
    <AnswerView state={state} loading="正在看给你留了什么号…" failed="给你留的号没取到">
      {({ rows: [first, ...others] }) =>
        first ? (
          <EquivalentList
            appointmentId={visit.id}
            offers={[first, ...others]}
            today={today}
            offline={offline}
            onMoved={(id) => openSuccess(id, 'moved')}
          />
        ) : (
          <SuspendedNote onReschedule={offline ? undefined : () => openReschedule(visit)} />
        )
      }
    </AnswerView>
  )
}
