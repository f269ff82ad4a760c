import type { CareTeamRules } from './care-team-rules'

/** What somebody is in a team. The leader is a family doctor. */
export const TEAM_ROLES = ['leader', 'doctor', 'nurse', 'public-health', 'specialist'] as const
export type TeamRole = (typeof TEAM_ROLES)[number]

export const TEAM_ROLE_NAMES_ZH = {
  leader: '组长',
  doctor: '家庭医生',
  nurse: '护士',
  'public-health': '公卫',
  specialist: '专科医生',
} as const satisfies Record<TeamRole, string>

/** Who counts as a family doctor of the team: for its composition and for how many residents it may take. */
export function countDoctors(roles: readonly TeamRole[]): number {
  return roles.filter((role) => role === 'leader' || role === 'doctor').length
}

/** A family doctor and a nurse at least, led by a doctor (国卫基层发〔2018〕35号). */
export function isWholeTeam(roles: readonly TeamRole[], rules: Pick<CareTeamRules, 'FD-TEAM'>): boolean {
  const { doctors, nurses } = rules['FD-TEAM']
  return (
    roles.includes('leader') &&
    countDoctors(roles) >= doctors &&
    roles.filter((role) => role === 'nurse').length >= nurses
  )
}

/** 全专结合: somebody of general practice and somebody of a specialty (systems S3-13). */
export function isGeneralAndSpecialist(roles: readonly TeamRole[]): boolean {
  return countDoctors(roles) > 0 && roles.includes('specialist')
}
