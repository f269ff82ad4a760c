import { addDays, addMonths, type LocalDate } from '#domain/kernel/time'
import type { Relation } from '#domain/patient/relation'

/** Whom a family entrusts a child to, and what the child is to them. */
export interface Delegate {
  readonly label: string
  readonly relation: Exclude<Relation, 'self'>
}

export const PERIODS = ['day', 'month', 'quarter', 'chosen'] as const
export type Period = (typeof PERIODS)[number]

export interface DelegationDraft {
  /** One of the offered words, `other`, or nothing yet. */
  readonly who: string | undefined
  /** What the family calls somebody who is not among the offered. */
  readonly otherLabel: string
  readonly period: Period
  readonly chosenEnd: LocalDate | undefined
}

export const OTHER = 'other'

/** In characters; a name for a person, not a letter to them. */
export const LABEL_MAX = 10

export const EMPTY_DELEGATION: DelegationDraft = {
  who: undefined,
  otherLabel: '',
  period: 'month',
  chosenEnd: undefined,
}

const FOR_A_CHILD: readonly Delegate[] = [
  { label: '外婆', relation: 'grandchild' },
  { label: '外公', relation: 'grandchild' },
  { label: '奶奶', relation: 'grandchild' },
  { label: '爷爷', relation: 'grandchild' },
  { label: '保姆', relation: 'other' },
]

const FOR_ONESELF: readonly Delegate[] = [
  { label: '妈妈', relation: 'child' },
  { label: '爸爸', relation: 'child' },
  { label: '爱人', relation: 'spouse' },
  { label: '女儿', relation: 'parent' },
  { label: '儿子', relation: 'parent' },
]

const FOR_AN_ELDER: readonly Delegate[] = [
  { label: '姐妹', relation: 'parent' },
  { label: '兄弟', relation: 'parent' },
  { label: '保姆', relation: 'other' },
]

/** The words to choose from, by what the patient is to the one who entrusts them. */
export function delegatesFor(relation: Relation): readonly Delegate[] {
  if (relation === 'self') return FOR_ONESELF
  return relation === 'child' || relation === 'grandchild' ? FOR_A_CHILD : FOR_AN_ELDER
}

/** Who is meant, or null while that is not said. */
export function delegateOf(draft: DelegationDraft, relation: Relation): Delegate | null {
  if (draft.who === OTHER) {
    const label = draft.otherLabel.trim()
    return label === '' ? null : { label, relation: 'other' }
  }
  return delegatesFor(relation).find(({ label }) => label === draft.who) ?? null
}

/**
 * The last day, or null while it is not chosen; nobody gives longer than they decide themselves (`latest`). A day
 * reaches to the end of tomorrow: what is entrusted in the evening is for the next morning.
 */
export function lastDayOf(
  draft: Pick<DelegationDraft, 'period' | 'chosenEnd'>,
  today: LocalDate,
  latest: LocalDate | null,
): LocalDate | null {
  const day = wantedDay(draft, today)
  return day !== null && latest !== null && latest < day ? latest : day
}

function wantedDay(
  { period, chosenEnd }: Pick<DelegationDraft, 'period' | 'chosenEnd'>,
  today: LocalDate,
): LocalDate | null {
  switch (period) {
    case 'day':
      return addDays(today, 1)
    case 'month':
      return addMonths(today, 1)
    case 'quarter':
      return addMonths(today, 3)
    case 'chosen':
      return chosenEnd ?? null
  }
}
