import type { SharedContext } from '../../platform/context'

/** What hearing and asking WeChat needs, whoever asks. */
export type PaymentNeeds = Pick<
  SharedContext,
  'log' | 'now' | 'db' | 'transaction' | 'fieldCrypto' | 'rules' | 'access' | 'notices' | 'outside' | 'admit'
>

/** The number of a notice, when the news came in one. */
export interface Heard {
  readonly id: string
  readonly event: string
}
