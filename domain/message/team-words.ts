import { isLocalDate, type LocalDate } from '../kernel/time'
import { dateInWords } from '../kernel/time-in-words'
import type { MessageFacts } from './message-facts'
import type { MessageKind } from './message-kind'
import type { MessageWords, Told } from './told'

/** What families are told of the team that looks after them, and what its leader is told of it. */
type TeamKind = Extract<MessageKind, `team-${string}`>

/** No doctor is named: who is in the team stands on its page. */
export const TEAM_WORDS: Readonly<Record<TeamKind, (told: Told) => MessageWords>> = {
  'team-member-left': ({ whom, facts, today }) => {
    const day = dayIn(facts, today)
    return {
      title: `${whom}的家庭医生团队换人了`,
      body: `有一位成员${day ? `做到 ${day}` : '离开了'}，约定的服务不变。想换团队随时能换，不用理由，也不收钱。`,
    }
  },
  'team-dissolved': ({ whom, facts, today }) => {
    const day = dayIn(facts, today)
    return {
      title: `${whom}的家庭医生团队解散了`,
      body: `${day ? `${day}起` : '现在'}不再签新的人。选一个新团队，没做完的服务接着做，不收钱。`,
    }
  },
  'team-chat-group-stale': () => ({
    title: '团队的微信群码过期了',
    body: '居民现在扫不了码、进不了群。在微信里打开群二维码，到“团队设置”换一张新的。',
  }),
  'team-reviews-overdue': ({ facts }) => ({
    title: '有团队超过 72 小时没答复签约申请',
    body: `${applicationsIn(facts)}家里和组长都收到了消息。在电脑上打开“服务核实”，问清楚为什么。`,
  }),
  'team-phone-unanswered': () => ({
    title: '有居民说团队电话没人接',
    body: '到“居民反映”里说明原因，卫健局会核实。换了号码或时间，请卫健局在“团队”里改。',
  }),
  'team-phone-looked-into': ({ facts }) => ({
    title: '你说团队电话没人接，有结果了',
    body:
      facts.outcome === 'upheld'
        ? '卫健局核实过，你说得对，已经请团队整改。再打不通，随时再告诉我们。'
        : '卫健局核实过，那段时间电话有人接。再打不通，随时再告诉我们。',
  }),
}

/** `3 份申请。` */
function applicationsIn({ applications }: MessageFacts): string {
  return typeof applications === 'number' ? `${applications} 份。` : ''
}

function dayIn({ lastOn }: MessageFacts, today: LocalDate): string | null {
  return typeof lastOn === 'string' && isLocalDate(lastOn) ? dateInWords(lastOn, today) : null
}
