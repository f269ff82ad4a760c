import { DomainError, type Refusal } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { type HouseholdRules, householdRules } from '#domain/patient/household-rules'
import { documentKey, type IdentityDocument, parseDocument } from '#domain/patient/identity-document'
import type { PatientDraft } from '#domain/patient/patient-input'
import { type Person, readPerson } from '#domain/patient/read-person'
import type { AccountContext } from '../../platform/context'

export interface ReadDocument {
  readonly document: IdentityDocument
  /** Blind index: equal exactly for documents that name one person. */
  readonly numberIndex: Uint8Array<ArrayBuffer>
  readonly today: LocalDate
  readonly rules: HouseholdRules
}

/** @throws what `readPerson` returns */
export async function readDraft(
  ctx: AccountContext,
  draft: PatientDraft,
): Promise<ReadDocument & { readonly person: Person }> {
  const today = localDateOf(ctx.now())
  const rules = householdRules(await ctx.rules(), today)
  const person = orRefuse(readPerson(draft, today, rules))
  return { person, document: person.document, numberIndex: indexOf(ctx, person.document), today, rules }
}

/** @throws what `parseDocument` returns */
export async function readDocument(
  ctx: AccountContext,
  typed: PatientDraft['document'],
): Promise<ReadDocument> {
  const today = localDateOf(ctx.now())
  const rules = householdRules(await ctx.rules(), today)
  const document = orRefuse(parseDocument(typed, today))
  return { document, numberIndex: indexOf(ctx, document), today, rules }
}

function orRefuse<T extends object>(read: T | Refusal): T {
  if ('code' in read) throw new DomainError(read.code, read.facts)
  return read
}

function indexOf({ fieldCrypto }: AccountContext, document: IdentityDocument): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(fieldCrypto.index('patient_identifier.number', documentKey(document)))
}
