import type { ServiceItemCode } from './service-item'

/** What of a new entry of a record says which promised services it was; codes of the rooms that write it. */
export type ShownService =
  | { readonly kind: 'checkup'; readonly visitNo: number; readonly isMeasured: boolean }
  | { readonly kind: 'immunization' }
  /** ICD-10 codes of the diagnoses. */
  | { readonly kind: 'visit'; readonly diagnoses: readonly string[] }
  | {
      readonly kind: 'follow-up'
      readonly way: string
      readonly form: string
      readonly topics: readonly string[]
      /** Weight and stature of a child were measured. */
      readonly isMeasured: boolean
    }

/** One promised service that an entry shows; `seqNo` null: whichever of its tasks is open first. */
export interface ShownItem {
  readonly itemCode: ServiceItemCode
  readonly seqNo: number | null
}

const BY_FORM: Readonly<Record<string, ServiceItemCode>> = {
  hypertension: 'hypertension-follow-up',
  diabetes: 'diabetes-follow-up',
  antenatal: 'antenatal-visit',
  postnatal: 'postnatal-visit',
}
const BY_TOPIC: Readonly<Record<string, ServiceItemCode>> = {
  feeding: 'feeding-guidance',
  vaccination: 'vaccination-check',
}
/** ICD-10: hypertensive diseases are I10–I15, diabetes E10–E14. */
const BY_DIAGNOSIS: readonly (readonly [RegExp, ServiceItemCode])[] = [
  [/^I1[0-5]/, 'hypertension-follow-up'],
  [/^E1[0-4]/, 'diabetes-follow-up'],
]

/**
 * The services that an entry shows to have been given, by whichever place: what a hospital did counts when it stands in
 * the record (journeys E2 32). Each item at most once.
 */
export function itemsShownBy(entry: ShownService): ShownItem[] {
  const shown = itemsOf(entry).map((itemCode) => ({
    itemCode,
    seqNo: itemCode === 'child-checkup' && entry.kind === 'checkup' ? entry.visitNo : null,
  }))
  return shown.filter((item, place) => shown.findIndex((other) => other.itemCode === item.itemCode) === place)
}

function itemsOf(entry: ShownService): ServiceItemCode[] {
  switch (entry.kind) {
    case 'checkup':
      return ['child-checkup', ...(entry.isMeasured ? (['growth-evaluation'] as const) : [])]
    case 'immunization':
      return ['vaccination-check']
    case 'visit':
      return BY_DIAGNOSIS.filter(([codes]) => entry.diagnoses.some((code) => codes.test(code))).map(
        ([, item]) => item,
      )
    case 'follow-up': {
      const said = [BY_FORM[entry.form], ...entry.topics.map((topic) => BY_TOPIC[topic])]
      const meant: (ServiceItemCode | undefined)[] = [
        'home-visit',
        'phone-follow-up',
        'growth-evaluation',
        ...said,
      ]
      return meant.filter((item) => item !== undefined).filter((item) => mayBeShownBy(item, entry))
    }
  }
}

/** Whether a follow-up can be the service that somebody says it was: a visit at home is none by telephone. */
export function mayBeShownBy(
  item: ServiceItemCode,
  { way, isMeasured }: Extract<ShownService, { kind: 'follow-up' }>,
): boolean {
  switch (item) {
    case 'child-checkup':
      return false
    case 'elderly-checkup':
      return way === 'clinic' || way === 'home-visit'
    case 'home-visit':
      return way === 'home-visit'
    case 'phone-follow-up':
      return way === 'phone'
    case 'growth-evaluation':
      return isMeasured
    default:
      return true
  }
}
