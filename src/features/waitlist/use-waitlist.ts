import { useQuery } from '@tanstack/react-query'
import type { Service } from '#domain/kernel/healthcare-service'
import { api, client, queryClient } from '../../api/client'
import { useSession } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { usePageVisible } from '../../platform/screen/page-visible'

/** An offer is told by a message too; somebody who looks at the screen sees it within half a minute. */
const REFRESH_MS = 30_000

/** What the family waits for and what is offered to it; kept on the phone like the visits. */
export function useWaitlist() {
  const isLoggedIn = useSession() !== null
  const isVisible = usePageVisible()
  return useQuery(
    api.waitlist.list.queryOptions(
      {},
      {
        enabled: isLoggedIn,
        meta: { kept: 'open' },
        refetchOnWindowFocus: 'always',
        refetchInterval: ({ state }) =>
          isVisible && state.data?.rows.some(({ status }) => status === 'waiting') ? REFRESH_MS : false,
      },
    ),
  )
}

interface Line {
  readonly organizationId: string
  readonly service: Service
  readonly practitionerId?: string
}

/** The published line of a place; null asks for nothing. */
export function usePublishedLine(line: Line | null) {
  const asked = line ?? { organizationId: '', service: 'sick-visit' as const }
  return useQuery(
    api.waitlist.order.queryOptions(asked, { enabled: line !== null, refetchOnMount: 'always' }),
  )
}

export type FamilyWaitlist = NonNullable<ReturnType<typeof useWaitlist>['data']>
export type WaitlistEntry = FamilyWaitlist['rows'][number]
export type SeatOffer = FamilyWaitlist['openOffers'][number]

/** After a write: whatever shows lines, visits or seats asks again. */
function refresh(): void {
  void queryClient.invalidateQueries(api.waitlist.pathFilter())
  void queryClient.invalidateQueries(api.appointment.pathFilter())
  void queryClient.invalidateQueries(api.slot.pathFilter())
}

/** Everything that a family does about waiting; whatever comes of it, the screens ask again. */
export function useWaitlistWrites() {
  const join = useWrite(client.waitlist.join.mutate)
  const leave = useWrite(client.waitlist.leave.mutate)
  const resume = useWrite(client.waitlist.resume.mutate)
  const accept = useWrite(client.waitlist.accept.mutate)
  const decline = useWrite(client.waitlist.decline.mutate)
  const busy = [join, leave, resume, accept, decline].some(({ isPending }) => isPending)
  const then =
    <Input, Output>(write: (input: Input) => Promise<Output>) =>
    (input: Input) =>
      write(input).finally(refresh)
  return {
    join: then(join.mutateAsync),
    leave: then(leave.mutateAsync),
    resume: then(resume.mutateAsync),
    accept: then(accept.mutateAsync),
    decline: then(decline.mutateAsync),
    busy,
    refresh,
  }
}
