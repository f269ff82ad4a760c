import * as z from 'zod/mini'
import { type CardRules, cardRules } from '#domain/health-card/card-rules'
import { localDateOf, MINUTE_MS, toIsoShanghai } from '#domain/kernel/time'
import { reasonShape } from '../../../platform/api/reason'
import type { StaffWriteContext } from '../../../platform/context'
import { lockSubject, recordChange } from '../../../platform/operator-change'
import { findSigningKey, rejectAllKeys, retireSigningKey } from './key-store'
import { addKey } from './signing-key'

export const rotateKeyShape = { ...reasonShape, leaked: z.optional(z.boolean()) }
const rotateKeyInput = z.object(rotateKeyShape)

/**
 * From now on a new key signs. What the old one signed is believed until the last of its codes has run out, so that a
 * rotation in the middle of the day refuses nobody (journeys E3 6). When a key leaked, nothing that was signed until now
 * is believed from this moment on: every phone fetches a new code.
 */
export async function rotateKey(
  ctx: StaffWriteContext,
  { reason, leaked = false }: z.infer<typeof rotateKeyInput>,
): Promise<{ kid: string; rejectedFrom: string | null }> {
  const { tx, staff } = ctx
  const at = ctx.now()
  const subject = { subject: 'card-key', subjectId: 'signing' } as const
  await lockSubject(tx, subject)
  const before = await findSigningKey(tx)
  const rejectedFrom = leaked ? at : new Date(at.getTime() + longestLifeMs(await currentRules(ctx)))
  if (leaked) await rejectAllKeys(tx, at)
  else await retireSigningKey(tx, at, rejectedFrom)
  const kid = await addKey(tx, ctx)
  await recordChange(tx, {
    by: staff,
    at,
    ...subject,
    before: before && { kid: before.kid },
    after: { kid, leaked },
    reason,
  })
  return { kid, rejectedFrom: before && toIsoShanghai(rejectedFrom) }
}

async function currentRules(ctx: StaffWriteContext): Promise<CardRules> {
  return cardRules(await ctx.rules(), localDateOf(ctx.now()))
}

/** The last of the offline codes that a phone may have, and half a minute of skew. */
function longestLifeMs(rules: CardRules): number {
  const { offlineCodes, offlineMinutes } = rules['CARD-05']
  return offlineCodes * offlineMinutes * MINUTE_MS + rules['CARD-04'].skewSeconds * 1000
}
