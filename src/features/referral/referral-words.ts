import { percentInWords } from '#domain/kernel/basis-points'
import { type LocalDate, localDateOf, localTimeOf, MINUTE_MS } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import type { ReferralStanding } from '#domain/mutual-aid/benefit/referral-worth'
import { REFERRAL_URGENCY_NAMES_ZH } from '#domain/referral/referral-urgency'
import type { TagProps } from '../../components/content/tag'
import type { DeskReferral, OwnReferral } from './use-referrals'

/** What both sides know of how a referral stands. */
type Answered = Pick<DeskReferral, 'acceptedAt' | 'rejectedAt' | 'expiredAt' | 'answerDueAt' | 'urgency'>

/** How it stands, in colour and word. An emergency was there before it was written down. */
export function referralTag(
  { acceptedAt, rejectedAt, expiredAt, answerDueAt }: Answered,
  now: Date,
): TagProps {
  if (acceptedAt) return { tone: 'ok', label: '已接收' }
  if (rejectedAt) return { tone: 'bad', label: '没有接收' }
  if (expiredAt) return { tone: 'mute', label: '没人答复，过期了' }
  return new Date(answerDueAt) < now
    ? { tone: 'bad', icon: 'clock', label: '超时没答复' }
    : { tone: 'wait', label: '等答复' }
}

/** `绿色转诊 · 今天 09:02 开` */
export function sentInWords(
  { urgency, requestedAt }: Pick<DeskReferral, 'urgency' | 'requestedAt'>,
  today: LocalDate,
) {
  return `${REFERRAL_URGENCY_NAMES_ZH[urgency]} · ${momentInWords(new Date(requestedAt), today)} 开`
}

/** What comes of the answer, or until when it is owed; with how long it took once it is there. */
export function answerInWords(
  row: Answered & Pick<DeskReferral, 'requestedAt'>,
  today: LocalDate,
  now: Date,
): string {
  const { acceptedAt, rejectedAt, expiredAt, answerDueAt, requestedAt } = row
  const answeredAt = acceptedAt ?? rejectedAt
  if (answeredAt) {
    const took = inMinutes((Date.parse(answeredAt) - Date.parse(requestedAt)) / MINUTE_MS)
    return `${momentInWords(new Date(answeredAt), today)} ${acceptedAt ? '接收' : '答复不接收'}，用了 ${took}`
  }
  if (expiredAt) return `${momentInWords(new Date(expiredAt), today)} 过期，没有人答复`
  const due = new Date(answerDueAt)
  const when = localDateOf(due) === today ? localTimeOf(due) : momentInWords(due, today)
  return due < now ? `应该在 ${when} 前答复` : `${when} 前答复`
}

function inMinutes(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes))
  return whole < 120 ? `${whole} 分钟` : `${Math.round(whole / 60)} 小时`
}

/** What it means for the child's aid, in a sentence that says what to do next (rules RF-05). */
export function worthInWords({ worth, toName }: Pick<OwnReferral, 'worth' | 'toName'>): string {
  const { withBasisPoints, directBasisPoints, ratioBasisPoints, bonusBasisPoints, lateHours, countedDays } =
    worth
  const bonus = bonusBasisPoints > 0 ? `；首诊的医生有认证，再加 ${bonusBasisPoints / 100} 个百分点` : ''
  const direct = percentInWords(directBasisPoints)
  const sentences: Record<ReferralStanding, string> = {
    counts: `去${toName}住院，互助金按 ${percentInWords(ratioBasisPoints)} 算${bonus}；直接去是 ${direct}。`,
    waiting: `等${toName}接收了再去，按 ${percentInWords(withBasisPoints)} 算；没接收就去，按直接去医院的 ${direct}。情况急就先去急诊，${lateHours} 小时里请医生补登。`,
    refused: `现在直接去，按 ${direct} 算。和医生商量换一家，接收了再去，还是 ${percentInWords(withBasisPoints)}。`,
    uncertified: `开转诊的医生那天没有有效的认证，按直接去医院的 ${direct} 算。请有认证的医生开，接收了再去是 ${percentInWords(withBasisPoints)}。`,
    over: `这张是 ${countedDays} 天以前开的，现在去不算转诊。要去医院，请医生重新开。`,
    expired: `没有等到答复，这张过期了；现在去，按直接去医院的 ${direct} 算。请医生重新开，接收了再去是 ${percentInWords(withBasisPoints)}。`,
    emergency: `急诊先看、${lateHours} 小时里补登的，互助金按 ${percentInWords(ratioBasisPoints)} 算。`,
  }
  return sentences[worth.standing]
}
