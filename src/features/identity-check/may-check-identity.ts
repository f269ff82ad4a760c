/** The front desk sees the papers, the health bureau answers for the county. */
const ROLES: readonly string[] = ['front-desk', 'health-bureau']

export function mayCheckIdentity(duties: readonly { readonly role: string }[]): boolean {
  return duties.some(({ role }) => ROLES.includes(role))
}
