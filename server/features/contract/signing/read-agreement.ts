import { fillAgreement, plainWordsOf, readMinutes } from '#domain/contract/agreement-text'
import { contractRules } from '#domain/contract/contract-rules'
import { readsPlainWords, signerOf } from '#domain/contract/signer'
import { refuseStartDay, startDays } from '#domain/contract/start-day'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { AccountContext } from '../../../platform/context'
import type { AgreementInput } from './application-input'
import { coveredUntil, kindOf } from './draft-application'
import { choosePackages, prepareAgreement } from './prepare-agreement'
import { findPrevious } from './previous-store'
import { findPerson, findTeam } from './signing-store'
import { findStandings } from './standing-store'

/**
 * The agreement as this resident would sign it today, with the hash that the signature will stand under.
 *
 * @throws not_found, delegate_not_permitted, team_ended, contract_start_day
 */
export async function readAgreement(ctx: AccountContext, input: AgreementInput) {
  const { db } = ctx
  const today = localDateOf(ctx.now())
  const scope = await ctx.access.guardianScope(db, ctx.account, input.patientId, today)
  const [person, team] = [await findPerson(db, scope), await findTeam(db, input.teamId, today)]
  const previous = input.previousId ? await findPrevious(db, scope, input.previousId) : null
  if (!person || !team || (input.previousId && !previous)) throw new DomainError('not_found')
  if (team.hasEnded) throw new DomainError('team_ended')
  const packages = await choosePackages(db, input.packageIds, today)

  const standing = (await findStandings(db, [scope.patientId], today))(scope.patientId)
  const rules = contractRules(await ctx.rules(), today)
  const kind = kindOf(previous, team.id)
  const days = startDays(kind, coveredUntil(previous, standing), today, rules, previous?.startsOn)
  const startsOn = input.startsOn ?? days.from
  const refusal = refuseStartDay(startsOn, days)
  if (refusal) throw new DomainError(refusal.code, refusal.facts)

  const signer = signerOf(scope.relation === 'self', person.birthDate, today)
  const accountId = ctx.account.id
  const prepared = await prepareAgreement(db, ctx, {
    person,
    signer,
    accountId,
    team,
    packages,
    startsOn,
    today,
  })
  const text = fillAgreement(prepared.template, prepared.variables)
  return {
    ...text,
    readMinutes: readMinutes(text),
    hash: prepared.hash,
    startsOn,
    endsOn: prepared.endsOn,
    signer,
    startDays: days,
    plainWords: readsPlainWords(person.birthDate, today) ? plainWordsOf(prepared.variables) : null,
  }
}
