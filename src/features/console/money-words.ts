import { fen, formatYuan } from '#domain/kernel/fen'

/** `¥9,636.54` of a number as it came over the wire. */
export function yuanInWords(amountFen: number): string {
  return formatYuan(fen(amountFen))
}
