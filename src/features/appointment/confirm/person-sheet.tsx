import { useFamily } from '../../../api/use-family'
import { Note } from '../../../components/content/note'
import { PersonGrid } from '../../../components/content/person-grid'
import { Sheet } from '../../../components/sheet/sheet'

export interface PersonSheetProps {
  open: boolean
  patientId: string
  /** Why the one who was tapped cannot have this seat. */
  problem: string | null
  onChoose: (patientId: string) => void
  onClose: () => void
}

/** 换人: only one's own people; the same seat, if the rules allow it for them (journeys E1 42). */
export function PersonSheet({ open, patientId, problem, onChoose, onClose }: PersonSheetProps) {
  const { people } = useFamily()
  return (
    <Sheet open={open} title="这个号给谁" onClose={onClose}>
      {people.kind === 'ready' && (
        <PersonGrid label="这个号给谁" people={people.answer} selectedId={patientId} onSelect={onChoose} />
      )}
      {problem && (
        <Note tone="wait" announced>
          {problem}
        </Note>
      )}
    </Sheet>
  )
}
