import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../api/server-clock'
import { useFamily } from '../../api/use-family'
import { openAddMember, openBooking, openSites } from '../../features/appointment/doors'
import { lampLabel } from '../../features/home/earliest-words'
import { firstServiceFor } from '../../features/home/services-for'
import { visitToday } from '../../features/home/upcoming-visits'
import { useEarliestPlace } from '../../features/home/use-earliest-place'
import { useUpcomingVisits } from '../../features/home/use-upcoming-visits'

/** What both homes are made of: the family, the chosen person's visit of today or the first seat for them, and the lamp. */
export function useHome() {
  const today = localDateOf(serverNow())
  const family = useFamily()
  const { isLoggedIn, people, chosen } = family
  const service = chosen ? firstServiceFor(chosen.birthDate, today) : 'sick-visit'
  const place = useEarliestPlace(service)
  const visits = useUpcomingVisits()

  const hasNobody = isLoggedIn && people.kind === 'ready' && people.answer.length === 0
  const own = visits.kind === 'ready' ? visitToday(visits.answer, chosen?.id, today) : undefined
  return { today, family, service, place, visits, own, hasNobody, lamp: lamp() }

  /** One next step for everybody: the chosen person's, else adding somebody, else looking at what is free. */
  function lamp(): { label: string; elderLabel: string; onTap: () => void } {
    if (chosen) {
      const isSick = service === 'sick-visit'
      return {
        label: lampLabel(chosen, service),
        elderLabel: isSick ? '孩子病了，约号' : '约复诊',
        onTap: () => openBooking(chosen.id, service),
      }
    }
    if (hasNobody) return { label: '添加孩子，就能约号', elderLabel: '先添加家里人', onTap: openAddMember }
    if (isLoggedIn) return { label: '看看哪里有号', elderLabel: '看看哪里有号', onTap: lookAround }
    return { label: '孩子不舒服，看看哪里有号', elderLabel: '看看哪里有号', onTap: lookAround }
  }

  function lookAround(): void {
    openSites(undefined, 'sick-visit')
  }
}
