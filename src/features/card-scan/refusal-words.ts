import type { CardStatus } from '#domain/health-card/card-status'
import type { DomainErrorCode, RefusalFacts } from '#domain/kernel/errors'
import { errorMessage } from '../../api/error-messages'

/** The next step that helps: scan once more, look the card up by its number, or find the visit by name. */
export type NextStep = 'again' | 'number' | 'name'

export interface RefusalWords {
  readonly title: string
  readonly next: string
  readonly step: NextStep
  /** Somebody may be cheating: said in red. */
  readonly isSuspect?: boolean
}

/** Every fail code of rules D-CARD-04, for whoever stands at the counter with a family before them. */
const WORDS: Readonly<Partial<Record<DomainErrorCode, RefusalWords>>> = {
  card_code_malformed: {
    title: '这不是健康卡的码',
    next: '请对方打开“健康卡”那一页再扫。',
    step: 'again',
  },
  card_code_expired: {
    title: '码过期了',
    next: '可能是截图，或者屏幕停住了。请对方当面打开健康卡，换了新码再扫。',
    step: 'again',
  },
  card_code_replayed: {
    title: '这个码已经用过',
    next: '一个码只能打开一次档案。请对方等几秒，换了新码再扫。',
    step: 'again',
  },
  card_code_bad_signature: {
    title: '这个码不是我们发的',
    next: '别凭它放行。请对方当面打开健康卡再扫，或者看证件，用卡号和生日查。',
    step: 'number',
    isSuspect: true,
  },
  card_code_unknown_key: {
    title: '码太旧了',
    next: '发这个码的钥匙已经停用。请对方连上网，打开健康卡换新码再扫。',
    step: 'again',
  },
  card_code_clock_skew: {
    title: '时间对不上',
    next: '码上的时间比现在还晚。先看这台设备的时间准不准，再请对方换新码。',
    step: 'again',
  },
  card_code_offline_only: {
    title: '离线码只能报到',
    next: '要核对身份或打开档案，请对方连上网，用动态码。',
    step: 'again',
  },
  card_code_identifies_only: {
    title: '打印的卡只能核对身份',
    next: '报到和打开档案要手机上的码。请对方打开健康卡，或者换成“核对身份”再扫。',
    step: 'again',
  },
  card_frozen: {
    title: '这张卡冻结了',
    next: '码不能用。看证件核对是谁，今天有号的按姓名报到；要用卡，请监护人在手机上解冻。',
    step: 'name',
    isSuspect: true,
  },
  card_version_old: {
    title: '这张卡换过新的',
    next: '这是旧卡的码，已经作废。请对方打开手机上的健康卡再扫。',
    step: 'again',
    isSuspect: true,
  },
  card_absent: {
    title: '没有这张卡',
    next: '卡号和生日要都对得上。请对方再念一遍，或者按姓名报到。',
    step: 'name',
  },
}

/** A card that is not in use, by how it stands. */
const BY_STATUS: Readonly<Partial<Record<CardStatus, RefusalWords>>> = {
  applied: {
    title: '这张卡还没核对过',
    next: '请对方出示证件原件。今天有号的先按姓名报到，报到后就能确认身份。',
    step: 'name',
  },
  cancelled: {
    title: '这张卡已经注销',
    next: '看证件核对是谁，今天有号的按姓名报到。想用卡，监护人在手机上能再领。',
    step: 'name',
  },
}

/** What to say of a scan that was refused, and what to do next. */
export function refusalWords(code: DomainErrorCode, facts: RefusalFacts): RefusalWords {
  const byStatus = code === 'card_state' ? BY_STATUS[facts.status as CardStatus] : undefined
  return byStatus ?? WORDS[code] ?? { title: '没有核对成', next: errorMessage(code, facts), step: 'again' }
}
