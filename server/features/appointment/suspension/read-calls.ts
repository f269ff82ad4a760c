import { type CallOutcome, inOrderOfCalls } from '#domain/appointment/suspension-call'
import { DomainError } from '#domain/kernel/errors'
import { maskName } from '#domain/kernel/masking'
import type { Sex } from '#domain/kernel/sex'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import type { Relation } from '#domain/patient/relation'
import type { StaffContext } from '../../../platform/context'
import { lineReach } from '../../../platform/scope/session-reach'
import { PHONE_FIELD } from '../../../platform/sealing/field-names'
import { listToRing, type ToRingRow } from './call-store'
import { findSessionFacts } from './suspension-store'

interface ToRing {
  readonly appointmentId: string
  readonly number: number
  readonly start: string
  readonly nameMasked: string
  readonly sex: Sex
  readonly age: string
  /** Nobody got a message; else it lies unread. */
  readonly isUntold: boolean
  /** Empty: nobody who acts for them has a number here. `relation`: what the patient is to whoever answers. */
  readonly phones: readonly { readonly phone: string; readonly relation: Relation }[]
  readonly outcome: CallOutcome | null
  readonly calledAt: string | null
  /** Who rang; null too for somebody who no longer works here. */
  readonly calledBy: string | null
}

/**
 * 停诊: whom the desk has to ring, because they may set out for a doctor who is not there. The numbers are those of the
 * accounts that act for them; the look is on their list of 谁看过.
 *
 * @throws not_found alike for absent sessions and those out of reach
 */
export async function readSuspensionCalls(
  ctx: StaffContext,
  { sessionId }: { readonly sessionId: string },
): Promise<{ serverTime: string; rows: ToRing[] }> {
  const now = ctx.now()
  const session = await findSessionFacts(ctx.db, lineReach(ctx.staff), sessionId)
  if (!session) throw new DomainError('not_found')
  const found = await listToRing(ctx.db, session.id, localDateOf(now))
  const callers = found.flatMap(({ byAccountId }) => byAccountId ?? [])
  const names = await ctx.access.staffNames(ctx.db, callers)
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'front-desk',
    action: 'session.calls',
    patientIds: found.map(({ patientId }) => patientId),
    fields: ['name', 'phone', 'appointments'],
    at: now,
    requestId: ctx.requestId,
  })
  return { serverTime: toIsoShanghai(now), rows: inOrderOfCalls(found.map((row) => toRing(row, ctx, names))) }
}

function toRing(row: ToRingRow, ctx: StaffContext, names: ReadonlyMap<string, string>): ToRing {
  return {
    appointmentId: row.appointmentId,
    number: row.number,
    start: toIsoShanghai(row.start),
    nameMasked: maskName(ctx.fieldCrypto.open('patient.name', row.nameCipher)),
    sex: row.sex,
    age: ageInWords(row.birthDate, localDateOf(ctx.now())),
    isUntold: row.isUntold,
    phones: row.phones.map(({ phoneCipher, relation }) => ({
      phone: ctx.fieldCrypto.open(PHONE_FIELD, phoneCipher),
      relation,
    })),
    outcome: row.outcome,
    calledAt: row.calledAt && toIsoShanghai(row.calledAt),
    calledBy: (row.byAccountId && names.get(row.byAccountId)) ?? null,
  }
}
