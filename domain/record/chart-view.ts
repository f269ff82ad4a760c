import type { EntryKind } from '../kernel/entry-kind'
import { ENTRY_KINDS } from '../kernel/entry-kind'

/** Why staff may look into a record at this moment (rules D-CARD-09). */
export const CHART_BASES = ['open-visit', 'card-code', 'signed-team', 'share-code', 'break-glass'] as const
export type ChartBasis = (typeof CHART_BASES)[number]

/** An opening that has not run out yet; `sections` empty means every kind of entry. */
export interface ChartOpening {
  readonly basis: Exclude<ChartBasis, 'open-visit' | 'signed-team'>
  readonly sections: readonly EntryKind[]
  /** First moment at which it opens nothing more. */
  readonly until: Date
}

/** What a member of staff may see of one person's record now. */
export interface ChartView {
  readonly basis: ChartBasis
  readonly kinds: readonly EntryKind[]
  /** When it closes by itself; null for a visit and a contract, which have their own end. */
  readonly until: Date | null
  /** Entries of the restricted category that other places wrote. */
  readonly seesRestricted: boolean
}

/** What nobody can examine or vaccinate a child safely without; it is open to whoever treats, whatever was agreed. */
const NEEDED_FOR_CARE: readonly EntryKind[] = ['checkup', 'immunization', 'measurement', 'allergy']

/** What a team that a person signed with wrote itself; the rest is the person's to show. */
const OF_THE_TEAM: readonly EntryKind[] = ['follow-up']

/**
 * The widest of the reasons that hold. Without the family's yes to `earlier-visits`, a visit and a card open only what
 * care needs; without the yes to `team-record` a contract opens only what the team did; a share code is a yes of its own to what it names; whoever breaks the glass sees everything, and answers
 * for it (rules D-CARD-09, journeys E3 28 and 41).
 *
 * @returns null when nothing opens the record
 */
export function chartView(asked: {
  readonly hasOpenVisit: boolean
  readonly openings: readonly ChartOpening[]
  readonly consentGiven: boolean
  /** Of the team with which the person is signed today; null or left out for everybody else. */
  readonly team?: { readonly consentGiven: boolean } | null
}): ChartView | null {
  const { hasOpenVisit, openings, consentGiven, team = null } = asked
  const has = (basis: ChartBasis) => openings.some((opening) => opening.basis === basis)
  if (has('break-glass')) {
    const until = lastMoment(openings, 'break-glass')
    return { basis: 'break-glass', kinds: ENTRY_KINDS, until, seesRestricted: true }
  }
  const shared = openings.filter(({ basis }) => basis === 'share-code')
  const treats = hasOpenVisit ? 'open-visit' : has('card-code') ? 'card-code' : null
  if (!treats && !team && shared.length === 0) return null
  const agreed = shared.flatMap(({ sections }) => (sections.length === 0 ? ENTRY_KINDS : sections))
  const open = new Set<EntryKind>([
    ...agreed,
    ...(treats ? (consentGiven ? ENTRY_KINDS : NEEDED_FOR_CARE) : []),
    ...(team ? (team.consentGiven ? ENTRY_KINDS : OF_THE_TEAM) : []),
  ])
  const basis = treats ?? (team ? 'signed-team' : 'share-code')
  return {
    basis,
    kinds: ENTRY_KINDS.filter((kind) => open.has(kind)),
    until: lastMoment(openings, basis),
    seesRestricted: false,
  }
}

function lastMoment(openings: readonly ChartOpening[], basis: ChartBasis): Date | null {
  const moments = openings.filter((opening) => opening.basis === basis).map(({ until }) => until)
  return moments.reduce<Date | null>((last, until) => (last && last > until ? last : until), null)
}

/** What a family showed for a quarter of an hour is read, and never written to. */
export function mayWriteInto({ basis }: Pick<ChartView, 'basis'>): boolean {
  return basis !== 'share-code'
}
