import type { StaffRole } from '#domain/account/account-role'

/** Whose part in a claim is which, as the server has it: nobody is offered a card that refuses them. */
const DUTIES = {
  review: ['claim-reviewer'],
  approve: ['claim-approver'],
  pay: ['fund-custodian'],
  answer: ['claim-reviewer', 'claim-approver', 'health-bureau'],
} as const satisfies Readonly<Record<string, readonly StaffRole[]>>

export function takesPart(part: keyof typeof DUTIES, roles: readonly string[]): boolean {
  return DUTIES[part].some((duty) => roles.includes(duty))
}
