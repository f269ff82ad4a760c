import { type Fen, fen } from '#domain/kernel/fen'
import type { BillLine } from '#domain/payment/compare-bill'

/** Columns of the trade bill that are read, by the names in its first line. */
const COLUMNS = {
  outTradeNo: '商户订单号',
  state: '交易状态',
  paid: '订单金额',
  outRefundNo: '商户退款单号',
  refunded: '申请退款金额',
} as const

/**
 * A day's trade bill: a line of names, then a line a payment or refund whose fields begin with a backquote, then two
 * lines of sums.
 *
 * @returns null when a column is missing or a figure is none
 */
export function readBill(text: string): BillLine[] | null {
  const [head = '', ...rows] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const names = head.split(',')
  const places = Object.entries(COLUMNS).map(([key, name]) => [key, names.indexOf(name)] as const)
  if (places.some(([, place]) => place < 0)) return null
  const lines: BillLine[] = []
  for (const row of rows) {
    if (!row.startsWith('`')) break
    const cells = row.slice(1).split(',`')
    const cell = Object.fromEntries(places.map(([key, place]) => [key, cells[place] ?? ''])) as Record<
      keyof typeof COLUMNS,
      string
    >
    const isRefund = cell.state === 'REFUND'
    const amountFen = fenIn(isRefund ? cell.refunded : cell.paid)
    if (amountFen === null) return null
    const number = isRefund ? cell.outRefundNo : cell.outTradeNo
    lines.push({ side: isRefund ? 'refund' : 'payment', number, amountFen })
  }
  return lines
}

/** `0.01` 元 as 分, read sign by sign: a float would round. */
function fenIn(text: string): Fen | null {
  const [, yuan, cents = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text) ?? []
  return yuan === undefined ? null : fen(Number(yuan) * 100 + Number(cents.padEnd(2, '0')))
}
