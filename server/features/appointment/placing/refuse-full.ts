import type { Refusal } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { earlierAnswers, type IntendingContext } from '../../../platform/api/idempotency'
import type { CounterScope, SeatScope } from '../../../platform/scope/counter-scope'
import { findYieldingSlots } from '../holding/hold-store'
import type { SlotRow } from '../slots/slot-store'
import { casesOfPlacements } from './cases-of-placements'
import { decidePlacements } from './decide-placements'
import { findFamilies } from './seat-store'
import { findStanding } from './standing-store'

interface Asking {
  readonly ctx: IntendingContext
  readonly input: { readonly slotId: string; readonly patientId: string }
  readonly as: 'booked' | 'held'
  readonly counter?: CounterScope | undefined
}

/**
 * The requests for slots in which no seat is free and none gives way, each with the first reason of the ladder why not. A
 * refusal changes nothing, so that it needs no lock, no transaction and no commit: at the end of a rush these are nearly
 * all. Whoever is not here is decided the long way: a retry, or somebody without the right to ask.
 */
export async function refuseFull<Request extends Asking>(
  ctx: IntendingContext,
  requests: readonly Request[],
  slots: ReadonlyMap<string, SlotRow>,
  now: Date,
): Promise<ReadonlyMap<Request, Refusal>> {
  const { statements } = ctx.plain
  const full = [...slots.values()].filter(({ free }) => free <= 0).map(({ id }) => id)
  if (full.length === 0) return new Map()
  const accounts = requests.map((request) => request.ctx.account.id)
  const yielding = await findYieldingSlots(statements, full, accounts, now)
  const late = requests.filter(({ input }) => full.includes(input.slotId) && !yielding.has(input.slotId))
  const wishes = await wishesOf(ctx, late, now)
  if (wishes.length === 0) return new Map()

  const scopes = wishes.map(({ scope }) => scope)
  const [families, standing] = await Promise.all([
    findFamilies(statements, scopes, now),
    findStanding(statements, scopes, now),
  ])
  const known = wishes.flatMap(({ request, scope }, index) => {
    const family = families[index]
    const { slotId } = request.input
    const placement = { slotId, scope, status: request.as, reason: null, rescheduledFrom: null } as const
    return family ? [{ request, placement: { ...placement, family } }] : []
  })
  const placements = known.map(({ placement }) => placement)
  const { strikes } = standing
  const cases = await casesOfPlacements(ctx, statements, placements, { slots, strikes }, now)
  const { refusals } = decidePlacements(cases, standing, now)
  return new Map(
    known.flatMap(({ request, placement }) => {
      const refusal = refusals.get(placement)
      return refusal ? [[request, refusal] as const] : []
    }),
  )
}

/** Those who ask for the first time, and may. */
async function wishesOf<Request extends Asking>(
  { plain: { statements }, access }: IntendingContext,
  requests: readonly Request[],
  now: Date,
): Promise<readonly { readonly request: Request; readonly scope: SeatScope }[]> {
  if (requests.length === 0) return []
  const asked = requests.map(({ ctx, input }) => ({ actor: ctx.account, patientId: input.patientId }))
  const [earlier, scopes] = await Promise.all([
    earlierAnswers(
      statements,
      requests.map((request) => request.ctx.intent),
    ),
    access.careScopes(statements, asked, localDateOf(now)),
  ])
  return requests.flatMap((request, index) => {
    const scope = request.counter ?? scopes[index]
    return scope && !scope.isConsentWithheld && !earlier[index] ? [{ request, scope }] : []
  })
}
