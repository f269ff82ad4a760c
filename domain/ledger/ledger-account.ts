/**
 * The accounts of a plan's books (rules MA-21), in the order in which public lines name them. None falls below nought,
 * but the bank's by a refund that has left already.
 */
export const LEDGER_ACCOUNTS = [
  'bank',
  'contributions',
  'donations',
  'interest',
  'aid',
  'fee',
  'payable',
] as const
export type LedgerAccountCode = (typeof LEDGER_ACCOUNTS)[number]

/** +1: debits raise the account; −1: credits do. A balance is the signed sum of its legs times this. */
export const ACCOUNT_SIDES = {
  bank: 1,
  contributions: -1,
  donations: -1,
  interest: -1,
  aid: 1,
  fee: 1,
  payable: -1,
} as const satisfies Record<LedgerAccountCode, 1 | -1>
