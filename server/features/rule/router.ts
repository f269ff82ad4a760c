import * as z from 'zod/mini'
import { id } from '../../platform/api/input-shape'
import { router, staffProcedure, staffWriteProcedure } from '../../platform/api/trpc'
import {
  clearDay,
  clearDayShape,
  listCalendar,
  listCalendarInput,
  setDay,
  setDayShape,
} from './calendar-days'
import { changeRule, changeRuleShape, withdrawRule, withdrawRuleShape } from './change-rule'
import { listProposals, listProposalsInput } from './list-proposals'
import { listRuleVersions, listRuleVersionsInput } from './list-rule-versions'
import { listRules, listRulesInput } from './list-rules'
import { decideProposal, decideShape, proposeRule, proposeShape, takeBackProposal } from './propose-rule'
import { proposeWithdrawal } from './propose-withdrawal'
import { ruleName } from './rule-name'
import { simulateProposal } from './simulate-proposal'

const BUREAU = ['health-bureau'] as const
/** Who may propose a plan's rules and decide about them: two of them, never one (journeys E4 49). */
const PLAN_OFFICE = ['health-bureau', 'fund-custodian'] as const

/** What holds where and from when, for the county's office. */
export const ruleRouter = router({
  list: staffProcedure(...PLAN_OFFICE)
    .input(listRulesInput)
    .query(({ ctx, input }) => listRules(ctx, input)),
  versions: staffProcedure(...PLAN_OFFICE)
    .input(listRuleVersionsInput)
    .query(({ ctx, input }) => listRuleVersions(ctx, input)),
  change: staffWriteProcedure(BUREAU, changeRuleShape).mutation(({ ctx, input }) => changeRule(ctx, input)),
  withdraw: staffWriteProcedure(BUREAU, withdrawRuleShape).mutation(({ ctx, input }) =>
    withdrawRule(ctx, input),
  ),
  simulate: staffProcedure(...PLAN_OFFICE)
    .input(z.strictObject({ region: ruleName, code: ruleName, value: z.unknown() }))
    .query(({ ctx, input }) => simulateProposal(ctx, { ...input, value: input.value })),
  proposals: staffProcedure(...PLAN_OFFICE)
    .input(listProposalsInput)
    .query(({ ctx, input }) => listProposals(ctx, input)),
  propose: staffWriteProcedure(PLAN_OFFICE, proposeShape).mutation(({ ctx, input }) =>
    proposeRule(ctx, input),
  ),
  proposeWithdrawal: staffWriteProcedure(PLAN_OFFICE, withdrawRuleShape).mutation(({ ctx, input }) =>
    proposeWithdrawal(ctx, input),
  ),
  decideProposal: staffWriteProcedure(PLAN_OFFICE, decideShape).mutation(({ ctx, input }) =>
    decideProposal(ctx, input),
  ),
  takeBackProposal: staffWriteProcedure(PLAN_OFFICE, { id }).mutation(({ ctx, input }) =>
    takeBackProposal(ctx, input),
  ),
})

export const calendarRouter = router({
  list: staffProcedure(...BUREAU)
    .input(listCalendarInput)
    .query(({ ctx, input }) => listCalendar(ctx, input)),
  setDay: staffWriteProcedure(BUREAU, setDayShape).mutation(({ ctx, input }) => setDay(ctx, input)),
  clearDay: staffWriteProcedure(BUREAU, clearDayShape).mutation(({ ctx, input }) => clearDay(ctx, input)),
})
