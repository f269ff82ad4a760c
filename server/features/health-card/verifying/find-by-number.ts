import * as z from 'zod/mini'
import { parseCardNumber } from '#domain/health-card/card-number'
import { refuseCard } from '#domain/health-card/card-status'
import { day } from '#domain/kernel/day'
import { DomainError, refuse } from '#domain/kernel/errors'
import type { StaffContext } from '../../../platform/context'
import { demonstrationCards } from '../card-platform'
import { countNumberTry } from './count-number-try'
import { type DeskAnswer, deskAnswer } from './desk-answer'
import { settleShowing } from './settle-use'
import { useShape } from './verify-card'

const NUMBER_MAX_LENGTH = 40

export const findByNumberInput = z.strictObject({
  number: z.string().check(z.maxLength(NUMBER_MAX_LENGTH)),
  birthDate: day,
  ...useShape,
  idempotencyKey: z.uuid(),
})

/**
 * A number that was read out because nothing can be scanned (journeys E3 8). It identifies and checks in together with
 * the birth date, and opens nothing. A wrong number and a wrong date are answered alike; both count as a try, and
 * numbers that no card can have count as none.
 *
 * @throws input_invalid, card_absent, too_many_requests, card_code_identifies_only, what `refuseCard` returns
 */
export async function findByNumber(
  ctx: StaffContext,
  input: z.infer<typeof findByNumberInput>,
): Promise<DeskAnswer> {
  const number = parseCardNumber(input.number)
  if (!number) throw new DomainError('input_invalid', { fields: ['number'] })
  await countNumberTry(ctx, number, input.birthDate)
  const showing = {
    procedure: 'healthCard.findByNumber',
    input,
    kind: 'number',
    named: { number },
  } as const
  const patientId = await settleShowing(ctx, showing, async (db) => {
    if (input.purpose === 'open-record') return refuse('card_code_identifies_only')
    const asked = { number, birthDate: input.birthDate }
    const card = await demonstrationCards.getHealthCardByHealthCode(db, asked)
    return refuseCard(card) ?? card ?? refuse('card_absent')
  })
  return deskAnswer(ctx, { action: 'healthCard.findByNumber', patientId, isProven: false })
}
