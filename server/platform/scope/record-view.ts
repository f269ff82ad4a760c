import { ENTRY_KINDS, type EntryKind } from '#domain/kernel/entry-kind'
import type { ChartScope } from './chart-scope'
import type { PatientScope } from './patient-scope'

declare const proven: unique symbol

/**
 * What of one person's record somebody may read now, family or staff. The stores of the record take this and answer
 * nothing else, so that no statement can forget a condition (style 13). Only the two functions below make one.
 */
export interface RecordView {
  readonly patientId: string
  readonly kinds: readonly EntryKind[]
  /** Entries of the restricted category, whoever wrote them. */
  readonly seesRestricted: boolean
  /** The place of a member of staff: what it and those below it wrote is never restricted for them. Null for families. */
  readonly organizationId: string | null
  /** Reports before their release. */
  readonly seesHeldBack: boolean
  readonly [proven]: true
}

/** What whoever is only entrusted with a child needs, to bring it; a guardian of 14 to 17 sees no more without their yes. */
const FOR_CARERS: readonly EntryKind[] = ['checkup', 'immunization', 'measurement', 'allergy']

/** What somebody who acts for a person reads of their record; nothing before its release (rules D-PR, journeys E3 27). */
export function familyView({ patientId, kind, seesRecords }: PatientScope): RecordView {
  const seesAll = kind === 'guardian' && seesRecords
  return {
    patientId,
    kinds: seesAll ? ENTRY_KINDS : FOR_CARERS,
    seesRestricted: seesAll,
    organizationId: null,
    seesHeldBack: false,
  } as RecordView
}

/** What staff read: the kinds their reason opens (domain/record/chart-view.ts), before the family does. */
export function staffView({ patientId, kinds, seesRestricted, organizationId }: ChartScope): RecordView {
  return { patientId, kinds, seesRestricted, organizationId, seesHeldBack: true } as RecordView
}
