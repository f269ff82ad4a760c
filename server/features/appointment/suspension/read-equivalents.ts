import type { EquivalentKind } from '#domain/appointment/equivalent-offers'
import { metersBetween } from '#domain/directory/distance'
import { DomainError } from '#domain/kernel/errors'
import { type Fen, fen } from '#domain/kernel/fen'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { AccountContext } from '../../../platform/context'
import { findAppointment } from '../appointment-store'
import { listOffered } from './equivalent-store'

/** A seat that is kept in place of a visit that the clinic took back. */
export interface EquivalentView {
  readonly id: string
  readonly kind: EquivalentKind
  readonly start: string
  readonly end: string
  readonly number: number
  readonly room: string
  readonly feeFen: Fen
  /** It costs what the old visit did: what was paid goes along. */
  readonly isSameFee: boolean
  readonly organizationName: string
  readonly organizationAddress: string
  /** From the place of the old visit, in metres. */
  readonly distanceMetres: number
  readonly practitionerName: string
  readonly practitionerTitle: string
  readonly expiresAt: string
}

/**
 * What is kept for a visit; nothing for one that stands, or when the time to answer is over.
 *
 * @throws not_found alike for absent and other families' visits
 */
export async function listEquivalents(
  ctx: AccountContext,
  input: { readonly appointmentId: string },
): Promise<{ serverTime: string; rows: EquivalentView[]; nextCursor: null }> {
  const now = ctx.now()
  const visit = await findAppointment(ctx.db, ctx.account.id, input.appointmentId, localDateOf(now))
  if (!visit) throw new DomainError('not_found')
  const offered = await listOffered(ctx.db, visit.id, now)
  return {
    serverTime: toIsoShanghai(now),
    rows: offered.map(({ start, end, expiresAt, feeFen, latitude, longitude, ...offer }) => ({
      ...offer,
      start: toIsoShanghai(start),
      end: toIsoShanghai(end),
      expiresAt: toIsoShanghai(expiresAt),
      feeFen: fen(Number(feeFen)),
      isSameFee: feeFen === visit.feeFen,
      distanceMetres: metersBetween(visit, { latitude, longitude }),
    })),
    nextCursor: null,
  }
}
