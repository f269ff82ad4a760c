import { randomBytes } from 'node:crypto'
import { VERIFICATION_CODE_LENGTH, verificationCode } from '#domain/contract/verification-code'
import type { LocalDate } from '#domain/kernel/time'
import { certificateNumber } from '#domain/mutual-aid/certificate-number'
import type { CoverageRules } from '#domain/mutual-aid/coverage-rules'
import { planYearOn } from '#domain/mutual-aid/plan-year'
import type { Transaction } from '../../platform/database'
import { type Certificate, nextSerial } from './coverage-store'

/** The number and the code of a coverage that comes into force now. */
export async function newCertificate(
  tx: Transaction,
  planCode: string,
  startsOn: LocalDate,
  rules: Pick<CoverageRules, 'MA-03'>,
): Promise<Certificate> {
  const year = planYearOn(startsOn, rules)
  return {
    number: certificateNumber(planCode, year.startsOn, await nextSerial(tx)),
    verificationCode: verificationCode(randomBytes(VERIFICATION_CODE_LENGTH)),
  }
}
