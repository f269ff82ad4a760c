/** What reads like an emergency, as data: operators see it with its source (design; phrases of public triage lists). */
export interface EmergencyRule {
  readonly phrases: readonly EmergencyPhrase[]
  /** Of these phrases a no right before says that it is not so; the others ring whatever stands before them. */
  readonly negatable: readonly string[]
  readonly negations: readonly string[]
  /** What may stand between the no and the phrase, three characters at most: 没有`出现`抽搐. */
  readonly fillers: readonly string[]
  /** Shown above everything else; never a diagnosis, and never a promise that somebody answers. */
  readonly banner: string
}

export interface EmergencyPhrase {
  readonly id: string
  readonly phrase: string
  /** A public text other than our own names it. */
  readonly isVerified: boolean
}

/**
 * The first phrase of an emergency that a text holds, or null. In doubt it rings: only a plain no right before one of
 * the negatable phrases keeps it silent, and a question (有没有抽搐) is no such no. It never holds a message back.
 */
export function emergencyPhraseIn(text: string, rule: EmergencyRule): EmergencyPhrase | null {
  const said = withoutDenials(withoutWidthAndSpaces(text), rule).replaceAll('\n', '')
  return rule.phrases.find(({ phrase }) => said.includes(phrase)) ?? null
}

/** Taken out whole, so that 没有呼吸困难 is not read as 没有呼吸. */
function withoutDenials(text: string, { negatable, negations, fillers }: EmergencyRule): string {
  const denials = negatable.flatMap((phrase) =>
    negations.flatMap((no) => fillers.map((filler) => no + filler + phrase)),
  )
  return denials.reduce(withoutDenial, text)
}

function withoutDenial(text: string, denial: string): string {
  // 有没有, 是不是, 会不会: whoever asks so is not sure.
  const asked = denial.charAt(1)
  return text
    .split(denial)
    .reduce((before, after) => before + (before.endsWith(asked) ? denial : '，') + after)
}

/** Lines stay: a no at the end of one says nothing of the next. */
function withoutWidthAndSpaces(text: string): string {
  return text.normalize('NFKC').replace(/[^\S\n]|[\u200b-\u200d\u2060\ufeff]/g, '')
}
