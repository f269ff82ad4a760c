import { randomUUID } from 'node:crypto'
import { DomainError } from '#domain/kernel/errors'
import { DAY_MS, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { type DelegationPeriod, refusePeriod } from '#domain/patient/delegation'
import { guardianshipEndsOn } from '#domain/patient/guardianship'
import { householdRules } from '#domain/patient/household-rules'
import type { Relation } from '#domain/patient/relation'
import { answerOnce, intentOf } from '../../platform/api/idempotency'
import type { AccountContext, WriteContext } from '../../platform/context'
import { lockPatient } from '../../platform/sql/lock-patients'
import { codeIndexOf, offerCode } from './offer-code'
import { countLiving, insertDelegation } from './store'

interface CreateInput extends DelegationPeriod {
  readonly patientId: string
  /** What the guardian calls the delegate: 外婆. */
  readonly label: string
  readonly relation: Relation
  readonly idempotencyKey: string
}

export interface DelegationOffer {
  readonly id: string
  readonly code: string
  readonly codeExpiresAt: string
}

/**
 * Lets somebody bring a child until a day: 外婆可带孩子就诊 3 个月. Whoever types the code in its time has it. The code is
 * put to the answer after the intent is kept, so that it stands in no table.
 *
 * @throws not_found, delegate_not_permitted, delegation_period, delegation_limit
 */
export async function createDelegation(ctx: AccountContext, input: CreateInput): Promise<DelegationOffer> {
  const rules = await ctx.rules()
  const intent = intentOf(ctx, 'delegation.create', input)
  const given = await ctx.transaction((tx) =>
    answerOnce(tx, intent, () => give({ ...ctx, tx, rules: async () => rules }, input)),
  )
  return { ...given, code: offerCode(ctx.fieldCrypto, given.id) }
}

async function give(ctx: WriteContext, input: CreateInput): Promise<Omit<DelegationOffer, 'code'>> {
  const { tx, fieldCrypto } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  const rules = householdRules(await ctx.rules(), today)
  const { delegationsPerChild: max, delegationCodeDays } = rules['ID-06']
  const scope = await ctx.access.guardianScope(tx, ctx.account, input.patientId, today)
  const patient = await lockPatient(tx, scope.patientId)
  if (!patient) throw new DomainError('not_found')
  const ownEnd = guardianshipEndsOn(scope.relation, patient.birthDate, today)
  const refusal = refusePeriod(input, today, ownEnd, rules)
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  if ((await countLiving(tx, scope, now, today)) >= max) throw new DomainError('delegation_limit', { max })

  const id = randomUUID()
  const codeIndex = codeIndexOf(fieldCrypto, offerCode(fieldCrypto, id))
  if (!codeIndex) throw new Error('a code was made that cannot be read')
  const codeExpiresAt = new Date(now.getTime() + delegationCodeDays * DAY_MS)
  await insertDelegation(tx, scope, {
    id,
    relation: input.relation,
    labelCipher: fieldCrypto.seal('delegation.label_cipher', input.label),
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    codeIndex,
    codeExpiresAt,
    createdAt: now,
  })
  return { id, codeExpiresAt: toIsoShanghai(codeExpiresAt) }
}
