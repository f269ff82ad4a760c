import { toIsoShanghai } from '#domain/kernel/time'
import { serverNow } from '../../api/server-clock'
import { keepScan } from './scan-queue-store'
import { useCardKeys } from './use-card-keys'
import type { ScanOutcome } from './use-card-scan'

/**
 * 离线核验: somebody who comes for their appointment while there is no network. Only the scanner of a working day asks
 * for it: SM2 is heavier than the page that uses it.
 *
 * @returns judges a code on this device as far as it can, and keeps it for the server
 */
export function useOfflineCheckIn(): (code: string) => Promise<ScanOutcome> {
  const judge = useCardKeys()
  return async (code) => {
    const judged = await judge(code)
    if (judged.kind === 'refused') return { kind: 'refused', ...judged.refusal, isOffline: true }
    const kept = await keepScan({ code, scannedAt: toIsoShanghai(serverNow()) })
    if (kept.kind === 'queued') return { kind: 'kept', isChecked: judged.kind === 'good' }
    return kept
  }
}
