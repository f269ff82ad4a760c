import { useState } from 'react'
import type { CardPurpose } from '#domain/health-card/judge-code'
import type { DomainErrorCode, RefusalFacts } from '#domain/kernel/errors'
import type { LocalDate } from '#domain/kernel/time'
import { client } from '../../api/client'
import { failureOf } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
import { reportedAs } from './scan-purpose'
import type { QueuedScan } from './scan-queue'
import { syncScans } from './scan-queue-store'

/** Who was shown to us, as the server answered. */
export type SeenPerson = Awaited<ReturnType<typeof client.healthCard.verify.mutate>>

export type ScanOutcome =
  | { readonly kind: 'seen'; readonly person: SeenPerson }
  | {
      readonly kind: 'refused'
      readonly code: DomainErrorCode
      readonly facts: RefusalFacts
      readonly isOffline: boolean
    }
  /** Kept for the server (离线核验), checked by this device or, where it cannot, only noted. */
  | { readonly kind: 'kept'; readonly isChecked: boolean }
  | { readonly kind: 'repeated'; readonly earlier: QueuedScan }
  | { readonly kind: 'full' }
  /** No network, and nothing that this device could say by itself. */
  | { readonly kind: 'unreachable'; readonly why: 'purpose' | 'number' }

/**
 * A code or a number, judged by the server.
 *
 * @param withoutNetwork what this device itself says of somebody who comes for their appointment, where it can
 */
export function useCardScan(purpose: CardPurpose, withoutNetwork?: (code: string) => Promise<ScanOutcome>) {
  const verify = useWrite(client.healthCard.verify.mutate)
  const find = useWrite(client.healthCard.findByNumber.mutate)
  const [outcome, setOutcome] = useState<ScanOutcome | null>(null)
  const [isJudging, setIsJudging] = useState(false)

  async function scanCode(text: string): Promise<void> {
    const code = text.trim()
    if (code === '') return
    setOutcome(null)
    const said = await saidOf(verify.mutateAsync({ code, purpose, ...reportedAs(purpose) }))
    if (said) return setOutcome(said)
    if (purpose !== 'check-in' || !withoutNetwork) return setOutcome({ kind: 'unreachable', why: 'purpose' })
    setIsJudging(true)
    setOutcome(await withoutNetwork(code).finally(() => setIsJudging(false)))
  }

  async function scanNumber(number: string, birthDate: LocalDate): Promise<void> {
    setOutcome(null)
    const asked = find.mutateAsync({ number, birthDate, purpose, ...reportedAs(purpose) })
    setOutcome((await saidOf(asked)) ?? { kind: 'unreachable', why: 'number' })
  }

  return {
    outcome,
    busy: verify.isPending || find.isPending || isJudging,
    scanCode,
    scanNumber,
    clear: () => setOutcome(null),
  }
}

/** Null when no answer came. Where one came, the network is back for what waits, too. */
async function saidOf(asked: Promise<SeenPerson>): Promise<ScanOutcome | null> {
  try {
    const person = await asked
    void syncScans()
    return { kind: 'seen', person }
  } catch (error) {
    const failure = failureOf(error)
    if (failure.kind === 'unreachable') return null
    return { kind: 'refused', code: failure.code, facts: failure.facts, isOffline: false }
  }
}
