import { AGREEMENT_VARIABLES, type AgreementTemplate } from './agreement-text'

/** What keeps a text from being signed under. */
export interface AgreementFaults {
  /** `{…}` that nobody fills, as it stands in the text. */
  readonly unknown: readonly string[]
  /** What every agreement has to say somewhere, and this one does not. */
  readonly missing: readonly string[]
}

/** Who signs with whom, for how long, for what and for how much (rules D-FD-07). */
const REQUIRED: readonly (typeof AGREEMENT_VARIABLES)[number][] = [
  'resident',
  'team',
  'startsOn',
  'endsOn',
  'packages',
  'price',
]

export const AGREEMENT_VARIABLE_NAMES_ZH = {
  resident: '居民',
  document: '证件',
  signer: '签字人',
  team: '团队',
  organization: '机构',
  phone: '团队电话',
  startsOn: '开始',
  endsOn: '结束',
  packages: '服务包',
  price: '自付',
} as const satisfies Record<(typeof AGREEMENT_VARIABLES)[number], string>

/** Every brace belongs to a variable: a text with half of one would be printed as it stands. */
export function agreementFaults({
  title,
  summary,
  sections,
}: Omit<AgreementTemplate, 'version'>): AgreementFaults {
  const words = [
    title,
    ...summary,
    ...sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
  ]
  const marks = words.flatMap((line) => line.match(/\{[^{}]*\}?|\}/g) ?? [])
  const known: readonly string[] = AGREEMENT_VARIABLES.map((name) => `{${name}}`)
  return {
    unknown: [...new Set(marks.filter((mark) => !known.includes(mark)))],
    missing: REQUIRED.filter((name) => !marks.includes(`{${name}}`)),
  }
}
