import * as z from 'zod/mini'
import type { RuleDefinition } from '../kernel/rule-definition'
import { between, ratioOf } from '../kernel/rule-field'

/** How the rule of the fee is called, and what may be proposed for it. */
export const FUND_RULE_DEFINITIONS = {
  'MA-21': {
    perRegion: true,
    needsSecondPerson: true,
    nameZh: '管理费上限',
    change: {
      value: z.strictObject({ feeCapBasisPoints: between(0, 1_000) }),
      fields: [ratioOf('feeCapBasisPoints', '不超过参加费的', '‱')],
    },
  },
} as const satisfies Record<'MA-21', RuleDefinition>
