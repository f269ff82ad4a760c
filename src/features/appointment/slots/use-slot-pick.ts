import { useState } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import { usePageVisible } from '../../../platform/screen/page-visible'
import { useAppointment } from '../use-appointments'
import { NOTHING_TAPPED, pickSlot } from './slot-pick'
import { withoutOwnSlot } from './slots-of-day'
import { type SlotChoice, useSlots } from './use-slots'

/** The slots of a place, what is picked among them, and the visit that moves here, if any. */
export function useSlotPick(choice: SlotChoice, today: LocalDate) {
  const query = useSlots(choice, today, usePageVisible())
  const moving = useAppointment(choice.replacingId ?? null).data
  const [tapped, setTapped] = useState(NOTHING_TAPPED)
  const all = withoutOwnSlot(query.data?.rows ?? [], moving?.slotId)
  const pick = pickSlot(all, tapped, today, choice.replacingId !== undefined)
  return { query, all, pick, tapped, setTapped, moving }
}
