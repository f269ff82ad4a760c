import { banInChannel } from '#domain/appointment/booking-channel'
import { NO_ENTITLEMENTS } from '#domain/appointment/refuse-slot'
import { localDateOf } from '#domain/kernel/time'
import type { Context } from '../../../platform/context'
import type { Statements } from '../../../platform/database/plain-sql'
import { isAtCounter } from '../../../platform/scope/counter-scope'
import { bookingRulesOn } from '../slots/rules-of-slot'
import type { SlotRow } from '../slots/slot-store'
import { banOfPerson } from './ban-of-person'
import type { Case, Placement } from './decide-placements'
import { entitlementsOf } from './entitlements'
import type { Standing } from './standing-store'

interface Known {
  readonly slots: ReadonlyMap<string, SlotRow>
  readonly strikes: Standing['strikes']
}

/** Placements with everything that the rules ask about each, in their order. */
export async function casesOfPlacements(
  ctx: Pick<Context, 'rules' | 'access'>,
  db: Statements,
  placements: readonly Placement[],
  { slots, strikes }: Known,
  now: Date,
): Promise<readonly Case[]> {
  const table = await ctx.rules()
  const today = localDateOf(now)
  const byRegion = new Map<string, Case['rules']>()
  const rulesIn = (region: string): Case['rules'] => {
    const rules = byRegion.get(region) ?? bookingRulesOn(table, region, today)
    byRegion.set(region, rules)
    return rules
  }
  const cases: Case[] = []
  for (const placement of placements) {
    const slot = slots.get(placement.slotId) ?? null
    const { patientId } = placement.scope
    const rules = rulesIn(slot?.region ?? '*')
    const person = { patientId, strikes: strikes.get(patientId) ?? [] }
    const isAsked = slot !== null && !placement.rescheduledFrom
    const channel = isAtCounter(placement.scope) ? 'telephone' : 'online'
    cases.push({
      placement,
      slot,
      entitlements: slot ? await entitlementsOf(ctx, db, patientId, [slot], now) : NO_ENTITLEMENTS,
      ban: isAsked ? banInChannel(await banOfPerson(ctx, db, person, slot, { now, rules }), channel) : null,
      rules,
    })
  }
  return cases
}
