import { hash } from 'node:crypto'
import type { Sha256 } from '#domain/ledger/public-line'

/** SHA-256 as the public lines are hashed with. */
export const sha256: Sha256 = (text) => hash('sha256', text)
