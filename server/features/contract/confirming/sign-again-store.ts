import type { LocalDate } from '#domain/kernel/time'
import type { Database, Transaction } from '../../../platform/database/database'
import type { JobPage } from '../../../platform/job-pages'
import type { WaitingContract } from '../jobs-store'
import type { SigningPackage } from '../signing/signing-store'

/** What an application chose, at the prices of the day on which it was handed in. */
export function listChosen(
  db: Database | Transaction,
  contractId: string,
): Promise<Pick<SigningPackage, 'nameZh' | 'termYears' | 'selfFen'>[]> {
  return db.$queryRaw`
    SELECT package.name_zh AS "nameZh", package.term_years::int AS "termYears", chosen.self_fen AS "selfFen"
    FROM contract_package AS chosen JOIN service_package AS package ON package.id = chosen.package_id
    WHERE chosen.contract_id = ${contractId}::uuid ORDER BY package.code, package.id`
}

/** From now on an application stands under another text; where it stands with the team stays as it is. */
export async function putUnderText(
  tx: Transaction,
  id: string,
  text: {
    readonly agreementVersion: string
    readonly agreementHash: string
    readonly variablesCipher: string
    readonly startsOn: LocalDate
    readonly endsOn: LocalDate
  },
): Promise<void> {
  const data = { ...text, startsOn: new Date(text.startsOn), endsOn: new Date(text.endsOn) }
  await tx.contract.update({ where: { id }, data, select: { id: true } })
}

export interface OldYes extends WaitingContract {
  readonly signedAt: Date
}

/** Open applications that the resident signed between two moments, and not again since. */
export function listSignedBetween(
  db: Database,
  { from, before }: { readonly from: Date; readonly before: Date },
  { after, limit }: JobPage,
): Promise<OldYes[]> {
  return db.$queryRaw<OldYes[]>`
    SELECT contract.id, contract.patient_id AS "patientId", yes.signed_at AS "signedAt"
    FROM contract CROSS JOIN LATERAL (SELECT max(signed_at) AS signed_at FROM contract_signature
      WHERE contract_id = contract.id AND side = 'resident' AND text_hash = contract.agreement_hash) AS yes
    WHERE contract.status IN ('submitted', 'need-info', 'queued')
      AND yes.signed_at >= ${from} AND yes.signed_at < ${before}
      AND contract.id > ${after}::uuid
    ORDER BY contract.id LIMIT ${limit}`
}
