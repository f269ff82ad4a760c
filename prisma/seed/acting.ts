import { randomUUID } from 'node:crypto'
import { DomainError } from '#domain/kernel/errors'
import { type Intent, intentOf } from '#server/platform/api/idempotency'
import type { Actor, SharedContext } from '#server/platform/context'
import type { DemoFamily } from './demo-families'
import { demoId } from './demo-id'

/** How the people of the demo act: through the same use cases and under the same rules as everybody. */

export function familyActor(accountId: string): Actor {
  return { id: accountId, tokenId: accountId, duties: [], practitionerId: null, secondFactorAt: null }
}

/** Each of their acts is meant once. */
export function newIntent(
  { fieldCrypto }: Pick<SharedContext, 'fieldCrypto'>,
  account: Actor,
  procedure: string,
): Intent {
  return intentOf({ account, fieldCrypto }, procedure, { idempotencyKey: randomUUID() })
}

interface DemoVisitor {
  readonly accountId: string
  readonly patientId: string
}

export function peopleOf(families: readonly DemoFamily[]): DemoVisitor[] {
  return families.flatMap(({ key, people }) =>
    people.map((person) => ({ accountId: demoId('account', key), patientId: demoId('patient', person.key) })),
  )
}

/** Null when the rules refuse it: before 07:00, say, nobody can book for the same day (BK-02). */
export async function unlessRefused<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}
