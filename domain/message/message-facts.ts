/**
 * What the sentence of a message is made of, kept with the message: times, places and numbers, as they were when it
 * was told. Never a name of a person, a phone or a diagnosis.
 */
export type MessageFacts = Readonly<Record<string, string | number | null>>

/** The visit that a message is about, as far as its facts say. */
export interface VisitFacts {
  readonly start: Date
  readonly place: string
  readonly room: string
  readonly number: number
}

/** Null for a message that is about no visit. */
export function visitIn(facts: MessageFacts): VisitFacts | null {
  const { start, organizationName, room, number } = facts
  if (typeof start !== 'string' || typeof organizationName !== 'string') return null
  if (typeof room !== 'string' || typeof number !== 'number') return null
  return { start: new Date(start), place: organizationName, room, number }
}

/** The entry of a record that a message is about; null for a message that is about none. */
export function entryIn(facts: MessageFacts): { readonly kind: string; readonly id: string } | null {
  const { entryKind: kind, entryId: id } = facts
  return typeof kind === 'string' && typeof id === 'string' ? { kind, id } : null
}

/** What a message is about, by its id; null for a message that is about none. */
export function idIn(
  facts: MessageFacts,
  name: 'contractId' | 'conversationId' | 'paymentId' | 'coverageId' | 'claimId',
): string | null {
  const id = facts[name]
  return typeof id === 'string' ? id : null
}
