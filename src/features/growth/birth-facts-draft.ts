import type { LocalDate } from '#domain/kernel/time'

/** `record.birthFacts`. Completed weeks, grams, millimetres; null: nobody has said. */
export interface BirthFacts {
  readonly gestationWeeks: number | null
  readonly birthWeightGrams: number | null
  readonly birthLengthMillimetres: number | null
  readonly isMultiple: boolean | null
  readonly dischargedOn: LocalDate | null
}

/** As it is being written. */
export interface BirthFactsDraft {
  readonly weeks: string
  /** 公斤. */
  readonly weight: string
  /** 厘米. */
  readonly length: string
  readonly isMultiple: boolean | null
  readonly dischargedOn: LocalDate | null
}

export function birthFactsDraft(facts: BirthFacts): BirthFactsDraft {
  const { gestationWeeks, birthWeightGrams, birthLengthMillimetres, isMultiple, dischargedOn } = facts
  return {
    weeks: gestationWeeks === null ? '' : String(gestationWeeks),
    weight: birthWeightGrams === null ? '' : String(birthWeightGrams / 1000),
    length: birthLengthMillimetres === null ? '' : String(birthLengthMillimetres / 10),
    isMultiple,
    dischargedOn,
  }
}

/** What is no figure, or what no child is born with. */
export function birthFaults(
  draft: BirthFactsDraft,
): Readonly<Record<'weeks' | 'weight' | 'length', string | undefined>> {
  return {
    weeks: Number.isNaN(weeksOf(draft)) ? '写 20 到 45 之间的整周数，比如 39' : undefined,
    weight: Number.isNaN(gramsOf(draft)) ? '写公斤数，比如 3.2' : undefined,
    length: Number.isNaN(lengthOf(draft)) ? '写厘米数，比如 50' : undefined,
  }
}

/** Why it cannot be saved yet, as the words of the dead button. */
export function missingInBirth(draft: BirthFactsDraft): string | undefined {
  const faults = birthFaults(draft)
  if (faults.weeks) return '孕周要改一下'
  if (faults.weight) return '出生体重要改一下'
  if (faults.length) return '出生身长要改一下'
  const facts = birthFactsOf(draft)
  return Object.values(facts).every((fact) => fact === null) ? '至少写一项' : undefined
}

/** Ask `missingInBirth` first. */
export function birthFactsOf(draft: BirthFactsDraft): BirthFacts {
  const { isMultiple, dischargedOn } = draft
  return {
    gestationWeeks: weeksOf(draft),
    birthWeightGrams: gramsOf(draft),
    birthLengthMillimetres: lengthOf(draft),
    isMultiple,
    dischargedOn,
  }
}

/** The ranges of server/features/growth/birth-facts.ts. */
function weeksOf({ weeks }: BirthFactsDraft): number | null {
  return whole(weeks, 1, /^\d{2}$/, { lowest: 20, highest: 45 })
}

function gramsOf({ weight }: BirthFactsDraft): number | null {
  return whole(weight, 1000, /^\d(\.\d{1,3})?$/, { lowest: 300, highest: 7_000 })
}

function lengthOf({ length }: BirthFactsDraft): number | null {
  return whole(length, 10, /^\d{2}(\.\d)?$/, { lowest: 200, highest: 650 })
}

function whole(
  text: string,
  perOne: number,
  shape: RegExp,
  range: { readonly lowest: number; readonly highest: number },
): number | null {
  const figure = text.trim()
  if (figure === '') return null
  const units = shape.test(figure) ? Math.round(Number(figure) * perOne) : Number.NaN
  return units >= range.lowest && units <= range.highest ? units : Number.NaN
}
