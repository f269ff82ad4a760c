import { currentConsentText } from '#domain/consent/consent-text'
import {
  type AgreementTemplate,
  type AgreementVariables,
  changedParts,
  fillAgreement,
  signedText,
} from '#domain/contract/agreement-text'
import { termEndsOn } from '#domain/contract/contract-term'
import type { Signer } from '#domain/contract/signer'
import { DomainError } from '#domain/kernel/errors'
import { formatYuan, sumFen } from '#domain/kernel/fen'
import type { LocalDate } from '#domain/kernel/time'
import { dateInFull } from '#domain/kernel/time-in-words'
import { maskDocument } from '#domain/patient/identity-document'
import type { Context } from '../../../platform/context'
import type { Database, Transaction } from '../../../platform/database/database'
import { sm3 } from '../contract-seal'
import {
  findOwnName,
  findPackages,
  findText,
  findTextInForce,
  type SigningPackage,
  type SigningPerson,
  type SigningTeam,
} from './signing-store'

interface AgreementWish {
  readonly person: SigningPerson
  readonly signer: Signer
  readonly accountId: string
  readonly team: SigningTeam
  readonly packages: readonly Pick<SigningPackage, 'nameZh' | 'termYears' | 'selfFen'>[]
  readonly startsOn: LocalDate
  readonly today: LocalDate
  readonly isOnSite?: boolean | undefined
}

/** An agreement as one resident reads it, and what is signed under it. */
export interface PreparedAgreement {
  readonly template: AgreementTemplate
  readonly variables: AgreementVariables
  readonly teamRecordText: string
  readonly gridWorkerText: string
  readonly termYears: number
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
  readonly hash: string
}

const YEARS_ZH: Readonly<Record<number, string>> = { 1: '一年', 3: '三年' }

/** The text of today with everything that it says of this resident, this team and these packages. */
export async function prepareAgreement(
  db: Database | Transaction,
  { fieldCrypto }: Pick<Context, 'fieldCrypto'>,
  wish: AgreementWish,
): Promise<PreparedAgreement> {
  const { person, team, packages, startsOn, today } = wish
  const termYears = termOf(packages)
  const endsOn = termEndsOn(startsOn, termYears)
  const ownNameCipher = wish.signer === 'guardian' ? await findOwnName(db, wish.accountId) : null
  const number = fieldCrypto.open('patient_identifier.number', person.numberCipher)
  const variables: AgreementVariables = {
    resident: fieldCrypto.open('patient.name', person.nameCipher),
    document: maskDocument({ type: person.documentType, number }),
    signer: wish.isOnSite
      ? '本人（团队代填，两位工作人员当面确认）'
      : signerInWords(wish.signer, ownNameCipher && fieldCrypto.open('patient.name', ownNameCipher)),
    team: team.name,
    organization: team.organizationName,
    phone: team.phone,
    startsOn: dateInFull(startsOn),
    endsOn: dateInFull(endsOn),
    packages: packages
      .map(({ nameZh }) => `${nameZh} · ${YEARS_ZH[termYears] ?? `${termYears} 年`}`)
      .join('、'),
    price: formatYuan(sumFen(packages.map(({ selfFen }) => selfFen))),
  }
  const template = await findTextInForce(db, today)
  const beside = {
    teamRecordText: currentConsentText('team-record').version,
    gridWorkerText: currentConsentText('grid-worker').version,
  }
  const hash = sm3(signedText(template, variables, beside))
  return { template, variables, ...beside, termYears, startsOn, endsOn, hash }
}

/**
 * That what was read is what is signed. @throws agreement_changed with the version of today and the parts that differ
 * from the one that was read (journeys E2 17)
 */
export async function assertRead(
  db: Database | Transaction,
  prepared: PreparedAgreement,
  read: { readonly agreementVersion: string; readonly agreementHash: string },
): Promise<void> {
  const { template, variables, hash } = prepared
  if (read.agreementVersion === template.version && read.agreementHash === hash) return
  const before =
    read.agreementVersion === template.version ? template : await findText(db, read.agreementVersion)
  const changes = before
    ? changedParts(fillAgreement(before, variables), fillAgreement(template, variables))
    : []
  throw new DomainError('agreement_changed', { version: template.version, changes })
}

/** @throws not_found for packages that cannot be chosen today; input_invalid for packages of different terms */
export async function choosePackages(
  db: Database | Transaction,
  ids: readonly string[],
  today: LocalDate,
): Promise<readonly SigningPackage[]> {
  const packages = await findPackages(db, ids, today)
  if (packages.length !== new Set(ids).size) throw new DomainError('not_found')
  termOf(packages)
  return packages
}

function termOf(packages: AgreementWish['packages']): number {
  const [term, ...others] = [...new Set(packages.map(({ termYears }) => termYears))]
  if (term === undefined || others.length > 0)
    throw new DomainError('input_invalid', { fields: ['packageIds'] })
  return term
}

function signerInWords(signer: Signer, ownName: string | null): string {
  switch (signer) {
    case 'self':
      return '本人'
    case 'helper':
      return '本人（家人代填，本人确认）'
    case 'guardian':
      return ownName === null ? '监护人' : `${ownName}（监护人）`
  }
}
