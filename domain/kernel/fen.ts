/**
 * Money. An amount is a whole number of 分 (1 元 = 100 分), never a float of 元.
 * Postgres keeps it as BIGINT; over the wire it is a plain integer with the suffix `Fen`.
 */
export type Fen = number & { readonly __unit: 'fen' }

/** @throws RangeError when `amount` is not a whole number that a double holds exactly: that is a bug, not a refusal. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of fen: ${amount}`)
  return amount as Fen
}

/** @throws RangeError as `fen` */
export function sumFen(amounts: readonly number[]): Fen {
  return fen(amounts.reduce((total, amount) => total + amount, 0))
}

/** 分 → `¥1,234.56`, always two decimals, minus as U+2212 (design/guide §7). */
export function formatYuan(amount: Fen): string {
  const digits = Math.abs(amount).toString().padStart(3, '0')
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amount < 0 ? '−' : ''}¥${yuan}.${digits.slice(-2)}`
}

/** `1,234.56`: the figure in a sum, where 元 is said once for all its lines. @throws RangeError as `fen` */
export function bareYuanOf(amountFen: number): string {
  return yuanOf(amountFen).replace('¥', '')
}

/** `¥1,234.56` of an amount that came over the wire as a plain number. @throws RangeError as `fen` */
export function yuanOf(amountFen: number): string {
  return formatYuan(fen(amountFen))
}
