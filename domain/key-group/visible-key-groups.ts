import { ADULT_FROM_YEARS, OWN_CONSENT_FROM_YEARS } from '../kernel/legal-age'
import { type KeyGroupTag, SENSITIVE_KEY_GROUPS } from './key-group'

/** How the one who looks stands to the person, of so many completed years. */
export interface KeyGroupViewer {
  /** The person themselves. */
  readonly isSelf: boolean
  readonly kind: 'guardian' | 'delegate'
  /** What the person agreed that guardians may read, from 14 on. */
  readonly seesRecords: boolean
  readonly ageYears: number
}

/**
 * The groups that somebody of a family is shown. A sensitive one is the person's own: whoever shares a household with
 * them does not see it, except the guardian who decides for a child, or whom an adolescent lets read the record
 * (rules D-FD-03, journeys E2 26).
 */
export function visibleKeyGroups<Tag extends KeyGroupTag>(
  tags: readonly Tag[],
  viewer: KeyGroupViewer,
): Tag[] {
  if (seesSensitive(viewer)) return [...tags]
  return tags.filter(({ group }) => !SENSITIVE_KEY_GROUPS.some((sensitive) => sensitive === group))
}

function seesSensitive({ isSelf, kind, seesRecords, ageYears }: KeyGroupViewer): boolean {
  if (isSelf) return true
  if (kind !== 'guardian' || ageYears >= ADULT_FROM_YEARS) return false
  return ageYears < OWN_CONSENT_FROM_YEARS || seesRecords
}
