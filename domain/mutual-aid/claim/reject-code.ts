/** Why a claim is not paid (rules D-MA). A code alone is never shown: a sentence with the facts goes with it. */
export const REJECT_CODES = [
  'IDENTITY_MISMATCH',
  'NOT_COVERED_DATE',
  'WAITING_PERIOD',
  'OUT_OF_TERRITORY',
  'OVER_TIME',
  'DUPLICATE_INVOICE',
  'MISSING_DOC',
  'EXCLUDED_ITEM',
  'OVER_CAP',
  'FRAUD_SUSPECT',
] as const
export type RejectCode = (typeof REJECT_CODES)[number]

export const REJECT_NAMES_ZH = {
  IDENTITY_MISMATCH: '票据上不是这个孩子',
  NOT_COVERED_DATE: '入院那天不在保障里',
  WAITING_PERIOD: '还在等待期',
  OUT_OF_TERRITORY: '治疗的地方不在范围里',
  OVER_TIME: '过了申请期限',
  DUPLICATE_INVOICE: '发票已经申请过',
  MISSING_DOC: '材料不全',
  EXCLUDED_ITEM: '费用都不在范围里',
  OVER_CAP: '今年的上限已经用完',
  FRAUD_SUSPECT: '票据需要核查',
} as const satisfies Record<RejectCode, string>

/** Found by the machine, and judged by whoever has the paper in hand: these stop nobody from paying. */
const WAIVABLE: ReadonlySet<RejectCode> = new Set(['IDENTITY_MISMATCH', 'MISSING_DOC'])

/** Whether a person may wave a finding through. */
export function isWaivable(code: RejectCode): boolean {
  return WAIVABLE.has(code)
}

/** Fewer letters cannot say what was found, and 不符合条款 says nothing (journeys E4 40). */
const SENTENCE_MIN = 8
const SAYS_NOTHING = /不符合(条款|规定|要求|条件)|无法(赔付|受理)|按(条款|规定)/

/** Whether a reason says what was found: long enough, and none of the phrases that explain nothing. */
export function isSpecific(sentence: string): boolean {
  const said = sentence.trim()
  return said.length >= SENTENCE_MIN && !SAYS_NOTHING.test(said)
}
