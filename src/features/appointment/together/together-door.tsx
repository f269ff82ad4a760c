import { useState } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import { useFamily } from '../../../api/use-family'
import { Link } from '../../../components/action/link'
import type { OfferedSlot } from '../slots/offered-slot'
import { TogetherSheet } from './together-sheet'

export interface TogetherDoorProps {
  patientId: string | undefined
  first: OfferedSlot | null
  slots: readonly OfferedSlot[]
  today: LocalDate
}

/** For whoever brings more than one child; draws nothing for a family of one, or where nothing can be booked. */
export function TogetherDoor({ patientId, first, slots, today }: TogetherDoorProps) {
  const { people } = useFamily()
  const [isOpen, setOpen] = useState(false)
  const family = people.kind === 'ready' ? people.answer : []
  const self = family.find(({ id }) => id === patientId)
  if (!self || family.length < 2 || !first) return null
  const others = family.filter(({ id }) => id !== patientId)
  return (
    <>
      <Link label="还带一个孩子来？连着约" icon="team" onTap={() => setOpen(true)} />
      {isOpen && (
        <TogetherSheet
          people={[self, ...others]}
          first={first}
          slots={slots}
          today={today}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
