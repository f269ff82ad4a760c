import { setTimeout as wait } from 'node:timers/promises'
import { lastOpenedAt } from '#domain/appointment/release'
import { localDateOf, MINUTE_MS } from '#domain/kernel/time'
import type { Desk } from '../../../platform/admission/admission'
import { ASK_AGAIN_MS } from '../../../platform/admission/kept-place'
import type { Context } from '../../../platform/context'
import { bookingRulesOn, slotFacts } from './rules-of-slot'
import { findSlots } from './slot-store'

type Needs = Pick<Context, 'admit' | 'plain' | 'rules' | 'now'>

interface Looking {
  readonly ctx: Needs
  readonly slotId: string
}

/** As long as the desk needs for everybody who drew a lot. */
const AFTER_LOTS_MS = 1_000

/**
 * When a slot opens to more people, if that is so near that whoever comes now draws lots (decision 196): two seconds
 * before, because a question that waits may be decided after, and two seconds after; undefined otherwise. Milliseconds
 * since 1970.
 */
export async function openingAround(ctx: Needs, slotId: string): Promise<number | undefined> {
  const now = ctx.now().getTime()
  // Rules and sessions know hours and minutes: nothing opens in between.
  if ((now + ASK_AGAIN_MS) % MINUTE_MS >= 2 * ASK_AGAIN_MS) return undefined
  const opening = (await ctx.admit(OPENINGS, { ctx, slotId }))?.getTime()
  return opening !== undefined && now - opening < ASK_AGAIN_MS ? opening : undefined
}

/** For those who move a visit or book for several, which is decided by itself: whoever drew a lot comes first. */
export async function afterLots(ctx: Needs, slotIds: readonly string[]): Promise<void> {
  const openings = await Promise.all(slotIds.map((slotId) => openingAround(ctx, slotId)))
  const last = Math.max(0, ...openings.map((opening) => opening ?? 0))
  if (last > 0) await wait(last + ASK_AGAIN_MS + AFTER_LOTS_MS - ctx.now().getTime())
}

/** One reading for everybody who asks at the moment at which slots open. */
const OPENINGS: Desk<Looking, Date | null> = {
  alone: () => [],
  shared: ({ slotId }) => slotId,
  atOnce: 4,
  async decide(looking) {
    const [first] = looking
    if (!first) return []
    const { plain, rules, now } = first.ctx
    const found = await findSlots(plain.statements, [...new Set(looking.map(({ slotId }) => slotId))])
    const at = new Date(now().getTime() + ASK_AGAIN_MS)
    const inForce = await rules()
    return looking.map(({ slotId }) => {
      const slot = found.get(slotId)
      if (!slot) return { answer: null }
      const ruled = bookingRulesOn(inForce, slot.region, localDateOf(at))
      return { answer: lastOpenedAt(slotFacts(slot, ruled, null), ruled, at) }
    })
  },
}
