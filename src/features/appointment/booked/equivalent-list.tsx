import { View } from '@tarojs/components'
import { useState } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { failureSentence } from '../../../api/failure-of'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { EquivalentCard } from './equivalent-card'
import { type Equivalent, useEquivalentAnswer } from './use-equivalents'

export interface EquivalentListProps {
  appointmentId: string
  offers: readonly [Equivalent, ...Equivalent[]]
  today: LocalDate
  offline: boolean
  onMoved: (appointmentId: string) => void
}

/** BK-16: the doctor stopped, and here is what is kept instead. One tap takes one; nothing fits is said in two. */
export function EquivalentList({ appointmentId, offers, today, offline, onMoved }: EquivalentListProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const [isSure, setSure] = useState(false)
  const { take, decline, busy } = useEquivalentAnswer()
  const answer = async (write: () => Promise<unknown>) => {
    setProblem(null)
    try {
      await write()
    } catch (error) {
      setProblem(failureSentence(error))
    }
  }
  const takeOne = ({ id }: Equivalent) => answer(async () => onMoved((await take(id)).id))
  const isHeldAfterAll = offers[0].kind === 'original'
  const until = offers.map(({ expiresAt }) => expiresAt).reduce((a, b) => (a > b ? a : b))
  return (
    <>
      <Card tone="lamp" label={isHeldAfterAll ? '医生又能看了' : '医生停诊了'}>
        <View className="t-lead">
          {isHeldAfterAll ? '医生又能看了，原来的号还给你留着' : `医生停诊了，给你留了 ${offers.length} 个号`}
        </View>
        <View className="t-sub mt1">
          留到{momentInWords(new Date(until), today)}，点一个就换过去，不用再抢。不是你的问题，不算爽约。
        </View>
      </Card>
      {problem && (
        <Note tone="bad" announced>
          {problem}
        </Note>
      )}
      {offers.map((offer) => (
        <EquivalentCard
          key={offer.id}
          offer={offer}
          today={today}
          busy={busy}
          onTake={offline ? undefined : () => void takeOne(offer)}
        />
      ))}
      {!offline && (
        <>
          <Button
            kind="secondary"
            size="medium"
            label={isSure ? '都不要，挂号费退给我' : '都不合适'}
            busy={busy}
            onTap={() => (isSure ? void answer(() => decline(appointmentId)) : setSure(true))}
          />
          {isSure && (
            <View className="t-cap">
              再点一次，留的号就给别人了，付过的全部退回。要等这位医生的号，排候补你排在前面。
            </View>
          )}
        </>
      )}
    </>
  )
}
