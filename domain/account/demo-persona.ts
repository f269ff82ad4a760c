import type { StaffRole } from './account-role'

/** The people of the demonstration county. They exist only beside demo data, never in production. */
export const DEMO_PERSONAS = [
  'parent',
  'parent-2',
  'resident',
  'newborn-parent',
  'family-doctor',
  'nurse',
  'specialist',
  'front-desk',
  'grid-worker',
  'claim-reviewer',
  'claim-approver',
  'fund-custodian',
  'health-bureau',
] as const

export type DemoPersona = (typeof DEMO_PERSONAS)[number]

/** The openid under which a persona is found by a log-in and by the demo data alike. */
export function demoOpenid(persona: DemoPersona): string {
  return `demo-${persona}`
}

/** The staff role that a persona plays, where it plays one. */
export const DEMO_STAFF_ROLES: Readonly<Partial<Record<DemoPersona, StaffRole>>> = {
  'family-doctor': 'family-doctor',
  nurse: 'nurse',
  specialist: 'specialist',
  'front-desk': 'front-desk',
  'grid-worker': 'grid-worker',
  'claim-reviewer': 'claim-reviewer',
  'claim-approver': 'claim-approver',
  'fund-custodian': 'fund-custodian',
  'health-bureau': 'health-bureau',
}
