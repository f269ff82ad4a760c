import type { HospitalLevel } from '#domain/mutual-aid/claim/claim-care'
import type { Application } from './claim-application'

/** What is typed of a correction. */
export interface Corrected {
  /** ICD-10; empty while there is none. */
  readonly code: string
  /** Empty: a place that the directory does not have, by name. */
  readonly organizationId: string
  readonly hospitalName: string
  readonly level: HospitalLevel
}

type Written = Pick<
  Application,
  'id' | 'diagnosis' | 'organizationId' | 'hospitalName' | 'hospitalLevel' | 'isInTerritory'
>

/** As the claim stands. */
export function firstCorrection({
  diagnosis,
  organizationId,
  hospitalName,
  hospitalLevel,
}: Written): Corrected {
  return {
    code: diagnosis.code ?? '',
    organizationId: organizationId ?? '',
    hospitalName,
    level: hospitalLevel,
  }
}

/** What the button still waits for; undefined when there is something to write. */
export function correctionMissing(typed: Corrected, written: Written): string | undefined {
  const isCodeNew = typed.code !== (written.diagnosis.code ?? '')
  if (isCodeNew && !/^[A-Z]\d{2}(\.\d{1,3})?[A-Z0-9+*]{0,4}$/.test(typed.code)) {
    return '编码写成 J18.000 这样'
  }
  if (typed.organizationId === '' && typed.hospitalName.trim().length < 2) return '先写医院名字'
  return isCodeNew || isPlaceNew(typed, written) ? undefined : '和现在的一样，没有要改的'
}

/** As the server takes it: only what is new. */
export function toCorrect(typed: Corrected, written: Written) {
  const { code, organizationId, hospitalName, level } = typed
  const place =
    organizationId === ''
      ? { nameZh: hospitalName.trim(), level, isInTerritory: written.isInTerritory }
      : { organizationId }
  return {
    id: written.id,
    ...(code !== (written.diagnosis.code ?? '') && { diagnosisCode: code }),
    ...(isPlaceNew(typed, written) && { hospital: { place, level } }),
  }
}

function isPlaceNew(typed: Corrected, written: Written): boolean {
  const { organizationId, hospitalName, level } = firstCorrection(written)
  if (typed.level !== level || typed.organizationId !== organizationId) return true
  return organizationId === '' && typed.hospitalName.trim() !== hospitalName
}
