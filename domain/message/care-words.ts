import { isLocalDate, type LocalDate } from '../kernel/time'
import { dateInWords } from '../kernel/time-in-words'
import type { MessageFacts } from './message-facts'
import type { MessageKind } from './message-kind'
import type { MessageWords, Told } from './told'

/** What is told of somebody's care between visits: check-ups, vaccines, the record and the card. */
type CareKind = Extract<
  MessageKind,
  | `checkup-${string}`
  | `vaccine-${string}`
  | `card-${string}`
  | 'observation-ended'
  | 'report-released'
  | 'correction-answered'
>

/** Windows of check-ups are mostly our own, so no sentence names a last day. */
export const CARE_WORDS: Readonly<Record<CareKind, (told: Told) => MessageWords>> = {
  'checkup-due': ({ whom, facts, today }) => ({
    title: `${whom}可以做${checkupIn(facts)}了`,
    body: `${around(facts.dueOn, today)}点开就能约时间。`,
  }),
  'checkup-closing': ({ whom, facts }) => ({
    title: `${whom}的${checkupIn(facts)}还没做`,
    body: '最好这几天去。点开就能约时间。',
  }),
  'vaccine-due': ({ whom, facts }) => ({
    title: `${whom}有${dosesIn(facts)}疫苗可以打了`,
    body: '按接种程序到时间了，能不能打由接种医生定。点开看是哪几种。',
  }),
  'vaccine-late': ({ whom, facts }) => ({
    title: `${whom}有${dosesIn(facts)}疫苗过了时间`,
    body: '不用从头打，补上就行。在别处打过的，点开记一笔。',
  }),
  'observation-ended': ({ whom }) => ({
    title: `${whom}的留观时间到了`,
    body: '没有不舒服，跟护士说一声就可以走。',
  }),
  'report-released': ({ whom }) => ({
    title: `${whom}有一份报告可以看了`,
    body: '点开就能看。看不懂的地方，复诊时问医生。',
  }),
  'correction-answered': ({ whom }) => ({
    title: `${whom}档案里你问的那一条，有回答了`,
    body: '原来写的不会改掉，回答就在它下面。点开就能读到。',
  }),
  'card-frozen': (told) => ({
    title: `${whoIn(told.facts)}冻结了${whose(told)}健康卡`,
    body: '现在谁也出示不了码。要用的时候，点开解冻。',
  }),
  'card-unfrozen': (told) => ({
    title: `${whoIn(told.facts)}解冻了${whose(told)}健康卡`,
    body: '现在又能出示码了。',
  }),
  'card-replaced': (told) => ({
    title: `${whoIn(told.facts)}换发了${whose(told)}健康卡`,
    body: '以前的码都不能用了，点开就是新的。',
  }),
  'card-cancelled': (told) => ({
    title: `${whoIn(told.facts)}注销了${whose(told)}健康卡`,
    body: '以前的码都不能用了。要用的时候可以再申领。',
  }),
}

/** `8 月龄体检` */
function checkupIn({ checkup }: MessageFacts): string {
  return typeof checkup === 'string' ? ` ${checkup}` : '儿保体检'
}

function around(day: MessageFacts[string] | undefined, today: LocalDate): string {
  return typeof day === 'string' && isLocalDate(day) ? `${dateInWords(day, today)}前后去都行。` : ''
}

function dosesIn({ doses }: MessageFacts): string {
  return typeof doses === 'number' ? ` ${doses} 剂` : ''
}

/** By whom, as the reader is told: `by` is `you`, `guardian` or `staff`. */
function whoIn({ by }: MessageFacts): string {
  if (by === 'you') return '你'
  return by === 'staff' ? '工作人员' : '另一位监护人'
}

function whose({ whom, facts }: Told): string {
  if (whom !== '我') return `${whom}的`
  return facts.by === 'you' ? '自己的' : '你的'
}
