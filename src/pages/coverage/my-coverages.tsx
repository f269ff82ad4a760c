import { useFamily } from '../../api/use-family'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { openClaimStart } from '../../features/claim/doors'
import { CoverageCard } from '../../features/mutual-aid/coverage-card'
import { CoveragePanel } from '../../features/mutual-aid/coverage-panel'
import { isOver } from '../../features/mutual-aid/coverage-words'
import { openEnrolment, openPayment } from '../../features/mutual-aid/doors'
import type { CoverageRow } from '../../features/mutual-aid/use-coverages'
import { ClaimRows } from './claim-rows'

export interface MyCoveragesProps {
  rows: readonly CoverageRow[]
  planName: string
}

/** The children's coverages, the one that waits first; what is over stands at the end. */
export function MyCoverages({ rows, planName }: MyCoveragesProps) {
  const { people } = useFamily()
  const faceOf = (patientId: string) =>
    people.kind === 'ready' ? people.answer.find(({ id }) => id === patientId) : undefined
  const waiting = rows.find(({ stage }) => stage === 'waiting')
  const others = rows.filter((row) => row !== waiting)
  const inOrder = [...others.filter((row) => !isOver(row)), ...others.filter(isOver)]
  return (
    <>
      {waiting && <CoveragePanel coverage={waiting} face={faceOf(waiting.patientId)} planName={planName} />}
      {inOrder.map((row) => (
        <CoverageCard
          key={row.id}
          coverage={row}
          face={faceOf(row.patientId)}
          onPay={({ enrolmentId }) => openPayment(enrolmentId)}
          onClaim={({ patientId }) => openClaimStart(patientId)}
        />
      ))}
      <ClaimRows patientId={inOrder.find((row) => !isOver(row))?.patientId ?? waiting?.patientId} />
      <Card flush label="再参加">
        <Row
          icon="plus"
          title="给别的孩子参加，或续一年"
          sub="每个孩子分开，退一个不影响别的"
          onTap={() => openEnrolment()}
        />
      </Card>
    </>
  )
}
