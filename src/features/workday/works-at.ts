import { CLINICAL_ROLES } from '#domain/account/account-role'

export type WorkView = 'room' | 'desk'

/** Which halves of the working day somebody's roles open: the consulting room, the front desk, or both for a nurse. */
export function worksAt(duties: readonly { readonly role: string }[]): WorkView[] {
  const clinical: readonly string[] = CLINICAL_ROLES
  const views: WorkView[] = []
  if (duties.some(({ role }) => clinical.includes(role))) views.push('room')
  if (duties.some(({ role }) => role === 'front-desk' || role === 'nurse')) views.push('desk')
  return views
}
