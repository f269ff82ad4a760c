import * as z from 'zod/mini'
import type { RuleField } from './rule-definition'

/** What most rules are made of: whole numbers within bounds, one value for the whole country. */
export const between = (min: number, max: number) => z.int().check(z.gte(min), z.lte(max))

/** Of a rule that a family takes along to every county. */
export const everywhere = { perRegion: false } as const

/** A time of the day as operators type it: `08:30`. */
export const time = (path: string, nameZh: string): RuleField => ({ path, nameZh, kind: 'time', unitZh: '' })

/** A number as operators read it: `有效 60 秒`. */
export const count = (path: string, nameZh: string, unitZh: string): RuleField => ({
  path,
  nameZh,
  kind: 'number',
  unitZh,
})
