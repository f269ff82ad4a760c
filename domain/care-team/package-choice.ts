import { type Refusal, refuse } from '../kernel/errors'

/** What decides whether a person may choose a package (服务包). */
export interface PackageTerms {
  /** Codes of the key groups it is meant for; empty: everybody. */
  readonly groups: readonly string[]
  /** What the resident pays for the whole term, 分. */
  readonly selfFen: number
}

/** It is meant for somebody like this person: one of their groups is named, or none is. */
export function suitsPerson(
  { groups }: Pick<PackageTerms, 'groups'>,
  personGroups: readonly string[],
): boolean {
  return groups.length === 0 || groups.some((group) => personGroups.includes(group))
}

/**
 * May this package be chosen for somebody in these groups? Their groups are those that age or staff say
 * and those they declare with the application: the team sees the evidence before it accepts.
 *
 * @returns null, package_not_suited, or package_not_purchasable for one that costs something where nothing can be paid
 */
export function refusePackage(
  terms: PackageTerms,
  personGroups: readonly string[],
  { canBePaid }: { readonly canBePaid: boolean },
): Refusal | null {
  if (!suitsPerson(terms, personGroups)) return refuse('package_not_suited', { groups: [...terms.groups] })
  return terms.selfFen > 0 && !canBePaid
    ? refuse('package_not_purchasable', { selfFen: terms.selfFen })
    : null
}
