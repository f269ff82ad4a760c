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

/** An amount as operators type it, in whole 分; families read `三级医院 ¥300.00`. */
export const money = (path: string, nameZh: string): RuleField => ({
  ...count(path, nameZh, '分'),
  measure: 'fen',
})

/** A ratio as operators type it, in ten-thousandths; families read `急诊 80%`. */
export const ratioOf = (path: string, nameZh: string, unitZh = '‱（80% 是 8000）'): RuleField => ({
  ...count(path, nameZh, unitZh),
  measure: 'basis-points',
})
