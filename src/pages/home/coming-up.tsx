import type { LocalDate } from '#domain/kernel/time'
import type { FamilyFace } from '#domain/patient/family-face'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { LoadingState } from '../../components/page/loading-state'
import { SectionTitle } from '../../components/page/section-title'
import { APPOINTMENT_TAGS } from '../../features/appointment/booked/appointment-tag'
import { stampOf, whoAndWhat } from '../../features/appointment/booked/appointment-words'
import { openDetail, openMyAppointments } from '../../features/appointment/doors'
import { NextVisit } from '../../features/home/next-visit'
import type { useUpcomingVisits } from '../../features/home/use-upcoming-visits'

export interface ComingUpProps {
  visits: ReturnType<typeof useUpcomingVisits>
  people: readonly FamilyFace[]
  today: LocalDate
  /** Already stands in the panel above. */
  shownId: string | undefined
}

/** The next two; the rest is one tap away. */
const SHOWN = 2

/** 接下来: the next visits of the family, each state for real. */
export function ComingUp({ visits, people, today, shownId }: ComingUpProps) {
  const others =
    visits.kind === 'ready' ? visits.answer.filter(({ id }) => id !== shownId).slice(0, SHOWN) : []
  return (
    <>
      <SectionTitle title="接下来" action="全部预约" onAction={openMyAppointments} />
      {visits.kind === 'loading' && <LoadingState label="正在取你的预约…" shape="stamps" count={1} />}
      {visits.kind === 'failed' && (
        <Card flush>
          <Row
            icon="refresh"
            title={visits.retrying ? '正在取…' : '预约没取到，点这里再取一次'}
            sub="不是你的问题，约好的号都在"
            onTap={visits.retry}
          />
        </Card>
      )}
      {visits.kind === 'ready' && others.length === 0 && (
        <Card flush>
          <Row
            icon="calendar"
            title={shownId ? '后面还没有约好的号' : '还没有约好的号'}
            sub="约好以后，时间和号数会在这里"
          />
        </Card>
      )}
      {others.map((visit) => {
        const face = people.find(({ id }) => id === visit.patientId)
        return (
          <NextVisit
            key={visit.id}
            visit={visit}
            face={face}
            title={whoAndWhat(face?.name, visit.service)}
            stamp={stampOf(visit.day, today)}
            tag={APPOINTMENT_TAGS[visit.status]}
            onOpen={() => openDetail(visit.id)}
          />
        )
      })}
    </>
  )
}
