import type { DomainErrorCode, RefusalFacts } from '#domain/kernel/errors'
import { refusalWords } from './refusal-words'

/** What to say to somebody who rings and cannot be found: what the desk says of a card that lies before it fits no telephone. */
const ON_THE_TELEPHONE: Readonly<Partial<Record<DomainErrorCode, string>>> = {
  card_absent: '没有查到。卡号和生日要都对得上，请对方再念一遍。',
  card_frozen: '这张卡冻结了。请对方带证件到窗口来，或者请监护人在手机上解冻。',
  card_state: '这张卡现在不能用。请对方带证件原件到窗口来，核对好再约。',
}

export function callerRefusal(code: DomainErrorCode, facts: RefusalFacts): string {
  const { title, next } = refusalWords(code, facts)
  return ON_THE_TELEPHONE[code] ?? `${title}。${next}`
}
