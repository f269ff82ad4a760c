import * as z from 'zod/mini'
import { type CardCode, parseCardCode } from '#domain/health-card/card-code'
import { type CardRules, cardRules } from '#domain/health-card/card-rules'
import { refuseCard } from '#domain/health-card/card-status'
import { judgeCode } from '#domain/health-card/judge-code'
import { DomainError, type Refusal, refuse } from '#domain/kernel/errors'
import { HOUR_MS, localDateOf } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../../platform/context'
import { lineReach } from '../../../platform/scope/session-reach'
import { demonstrationCards } from '../card-platform'
import { isSigned } from '../keys/sm2'
import { type HeldCard, spendNonce } from '../use-store'
import { listExpected } from './desk-store'
import { refusedCard } from './settle-use'

const SCANS_MAX = 50
const CODE_MAX_LENGTH = 400
/** At the counter for an appointment, and at the counter's window: what a scanner without a network is used for. */
const USE = { purpose: 'check-in', stage: '0101014', channel: '0100' } as const

const instant = z.iso.datetime({ offset: true })
const scan = z.strictObject({ code: z.string().check(z.maxLength(CODE_MAX_LENGTH)), scannedAt: instant })
export const syncShape = { scans: z.array(scan).check(z.minLength(1), z.maxLength(SCANS_MAX)) }
type Scan = z.infer<typeof scan>

export interface SyncedScan {
  /** `accepted`, or why not. */
  readonly outcome: string
  /** The visit of that day here for which they came; missing when there is none, or more than one. */
  readonly appointmentId?: string
  /** They are checked in, as of the moment of the scan. */
  readonly checkedIn?: boolean
}

/**
 * What a scanner checked while it had no network (rules D-CARD-05): each code is judged again at the moment of its scan,
 * counts once however many scanners saw it, and is marked 离线核验. Whoever has one visit that day is checked in as of
 * that moment, so that an outage makes nobody late.
 */
export async function syncOffline(
  ctx: StaffWriteContext,
  { scans }: { readonly scans: readonly Scan[] },
): Promise<{ rows: SyncedScan[] }> {
  const rules = cardRules(await ctx.rules(), localDateOf(ctx.now()))
  const rows: SyncedScan[] = []
  const seen: string[] = []
  for (const each of scans) {
    const { patientId, ...row } = await settleScan(ctx, each, rules)
    rows.push(row)
    if (patientId) seen.push(patientId)
  }
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'card',
    action: 'healthCard.syncOffline',
    patientIds: seen,
    fields: ['card', 'appointments'],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
  return { rows }
}

interface SettledScan extends SyncedScan {
  /** Missing for what was refused. */
  readonly patientId?: string
}

async function settleScan(ctx: StaffWriteContext, scanned: Scan, rules: CardRules): Promise<SettledScan> {
  const at = new Date(scanned.scannedAt)
  const code = parseCardCode(scanned.code)
  const outOfTime = refuseMoment(ctx, at, rules)
  const judged = code ? await judge(ctx, code, { at, outOfTime }, rules) : refuse('card_code_malformed')
  const isRefused = 'code' in judged
  const outcome = isRefused ? judged.code : 'accepted'
  await demonstrationCards.reportHISData(ctx.tx, {
    ...USE,
    card: isRefused ? refusedCard(code && { id: code.cardRef }, judged) : { id: judged.id },
    // A moment that no scan can have had is the scanner's mistake, not one of the log.
    at: outOfTime ? ctx.now() : at,
    organizationId: ctx.staff.organizationId,
    byAccountId: ctx.staff.accountId,
    outcome,
    kind: code?.kind === 'dynamic' ? 'dynamic' : 'offline',
    syncedAt: ctx.now(),
  })
  if (isRefused) return { outcome }
  const { patientId } = judged
  return { outcome, patientId, ...(await checkInAsOf(ctx, patientId, at)) }
}

/** A scan of the future, or one that comes too late to be settled; else null. */
function refuseMoment(ctx: StaffWriteContext, at: Date, rules: CardRules): Refusal | null {
  const ageMs = ctx.now().getTime() - at.getTime()
  const { skewSeconds } = rules['CARD-04']
  if (ageMs < -skewSeconds * 1000) return refuse('card_code_clock_skew', { skewSeconds })
  return ageMs > rules['CARD-05'].syncHours * HOUR_MS ? refuse('card_code_expired') : null
}

async function judge(
  ctx: StaffWriteContext,
  code: CardCode,
  { at, outOfTime }: { readonly at: Date; readonly outOfTime: Refusal | null },
  rules: CardRules,
): Promise<HeldCard | Refusal> {
  const { syncHours, offlineMinutes } = rules['CARD-05']
  const { key, card } = await demonstrationCards.getHealthCardByQRCode(ctx.tx, code)
  const asked = { purpose: USE.purpose, now: at }
  const refusal = judgeCode(code, key?.hasLeaked ? null : key, asked, rules, isSigned)
  // Whose log it belongs to depends on the signature: that is said before anything about the moment.
  if (refusal && !refusedCard({ id: code.cardRef }, refusal)) return refusal
  const refused = outOfTime ?? refusal ?? refuseCard(card, code.version)
  if (refused) return refused
  if (!card) return refuse('card_absent')
  const until = new Date(code.issuedAt.getTime() + syncHours * HOUR_MS + offlineMinutes * 60_000)
  const nonce = Uint8Array.from(code.nonce)
  const isFirst = await spendNonce(ctx.tx, { nonce, purpose: 'offline', at: ctx.now(), until })
  return isFirst ? card : refuse('card_code_replayed')
}

async function checkInAsOf(
  ctx: StaffWriteContext,
  patientId: string,
  at: Date,
): Promise<Omit<SyncedScan, 'outcome'>> {
  const expected = await listExpected(ctx.tx, lineReach(ctx.staff), patientId, localDateOf(at))
  const [only, ...others] = expected.filter(({ status }) => status === 'booked')
  if (!only || others.length > 0) return {}
  const { appointmentId } = only
  try {
    await ctx.access.checkIn(ctx, { appointmentId, at })
    return { appointmentId, checkedIn: true }
  } catch (error) {
    if (error instanceof DomainError) return { appointmentId, checkedIn: false }
    throw error
  }
}
