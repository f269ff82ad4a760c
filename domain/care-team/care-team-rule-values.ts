import * as z from 'zod/mini'
import type { RuleDefinition } from '../kernel/rule-definition'
import { between, count } from '../kernel/rule-field'
import type { CareTeamRules } from './care-team-rules'

/** How each rule of the teams is called, and what an operator may write into it. A county may have its own values. */
export const CARE_TEAM_RULE_DEFINITIONS = {
  'FD-CAP': {
    perRegion: true,
    nameZh: '一位家庭医生最多签多少人',
    change: {
      value: z.strictObject({ residentsPerDoctor: between(1, 5_000) }),
      fields: [count('residentsPerDoctor', '每位医生', '人')],
    },
  },
  'FD-RESERVE': {
    perRegion: true,
    nameZh: '快满提醒和重点人群预留',
    change: {
      value: z.strictObject({ warnPercent: between(1, 100), reservePercent: between(0, 50) }),
      fields: [count('warnPercent', '签到', '% 提醒快满'), count('reservePercent', '留', '% 给重点人群')],
    },
  },
  'FD-TEAM': {
    perRegion: true,
    nameZh: '团队最少有谁',
    change: {
      value: z.strictObject({ doctors: between(1, 10), nurses: between(0, 10) }),
      fields: [count('doctors', '家庭医生', '人'), count('nurses', '护士', '人')],
    },
  },
  'FD-FIVE': {
    perRegion: true,
    nameZh: '五个一',
    change: {
      value: z.strictObject({ notebookDays: between(1, 366), pictureDays: between(1, 30) }),
      fields: [count('notebookDays', '记事本不超过', '天没写'), count('pictureDays', '群码有效', '天')],
    },
  },
} as const satisfies Record<keyof CareTeamRules, RuleDefinition>
