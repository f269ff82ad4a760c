import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { Tag } from '../../components/content/tag'
import { EmptyState } from '../../components/page/empty-state'
import { callTag } from './task-words'
import { openFollowUp } from './team-doors'
import type { Calls } from './use-team-day'

export interface CallListProps {
  rows: Calls['rows']
  today: LocalDate
}

/** The telephone log: who was rung, by whom, and whether they answered; a tap writes the next call down. */
export function CallList({ rows, today }: CallListProps) {
  if (rows.length === 0)
    return <EmptyState title="还没有打过电话" why="随访时选“电话”，打通没打通都记在这里。" />
  return (
    <Card flush>
      {rows.map(({ id, patientId, nameMasked, age, doneOn, outcome, by }) => (
        <Row
          key={id}
          title={`${nameMasked} · ${age}`}
          sub={[dateInWords(doneOn, today), by && `${by}打的`].filter(Boolean).join(' · ')}
          value={<Tag {...callTag(outcome)} />}
          onTap={() => openFollowUp(patientId)}
        />
      ))}
    </Card>
  )
}
