import * as z from 'zod/mini'

/** A version of the agreement as it is kept, with `{variables}` in its words. */
export interface AgreementTemplate {
  readonly version: string
  readonly title: string
  /** The points that matter most. */
  readonly summary: readonly string[]
  readonly sections: readonly AgreementSection[]
}

export interface AgreementSection {
  readonly heading: string
  readonly paragraphs: readonly string[]
}

export const agreementSections = z.array(
  z.strictObject({ heading: z.string(), paragraphs: z.array(z.string()) }),
)

/** What a text may leave open, `{resident}`. */
export const AGREEMENT_VARIABLES = [
  /** Whole name, and the document as lists show it. */
  'resident',
  'document',
  /** Who signs, with what they are to the resident: 林晓敏（监护人）. */
  'signer',
  'team',
  'organization',
  'phone',
  /** 2026年10月13日 */
  'startsOn',
  'endsOn',
  /** 儿童包 · 一年 */
  'packages',
  /** ¥30.00 */
  'price',
] as const
type AgreementVariable = (typeof AGREEMENT_VARIABLES)[number]
export type AgreementVariables = Readonly<Record<AgreementVariable, string>>

/** The text that one resident reads and signs. @throws Error for a text with a variable that nobody fills */
export function fillAgreement(template: AgreementTemplate, variables: AgreementVariables): AgreementTemplate {
  const fill = (words: string): string =>
    words.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = (variables as Readonly<Record<string, string>>)[name]
      if (value === undefined) throw new Error(`agreement ${template.version} asks for {${name}}`)
      return value
    })
  return {
    version: template.version,
    title: fill(template.title),
    summary: template.summary.map(fill),
    sections: template.sections.map(({ heading, paragraphs }) => ({
      heading: fill(heading),
      paragraphs: paragraphs.map(fill),
    })),
  }
}

/** What else a signature stands under: which texts of consent were read with it. */
export interface SignedBeside {
  readonly teamRecordText: string
  readonly gridWorkerText: string
}

/**
 * What is hashed and signed: every word and every variable, used in the text or not, in one order. Line by line and not
 * as JSON, so that another program can rebuild it from a printed copy.
 */
export function signedText(
  template: AgreementTemplate,
  variables: AgreementVariables,
  { teamRecordText, gridWorkerText }: SignedBeside,
): string {
  const { version, title, summary, sections } = fillAgreement(template, variables)
  return [
    version,
    title,
    ...summary,
    ...sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
    ...AGREEMENT_VARIABLES.map((name) => `${name}=${variables[name]}`),
    `teamRecord=${teamRecordText}`,
    `gridWorker=${gridWorkerText}`,
  ].join('\n')
}

/**
 * Where a later text differs, by the headings of what is new, changed or gone; `summary` for the points that matter most
 * (journeys E2 17). Empty: every word is the same, and something about the people, the packages or the days has changed.
 */
export function changedParts(before: AgreementTemplate, after: AgreementTemplate): readonly string[] {
  const wordsOf = ({ sections }: AgreementTemplate) =>
    new Map(sections.map(({ heading, paragraphs }) => [heading, paragraphs.join('\n')]))
  const [old, fresh] = [wordsOf(before), wordsOf(after)]
  const headings = [...new Set([...fresh.keys(), ...old.keys()])]
  const changed = headings.filter((heading) => old.get(heading) !== fresh.get(heading))
  return before.summary.join('\n') === after.summary.join('\n') ? changed : ['summary', ...changed]
}

/** A grown-up who reads with care, in characters a minute (design). */
const CHARACTERS_PER_MINUTE = 400

export function readMinutes({ summary, sections }: AgreementTemplate): number {
  const words = [...summary, ...sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])]
  return Math.max(Math.ceil(Array.from(words.join('')).length / CHARACTERS_PER_MINUTE), 1)
}

/** What somebody of 8 to 17 is told before a guardian signs for them (rules D-FD-07). */
export function plainWordsOf({ team, startsOn, endsOn }: AgreementVariables): readonly string[] {
  return [
    `从 ${startsOn} 到 ${endsOn}，${team}照看你的健康。`,
    '他们会提醒你体检、打疫苗，问你最近好不好。你可以自己跟他们说。',
    '他们能看你的健康档案，每看一次都会记下来。',
    '满 14 岁，给不给他们看档案，由你自己定。',
    '有不舒服、害怕或不想说的，可以单独跟医生讲。',
    '不想要了，跟家里人说，随时能退。',
  ]
}
