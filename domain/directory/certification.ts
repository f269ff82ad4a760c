import type { LocalDate } from '../kernel/time'

/** The paediatric certificate of the closed loop's first leg (systems S0-04). Both dates belong to its validity. */
export interface Certification {
  readonly number: string
  readonly validFrom: LocalDate
  readonly validTo: LocalDate
}

export interface CertificationStatus extends Certification {
  readonly valid: boolean
}

export function isCertifiedOn(certification: Certification, date: LocalDate): boolean {
  return certification.validFrom <= date && date <= certification.validTo
}

/**
 * The certificate a practitioner is shown with on a day: one that is valid then, else the latest one, which stays
 * visible as expired (design guide §8). Null for somebody who never had one.
 */
export function certificationOn(
  certifications: readonly Certification[],
  date: LocalDate,
): CertificationStatus | null {
  const shown = certifications
    .map((certification) => ({ ...certification, valid: isCertifiedOn(certification, date) }))
    .sort((a, b) => Number(b.valid) - Number(a.valid) || (a.validTo < b.validTo ? 1 : -1))
  return shown[0] ?? null
}
