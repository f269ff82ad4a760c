/** The server's limit for what a family writes in its own words. */
export const VISIT_REASON_MAX = 200

export const ESCORTS = ['self', 'spouse', 'grandparent', 'other'] as const
export type Escort = (typeof ESCORTS)[number]

/** Who brings the child, as the one who books says it. */
export const ESCORT_NAMES_ZH = {
  self: '我自己',
  spouse: '我爱人',
  grandparent: '老人',
  other: '其他家人',
} as const satisfies Record<Escort, string>

/** The same, as the doctor reads it. */
const BROUGHT_BY: Readonly<Record<Escort, string>> = {
  self: '预约的家长带来',
  spouse: '另一位家长带来',
  grandparent: '老人带来',
  other: '其他家人带来',
}

/** What most children are brought for: a tap instead of typing with one hand. */
export const COMPLAINTS = ['发热', '咳嗽', '流鼻涕', '呕吐', '拉肚子', '出疹子'] as const
export type Complaint = (typeof COMPLAINTS)[number]

export interface VisitWords {
  readonly complaints: readonly Complaint[]
  readonly words: string
  readonly escort: Escort | null
}

export const NO_WORDS: VisitWords = { complaints: [], words: '', escort: null }

/** One line for the doctor: what is wrong, then who comes along; undefined when there is nothing to say. */
export function visitReason({ complaints, words, escort }: VisitWords): string | undefined {
  const wrong = [...complaints, ...(words.trim() ? [words.trim()] : [])].join('、')
  const line = [wrong, escort ? BROUGHT_BY[escort] : ''].filter((part) => part !== '').join('；')
  return line === '' ? undefined : line
}

/** How much may be written so that the whole line still fits beside every tap. */
export const WORDS_MAX = 150
