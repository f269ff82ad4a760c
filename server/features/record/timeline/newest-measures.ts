import { assessGrowth } from '#domain/growth/assess-growth'
import { type Birth, judgedAge } from '#domain/growth/growth-age'
import { GROWTH_LEVEL_NAMES_ZH } from '#domain/growth/growth-level'
import { growthRules } from '#domain/growth/growth-rules'
import { type GrowthStandard, growthStandard } from '#domain/growth/growth-standard'
import type { EntrySource } from '#domain/kernel/entry-kind'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { Context } from '../../../platform/context'
import { openBirthFacts } from '../../../platform/sealing/birth-facts'
import { type MeasuredValues, openMeasuredValues } from '../../../platform/sealing/measured-values'
import type { PersonRow } from '../person-store'
import type { EntryRow } from './timeline-store'

/** The newest figure of a measure, in grams or millimetres, with its day and who measured. */
interface NewestMeasure {
  readonly value: number
  readonly on: LocalDate
  readonly source: EntrySource
  /** 中, 中上 …; null where a family measured, and at ages that the standard does not cover. */
  readonly levelZh: string | null
}

export interface NewestMeasures {
  readonly weight: NewestMeasure | null
  readonly stature: NewestMeasure | null
  readonly head: NewestMeasure | null
  /** What the stature is called: 身长 lying, 身高 standing. */
  readonly statureAs: MeasuredValues['statureAs']
}

const FIGURES = {
  weight: 'weightGrams',
  stature: 'statureMillimetres',
  head: 'headMillimetres',
} as const satisfies Record<string, keyof MeasuredValues>

/**
 * Of several of one day the one that was written last stands. What a family measured is shown and never judged (rules
 * D-GR-06).
 */
export async function newestMeasures(
  ctx: Pick<Context, 'rules' | 'fieldCrypto' | 'now'>,
  person: PersonRow,
  rows: readonly EntryRow[],
): Promise<NewestMeasures> {
  const standard = growthStandard(growthRules(await ctx.rules(), localDateOf(ctx.now())), person.sex)
  // A child born too early is judged by the day on which it was expected.
  const { gestationWeeks } = openBirthFacts(ctx.fieldCrypto, person.birthFactsCipher)
  const birth = { birthDate: person.birthDate, gestationWeeks }
  const newestFirst = [...rows].sort(
    (one, other) => other.on.localeCompare(one.on) || other.writtenAt.getTime() - one.writtenAt.getTime(),
  )
  const opened = newestFirst.flatMap((row) =>
    row.cipher ? [{ row, values: openMeasuredValues(ctx.fieldCrypto, row.cipher) }] : [],
  )
  const newest = (measure: keyof typeof FIGURES): NewestMeasure | null => {
    const found = opened.find(({ values }) => values[FIGURES[measure]] !== null)
    const value = found?.values[FIGURES[measure]] ?? null
    if (!found || value === null) return null
    const { on, source } = found.row
    const levels = source === 'staff' ? levelsOf(birth, on, found.values, standard) : null
    const level = levels?.[measure]?.level
    return { value, on, source, levelZh: level ? GROWTH_LEVEL_NAMES_ZH[level] : null }
  }
  const statureAs = opened.find(({ values }) => values.statureAs !== null)?.values.statureAs ?? null
  return { weight: newest('weight'), stature: newest('stature'), head: newest('head'), statureAs }
}

function levelsOf(birth: Birth, on: LocalDate, values: MeasuredValues, standard: GrowthStandard) {
  const { months } = judgedAge(birth, on, standard.correctedUntilMonths)
  return assessGrowth(months, values, standard)
}
