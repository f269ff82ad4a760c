import type { ClaimSimulation } from '#domain/mutual-aid/simulate-claims'
import type { Context } from './context'

/** What last year's claims would have come to had the value held on their days (journeys E4 49). */
export type SimulateRule = (
  ctx: Pick<Context, 'db' | 'fieldCrypto' | 'rules' | 'now'>,
  proposed: { readonly region: string; readonly code: string; readonly value: unknown },
) => Promise<ClaimSimulation>
