import { useState } from 'react'
import { isSeenTogether } from '#domain/appointment/together'
import { type LocalDate, localDate } from '#domain/kernel/time'
import { useFamily } from '../../../api/use-family'
import { Link } from '../../../components/action/link'
import type { OfferedSlot } from '../slots/offered-slot'
import { TogetherSheet } from './together-sheet'
import type { SiblingChoice } from './use-siblings'

export interface TogetherDoorProps {
  choice: SiblingChoice
  patientId: string | undefined
  first: OfferedSlot | null
  slots: readonly OfferedSlot[]
  today: LocalDate
}

/** For whoever brings more than one child; draws nothing for an adult, a family of one, or where nothing can be booked. */
export function TogetherDoor({ choice, patientId, first, slots, today }: TogetherDoorProps) {
  const { people } = useFamily()
  const [isOpen, setOpen] = useState(false)
  const family = people.kind === 'ready' ? people.answer : []
  const self = family.find(({ id }) => id === patientId)
  if (!self || family.length < 2 || !first) return null
  const day = localDate(first.day)
  if (!isSeenTogether(self.birthDate, day)) return null
  const others = family.filter(({ id, birthDate }) => id !== patientId && isSeenTogether(birthDate, day))
  return (
    <>
      <Link label="还带一个孩子来？连着约" icon="team" onTap={() => setOpen(true)} />
      {isOpen && (
        <TogetherSheet
          choice={choice}
          child={self}
          others={others}
          first={first}
          slots={slots}
          today={today}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
