import { randomBytes } from 'node:crypto'
import { VERIFICATION_CODE_LENGTH, verificationCode } from '#domain/contract/verification-code'
import type { LocalDate } from '#domain/kernel/time'
import { certificateNumber } from '#domain/mutual-aid/coverage/certificate-number'
import type { CoverageRules } from '#domain/mutual-aid/plan/coverage-rules'
import { planYearOn } from '#domain/mutual-aid/plan/plan-year'
import type { Transaction } from '../../../platform/database/database'
import { type Certificate, nextSerials } from '../coverage-store'

/** What a certificate is made of beside its serial number. */
export interface CertifiedPlace {
  readonly planCode: string
  readonly startsOn: LocalDate
  readonly rules: Pick<CoverageRules, 'MA-03'>
}

/** The number and the code of each coverage that comes into force now. */
export async function newCertificates(
  tx: Transaction,
  places: readonly CertifiedPlace[],
): Promise<readonly Certificate[]> {
  const serials = places.length > 0 ? await nextSerials(tx, places.length) : []
  return serials.flatMap((serial, index) => {
    const place = places[index]
    return place ? [certificateOf(place, serial)] : []
  })
}

/** As `newCertificates`, of one. */
export async function newCertificate(
  tx: Transaction,
  planCode: string,
  startsOn: LocalDate,
  rules: Pick<CoverageRules, 'MA-03'>,
): Promise<Certificate> {
  const [certificate] = await newCertificates(tx, [{ planCode, startsOn, rules }])
  if (!certificate) throw new Error('a sequence always answers')
  return certificate
}

function certificateOf({ planCode, startsOn, rules }: CertifiedPlace, serial: number): Certificate {
  const year = planYearOn(startsOn, rules)
  return {
    number: certificateNumber(planCode, year.startsOn, serial),
    verificationCode: verificationCode(randomBytes(VERIFICATION_CODE_LENGTH)),
  }
}
