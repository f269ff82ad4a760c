import { contractRules } from '#domain/contract/contract-rules'
import { type ContractStage, contractStageOn } from '#domain/contract/contract-status'
import { moveContract } from '#domain/contract/move-contract'
import { confirmBy, isRenewable, yearAskedAbout } from '#domain/contract/review-clock'
import { seesChoices } from '#domain/contract/sees-choices'
import { groupedCode } from '#domain/contract/verification-code'
import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { AGE_GROUPS } from '#domain/key-group/key-group'
import type { AccountContext } from '../../../platform/context'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import { yesOf } from '../confirming/read-again'
import { opened } from '../contract-seal'
import { type ContractRow, findContract } from '../contract-store'
import { findParts, findView, listOfAccount, type ViewRow } from '../view-store'
import { hasFamilyAddendum } from './addendum-store'

/** A contract as a family sees it in a list. */
export interface ContractView
  extends Omit<
    ViewRow,
    | 'status'
    | 'reviewDueAt'
    | 'escalatedAt'
    | 'submittedAt'
    | 'signedAt'
    | 'isRenewed'
    | 'packages'
    | 'birthDate'
    | 'createdAt'
    | 'isSelf'
    | 'isApplicant'
  > {
  /** Where it stands today; the days say `active`, `expiring`, `expired` … */
  readonly status: ContractStage
  /** The family has asked for another team, or has signed with one that begins later. */
  readonly isChanging: boolean
  readonly reviewDueAt: string | null
  readonly isEscalated: boolean
  readonly submittedAt: string | null
  readonly signedAt: string | null
  readonly canRenew: boolean
  /** Of an adult's, for the rest of their household, only what is promised to everybody. */
  readonly packageNames: readonly string[]
  /** What an adult chose and was asked is theirs alone to read; the dialogue and the rest of the packages are left out. */
  readonly isTheirsAlone: boolean
}

/** Every contract of the account's people, applications and those over among them; newest first. */
export async function listContracts(
  ctx: AccountContext,
): Promise<{ rows: ContractView[]; nextCursor: null }> {
  const today = localDateOf(ctx.now())
  const rows = await listOfAccount(ctx.db, ctx.account.id, today)
  const viewOf = await viewer(ctx, today)
  return { rows: rows.map(viewOf), nextCursor: null }
}

/**
 * One contract, whole. What was answered and said is the resident's own from fourteen on: a guardian who does not read
 * their record reads none of it here; of an adult nobody does whom they did not let apply (journeys E2 26).
 *
 * @throws not_found alike for absent contracts and other families'; delegate_not_permitted
 */
export async function getContract(ctx: AccountContext, { id }: { readonly id: string }) {
  const today = localDateOf(ctx.now())
  const { scope, row, known } = await findOwn(ctx, id, today)
  const parts = await findParts(ctx.db, id)
  const rules = contractRules(await ctx.rules(), today)
  const viewOf = await viewer(ctx, today)
  const { fieldCrypto } = ctx
  const view = viewOf(row)
  const isHidden = view.isTheirsAlone
  const isOpen = scope.seesRecords && !isHidden
  const drafted = row.status === 'draft' ? parts.history[0] : undefined
  return {
    ...view,
    /** Last day for the resident's own yes; null where none is missing. */
    confirmBy: drafted ? confirmBy(drafted.at, rules) : null,
    /** Last day for the answer that the team waits for. */
    answerBy: row.status === 'need-info' ? confirmBy(known.statusAt, rules) : null,
    ...(await yesToCome(ctx, known)),
    yearToConfirm: await yearToConfirm(ctx, known, today),
    gridId: parts.gridId,
    gridName: parts.grid?.name ?? null,
    buildingId: parts.buildingId,
    buildingName: parts.building?.name ?? null,
    address: fieldCrypto.open('contract.address', parts.addressCipher),
    questionnaire: isOpen ? opened(fieldCrypto, 'contract.questionnaire', parts.questionnaireCipher) : null,
    dialogue:
      isOpen && parts.dialogueCipher ? opened(fieldCrypto, 'contract.dialogue', parts.dialogueCipher) : [],
    agreementVersion: parts.agreementVersion,
    agreementHash: parts.agreementHash,
    verificationCode: parts.verificationCode && groupedCode(parts.verificationCode),
    history: parts.history.map(({ status, at }) => ({ status, at: toIsoShanghai(at) })),
    packages: parts.packages
      .filter(({ package: { groups } }) => !isHidden || isForEverybody(groups))
      .map(({ selfFen, package: { id: packageId, nameZh, termYears, totalFen, items } }) => ({
        id: packageId,
        nameZh,
        termYears,
        totalFen,
        items,
        selfFen,
      })),
    signatures: parts.signatures.map(({ side, signedAt, factor }) => ({
      side,
      factor,
      signedAt: toIsoShanghai(signedAt),
    })),
    addenda: (isHidden ? [] : parts.addenda).map(({ textCipher, createdAt }) => ({
      text: fieldCrypto.open('contract_addendum.text', textCipher),
      createdAt: toIsoShanghai(createdAt),
    })),
  }
}

/** Of an application: whether its own yes is still to come, and why its agreement has to be read again first. */
async function yesToCome(
  ctx: AccountContext,
  contract: ContractRow,
): Promise<{ readonly awaitsYes: boolean; readonly readAgain: 'text' | 'old' | null }> {
  if ('code' in moveContract(contract.status, 'sign-again')) return { awaitsYes: false, readAgain: null }
  const { isMissing, readAgain } = await yesOf(ctx, ctx.db, contract)
  return { awaitsYes: isMissing, readAgain }
}

/** The first day of the year that the family has not let stand yet; null where nothing is asked (journeys E2 30). */
async function yearToConfirm(
  { db }: AccountContext,
  contract: ContractRow,
  today: LocalDate,
): Promise<LocalDate | null> {
  const { id: contractId, patientId } = contract
  const yearStartsOn = yearAskedAbout(contract, today)
  if (yearStartsOn === null) return null
  return (await hasFamilyAddendum(db, { contractId, patientId }, yearStartsOn)) ? null : yearStartsOn
}

/** @throws not_found alike for absent contracts and other families'; delegate_not_permitted */
export async function findOwn(
  ctx: AccountContext,
  id: string,
  today: LocalDate,
): Promise<{ scope: PatientScope; row: ViewRow; known: ContractRow }> {
  const known = await findContract(ctx.db, id)
  if (!known) throw new DomainError('not_found')
  const scope = await ctx.access.guardianScope(ctx.db, ctx.account, known.patientId, today)
  const row = await findView(ctx.db, scope, id)
  if (!row) throw new DomainError('not_found')
  return { scope, row, known }
}

async function viewer(ctx: AccountContext, today: LocalDate): Promise<(row: ViewRow) => ContractView> {
  const rules = contractRules(await ctx.rules(), today)
  const { firstDays: expiringDays } = rules['FD-EXPIRY-NOTICE']
  return (row) => {
    const { isRenewed, escalatedAt, reviewDueAt, submittedAt, signedAt, packages, ...rest } = row
    const { isSelf: _self, isApplicant: _applicant, birthDate: _birth, createdAt: _created, ...shown } = rest
    const isHidden = isTheirsAlone(row, today)
    return {
      ...shown,
      isTheirsAlone: isHidden,
      packageNames: packages
        .filter(({ groups }) => !isHidden || isForEverybody(groups))
        .map(({ nameZh }) => nameZh),
      status: contractStageOn(row, today, { expiringDays, isRenewed, leftOn: leftOn(row) }),
      isChanging: row.status === 'change-requested' || today <= (leftOn(row) ?? ''),
      reviewDueAt: reviewDueAt && toIsoShanghai(reviewDueAt),
      isEscalated: escalatedAt !== null,
      submittedAt: submittedAt && toIsoShanghai(submittedAt),
      signedAt: signedAt && toIsoShanghai(signedAt),
      canRenew: row.status === 'signed' && !isRenewed && isRenewable(row.endsOn, today, rules),
    }
  }
}

/** Whether whoever asks is of the household of an adult who did not let them apply (journeys E2 26). */
export function isTheirsAlone(
  { isSelf, isApplicant, birthDate, createdAt }: ViewRow,
  today: LocalDate,
): boolean {
  return !seesChoices({ isSelf, isApplicant, birthDate, appliedOn: localDateOf(createdAt) }, today)
}

/** A package for everybody, or for an age, says nothing of what somebody suffers from. */
function isForEverybody(groups: readonly string[]): boolean {
  return groups.every((group) => AGE_GROUPS.some((age) => age === group))
}

/** The last day of one that was left for another team. */
function leftOn({ endReason, endedOn }: Pick<ViewRow, 'endReason' | 'endedOn'>): LocalDate | null {
  return endReason === 'switched' ? endedOn : null
}
