import type { Rule } from '#domain/kernel/rule-set'
import { localDate } from '#domain/kernel/time'
import type { Database } from './database/database'

/** How long a process may go on with the rules it has read: an operator's change is in force within this time. */
const FRESH_MS = 5_000

export type RuleTable = () => Promise<readonly Rule[]>

/** The rule rows, read at most once in a few seconds however many requests ask. */
export function createRuleTable(db: Database): RuleTable {
  let readAt = Number.NEGATIVE_INFINITY
  let rules: Promise<readonly Rule[]> | undefined
  return () => {
    const now = performance.now()
    if (!rules || now - readAt > FRESH_MS) {
      readAt = now
      const reading = readRules(db)
      rules = reading
      // Only its own place: meanwhile somebody may have asked again.
      reading.catch(() => {
        if (rules === reading) rules = undefined
      })
    }
    return rules
  }
}

/** Writes the rules that hold everywhere where no version of theirs exists yet; never touches a row that does. */
export async function ensureDefaultRules(db: Database, defaults: readonly Rule[]): Promise<void> {
  await db.ruleSet.createMany({
    data: defaults.map((rule) => ({
      region: rule.region,
      code: rule.code,
      validFrom: new Date(rule.validFrom),
      validTo: rule.validTo && new Date(rule.validTo),
      value: rule.value as object,
      source: rule.source,
      verified: rule.verified,
    })),
    skipDuplicates: true,
  })
}

async function readRules(db: Database): Promise<readonly Rule[]> {
  const rows = await db.ruleSet.findMany({
    select: {
      region: true,
      code: true,
      validFrom: true,
      validTo: true,
      value: true,
      source: true,
      verified: true,
    },
  })
  return rows.map((row) => ({
    ...row,
    validFrom: localDate(row.validFrom.toISOString().slice(0, 10)),
    validTo: row.validTo && localDate(row.validTo.toISOString().slice(0, 10)),
  }))
}
