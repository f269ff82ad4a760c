import { seesChoices } from '#domain/contract/sees-choices'
import { ageYearsOn, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { KEY_GROUP_NAMES_ZH, type KeyGroupSource } from '#domain/key-group/key-group'
import { visibleKeyGroups } from '#domain/key-group/visible-key-groups'
import type { PatientScope } from '../../platform/scope/patient-scope'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'
import { keyGroupReader } from '../../platform/sealing/key-group-index'
import type { loadContracts, loadKeyGroups } from './export-contract-store'
import { moment } from './export-words'

type ContractRow = Awaited<ReturnType<typeof loadContracts>>[number]
type EvaluationRow = ContractRow['evaluations'][number]
type KeyGroupRow = Awaited<ReturnType<typeof loadKeyGroups>>[number]

/** Who has it written out, and when. */
interface Reading {
  readonly scope: PatientScope
  readonly now: Date
  readonly crypto: FieldCrypto
}

/**
 * A contract with its signatures and everything that was said of it. What was chosen, asked and answered is for whoever
 * reads it in the app: of an adult themselves and whom they let apply (journeys E2 26), of an adolescent whoever reads
 * their record.
 */
export function exportContract(row: ContractRow, { scope, now, crypto }: Reading): object {
  const isSeen = seesChoicesOf(row, scope, now)
  const isOpen = isSeen && scope.seesRecords
  return {
    team: row.team.name,
    organization: row.team.organization.name,
    status: row.status,
    kind: row.kind,
    startsOn: localDateOf(row.startsOn),
    endsOn: localDateOf(row.endsOn),
    endedOn: row.endedOn && localDateOf(row.endedOn),
    endReason: row.endReason,
    termYears: row.termYears,
    appliedAt: toIsoShanghai(row.createdAt),
    submittedAt: moment(row.submittedAt),
    signedAt: moment(row.signedAt),
    agreementVersion: row.agreementVersion,
    agreementHash: row.agreementHash,
    verificationCode: row.verificationCode,
    address: crypto.open('contract.address', row.addressCipher),
    withheld: !isOpen,
    packages: isSeen
      ? row.packages.map(({ selfFen, package: { nameZh } }) => ({ name: nameZh, selfFen }))
      : [],
    questionnaire: isOpen ? jsonOf('contract.questionnaire', row.questionnaireCipher, crypto) : null,
    dialogue: isOpen && row.dialogueCipher ? jsonOf('contract.dialogue', row.dialogueCipher, crypto) : [],
    addenda: (isSeen ? row.addenda : []).map(({ textCipher, createdAt }) => ({
      at: toIsoShanghai(createdAt),
      text: crypto.open('contract_addendum.text', textCipher),
    })),
    history: row.history.map(({ status, at }) => ({ status, at: toIsoShanghai(at) })),
    signatures: row.signatures.map(({ side, factor, textHash, signedAt, strokesCipher }) => ({
      side,
      factor,
      textHash,
      signedAt: toIsoShanghai(signedAt),
      strokes: isOpen && strokesCipher ? jsonOf('contract_signature.strokes', strokesCipher, crypto) : null,
    })),
    evaluations: row.evaluations.map((evaluation) => exportEvaluation(evaluation, scope, crypto)),
  }
}

/** Another guardian's words about the team are theirs to keep. */
function exportEvaluation(
  { commentCipher, accountId, createdAt, ...answers }: EvaluationRow,
  scope: PatientScope,
  crypto: FieldCrypto,
): object {
  const isMine = accountId === scope.accountId
  return {
    ...answers,
    isMine,
    at: toIsoShanghai(createdAt),
    comment: commentCipher && isMine ? crypto.open('team_evaluation.comment', commentCipher) : null,
  }
}

/** The groups that staff saw or the family said, of today and before, as far as this member of the household sees them. */
export function exportKeyGroups(
  rows: readonly KeyGroupRow[],
  birthDate: Date,
  { scope, now, crypto }: Reading,
): object[] {
  const groupOf = keyGroupReader(crypto)
  const tagged = rows.flatMap((row) => {
    const group = groupOf(row.groupIndex)
    return group ? [{ ...row, group, source: row.source as KeyGroupSource }] : []
  })
  const ageYears = ageYearsOn(localDateOf(birthDate), localDateOf(now))
  const { kind, seesRecords, relation } = scope
  const shown = visibleKeyGroups(tagged, { isSelf: relation === 'self', kind, seesRecords, ageYears })
  return shown.map(({ group, source, since, until, evidenceCipher }) => ({
    group: KEY_GROUP_NAMES_ZH[group],
    source,
    since: localDateOf(since),
    until: until && localDateOf(until),
    evidence: evidenceCipher && crypto.open('key_group_member.evidence', evidenceCipher),
  }))
}

function seesChoicesOf(
  { patient, applicantAccountId, createdAt }: ContractRow,
  { relation, accountId }: PatientScope,
  now: Date,
): boolean {
  const viewer = {
    isSelf: relation === 'self',
    isApplicant: applicantAccountId === accountId,
    birthDate: localDateOf(patient.birthDate),
    appliedOn: localDateOf(createdAt),
  }
  return seesChoices(viewer, localDateOf(now))
}

/** What was sealed was checked before it was; it is kept as it is. */
function jsonOf(field: Parameters<FieldCrypto['open']>[0], cipher: string, crypto: FieldCrypto): unknown {
  return JSON.parse(crypto.open(field, cipher))
}
