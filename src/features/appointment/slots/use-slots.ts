import { useQuery } from '@tanstack/react-query'
import type { Service } from '#domain/kernel/healthcare-service'
import { addDays, type LocalDate } from '#domain/kernel/time'
import { api } from '../../../api/client'
import { serverNow } from '../../../api/server-clock'
import { useSession } from '../../../api/session'
import { nextLookMs } from './next-look'
import { CALENDAR_DAYS } from './slot-days'

export interface SlotChoice {
  readonly organizationId: string
  readonly service: Service
  readonly patientId: string | undefined
  /** The appointment that is about to move here. */
  readonly replacingId?: string | undefined
}

/** All slots of a place in the calendar's two weeks, with the reasons that hold for this person. */
export function useSlots(
  { organizationId, service, patientId, replacingId }: SlotChoice,
  today: LocalDate,
  visible: boolean,
) {
  const isLoggedIn = useSession() !== null
  return useQuery(
    api.slot.list.queryOptions(
      {
        organizationId,
        service,
        from: today,
        to: addDays(today, CALENDAR_DAYS - 1),
        ...(isLoggedIn && patientId ? { patientId } : {}),
        ...(replacingId ? { replacingId } : {}),
      },
      {
        refetchInterval: ({ state }) =>
          visible && nextLookMs(state.data?.rows ?? [], serverNow(), Math.random()),
        refetchOnWindowFocus: 'always',
      },
    ),
  )
}
