import { CONSENT_PURPOSES, type ConsentPurpose, isAskedWhereItArises } from '#domain/consent/consent-purpose'
import {
  type ConsentGiver,
  type ConsentState,
  consentGiver,
  consentState,
  mayDecide,
} from '#domain/consent/consent-state'
import { type ConsentText, currentConsentText } from '#domain/consent/consent-text'
import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { AccountContext } from '../../platform/context'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { type AskedPerson, findAskedPerson } from './store'

interface ConsentRow {
  readonly purpose: ConsentPurpose
  readonly state: ConsentState
  /** When the question was last answered or the answer taken back; null while nobody was asked. */
  readonly decidedAt: string | null
  readonly textVersion: string | null
  readonly whoDecides: ConsentGiver
  readonly mayDecide: boolean
}

/** The texts in force: anybody may read to what families are asked to agree. */
export function listConsentTexts(): {
  rows: ({ purpose: ConsentPurpose } & ConsentText)[]
  nextCursor: null
} {
  const rows = CONSENT_PURPOSES.map((purpose) => ({ purpose, ...currentConsentText(purpose) }))
  return { rows, nextCursor: null }
}

/**
 * How each question stands that arises for a person of this age.
 *
 * @throws not_found alike for absent and other families' people; delegate_not_permitted
 */
export async function listConsents(
  ctx: AccountContext,
  { patientId }: { readonly patientId: string },
): Promise<{ rows: ConsentRow[]; nextCursor: null }> {
  const today = localDateOf(ctx.now())
  const scope = await ctx.access.guardianScope(ctx.db, ctx.account, patientId, today)
  const person = await findAskedPerson(ctx.db, scope.patientId)
  if (!person) throw new DomainError('not_found')
  const rows = CONSENT_PURPOSES.flatMap((purpose) => rowOf(purpose, scope, person, today) ?? [])
  return { rows, nextCursor: null }
}

function rowOf(
  purpose: ConsentPurpose,
  scope: PatientScope,
  { birthDate, answers }: AskedPerson,
  today: LocalDate,
): ConsentRow | null {
  const whoDecides = consentGiver(purpose, birthDate, today)
  if (!whoDecides) return null
  const last = answers.find((answer) => answer.purpose === purpose) ?? null
  if (!last && isAskedWhereItArises(purpose)) return null
  const state = consentState(purpose, birthDate, last, today)
  const counts = state === 'not-asked' ? null : last
  return {
    purpose,
    state,
    decidedAt: counts && toIsoShanghai(counts.withdrawnAt ?? counts.decidedAt),
    textVersion: counts && counts.textVersion,
    whoDecides,
    mayDecide: mayDecide(whoDecides, scope.relation === 'self'),
  }
}
