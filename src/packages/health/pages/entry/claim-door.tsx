import type { LocalDate } from '#domain/kernel/time'
import { Card } from '../../../../components/content/card'
import { Row } from '../../../../components/content/row'
import { openClaimStart } from '../../../../features/claim/doors'
import { type CoverageRow, useCoverages } from '../../../../features/mutual-aid/use-coverages'

export interface ClaimDoorProps {
  patientId: string
  visitId: string
  /** The day of the visit. */
  on: LocalDate
}

/** From a visit to asking for money, where the child was covered that day; the plan decides what of it counts. */
export function ClaimDoor({ patientId, visitId, on }: ClaimDoorProps) {
  const { state } = useCoverages()
  const rows = state.kind === 'ready' ? state.answer.rows : []
  if (!rows.some((row) => row.patientId === patientId && heldOn(row, on))) return null
  return (
    <Card flush>
      <Row
        icon="coin"
        title="申请互助金"
        sub="这次看病花的钱。哪天、在哪里看的已经填好"
        onTap={() => openClaimStart(patientId, visitId)}
      />
    </Card>
  )
}

/** One that was never paid, or counts as never begun, holds no day. */
function heldOn(
  { certificateNumber, stage, startsOn, endsOn, endedOn }: CoverageRow,
  on: LocalDate,
): boolean {
  if (certificateNumber === null || stage === 'void' || stage === 'cancelled-hesitation') return false
  return startsOn <= on && on <= (endedOn ?? endsOn)
}
