import { localDateOf } from '../kernel/time'
import { momentInWords } from '../kernel/time-in-words'
import { type MessageFacts, visitIn } from './message-facts'
import type { MessageKind } from './message-kind'
import type { MessageWords, Told } from './told'

/** What is told of somebody's place on a waitlist. */
type WaitlistMessageKind = Extract<MessageKind, `waitlist-${string}`>

export const WAITLIST_WORDS: Readonly<Record<WaitlistMessageKind, (told: Told) => MessageWords>> = {
  'waitlist-offered': ({ whom, facts }) => ({
    title: `${whom}候补的号空出来了`,
    body: `${seatIn(facts)}点开说要还是不要。不要也没关系，位置还在。`,
  }),
  'waitlist-paused': ({ whom }) => ({
    title: `${whom}的候补先停一停`,
    body: '两次空出来的号都没有答复。还想等，点开继续排，原来的位置还在。',
  }),
  'waitlist-closed': ({ whom, facts }) =>
    facts.reason === 'banned'
      ? { title: `${whom}的候补停了`, body: '网上约号暂停的日子里不候补。窗口和电话照样能约。' }
      : {
          title: `${whom}的候补到期了`,
          body: '选的那几天过完了，没有等到号。还需要的话，换个日子再排。',
        },
}

/** `明天 08:20，城东社区（示例）。给你留到今天 10:15。` in the words of the day on which it is read. */
function seatIn(facts: MessageFacts): string {
  const visit = visitIn(facts)
  const { until } = facts
  if (!visit || typeof until !== 'string') return ''
  const answerBy = new Date(until)
  const offeredOn = localDateOf(answerBy)
  return `${momentInWords(visit.start, offeredOn)}，${visit.place}。留到 ${momentInWords(answerBy, offeredOn)}。`
}
