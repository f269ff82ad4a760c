/** What a family of the demo measured at home, at an age of so many whole months and days. Grams and millimetres. */
export interface DemoMeasurement {
  readonly patient: string
  readonly ageMonths: number
  readonly ageDays: number
  readonly weightGrams: number | null
  readonly statureMillimetres: number | null
}

type Row = readonly [string, number, number, number | null, number | null]

/** Between the check-ups; a scale in the kitchen and a door frame with pencil lines. */
// biome-ignore format: one measurement a line
const ROWS: readonly Row[] = [
  ['zhou-yuman', 51, 3, 16_900, 1_062],
  ['zhou-yuman', 54, 1, null, 1_079],
  ['zhou-yuhe', 0, 14, 3_560, null],
  ['chen-yinuo', 10, 4, 8_700, 716],
  ['chen-yinuo', 11, 20, 9_000, 736],
  ['chen-yinuo', 13, 25, 9_500, 759],
]

export const DEMO_MEASUREMENTS: readonly DemoMeasurement[] = ROWS.map(
  ([patient, ageMonths, ageDays, weightGrams, statureMillimetres]) => ({
    patient,
    ageMonths,
    ageDays,
    weightGrams,
    statureMillimetres,
  }),
)
