import { type Refusal, refuse } from '../kernel/errors'
import type { Service } from '../kernel/healthcare-service'
import { addDays, type LocalDate, localDateOf, toIsoShanghai } from '../kernel/time'
import type { BookingRules } from './booking-rules'
import { earliestStart, keptUntil, sameDayOpensAt, signedFamilyReleaseAt } from './release'
import type { SlotPool } from './slot-pool'

/** What the rules need to know of a slot. */
export interface SlotFacts {
  readonly id: string
  readonly organizationId: string
  readonly practitionerId: string
  readonly service: Service
  readonly day: LocalDate
  readonly start: Date
  readonly end: Date
  /** When the consultation begins of which the slot is a part. */
  readonly sessionStart: Date
  readonly pool: SlotPool
  readonly free: number
  readonly suspended: boolean
  /** When the public may book (BK-03), fixed at publication. */
  readonly releaseAt: Date
  readonly windowDays: number
  /**
   * When seats that came free while the slot was full open to everybody, or the whole slot that was published late;
   * null while there was neither.
   */
  readonly reopensAt: Date | null
}

/** What a family has that opens reserved slots and early release. */
export interface Entitlements {
  readonly signedFamily: boolean
  readonly acceptedReferral: boolean
}

export const NO_ENTITLEMENTS: Entitlements = { signedFamily: false, acceptedReferral: false }

/**
 * Why nobody in this position can book the slot, or null. In order: suspended, started, too soon, beyond the window,
 * not released, kept for others, not open again. Fullness is not asked here: it is the last thing to say (refuse-booking.ts).
 */
export function refuseSlot(
  slot: SlotFacts,
  family: Entitlements,
  now: Date,
  rules: Pick<BookingRules, 'BK-02' | 'BK-03' | 'BK-19'>,
): Refusal | null {
  return (
    refuseClosed(slot, now) ??
    refuseTooSoon(slot, now, rules['BK-02']) ??
    refuseByRelease(slot, family, now, rules) ??
    refuseByPool(slot, family, now, rules['BK-19']) ??
    refuseReopening(slot, now)
  )
}

/**
 * Why a seat that is kept for a family cannot become theirs any more: suspended or started. When it opens, and whether
 * there is time to come, was asked when it was taken, and is not asked again: a hold of 23:58 for tomorrow is confirmed at 00:01, before the hour at
 * which others may book that day (BK-02, BK-13).
 */
export function refuseClosed(slot: Pick<SlotFacts, 'suspended' | 'start'>, now: Date): Refusal | null {
  if (slot.suspended) return refuse('slot_suspended')
  return now >= slot.start ? refuse('slot_started') : null
}

function refuseTooSoon(slot: SlotFacts, now: Date, window: BookingRules['BK-02']): Refusal | null {
  if (slot.start >= earliestStart(now, window)) return null
  return refuse('slot_too_soon', { minutes: window.leadMinutes })
}

function refuseByRelease(
  slot: SlotFacts,
  family: Entitlements,
  now: Date,
  rules: Pick<BookingRules, 'BK-02' | 'BK-03'>,
): Refusal | null {
  const opensAt = family.signedFamily ? earlierOpening(slot, rules['BK-03']) : slot.releaseAt
  if (now < opensAt) {
    const beyond = slot.day > addDays(localDateOf(now), slot.windowDays)
    return refuse(beyond ? 'slot_outside_window' : 'slot_not_released', { opensAt: toIsoShanghai(opensAt) })
  }
  const sameDay = sameDayOpensAt(slot.day, rules['BK-02'])
  if (slot.day === localDateOf(now) && now < sameDay) {
    return refuse('slot_not_released', { opensAt: toIsoShanghai(sameDay) })
  }
  return null
}

/** The rule of today, or the hour that was fixed at publication, whichever comes first: a contract closes nothing. */
function earlierOpening(slot: SlotFacts, release: BookingRules['BK-03']): Date {
  const forSigned = signedFamilyReleaseAt(slot.day, slot.windowDays, release)
  return forSigned < slot.releaseAt ? forSigned : slot.releaseAt
}

function refuseByPool(
  slot: SlotFacts,
  family: Entitlements,
  now: Date,
  rule: BookingRules['BK-19'],
): Refusal | null {
  const { pool } = slot
  if (pool === 'public' || now >= keptUntil({ ...slot, pool }, rule)) return null
  switch (pool) {
    case 'on-site':
      return refuse('slot_pool_on_site')
    case 'referral':
      return family.acceptedReferral ? null : refuse('slot_pool_referral')
    case 'signed-family':
      return family.signedFamily ? null : refuse('slot_pool_signed_family')
  }
}

/** What was published late has been open to nobody before (lateReleaseAt): of that no seat came free. */
function refuseReopening({ reopensAt, releaseAt, free }: SlotFacts, now: Date): Refusal | null {
  if (!reopensAt || now >= reopensAt || free <= 0) return null
  const isNew = reopensAt.getTime() === releaseAt.getTime()
  return refuse(isNew ? 'slot_not_released' : 'slot_reopens', { opensAt: toIsoShanghai(reopensAt) })
}
