import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MessageTemplate } from '#domain/message/message-template'
import { api, client } from '../../api/client'
import { useSession } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { askToSubscribe } from '../../platform/wechat/subscribe-message'
import type { SubscribeOutcome, WechatAnswer } from '../../platform/wechat/subscribe-message-outcome'
import { type OutcomeWords, outcomeInWords } from './reminder-words'

/** Old versions of WeChat take no more in one question. */
const MAX_ASKED = 3

export interface ReminderAsk {
  /** What would be asked for; empty where WeChat cannot be asked. */
  readonly offered: readonly MessageTemplate[]
  /** The tap itself: WeChat asks only while the finger's event is handled. */
  readonly ask: () => void
  readonly asking: boolean
  readonly outcome: OutcomeWords | null
}

/** Asks WeChat, on a tap, whether copies of these messages may be sent, and notes what was answered. */
export function useReminderAsk(templates: readonly MessageTemplate[]): ReminderAsk {
  const isLoggedIn = useSession() !== null
  const { data } = useQuery(
    api.message.subscription.queryOptions({}, { enabled: isLoggedIn && askToSubscribe !== null }),
  )
  const note = useWrite(client.message.subscribe.mutate)
  const [asking, setAsking] = useState(false)
  const [outcome, setOutcome] = useState<OutcomeWords | null>(null)

  const known = data?.templates ?? []
  const offered = known.filter(({ template }) => templates.includes(template)).slice(0, MAX_ASKED)
  const templateOf = (id: string) => offered.find(({ templateId }) => templateId === id)?.template

  async function finish(asked: SubscribeOutcome): Promise<void> {
    const isNoted = asked.kind !== 'answered' || (await noteAnswers(asked.answers))
    setOutcome(isNoted ? outcomeInWords(asked, templateOf) : NOT_NOTED)
    setAsking(false)
  }

  async function noteAnswers(said: Readonly<Record<string, WechatAnswer>>): Promise<boolean> {
    const answers = Object.entries(said).flatMap(([id, answer]) => {
      const template = templateOf(id)
      return template ? [{ template, answer }] : []
    })
    return note.mutateAsync({ answers }).then(
      () => true,
      () => false,
    )
  }

  return {
    offered: offered.map(({ template }) => template),
    asking,
    outcome,
    ask() {
      if (!askToSubscribe || asking) return
      setAsking(true)
      void askToSubscribe(offered.map(({ templateId }) => templateId)).then(finish)
    },
  }
}

const NOT_NOTED: OutcomeWords = {
  tone: 'wait',
  words: '微信那边答应了，我们这边没有记上，不是你的问题。有网的时候再点一次。',
}
