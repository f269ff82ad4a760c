import type { Service } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import { Card } from '../../../../components/content/card'
import { Row } from '../../../../components/content/row'
import { startInWords } from '../../../../features/appointment/booked/appointment-words'
import { openDetail } from '../../../../features/appointment/doors'
import { useUpcomingVisits } from '../../../../features/home/use-upcoming-visits'

export interface AlreadyBookedProps {
  patientId: string | undefined
  name: string | undefined
  service: Service
  today: LocalDate
}

/**
 * 已经约好了, above the times: a browser's way back from 预约成功 ends here, and so does whoever forgot. Another time may
 * still be booked where the rules allow it; nobody books it for want of knowing.
 */
export function AlreadyBooked({ patientId, name, service, today }: AlreadyBookedProps) {
  const visits = useUpcomingVisits()
  if (visits.kind !== 'ready') return null
  const visit = visits.answer.find(
    (each) => each.patientId === patientId && each.service === service && each.status !== 'suspended',
  )
  if (!visit) return null
  return (
    <Card flush>
      <Row
        icon="check"
        title={`${name ? `${name}已` : '已'}约好 ${startInWords(visit.start, today)}`}
        sub={`${visit.organization.name}。点这里看这个号`}
        onTap={() => openDetail(visit.id)}
      />
    </Card>
  )
}
