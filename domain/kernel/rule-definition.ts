import type * as z from 'zod/mini'
import { fen, formatYuan } from './fen'

/** One number or hour of a rule's value: where it stands in the value, and what people call it. */
export interface RuleField {
  /** Names separated by dots: `visitMinutes.vaccination`. */
  readonly path: string
  readonly nameZh: string
  /** `end` is a number that may be missing: null stands for no end. */
  readonly kind: 'number' | 'time' | 'end'
  /** 天, 分钟 …; empty for an hour of the day. */
  readonly unitZh: string
  /** What is kept as a count of 分 or of ten-thousandths: a form takes that count, a sentence says 元 and per cent. */
  readonly measure?: 'fen' | 'basis-points'
}

/** What an operator should know of a rule before changing it. */
export interface RuleDefinition {
  readonly nameZh: string
  /** Regions may have their own value; `false` where a family takes the rule along to every county. */
  readonly perRegion: boolean
  /** One account proposes a change and another decides about it (journeys E4 49). */
  readonly needsSecondPerson?: boolean
  /** How a value reads that has no fields. */
  readonly inWords?: (value: unknown) => string
  /** Null for a mechanism: it is code, and no operator can change it. */
  readonly change: {
    readonly value: z.ZodMiniType
    readonly fields: readonly RuleField[]
  } | null
}

export function ruleField(value: unknown, path: string): unknown {
  let found = value
  for (const name of path.split('.')) found = isRecord(found) ? found[name] : undefined
  return found
}

/** The same value with one field written anew; the value itself stays as it is. */
export function withRuleField(value: unknown, path: string, written: unknown): unknown {
  const [name = '', ...rest] = path.split('.')
  const record = isRecord(value) ? value : {}
  return {
    ...record,
    [name]: rest.length === 0 ? written : withRuleField(record[name], rest.join('.'), written),
  }
}

/** 提前 14 天，当天号从 07:00: the fields of a value one after the other, or what a mechanism says of itself. */
export function ruleInWords(value: unknown, definition: RuleDefinition | undefined): string {
  const fields = definition?.change?.fields
  if (fields) return fields.map((field) => fieldInWords(field, ruleField(value, field.path))).join('，')
  if (definition?.inWords) return definition.inWords(value)
  const statement = ruleField(value, 'statement')
  return typeof statement === 'string' ? statement : '—'
}

function fieldInWords({ nameZh, unitZh, measure }: RuleField, written: unknown): string {
  if (written === null) return `${nameZh} 不限`
  if (measure && typeof written === 'number') {
    return `${nameZh} ${measure === 'fen' ? formatYuan(fen(written)) : `${written / 100}%`}`
  }
  return `${nameZh} ${typeof written === 'string' ? written : JSON.stringify(written)}${unitZh && ` ${unitZh}`}`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
