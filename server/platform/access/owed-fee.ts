import type { Fen } from '#domain/kernel/fen'
import type { Database, Transaction } from '../database/database'
import type { Post } from './ledger-transfer'

interface AidOfPlace {
  readonly coverageId: string
  /** What is about to be sent to the family. */
  readonly aidFen: Fen
}

/** What will be kept of aid for a fee that is owed; nothing is done (rules MA-19). */
export type OwedOf = (db: Database, aid: AidOfPlace) => Promise<Fen>

/** Pays a fee that is owed from aid that is sent now: the place is paid for, and the books have it. @returns what is kept */
export type TakeOwed = (
  tx: Transaction,
  ctx: { readonly now: () => Date; readonly access: { readonly post: Post } },
  aid: AidOfPlace & { readonly byAccountId: string },
) => Promise<Fen>
