import { RETENTION_RULE_DEFINITIONS } from './account/retention-rules'
import { BOOKING_RULE_DEFINITIONS } from './appointment/booking-rule-values'
import { CARE_TEAM_RULE_DEFINITIONS } from './care-team/care-team-rule-values'
import { CHECKUP_RULE_DEFINITIONS } from './checkup/checkup-rule-values'
import { CONTRACT_RULE_DEFINITIONS } from './contract/contract-rule-values'
import { CONVERSATION_RULE_DEFINITIONS } from './conversation/conversation-rule-values'
import { RISK_RULE_DEFINITIONS } from './follow-up/high-risk'
import { GROWTH_RULE_DEFINITIONS } from './growth/growth-rule-values'
import { CARD_RULE_DEFINITIONS } from './health-card/card-rule-values'
import { IMMUNIZATION_RULE_DEFINITIONS } from './immunization/immunization-rule-values'
import type { RuleDefinition } from './kernel/rule-definition'
import { KEY_GROUP_RULE_DEFINITIONS } from './key-group/key-group-rules'
import { FUND_RULE_DEFINITIONS } from './ledger/fund-rule-values'
import { CLAIM_RULE_DEFINITIONS } from './mutual-aid/claim/claim-rule-values'
import { COVERAGE_RULE_DEFINITIONS } from './mutual-aid/plan/coverage-rule-values'
import { HOUSEHOLD_RULE_DEFINITIONS } from './patient/household-rule-values'
import { OPENING_RULE_DEFINITIONS } from './record/opening-rules'
import { RECORD_RULE_DEFINITIONS } from './record/record-rules'
import { REFERRAL_RULE_DEFINITIONS } from './referral/referral-rules'
import { REPORT_RULE_DEFINITIONS } from './report/report-rules'
import { SERVICE_TASK_RULE_DEFINITIONS } from './service-task/service-task-rules'
import { WAITLIST_RULE_DEFINITIONS } from './waitlist/waitlist-rule-values'

const DEFINITIONS: ReadonlyMap<string, RuleDefinition> = new Map(
  Object.entries({
    ...BOOKING_RULE_DEFINITIONS,
    ...CARD_RULE_DEFINITIONS,
    ...CARE_TEAM_RULE_DEFINITIONS,
    ...CHECKUP_RULE_DEFINITIONS,
    ...CLAIM_RULE_DEFINITIONS,
    ...CONVERSATION_RULE_DEFINITIONS,
    ...CONTRACT_RULE_DEFINITIONS,
    ...COVERAGE_RULE_DEFINITIONS,
    ...FUND_RULE_DEFINITIONS,
    ...GROWTH_RULE_DEFINITIONS,
    ...HOUSEHOLD_RULE_DEFINITIONS,
    ...IMMUNIZATION_RULE_DEFINITIONS,
    ...KEY_GROUP_RULE_DEFINITIONS,
    ...OPENING_RULE_DEFINITIONS,
    ...RECORD_RULE_DEFINITIONS,
    ...REFERRAL_RULE_DEFINITIONS,
    ...REPORT_RULE_DEFINITIONS,
    ...RETENTION_RULE_DEFINITIONS,
    ...RISK_RULE_DEFINITIONS,
    ...SERVICE_TASK_RULE_DEFINITIONS,
    ...WAITLIST_RULE_DEFINITIONS,
  }),
)

/**
 * What the office's page and the server know of a rule: one list for both. Undefined for a rule that the table has and
 * this program does not know: it is shown and left alone.
 */
export function ruleDefinition(code: string): RuleDefinition | undefined {
  return DEFINITIONS.get(code)
}
