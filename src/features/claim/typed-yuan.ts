import { type Fen, fen } from '#domain/kernel/fen'

/** A hundred million 元, as the server takes it at most. */
const MOST_FEN = 10_000_000_000

/** `12,345.6` as it is typed or read off an invoice → 分; null for what is no amount, or none that a bill has. */
export function typedYuan(text: string): Fen | null {
  const match = /^(\d{1,9})(?:\.(\d{0,2}))?$/.exec(
    text
      .trim()
      .replace(/[,，¥￥\s]/g, '')
      .replace('。', '.'),
  )
  if (!match) return null
  const [, yuan = '', cents = ''] = match
  const amount = Number(yuan) * 100 + Number(cents.padEnd(2, '0'))
  return amount > MOST_FEN ? null : fen(amount)
}
