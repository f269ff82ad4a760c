import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import { PERSON_NAME_FAULTS_ZH } from '#domain/patient/fault-sentences'
import { parsePersonName } from '#domain/patient/person-name'

export interface CorrectionDraft {
  readonly name: string
  readonly birthDate: LocalDate
  readonly sex: Sex
}

/** Only what is different from what stands: nothing is corrected by looking at it. */
export function correctionOf(known: CorrectionDraft, draft: CorrectionDraft): Partial<CorrectionDraft> {
  const read = parsePersonName(draft.name)
  const name = 'name' in read ? read.name : draft.name
  return {
    ...(name !== known.name ? { name } : {}),
    ...(draft.birthDate !== known.birthDate ? { birthDate: draft.birthDate } : {}),
    ...(draft.sex !== known.sex ? { sex: draft.sex } : {}),
  }
}

/** What is wrong with the name, in words; undefined while it is well. */
export function nameFault(name: string): string | undefined {
  const read = parsePersonName(name)
  return 'fault' in read ? PERSON_NAME_FAULTS_ZH[read.fault] : undefined
}
