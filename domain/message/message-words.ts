import type { LocalDate } from '../kernel/time'
import { localTimeOf } from '../kernel/time'
import { momentInWords } from '../kernel/time-in-words'
import { CARE_WORDS } from './care-words'
import { CLAIM_WORDS } from './claim-words'
import { CONTRACT_WORDS } from './contract-words'
import { COVERAGE_WORDS } from './coverage-words'
import { FUND_WORDS } from './fund-words'
import { type MessageFacts, visitIn } from './message-facts'
import type { MessageKind } from './message-kind'
import { PAYMENT_WORDS } from './payment-words'
import { TEAM_WORDS } from './team-words'
import type { MessageWords, Told } from './told'
import { WAITLIST_WORDS } from './waitlist-words'

/**
 * A message as its reader sees it. The name is the reader's own for the person, because the message itself holds none;
 * `null` when it is about nobody they look after (any more).
 */
export function messageWords(
  message: { readonly kind: MessageKind; readonly facts: MessageFacts },
  name: string | null,
  today: LocalDate,
): MessageWords {
  const { kind, facts } = message
  return WORDS[kind]({ visit: visitIn(facts), facts, whom: name ?? '家人', today })
}

const WORDS: Readonly<Record<MessageKind, (told: Told) => MessageWords>> = {
  ...CARE_WORDS,
  ...TEAM_WORDS,
  ...CLAIM_WORDS,
  ...CONTRACT_WORDS,
  ...COVERAGE_WORDS,
  ...FUND_WORDS,
  ...PAYMENT_WORDS,
  ...WAITLIST_WORDS,
  'appointment-booked': (told) => ({ title: `${told.whom}的号约好了`, body: whenAndWhere(told) }),
  'appointment-reminder': (told) => ({
    title: told.visit ? `${momentInWords(told.visit.start, told.today)} 看诊` : '快要看诊了',
    body: `${told.whom}的号。${where(told)}出门带上户口簿或身份证。`,
  }),
  'check-in-open': (told) => ({
    title: `${told.whom}的号可以报到了`,
    body: `${told.visit ? `${localTimeOf(told.visit.start)} 开始。` : ''}${where(told)}到了就在前台报到。`,
  }),
  'appointment-suspended': (told) => ({
    title: `医生停诊，${told.whom}的号取消了`,
    body: `${whenAndWhere(told)}不是你的问题，也不算爽约。${keptFor(told)}`,
  }),
  'appointment-unanswered': (told) => ({
    title: `给${told.whom}留的号过了时间`,
    body: `停诊的号：${whenAndWhere(told)}不算爽约，付过的挂号费原路退回。点开还能改约；没有合适的就候补，排在前面。`,
  }),
  'appointment-resumed': (told) => ({
    title: `医生又能看了，${told.whom}的号还在`,
    body: `${whenAndWhere(told)}还想来就点开要回去，已经改了时间的不变。`,
  }),
  'appointment-cancelled': (told) => ({
    title: `前台取消了${told.whom}的号`,
    body: `${whenAndWhere(told)}有人说不来了，不算爽约，付过的挂号费原路退回。不是家里人说的，就给社区医院打电话，点开可以重新约。`,
  }),
  'no-show-marked': (told) => ({
    title: `${told.whom}的号没有来`,
    body: `${whenAndWhere(told)}这次记一次爽约。没来有原因，点开说一声，社区医院看了会答复。`,
  }),
  'no-show-answered': (told) => ({
    title: told.facts.outcome === 'excused' ? `${told.whom}那次没来不算了` : `${told.whom}那次没来还是算一次`,
    body:
      told.facts.outcome === 'excused'
        ? '社区医院看了你说的原因，这一次不记爽约。'
        : '社区医院的答复写在里面，点开看。',
  }),
  called: (told) => ({
    title: told.visit ? `叫到 ${told.visit.number} 号了` : '叫到号了',
    body: `请${bring(told)}去 ${told.visit?.room ?? '诊室'}。`,
  }),
  'survey-open': (told) => ({
    title: '这次看得怎么样',
    body: `${told.whom}${told.visit ? `在${told.visit.place}` : ''}看完了。三个问题，半分钟。`,
  }),
  'guardianship-asked': ({ whom }) => ({
    title: `有人想一起照看${whom}`,
    body: '去“我的家庭”看看是谁。同意还是不同意，由你定。',
  }),
  'guardianship-approved': ({ facts }) => ({
    title: '可以一起照看了',
    body: `${facts.by === 'staff' ? '前台看过证件，给你加上了。' : '对方同意了。'}现在你也能给这位家人约号。`,
  }),
  'guardianship-refused': ({ facts }) => ({
    title: '这次没有同意一起照看',
    body:
      facts.by === 'staff'
        ? '前台看过证件，还不能加。带上户口簿或出生医学证明的原件，再去社区卫生服务中心前台问一次。'
        : '如果弄错了，带上证件和户口簿，去社区卫生服务中心前台办。',
  }),
  'guardian-added': ({ whom }) => ({
    title: `${whom}多了一位监护人`,
    body: '前台看过户口簿一类的原件后加的。是谁，写在“我的家庭”这位家人的“监护人”里；不认识就马上给社区医院打电话。',
  }),
  'delegation-accepted': ({ whom }) => ({
    title: `有人可以帮你带${whom}看病了`,
    body: '你给的邀请对方接受了。到期自动结束，你随时能收回。',
  }),
  'delegation-ended': ({ whom }) => ({
    title: `带${whom}看病的授权结束了`,
    body: '还要带的话，请监护人再发一次邀请。',
  }),
  'identity-merged': ({ whom }) => ({
    title: `${whom}的证件换好了`,
    body: '两份档案是同一个人，已经合在一起。约过的号都在。',
  }),
  'identity-kept-apart': ({ whom }) => ({
    title: `${whom}的证件没有换成`,
    body: '工作人员看过，那份证件是另一个人的。请带原件去社区卫生服务中心前台核对。',
  }),
  'record-shared': ({ whom }) => ({
    title: `医生用分享码看了${whom}的档案`,
    body: '只看得到你选的部分，到点自动关上。不是你给的码，到“健康”的“给医生看”里收回。',
  }),
  'record-emergency': ({ whom }) => ({
    title: `医生紧急查看了${whom}的档案`,
    body: '医生写下了理由，卫健局会在一天内复核。是谁、为什么，在“谁看过”里。',
  }),
  'record-emergency-unjustified': ({ whom }) => ({
    title: `那次紧急查看${whom}的档案，没有理由`,
    body: '卫健局复核过，认为不该看，已经记在那位医生的名下。对不起。',
  }),
  'conversation-replied': ({ whom }) => ({
    title: `家庭医生团队回复了${whom}的消息`,
    body: '打开“我的家庭医生”就能看到。急症马上打 120。',
  }),
  'service-case-answered': ({ whom }) => ({
    title: `你说${whom}没做过的那一项，有结果了`,
    body: '打开“我的家庭医生”，点开那一项就能看到。',
  }),
  'objection-answered': ({ whom }) => ({
    title: `你问的那次查看，有回答了`,
    body: `关于谁看过${whom}的档案。打开“谁看过”就能读到。`,
  }),
}

/** `今天 08:20，城东社区卫生服务中心，2 号诊室，第 3 号。` */
function whenAndWhere({ visit, today }: Told): string {
  if (!visit) return ''
  const { start, place, room, number } = visit
  return `${momentInWords(start, today)}，${place}，${room}，第 ${number} 号。`
}

/** What is kept for the family in place of a visit that the clinic took back, as the message of the day told it. */
function keptFor({ facts: { until }, today }: Told): string {
  return typeof until === 'string'
    ? `给你留了差不多的号，留到${momentInWords(new Date(until), today)}，点开就能换。`
    : '付过的挂号费原路退回，可以改约别的时间。'
}

function where({ visit }: Told): string {
  return visit ? `${visit.place}，${visit.room}，第 ${visit.number} 号。` : ''
}

function bring({ whom }: Told): string {
  return whom === '我' ? '' : `带${whom}`
}
