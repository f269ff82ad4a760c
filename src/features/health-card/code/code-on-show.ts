import type { Failure } from '../../../api/failure-of'
import type { OfflineCodeNow } from './offline-code'

export interface DynamicCode {
  readonly code: string
  /** ISO instants: the next one is fetched at `refreshAt`, this one is refused from `expiresAt` on. */
  readonly issuedAt: string
  readonly refreshAt: string
  readonly expiresAt: string
}

/** What stands in the place of the code. */
export type CodeOnShow =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'dynamic'; readonly code: DynamicCode }
  | { readonly kind: 'offline'; readonly code: OfflineCodeNow }
  /** No network, and no code of this hour on the phone. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly failure: Extract<Failure, { kind: 'refused' }> }

export interface CodeSources {
  readonly dynamic: DynamicCode | undefined
  /** Of the newest question. */
  readonly failure: Failure | null
  readonly offline: OfflineCodeNow | null
  readonly now: Date
}

/**
 * A code that is still good beats everything but a refusal: a network that is gone for ten seconds is nobody's
 * business. A code that has died is never shown, because it would only be refused at the counter.
 */
export function codeOnShow({ dynamic, failure, offline, now }: CodeSources): CodeOnShow {
  if (failure?.kind === 'refused') return { kind: 'refused', failure }
  if (dynamic && now.getTime() < Date.parse(dynamic.expiresAt)) return { kind: 'dynamic', code: dynamic }
  if (!failure) return { kind: 'waiting' }
  return offline ? { kind: 'offline', code: offline } : { kind: 'nothing' }
}
