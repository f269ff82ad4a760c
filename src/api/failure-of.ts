import { TRPCClientError } from '@trpc/client'
import { DOMAIN_ERROR_CODES, type DomainErrorCode, type RefusalFacts } from '#domain/kernel/errors'
import { errorMessage } from './error-messages'

/** Why a call brought nothing: the server said no, or no answer came. */
export type Failure =
  | {
      readonly kind: 'refused'
      readonly code: DomainErrorCode
      readonly facts: RefusalFacts
      /** Lets somebody at the telephone find the call in the log. */
      readonly requestId: string | undefined
    }
  | { readonly kind: 'unreachable' }

export function failureOf(error: unknown): Failure {
  const data: unknown = error instanceof TRPCClientError ? error.data : undefined
  if (typeof data !== 'object' || data === null) return { kind: 'unreachable' }
  const { domainCode, facts, requestId } = data as Record<string, unknown>
  const code = DOMAIN_ERROR_CODES.find((known) => known === domainCode)
  // A newer server may refuse in words that this phone does not know yet.
  if (!code) return { kind: 'refused', code: 'busy', facts: {}, requestId: asText(requestId) }
  return { kind: 'refused', code, facts: (facts ?? {}) as RefusalFacts, requestId: asText(requestId) }
}

/** The sentence for the person: what happened, whose fault it is not, what to do next. */
export function failureSentence(error: unknown): string {
  const failure = failureOf(error)
  if (failure.kind === 'unreachable') return '没有连上服务器，不是你的问题。看看网络，再试一次。'
  return errorMessage(failure.code, failure.facts)
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
