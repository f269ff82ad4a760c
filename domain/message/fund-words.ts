import { yuanOf } from '../kernel/fen'
import { isLocalDate, type LocalDate } from '../kernel/time'
import { dateInWords } from '../kernel/time-in-words'
import type { MessageFacts } from './message-facts'
import type { MessageKind } from './message-kind'
import type { MessageWords, Told } from './told'

/** What the custodian of a mutual-aid plan's money is told. */
type FundMessageKind = Extract<MessageKind, `fund-${string}`>

export const FUND_WORDS: Readonly<Record<FundMessageKind, (told: Told) => MessageWords>> = {
  'fund-broken': ({ facts, today }) => ({
    title: '互助金账本对不上了',
    body: `${dayIn(facts, today)}的账和日结时写下的不一样，有人从别处改过数据。先停止付款，请管理员对照备份查。`,
  }),
  'fund-reserve': ({ facts }) =>
    typeof facts.shortFen === 'number' ? shortIn(facts.shortFen) : lowIn(facts),
}

/** Money went back to families while all of the rest was promised. */
function shortIn(shortFen: number): MessageWords {
  return {
    title: `互助金还差 ${yuanOf(shortFen)}`,
    body: '退给家庭的钱已经退了，账上剩下的不够付核定好的互助金。新的核定先停着，和管理方商量尽快补上。',
  }
}

function lowIn(facts: MessageFacts): MessageWords {
  return {
    title: '互助金余额不多了',
    body: `按最近的支出，${monthsIn(facts)}。${
      facts.level === 'critical'
        ? '新人参加的推广已经停了，已参加的照常保障。'
        : '想想怎么补充，先和管理方商量。'
    }`,
  }
}

function dayIn({ on }: MessageFacts, today: LocalDate): string {
  return typeof on === 'string' && isLocalDate(on) ? dateInWords(on, today) : '有一天'
}

function monthsIn({ monthsCovered }: MessageFacts): string {
  return typeof monthsCovered === 'number' ? `还够付 ${monthsCovered} 个月` : '不够付几个月了'
}
