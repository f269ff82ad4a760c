import type { ReactNode } from 'react'
import { answerState } from '../../api/answer-state'
import { serverNow } from '../../api/server-clock'
import { APPOINTMENT_TAGS } from '../../features/appointment/booked/appointment-tag'
import { openDetail } from '../../features/appointment/doors'
import { TodayHero } from '../../features/home/today-hero'
import type { UpcomingVisit } from '../../features/home/use-upcoming-visits'
import { checkInWords, queueWords } from '../../features/visit-day/queue-words'
import { useQueue } from '../../features/visit-day/use-queue'

export interface TodaysVisitProps {
  name: string
  visit: UpcomingVisit
  /** Under the lamp. */
  children: ReactNode
}

/** The panel of home on the day of a visit, with the live place in the line. */
export function TodaysVisit({ name, visit, children }: TodaysVisitProps) {
  const queue = answerState(useQueue(visit))
  const now = serverNow()
  const headline = queue.kind === 'ready' ? queueWords(queue.answer, now)?.headline : checkInWords(visit, now)
  return (
    <TodayHero
      name={name}
      visit={visit}
      state={headline ?? APPOINTMENT_TAGS[visit.status].label}
      onOpen={() => openDetail(visit.id)}
    >
      {children}
    </TodayHero>
  )
}
