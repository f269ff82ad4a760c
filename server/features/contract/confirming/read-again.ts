import { currentConsentText } from '#domain/consent/consent-text'
import { contractRules } from '#domain/contract/contract-rules'
import { whyReadAgain } from '#domain/contract/review-clock'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { Context } from '../../../platform/context'
import type { Reader } from '../../../platform/database/database'
import { opened } from '../contract-seal'
import { type ContractRow, findResidentYes } from '../contract-store'
import { statusAfter } from '../review/review-application'
import { findTextInForce } from '../signing/signing-store'

type Needs = Pick<Context, 'fieldCrypto' | 'now' | 'rules'>
/** Of an application that is open: why its agreement has to be read again, and whether a yes to it is still to come. */
export async function yesOf(
  ctx: Needs,
  db: Reader,
  contract: ContractRow,
): Promise<{ readonly readAgain: 'text' | 'old' | null; readonly isMissing: boolean }> {
  const today = localDateOf(ctx.now())
  const yesAt = await findResidentYes(db, contract)
  const yes = {
    yesOn: yesAt && localDateOf(yesAt),
    isTextOfToday: yesAt !== null || (await isTextOfToday(ctx, db, contract)),
  }
  const readAgain = whyReadAgain(yes, today, contractRules(await ctx.rules(), today))
  return { readAgain, isMissing: yesAt === null }
}

/**
 * That the resident can say yes now, to the words of today. @throws contract_state where no yes is missing;
 * draft_text_changed with the version that has to be shown to them first (journeys E2 17)
 */
export async function assertAwaitsYes(ctx: Needs, db: Reader, contract: ContractRow): Promise<void> {
  statusAfter(contract, 'sign-again')
  const { readAgain, isMissing } = await yesOf(ctx, db, contract)
  if (!isMissing) throw new DomainError('contract_state', { status: contract.status })
  if (readAgain === null) return
  const { version } = await findTextInForce(db, localDateOf(ctx.now()))
  throw new DomainError('draft_text_changed', { version })
}

/** The agreement, and what is agreed to beside it, say what they said when this was filled in. */
async function isTextOfToday(
  { fieldCrypto, now }: Needs,
  db: Reader,
  { agreementVersion, variablesCipher }: ContractRow,
): Promise<boolean> {
  const { teamRecordText, gridWorkerText } = opened(fieldCrypto, 'contract.variables', variablesCipher)
  if (teamRecordText !== currentConsentText('team-record').version) return false
  if (gridWorkerText !== currentConsentText('grid-worker').version) return false
  return (await findTextInForce(db, localDateOf(now()))).version === agreementVersion
}
