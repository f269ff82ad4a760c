import { randomBytes } from 'node:crypto'

/** Both of WeChat's one-time codes live five minutes. */
const CODE_LIFE_MS = 5 * 60_000
const MAX_CODES = 10_000

type Redeemed<Subject> =
  | { readonly kind: 'good'; readonly subject: Subject }
  | { readonly kind: 'unknown' | 'expired' | 'used' }

export interface OneTimeCodes<Subject> {
  readonly issue: (subject: Subject) => string
  readonly redeem: (code: string) => Redeemed<Subject>
}

/** Codes that stand for something and work once. The oldest are forgotten beyond ten thousand. */
export function createOneTimeCodes<Subject>(now: () => Date): OneTimeCodes<Subject> {
  const codes = new Map<string, { subject: Subject; expiresAt: number; isUsed: boolean }>()
  return {
    issue(subject) {
      const code = randomBytes(16).toString('hex')
      codes.set(code, { subject, expiresAt: now().getTime() + CODE_LIFE_MS, isUsed: false })
      const [oldest] = codes.keys()
      if (codes.size > MAX_CODES && oldest) codes.delete(oldest)
      return code
    },
    redeem(code) {
      const issued = codes.get(code)
      if (!issued) return { kind: 'unknown' }
      if (issued.isUsed) return { kind: 'used' }
      if (issued.expiresAt <= now().getTime()) return { kind: 'expired' }
      issued.isUsed = true
      return { kind: 'good', subject: issued.subject }
    },
  }
}
