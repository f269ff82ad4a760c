import type { ReactNode } from 'react'
import type { FamilyFace } from '#domain/patient/family-face'
import { PersonGrid } from '../../components/content/person-grid'
import { PersonSwitcher } from '../../components/content/person-switcher'
import { EmptyState } from '../../components/page/empty-state'

export interface AboutPersonProps {
  people: readonly FamilyFace[]
  chosen: FamilyFace | null
  /** What a person is chosen for; for screen readers. */
  label: string
  onChoose: (id: string) => void
  onAdd: () => void
  children: (person: FamilyFace) => ReactNode
}

/** A page about one of the people for whom the account decides, with the others one tap away. */
export function AboutPerson({ people, chosen, label, onChoose, onAdd, children }: AboutPersonProps) {
  if (!chosen) {
    return (
      <EmptyState
        title="还没有家人"
        why="添加自己或家人以后，这里才有东西可看。"
        action="添加家人"
        onAction={onAdd}
      />
    )
  }
  return (
    <>
      {people.length > 1 ? (
        <PersonGrid label={label} people={people} selectedId={chosen.id} onSelect={onChoose} />
      ) : (
        <PersonSwitcher title={`${chosen.name} · ${chosen.age}`} letter={chosen.letter} tint={chosen.tint} />
      )}
      {children(chosen)}
    </>
  )
}
