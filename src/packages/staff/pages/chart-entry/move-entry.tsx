import { answerState } from '../../../../api/answer-state'
import { AnswerView } from '../../../../features/page/answer-view'
import { MoveSheet } from '../../../../features/record/chart/move-sheet'
import {
  type MovableEntry,
  useMoveEntry,
  useMoveTargets,
} from '../../../../features/record/chart/use-move-entry'

export interface MoveEntryProps {
  entry: MovableEntry
  title: string
  /** With the masked name of whose it is now. */
  onMoved: (nameMasked: string) => void
  onClose: () => void
}

/** An entry that was written on the wrong twin goes to the right one (journeys E3 16). */
export function MoveEntry({ entry, title, onMoved, onClose }: MoveEntryProps) {
  const state = answerState(useMoveTargets(entry))
  const { busy, problem, move, exchange } = useMoveEntry(entry)
  return (
    <MoveSheet
      title={title}
      people={(list) => (
        <AnswerView state={state} loading="正在找能移给谁…" failed="没找到人">
          {({ rows }) => list(rows)}
        </AnswerView>
      )}
      busy={busy}
      problem={problem}
      onMove={({ patientId, nameMasked }) => move(patientId, () => onMoved(nameMasked))}
      onExchange={exchange && (({ patientId, nameMasked }) => exchange(patientId, () => onMoved(nameMasked)))}
      onClose={onClose}
    />
  )
}
