import { isLocalDate, type LocalDate } from '../kernel/time'
import { dateInWords } from '../kernel/time-in-words'
import type { MessageFacts } from './message-facts'
import type { MessageKind } from './message-kind'

/** What families are told of the team that looks after them, and what its leader is told of it. */
type TeamKind = Extract<MessageKind, `team-${string}`>

interface Said {
  readonly title: string
  readonly body: string
}

interface Told {
  /** What the family calls the person: 我, 小禾. */
  readonly whom: string
  readonly facts: MessageFacts
  readonly today: LocalDate
}

/** No doctor is named: who is in the team stands on its page. */
export const TEAM_WORDS: Readonly<Record<TeamKind, (told: Told) => Said>> = {
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
}

function dayIn({ lastOn }: MessageFacts, today: LocalDate): string | null {
  return typeof lastOn === 'string' && isLocalDate(lastOn) ? dateInWords(lastOn, today) : null
}
