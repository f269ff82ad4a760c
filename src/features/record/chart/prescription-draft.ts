import {
  type DoseUnit,
  type DrugFrequency,
  type DrugRoute,
  type PrescriptionItem,
  prescriptionItemShape,
  USUAL_DRUGS,
} from '#domain/record/prescription'

/** A drug as it is being written: the dose stands as typed until it is added. */
export interface DrugDraft {
  readonly drug: string
  readonly dose: string
  readonly unit: DoseUnit
  readonly route: DrugRoute
  readonly frequency: DrugFrequency
  readonly days: number
  readonly note: string
}

export const EMPTY_DRUG: DrugDraft = {
  drug: '',
  dose: '',
  unit: 'mL',
  route: 'oral',
  frequency: 'tid',
  days: 3,
  note: '',
}

/** Everything of a usual drug but how much. */
export function usualDraft(drug: string): DrugDraft {
  const usual = USUAL_DRUGS.find((each) => each.drug === drug)
  return usual ? { ...EMPTY_DRUG, ...usual } : { ...EMPTY_DRUG, drug }
}

/** Why the drug cannot be added yet, as the words of the dead button. */
export function missingInDrug(draft: DrugDraft): string | undefined {
  if (draft.drug.trim() === '') return '先选一种药'
  if (draft.dose.trim() === '') return '写每次多少'
  return itemOf(draft) ? undefined : '每次多少写数字，比如 4.5'
}

/** The item to prescribe, or null while something is not as it should be. */
export function itemOf({ dose, ...draft }: DrugDraft): PrescriptionItem | null {
  const typed = dose.trim()
  const doseThousandths = /^\d{1,4}(\.\d{1,3})?$/.test(typed) ? Math.round(Number(typed) * 1000) : Number.NaN
  const read = prescriptionItemShape.safeParse({ ...draft, doseThousandths })
  return read.success ? read.data : null
}
