import { DomainError } from '#domain/kernel/errors'
import type { Sex } from '#domain/kernel/sex'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { refuseRelation } from '#domain/patient/add-patient'
import {
  countsAsCorrection,
  type PatientCorrection,
  type PatientFacts,
  refuseCorrection,
} from '#domain/patient/correct-patient'
import { householdRules } from '#domain/patient/household-rules'
import { parsePersonName } from '#domain/patient/person-name'
import type { WriteContext } from '../../platform/context'
import { lockPatient } from '../../platform/sql/lock-patients'
import { guardianScope } from './access'
import { followBirthDate } from './follow-birth-date'
import { loadMembers } from './household-store'
import { loadRecord, updatePatient } from './store'

interface CorrectInput {
  readonly id: string
  readonly name?: string | undefined
  readonly birthDate?: LocalDate | undefined
  readonly sex?: Sex | undefined
}

/**
 * Corrects what a family typed. Another birth date moves the last day of every guardianship with it, and of what
 * was entrusted under it.
 *
 * @throws not_found, delegate_not_permitted, relation_age_mismatch, and what `refuseCorrection` returns
 */
export async function correctPatient(ctx: WriteContext, input: CorrectInput): Promise<Record<string, never>> {
  const { tx, account, fieldCrypto } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  const rules = householdRules(await ctx.rules(), today)
  const scope = await guardianScope(tx, account, input.id, today)
  if (!(await lockPatient(tx, scope.patientId))) throw new DomainError('not_found')
  const record = await loadRecord(tx, scope)
  const old: PatientFacts = { ...record, name: fieldCrypto.open('patient.name', record.nameCipher) }
  const next = corrected(old, input)
  const members = await loadMembers(tx, account.id, now, today)
  const others = members.filter(({ patientId }) => patientId !== scope.patientId)
  const refusal =
    refuseRelation(next, scope.relation, others, today, rules) ?? refuseCorrection(old, next, today, rules)
  if (refusal) throw new DomainError(refusal.code, refusal.facts)

  const isRenamed = next.name !== old.name
  await updatePatient(tx, scope, {
    ...(isRenamed && { nameCipher: fieldCrypto.seal('patient.name', next.name), nameIsTemporary: false }),
    birthDate: next.birthDate,
    sex: next.sex,
    ...(countsAsCorrection(old, next) && { correctedAt: now }),
  })
  if (next.birthDate !== old.birthDate) {
    await followBirthDate(ctx, { patientId: scope.patientId, birthDate: next.birthDate }, now)
  }
  return {}
}

function corrected(old: PatientFacts, { name, birthDate, sex }: CorrectInput): PatientCorrection {
  const read = parsePersonName(name ?? old.name)
  if ('fault' in read) throw new DomainError('input_invalid', { fields: ['name'], reason: read.fault })
  return { name: read.name, birthDate: birthDate ?? old.birthDate, sex: sex ?? old.sex }
}
