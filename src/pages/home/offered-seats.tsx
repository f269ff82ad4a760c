import type { LocalDate } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { openMyAppointments } from '../../features/appointment/doors'
import { useWaitlist } from '../../features/waitlist/use-waitlist'
import { useElderMode } from '../../theme/elder-mode'

/** A seat that is kept for minutes must not wait behind a tab: home says until when. Draws nothing without one. */
export function OfferedSeats({ today }: { today: LocalDate }) {
  const { elder } = useElderMode()
  const offers = useWaitlist().data?.openOffers ?? []
  if (offers.length === 0) return null
  const inWords = (iso: string) => momentInWords(new Date(iso), today)
  return (
    <Card flush>
      {offers.map(({ id, start, expiresAt }) => (
        <Row
          key={id}
          icon="bell"
          title={elder ? '排到号了，留给你' : '候补有号了，留给你'}
          sub={`${inWords(start)} 的号，${inWords(expiresAt)} 前答复`}
          onTap={openMyAppointments}
        />
      ))}
    </Card>
  )
}
