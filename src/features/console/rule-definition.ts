import { BOOKING_RULE_DEFINITIONS } from '#domain/appointment/booking-rule-values'
import { IMMUNIZATION_RULE_DEFINITIONS } from '#domain/immunization/immunization-rule-values'
import type { RuleDefinition } from '#domain/kernel/rule-definition'
import { HOUSEHOLD_RULE_DEFINITIONS } from '#domain/patient/household-rule-values'

const DEFINITIONS: Readonly<Record<string, RuleDefinition>> = {
  ...BOOKING_RULE_DEFINITIONS,
  ...HOUSEHOLD_RULE_DEFINITIONS,
  ...IMMUNIZATION_RULE_DEFINITIONS,
}

export function ruleDefinition(code: string): RuleDefinition | undefined {
  return DEFINITIONS[code]
}
