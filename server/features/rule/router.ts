import { router, staffProcedure, staffWriteProcedure } from '../../platform/trpc'
import {
  clearDay,
  clearDayShape,
  listCalendar,
  listCalendarInput,
  setDay,
  setDayShape,
} from './calendar-days'
import { changeRule, changeRuleShape, withdrawRule, withdrawRuleShape } from './change-rule'
import { listRuleVersions, listRuleVersionsInput } from './list-rule-versions'
import { listRules, listRulesInput } from './list-rules'

const BUREAU = ['health-bureau'] as const

/** What holds where and from when, for the county's office. */
export const ruleRouter = router({
  list: staffProcedure(...BUREAU)
    .input(listRulesInput)
    .query(({ ctx, input }) => listRules(ctx, input)),
  versions: staffProcedure(...BUREAU)
    .input(listRuleVersionsInput)
    .query(({ ctx, input }) => listRuleVersions(ctx, input)),
  change: staffWriteProcedure(BUREAU, changeRuleShape).mutation(({ ctx, input }) => changeRule(ctx, input)),
  withdraw: staffWriteProcedure(BUREAU, withdrawRuleShape).mutation(({ ctx, input }) =>
    withdrawRule(ctx, input),
  ),
})

export const calendarRouter = router({
  list: staffProcedure(...BUREAU)
    .input(listCalendarInput)
    .query(({ ctx, input }) => listCalendar(ctx, input)),
  setDay: staffWriteProcedure(BUREAU, setDayShape).mutation(({ ctx, input }) => setDay(ctx, input)),
  clearDay: staffWriteProcedure(BUREAU, clearDayShape).mutation(({ ctx, input }) => clearDay(ctx, input)),
})
