import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { Tag } from '../../components/content/tag'
import { EmptyState } from '../../components/page/empty-state'
import { SectionTitle } from '../../components/page/section-title'
import type { DoseRow, GivenRow } from './immunization-view'
import { type GivenGroup, givenGroups } from './immunization-words'

export interface GivenDosesProps {
  given: readonly GivenRow[]
  doses: readonly DoseRow[]
  birthDate: LocalDate
  today: LocalDate
  onInspection: () => void
  onOpen: (day: GivenGroup) => void
}

/** What was given, by day and age; a tap shows where and which lot. */
export function GivenDoses({ given, doses, birthDate, today, onInspection, onOpen }: GivenDosesProps) {
  if (given.length === 0) {
    return <EmptyState title="还没有记过接种" why="在接种门诊打的会自动记下；以前打的，照着接种本补记。" />
  }
  return (
    <>
      <SectionTitle title={`打过的 ${given.length} 剂`} action="入园查验单" onAction={onInspection} />
      <Card flush>
        {givenGroups(given, doses, birthDate).map((day) => (
          <Row
            key={day.on}
            title={day.title}
            sub={`${day.names}\n${dateInWords(day.on, today)}`}
            value={<Tag {...day.tag} />}
            onTap={() => onOpen(day)}
          />
        ))}
      </Card>
    </>
  )
}
