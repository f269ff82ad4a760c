import { DEFAULT_RETENTION_RULES } from '#domain/account/retention-rules'
import { DEFAULT_BOOKING_RULES } from '#domain/appointment/booking-rules'
import { DEFAULT_CARE_TEAM_RULES } from '#domain/care-team/care-team-rules'
import { DEFAULT_CHECKUP_RULES } from '#domain/checkup/checkup-rules'
import { DEFAULT_CONTRACT_RULES } from '#domain/contract/contract-rules'
import { DEFAULT_CONVERSATION_RULES } from '#domain/conversation/conversation-rules'
import { DEFAULT_RISK_RULES } from '#domain/follow-up/high-risk'
import { DEFAULT_GROWTH_RULES } from '#domain/growth/growth-rules'
import { DEFAULT_CARD_RULES } from '#domain/health-card/card-rules'
import { DEFAULT_IMMUNIZATION_RULES } from '#domain/immunization/immunization-rules'
import { DEFAULT_KEY_GROUP_RULES } from '#domain/key-group/key-group-rules'
import { DEFAULT_FUND_RULES } from '#domain/ledger/fund-rules'
import { DEFAULT_CLAIM_RULES } from '#domain/mutual-aid/claim/claim-rules'
import { DEFAULT_COVERAGE_RULES } from '#domain/mutual-aid/plan/coverage-rules'
import { DEFAULT_HOUSEHOLD_RULES } from '#domain/patient/household-rules'
import { DEFAULT_OPENING_RULES } from '#domain/record/opening-rules'
import { DEFAULT_RECORD_RULES } from '#domain/record/record-rules'
import { DEFAULT_REFERRAL_RULES } from '#domain/referral/referral-rules'
import { DEFAULT_REPORT_RULES } from '#domain/report/report-rules'
import { DEFAULT_SERVICE_TASK_RULES } from '#domain/service-task/service-task-rules'
import { DEFAULT_WAITLIST_RULES } from '#domain/waitlist/waitlist-rule'

/** What holds everywhere until operators write a later version. */
export const DEFAULT_RULES = [
  ...DEFAULT_BOOKING_RULES,
  ...DEFAULT_CHECKUP_RULES,
  ...DEFAULT_CLAIM_RULES,
  ...DEFAULT_HOUSEHOLD_RULES,
  ...DEFAULT_CONVERSATION_RULES,
  ...DEFAULT_RETENTION_RULES,
  ...DEFAULT_RECORD_RULES,
  ...DEFAULT_OPENING_RULES,
  ...DEFAULT_REFERRAL_RULES,
  ...DEFAULT_REPORT_RULES,
  ...DEFAULT_GROWTH_RULES,
  ...DEFAULT_CONTRACT_RULES,
  ...DEFAULT_COVERAGE_RULES,
  ...DEFAULT_FUND_RULES,
  ...DEFAULT_IMMUNIZATION_RULES,
  ...DEFAULT_CARD_RULES,
  ...DEFAULT_CARE_TEAM_RULES,
  ...DEFAULT_KEY_GROUP_RULES,
  ...DEFAULT_SERVICE_TASK_RULES,
  ...DEFAULT_RISK_RULES,
  ...DEFAULT_WAITLIST_RULES,
]
