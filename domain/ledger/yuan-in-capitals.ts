import type { Fen } from '../kernel/fen'

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']

/**
 * An amount as receipts write it, `壹佰贰拾叁元零伍分`, so that no digit can be added (支付结算办法, 附一). @throws
 * RangeError below nought
 */
export function yuanInCapitals(amount: Fen): string {
  if (amount < 0) throw new RangeError(`${amount} fen are not written in capitals`)
  const yuan = Math.floor(amount / 100)
  const jiao = Math.floor((amount % 100) / 10)
  const fen = amount % 10
  const whole = yuan > 0 ? `${integerInCapitals(yuan)}元` : ''
  if (jiao === 0 && fen === 0) return `${whole || '零元'}整`
  const tenths = jiao > 0 ? `${DIGITS[jiao]}角` : whole && '零'
  return `${whole}${tenths}${fen > 0 ? `${DIGITS[fen]}分` : '整'}`
}

function integerInCapitals(whole: number): string {
  const groups: number[] = []
  for (let left = whole; left > 0; left = Math.floor(left / 10_000)) groups.unshift(left % 10_000)
  let said = ''
  let isGap = false
  groups.forEach((group, index) => {
    if (group === 0) {
      isGap = true
      return
    }
    const zero = said && (isGap || group < 1_000) ? '零' : ''
    said += `${zero}${groupInCapitals(group)}${GROUPS[groups.length - 1 - index]}`
    isGap = false
  })
  return said
}

/** 1 … 9999 */
function groupInCapitals(group: number): string {
  const digits = [...String(group)].map(Number)
  let said = ''
  let isGap = false
  digits.forEach((digit, index) => {
    if (digit === 0) {
      isGap = true
      return
    }
    said += `${said && isGap ? '零' : ''}${DIGITS[digit]}${PLACES[digits.length - 1 - index]}`
    isGap = false
  })
  return said
}
