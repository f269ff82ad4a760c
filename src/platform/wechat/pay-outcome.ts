/** What the server's order says, as far as paying needs it. */
export interface PayOrder {
  readonly amountFen: number
  /** Word for word what WeChat takes. */
  readonly request: {
    readonly timeStamp: string
    readonly nonceStr: string
    readonly package: string
    readonly signType: 'RSA'
    readonly paySign: string
  }
  /** Where a phone without WeChat agrees: in the demonstration only. */
  readonly payerUrl: string | null
}

/**
 * What the payer did. None of them says whether money moved: only WeChat knows, and the server asks it. `impossible`:
 * there is no way to pay here.
 */
export type PayOutcome = 'agreed' | 'cancelled' | 'failed' | 'impossible'
