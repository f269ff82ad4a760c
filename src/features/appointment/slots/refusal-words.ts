import type { DomainErrorCode, Refusal } from '#domain/kernel/errors'
import { timeOf } from './offered-slot'

/** Two to four words for a chip, and what they are in elder mode (design guide §8, §10). */
const CHIP_WORDS: Partial<Record<DomainErrorCode, { readonly words: string; readonly elder: string }>> = {
  slot_full: { words: '满', elder: '满了' },
  slot_started: { words: '已开始', elder: '已经开始' },
  slot_too_soon: { words: '来不及', elder: '来不及了' },
  slot_suspended: { words: '临时停诊', elder: '临时停诊' },
  slot_pool_referral: { words: '转诊预留', elder: '留给转诊的' },
  slot_pool_on_site: { words: '现场留号', elder: '留给到现场的' },
  slot_pool_signed_family: { words: '签约家庭', elder: '留给签约的' },
  time_overlap: { words: '时间冲突', elder: '和别的撞了' },
  limit_same_service_day: { words: '当天已约', elder: '这天约过了' },
  limit_day: { words: '当天约满', elder: '这天约满了' },
  limit_open: { words: '手上号满', elder: '手上的号满了' },
  limit_service_window: { words: '已约满', elder: '约的够多了' },
  service_age: { words: '年龄不合', elder: '年龄不合' },
  booking_banned: { words: '停约中', elder: '停约中' },
  guardian_required: { words: '要监护人', elder: '要监护人来约' },
  reschedule_same_slot: { words: '原来的', elder: '原来的时间' },
}

/** Of which the list says when they can be had. */
const OPENS_LATER: readonly DomainErrorCode[] = ['slot_not_released', 'slot_outside_window', 'slot_reopens']

/** `12:00 放号` when that is today, else `未放号`; everything unforeseen is `约不了`, whose sentence says more. */
export function refusalWords({ code, facts }: Refusal, today: string, elder: boolean): string {
  if (OPENS_LATER.includes(code)) {
    const opensAt = facts.opensAt
    return typeof opensAt === 'string' && opensAt.startsWith(today) ? `${timeOf(opensAt)} 放号` : '未放号'
  }
  const known = CHIP_WORDS[code]
  if (!known) return '约不了'
  return elder ? known.elder : known.words
}

/** Refusals that come from the person who is to be seen, not from the slot: another day's slots may have them too. */
const OF_THE_PERSON: readonly DomainErrorCode[] = [
  'booking_banned',
  'guardian_required',
  'service_age',
  'limit_same_service_day',
  'limit_day',
  'limit_open',
  'limit_service_window',
]

export function isOfThePerson(refusal: Refusal | undefined): boolean {
  return refusal !== undefined && OF_THE_PERSON.includes(refusal.code)
}
