import { RETENTION_RULE_DEFINITIONS } from '#domain/account/retention-rules'
import { BOOKING_RULE_DEFINITIONS } from '#domain/appointment/booking-rule-values'
import { CHECKUP_RULE_DEFINITIONS } from '#domain/checkup/checkup-rule-values'
import { GROWTH_RULE_DEFINITIONS } from '#domain/growth/growth-rule-values'
import { CARD_RULE_DEFINITIONS } from '#domain/health-card/card-rule-values'
import { IMMUNIZATION_RULE_DEFINITIONS } from '#domain/immunization/immunization-rule-values'
import type { RuleDefinition } from '#domain/kernel/rule-definition'
import { HOUSEHOLD_RULE_DEFINITIONS } from '#domain/patient/household-rule-values'
import { OPENING_RULE_DEFINITIONS } from '#domain/record/opening-rules'
import { RECORD_RULE_DEFINITIONS } from '#domain/record/record-rules'
import { REPORT_RULE_DEFINITIONS } from '#domain/report/report-rules'

const DEFINITIONS: Readonly<Record<string, RuleDefinition>> = {
  ...BOOKING_RULE_DEFINITIONS,
  ...CARD_RULE_DEFINITIONS,
  ...CHECKUP_RULE_DEFINITIONS,
  ...GROWTH_RULE_DEFINITIONS,
  ...HOUSEHOLD_RULE_DEFINITIONS,
  ...IMMUNIZATION_RULE_DEFINITIONS,
  ...OPENING_RULE_DEFINITIONS,
  ...RECORD_RULE_DEFINITIONS,
  ...REPORT_RULE_DEFINITIONS,
  ...RETENTION_RULE_DEFINITIONS,
}

export function ruleDefinition(code: string): RuleDefinition | undefined {
  return DEFINITIONS[code]
}
